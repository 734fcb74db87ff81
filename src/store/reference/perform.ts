import type { Pool, PoolClient } from 'pg'
import type {
  PerformAct,
  Performed,
  Planned,
  RecordRegistryAct,
  RegistryAct,
  RegistryDb,
} from '../../ports/registry-acts.ts'
import { createTransaction } from '../commit.ts'
import type { OwnCommits } from '../own-commits.ts'
import { lastPinned, lockPinned, readPinned } from './pinned.ts'

export type PerformOptions = {
  /** Writes leaf and row of an act. */
  record: RecordRegistryAct
  /** Runs after an act is committed and before whoever acts is answered. */
  changed?: () => Promise<unknown>
  /** What this process has committed so far. */
  own?: OwnCommits
}

/** What a transaction came to that is rolled back nevertheless: thrown, since only what throws is rolled back. */
class RolledBack extends Error {
  readonly outcome: unknown

  constructor(outcome: unknown) {
    super('rolled back')
    this.outcome = outcome
  }
}

/**
 * Acts on the registry (src/ports/registry-acts.ts). Lock order: the registry's row, what the plan writes, the log's head.
 * Messages lock nothing of these but the head, and that last as well.
 */
export function createPerform(
  pool: Pool,
  { record, changed = async () => undefined, own }: PerformOptions,
): PerformAct {
  const transaction = createTransaction(pool, own === undefined ? {} : { own })
  return async <T, Refusal extends { ok: false } = never>(
    act: RegistryAct,
    plan: (db: RegistryDb) => Promise<Planned<T> | Refusal>,
  ): Promise<Performed<T> | Refusal> => {
    const performed = await transaction<Performed<T>>(async (tx, client) => {
      // The row is the lock: of two concurrent operators the second plans against the first one's result.
      const { rows } = await client.query<{ version: string }>('select version from reference_version for update')
      const before = rows[0]?.version ?? '0'
      await lockPinned(client)
      const unchanged = await readPinned(client, (await lastPinned(client))?.grown)
      const planned = await plan(dbOf(client, act.at))
      if (!planned.ok) throw new RolledBack(planned)
      const { changes, answer, witness } = planned
      if (changes.length === 0 || act.dryRun === true) {
        throw new RolledBack({ ok: true, version: before, changes, logIndex: undefined, answer })
      }
      const raised = await client.query<{ version: string }>(
        'update reference_version set version = version + 1 returning version',
      )
      const version = raised.rows[0]?.version ?? before
      await client.query(`select pg_notify('corridor_reference', '')`)
      const tables = { before: unchanged, after: await readPinned(client) }
      const recorded = { ...act, before, version, changes, tables, ...(witness === undefined ? {} : { witness }) }
      return { ok: true, version, changes, logIndex: await record(tx, recorded), answer }
    }).catch((error: unknown): Performed<T> | Refusal => {
      if (error instanceof RolledBack) return error.outcome as Performed<T> | Refusal
      throw error
    })
    if (performed.ok && performed.logIndex !== undefined) await changed()
    return performed
  }
}

const dbOf = (client: PoolClient, at: Date): RegistryDb => ({
  query: <Row extends object>(text: string, values: readonly unknown[] = []) => client.query<Row>(text, [...values]),
  at,
})
