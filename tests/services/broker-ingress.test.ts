import { type ConfirmChannel, connect } from 'amqplib'
import { afterEach, expect, test } from 'vitest'
import type { DeadLetter } from '../../src/ports/broker.ts'
import { waitFor } from '../support/wait-for.ts'
import { cleanup, openBroker, openConsumer, openProxy, openStage, outgoing } from './relay-harness.ts'
import { asParty } from '../support/identifiers.ts'

const undo = cleanup()
afterEach(undo.run)

/** A sender's side: publishes numbered messages to the hub, confirmed. */
async function openSender(
  url: string,
): Promise<{ send: (from: number, to: number) => Promise<void>; channel: ConfirmChannel }> {
  const model = await connect(url, { noDelay: true })
  undo.add(() => model.close().catch(() => undefined))
  const channel = await model.createConfirmChannel()
  const send = async (from: number, to: number): Promise<void> => {
    for (let n = from; n <= to; n += 1) {
      channel.publish('corridor.in', 'discharge', Buffer.from(String(n)), { headers: { corridor_signature: 'abc' } })
    }
    await channel.waitForConfirms()
  }
  return { send, channel }
}

const upTo = (n: number): number[] => Array.from({ length: n }, (_, index) => index + 1)

test('handlers start in delivery order, and a retry lets no later message overtake', async () => {
  const stage = await openStage(undo)
  const broker = await openBroker(undo, stage, [])
  await (await openSender(stage.url)).send(1, 300)
  const started: number[] = []
  const done: number[] = []
  let refusals = 3
  await broker.consume(async (delivery) => {
    const n = Number(delivery.body)
    started.push(n)
    expect(delivery.signature).toBe('abc')
    // The database is away until message 5 comes for the fourth time.
    if (n === 5) refusals -= 1
    if (n >= 5 && refusals >= 0) return 'retry'
    done.push(n)
    return 'ack'
  })
  await waitFor(() => done.length >= 300, { label: 'all messages done' })
  expect(done).toEqual(upTo(300))
  expect(started.filter((n) => n === 5)).toHaveLength(4)
})

test('a connection lost before the acknowledgement brings every message again, once and in order', async () => {
  const stage = await openStage(undo)
  const proxy = await openProxy(undo, stage.url)
  const broker = await openBroker(undo, { ...stage, url: proxy.url }, [])
  await (await openSender(stage.url)).send(1, 50)
  const started: number[] = []
  let release = (): void => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await broker.consume(async (delivery) => {
    started.push(Number(delivery.body))
    if (started.length <= 50) await held
    return 'ack'
  })
  await waitFor(() => started.length === 50, { label: 'all under way' })
  proxy.cut()
  release()
  await waitFor(() => started.length === 100, { label: 'all delivered again' })
  expect(started.slice(50)).toEqual(upTo(50))
})

test('a handler that throws loses nothing, and a stop waits for handlers under way', async () => {
  const stage = await openStage(undo)
  const broker = await openBroker(undo, stage, [])
  await (await openSender(stage.url)).send(1, 1)
  let calls = 0
  let finished = false
  let release = (): void => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await broker.consume(async () => {
    calls += 1
    if (calls === 1) throw new Error('a defect')
    await held
    finished = true
    return 'ack'
  })
  await waitFor(() => calls === 2, { label: 'the second delivery' })
  const stopping = broker.stop()
  release()
  await stopping
  expect(finished).toBe(true)
  const { channel } = await openSender(stage.url)
  expect((await channel.checkQueue('corridor.in.hub')).messageCount).toBe(0)
})

test('what a receiver rejects comes out of the dead queue, with whose it was', async () => {
  const stage = await openStage(undo)
  const broker = await openBroker(undo, stage, [{ key: asParty('BJ/sobemap') }])
  const letters: DeadLetter[] = []
  let failures = 1
  await broker.drainDead(async (letter) => {
    if (failures-- > 0) throw new Error('the database is away')
    letters.push(letter)
  })
  await openConsumer(undo, stage.url, 'BJ/sobemap', ({ message }, channel) => channel.nack(message, false, false))
  const message = outgoing('BJ/sobemap', 77)
  await broker.publish([message])
  await waitFor(() => letters.length === 1, { label: 'the dead letter' })
  expect(letters).toEqual([
    {
      queue: 'party.SOBEMAP',
      reason: 'rejected',
      receiver: 'BJ/sobemap',
      logIndex: 77n,
      sender: 'TG',
      messageId: message.id,
    },
  ])
})

test('a second handler of a queue is refused, since one of them would get nothing, or what the other is there for', async () => {
  const stage = await openStage(undo)
  const broker = await openBroker(undo, stage, [])
  await broker.drainDead(async () => undefined)
  await expect(broker.drainDead(async () => undefined)).rejects.toThrow('corridor.dead.hub has its handler already')
  await broker.consume(async () => 'ack')
  await expect(broker.consume(async () => 'ack')).rejects.toThrow('corridor.in.hub has its handler already')
})
