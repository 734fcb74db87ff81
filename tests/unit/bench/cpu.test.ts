import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { afterEach, describe, expect, it } from 'vitest'
import { cpuSecondsOf, residentBytesOf, timesOf, treeSeconds } from '../../../tools/bench/rig/cpu.ts'

describe('times of a process', () => {
  const stat = (name: string): string =>
    `17 (${name}) S 4 17 17 0 -1 4194304 500 600 0 0 250 50 1200 300 20 0 1 0 12345 1000000 200`

  it('are its own and those of its ended children, whatever it is called', () => {
    const times = { pid: 17, parent: 4, own: 3, ended: 15 }
    expect(timesOf(stat('postgres'))).toEqual(times)
    expect(timesOf(stat('a (b) R 9 9'))).toEqual(times)
  })

  it('are not made up of what is no such line', () => {
    expect(timesOf('')).toBeUndefined()
    expect(timesOf('17 (postgres) S 4')).toBeUndefined()
  })
})

describe('the tree', () => {
  const server = { pid: 10, parent: 1, own: 1, ended: 0 }
  const backend = { pid: 11, parent: 10, own: 5, ended: 0 }
  const helper = { pid: 12, parent: 11, own: 0.5, ended: 0.25 }
  const stranger = { pid: 20, parent: 1, own: 100, ended: 100 }

  it('counts descendants of every degree and nobody else, in whatever order they are listed', () => {
    expect(treeSeconds([stranger, helper, backend, server], 10)).toBe(6.75)
  })

  it('has used no less once a child has ended', () => {
    const before = treeSeconds([server, backend], 10)
    const after = treeSeconds([{ ...server, ended: backend.own }], 10)
    expect(after).toBe(before)
  })

  it('is unknown when its first process is gone', () => {
    expect(treeSeconds([stranger], 10)).toBeUndefined()
  })
})

describe.runIf(process.platform === 'linux')('a real server of short processes', () => {
  let server: ChildProcess | undefined
  afterEach(() => server?.kill('SIGKILL'))

  /** A shell whose child has burnt so many milliseconds of CPU and has ended. */
  async function burnt(ms: number): Promise<number> {
    const burn = `const end = ${ms * 1_000}; while (process.resourceUsage().userCPUTime < end);`
    server = spawn('sh', ['-c', '"$0" -e "$1"; echo ended; read rest', process.execPath, burn], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    const { stdout, pid } = server
    if (stdout === null || pid === undefined) throw new Error('no shell')
    for await (const line of createInterface({ input: stdout })) if (line === 'ended') return pid
    throw new Error('the shell ended first')
  }

  it('keeps the CPU of those that have ended', async () => {
    const pid = await burnt(100)
    expect(await cpuSecondsOf(pid)).toBeGreaterThanOrEqual(0.09)
    expect(await residentBytesOf(pid)).toBeGreaterThan(0)
  })
})
