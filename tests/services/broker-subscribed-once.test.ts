import { afterEach, expect, test } from 'vitest'
import { cleanup, openBroker, openStage } from './relay-harness.ts'

const undo = cleanup()
afterEach(undo.run)

test('a second taker of a queue with a single active consumer is refused instead of silently getting nothing', async () => {
  const broker = await openBroker(undo, await openStage(undo), [])
  await broker.drainDead(async () => undefined)
  await expect(broker.drainDead(async () => undefined)).rejects.toThrow('corridor.dead.hub has its handler already')
  await broker.consume(async () => 'ack')
  await expect(broker.consume(async () => 'ack')).rejects.toThrow('corridor.in.hub has its handler already')
})
