import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type RunningAdapter, runAdapterHost } from '../../src/adapter-host/host.ts'
import { processTimers } from '../../src/compose/process-timers.ts'
import { adapterConfig } from '../support/adapter.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { released } from '../support/journey.ts'
import { startProxy } from '../support/tcp-proxy.ts'
import { waitFor } from '../support/wait-for.ts'
import { rewriteLog } from '../support/witness.ts'

/** A system that takes everything. */
const MANIFEST = {
  name: 'taker',
  title: 'Taker',
  api: '1',
  system: 'A system that takes everything',
  roles: ['customs'],
  formats: ['json'],
  receives: ['discharge'],
  sends: [],
  settings: [],
}
const ADAPTER = `export default () => ({
  toNational: (message) => message.type,
  fromNational: () => { throw new Error('sends nothing') },
  createTransport: () => ({ start: async () => undefined, deliver: async () => ({ outcome: 'accepted' }), stop: async () => undefined }),
})
`
type Event = { event: string } & Record<string, unknown>

let hub: TestHub
let folder = ''
let adapter: RunningAdapter | undefined
let events: Event[] = []

beforeAll(async () => {
  hub = await startTestHub()
  folder = await mkdtemp(join(tmpdir(), 'corridor-taker-'))
  await mkdir(join(folder, 'taker'))
  await writeFile(join(folder, 'taker', 'manifest.json'), JSON.stringify(MANIFEST))
  await writeFile(join(folder, 'taker', 'index.ts'), ADAPTER)
})
afterEach(async () => {
  await adapter?.stop()
  adapter = undefined
})
afterAll(async () => {
  await hub.stop()
  await rm(folder, { recursive: true, force: true })
})

async function start(instead: { hub?: string; ahead?: () => number } = {}): Promise<void> {
  events = []
  const config = await adapterConfig(hub, 'BF', folder)
  adapter = await runAdapterHost({
    name: 'taker',
    config: { ...config, hub: instead.hub ?? config.hub },
    adapters: folder,
    clock: () => new Date(Date.now() + (instead.ahead?.() ?? 0)),
    timers: processTimers,
    log: (event, fields) => void events.push({ ...fields, event }),
    logEveryMs: 200,
  })
}

const seen = (event: string): Event | undefined => events.findLast((one) => one.event === event)
const allReported = async (): Promise<boolean> => {
  const { rows } = await hub.pool.query<{ n: number }>(
    `select count(*)::int as n from outbox where receiver = 'BF' and state <> 'delivered'`,
  )
  return rows[0]?.n === 0
}

test('a log that cannot be had is asked again, becomes an alarm after a quarter of an hour, and holds up no delivery', async () => {
  const gone = await startProxy(hub.url)
  await gone.close()
  let ahead = 0
  await start({ hub: gone.url, ahead: () => ahead })
  await released(hub)
  await waitFor(() => seen('log-asked-again'), { label: 'the log asked again' })
  await waitFor(allReported, { label: 'everything reported' })
  expect(seen('log-not-to-be-had')).toBeUndefined()
  ahead = 16 * 60_000
  const alarm = await waitFor(() => seen('log-not-to-be-had'), { label: 'the alarm' })
  expect(alarm).toMatchObject({ party: 'BF', unproven: expect.any(Number) })
  expect(Number(alarm?.['unproven'])).toBeGreaterThan(0)
})

test('what was not proven before a stop is proven after it, and so is what comes later', async () => {
  await start()
  await waitFor(() => seen('in-the-log')?.['unproven'] === 0, { label: 'what was left to be proven' })
  const before = Number(seen('in-the-log')?.['size'])
  await released(hub)
  await waitFor(() => Number(seen('in-the-log')?.['size']) > before && seen('in-the-log')?.['unproven'] === 0, {
    label: 'what came later to be proven',
  })
  expect(seen('not-in-the-log')).toBeUndefined()
  expect(seen('log-forked')).toBeUndefined()
})

test('a log that was rewritten is found with both heads, stays found over a restart, and holds up no delivery', async () => {
  await start()
  await released(hub)
  await waitFor(() => seen('in-the-log')?.['unproven'] === 0, { label: 'all to be proven' })
  await rewriteLog(hub.pool, (records) =>
    records.map((record, at) => (at === 0 ? record.replace(/"decidedAt":"2/, '"decidedAt":"1') : record)),
  )
  await released(hub)
  const forked = await waitFor(() => seen('log-forked'), { label: 'the fork to be found' })
  expect(forked).toMatchObject({ party: 'BF' })
  expect(forked?.['seen']).toMatch(/^\d+ leaves with the root /)
  expect(forked?.['shown']).not.toBe(forked?.['seen'])
  await waitFor(allReported, { label: 'everything reported' })
  const proven = events.filter(({ event }) => event === 'in-the-log').length
  await adapter?.stop()
  await start()
  await waitFor(() => seen('log-forked'), { label: 'the fork to be remembered' })
  expect(events.filter(({ event }) => event === 'in-the-log')).toHaveLength(0)
  expect(proven).toBeGreaterThan(0)
})
