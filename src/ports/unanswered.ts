/** A message over AMQP that nobody could be answered for, as it came. */
export type UnansweredMessage = {
  /** The error code it would have been answered with. */
  reason: string
  /** The broker user it was published by, where it names one; he is no party's. */
  user: string | undefined
  detail: string
  /** How its sender names it: `message_id`, else `correlation_id`. */
  named: string | undefined
  digest: Buffer
  at: Date
}

/** All of one reason and one user: how many, since when, and the last of them. */
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

/** What is kept of them, over all hubs. */
export interface Unanswered {
  /** Adds these to what is kept. */
  add(rows: readonly UnansweredRow[]): Promise<void>
  /** What is kept, the latest first, and how many more rows there are. */
  list(): Promise<{ rows: UnansweredRow[]; leftOut: number }>
}
