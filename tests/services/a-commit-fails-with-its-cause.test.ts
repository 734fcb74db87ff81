import type { Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CommitTx } from '../../src/ports/commit.ts'
import { createCommit } from '../../src/store/commit.ts'
import { createPool } from '../../src/store/pool.ts'
import { type FreshDatabase, migratedDatabase } from '../support/database.ts'
import { asMrn, asParty } from '../support/identifiers.ts'
import { testVault } from '../support/body-key.ts'

/** SQLSTATE of a broken check, and of every statement after one that failed. */
const BROKEN = '23514'
const ABORTED = '25P02'

let database: FreshDatabase
let pool: Pool

beforeAll(async () => {
  database = await migratedDatabase()
  pool = createPool({ connectionString: database.url, max: 1, onError: () => undefined })
  // A defect planted in the database: no movement of Niger can be written.
  await pool.query(`alter table movements add constraint planted check (mrn !~ '^..NE')`)
})
afterAll(async () => {
  await pool?.end()
  await database?.drop()
})

const unwritable = (tx: CommitTx) => tx.lockMovements([asMrn('26NELFW100000201J1')])
const innocent = (tx: CommitTx) =>
  tx.storedAnswers([{ sender: asParty('TG'), id: '5b0c1b0e-7f2e-4f8e-9a0b-0d7f0a2f4c11' }])

test('a commit fails with what failed, though what failed because of it is told first', async () => {
  const told: unknown[] = []
  const commit = createCommit(
    pool,
    testVault,
  )(async (tx) => {
    await unwritable(tx).catch(() => undefined)
    await innocent(tx).catch((error: unknown) => {
      told.push(error)
      throw error
    })
  })
  await expect(commit).rejects.toMatchObject({ code: BROKEN })
  expect(told).toMatchObject([{ code: ABORTED }])
})

test('so it does where both were issued together', async () => {
  const commit = createCommit(pool, testVault)((tx) => Promise.all([innocent(tx), unwritable(tx), innocent(tx)]))
  await expect(commit).rejects.toMatchObject({ code: BROKEN })
})

test('what fails without a statement is thrown as it is, and the connection serves on', async () => {
  const commit = createCommit(pool, testVault)
  await expect(commit(() => Promise.reject(new Error('of our own')))).rejects.toThrow('of our own')
  expect((await commit(innocent)).size).toBe(0)
})
