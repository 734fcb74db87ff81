/** What a room needs of the process it runs in, passed in so that a test or the sandbox can hold it still. */

export type Clock = { now(): Date }

/** A clock that stands still until it is moved, and only goes forward (interface.md 1, `--clock manual`). */
export type ManualClock = Clock & { moveTo(time: Date): void; close(): void }

/**
 * Moves the clock of a sandbox; resolves when every timer due by then has fired. `moved` is false when the time asked for
 * is past already: nothing has happened then.
 */
export type MoveClock = (to: Date) => Promise<{ moved: boolean; now: Date }>

/** Timers that never keep the process alive by themselves. The function returned cancels. */
export type Timers = { after(ms: number, run: () => void): () => void }

/** The part of pino's interface that is used; fields first, then the sentence. Never a body, never a secret. */
export type Log = {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** Ties what is read for a request to that request: when `request` aborts, its statements are ended at the database. */
export type Reading = { during: <T>(request: AbortSignal, work: () => T) => T }
