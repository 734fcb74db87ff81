/** What a room needs of the process it runs in, passed in so that a test or the sandbox can hold it still. */

export type Clock = { now(): Date }

/** Timers that never keep the process alive by themselves. The function returned cancels. */
export type Timers = { after(ms: number, run: () => void): () => void }

/** The part of pino's interface that is used; fields first, then the sentence. Never a body, never a secret. */
export type Log = {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}
