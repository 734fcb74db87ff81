import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { BrokerService } from '../../tools/services/index.ts'
import { type Hub, startHub } from '../../src/compose/hub.ts'
import type { Config } from '../../src/config.ts'
import { createPool } from '../../src/store/pool.ts'
import { createAuthority, issueCertificate } from '../../src/pki/authority.ts'
import { adapterConfig } from '../support/adapter.ts'
import { privateBroker } from '../support/broker-control.ts'
import { type FreshDatabase, migratedDatabase } from '../support/database.ts'
import { testConfig } from '../support/hub.ts'
import { createTestPki, registerParties, type TestParty, type TestPki } from '../support/parties.ts'
import { waitFor } from '../support/wait-for.ts'

const DAY_MS = 86_400_000
const VALIDITY = { validFrom: new Date(Date.now() - DAY_MS), validTo: new Date(Date.now() + DAY_MS) }

/** The broker's own authority, which no system trusts, and another one. */
const folder = mkdtempSync(join(tmpdir(), 'corridor-broker-tls-'))
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

let broker: BrokerService
let database: FreshDatabase
let pki: TestPki
let config: Config
let rightCa: string
let wrongCa: string
let parties: Map<string, TestParty>
let hub: Hub | undefined
let adapter: ChildProcess | undefined

beforeAll(async () => {
  const authority = await createAuthority({ commonName: 'Broker authority', ...VALIDITY })
  const stranger = await createAuthority({ commonName: 'Broker authority', ...VALIDITY })
  const named = { commonName: 'broker', purpose: 'tls-server', hosts: ['localhost'] } as const
  const server = await issueCertificate(authority, { ...named, ...VALIDITY })
  const key = file('broker.key', server.keyPem)
  const certificate = file('broker.crt', server.certificatePem)
  ;[broker, database, pki] = await Promise.all([
    privateBroker({ brokerTls: { key, certificate } }),
    migratedDatabase(),
    createTestPki(),
  ])
  rightCa = file('right.crt', authority.certificatePem)
  wrongCa = file('wrong.crt', stranger.certificatePem)
  const pool = createPool({ connectionString: database.url, max: 1, onError: () => undefined })
  parties = await registerParties(pool, pki.authority)
  await pool.end()
  const { amqpUrl = '', amqpManagementUrl = '' } = broker.overTls ?? {}
  const byName = (url: string): string => url.replace('@127.0.0.1:', '@localhost:')
  config = testConfig(database.url, { amqpUrl: byName(amqpUrl), amqpManagementUrl: byName(amqpManagementUrl) }, pki)
})
afterEach(async () => {
  // The launcher and what it started.
  if (adapter?.pid !== undefined && adapter.exitCode === null) process.kill(-adapter.pid, 'SIGKILL')
  adapter = undefined
  await hub?.stop()
  hub = undefined
})
afterAll(async () => {
  await Promise.all([broker.stop(), database.drop(), pki.remove()])
  rmSync(folder, { recursive: true, force: true })
})

type Line = { msg: string; error?: string; link?: string; users?: { error: string }[] }

/** Starts a hub that keeps what it logs. */
async function start(amqpCa: string | undefined, instead: Partial<Config> = {}): Promise<Line[]> {
  const lines: Line[] = []
  const write = (line: string): void => void lines.push(JSON.parse(line) as Line)
  hub = await startHub({ ...config, amqpCa, ...instead }, { log: pino({ level: 'info' }, { write }) })
  return lines
}

type Ready = { http: boolean; amqp: boolean; reasons: string[] }
const ready = async (): Promise<Ready> => (await (await fetch(`${hub?.url}/readyz`)).json()) as Ready

test.for([
  { what: 'of another authority of the same name', ca: () => wrongCa },
  { what: 'that only the setting could make known', ca: () => undefined },
])('a broker’s certificate $what is refused, and the log names the setting', async ({ ca }) => {
  const lines = await start(ca())
  expect(await ready()).toMatchObject({
    http: true,
    amqp: false,
    reasons: [expect.stringContaining('CORRIDOR_AMQP_CA')],
  })
  const refused = lines.filter(({ msg }) => msg === 'cannot connect to the broker')
  expect(new Set(refused.map(({ link }) => link))).toEqual(new Set(['corridor-out', 'corridor-in']))
  for (const { error } of refused) expect(error).toContain('comes from no authority that CORRIDOR_AMQP_CA names')
})

test('a broker that AMQP_URL calls by a name its certificate does not have is refused, and the log says so', async () => {
  const lines = await start(rightCa, { amqpUrl: broker.overTls?.amqpUrl ?? '' })
  const refused = lines.filter(({ msg }) => msg === 'cannot connect to the broker')
  expect(refused.length).toBeGreaterThan(0)
  for (const { error } of refused) expect(error).toContain('AMQP_URL names another host than the broker’s certificate')
  expect((await ready()).amqp).toBe(false)
})

test('a file that is not there, or holds no certificate, ends the start with the name of the setting', async () => {
  await expect(start(join(folder, 'none.crt'))).rejects.toThrow(/CORRIDOR_AMQP_CA cannot be read: ENOENT/)
  await expect(start(file('empty.crt', '\n'))).rejects.toThrow(/CORRIDOR_AMQP_CA: .*empty.crt holds no certificate/)
})

test('with the private authority named every connection is over TLS, and users are made by the management API', async () => {
  const lines = await start(rightCa)
  expect(lines.map(({ msg }) => msg)).toContain('the hub is ready')
  await waitFor(
    async () => {
      const { amqp, reasons } = await ready()
      return amqp && reasons.length === 0
    },
    { label: 'all to be well' },
  )
  const management = new URL(broker.amqpManagementUrl)
  const authorization = `Basic ${Buffer.from(`${management.username}:${management.password}`).toString('base64')}`
  const ask = async <T>(path: string): Promise<T> =>
    (await (await fetch(`${management.origin}/api/${path}`, { headers: { authorization } })).json()) as T
  const users = await ask<{ name: string }[]>('users')
  expect(users.length).toBeGreaterThan(10)
  const connections = await waitFor(
    async () => {
      const found = await ask<{ ssl?: boolean; user_provided_name?: string }[]>('connections')
      return found.filter(({ ssl }) => ssl === true).length >= 2 ? found : false
    },
    { label: 'the broker to list the connections of the hub' },
  )
  expect(connections.every(({ ssl }) => ssl === true)).toBe(true)
})

const command = join(import.meta.dirname, '..', '..', 'bin', 'corridor.js')

/** Runs an adapter as a process of its own; returns what it has logged so far. */
async function startAdapter(tlsCa: string | undefined): Promise<() => string> {
  const party = (key: string): TestParty => {
    const found = parties.get(key)
    if (found === undefined) throw new Error(`no test party ${key}`)
    return found
  }
  const own = await adapterConfig({ url: hub?.url ?? '', config, pki, party }, 'BF', folder)
  const path = file('adapter.json', JSON.stringify({ ...own, ...(tlsCa === undefined ? {} : { tlsCa }) }))
  let output = ''
  adapter = spawn(process.execPath, [command, 'adapter', 'simulator', '--config', path], { detached: true })
  for (const stream of [adapter.stdout, adapter.stderr])
    stream?.on('data', (data: Buffer) => (output += data.toString()))
  return () => output
}

test.for([
  { what: 'without', tlsCa: () => undefined },
  { what: 'with another', tlsCa: () => wrongCa },
])(
  'an adapter $what authority in its configuration does not believe the broker, and names the setting',
  async ({ tlsCa }) => {
    await start(rightCa)
    const output = await startAdapter(tlsCa())
    await waitFor(() => output().includes('amqp-unreachable'), { label: 'the refusal' })
    expect(output()).toContain('"setting":"tlsCa"')
    expect(output()).not.toContain('amqp-up')
  },
)

test('an adapter with the private authority in its configuration reads its queue', async () => {
  await start(rightCa)
  const output = await startAdapter(rightCa)
  await waitFor(() => output().includes('amqp-up'), { label: 'the adapter connected' })
})
