import type { Language, Problem } from './handle.ts'
import type { Identity } from './identity.ts'
import type { Mrn } from '../domain/values/identifiers.ts'

/** Who confirms: an officer of an administration, limited to certain offices. */
export type Officer = Omit<Extract<Identity, { kind: 'officer' }>, 'kind'>

/**
 * Outcome of one movement's notice, in the order of the MRNs: the receipt, as through any other channel, and its signature;
 * or why there is none. `httpStatus` is that of the notice alone, 200 for a repeat.
 */
export type PassageItem =
  | { mrn: Mrn; httpStatus: 200 | 202; id: string; receipt: Buffer; receiptSignature: Buffer }
  /** `mrn` is then as it was named, as far as it is legible. */
  | { mrn: string; httpStatus: number; problem: Problem }

/** A refusal concerns the whole confirmation: it cannot be read, or nothing of it could be looked at now. */
export type PassageAnswer =
  | { kind: 'judged'; items: readonly PassageItem[] }
  | { kind: 'refused'; httpStatus: number; problem: Problem; retryAfterSeconds?: number }

/**
 * One confirmation at the barrier for everything a vehicle carries: one notice for each movement, attested by the hub
 * (engine.md 2, groupage), each with a verdict of its own (engine.md 8). Repeating a confirmation, or the part of it not
 * yet accepted, makes the same notices.
 */
export type ConfirmPassage = (officer: Officer, body: Buffer, language: Language) => Promise<PassageAnswer>
