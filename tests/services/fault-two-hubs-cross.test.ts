import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Message } from '../../src/generated/types.ts'
import { openStage, type ProcessHub, type Stage } from '../support/process-hub.ts'
import { newJourney, openScene, type Scene } from '../support/scene.ts'

const MOVEMENTS = 24
const STEPS = 7

let stage: Stage
let hubs: readonly [ProcessHub, ProcessHub]
let scene: Scene

beforeAll(async () => {
  stage = await openStage()
  hubs = [await stage.startHub(), await stage.startHub()]
  scene = await openScene(stage, hubs[0])
})
afterAll(() => scene.close())

const deadlocks = async (): Promise<number> => {
  const result = await stage.pool.query<{ deadlocks: string }>(
    'select deadlocks from pg_stat_database where datname = current_database()',
  )
  return Number(result.rows[0]?.deadlocks)
}

/** Posts every message to both hubs at once, to the second in the opposite order, so that their batches cross. */
async function postToBoth(messages: readonly { from: string; message: Message }[]): Promise<void> {
  const { client } = scene
  const [first, second] = hubs
  const kept = messages.map(({ from, message }) => client.keep(stage.party(from), message))
  const there = kept.map((one) => client.repeat(one, first.url))
  const back = kept.toReversed().map((one) => client.repeat(one, second.url))
  await Promise.all([...there, ...back])
}

test('the same ids come to two hubs at once, batch against batch: one effect, one receipt, no error', async () => {
  const grn = await scene.guarantee('1000000')
  const journeys = Array.from({ length: MOVEMENTS }, () => newJourney(grn))
  scene.journeys.push(...journeys)
  for (let step = 0; step < STEPS; step++) {
    await postToBoth(journeys.flatMap(({ steps }) => steps[step] ?? []))
  }
  expect(await scene.findings()).toEqual([])
  const { statuses } = scene.client
  expect(new Set(statuses.keys())).toEqual(new Set([200, 202]))
  // The guarantee's registration was the one message given to one hub only.
  expect(statuses.get(202)).toBe(MOVEMENTS * STEPS + 1)
  expect(await deadlocks()).toBe(0)
})

test('messages of a movement come to two hubs by turns, on one guarantee: order and balance hold', async () => {
  const grn = await scene.guarantee('1000000')
  const byTurns = (start: number) => (step: number) => hubs[(start + step) % 2]?.url ?? ''
  const all = Array.from({ length: MOVEMENTS }, (_, at) => scene.travel(newJourney(grn), byTurns(at)))
  await Promise.all(all)
  expect(await scene.findings()).toEqual([])
  expect(new Set(scene.client.statuses.keys())).toEqual(new Set([200, 202]))
  expect(await deadlocks()).toBe(0)
})

test('one of two hubs is killed under load: the other takes over its receivers', async () => {
  const grn = await scene.guarantee('1000000')
  const [first, second] = hubs
  const { client } = scene
  const owners = await stage.pool.query<{ owner: string }>('select distinct owner from leases')
  const held = (hub: ProcessHub) => owners.rows.some(({ owner }) => owner.startsWith(`${hub.pid()}-`))
  const [victim, other] = held(first) ? [first, second] : [second, first]
  const before = client.receipts.length
  let killed: Promise<void> | undefined
  const travel = async (): Promise<void> => {
    do {
      await scene.travel(newJourney(grn), () => other.url)
      if (client.receipts.length > before + 30) killed ??= victim.kill()
    } while (client.receipts.length < before + 100)
  }
  await Promise.all([travel(), travel(), travel()])
  await killed
  expect(victim.ended()).toBe('SIGKILL')
  await victim.restart()
  expect(await scene.findings()).toEqual([])
  expect(new Set(client.statuses.keys())).toEqual(new Set([200, 202]))
})
