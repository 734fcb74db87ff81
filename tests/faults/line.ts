import type { Delivery } from '../support/journal.ts'
import type { Party } from '../../src/domain/model/reference.ts'

/** A line of a national system's journal, on its disk before it acts on it. */
export type Line =
  /** A message it is going to post until it is answered; `body` is base64. */
  | {
      readonly k: 'sent'
      readonly party: string
      readonly id: string
      readonly type: string
      readonly mrn: string
      readonly contentType: string
      readonly body: string
      readonly signature: string
    }
  /** The answer, base64, and its signature. */
  | { readonly k: 'receipt'; readonly id: string; readonly receipt: string; readonly signature: string }
  | ({ readonly k: 'told'; readonly receiver: string } & Delivery)
  /** What the hub may do to nobody. */
  | { readonly k: 'complaint'; readonly text: string }

/** One party as its system's process is told of it. */
export type Login = {
  readonly key: string
  readonly party: Party
  readonly keyPem: string
  /** DER, base64. */
  readonly certificate: string
  readonly token: string
  readonly amqp: { readonly user: string; readonly password: string }
}

/** What a system's process is told at its start. */
export type Orders = {
  readonly system: string
  readonly logins: readonly Login[]
  readonly hub: string
  readonly amqp: string
  readonly journal: string
  readonly grn: string
  /** Milliseconds from one journey's beginning to the next. */
  readonly everyMs: number
  /** Journeys under way at which no more are begun. */
  readonly atMost: number
}

/** What it is told later: to take its time over each delivery or to be quick again, and in the end to begin no more journeys. */
export type Word = 'slow' | 'quick' | 'finish'

/** What it tells several times a second. Times are milliseconds since 1970. */
export type News = {
  /** Index in the log of what was first posted at `firstAt` and answered now. */
  readonly receipts: readonly { readonly firstAt: number; readonly logIndex: number }[]
  readonly told: readonly { readonly receiver: string; readonly logIndex: number }[]
  /** Posted and not answered, and journeys that have not come to their end. */
  readonly open: number
  readonly journeys: number
  /** It has not been told to finish, or has not heard it yet: it may begin a journey after this was said. */
  readonly begins: boolean
  readonly statuses: Readonly<Record<string, number>>
}
