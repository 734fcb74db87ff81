import type { PoolClient } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { post } from '../support/hub.ts'
import { checkInvariants } from '../support/invariants.ts'
import * as m from '../support/messages.ts'
import { openStage, type ProcessHub, type Stage } from '../support/process-hub.ts'
import { startProxy, type TcpProxy } from '../support/tcp-proxy.ts'
import { waitFor } from '../support/wait-for.ts'

/** docs/decisions/0055: an operator's try is one transaction, whatever dies in it and however many ask at once. */
let stage: Stage
let hub: ProcessHub
let other: ProcessHub
let proxy: TcpProxy
let locker: PoolClient
let entry: string

const rows = async <Row extends object>(sql: string): Promise<Row[]> => (await stage.pool.query<Row>(sql)).rows
const waiting = async (statement: string): Promise<number> =>
  (
    await rows(`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()
      and query ilike '%${statement}%'`)
  ).length
const state = async () =>
  (await rows<{ told: string }>(`select state || ' ' || attempts as told from set_aside where log_index = ${entry}`))[0]
    ?.told
const leaves = async () =>
  (await rows<{ kind: string }>(`select kind from log_leaves where log_index > ${entry} order by log_index`)).map(
    ({ kind }) => kind,
  )

/** The act, the verdict, and what both bring about: an alert on the unmatched notice, and the acknowledgement. */
const DONE = ['act', 'message', 'made', 'made']

/** What the operator hears: the outcome or the code, or that the connection broke. */
const retry = async (at: ProcessHub): Promise<string> => {
  try {
    const answer = await fetch(`${at.url}/v1/set-aside/${entry}/retry`, {
      method: 'POST',
      headers: { authorization: 'Bearer token-of-operator', 'content-type': 'application/json' },
      body: JSON.stringify({ reason: 'mended' }),
    })
    const told = (await answer.json()) as { code?: string; outcome?: string }
    return told.code ?? told.outcome ?? ''
  } catch {
    return 'no answer'
  }
}

beforeAll(async () => {
  stage = await openStage()
  proxy = await startProxy(stage.databaseUrl)
  hub = await stage.startHub({ databaseUrl: proxy.url })
  other = await stage.startHub()
})
afterAll(async () => {
  await stage.close()
  await proxy.close()
})
beforeEach(async () => {
  locker = await stage.pool.connect()
  await stage.pool.query(`alter table movements add constraint planted check (mrn !~ '^..NE') not valid`)
  const answer = await post(hub.url, stage.party('TG'), m.exitNotice(m.newMrn('NE')))
  if (answer.body['code'] !== 'internal') throw new Error(`answered ${answer.status}, not set aside`)
  await stage.pool.query('alter table movements drop constraint planted')
  entry = String((await rows<{ last: string }>('select max(log_index) as last from set_aside'))[0]?.last)
})
afterEach(() => locker.release(true))

test('two hubs that have both read it try it once: the second finds it tried', async () => {
  const before = await leaves()
  await locker.query('begin')
  await locker.query('select 1 from log_head for update')
  const first = retry(hub)
  await waitFor(async () => (await waiting('from log_head for update')) === 1, { label: 'the first at the log head' })
  const second = retry(other)
  await waitFor(async () => (await waiting('from set_aside')) === 1, { label: 'the second behind the first' })
  await locker.query('rollback')
  expect([await first, await second]).toEqual(['accepted', 'already-retried'])
  expect(await state()).toBe('done 1')
  expect((await leaves()).slice(before.length)).toEqual(DONE)
})

test('killed with everything decided and nothing committed: nothing has been tried', async () => {
  const before = await leaves()
  await locker.query('begin')
  await locker.query('select 1 from log_head for update')
  const tried = retry(hub)
  await waitFor(async () => (await waiting('from log_head for update')) === 1, { label: 'the try at the log head' })
  await hub.kill()
  await locker.query('rollback')
  expect(await tried).toBe('no answer')
  expect(await state()).toBe('waiting 0')
  expect(await leaves()).toEqual(before)
  await hub.restart()
  expect(await retry(hub)).toBe('accepted')
  expect((await leaves()).slice(before.length)).toEqual(DONE)
})

test('killed between commit and answer: it has been tried, and is not tried again', async () => {
  const before = await leaves()
  proxy.fromServer = (data) => (data.includes('COMMIT\0') ? 'hold' : 'pass')
  const tried = retry(hub)
  await waitFor(async () => (await state()) === 'done 1', { label: 'the try committed' })
  await hub.kill()
  proxy.fromServer = () => 'pass'
  expect(await tried).toBe('no answer')
  await hub.restart()
  expect(await retry(hub)).toBe('already-retried')
  expect((await leaves()).slice(before.length)).toEqual(DONE)
})

test('the books are in order after all of it', async () => {
  expect(await checkInvariants(stage.pool)).toEqual([])
})
