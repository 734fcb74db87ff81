import type { Difference } from '../domain/model/difference.ts'
import type { OfficeCode } from '../domain/values/office.ts'
import type { PartyKey } from '../domain/values/party.ts'

/** One leaf of the log about a movement, with what it changed and where it went. Times are RFC 3339, UTC. */
export type TimelineEntry = {
  logIndex: number
  kind: string
  sender?: PartyKey
  id?: string
  type?: string
  verdict?: string
  status?: string
  decidedAt?: string
  /** When and at which office it happened, as the message says. */
  occurredAt?: string
  office?: OfficeCode
  procedure?: string
  /** The officer who entered it in the hub's own app, as office and pseudonym; else the sender. */
  by?: string
  /** What this message found to differ, or closed. */
  differences?: DifferenceView[]
  effect?: Record<string, unknown>
  deliveries: DeliveryView[]
}

/** A difference as an administration may see it. */
export type DifferenceView = Omit<Difference, 'stretch' | 'missing' | 'with' | 'more' | 'arrived' | 'accepted'>

export type DeliveryView = {
  receiver: PartyKey
  logIndex: number
  state: string
  attempts: number
  sentAt?: string
  deliveredAt?: string
  reason?: string
}
