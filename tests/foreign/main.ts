import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { fetchGenerator, javaClient, pythonClient } from './clients.ts'
import { pythonEnvironment } from './environment.ts'
import { fuzz } from './fuzz.ts'
import { jmsBroker } from './jms.ts'
import { kubernetes } from './kubernetes.ts'
import { goLog } from './log.ts'
import { camelPeer } from './peer.ts'
import { monitoring } from './monitoring.ts'
import { kit, KITS } from './kits.ts'
import { javaKeyStores } from './key-stores.ts'
import type { Outcome } from './outcome.ts'
import { qpidAtFourthRabbit } from './qpid.ts'
import { missingPrograms } from './programs.ts'
import { openStage } from './stage.ts'
import { xsdClasses } from './xsd-classes.ts'

/**
 * `npm run test:foreign [-- fuzz|java|jms|keystores|kits|kubernetes|log|monitoring|peer|python … --seed N --today]`: what an integrator's own tools make of the hub and its
 * document. A fuzzer of HTTP APIs, and clients generated in Java and Python, against a real hub; Java's key stores with our keys; ActiveMQ
 * Artemis and Qpid JMS with the adapter for JMS; Go's
 * code for transparency logs with our log; kustomize with our manifests; Prometheus with our alerts; the benchmark's peer, an
 * Apache Camel route; the client kits of `clients/` (`kits`, or one: `kit-go`). Needs programs that `npm test` does not;
 * it says which, and how to get them, and fails without: a test that is skipped proves nothing. With `--today`, as CI runs it, those that
 * are alike take turns by the day, and a part of the routes is fuzzed. The last line is
 * `N passed, N failed`.
 */
const { values, positionals: ONLY } = parseArgs({
  allowPositionals: true,
  // The same run each time, unless somebody looks further: what is found can be looked for again.
  options: { seed: { type: 'string', default: '20261' }, today: { type: 'boolean', default: false } },
})

/** What is alike: with `--today` one of each row, another each day. */
const TURNS: readonly (readonly string[])[] = [
  Object.keys(KITS).map((key) => `kit-${key}`),
  ['python', 'java', 'kit-xsd'],
  ['jms', 'monitoring'],
]
const DAY_MS = 86_400_000
const DAY = Math.floor(Date.now() / DAY_MS)

const isAsked = (name: string): boolean => {
  if (ONLY.length > 0) return ONLY.some((one) => one === name || (one === 'kits' && name.startsWith('kit-')))
  return !values.today || TURNS.every((row) => !row.includes(name) || row[DAY % row.length] === name)
}

const REQUIREMENTS = join(import.meta.dirname, 'python', 'requirements.txt')

const startedAt = performance.now()
const log = (line: string): void =>
  console.error(`${((performance.now() - startedAt) / 1000).toFixed(1).padStart(6)} s  ${line}`)

async function tests(): Promise<Outcome[]> {
  const missing = await missingPrograms()
  if (missing.length > 0) throw new Error(missing.join('\n'))
  const base = resolve('.corridor', 'foreign')
  mkdirSync(base, { recursive: true, mode: 0o700 })
  const [scripts, jar] = [await pythonEnvironment(base, REQUIREMENTS), await fetchGenerator(base)]
  log('starting a hub')
  const folder = mkdtempSync(join(base, 'run-'))
  const stage = await openStage(folder, log)
  try {
    const python = join(scripts, 'python')
    const all: Record<string, () => Promise<Outcome[]>> = {
      ...Object.fromEntries(
        Object.keys(KITS).map((key) => [
          `kit-${key}`,
          () => kit(key, stage, { tools: base, folder: join(folder, `kit-${key}`) }),
        ]),
      ),
      // In place of the same at the broker of the stage, which may be too old for it.
      'kit-java-qpid': () => qpidAtFourthRabbit(base, join(folder, 'kit-java-qpid'), log),
      'kit-xsd': () => xsdClasses(stage, base, join(folder, 'kit-xsd')),
      python: () => pythonClient(jar, python, stage, join(base, 'python')),
      java: () => javaClient(jar, stage, join(base, 'java')),
      peer: () => camelPeer(join(folder, 'peer')),
      kubernetes,
      log: () => goLog(stage, join(folder, 'log')),
      monitoring: () => monitoring(join(folder, 'monitoring'), log),
      jms: () => jmsBroker(join(folder, 'jms')),
      keystores: () => javaKeyStores(join(folder, 'keystores')),
      // Last: it changes the reference data.
      fuzz: () => fuzz(scripts, stage, folder, { seed: values.seed, day: values.today ? DAY : undefined }),
    }
    const outcomes: Outcome[] = []
    for (const [name, test] of Object.entries(all)) {
      if (!isAsked(name)) continue
      const found = await test().catch((error: unknown): Outcome[] => [{ name, why: String(error) }])
      for (const { name: one, why } of found) log(why === undefined ? `passed  ${one}` : `failed  ${one}\n${why}`)
      outcomes.push(...found)
    }
    return outcomes
  } finally {
    await stage.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

const outcomes = await tests().catch((error: unknown): Outcome[] => {
  const why = error instanceof Error ? error.message : String(error)
  log(why)
  return [{ name: 'what is needed', why }]
})
const failures = outcomes.filter(({ why }) => why !== undefined)
// Once more, where whoever counts reads them: the log above is long, and other tests write into it.
for (const { name, why } of failures) console.log(`failed: ${name}\n${why?.slice(-2_000)}`)
console.log(`${outcomes.length - failures.length} passed, ${failures.length} failed`)
process.exitCode = failures.length === 0 && outcomes.length > 0 ? 0 : 1
