import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Ends a CI run: names every test that failed with its reason, prints the runner's own count as the last line, and fails
 * when anything failed, was skipped, or did not run. Whoever reads the end of a long log must not have to search it.
 * Arguments: a folder with the runner's JSON reports, its exit code, the exit code of `npm run demo -- --once --json`, and, of `npm run
 * test:foreign` and of `npm run test:faults`, a file with what it printed and its exit code: what failed there is named, and its count added.
 */
type Report = {
  numTotalTests: number
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: readonly {
    name: string
    status: string
    message?: string
    assertionResults: readonly { fullName: string; status: string; failureMessages?: readonly string[] | null }[]
  }[]
}

/** So many lines of a failure's text are shown; the rest is in the log above. */
const LINES = 12

const [path = '', testStatus = '1', demoStatus = '1', ...programs] = process.argv.slice(2)
const names = (await readdir(path)).filter((name) => name.endsWith('.json'))
const reports = await Promise.all(
  names.map(async (name) => JSON.parse(await readFile(join(path, name), 'utf8')) as Report),
)
const sum = (part: Exclude<keyof Report, 'testResults'>): number =>
  reports.reduce((total, report) => total + report[part], 0)
const head = (text: string): string => text.split('\n').slice(0, LINES).join('\n')

for (const file of reports.flatMap(({ testResults }) => testResults)) {
  const failed = file.assertionResults.filter(({ status }) => status === 'failed')
  for (const { fullName, failureMessages } of failed)
    console.error(`failed: ${file.name}: ${fullName}\n${(failureMessages ?? []).map(head).join('\n')}`)
  if (file.status === 'failed' && failed.length === 0)
    console.error(`failed: ${file.name}\n${head(file.message ?? '')}`)
}

/** `N passed, N failed` is the last line of such a program, after what failed; without it nothing ran. */
async function countOf(title: string, textPath = '', status = '1') {
  const text = await readFile(textPath, 'utf8').catch(() => '')
  const counted = /(\d+) passed, (\d+) failed\s*$/.exec(text)
  if (counted !== null) console.error(text.slice(0, counted.index).trimEnd())
  const [passed, failed] = [Number(counted?.[1] ?? 0), Number(counted?.[2] ?? 0)]
  const isWell = status === '0' && passed > 0
  return { passed, failed, complaints: isWell ? [] : [`the ${title} tests ended with exit code ${status}`] }
}
const others = [await countOf('foreign', programs[0], programs[1]), await countOf('fault', programs[2], programs[3])]

const skipped = sum('numPendingTests') + sum('numTodoTests')
const complaints = [
  ...(testStatus === '0' ? [] : [`the tests ended with exit code ${testStatus}`]),
  ...(demoStatus === '0' ? [] : [`the demo ended with exit code ${demoStatus}`]),
  ...others.flatMap(({ complaints: said }) => said),
  ...(skipped === 0 ? [] : [`${skipped} tests were skipped; a skipped test fails the build`]),
  ...(reports.length > 0 && reports.every(({ numTotalTests }) => numTotalTests > 0) ? [] : ['no test ran']),
]
for (const complaint of complaints) console.error(complaint)
const passed = others.reduce((total, other) => total + other.passed, sum('numPassedTests'))
const failed = others.reduce((total, other) => total + other.failed, sum('numFailedTests'))
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = complaints.length === 0 && failed === 0 ? 0 : 1
