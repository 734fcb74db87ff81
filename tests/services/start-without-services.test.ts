import { createServer } from 'node:net'
import { once } from 'node:events'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Hub, startHub } from '../../src/compose/hub.ts'
import type { Config } from '../../src/config.ts'
import { createPool } from '../../src/store/pool.ts'
import { type FreshDatabase, migratedDatabase } from '../support/database.ts'
import { testConfig } from '../support/hub.ts'
import { createTestPki, registerParties, type TestPki } from '../support/parties.ts'
import { QUICK } from '../support/pace.ts'
import { startProxy, type TcpProxy } from '../support/tcp-proxy.ts'
import { freshVhost } from '../support/vhost.ts'
import { waitFor } from '../support/wait-for.ts'

let database: FreshDatabase
let vhost: Awaited<ReturnType<typeof freshVhost>>
let pki: TestPki
let config: Config
let toBroker: TcpProxy
let toDatabase: TcpProxy
let hub: Hub | undefined

/** A silent peer is given up sooner, and everything there is still has the time it needs. */
const PACE = { ...QUICK, broker: { ...QUICK.broker, timeoutMs: 5_000 } }

beforeAll(async () => {
  ;[database, vhost, pki] = await Promise.all([migratedDatabase(), freshVhost(), createTestPki()])
  config = testConfig(database.url, vhost, pki)
  toBroker = await startProxy(vhost.amqpUrl)
  toDatabase = await startProxy(database.url)
  const pool = createPool({ connectionString: database.url, max: 1, onError: () => undefined })
  await registerParties(pool, pki.authority)
  await pool.end()
})
afterEach(async () => {
  await hub?.stop()
  hub = undefined
  toBroker.heal()
  toDatabase.heal()
})
afterAll(async () => {
  await Promise.all([toBroker.close(), toDatabase.close()])
  await Promise.all([database.drop(), vhost.drop(), pki.remove()])
})

/** A log whose sentences are kept. */
function keepingLog() {
  const said: string[] = []
  const log = pino(
    { level: 'info' },
    { write: (line: string) => void said.push((JSON.parse(line) as { msg: string }).msg) },
  )
  return { log, said }
}

const ready = async (url: string) => (await fetch(`${url}/readyz`)).json()

async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}

test.for([
  { what: 'is not there', away: async (url: URL) => void (url.port = String(await closedPort())) },
  { what: 'says nothing', away: async () => toDatabase.blackHole('both') },
])('a database that $what at the start ends the start with a reason', async ({ away }) => {
  const url = new URL(toDatabase.url)
  await away(url)
  const { log, said } = keepingLog()
  await expect(startHub({ ...config, databaseUrl: url.href }, { log, pace: PACE })).rejects.toThrow(
    /timeout|ECONNREFUSED/i,
  )
  expect(said).not.toContain('the hub is ready')
})

test('a broker that says nothing at the start: HTTP is open, the log does not say ready, and AMQP comes by itself', async () => {
  toBroker.blackHole('both')
  const { log, said } = keepingLog()
  hub = await startHub({ ...config, amqpUrl: toBroker.url }, { log, pace: PACE })
  const { url } = hub
  expect(await ready(url)).toMatchObject({ http: true, amqp: false })
  expect(said).not.toContain('the hub is ready')
  expect(said).toContain('the hub has started, but not every door is open')
  toBroker.heal()
  toBroker.cutAll()
  await waitFor(async () => JSON.stringify(await ready(url)) === '{"http":true,"amqp":true,"reasons":[]}', {
    label: 'both doors',
    timeoutMs: 120_000,
  })
})

test('with everything there the log says ready', async () => {
  const { log, said } = keepingLog()
  hub = await startHub(config, { log })
  expect(said).toContain('the hub is ready')
})

test.for([
  { what: 'ahead', byMs: 3_600_000 },
  { what: 'behind', byMs: -3_600_000 },
])('a hub whose clock is an hour $what alarms on both other clocks', async ({ byMs }) => {
  hub = await startHub(config, { log: pino({ level: 'silent' }), clock: { now: () => new Date(Date.now() + byMs) } })
  const headers = { authorization: 'Bearer token-of-operator', 'accept-language': 'fr' }
  const health = (await (await fetch(`${hub.url}/v1/health`, { headers })).json()) as {
    dependencies: { name: string; state: string; consequence: string; offsetSeconds?: number }[]
  }
  for (const name of ['database-clock', 'broker-clock']) {
    const clock = health.dependencies.find((each) => each.name === name)
    expect(clock).toMatchObject({ state: 'degraded', consequence: expect.stringContaining('horloges') })
    expect(Math.sign(clock?.offsetSeconds ?? 0)).toBe(Math.sign(byMs))
  }
  const metrics = await (await fetch(`${hub.url}/metrics`, { headers })).text()
  expect(metrics).toContain('corridor_dependency{name="database-clock",state="degraded"} 1')
  expect(metrics).toMatch(/corridor_clock_offset_seconds\{name="broker-clock"\} -?\d+/)
})
