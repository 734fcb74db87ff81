import { readFile } from 'node:fs/promises'

/**
 * Prints the runner's own count as the last line of a CI run, and fails when anything failed, was skipped, or did not run.
 * Arguments: the runner's JSON report, its exit code, and the exit code of `npm run demo -- --once --json`.
 */
type Report = {
  numTotalTests: number
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
}

const [path = '', testStatus = '1', demoStatus = '1'] = process.argv.slice(2)
const report = JSON.parse(await readFile(path, 'utf8')) as Report
const skipped = report.numPendingTests + report.numTodoTests
const complaints = [
  ...(testStatus === '0' ? [] : [`the tests ended with exit code ${testStatus}`]),
  ...(demoStatus === '0' ? [] : [`the demo ended with exit code ${demoStatus}`]),
  ...(skipped === 0 ? [] : [`${skipped} tests were skipped; a skipped test fails the build`]),
  ...(report.numTotalTests > 0 ? [] : ['no test ran']),
]
for (const complaint of complaints) console.error(complaint)
console.log(`${report.numPassedTests} passed, ${report.numFailedTests} failed`)
process.exitCode = complaints.length === 0 && report.numFailedTests === 0 ? 0 : 1
