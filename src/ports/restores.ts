import type { PartyKey } from '../domain/values/party.ts'
import type { RegistryAct } from './registry-acts.ts'

/** An operator's word on a restore. */
export type RestoreAct = { operator: string; reason: string; at: Date }

/** That the database went back to an earlier point: what of the log is left, what was lost, and what operators have said of it. */
export type Restore = {
  /** Restores of one log are counted from 1. */
  number: number
  /** How many entries are left of the lost log: receipts from this index on are in question. */
  kept: number
  /** How many it had had as far as is known. */
  lost: number
  /** Absent where no hub remembered it: a receipt has shown the loss, or an operator has said so. */
  lostRoot?: Buffer
  /** The party whose receipt has shown it. */
  receiptOf?: PartyKey
  /** Time of the last entry that is left. */
  keptAt?: Date
  /** When the lost state was remembered. */
  lostAt: Date
  noticedAt: Date
  opened?: RestoreAct
  /** From when on receivers' copies are taken. */
  copies?: RestoreAct
  closed?: RestoreAct & { missing: number }
}

/** A receipt as it was signed: its bytes, and the hub's signature over them. */
export type SignedReceipt = { readonly bytes: Buffer; readonly signature: Buffer }

/** What was lost, as it is noticed: by the root that a hub remembers, or by a receipt that the log denies. */
export type Noticed = Pick<Restore, 'kept' | 'lost' | 'lostAt' | 'noticedAt'> &
  ({ lostRoot: Buffer } | { receipt: SignedReceipt; receiptOf: PartyKey })

/** A message with a receipt from the lost part of the log, as its sender says. */
export type HeldReceipt = { id: string; logIndex: number }

/** A message of another party that a receiver holds, sealed, as it says. */
export type HeldCopy = HeldReceipt & { sender: PartyKey }

/** What is known of one party's receipts. */
export type PartyReceipts = {
  party: PartyKey
  /** When it last said which it holds; absent: it has not yet. */
  answeredAt?: Date
  receipts: number
  /** How many of these messages the log has again. */
  back: number
  /** Messages of others that it holds copies of. */
  copies: number
  /** How many of those the log has again. */
  copiesBack: number
}

/** Where a receipt stands: of an entry of the log, or of one that was lost and counted, or of one that the log denies. */
export type ReceiptStanding =
  | { is: 'there' | 'counted' | 'of-another-log' }
  /** `kept`: up to where the log is the one that the receipt is of. */
  | { is: 'denied'; kept: number }

/** Restores of this database, and who holds receipts of what was lost. */
export interface Restores {
  latest(): Promise<Restore | undefined>
  /** Of all active parties, by key. */
  parties(number: number): Promise<PartyReceipts[]>
  /** Notes what a party holds receipts of, and copies of others' messages; saying it again does no harm. */
  tell(number: number, party: PartyKey, held: Held, at: Date): Promise<void>
  /** The smallest index of what another party holds, and may hand in, whose message has not come back. */
  missingBefore(number: number, party: PartyKey): Promise<number | undefined>
  /** Of a party's messages those that the log does not have at this index. */
  missingOf(party: PartyKey, held: readonly HeldReceipt[]): Promise<HeldReceipt[]>
  standingOf(receipt: ReadReceipt): Promise<ReceiptStanding>
}

/** What a receipt says of the message and its place. */
export type ReadReceipt = { sender: string; id: string; logIndex: number; acceptedAt: string }

/** What a party holds of the lost part of the log. */
export type Held = { receipts: readonly HeldReceipt[]; copies: readonly HeldCopy[] }

/** How the hub stands after a restore: it takes nothing until it is opened, and says so until it is closed. */
export type RestoreStanding = { state: 'restored' | 'reconciling'; since: Date; from: number }

export type RestoreActed =
  | { ok: true; restore: Restore; logIndex: number }
  /** There is nothing to be opened, or to be closed. */
  | { ok: false; because: 'no-restore' }

/** What an operator does: opens the hub, asks for receivers' copies, ends the reconciliation; or says that there was a loss. */
export type RestoreActName = 'open' | 'copies' | 'close' | 'declare'

/**
 * Acts on the latest restore, as a leaf of the log. `declare` notes one of which no hub knows, and opens it at once.
 * @param since of `declare`: what was answered from then on may be lost
 */
export type ActOnRestore = (
  what: RestoreActName,
  act: Pick<RegistryAct, 'operator' | 'reason' | 'digest' | 'at'>,
  since?: Date,
) => Promise<RestoreActed>

/** Judges receipts that a party holds; closes the hub on one of its own that the log denies (docs/decisions/0232). */
export type CheckReceipts = (party: PartyKey, held: readonly ShownReceipt[]) => Promise<CheckedReceipts>

export type CheckedReceipts =
  | { ok: true; missing: readonly HeldReceipt[] }
  /** The receipt at this place is none of this hub's, or not of what its holder says. */
  | { ok: false; at: number; detail: string }

/** A receipt that is asked about; signed where it is to be believed. */
export type ShownReceipt = HeldReceipt & { signed?: SignedReceipt }
