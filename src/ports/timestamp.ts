/** A time-stamp (RFC 3161) over a state of the log. */
export type LogTimestamp = {
  size: number
  /** The checkpoint's text, which the token is over. */
  checkpoint: string
  /** DER. */
  token: Buffer
  /** By the clock of the time-stamping authority. */
  at: Date
}

/** How far the log is time-stamped. */
export type TimestampStanding = {
  /** How many entries the newest time-stamp covers; 0: there is none. */
  size: number
  at?: Date
  /** When the oldest entry was decided that none covers; undefined: each is covered. */
  waitingSince?: Date
}

export interface LogTimestamps {
  keep(timestamp: LogTimestamp): Promise<void>
  /** The earliest that covers the entry `index`: the sooner, the more it says. */
  earliestAbove(index: number): Promise<LogTimestamp | undefined>
  standing(): Promise<TimestampStanding>
}
