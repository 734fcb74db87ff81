import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'

/** The last line of a CI run is the one count of everything, and what did not run is no success. */

const ROOT = join(import.meta.dirname, '../../..')
const folder = mkdtempSync(join(tmpdir(), 'corridor-ci-count-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const REPORT = { numTotalTests: 7, numPassedTests: 7, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 }

function count(
  foreign: string,
  foreignStatus: string,
  second: Partial<typeof REPORT> = { numTotalTests: 2, numPassedTests: 2 },
  [faults, faultsStatus]: readonly [string, string] = ['everything holds\n3 passed, 0 failed\n', '0'],
): { last: string; status: number | null; told: string } {
  const text = join(folder, 'foreign.txt')
  const struck = join(folder, 'faults.txt')
  writeFileSync(join(folder, 'tests.json'), JSON.stringify({ ...REPORT, testResults: [] }))
  writeFileSync(join(folder, 'long.json'), JSON.stringify({ ...REPORT, ...second, testResults: [] }))
  writeFileSync(text, foreign)
  writeFileSync(struck, faults)
  const args = [join(ROOT, 'tools/ci-count.ts'), folder, '0', '0', text, foreignStatus, struck, faultsStatus]
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  return { last: stdout.trim().split('\n').at(-1) ?? '', status, told: stderr }
}

describe('the count of a CI run', () => {
  test('fails where the foreign tests printed nothing, or ended badly whatever they printed', () => {
    expect(count('', '1')).toMatchObject({ last: '12 passed, 0 failed', status: 1 })
    expect(count('', '0')).toMatchObject({ last: '12 passed, 0 failed', status: 1 })
    expect(count('5 passed, 0 failed\n', '124')).toMatchObject({ last: '17 passed, 0 failed', status: 1 })
    expect(count('5 passed, 2 failed\n', '1')).toMatchObject({ last: '17 passed, 2 failed', status: 1 })
  })

  test('names what failed among the foreign tests', () => {
    expect(count('failed: a fuzzer\nended after 5 s\n5 passed, 1 failed\n', '1').told).toContain(
      'failed: a fuzzer\nended after 5 s',
    )
  })

  test('fails where one of the reports holds a failure, a skipped test, or none at all', () => {
    const foreign = '5 passed, 0 failed\n'
    expect(count(foreign, '0', { numTotalTests: 2, numPassedTests: 1, numFailedTests: 1 }).status).toBe(1)
    expect(count(foreign, '0', { numTotalTests: 2, numPassedTests: 1, numPendingTests: 1 }).status).toBe(1)
    expect(count(foreign, '0', { numTotalTests: 0, numPassedTests: 0 }).status).toBe(1)
  })

  test('fails where no fault was struck, where one was not recovered from, or where time ran out', () => {
    const struck = (text: string, status: string) => count('5 passed, 0 failed\n', '0', undefined, [text, status])
    expect(struck('', '0')).toMatchObject({ last: '14 passed, 0 failed', status: 1 })
    expect(struck('', '124')).toMatchObject({ last: '14 passed, 0 failed', status: 1 })
    const slow = struck('BROKEN  slow: a fault\n2 passed, 1 failed\n', '1')
    expect(slow).toMatchObject({ last: '16 passed, 1 failed', status: 1 })
    expect(slow.told).toContain('BROKEN  slow: a fault')
  })

  test('adds up the reports and the counts of the foreign tests and of the faults', () => {
    expect(count('5 passed, 0 failed\n', '0')).toMatchObject({ last: '17 passed, 0 failed', status: 0 })
  })
})

describe('foreign tests on a machine that lacks their programs', () => {
  test('say which, and how to get them, and fail', () => {
    const { stdout, stderr, status } = spawnSync(process.execPath, [join(ROOT, 'tests/foreign/main.ts')], {
      encoding: 'utf8',
      cwd: folder,
      env: { PATH: folder },
    })
    for (const program of ['python3-venv', 'default-jdk-headless', 'maven', 'openssl']) {
      expect(stderr).toMatch(new RegExp(`is needed .*apt-get install.* ?${program}`))
    }
    expect({ last: stdout.trim().split('\n').at(-1), status }).toEqual({ last: '0 passed, 1 failed', status: 1 })
  })
})
