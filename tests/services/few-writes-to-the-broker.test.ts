import { Socket } from 'node:net'
import { connect } from 'amqplib'
import { afterEach, expect, test } from 'vitest'
import { waitFor } from '../support/wait-for.ts'
import { asParty } from '../support/identifiers.ts'
import { cleanup, openBroker, openStage, outgoing } from './relay-harness.ts'

const undo = cleanup()
afterEach(undo.run)

const MESSAGES = 40
/** As usual: a body of 6 KB, and signature and seal that do not fit the client's smallest frame. */
const USUAL = { body: Buffer.alloc(6_000, 'x'), seal: Buffer.alloc(986), signature: Buffer.alloc(800) }
/** Forty of them are 340 KB, of which the socket takes a quarter of a megabyte at once; the others for what else is said. */
const WRITES_MAX = 5

type Writing = { _writeGeneric: (...args: never[]) => unknown; remotePort?: number }

/** Counts what this process hands to the system for sockets to that port, call by call, until the test is over. */
function countWrites(port: number): () => number {
  const prototype = Socket.prototype as unknown as Writing
  const original = prototype._writeGeneric
  let writes = 0
  prototype._writeGeneric = function count(this: Writing, ...args) {
    if (this.remotePort === port) writes += 1
    return original.apply(this, args)
  }
  const stop = (): void => {
    prototype._writeGeneric = original
  }
  undo.add(async () => stop())
  return () => writes
}

test('many messages go out in few writes, and are confirmed each', async () => {
  const stage = await openStage(undo)
  const broker = await openBroker(undo, stage, [{ key: asParty('BF') }])
  // The channel is opened by the first.
  await broker.publish([outgoing('BF', 0, USUAL)])
  const writes = countWrites(Number(new URL(stage.url).port))
  const messages = Array.from({ length: MESSAGES }, (_, at) => outgoing('BF', at + 1, USUAL))
  const { confirmed, failed } = await broker.publish(messages)
  expect([confirmed.length, failed]).toEqual([MESSAGES, []])
  expect(writes()).toBeLessThanOrEqual(WRITES_MAX)
})

test('acknowledgements of one turn go out together', async () => {
  const stage = await openStage(undo)
  const broker = await openBroker(undo, stage, [])
  const held: (() => void)[] = []
  await broker.consume(() => new Promise((resolve) => held.push(() => resolve('ack'))))
  const sender = await connect(stage.url, { noDelay: true })
  undo.add(() => sender.close())
  const channel = await sender.createConfirmChannel()
  for (let sent = 0; sent < MESSAGES; sent += 1) channel.publish('corridor.in', 'discharge', Buffer.from('{}'))
  await channel.waitForConfirms()
  await waitFor(() => held.length === MESSAGES, { label: 'all are being handled' })
  const writes = countWrites(Number(new URL(stage.url).port))
  for (const release of held) release()
  await waitFor(() => writes() > 0, { label: 'they are acknowledged' })
  expect(writes()).toBeLessThanOrEqual(WRITES_MAX)
  await broker.stop()
  expect((await channel.checkQueue('corridor.in.hub')).messageCount).toBe(0)
})
