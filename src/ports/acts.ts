import type { MessageKey, PartyKey } from '../domain/values/party.ts'

/**
 * An operator's act on a parked message: to send it once more, or to give it up so that its followers move on; and the second
 * operator's word on that, where one has asked.
 */
export type ParkedAct = 'replay' | 'discard' | 'discard-approve' | 'discard-reject'

export type ActRequest = {
  act: ParkedAct
  /** The parked row: its receiver and the leaf of its effect. */
  receiver: PartyKey
  logIndex: bigint
  /** Who acts, as named by the token, and why; both go on record. */
  operator: string
  reason: string
}

/**
 * Outcome of an act. A discard is requested by one operator and carried out by another; nothing is done twice. `logIndex`
 * is the act's own leaf.
 */
export type ActAnswer =
  | { kind: 'replayed' | 'discarded' | 'discard-asked' | 'discard-rejected'; logIndex: bigint }
  | { kind: 'not-found' }
  | { kind: 'already-decided' }
  | { kind: 'second-operator-required'; asked: string }

export type ActOnParked = (request: ActRequest) => Promise<ActAnswer>

/** Somebody takes what needs a person upon himself, or gives it back; both go on record with the name. Gives the act's leaf. */
export type TakeAttention = (request: { key: string; taken: boolean; by: string }) => Promise<bigint>

/** An operator's act on a message set aside: to try it once more. */
export type RetryRequest = {
  /** The leaf by which it was set aside. */
  logIndex: bigint
  operator: string
  reason: string
}

/**
 * Outcome of a retry. `logIndex` is the act's own leaf; `set-aside`: it failed again. `already-decided`: another retry was
 * faster, or it no longer waits. `not-kept`: its bytes are gone. `not-now`: nothing is stored.
 */
export type RetryAnswer =
  | { kind: 'accepted' | 'set-aside'; logIndex: bigint }
  | { kind: 'refused'; logIndex: bigint; code: string }
  | { kind: 'not-found' | 'already-decided' | 'not-kept' | 'not-now' }

/** Never applies anything twice, however many operators and hubs ask at once. */
export type RetrySetAside = (request: RetryRequest) => Promise<RetryAnswer>

/** A message set aside that waits for a retry, with everything that is stored of it. */
export type KeptMessage = {
  state: 'waiting'
  key: MessageKey
  /** Operators' tries so far. */
  attempts: number
  type: string
  contentType: string
  language: string
  digest: Buffer
  receivedAt: Date
  body: { bytes: Buffer; signature: Buffer | undefined; salt: Buffer; attestedBy: string | undefined }
}

/** Decided since, or its bytes are not kept: nothing can be retried. */
export type NotWaiting = { state: 'done' } | { state: 'not-kept' }

export interface SetAsideStore {
  /**
   * What this leaf set aside; undefined if nothing. Without a usable id nothing of a message is kept, and its bytes may have been
   * erased since.
   */
  kept(logIndex: bigint): Promise<KeptMessage | NotWaiting | undefined>
}
