import type { PoolClient } from 'pg'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { waitFor } from '../support/wait-for.ts'
import { type Edge, get, startEdge } from './http-fixture.ts'
import { seed } from './http-seed.ts'

let edge: Edge
let blocker: PoolClient

/** What waits for Burkina Faso is locked, so that whoever takes it stands still at the database. */
beforeAll(async () => {
  edge = await startEdge()
  await seed(edge.pool)
  blocker = await edge.pool.connect()
  await blocker.query('begin')
  await blocker.query(`select from open_deliveries where receiver = 'BF' for update`)
})
afterEach(async () => {
  await blocker.query('rollback').catch(() => undefined)
  blocker.release()
})
afterAll(() => edge.close())

const standing = async (): Promise<number> => {
  const { rows } = await edge.pool.query<{ n: number }>(
    `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  )
  return rows[0]?.n ?? 0
}

test('forty polls of one party keep one connection, too many are told to come again, and others poll as ever', async () => {
  const refused: number[] = []
  const polls = Array.from({ length: 40 }, async () => {
    const { status } = await get(edge, '/v1/inbox', 'bf')
    if (status !== 200) refused.push(status)
    return status
  })
  await waitFor(() => refused.length === 8, { label: 'all that are too many' })
  await waitFor(async () => (await standing()) === 1, { label: 'one poll at the database' })
  expect((await get(edge, '/v1/inbox', 'guarantor')).status).toBe(200)
  expect(await standing()).toBe(1)
  expect(new Set(refused)).toEqual(new Set([429]))
  await blocker.query('rollback')
  expect((await Promise.all(polls)).filter((status) => status === 200)).toHaveLength(32)
})
