import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hostileBodies } from './hostile-bodies.ts'

type Report = {
  results: { name: string; verdict: string[] }[]
  touched: string[]
  resident: number[]
  polluted: boolean
}

const ROOT = join(import.meta.dirname, '../../..')
const MEGABYTE = 1024 * 1024
const folder = mkdtempSync(join(tmpdir(), 'corridor-canary-'))
const canaryFile = join(folder, 'canary.xml')
writeFileSync(canaryFile, '<canary/>')

/**
 * Blocks of our code that a body may make the engine enter, for each of its bytes and for any body at all. Counted, not
 * timed: what is linear in the bytes stays under it on every machine, and what is not, on none.
 */
const WORK = { eachByte: 12, always: 20_000 }

/** Each refused with a 4xx after work that its size bounds, memory flat, no file opened, no socket opened. */
describe('hostile bodies', () => {
  let canary: Server
  let calls = 0
  let report: Report
  const expected = hostileBodies({ file: 'file:///canary', http: 'http://canary' })

  beforeAll(async () => {
    canary = createServer((_request, answer) => answer.end('<canary/>'))
    canary.on('connection', () => (calls += 1))
    await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve))
    const http = `http://127.0.0.1:${(canary.address() as AddressInfo).port}/canary.xml`
    const readable = ['src', 'tests', 'schemas', 'node_modules', 'package.json'].map((name) => join(ROOT, name))
    const rights = ['--permission', ...readable.map((path) => `--allow-fs-read=${path}`)]
    const args = [...rights, '--expose-gc', join(import.meta.dirname, 'hostile-child.ts'), `file://${canaryFile}`, http]
    const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 16 * MEGABYTE })
    report = JSON.parse(stdout) as Report
  }, 120_000)

  afterAll(async () => {
    await new Promise((resolve) => canary.close(resolve))
    rmSync(folder, { recursive: true, force: true })
  })

  test.each(expected.map(({ name, level, code }, index) => [name, level, code, index] as const))(
    '%s: %s, %s',
    (name, level, code, index) => {
      const result = report.results[index]
      expect(result?.name).toBe(name)
      expect(result?.verdict[0]).toBe(level)
      expect(result?.verdict.slice(1)).toContain(code)
    },
  )

  test('cost work that is linear in their bytes', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'hostile-work-child.ts')])
    const counted = JSON.parse(stdout) as { name: string; bytes: number; blocks: number }[]
    expect(counted.map(({ name }) => name)).toEqual(expected.map(({ name }) => name))
    const above = counted.filter(({ bytes, blocks }) => blocks > bytes * WORK.eachByte + WORK.always)
    expect(above).toEqual([])
    // Something was counted at all: the largest bodies are read byte by byte.
    expect(Math.max(...counted.map(({ blocks }) => blocks))).toBeGreaterThan(10_000_000)
  }, 120_000)

  test('open no file and no socket, and nobody hears from the canaries', () => {
    expect(report.touched).toEqual([])
    expect(calls).toBe(0)
  })

  test('leave memory flat: another 200 MB end where the first ended', () => {
    const [first = 0, second = Infinity] = report.resident
    expect(second - first).toBeLessThan(100 * MEGABYTE)
  })

  test('change no prototype', () => {
    expect(report.polluted).toBe(false)
  })
})
