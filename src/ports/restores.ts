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
  /** How many it had had when it was last remembered. */
  lost: number
  lostRoot: Buffer
  /** Time of the last entry that is left. */
  keptAt?: Date
  /** When the lost state was remembered. */
  lostAt: Date
  noticedAt: Date
  opened?: RestoreAct
  closed?: RestoreAct & { missing: number }
}

/** What was lost, as it is noticed. */
export type Noticed = Pick<Restore, 'kept' | 'lost' | 'lostRoot' | 'lostAt' | 'noticedAt'>

/** A message with a receipt from the lost part of the log, as its sender says. */
export type HeldReceipt = { id: string; logIndex: number }

/** What is known of one party's receipts. */
export type PartyReceipts = {
  party: PartyKey
  /** When it last said which it holds; absent: it has not yet. */
  answeredAt?: Date
  receipts: number
  /** How many of these messages the log has again. */
  back: number
}

/** Restores of this database, and who holds receipts of what was lost. */
export interface Restores {
  latest(): Promise<Restore | undefined>
  /** Of all active parties, by key. */
  parties(number: number): Promise<PartyReceipts[]>
  /** Notes what a party holds receipts of; saying it again does no harm. */
  tell(number: number, party: PartyKey, held: readonly HeldReceipt[], at: Date): Promise<void>
  /** The smallest index of a receipt of another party whose message has not come back. */
  missingBefore(number: number, party: PartyKey): Promise<number | undefined>
}

/** How the hub stands after a restore: it takes nothing until it is opened, and says so until it is closed. */
export type RestoreStanding = { state: 'restored' | 'reconciling'; since: Date; from: number }

export type RestoreActed =
  | { ok: true; restore: Restore; logIndex: number }
  /** There is nothing to be opened, or to be closed. */
  | { ok: false; because: 'no-restore' }

/** Opens or closes the latest restore, as a leaf of the log. */
export type ActOnRestore = (
  what: 'open' | 'close',
  act: Pick<RegistryAct, 'operator' | 'reason' | 'digest' | 'at'>,
) => Promise<RestoreActed>
