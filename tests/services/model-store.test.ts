import fc from 'fast-check'
import type { Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { encodeJson } from '../../src/codec/index.ts'
import type { TimerName } from '../../src/domain/model/timer.ts'
import { withAuditSource } from '../../src/store/audit/audit.ts'
import { createCommit } from '../../src/store/commit.ts'
import { type GuaranteeRow, guaranteeFromRow } from '../../src/store/documents.ts'
import { createPool } from '../../src/store/pool.ts'
import { commands, LIMIT, LIMITS, opening } from '../model/commands.ts'
import { Model } from '../model/model.ts'
import { START, type Store, System } from '../model/system.ts'
import { type FreshDatabase, migratedDatabase } from '../support/database.ts'
import { declaration, GRN } from '../support/road.ts'
import { newMrn } from '../support/messages.ts'
import { runs } from '../support/runs.ts'
import type { Mrn } from '../../src/domain/values/identifiers.ts'
import { testVault } from '../support/body-key.ts'

let database: FreshDatabase
let pool: Pool
let committing: Pool

beforeAll(async () => {
  database = await migratedDatabase()
  pool = createPool({ connectionString: database.url, max: 2, onError: () => undefined })
  committing = createPool({ connectionString: database.url, max: 2, onError: () => undefined })
})
afterAll(async () => {
  await Promise.all([pool, committing].map((one) => one?.end()))
  await database?.drop()
})

/** Every table but those of the schema itself, as if the database were new. */
async function empty(): Promise<void> {
  await pool.query(`do $$ declare names text[]; one text; begin
    select array_agg(tablename) into names from pg_tables where schemaname = 'public'
      and tablename not in ('migrations', 'log_head', 'reference_version');
    -- What is evidence is not emptied without saying so first, nor with what it refers to.
    foreach one in array names loop execute format('alter table %I disable trigger user', one); end loop;
    foreach one in array names loop execute format('truncate table %I cascade', one); end loop;
  end $$`)
  await pool.query(`update log_head set size = 0, frontier = '\\x0000000000000000'`)
}

/** The sessions in the middle of a transaction are ended by the server, as those of a killed hub are. */
const KILL = `select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid() and state = 'idle in transaction'`

const realStore = (): Store => ({
  commit: createCommit(committing, testVault),
  kill: async () => void (await pool.query(KILL)),
  states: async () => {
    const rows = await pool.query<{ mrn: string; state: string }>('select mrn, state from movements')
    return new Map(rows.rows.map(({ mrn, state }) => [mrn, state]))
  },
  guarantee: async (grn) => {
    const rows = await pool.query<GuaranteeRow>('select * from guarantees where grn = $1', [grn])
    return rows.rows.map(guaranteeFromRow)[0]
  },
  nextDue: async (until) => {
    const rows = await pool.query<{ mrn: Mrn; name: TimerName; number: number; due_at: Date }>(
      'select mrn, name, number, due_at from timers where due_at <= $1 order by due_at, mrn, number limit 1',
      [new Date(until)],
    )
    return rows.rows.map(({ due_at, ...timer }) => ({ ...timer, dueAt: due_at.getTime() }))[0]
  },
  audited: (work) => withAuditSource(pool, testVault, work),
})

test('whatever is sent, repeated, contradicted or killed, the real store comes to what the model says', async () => {
  let fired = 0
  await fc.assert(
    fc.asyncProperty(commands(30), async (sequence) => {
      await empty()
      const model = new Model(LIMITS, START)
      const system = new System(realStore())
      for (const first of opening()) await system.submit(first, encodeJson(first))
      await fc.asyncModelRun(() => ({ model, real: system }), sequence)
      expect(await system.findings()).toEqual([])
      fired += system.fired
    }),
    { numRuns: runs(25), endOnFailure: true },
  )
  // By chance three to thirty: what counts is that timers fire at all.
  expect(fired).toBeGreaterThan(0)
  expect((await realStore().guarantee(GRN))?.limit).toBe(BigInt(LIMIT))
})

test('two hubs commit at once on one guarantee and one log: no commit fails, and nobody gets what is not there', async () => {
  await empty()
  const hubs = [new System(realStore()), new System(realStore())]
  for (const first of opening()) await hubs[0]!.submit(first, encodeJson(first))
  const amount = { amount: '10', currency: 'XOF' }
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, at) => {
      const guarantees = [{ type: '1' as const, grn: GRN, accessCode: 'A1B2', amount }]
      const message = declaration({ mrn: newMrn(), body: { guarantees } })
      return hubs[at % 2]!.submit(message, encodeJson(message))
    }),
  )
  expect(answers.filter(({ kind }) => kind === 'accepted')).toHaveLength(40)
  expect([...(await hubs[0]!.findings()), ...hubs[1]!.failures]).toEqual([])
  expect(await realStore().guarantee(GRN)).toMatchObject({ available: 0n, reserved: BigInt(LIMIT) })
})
