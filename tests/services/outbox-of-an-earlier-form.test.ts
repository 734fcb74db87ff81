import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate } from '../../src/store/migrate.ts'
import { createPool } from '../../src/store/pool.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { migrateBefore } from '../support/earlier-schema.ts'

const MIGRATION = '031-deliveries.sql'

const OLD = `receiver, log_index, sender, id, type, mrn, content_type, order_key, reported, correlation_id, state, seal,
  created_at, attempts, epoch, sent_at, confirmed, done_at, parked_reason, last_error`

let database: FreshDatabase
let pool: Pool
let before: Record<string, unknown>[]

/** The database as it was before the migration, with a row in every state a delivery can be in. */
beforeAll(async () => {
  database = await freshDatabase()
  pool = createPool({ connectionString: database.url, max: 2, onError: () => undefined })
  await migrateBefore(pool, MIGRATION)
  const add = (receiver: string, index: number, state: string, more: Record<string, unknown> = {}) => {
    const row = { reported: true, correlation_id: null, attempts: 0, epoch: 0, confirmed: false, ...more }
    const at = new Date(Date.UTC(2026, 5, 1, 12, index))
    const about = { receiver, log_index: index, sender: 'TG', id: randomUUID(), type: 'alert', mrn: `M${index}` }
    const fixed = { content_type: 'application/xml', order_key: `M${index}`, seal: `seal of ${index}`, created_at: at }
    const unset = { sent_at: null, done_at: null, parked_reason: null, last_error: null }
    const values = { ...about, ...fixed, ...unset, ...row, state }
    const names = Object.keys(values)
    return pool.query(
      `insert into outbox (${names.join(',')}) values (${names.map((_, place) => `$${place + 1}`).join(',')})`,
      Object.values(values),
    )
  }
  const [sent, done] = [new Date('2026-06-01T13:00:00Z'), new Date('2026-06-01T14:00:00Z')]
  await add('BF', 1, 'in-flight', { attempts: 2, epoch: 7, sent_at: sent, confirmed: true })
  await add('BF', 2, 'waiting')
  await add('BF', 3, 'ready', { last_error: 'refused by the broker', attempts: 1, epoch: 3, sent_at: sent })
  await add('BF', 4, 'parked', { parked_reason: 'refused', last_error: 'unknown there', attempts: 1, sent_at: sent })
  await add('BF', 5, 'parked', { parked_reason: 'too-large', last_error: '9 MB', attempts: 1, done_at: done })
  await add('BF', 6, 'delivered', { attempts: 1, epoch: 2, sent_at: sent, confirmed: true, done_at: done })
  await add('TG/sahel', 6, 'delivered', { attempts: 1, sent_at: sent, done_at: done, last_error: 'unmapped' })
  await add('BF', 7, 'delivered', {
    reported: false,
    correlation_id: 'said so',
    attempts: 1,
    sent_at: sent,
    done_at: done,
  })
  await add('BF', 8, 'discarded', {
    attempts: 3,
    sent_at: sent,
    done_at: done,
    parked_reason: 'refused',
    last_error: 'r',
  })
  before = (await pool.query<Record<string, unknown>>(`select ${OLD} from outbox order by log_index, receiver`)).rows
  await migrate(pool)
})
afterAll(async () => {
  await pool?.end()
  await database?.drop()
})

test('every delivery reads as before, whatever state it was in', async () => {
  const { rows } = await pool.query<Record<string, unknown>>(`select ${OLD} from outbox order by log_index, receiver`)
  // Of an end one reason is kept, and nothing of how the relay had it in hand.
  const ended = (row: Record<string, unknown>) => row['state'] === 'delivered' || row['state'] === 'discarded'
  const expected = before.map((row) => ({
    ...row,
    ...(ended(row) ? { epoch: '0', confirmed: false } : {}),
    ...(row['state'] === 'discarded' ? { parked_reason: 'refused: r', last_error: null } : {}),
  }))
  expect(rows).toEqual(expected)
})

test('what moves is apart from what stays, and one seal is kept of a leaf', async () => {
  const counts = await pool.query(
    `select (select count(*) from deliveries)::int as deliveries, (select count(*) from seals)::int as seals,
       (select count(*) from open_deliveries)::int as open, (select count(*) from delivery_ends)::int as ends`,
  )
  expect(counts.rows).toEqual([{ deliveries: 9, seals: 8, open: 5, ends: 4 }])
  await expect(pool.query(`update seals set seal = ''`)).rejects.toThrow('insert-only')
  await expect(pool.query('delete from delivery_ends')).rejects.toThrow('insert-only')
  await expect(pool.query('truncate deliveries')).rejects.toThrow('insert-only')
})
