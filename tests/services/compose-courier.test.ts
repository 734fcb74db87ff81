import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Core } from '../../src/compose/core.ts'
import { createCourier, schedulerOf, startCourier } from '../../src/compose/courier.ts'
import { createPipeline } from '../../src/compose/pipeline.ts'
import { changeRegistry } from '../../src/compose/registry-set-up.ts'
import { asParty } from '../support/identifiers.ts'
import { testReference } from '../support/reference.ts'
import { startProxy } from '../support/tcp-proxy.ts'
import { waitFor } from '../support/wait-for.ts'
import { type ComposeStage, openComposeStage } from './compose-stage.ts'

let stage: ComposeStage

beforeAll(async () => {
  stage = await openComposeStage()
})
afterEach(() => stage.end())
afterAll(() => stage.close())

async function start(core: Core) {
  const { committer, ...courier } = createCourier(core)
  const handle = createPipeline(core, committer)
  await startCourier(core, { ...courier, handle }, stage.closers)
  return { ...courier, committer }
}

test('without the file of the broker’s authorities nothing is begun, and the setting is named', async () => {
  const core = await stage.open({ amqpCa: join(stage.config.data, 'none') })
  expect(() => createCourier(core)).toThrow(/CORRIDOR_AMQP_CA cannot be read: ENOENT/)
})

test('a relay that cannot listen for rows ends the start, and what was connected by then is ended too', async () => {
  const proxy = await startProxy(stage.config.databaseUrl)
  stage.closers.push(() => proxy.close())
  proxy.fromClient = (data) => (data.includes('listen corridor_outbox') ? 'cut' : 'pass')
  const core = await stage.open({ databaseUrl: proxy.url })
  await expect(start(core)).rejects.toThrow(/terminated|ECONNRESET|ended/i)
})

test('who has a queue is what the reference data say, from the start and after each change', async () => {
  const core = await stage.open()
  const { broker, channels } = await start(core)
  const party = testReference().parties.get(asParty('BF'))
  if (party === undefined) throw new Error('no party BF')
  const exists = async () => (await broker.status([asParty('BF')]))[0]?.exists
  expect(await exists()).toBe(true)
  const before = channels()
  expect(channels()).toBe(before)
  await changeRegistry(core.pool, (write) => write.upsertParty({ ...party, channel: 'none' }))
  await waitFor(() => channels().appOnly.includes(asParty('BF')), { label: 'BF without a queue' })
  expect(channels().queued).toEqual(before.queued.filter((key) => key !== 'BF'))
  await changeRegistry(core.pool, (write) => write.upsertParty({ ...party, channel: 'amqp' }))
  await waitFor(() => channels().queued.includes(asParty('BF')), { label: 'BF with a queue again' })
  expect(await exists()).toBe(true)
})

test('the hub’s own queue is taken from by one handler, and no part takes it a second time', async () => {
  const { broker } = await start(await stage.open())
  await expect(broker.consume(async () => 'ack')).rejects.toThrow('corridor.in.hub has its handler already')
})

test('a scheduler with nothing to fire is ended without leaving anything open', async () => {
  const core = await stage.open()
  const { committer } = createCourier(core)
  stage.closers.push(() => committer.idle())
  const scheduler = schedulerOf(core, committer)
  scheduler.start()
  stage.closers.push(() => scheduler.stop())
})
