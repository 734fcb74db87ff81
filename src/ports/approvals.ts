import type { ApprovalVerdict } from '../domain/model/decision.ts'
import type { Mrn } from '../domain/values/identifiers.ts'
import type { OfficeCode } from '../domain/values/office.ts'
import type { MessageKey, PartyKey } from '../domain/values/party.ts'
import type { Language, Problem } from './handle.ts'
import type { Officer } from './passages.ts'

/** What a second person says about a message of its administration that waits; `id` is the message's. */
export type ApprovalRequest = { id: string; verdict: ApprovalVerdict; reason: string; language: Language }

/**
 * Outcome of an answer. `status` is that of the message's effect. `refused`: by now the message would be, and it waits on.
 * `already-decided`: it waits no more. `not-now`: nothing is stored.
 */
export type ApprovalAnswer =
  | { kind: 'approved'; status: string }
  | { kind: 'rejected' }
  | { kind: 'not-found' | 'forbidden' | 'same-person' | 'already-decided' | 'not-now' }
  | { kind: 'refused'; problem: Problem }

/** Never lets anything take effect twice, nor by one person alone, however many ask at once. */
export type AnswerApproval = (officer: Officer, request: ApprovalRequest) => Promise<ApprovalAnswer>

/** What waits for a second person, with the message as it is kept. */
export type KeptApproval = {
  state: string
  mrn: Mrn
  office: OfficeCode
  author: string
  contentType: string
  body: Buffer
}

export type ApprovalStore = {
  /** Undefined where nothing was asked under this key, or its bytes are gone. */
  kept(key: MessageKey): Promise<KeptApproval | undefined>
}

/** Which are listed, in the order in which they were asked; of officers' lists only what these offices have asked. */
export type ApprovalFilter = { state: string; offices: readonly OfficeCode[] }

/** Something that waits, or waited, for a second person. */
export type ApprovalView = {
  /** The message's own. */
  id: string
  sender: PartyKey
  mrn: Mrn
  type: string
  office: OfficeCode
  /** Pseudonym of the person who asks. */
  by: string
  since: string
  /** When it lapses, while it waits. */
  until?: string
  state: string
  endedAt?: string
  answer?: { office: OfficeCode; by: string; reason: string }
}

/** What one operator has asked for and a second one has to answer. Times are RFC 3339; without `until` it waits until answered. */
export type OperatorAsk = {
  /** The kind, then what it is about. */
  id: string
  /** break-glass: to read a message's bytes; discard: to give a parked message up; operator: a new way in of an operator. */
  kind: 'break-glass' | 'discard' | 'operator'
  by: string
  reason: string
  since: string
  until?: string
  /** The message's, of the first two. */
  sender?: PartyKey
  message?: string
  type?: string
  mrn?: Mrn
  /** For whom the message is parked. */
  receiver?: PartyKey
  /** Whose way in it is. */
  person?: string
}
