import type { PartyKey } from '../domain/values/party.ts'

/** Which messages: received from one time on and before another, milliseconds UTC; of one party, or of all. */
export type OutageWindow = { from: number; to: number; party?: PartyKey }

/** What became of a message that was sent in that time. */
export type MessageFate = {
  party: PartyKey
  /** As its sender names it; undefined where it could not be read. */
  id: string | undefined
  type: string | undefined
  mrn: string | undefined
  /** Milliseconds UTC. */
  receivedAt: number
  /** `undecided`: kept, and set aside for an operator. */
  became: 'accepted' | 'refused' | 'undecided'
  /** The HTTP status of its answer; undefined as long as there is none. */
  status: number | undefined
  /** Milliseconds UTC; undefined as long as its answer waits, in a queue or for a decision. */
  answeredAt: number | undefined
}

/** What a party was to be sent in that time. */
export type DeliveriesOfTime = {
  party: PartyKey
  made: number
  /** Not taken yet. */
  waiting: number
  /** Taken later than so many seconds after they were made. */
  late: number
}
