import { afterEach, expect, test } from 'vitest'
import { openStage } from '../support/process-hub.ts'
import { openScene, type Scene } from '../support/scene.ts'
import { waitFor } from '../support/wait-for.ts'

const KILLS = 3
const LANES = 6

let scene: Scene | undefined
afterEach(async () => {
  await scene?.close()
  scene = undefined
})

test('the hub is killed again and again under load: nothing accepted is missing, doubled or out of order', async () => {
  const stage = await openStage()
  const hub = await stage.startHub()
  scene = await openScene(stage, hub)
  const { client } = scene
  const grn = await scene.guarantee('1000000')
  let over = false
  const load = scene.load(LANES, grn, () => over)
  for (let kill = 0; kill < KILLS; kill++) {
    // A random number of receipts later: the other lanes, the relay and the reports are then anywhere in their work.
    const target = client.receipts.length + 5 + Math.floor(Math.random() * 25)
    await waitFor(() => client.receipts.length >= target, { label: `receipt ${target}` })
    await hub.kill()
    await hub.restart()
  }
  over = true
  await load
  expect(await scene.findings()).toEqual([])
  expect(client.statuses.get('unreachable')).toBeGreaterThan(0)
})
