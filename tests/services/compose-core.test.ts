import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Config } from '../../src/config.ts'
import { asParty } from '../support/identifiers.ts'
import { startProxy } from '../support/tcp-proxy.ts'
import { type ComposeStage, openComposeStage } from './compose-stage.ts'

let stage: ComposeStage

beforeAll(async () => {
  stage = await openComposeStage()
})
beforeEach(() => void stage.said.splice(0))
afterEach(async () => {
  await stage.end()
})
afterAll(async () => {
  await stage.close()
})

const nowhere = (): string => join(stage.config.data, 'none')

test.for<[string, () => Promise<Partial<Config>>, RegExp]>([
  ['without the hub’s key', async () => ({ hubKey: nowhere() }), /ENOENT.*none/],
  ['without the hub’s certificate', async () => ({ hubCertificate: nowhere() }), /ENOENT.*none/],
  ['with a key that is none', async () => ({ hubKey: await stage.file('hub.txt', 'a key') }), /DECODER|PEM|key/i],
  ['without authorities', async () => ({ trustCa: nowhere() }), /ENOENT.*none/],
  [
    'with a file of authorities that holds none',
    async () => ({ trustCa: await stage.file('empty.crt', '\n') }),
    /the file of authorities holds no certificate/,
  ],
  [
    'with a file of revocation lists that holds none',
    async () => ({ trustCrl: await stage.file('empty.crl', 'a list\n') }),
    /the file of revocation lists holds none/,
  ],
  ['without the key of access codes', async () => ({ accessCodeKey: nowhere() }), /ENOENT.*none/],
  ['with a sandbox’s clock that is not there', async () => ({ sandboxClock: nowhere() }), /ENOENT.*none/],
  [
    'with a sandbox’s clock that holds no time',
    async () => ({ sandboxClock: await stage.file('clock', 'noon\n') }),
    /clock holds no time/,
  ],
])('%s the core does not open, says why, and leaves nothing open', async ([, instead, reason]) => {
  await expect(stage.open(await instead())).rejects.toThrow(reason)
  await stage.end()
  expect(await stage.sessions()).toBe(0)
})

test('a database that cannot be listened to keeps the core from opening, and is let go', async () => {
  const proxy = await startProxy(stage.config.databaseUrl)
  stage.closers.push(() => proxy.close())
  let cut = 0
  proxy.fromClient = (data) => {
    if (!data.includes('listen corridor_reference')) return 'pass'
    cut += 1
    return 'cut'
  }
  await expect(stage.open({ databaseUrl: proxy.url })).rejects.toThrow(/terminated|ECONNRESET|ended/i)
  await stage.end()
  expect(cut).toBe(1)
})

test('what is opened is the hub’s own, and all of it ends', async () => {
  const core = await stage.open({})
  expect(core.registry.current().reference.parties.get(asParty('TG'))).toMatchObject({ active: true })
  expect(core.manual).toBeUndefined()
  const roles = await Promise.all(
    [core.pool, core.relayPool, core.commitPool].map(
      async (pool) => (await pool.query<{ role: string }>('select current_user as role')).rows[0]?.role,
    ),
  )
  expect(new Set(roles)).toEqual(new Set(['corridor_hub']))
  expect(await stage.sessions()).toBeGreaterThan(0)
  await stage.end()
  await expect(core.pool.query('select 1')).rejects.toThrow(/after calling end/)
})

test('a sandbox’s clock is that of the core, and the log says that it stands still', async () => {
  const sandboxClock = await stage.file('clock-of-2026', '\n2026-03-03T10:00:00.000Z\n')
  const core = await stage.open({ sandboxClock })
  expect(core.clock.now()).toEqual(new Date('2026-03-03T10:00:00Z'))
  expect(stage.said.map(({ msg }) => msg)).toContain('a sandbox: the clock stands still until an operator moves it')
})
