import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'

export type Burner = ChildProcessByStdio<Writable, Readable, null>

/** A shell whose child burns so many milliseconds of CPU by its own count and ends; the shell goes on. */
export function startBurner(ms: number): Burner {
  const burn = `const end = ${ms * 1_000}; while (process.cpuUsage().user < end);`
  return spawn('sh', ['-c', '"$0" -e "$1"; echo ended; read rest', process.execPath, burn], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
}

/** The shell's process id, once its child has ended. */
export async function burnt({ stdout, pid }: Burner): Promise<number> {
  if (pid === undefined) throw new Error('no shell')
  for await (const line of createInterface({ input: stdout })) if (line === 'ended') return pid
  throw new Error('the shell ended first')
}
