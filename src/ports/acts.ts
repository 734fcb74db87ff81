import type { PartyKey } from '../domain/party.ts'

/** An operator's act on a parked message: to send it once more, or to give it up so that its followers move on. */
export type ParkedAct = 'replay' | 'discard'

export type ActRequest = {
  act: ParkedAct
  /** The parked row: its receiver and the leaf of its effect. */
  receiver: PartyKey
  logIndex: bigint
  /** Who acts, as his token names him, and why; both go on record. */
  operator: string
  reason: string
}

/**
 * What became of an act. A discard is asked by one operator and done by another; nothing is done twice. `logIndex` is the
 * act's own leaf.
 */
export type ActAnswer =
  | { kind: 'replayed' | 'discarded' | 'discard-asked'; logIndex: bigint }
  | { kind: 'not-found' }
  | { kind: 'already-decided' }
  | { kind: 'second-operator-required'; asked: string }

export type ActOnParked = (request: ActRequest) => Promise<ActAnswer>
