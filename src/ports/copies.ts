import type { ErrorCode } from '../generated/errors.ts'
import type { PartyKey } from '../domain/values/party.ts'
import type { Answer } from './handle.ts'

/** A message as a receiver was given it, handed in after a restore: the sender's bytes and signature, and the hub's seal. */
export type HandedCopy = {
  /** Number of the restore. */
  restore: number
  bytes: Buffer
  /** Base64, the sender's. */
  signature: string | undefined
  /** Base64, the hub's. */
  seal: string | undefined
  /** The receiver that holds it; or an operator, to whom a receiver gave it, and why. */
  by: { party: PartyKey } | { operator: string; reason: string }
}

/** Why a copy is not taken, and which part of it says so. */
export type CopyFault = { code: ErrorCode; pointer?: string; value?: string; expected?: string }

export type CopyAnswer =
  | { kind: 'refused'; fault: CopyFault }
  | ({ kind: 'answered'; sender: PartyKey; id: string; formerIndex: number } & CopyOutcome)

export type CopyOutcome =
  | { outcome: 'taken' | 'there'; logIndex: number }
  /** As the sender would be refused now. */
  | { outcome: 'refused'; refusal: Extract<Answer, { kind: 'refused' }> }

/** Takes a copy into the log as its sender's message, with an act that says whose copy it was and who asked for it. */
export type TakeCopy = (copy: HandedCopy) => Promise<CopyAnswer>
