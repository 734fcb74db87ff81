import type { PoolClient } from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { processTimers } from '../../src/compose/process-timers.ts'
import { createPool } from '../../src/store/pool.ts'
import { createReadPool } from '../../src/store/read-pool.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import * as m from '../support/messages.ts'
import { waitFor } from '../support/wait-for.ts'

let hub: TestHub
let blocker: PoolClient
const mrn = m.newMrn()

/** Whatever reads refusals, as every timeline does, stands still from here on; nothing that takes a message does. */
beforeEach(async () => {
  hub = await startTestHub()
  const grn = m.newGrn()
  await hub.post(hub.party('TG/fonds-garantie'), m.registration(grn, '100000'))
  await hub.post(hub.party('TG'), m.declaration(mrn, grn, '1000'))
  blocker = await hub.pool.connect()
  await blocker.query('begin')
  await blocker.query('lock table refusals in access exclusive mode')
})
afterEach(async () => {
  await blocker.query('rollback').catch(() => undefined)
  blocker.release()
  await hub.stop()
})

/** Statements of the hub that stand still. */
const standing = async (): Promise<number> => {
  const { rows } = await hub.pool.query<{ n: number }>(
    `select count(*)::int as n from pg_stat_activity
     where datname = current_database() and wait_event_type = 'Lock' and query ~ 'refusals'`,
  )
  return rows[0]?.n ?? 0
}

const timeline = (signal?: AbortSignal): Promise<number> =>
  fetch(`${hub.url}/v1/movements/${mrn}/timeline`, {
    headers: { authorization: `Bearer ${hub.party('TG').token}` },
    ...(signal === undefined ? {} : { signal }),
  }).then(({ status }) => status)

test('thirteen reads of one party that stand still keep three connections, and another party is answered meanwhile', async () => {
  const reads = Array.from({ length: 13 }, () => timeline())
  await waitFor(async () => (await standing()) === 3, { label: 'three reads at the database' })
  const answered = await hub.post(hub.party('TG/fonds-garantie'), m.registration(m.newGrn(), '100000'))
  expect(answered.status).toBe(202)
  expect(await standing()).toBe(3)
  await blocker.query('rollback')
  expect(new Set(await Promise.all(reads))).toEqual(new Set([200]))
})

test('more than may wait are told to come again, and so nothing grows', async () => {
  const refused: number[] = []
  const reads = Array.from({ length: 40 }, async () => {
    const status = await timeline()
    if (status !== 200) refused.push(status)
    return status
  })
  await waitFor(() => refused.length === 13, { label: 'all that are too many' })
  expect(new Set(refused)).toEqual(new Set([429]))
  await blocker.query('rollback')
  expect((await Promise.all(reads)).filter((status) => status === 200)).toHaveLength(27)
})

test('a read whose caller has gone ends at the database', async () => {
  const caller = new AbortController()
  const read = timeline(caller.signal).catch(() => 0)
  await waitFor(async () => (await standing()) === 1, { label: 'the read at the database' })
  caller.abort()
  await read
  await waitFor(async () => (await standing()) === 0, { label: 'the read ended' })
})

test('a read that takes too long is ended by the database', async () => {
  const connectionString = hub.config.databaseUrl
  const canceller = createPool({ connectionString, max: 1, onError: () => undefined })
  const reads = createReadPool(
    { connectionString, max: 1, onError: () => undefined, statementTimeoutMs: 50, timers: processTimers },
    canceller,
  )
  await expect(reads.queries.query('select pg_sleep(600)')).rejects.toMatchObject({ code: '57014' })
  await reads.end()
  await canceller.end()
})
