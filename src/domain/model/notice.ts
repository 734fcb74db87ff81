import type { Alert, Message, MessageByType, TrackingEvent, TrainManifest } from '../../generated/types.ts'
import { asMrn, type Mrn, mrnOf } from '../values/identifiers.ts'
import type { AcceptedStatus, Outgoing } from './decision.ts'
import type { Movement } from './movement.ts'
import type { PartyKey } from '../values/party.ts'
import type { Reference } from './reference.ts'
import type { Train } from './train.ts'

/** A fleet report: a message without MRN that is about several movements (engine.md 2). */
export type FleetReport = TrainManifest | TrackingEvent | Alert

/**
 * Types of message the hub makes from fleet reports, raised limits and border closures, one for each movement concerned.
 */
export type NoticeType =
  | 'border-exit-notice'
  | 'border-entry-notice'
  | 'arrival-advice'
  | 'incident-notice'
  | 'alert'
  | 'diversion-request'
  | 'guarantee-use'

/**
 * What a report says of one movement. The hub makes a message of it that is decided, held, matched and contradicted by
 * itself, like an officer's.
 */
export type Notice = { [T in NoticeType]: NoticeOf<T> }[NoticeType]

export type NoticeOf<T extends NoticeType> = {
  type: T
  mrn: Mrn
  body: MessageByType[T]['body']
  occurredAt: string
  occurredPrecision?: Message['occurredPrecision']
  /** Whose word it is; absent where the hub vouches for it. */
  onBehalfOf?: PartyKey
}

/** Everything the fan-out of one report rests on; the movements are those named or found, as they stand now. */
export type FanOutInput<T extends FleetReport = FleetReport> = {
  message: T
  /** Who sent the report. */
  reporter: PartyKey
  /** Trains known under the number reported. */
  trains: readonly Train[]
  movements: ReadonlyMap<Mrn, Movement>
  reference: Reference
  /** Milliseconds UTC. */
  now: number
}

/** What becomes of a report: notices in their order, and what concerns no movement the hub knows. */
export type FanOut = {
  status: AcceptedStatus
  notices: readonly Notice[]
  outgoing: readonly Outgoing[]
  train?: Train
  /** All movements it is about, for their timelines. */
  concerned: readonly Mrn[]
}

/** Whether a message is about movements that its header does not name. */
export const isFleetReport = (message: Message): message is FleetReport =>
  message.type === 'train-manifest' ||
  message.type === 'tracking-event' ||
  (message.type === 'alert' && mrnOf(message) === undefined)

/** Movements a manifest names, each once. */
export const mrnsNamed = ({ body }: TrainManifest): Mrn[] => [
  ...new Set((body.wagons ?? []).flatMap(({ mrns }) => mrns?.map(asMrn) ?? [])),
]
