import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditPool, breachText } from '../../src/compose/audit.ts'
import { numbersBorne, numbersDeclared, searchedBy } from '../../src/domain/model/searched.ts'
import type { Message } from '../../src/generated/types.ts'
import { movementFromDocument } from '../../src/store/documents.ts'
import { migrate, schemaState } from '../../src/store/migrate.ts'
import { createPool } from '../../src/store/pool.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { EARLIER, restoreEarlierRelease } from '../support/earlier-release.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { movementOf } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { customs, message } from '../support/procedures.ts'
import { waitFor } from '../support/wait-for.ts'
import { testVault } from '../support/body-key.ts'

/** Minutes after it was stored, and by this clock for ever: its time limits would pass while the test grows old. */
const THEN = '2026-11-29T12:30:00Z'

let database: FreshDatabase
let pool: pg.Pool
let hub: TestHub
/** Bodies as they were stored, in hex, by their message. */
const clear = new Map<string, string>()

const audited = async () => {
  const { findings, counts } = await auditPool(pool, undefined, testVault)
  return { findings: findings.map(breachText), movements: counts.movements }
}

async function post(by: string, sent: Message): Promise<void> {
  const { status, bytes } = await hub.post(hub.party(by), sent)
  if (status !== 202) throw new Error(`${sent.type}: ${status} ${bytes.toString('utf8')}`)
}

beforeAll(async () => {
  database = await freshDatabase()
  pool = createPool({ connectionString: database.url, max: 4, onError: () => undefined })
  await restoreEarlierRelease(pool)
})
afterAll(async () => {
  await hub?.stop()
  await pool?.end()
  await database?.drop()
})

/** Leaves are evidence: whatever becomes of the tables, they stay as they were, and give the same movements. */
describe('a database of an earlier release', () => {
  test('is not read before it is migrated', async () => {
    await expect(auditPool(pool, undefined, testVault)).rejects.toThrow(/migrat|version|exist/)
  })

  test('is migrated with all its data, and no leaf is another one', async () => {
    const leaves = 'select log_index, record, leaf_hash from log_leaves order by log_index'
    const before = (await pool.query(leaves)).rows
    const { pending } = await schemaState(pool)
    expect(pending[0]).toBe('027-documents-carry-a-version.sql')
    expect(await migrate(pool)).toEqual(pending)
    expect((await pool.query(leaves)).rows).toEqual(before)
    expect(before).toHaveLength(EARLIER.leaves)
  })

  test('is found in order by the audit: what an earlier engine decided is applied as it was recorded', async () => {
    expect(await audited()).toEqual({ findings: [], movements: EARLIER.movements })
  })

  test('is searched as if this release had stored it', async () => {
    const texts = await pool.query<{ mrn: string; doc: string }>(
      `select mrn, doc::text from declarations union all select mrn, doc from movements where state <> 'none'`,
    )
    const declared = new Set(
      (await pool.query<{ mrn: string }>(`select mrn from movements where state <> 'none'`)).rows.map(({ mrn }) => mrn),
    )
    const expected = { values: new Set<string>(), numbers: new Set<string>() }
    for (const { mrn, doc } of texts.rows.filter((row) => declared.has(row.mrn))) {
      const content = JSON.parse(doc) as object
      const named = 'legs' in content ? numbersBorne(movementFromDocument(doc)) : numbersDeclared(content as never)
      const { values, numbers } = searchedBy([{ kind: 'other', text: mrn }, ...named])
      for (const value of values) expected.values.add(`${mrn} ${value}`)
      for (const number of numbers) expected.numbers.add(`${mrn} ${number}`)
    }
    const stored = await pool.query<{ row: string }>(`select mrn || ' ' || value as row from movement_identifiers`)
    expect(stored.rows.map(({ row }) => row).toSorted()).toEqual([...expected.values].toSorted())
    const whole = await pool.query<{ row: string }>(
      `select mrn || ' ' || number as row from movement_numbers cross join unnest(string_to_array(numbers, ' ')) number`,
    )
    expect(whole.rows.map(({ row }) => row).toSorted()).toEqual([...expected.numbers].toSorted())
    expect(expected.values.size + expected.numbers.size).toBeGreaterThan(50)
  })

  test('has every delivery where it was', async () => {
    const { rows } = await pool.query<{ state: string; count: number }>(
      'select state, count(*)::int as count from outbox group by state',
    )
    expect(Object.fromEntries(rows.map(({ state, count }) => [state, count]))).toEqual(EARLIER.deliveries)
  })

  test('is served by a hub of this release: found by lot, office and what is open', async () => {
    const { rows } = await pool.query<{ message: string; body: string }>(
      `select message, encode(body, 'hex') as body from bodies`,
    )
    for (const { message, body } of rows) clear.set(message, body)
    hub = await startTestHub({ database, now: () => new Date(THEN) })
    for (const filter of ['lot=LOT-7', 'procedure=stop', 'office=BFOUA001&procedure=enquiry']) {
      expect((await hub.get(`/v1/movements?${filter}`)).body).toMatchObject({ items: [{ mrn: EARLIER.stopped }] })
    }
    expect((await hub.get('/v1/movements?lot=LOT-8')).body).toMatchObject({ items: [] })
    expect((await hub.get('/v1/set-aside')).body).toMatchObject({ items: [{ sender: 'TG', kept: true }] })
  })

  test('has what was stored in the clear sealed by that hub in the background, and no byte of it is another one', async () => {
    await waitFor(async () => (await pool.query('select 1 from bodies where not sealed')).rowCount === 0, {
      label: 'every body to be sealed',
    })
    const { rows } = await pool.query<{ message: string; frame: Buffer }>('select message, frame from body_frames')
    expect(new Map(rows.map(({ message, frame }) => [message, testVault.open(frame).toString('hex')]))).toEqual(clear)
    expect(clear.size).toBeGreaterThan(30)
    const keys = await pool.query<{ mrn: string }>('select distinct mrn from bodies where mrn is not null')
    expect(keys.rowCount).toBeGreaterThan(4)
    const { notCompared } = await auditPool(pool, undefined, testVault)
    expect(Object.keys(notCompared).join()).not.toContain('bodies')
    expect((await audited()).findings).toEqual([])
  })

  test('goes on as if nothing had been: the stop is lifted, the diversion answered, the unmatched declared', async () => {
    await post('BF', message('alert', customs('BF'), { action: 'lift', reason: 'risk' }, { mrn: EARLIER.stopped }))
    expect(await movementOf(hub, EARLIER.stopped)).toMatchObject({ procedures: ['enquiry'] })
    const answer = { outcome: 'accepted', office: 'BFDAK001' } as const
    await post('TG', message('diversion-response', customs('TG'), answer, { mrn: EARLIER.astray }))
    expect(await movementOf(hub, EARLIER.astray)).toMatchObject({ procedures: [], destination: { office: 'BFDAK001' } })
    const grn = m.newGrn()
    const told = { occurredAt: THEN, preparedAt: THEN }
    await post('TG/fonds-garantie', m.registration(grn, '1000000', told))
    await post('TG', m.declaration(EARLIER.unmatched, grn, '1000', told))
    expect((await audited()).findings).toEqual([])
  })

  test('loses no delivery of then: what was in flight to a broker that is gone goes out again', async () => {
    await waitFor(
      async () => {
        const { rows } = await pool.query(`select 1 from outbox where state = 'in-flight' and not confirmed`)
        const ready = await pool.query(`select 1 from outbox where state = 'ready'`)
        return rows.length === 0 && ready.rows.length === 0
      },
      { label: 'everything open to be with the new broker' },
    )
  })
})
