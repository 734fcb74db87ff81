import type { Message, MessageType } from '../../generated/types.ts'
import type { Accepted, DecideInput } from '../model/decision.ts'
import type { Notice } from '../model/notice.ts'
import type { Snapshot } from '../model/snapshot.ts'
import type { Train } from '../model/train.ts'
import type { Mrn } from '../values/identifiers.ts'
import type { PartyKey } from '../values/party.ts'
import type { Cause } from './made.ts'

/** What is looked up before any movement is locked: trains by their number, movements by their marks. */
export type Peek = {
  trains: ReadonlyMap<string, readonly Train[]>
  found: ReadonlyMap<string, readonly Mrn[]>
}

/** What a fleet report changes besides the movements: the train, and whose timelines include it. */
export type FleetReportEffect = { train?: Train; concerned: readonly Mrn[] }

/**
 * The message's own decision with what its consequence adds to it, and the notices that are decided next, each on its
 * movement. Taken one after the other: a later notice may rest on what the earlier ones have changed.
 */
export type Following = { decision: Accepted; report?: FleetReportEffect; notices: Iterable<Notice> }

/** The effect of a message on movements it does not name: what to look up for it, and what it becomes. */
export type Consequence = {
  /** Events it may bring into a batch, at most. */
  weight: number
  /** Trains it may change, locked before the movements. */
  trains: readonly { number: string; operator: PartyKey }[]
  /** The marks to look movements up by, and how many per mark at most. */
  marks: readonly string[]
  foundMax: number
  /** Whether a movement that gets one of its marks during the look-up must not be missed. */
  complete: boolean
  /** Movements it may be about, each once. */
  mrns: (peek: Peek) => readonly Mrn[]
  /** Types of notice it may make, as far as deciding them takes more than the movement: an alert touches nothing else. */
  decides: readonly MessageType[]
  /** Types of notice it may make, as far as they may set free what is held. */
  frees: readonly MessageType[]
  follow: (own: Accepted, snapshot: Snapshot, context: Pick<DecideInput, 'now' | 'reference'>) => Following
}

/** One kind of consequence: what this message brings about, undefined when it is of another kind. */
export type ConsequenceKind = (cause: Cause<Message>) => Consequence | undefined
