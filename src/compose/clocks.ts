import { closeSync, constants, fstatSync, openSync, readSync, writeSync } from 'node:fs'
import type { Clock, ManualClock } from '../ports/runtime.ts'

/** Times as written by `Date.toISOString`; a line cut short by a writer that died is ignored. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/** The machine's own clock. */
export const systemClock: Clock = { now: () => new Date() }

/** The database's clock as this process knows it. */
export type SharedClock = Clock & {
  /** Reads it, goes by it from now on, and resolves to it. Rejects when it cannot be read; then what was known goes on. */
  look(read: () => Promise<Date>): Promise<Date>
}

/**
 * The clock that all hubs on one database share: the database's, by which leases are reckoned as well, carried on from look to look by
 * what measures durations. A hub on a machine whose clock is wrong would otherwise refuse for good what senders rightly
 * say of the present (FUTURE-TIME), and no step of the machine's clock is one of the hub's (docs/decisions/0227).
 * @param origin milliseconds since 1970 at which nothing had passed, as the machine's clock says before the first look
 * @param passed milliseconds since, which only ever grow
 */
export function createSharedClock(
  origin: number = performance.timeOrigin,
  passed: () => number = () => performance.now(),
): SharedClock {
  let offset = origin
  return {
    now: () => new Date(Math.floor(offset + passed())),
    look: async (read) => {
      const before = passed()
      const found = await read()
      const time = found.getTime()
      const after = passed()
      if (Number.isNaN(time)) return found
      // It was read at some moment between the two, in whole milliseconds: no more is corrected than is certain.
      offset = Math.min(Math.max(offset, time - after), time + 1 - before)
      return found
    },
  }
}

/** Makes the file of a manual clock, which stands still at `at`. Throws when the file exists. */
export function makeClockFile(file: string, at: Date): void {
  const descriptor = openSync(file, 'wx', 0o600)
  try {
    writeSync(descriptor, line(at))
  } finally {
    closeSync(descriptor)
  }
}

/**
 * The clock of a sandbox (interface.md 1), kept in a file that every hub and every simulated system on the machine reads:
 * after a restart the time is the same. Each move appends a line in one write, and the time is the latest of all lines, so
 * the clock only goes forward, whoever moves it. Throws when the file does not exist or has no time in it.
 */
export function openManualClock(file: string): ManualClock {
  const descriptor = openSync(file, constants.O_RDWR | constants.O_APPEND)
  let read = 0
  let now = Number.NEGATIVE_INFINITY
  const look = (): void => {
    const { size } = fstatSync(descriptor)
    if (size === read) return
    const bytes = Buffer.alloc(size - read)
    readSync(descriptor, bytes, 0, bytes.length, read)
    // Text after the last line end may be an incomplete line: it is read again when complete.
    const whole = bytes.subarray(0, bytes.lastIndexOf('\n') + 1)
    read += whole.length
    for (const text of whole.toString('latin1').split('\n')) if (TIME.test(text)) now = Math.max(now, Date.parse(text))
  }
  look()
  if (now === Number.NEGATIVE_INFINITY) {
    closeSync(descriptor)
    throw new Error(`${file} holds no time`)
  }
  return {
    now: () => {
      look()
      return new Date(now)
    },
    moveTo: (time) => {
      writeSync(descriptor, line(time))
      look()
    },
    close: () => closeSync(descriptor),
  }
}

/** Between two line ends, so that an unfinished line spoils no other. */
const line = (time: Date): string => `\n${time.toISOString()}\n`
