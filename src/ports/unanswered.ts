/** A message over AMQP whose sender could not be answered. */
export type UnansweredMessage = {
  /** The error code it would have been answered with. */
  reason: string
  /** The broker user that published it, if it names one; it belongs to no party. */
  user: string | undefined
  detail: string
  /** The sender's name for it: `message_id`, else `correlation_id`. */
  named: string | undefined
  digest: Buffer
  at: Date
}

/** All with the same reason and user: how many, since when, and the latest. */
export type UnansweredRow = {
  reason: string
  user: string | undefined
  count: number
  firstAt: Date
  lastAt: Date
  detail: string
  named: string | undefined
  digest: Buffer
}

/** The stored counts, over all hubs. */
export interface Unanswered {
  /** Adds to the stored counts. */
  add(rows: readonly UnansweredRow[]): Promise<void>
  /** The stored counts, latest first, and how many more rows there are. */
  list(): Promise<{ rows: UnansweredRow[]; leftOut: number }>
}
