import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startServices } from '../../tools/services/index.ts'
import { copyTree, root } from './copy-tree.ts'
import type { Mutant } from './mutant.ts'
import { mutants } from './mutants.ts'

/**
 * `npm run test:mutants -- --random N [--seed S]`: faults by chance, see `random-main.ts`.
 *
 * `npm run test:mutants [-- [--pure] <part of a name> …]` (`--pure`: only those whose test needs no service): plants each fault in a copy of the tree, runs the one test that must
 * notice, and fails when it does not. Before, every one of these tests must pass in the untouched copy: a test that fails
 * anyway notices nothing.
 */
type Outcome = 'passed' | 'failed' | 'not run'

/** Runs the tests with these names in one file and says what became of each. */
async function runTests(
  copy: string,
  { project, file }: Mutant['test'],
  names: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<ReadonlyMap<string, Outcome>> {
  const report = join(copy, 'mutants-report.json')
  await rm(report, { force: true })
  const pattern = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const options = ['--retry=0', '--reporter=json', `--outputFile=${report}`, '-t', pattern]
  const child = spawn(process.execPath, [vitest, 'run', '--project', project, file, ...options], {
    cwd: copy,
    env,
    stdio: 'ignore',
  })
  await ended(child)
  const outcomes = new Map<string, Outcome>(names.map((name) => [name, 'not run']))
  const { testResults } = JSON.parse(await readFile(report, 'utf8').catch(() => '{"testResults":[]}')) as {
    testResults: { assertionResults: { title: string; status: string }[] }[]
  }
  for (const { title, status } of testResults.flatMap(({ assertionResults }) => assertionResults)) {
    if (outcomes.has(title) && (status === 'passed' || status === 'failed')) outcomes.set(title, status)
  }
  return outcomes
}

const ended = async (child: ChildProcess): Promise<void> => {
  await once(child, 'exit')
}

/** What is wrong with the tests as they are: each must pass without a fault. */
async function checkUntouched(copy: string, chosen: readonly Mutant[], env: NodeJS.ProcessEnv): Promise<string[]> {
  const wrong: string[] = []
  for (const [file, of] of Map.groupBy(chosen, ({ test }) => test.file)) {
    const names = [...new Set(of.map(({ test }) => test.name))]
    for (const [name, outcome] of await runTests(copy, of[0]!.test, names, env)) {
      if (outcome !== 'passed') wrong.push(`${file}: '${name}' ${outcome} without any fault`)
    }
  }
  return wrong
}

async function isNoticed(copy: string, mutant: Mutant, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const path = join(copy, mutant.file)
  const source = await readFile(path, 'utf8')
  const places = source.split(mutant.find).length - 1
  if (places !== 1) return `${mutant.file} has the text to replace ${places} times`
  await writeFile(
    path,
    source.replace(mutant.find, () => mutant.replace),
  )
  try {
    const outcome = (await runTests(copy, mutant.test, [mutant.test.name], env)).get(mutant.test.name)
    return outcome === 'failed' ? undefined : `its test ${outcome}`
  } finally {
    await writeFile(path, source)
  }
}

const isPure = ({ test: { project } }: Mutant): boolean => project !== 'scenarios' && project !== 'services'

if (process.argv.includes('--random')) {
  await import('./random-main.ts')
  process.exit()
}

const wanted = process.argv.slice(2).filter((arg) => arg !== '--pure')
const chosen = mutants
  .filter((mutant) => !process.argv.includes('--pure') || isPure(mutant))
  .filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
if (chosen.length === 0) throw new Error(`no fault is called ${wanted.join(', ')}`)
const started = performance.now()
const seconds = (since: number): string => `${((performance.now() - since) / 1_000).toFixed(1)} s`
const copy = await copyTree()
const services = chosen.every(isPure)
  ? undefined
  : await startServices({ log: (line) => console.error(`services: ${line}`) })
const { databaseUrl, amqpUrl, amqpManagementUrl } = services ?? {}
const env = {
  ...process.env,
  ...(services === undefined
    ? {}
    : { DATABASE_URL: databaseUrl, AMQP_URL: amqpUrl, AMQP_MANAGEMENT_URL: amqpManagementUrl }),
}
try {
  const wrong = await checkUntouched(copy, chosen, env)
  console.log(`${chosen.length} faults; their tests pass without them (${seconds(started)})`)
  for (const mutant of chosen) {
    const since = performance.now()
    const unnoticed = await isNoticed(copy, mutant, env)
    console.log(`${unnoticed === undefined ? 'noticed' : 'NOT NOTICED'}  ${mutant.name} (${seconds(since)})`)
    if (unnoticed !== undefined) wrong.push(`'${mutant.name}': ${unnoticed}`)
  }
  for (const line of wrong) console.error(line)
  console.log(`${wrong.length === 0 ? 'all noticed' : `${wrong.length} things are wrong`}, ${seconds(started)} in all`)
  process.exitCode = wrong.length === 0 ? 0 : 1
} finally {
  await services?.stop()
  await rm(copy, { recursive: true, force: true })
}
