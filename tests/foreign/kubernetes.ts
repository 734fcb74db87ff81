import { join } from 'node:path'
import { run } from './command.ts'
import { type Outcome, outcomesOf } from './outcome.ts'

/** The first run fetches kustomize's modules and compiles them, which takes half a minute. */
const RUN_MS = 240_000
const MANIFESTS = join(import.meta.dirname, '..', '..', 'deploy', 'kubernetes')
const FOLDERS = ['overlays/pilot', 'overlays/production', 'adapter', '../../tests/foreign/kubernetes/with-calls-out']
/** Faults that the program plants, to see itself find them. */
const PLANTED = 8

/**
 * What `kubectl apply -k` would send, rendered by kustomize's own code and held against the published schema of Kubernetes and
 * against itself (docs/decisions/0222).
 */
export async function kubernetes(): Promise<Outcome[]> {
  const cwd = join(import.meta.dirname, 'kubernetes')
  const { output } = await run('go', ['run', '.', MANIFESTS, ...FOLDERS], { cwd, limitMs: RUN_MS })
  return outcomesOf(output, 'Kubernetes', FOLDERS.length + PLANTED)
}
