import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { fetchGenerator, javaClient, pythonClient } from './clients.ts'
import { must } from './command.ts'
import { fuzz } from './fuzz.ts'
import { goLog } from './log.ts'
import { camelPeer } from './peer.ts'
import { monitoring } from './monitoring.ts'
import { javaKeyStores } from './key-stores.ts'
import type { Outcome } from './outcome.ts'
import { missingPrograms } from './programs.ts'
import { openStage } from './stage.ts'

/**
 * `npm run test:foreign [-- fuzz|java|keystores|log|monitoring|peer|python … --seed N --all]`: what an integrator's own tools make of the hub and its
 * document. A fuzzer of HTTP APIs, and clients generated in Java and Python, against a real hub; Java's key stores with our keys; Go's
 * code for transparency logs with our log; Prometheus with our alerts; the benchmark's peer, an
 * Apache Camel route. Needs programs that `npm test` does not;
 * it says which, and how to get them, and fails without: a test that is skipped proves nothing. The last line is
 * `N passed, N failed`.
 */
const { values, positionals: ONLY } = parseArgs({
  allowPositionals: true,
  // The same run each time, unless somebody looks further: what is found can be looked for again.
  options: { seed: { type: 'string', default: '20261' }, all: { type: 'boolean', default: false } },
})

const INSTALL_MS = 180_000

const startedAt = performance.now()
const log = (line: string): void =>
  console.error(`${((performance.now() - startedAt) / 1000).toFixed(1).padStart(6)} s  ${line}`)

/** A virtual environment with exactly what requirements.txt says, kept until that changes; returns its programs. */
async function environment(tools: string): Promise<string> {
  const requirements = join(import.meta.dirname, 'python', 'requirements.txt')
  const digest = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12)
  const folder = join(tools, `python-${digest}`)
  const scripts = join(folder, 'bin')
  const complete = join(folder, 'complete')
  if (existsSync(complete)) return scripts
  rmSync(folder, { recursive: true, force: true })
  await must('python3', ['-m', 'venv', folder], { limitMs: INSTALL_MS })
  const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements]
  await must(join(scripts, 'python'), install, { limitMs: INSTALL_MS })
  writeFileSync(complete, '')
  return scripts
}

async function tests(): Promise<Outcome[]> {
  const missing = await missingPrograms()
  if (missing.length > 0) throw new Error(missing.join('\n'))
  const base = resolve('.corridor', 'foreign')
  mkdirSync(base, { recursive: true, mode: 0o700 })
  const [scripts, jar] = [await environment(base), await fetchGenerator(base)]
  log('starting a hub')
  const folder = mkdtempSync(join(base, 'run-'))
  const stage = await openStage(folder, log)
  try {
    const python = join(scripts, 'python')
    const all: Record<string, () => Promise<Outcome[]>> = {
      python: () => pythonClient(jar, python, stage, join(base, 'python')),
      java: () => javaClient(jar, stage, join(base, 'java')),
      peer: () => camelPeer(join(folder, 'peer')),
      log: () => goLog(stage, join(folder, 'log')),
      monitoring: () => monitoring(join(folder, 'monitoring'), log),
      keystores: () => javaKeyStores(join(folder, 'keystores')),
      // Last: it changes the reference data.
      fuzz: () => fuzz(scripts, stage, folder, values),
    }
    const outcomes: Outcome[] = []
    for (const [name, test] of Object.entries(all)) {
      if (ONLY.length > 0 && !ONLY.includes(name)) continue
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
