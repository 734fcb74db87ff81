import type { VersionChange } from '../domain/values/versions.ts'
import type { CommitTx } from './commit.ts'
import type { PinnedByAct } from './pinned.ts'
import type { RegistryActName } from './registry-act-names.ts'
import type { RegisteredWitnessKey } from './witness.ts'

/** An act on the registry: who, when, why, on what. */
export type RegistryAct = {
  act: RegistryActName
  /** What it is on, as `GET /v1/registry/changes` names it, for instance `offices` or `participants/BF`. */
  subject: string
  operator: string
  reason: string
  /** SHA-256 of the bytes in which it was asked for. */
  digest: Buffer
  at: Date
  /** Decide it and change nothing; absent: false. */
  dryRun?: boolean
}

/** What became of one entry. Never a secret: of tokens, passwords and keys their hash or fingerprint. */
export type RegistryChange = VersionChange<unknown>

/** The registry inside the act's transaction, under its lock. */
export type RegistryDb = {
  query<Row extends object>(
    text: string,
    values?: readonly unknown[],
  ): Promise<{ rows: Row[]; rowCount: number | null }>
  /** The act's time. */
  at: Date
}

/** A plan that came to something; without changes nothing happens and nothing goes on record. */
export type Planned<T> = { ok: true; changes: readonly RegistryChange[]; answer: T; witness?: RegisteredWitnessKey }

/** What an act did. */
export type Performed<T> = {
  ok: true
  /** Version of the registry after it; the one before where nothing changed. */
  version: string
  changes: readonly RegistryChange[]
  /** Its leaf; undefined for a dry run, and where nothing changed. */
  logIndex: bigint | undefined
  answer: T
}

/**
 * Performs an act on the registry as one transaction: locks the registry, lets `plan` read current data and write, puts it on
 * record, appends a leaf of kind `act`, raises the version and tells every hub. Whatever else `plan` returns than a plan is a
 * refusal: everything is rolled back and the refusal returned as it is. Concurrent acts come one after the other.
 */
export type PerformAct = <T, Refusal extends { ok: false } = never>(
  act: RegistryAct,
  plan: (db: RegistryDb) => Promise<Planned<T> | Refusal>,
) => Promise<Performed<T> | Refusal>

/** An act as it goes on record. */
export type RecordedAct = RegistryAct & {
  /** Version of the registry before it, and after. */
  before: string
  version: string
  changes: readonly RegistryChange[]
  witness?: RegisteredWitnessKey
  /** What the registry's tables hold before it and after it. */
  tables: PinnedByAct
}

/** Writes leaf and row of an act in its transaction; returns the leaf's index. */
export type RecordRegistryAct = (tx: Pick<CommitTx, 'lockHead' | 'writeLog'>, act: RecordedAct) => Promise<bigint>
