import type { SeenBy } from './viewer.ts'

/** What a room needs from the process it runs in, passed in so that a test or the sandbox can control it. */

export type Clock = { now(): Date }

/** A manual clock: it stands still until it is moved, and only goes forward (interface.md 1, `--clock manual`). */
export type ManualClock = Clock & { moveTo(time: Date): void; close(): void }

/**
 * Moves the clock of a sandbox; resolves when every timer due by then has fired. `moved` is false when the requested time
 * has already passed: then nothing happened.
 */
export type MoveClock = (to: Date) => Promise<{ moved: boolean; now: Date }>

/** Timers that never keep the process alive by themselves. The function returned cancels. */
export type Timers = { after(ms: number, run: () => void): () => void }

/** The part of pino's interface that we use; fields first, then the sentence. Never a body, never a secret. */
export type Log = {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** A request as reads know it: when `gone` aborts, its statements are cancelled at the database; they see what `seenBy` may see. */
export type ReadRequest = {
  gone: AbortSignal
  seenBy: SeenBy
  /** A replica of the database may answer, where there is one (docs/decisions/0230). */
  mayAskReplica?: boolean
}

/** Ties a request's reads to the request and to whoever makes it. Reads outside of one see nothing. */
export type Reading = { during: <T>(request: ReadRequest, work: () => T) => T }
