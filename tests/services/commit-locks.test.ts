import type { Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CommitTx, HeadHeld } from '../../src/ports/commit.ts'
import { createCommit, createTransaction } from '../../src/store/commit.ts'
import { DOCUMENT_VERSION } from '../../src/store/documents.ts'
import { createPool } from '../../src/store/pool.ts'
import { type FreshDatabase, migratedDatabase } from '../support/database.ts'
import { waitFor } from '../support/wait-for.ts'
import { asGrn, asMrn, asParty } from '../support/identifiers.ts'
import { testVault } from '../support/body-key.ts'

/** What two commits must not hold at once: without its lock each of these lets one write over what the other has read. */
const MRN = '26TGLFW100000201J1'
const GRN = '26TG00CCIT0000178'

let database: FreshDatabase
let pool: Pool
let committing: Pool

beforeAll(async () => {
  database = await migratedDatabase()
  pool = createPool({ connectionString: database.url, max: 1, onError: () => undefined })
  committing = createPool({ connectionString: database.url, max: 2, onError: () => undefined })
  await pool.query(`insert into movements (mrn, state, doc) values ($1, 'none', $2)`, [
    MRN,
    JSON.stringify({ lines: [], documentVersion: DOCUMENT_VERSION }),
  ])
  await pool.query(`insert into guarantees values ($1, '1', 'active', 'TG/g', 'XOF', 100, 100, 0, 0, 0, 0, $2)`, [
    GRN,
    JSON.stringify({ documentVersion: DOCUMENT_VERSION }),
  ])
})
afterAll(async () => {
  await Promise.all([pool, committing].map((one) => one?.end()))
  await database?.drop()
})

const BLOCKED = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`

test.each<[string, (tx: CommitTx) => Promise<unknown>]>([
  ['an id', (tx) => tx.reserveIds([claimOf('5b0c1b0e-7f2e-4f8e-9a0b-0d7f0a2f4c11')])],
  ['a movement', (tx) => tx.lockMovements([asMrn(MRN)])],
  ['a movement nobody knew', (tx) => tx.lockMovements([asMrn('26TGLFW100000202J3')])],
  ['a guarantee', (tx) => tx.lockGuarantees([asGrn(GRN)], [])],
  ['the head of the log', (tx) => tx.lockHead()],
])('%s is held by one commit until it has ended', async (_, lock) => {
  const commit = createCommit(committing, testVault)
  const history: string[] = []
  let second: Promise<void> = Promise.resolve()
  // Taken back in the end: a claim of something unknown is only there to be written or to go.
  const undone = new Error('taken back')
  const first = commit(async (tx) => {
    await lock(tx)
    history.push('the first has it')
    let done = false
    second = commit(async (other) => {
      await lock(other)
      history.push('the second has it')
    }).finally(() => {
      done = true
    })
    await waitFor(async () => done || history.length > 1 || (await pool.query(BLOCKED)).rows.length > 0, {
      label: 'the second commit to wait, or not',
    })
    history.push('the first ends')
    throw undone
  })
  await expect(first).rejects.toBe(undone)
  await second
  expect(history).toEqual(['the first has it', 'the first ends', 'the second has it'])
})

test('a head that is held for longer than a lock may take is told apart from any other lock', async () => {
  const impatient = createTransaction(committing)
  const trying = (lock: (tx: CommitTx) => Promise<unknown>): Promise<unknown> => impatient((tx) => lock(tx), 20)
  await createCommit(
    committing,
    testVault,
  )(async (tx) => {
    await tx.lockMovements([asMrn(MRN)])
    await tx.lockHead()
    await expect(trying((other) => other.lockHead())).rejects.toBeInstanceOf(HeadHeld)
    await expect(trying((other) => other.lockMovements([asMrn(MRN)]))).rejects.not.toBeInstanceOf(HeadHeld)
  })
})

const claimOf = (id: string) => ({
  key: { sender: asParty('TG'), id },
  digest: Buffer.from('d'),
  type: 'alert',
  contentType: 'application/json',
  language: 'en',
  channel: 'http',
  receivedAt: new Date('2026-06-01T12:00:00Z'),
})
