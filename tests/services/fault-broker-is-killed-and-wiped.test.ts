import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BrokerService } from '../../tools/services/index.ts'
import { privateBroker } from '../support/broker-control.ts'
import { QUICK } from '../support/pace.ts'
import { openStage, type ProcessHub } from '../support/process-hub.ts'
import { openScene, type Scene } from '../support/scene.ts'
import { waitFor } from '../support/wait-for.ts'

const LANES = 3

let broker: BrokerService
let hub: ProcessHub
let scene: Scene

beforeAll(async () => {
  broker = await privateBroker()
  const stage = await openStage({ broker })
  hub = await stage.startHub({}, QUICK)
  scene = await openScene(stage, hub)
})
afterAll(async () => {
  await scene.close()
  await broker.stop()
})

/** Load while `fault` happens, and some journeys more; what must hold is then checked. */
async function loadThrough(fault: () => Promise<void>): Promise<void> {
  const { client } = scene
  const grn = await scene.guarantee('1000000')
  const pid = hub.pid()
  let over = false
  const load = scene.load(LANES, grn, () => over)
  const before = client.receipts.length
  await waitFor(() => client.receipts.length > before + 40, { label: 'traffic' })
  await fault()
  const after = client.receipts.length
  await waitFor(() => client.receipts.length > after + 10, { label: 'traffic afterwards' })
  over = true
  await load
  expect(await scene.findings(90_000)).toEqual([])
  // The courier is away: that is no reason to refuse anything, and none to die.
  expect(new Set(client.statuses.keys())).toEqual(new Set([200, 202]))
  expect(hub.pid()).toBe(pid)
  expect(hub.ended()).toBeUndefined()
}

test('RabbitMQ is killed mid-flow and started again: everything arrives, in order per movement', async () => {
  await loadThrough(async () => {
    await broker.kill()
    await broker.restart()
  })
})

test('RabbitMQ loses its data mid-flow: everything unreported is published again, nothing is parked', async () => {
  await loadThrough(() => broker.wipe())
})
