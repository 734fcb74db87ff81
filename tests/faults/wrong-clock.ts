import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { unpacked } from '../support/unpacked.ts'

/** The wall clock of one process, which can be put wrong; what time has passed it goes on to measure rightly. */
export type WrongClock = {
  /** What the process has to be started with. */
  readonly env: Readonly<Record<string, string>>
  /** Steps to so many seconds from the right time; resolves when the process has it. */
  step(seconds: number): Promise<void>
}

/** How long the library goes by what it has read, and until it has certainly read again. */
const CACHED_S = 1
const READ_MS = 1_200

/** The library of the distribution that answers instead of the system's clock. Rejects where it is not to be had. */
export const findLibrary = (): Promise<string> =>
  unpacked({
    title: 'libfaketime',
    folder: 'faketime',
    package: 'libfaketime',
    runtime: /^libfaketime/,
    programIn: (root) =>
      ['x86_64', 'aarch64']
        .map((machine) => join(root, `usr/lib/${machine}-linux-gnu/faketime/libfaketimeMT.so.1`))
        .find(existsSync),
  })

/** @param file where the clock's error is written, which the library reads every second */
export function wrongClock(library: string, file: string): WrongClock {
  const write = (seconds: number): void => writeFileSync(file, `${seconds < 0 ? '' : '+'}${seconds}\n`)
  write(0)
  return {
    env: {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_CACHE_DURATION: String(CACHED_S),
      // Of a machine whose clock steps, what measures durations does not.
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      NO_FAKE_STAT: '1',
    },
    step: async (seconds) => {
      write(seconds)
      await pause(READ_MS)
    },
  }
}

/** What the library leaves in shared memory of processes that were killed. */
export function clearShared(): void {
  const folder = '/dev/shm'
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) {
    const pid = /faketime_(?:sem|shm)_(\d+)$/.exec(name)?.[1]
    if (pid !== undefined && !existsSync(`/proc/${pid}`)) rmSync(join(folder, name), { force: true })
  }
}
