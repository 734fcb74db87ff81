import type { Language, Problem } from './handle.ts'
import type { Identity } from './identity.ts'
import type { Mrn } from '../domain/values/identifiers.ts'

/** Who confirms: an officer of an administration, limited to certain offices. */
export type Officer = Omit<Extract<Identity, { kind: 'officer' }>, 'kind'>

/** Outcome of one movement's notice: the receipt, as through any other channel, and its signature. */
export type PassageItem = { mrn: Mrn; id: string; receipt: Buffer; receiptSignature: Buffer }

/**
 * `repeat` distinguishes 200 from 202: every notice had been accepted before. A refusal concerns the whole confirmation.
 */
export type PassageAnswer =
  | { kind: 'accepted'; repeat: boolean; items: readonly PassageItem[] }
  | { kind: 'refused'; httpStatus: number; problem: Problem; retryAfterSeconds?: number }

/**
 * One confirmation at the barrier for everything a vehicle carries: one notice for each movement, attested by the hub
 * (engine.md 2, groupage). Repeating a confirmation, or the part of it not yet accepted, makes the same notices.
 */
export type ConfirmPassage = (officer: Officer, body: Buffer, language: Language) => Promise<PassageAnswer>
