import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Front, startFront } from '../support/front.ts'
import { openStage, type ProcessHub, type Stage } from '../support/process-hub.ts'
import { newJourney, openScene, type Scene } from '../support/scene.ts'

const LANES = 2
/** Receipts that there must be between two acts, so that each falls into the middle of traffic. */
const BETWEEN = 20

let stage: Stage
let hubs: readonly [ProcessHub, ProcessHub]
let front: Front
let scene: Scene

beforeAll(async () => {
  stage = await openStage()
  hubs = [await stage.startHub(), await stage.startHub()]
  front = await startFront(hubs.map(({ url }) => url))
  scene = await openScene(stage, hubs[0])
})
afterAll(async () => {
  await front?.close()
  await scene?.close()
})

test('two hubs are restarted one after the other under load: each stops in order, and no client hears of it', async () => {
  const grn = await scene.guarantee('1000000')
  const { client } = scene
  const ends: string[] = []
  let acts = 0
  let reached = client.receipts.length + BETWEEN
  let acting: Promise<void> | undefined
  const act = async (): Promise<void> => {
    const hub = hubs[acts % 2]!
    ends.push((await hub.stop()).how)
    await hub.restart()
    acts += 1
    reached = client.receipts.length + BETWEEN
    acting = undefined
  }
  const lane = async (): Promise<void> => {
    while (acts < 2) {
      await scene.travel(newJourney(grn), () => front.url)
      if (client.receipts.length >= reached && acts < 2) acting ??= act()
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  await acting
  expect(ends).toEqual(['code 0', 'code 0'])
  expect(await scene.findings()).toEqual([])
  // What a client gets that follows the documentation: accepted; the same again; or a word on when to come back.
  expect([...client.statuses.keys()].filter((status) => ![200, 202, 503].includes(Number(status)))).toEqual([])
})
