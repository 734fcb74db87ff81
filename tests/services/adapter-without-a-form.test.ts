import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { processTimers } from '../../src/compose/process-timers.ts'
import { type RunningAdapter, runAdapterHost } from '../../src/adapter-host/host.ts'
import { adapterConfig } from '../support/adapter.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { released } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { waitFor } from '../support/wait-for.ts'

/** An adapter of a system that knows discharges and nothing else. */
const MANIFEST = {
  name: 'narrow',
  title: 'Narrow',
  api: '1',
  system: 'A system with one form',
  roles: ['customs'],
  formats: ['json'],
  receives: ['discharge'],
  sends: [],
  settings: [],
}
const ADAPTER = `import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
export default () => ({
  toNational: (message) => message.type,
  fromNational: () => { throw new Error('sends nothing') },
  createTransport: ({ dataDir }) => ({
    start: async () => undefined,
    deliver: async (type) => {
      appendFileSync(join(dataDir, 'taken'), type + ' ')
      return { outcome: 'accepted' }
    },
    stop: async () => undefined,
  }),
})
`

let hub: TestHub
let folder = ''
let adapter: RunningAdapter
beforeAll(async () => {
  hub = await startTestHub()
  folder = await mkdtemp(join(tmpdir(), 'corridor-narrow-'))
  await mkdir(join(folder, 'narrow'))
  await writeFile(join(folder, 'narrow', 'manifest.json'), JSON.stringify(MANIFEST))
  await writeFile(join(folder, 'narrow', 'index.ts'), ADAPTER)
  const config = await adapterConfig(hub, 'BF', folder)
  const log = () => undefined
  adapter = await runAdapterHost({
    name: 'narrow',
    config,
    adapters: folder,
    clock: () => new Date(),
    timers: processTimers,
    log,
  })
})
afterAll(async () => {
  await adapter.stop()
  await hub.stop()
  await rm(folder, { recursive: true, force: true })
})

type Delivery = { receiver: string; state: string; reason?: string }

test('what an adapter has no form for is kept and shown, and the discharge behind it arrives', async () => {
  const { mrn } = await released(hub)
  const said = [m.exitNotice, m.entryNotice, m.arrival, m.results, m.discharge].map((make) => make(mrn))
  for (const message of said) expect((await hub.post(hub.party(message.sender.country), message)).status).toBe(202)
  const taken = join(folder, 'data', 'adapter', 'taken')
  await waitFor(async () => (await readFile(taken, 'utf8')) === 'discharge ', { label: 'the discharge taken' })
  const rows = async () =>
    (
      await hub.pool.query<{ type: string; state: string; last_error: string | null }>(
        `select type, state, last_error from outbox where receiver = 'BF' and mrn = $1 order by log_index`,
        [mrn],
      )
    ).rows
  await waitFor(async () => (await rows()).every(({ state }) => state === 'delivered'), { label: 'all reported' })
  const remarks = (await rows()).map(({ type, last_error: remark }) => [type, remark])
  expect(remarks.at(-1)).toEqual(['discharge', null])
  expect(remarks.length).toBeGreaterThan(2)
  for (const [, remark] of remarks.slice(0, -1)) expect(remark).toBe('unmapped')
  expect(await readdir(join(folder, 'data', 'BF', 'unmapped'))).toHaveLength(remarks.length - 1)

  expect((await hub.get('/v1/queues/BF')).body).toMatchObject({ parked: 0, unmapped: remarks.length - 1 })
  const { items } = (await hub.get(`/v1/movements/${mrn}/timeline`)).body as { items: { deliveries: Delivery[] }[] }
  const shown = items.flatMap(({ deliveries }) => deliveries).filter(({ receiver }) => receiver === 'BF')
  expect(shown.map(({ reason }) => reason ?? null)).toEqual(remarks.map(([, remark]) => remark))
})
