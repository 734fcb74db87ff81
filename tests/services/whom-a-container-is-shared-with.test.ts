import type { Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCommit } from '../../src/store/commit.ts'
import { DOCUMENT_VERSION } from '../../src/store/documents.ts'
import { createPool } from '../../src/store/pool.ts'
import { testVault } from '../support/body-key.ts'
import { type FreshDatabase, migratedDatabase } from '../support/database.ts'
import { asMrn } from '../support/identifiers.ts'
import { newMrn } from '../support/messages.ts'

const MARK = 'container:CSQU3054383'
/** Many more than are read along; by their numbers the one that is known comes last. */
const [KNOWN = '', ...NUMBERS] = Array.from({ length: 50 }, newMrn).toSorted()
const [OWN = '', ...OTHERS] = NUMBERS

let database: FreshDatabase
let pool: Pool

beforeAll(async () => {
  database = await migratedDatabase()
  pool = createPool({ connectionString: database.url, max: 2, onError: () => undefined })
  const differences = [{ kind: 'used-twice', with: KNOWN }]
  for (const mrn of [KNOWN, OWN, ...OTHERS]) {
    const own = mrn === OWN ? { differences } : {}
    const doc = { mrn, state: 'in-transit', marks: [MARK], lines: [], documentVersion: DOCUMENT_VERSION, ...own }
    await pool.query(`insert into movements (mrn, state, doc) values ($1, 'in-transit', $2)`, [
      mrn,
      JSON.stringify(doc),
    ])
    await pool.query('insert into movement_marks (mark, mrn) values ($1, $2)', [MARK, mrn])
  }
})
afterAll(async () => {
  await pool?.end()
  await database?.drop()
})

/** The others that are read with it, in flight. */
const shared = (): Promise<string[]> =>
  createCommit(
    pool,
    testVault,
  )(async (tx) => ((await tx.lockMovements([asMrn(OWN)])).sharing.get(asMrn(OWN)) ?? []).map(({ mrn }) => mrn))

// Left out, it would count as ended, and a difference would close that is still true.
test('the movement a difference names is read, however many others bear the same container', async () => {
  const read = await shared()
  expect(read).toContain(KNOWN)
  expect(read.length).toBeLessThan(OTHERS.length)
})

test('and is left out once it is in flight no more', async () => {
  await pool.query(
    `update movements set state = 'arrived', doc = jsonb_set(doc::jsonb, '{state}', '"arrived"') where mrn = $1`,
    [KNOWN],
  )
  expect(await shared()).not.toContain(KNOWN)
})
