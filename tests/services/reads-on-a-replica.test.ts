import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeAll, type Closers } from '../../src/compose/closers.ts'
import { processTimers } from '../../src/compose/process-timers.ts'
import { openReplica } from '../../src/compose/read-replica.ts'
import { createPool } from '../../src/store/pool.ts'
import { createReadPool, type ReadPool } from '../../src/store/read-pool.ts'
import type { Replica, ReplicaStanding } from '../../src/store/replica.ts'
import { HUB_ROLE } from '../../src/store/roles.ts'
import type { DatabaseService } from '../../tools/services/index.ts'
import { privateDatabase } from '../support/broker-control.ts'
import { type FreshDatabase, migratedDatabase } from '../support/database.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import * as m from '../support/messages.ts'
import { firstServer, type Server, type Standby, standbyOf } from '../support/standby.ts'
import { startProxy, type TcpProxy } from '../support/tcp-proxy.ts'
import { waitFor } from '../support/wait-for.ts'

const closers: Closers = []
let [service, primary, standby, database]: [DatabaseService?, Server?, Standby?, FreshDatabase?] = []
let proxy: TcpProxy
let hub: TestHub
let grn: string

const at = (server: Server): string => Object.assign(new URL(server.url), { pathname: `/${theDatabase().name}` }).href
const theDatabase = (): FreshDatabase => database ?? never()
const thePrimary = (): Server => primary ?? never()
const theStandby = (): Standby => standby ?? never()
const never = (): never => {
  throw new Error('not started')
}
const atStandby = (sql: string, values: readonly unknown[] = []) => theStandby().ask(sql, values, theDatabase().name)

/** One hub with a replica behind a proxy; stopping goes the other way round. */
beforeAll(async () => {
  service = await privateDatabase()
  closers.push(() => service?.stop() ?? never())
  primary = await firstServer(service)
  database = await migratedDatabase(primary.url)
  standby = await standbyOf(primary, 'reader', primary.url)
  closers.push(() => theStandby().stop())
  proxy = await startProxy(at(standby))
  closers.push(() => proxy.close())
  const pace = { health: { everyMs: 100 }, statistics: { restMs: 100 } }
  hub = await startTestHub({ database, config: { readDatabaseUrl: proxy.url }, pace })
  closers.push(() => hub.stop())
  grn = m.newGrn()
  await hub.post(hub.party('TG/fonds-garantie'), m.registration(grn, '100000000'))
})
afterAll(() => closeAll(closers))

/** Reads as a hub makes them, over a pool of this test's own. */
async function withReads<T>(
  url: string,
  use: (reads: { pool: ReadPool; replica: Replica; ask: (sql: string, gone?: AbortSignal) => Promise<unknown> }) => T,
): Promise<Awaited<T>> {
  const own: Closers = []
  try {
    const connection = { onError: () => undefined }
    const pools = { connectionString: hub.config.databaseUrl, max: 2, role: HUB_ROLE, ...connection }
    const [core, canceller] = [createPool(pools), createPool({ ...pools, max: 1 })]
    own.push(
      () => core.end(),
      () => canceller.end(),
    )
    const limits = { max: 2, statementTimeoutMs: 1_500 }
    const replica = openReplica({ ...hub.config, readDatabaseUrl: url }, { primary: core, connection, ...limits }, own)
    if (replica === undefined) return never()
    const pool = createReadPool({ ...pools, ...limits, timers: processTimers }, canceller, replica)
    own.push(() => pool.end())
    const ask = (sql: string, gone = new AbortController().signal): Promise<unknown> =>
      pool.reading.during({ gone, seenBy: { kind: 'nobody' }, mayAskReplica: true }, async () => {
        const { rows } = await pool.ofHub.query<Record<string, unknown>>(sql)
        return rows[0]
      })
    return await use({ pool, replica, ask })
  } finally {
    await closeAll(own)
  }
}

const WHERE = 'select pg_is_in_recovery() as replica'

const stands = (replica: Replica, standing: ReplicaStanding): Promise<true> =>
  waitFor(() => replica.standing() === standing, { label: `the replica is ${standing}` })

const read = async (path: string, token = 'token-of-operator') => {
  const { status, body } = await hub.get(path, token)
  return { status, items: (body as { items: Record<string, unknown>[] }).items }
}

/** What the hub says of its replica, and by whom reads were answered so far. */
async function told() {
  const { body } = await hub.get('/v1/health')
  const { dependencies } = body as { dependencies: { name: string; state: string; consequence: string }[] }
  const text = await (
    await fetch(`${hub.url}/metrics`, { headers: { authorization: 'Bearer token-of-operator' } })
  ).text()
  const count = (answered: string): number =>
    Number(new RegExp(`^corridor_read_replica_reads_total\\{answered="${answered}"\\} (\\d+)$`, 'm').exec(text)?.[1])
  const dependency = dependencies.find(({ name }) => name === 'read-replica')
  return {
    state: dependency?.state,
    consequence: dependency?.consequence,
    replica: count('replica'),
    primary: count('primary'),
  }
}
const untilTold = (state: string): Promise<true> =>
  waitFor(async () => (await told()).state === state, { label: `the replica is ${state}` })

const declare = async (): Promise<string> => {
  const mrn = m.newMrn()
  const { status } = await hub.post(hub.party('TG'), m.declaration(mrn, grn, '10'))
  expect(status).toBe(202)
  return mrn
}

test('what has just been answered is read at once while the replica stands still, from the primary', async () => {
  await untilTold('ok')
  await atStandby('select pg_wal_replay_pause()')
  try {
    const mrn = await declare()
    expect((await read('/v1/movements?sort=recent')).items.map((one) => one['mrn'])).toContain(mrn)
    await untilTold('degraded')
    expect((await told()).consequence).toMatch(/half a second behind/)
    expect((await fetch(`${hub.url}/readyz`)).status).toBe(200)
    const before = await told()
    expect((await read(`/v1/movements?q=${mrn}`)).items).toHaveLength(1)
    const after = await told()
    expect([after.replica - before.replica, after.primary > before.primary]).toEqual([0, true])
  } finally {
    await atStandby('select pg_wal_replay_resume()')
  }
  await untilTold('ok')
})

test('a change that is no entry of the log is seen at once as well', async () => {
  await withReads(at(theStandby()), async ({ replica, ask }) => {
    await stands(replica, 'current')
    await atStandby('select pg_wal_replay_pause()')
    try {
      await hub.pool.query(`comment on table movements is 'changed'`)
      const seen = await ask(`select pg_is_in_recovery() as replica, obj_description('movements'::regclass) as said`)
      expect(seen).toEqual({ replica: false, said: 'changed' })
    } finally {
      await atStandby('select pg_wal_replay_resume()')
    }
  })
})

test('a replica that falls silent in the middle of a read fails none: the primary answers, and nobody waits for it again', async () => {
  await untilTold('ok')
  proxy.blackHole('both')
  try {
    // A look is due within a second and takes two; the statement itself would be waited for fifteen.
    const { status } = await fetch(`${hub.url}/v1/statistics/transit-times`, {
      headers: { authorization: 'Bearer token-of-operator' },
      signal: AbortSignal.timeout(10_000),
    })
    expect(status).toBe(200)
    await untilTold('degraded')
    expect((await told()).consequence).toMatch(/does not answer/)
    expect((await read('/v1/statistics/transit-times')).status).toBe(200)
  } finally {
    proxy.heal()
    proxy.cutAll()
  }
  await untilTold('ok')
})

test('a read that replay has to cancel is made once more, by the primary', async () => {
  await atStandby(`alter system set max_standby_streaming_delay = 0`)
  await atStandby('select pg_reload_conf()')
  await withReads(at(theStandby()), async ({ replica, ask }) => {
    await stands(replica, 'current')
    expect(await ask(WHERE)).toEqual({ replica: true })
    const asked = ask(
      `select pg_is_in_recovery() as replica from (select case when pg_is_in_recovery() then pg_sleep(600) end) slow
       where (select count(*) from statistic_facts) >= 0`,
    )
    await waitFor(
      async () => (await atStandby(`select 1 from pg_stat_activity where wait_event = 'PgSleep'`)).length === 1,
      { label: 'the read at the replica' },
    )
    await hub.pool.query('begin; lock table statistic_facts in access exclusive mode; commit')
    expect(await asked).toEqual({ replica: false })
    expect(replica.answered().primary).toBe(1)
  })
})

test('a read whose caller has gone ends at the replica, and one that takes too long is given up there', async () => {
  await withReads(at(theStandby()), async ({ replica, ask }) => {
    await stands(replica, 'current')
    const sleeping = async (): Promise<boolean> =>
      (await atStandby(`select 1 from pg_stat_activity where wait_event = 'PgSleep'`)).length === 1
    const caller = new AbortController()
    const asked = ask('select pg_sleep(600)', caller.signal)
    const outcome = asked.catch((error: unknown) => error)
    await waitFor(sleeping, { label: 'the read at the replica' })
    caller.abort()
    expect(await outcome).toMatchObject({ code: '57014', message: 'canceling statement due to user request' })
    expect(await sleeping()).toBe(false)
    const message = 'canceling statement due to statement timeout'
    await expect(ask('select pg_sleep(600)')).rejects.toMatchObject({ code: '57014', message })
    expect(replica.answered()).toEqual({ replica: 0, primary: 0 })
  })
})

test('another database than the hub’s own is asked for nothing, though it lies on the same replica', async () => {
  const other = Object.assign(new URL(theStandby().url), { pathname: '/postgres' }).href
  await withReads(other, async ({ replica, ask }) => {
    await stands(replica, 'other')
    expect(await ask(WHERE)).toEqual({ replica: false })
  })
})

test('the primary itself is no replica', async () => {
  await withReads(hub.config.databaseUrl, async ({ replica, ask }) => {
    await stands(replica, 'promoted')
    expect(await ask(WHERE)).toEqual({ replica: false })
  })
})

test('the replica answers figures, searches and lists, each as new as what was answered before, and no other read', async () => {
  await untilTold('ok')
  const before = await told()
  for (let each = 0; each < 10; each += 1) {
    const mrn = await declare()
    expect((await read(`/v1/movements?q=${mrn}`)).items.map((one) => one['mrn'])).toEqual([mrn])
  }
  const after = await told()
  expect(after.primary).toBe(before.primary)
  expect(after.replica - before.replica).toBeGreaterThanOrEqual(10)
  const mrn = await declare()
  expect((await hub.get(`/v1/movements/${mrn}`)).status).toBe(200)
  expect((await hub.get('/v1/log/checkpoint')).status).toBe(200)
  expect((await told()).replica).toBe(after.replica)
  const scans = async (): Promise<number> => {
    const [row] = await atStandby(
      `select (coalesce(seq_scan, 0) + coalesce(idx_scan, 0))::text as n from pg_stat_user_tables where relname = 'statistic_facts'`,
    )
    return Number(row?.['n'])
  }
  const scanned = await scans()
  await waitFor(
    async () => {
      expect((await read('/v1/statistics/transit-times')).status).toBe(200)
      return (await scans()) > scanned
    },
    { label: 'scans that the replica itself has counted' },
  )
})

test('the replica shows each caller what is his, and nothing of others', async () => {
  await untilTold('ok')
  const mrn = await declare()
  const before = await told()
  const { token } = hub.party('TG')
  expect((await read(`/v1/movements?q=${mrn}`, token)).items).toHaveLength(1)
  expect((await read(`/v1/movements?q=${mrn}`, hub.party('NG').token)).items).toHaveLength(0)
  const after = await told()
  expect([after.replica > before.replica, after.primary]).toEqual([true, before.primary])
})

/** Writes on a server that went on by itself, until its WAL is longer than the primary's; then it follows again. */
async function strayAndFollow(server: Standby): Promise<void> {
  for (let each = 0; each < 3; each += 1) {
    await server.ask('create table if not exists own_way (n int)')
    await server.ask('drop table own_way')
    await server.ask('select pg_switch_wal()')
  }
  await server.restartAs('standby')
  const [now] = await thePrimary().ask('select pg_current_wal_flush_lsn()::text as lsn')
  const [seen] = await server.ask(
    'select pg_is_in_recovery()::text as follows, (pg_last_wal_replay_lsn() > $1::pg_lsn)::text as ahead',
    [now?.['lsn']],
  )
  expect(seen).toEqual({ follows: 'true', ahead: 'true' })
}

test('a replica that was promoted by itself is asked for nothing, nor when it follows again, on a timeline of its own', async () => {
  const stray = await standbyOf(thePrimary(), 'stray', thePrimary().url)
  try {
    await withReads(at(stray), async ({ replica, ask }) => {
      await stands(replica, 'current')
      await stray.ask('select pg_promote()')
      expect(await ask(WHERE)).toEqual({ replica: false })
      await stands(replica, 'promoted')
      await strayAndFollow(stray)
      await stands(replica, 'other')
      expect(await ask(WHERE)).toEqual({ replica: false })
    })
  } finally {
    await stray.stop()
    await thePrimary().ask(`select pg_drop_replication_slot('stray')`)
  }
})

test('a replica that took writes of its own without a promotion is asked for nothing from the first message on that it lacks', async () => {
  await theStandby().restartAs('primary')
  await strayAndFollow(theStandby())
  await withReads(at(theStandby()), async ({ replica, ask }) => {
    await stands(replica, 'current')
    const mrn = await declare()
    expect(await ask(WHERE)).toEqual({ replica: false })
    expect((await read(`/v1/movements?q=${mrn}`)).items).toHaveLength(1)
    await stands(replica, 'other')
  })
})
