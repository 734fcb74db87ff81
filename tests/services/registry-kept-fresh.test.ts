import type { Pool } from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createPool } from '../../src/store/pool.ts'
import { watchRegistry } from '../../src/store/reference/registry.ts'
import { fillStage } from '../support/stage-registry.ts'
import { type FreshDatabase, migratedDatabase } from '../support/database.ts'
import { type HandTimers, handTimers } from '../support/hand-timers.ts'
import { createTestPki, registerParties, type TestPki } from '../support/parties.ts'
import { QUICK } from '../support/pace.ts'
import { startProxy, type TcpProxy } from '../support/tcp-proxy.ts'
import { waitFor } from '../support/wait-for.ts'

let database: FreshDatabase
let proxy: TcpProxy
let pki: TestPki
/** The watcher's connections, through the proxy, and the changer's own. */
let pool: Pool
let own: Pool
let registry: Awaited<ReturnType<typeof watchRegistry>>
let errors: Error[]
let time: HandTimers

const NEVER = Number.MAX_SAFE_INTEGER

async function watch(settings: { checkMs: number; retryMs: number }): Promise<void> {
  registry = await watchRegistry(pool, [], (error) => errors.push(error), { ...settings, timers: time.timers })
}

/** Lets seconds pass until it has happened: what is asked of the database meanwhile takes its own time. */
const inTime = (happened: () => boolean, label: string) =>
  waitFor(
    () => {
      time.pass(1_000)
      return happened()
    },
    { label },
  )
const revoked = () => inTime(() => distrusted().length === 1, 'the revocation')
const distrusted = () => [...registry.current().certificates.values()].filter((each) => each.distrustedFrom)

async function revokeOne(): Promise<void> {
  const [fingerprint] = registry.current().certificates.keys()
  if (fingerprint === undefined) throw new Error('no certificate')
  await fillStage(own).distrustCertificate(fingerprint, new Date())
}

beforeEach(async () => {
  errors = []
  time = handTimers()
  database = await migratedDatabase()
  proxy = await startProxy(database.url)
  pki = await createTestPki()
  pool = createPool({ connectionString: proxy.url, max: 4, onError: () => undefined, ...QUICK.database })
  own = createPool({ connectionString: database.url, max: 1, onError: () => undefined })
  await registerParties(own, pki.authority)
})
afterEach(async () => {
  proxy.heal()
  await registry.close()
  await pool.end()
  await own.end()
  await proxy.close()
  await Promise.all([database.drop(), pki.remove()])
})

test('a reading that failed does not hide the change after it', async () => {
  await watch({ checkMs: NEVER, retryMs: NEVER })
  await own.query('alter table agreements rename to agreements_away')
  await expect(registry.reload()).rejects.toThrow(/agreements/)
  expect(registry.staleSince()).toBeInstanceOf(Date)
  await own.query('alter table agreements_away rename to agreements')
  await revokeOne()
  await revoked()
  expect(registry.staleSince()).toBeUndefined()
})

test('a reading that failed is repeated without any further change', async () => {
  await watch({ checkMs: NEVER, retryMs: 1_000 })
  await own.query('alter table agreements rename to agreements_away')
  await revokeOne()
  await inTime(() => errors.length > 1, 'a repeated reading')
  expect(distrusted()).toEqual([])
  await own.query('alter table agreements_away rename to agreements')
  await revoked()
})

test('a change that nobody announced is found', async () => {
  await watch({ checkMs: 1_000, retryMs: NEVER })
  await own.query('update certificates set distrusted_from = now() where fingerprint = $1', [
    [...registry.current().certificates.keys()][0],
  ])
  await own.query('update reference_version set version = version + 1')
  await revoked()
})

test('a listener that throws keeps the registry from nobody', async () => {
  await watch({ checkMs: NEVER, retryMs: 1_000 })
  let heard = 0
  registry.onChange(() => {
    heard += 1
    if (heard === 1) throw new Error('a listener')
  })
  await revokeOne()
  await revoked()
  await inTime(() => heard > 1 && registry.staleSince() === undefined, 'the listener told again')
})

test.for(['client', 'server', 'both'] as const)(
  'what changes while everything from %s is dropped is known soon after',
  async (from) => {
    await watch({ checkMs: 1_000, retryMs: 1_000 })
    proxy.blackHole(from)
    await revokeOne()
    await inTime(() => registry.staleSince() !== undefined, 'a database that says nothing')
    proxy.heal()
    await revoked()
    expect(registry.staleSince()).toBeUndefined()
  },
)
