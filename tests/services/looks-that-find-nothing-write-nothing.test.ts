import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { processTimers } from '../../src/compose/process-timers.ts'
import { judgedOn } from '../../src/domain/statistics/rules.ts'
import type { Lease, Outbox } from '../../src/ports/outbox.ts'
import { createOutbox } from '../../src/store/outbox/outbox.ts'
import { createPool } from '../../src/store/pool.ts'
import { countNext } from '../../src/store/statistics/count.ts'
import { testVault } from '../support/body-key.ts'
import { type FreshDatabase, migratedDatabase } from '../support/database.ts'
import { asParty } from '../support/identifiers.ts'

/**
 * performance.md, G13: every hub looks every few seconds for what there may be to do. Locking a row is a transaction that writes,
 * and leaves its number on the row.
 */
const LIMITS = { rows: 10, window: 10, bytes: 1_000_000 }
const NOW = new Date('2026-06-01T12:00:00Z')

let database: FreshDatabase
let pool: Pool
let outbox: Outbox
let lease: Lease
beforeAll(async () => {
  database = await migratedDatabase()
  pool = createPool({ connectionString: database.url, max: 3, onError: () => undefined })
  outbox = createOutbox(pool, processTimers, testVault)
  ;[lease] = (await outbox.holdLeases('a hub', [asParty('BF')], 600_000)) as [Lease]
})
afterAll(async () => {
  await pool?.end()
  await database?.drop()
})

const lockedBy = async (table: string): Promise<string | undefined> =>
  (await pool.query<{ xmax: string }>(`select xmax::text from ${table}`)).rows[0]?.xmax
/** Whether this locks or writes the one row of the table. */
const touches = async (table: string, work: () => Promise<unknown>): Promise<boolean> => {
  const before = await lockedBy(table)
  await work()
  return (await lockedBy(table)) !== before
}
const take = () => outbox.takeReady([lease], LIMITS, NOW)
const lookForEarlier = () => outbox.requeueUnconfirmed([lease], 'earlier', [])
const count = () => countNext(pool, judgedOn(NOW.getTime()))

const delivery = (logIndex: number, state: string, epoch: number) =>
  pool.query(
    `insert into open_deliveries (receiver, log_index, order_key, reported, state, epoch, created_at)
     values ('BF', $1, 'k', true, $2, $3, now())`,
    [logIndex, state, epoch],
  )

describe('nothing is locked, so nothing is written', () => {
  test('by a take where nothing is ready, which still tells what is under way', async () => {
    await delivery(1, 'in-flight', Number(lease.epoch))
    expect(await touches('leases', take)).toBe(false)
    expect(await take()).toEqual({ rows: [], lanes: new Map([['BF', { underWay: 1, more: false }]]) })
  })

  test('by a look for rows of an earlier epoch where there are none', async () => {
    expect(await touches('leases', lookForEarlier)).toBe(false)
  })

  test('by a look at a log that has been counted', async () => {
    expect(await touches('statistics_progress', count)).toBe(false)
  })
})

describe('the lock is taken where there is something to do', () => {
  test('by a take, even where the window has no room for what is ready', async () => {
    await delivery(2, 'ready', 0)
    const full = { ...LIMITS, window: 1 }
    expect(await touches('leases', () => outbox.takeReady([lease], full, NOW))).toBe(true)
    expect((await outbox.takeReady([lease], full, NOW)).lanes.get(asParty('BF'))).toEqual({ underWay: 1, more: true })
  })

  test('by a look that finds a row of an earlier epoch, which is put back', async () => {
    await delivery(3, 'in-flight', Number(lease.epoch) - 1)
    expect(await touches('leases', lookForEarlier)).toBe(true)
    expect((await pool.query('select state from open_deliveries where log_index = 3')).rows).toEqual([
      { state: 'ready' },
    ])
  })

  test('by counting', async () => {
    await pool.query('update log_head set size = 3')
    expect(await count()).toBe(false)
    expect((await pool.query('select position from statistics_progress')).rows).toEqual([{ position: '3' }])
  })
})
