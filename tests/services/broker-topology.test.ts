import { randomBytes } from 'node:crypto'
import { type Channel, connect } from 'amqplib'
import { afterEach, expect, test } from 'vitest'
import { hashPassword } from '../../src/broker/topology.ts'
import type { QueueOwner } from '../../src/ports/broker.ts'
import { cleanup, keptLog, openBroker, openConsumer, openProxy, openStage, outgoing } from './relay-harness.ts'
import { waitFor } from '../support/wait-for.ts'
import { asMrn, asParty } from '../support/identifiers.ts'

const undo = cleanup()
afterEach(undo.run)

/** An owner with a login of his own, unique on the shared broker. */
function ownerOf(key: string): QueueOwner & { amqpUser: string; password: string } {
  const password = randomBytes(9).toString('hex')
  const amqpUser = `${key.toLowerCase().replace('/', '-')}-${randomBytes(4).toString('hex')}`
  const passwordHash = hashPassword(password, randomBytes(4))
  return { key: asParty(key), amqpUser, password, logins: [{ user: amqpUser, passwordHash }] }
}

async function channelOf(url: string, owner: { amqpUser: string; password: string }): Promise<Channel> {
  const own = new URL(url)
  own.username = owner.amqpUser
  own.password = owner.password
  const model = await connect(own.href, { noDelay: true })
  model.on('error', () => undefined)
  undo.add(() => model.close().catch(() => undefined))
  const channel = await model.createChannel()
  channel.on('error', () => undefined)
  return channel
}

test('a party reads its own queue, and gets no other', async () => {
  const stage = await openStage(undo)
  const [togo, benin, soget] = [ownerOf('TG'), ownerOf('BJ'), ownerOf('TG/soget')]
  const broker = await openBroker(undo, stage, [togo, benin, soget])
  undo.add(() => broker.setOwners([]))
  await (await channelOf(stage.url, togo)).consume('country.TG', () => undefined)
  await (await channelOf(stage.url, soget)).consume('party.SOGET', () => undefined)
  for (const [owner, queue] of [
    [togo, 'country.BJ'],
    [togo, 'party.SOGET'],
    [benin, 'corridor.in.hub'],
  ] as const) {
    const taking = (await channelOf(stage.url, owner)).consume(queue, () => undefined)
    await expect(taking).rejects.toThrow('ACCESS_REFUSED')
  }
})

test('a start takes nothing from a queue, even to find out whether it lives', async () => {
  const stage = await openStage(undo)
  // Nothing has marked this broker: each queue is suspected to be one that was killed in its first second.
  const first = await openBroker(undo, stage, [{ key: asParty('TG') }])
  await first.stop()
  const model = await connect(stage.url)
  undo.add(() => model.close())
  const channel = await model.createConfirmChannel()
  const queues = ['corridor.in.hub', 'corridor.dead.hub', 'country.TG']
  for (const queue of queues) channel.sendToQueue(queue, Buffer.from(queue), { persistent: true })
  await channel.waitForConfirms()
  await openBroker(undo, stage, [{ key: asParty('TG') }])
  const taken = new Map<string, boolean>()
  for (const queue of queues) {
    await channel.consume(queue, (message) => {
      if (message !== null) taken.set(message.content.toString(), message.fields.redelivered)
    })
  }
  await waitFor(() => taken.size === queues.length, { label: 'all of them' })
  expect(taken).toEqual(new Map(queues.map((queue) => [queue, false])))
})

test('a party writes to corridor.in only and configures nothing', async () => {
  const stage = await openStage(undo)
  const togo = ownerOf('TG')
  const broker = await openBroker(undo, stage, [togo])
  undo.add(() => broker.setOwners([]))
  const forged = await channelOf(stage.url, togo)
  const closed = new Promise<Error>((resolve) => forged.on('error', resolve))
  forged.publish('corridor.out', 'BJ.discharge', Buffer.from('{}'))
  expect((await closed).message).toContain('ACCESS_REFUSED')
  await expect((await channelOf(stage.url, togo)).assertQueue('mine')).rejects.toThrow('ACCESS_REFUSED')
  const taken: string[] = []
  await broker.consume(async (delivery) => {
    taken.push(delivery.body.toString())
    return 'ack'
  })
  ;(await channelOf(stage.url, togo)).publish('corridor.in', 'discharge', Buffer.from('{"a":1}'))
  await waitFor(() => taken.length === 1, { label: 'the message at the hub' })
})

test('a party taken out of the list can no longer log in', async () => {
  const stage = await openStage(undo)
  const [togo, benin] = [ownerOf('TG'), ownerOf('BJ')]
  const broker = await openBroker(undo, stage, [togo, benin])
  await channelOf(stage.url, benin)
  await broker.setOwners([togo])
  await expect(channelOf(stage.url, benin)).rejects.toThrow('ACCESS_REFUSED')
  await broker.setOwners([])
})

test('two parties of one id do not share a queue: the second is left out and named', async () => {
  const stage = await openStage(undo)
  const log = keptLog()
  const broker = await openBroker(undo, { ...stage, log }, [{ key: asParty('TG/soget') }, { key: asParty('BJ/SOGET') }])
  expect(log.entries.find(({ level }) => level === 'error')?.fields).toMatchObject({ receiver: 'BJ/SOGET' })
  expect(await broker.status([asParty('TG/soget')])).toMatchObject([{ exists: true, messages: 0, consumers: 0 }])
})

test('a confirmed message arrives with the properties and headers of the contract', async () => {
  const stage = await openStage(undo)
  const broker = await openBroker(undo, stage, [{ key: asParty('BF') }])
  const { seen } = await openConsumer(undo, stage.url, 'BF')
  const message = outgoing('BF', 4_294_967_296, {
    mrn: asMrn('26TGLOME00000000T1'),
    signature: Buffer.from('signed'),
    correlationId: 'c0ffee',
    attempts: 2,
  })
  expect(await broker.publish([message])).toMatchObject({ confirmed: [{ receiver: 'BF' }], failed: [] })
  await waitFor(() => seen.length === 1, { label: 'the delivery' })
  const { properties, fields, content } = seen[0]!.message
  expect(fields.routingKey).toBe('BF.border-entry-notice')
  expect(content).toEqual(message.body)
  expect(properties).toMatchObject({
    messageId: message.id,
    type: 'border-entry-notice',
    contentType: 'application/json',
    correlationId: 'c0ffee',
    deliveryMode: 2,
    timestamp: Math.floor(message.createdAt.getTime() / 1000),
  })
  expect(properties.headers).toEqual({
    corridor_type: 'border-entry-notice',
    corridor_content_type: 'application/json',
    corridor_sender: 'TG',
    corridor_log_index: 4_294_967_296,
    corridor_mrn: '26TGLOME00000000T1',
    corridor_attempt: 2,
    corridor_signature: Buffer.from('signed').toString('base64'),
    corridor_seal: Buffer.from('seal').toString('base64'),
  })
})

test('a message without a queue, and one too large, fail alone and say why', async () => {
  const stage = await openStage(undo)
  const broker = await openBroker(undo, stage, [{ key: asParty('BF') }], { maxMessageBytes: 1_000 })
  const result = await broker.publish([
    outgoing('BF', 1),
    outgoing('ML', 2),
    outgoing('BF', 3, { body: Buffer.alloc(1_001) }),
    outgoing('BF', 4, { seal: Buffer.alloc(50_000) }),
    outgoing('BF', 5),
  ])
  expect(result.confirmed.map(({ logIndex }) => logIndex)).toEqual([1n, 5n])
  const causes = Object.fromEntries(result.failed.map(({ logIndex, cause }) => [String(logIndex), cause]))
  expect(causes).toEqual({ 2: 'unroutable', 3: 'too-large', 4: 'too-large' })
})

test('one above the limit of the broker itself fails alone: what it tore down with it only goes again', async () => {
  const stage = await openStage(undo)
  const broker = await openBroker(undo, stage, [{ key: asParty('BF') }], { maxMessageBytes: 64 * 1024 * 1024 })
  const huge = outgoing('BF', 1, { body: Buffer.alloc(10 * 1024 * 1024 + 1) })
  const neighbours = Array.from({ length: 50 }, (_, n) => outgoing('BF', n + 2))
  const result = await broker.publish([huge, ...neighbours])
  const causes = new Map(result.failed.map(({ logIndex, cause }) => [logIndex, cause]))
  expect(causes.get(1n)).toBe('too-large')
  expect([...causes.values()].filter((cause) => cause !== 'too-large' && cause !== 'interrupted')).toEqual([])
  const again = await broker.publish([huge, ...neighbours])
  expect(again.failed.map(({ logIndex, cause }) => [logIndex, cause])).toEqual([[1n, 'too-large']])
})

test('while the connection is down publishing fails at once, and it comes back by itself', async () => {
  const stage = await openStage(undo)
  const proxy = await openProxy(undo, stage.url)
  const broker = await openBroker(undo, { ...stage, url: proxy.url }, [{ key: asParty('BF') }])
  const burst = broker.publish(
    Array.from({ length: 2_000 }, (_, n) => outgoing('BF', n, { body: Buffer.alloc(6_000) })),
  )
  proxy.cut()
  const result = await burst
  expect(result.failed.length).toBeGreaterThan(0)
  expect(result.failed.every(({ cause }) => cause === 'not-connected')).toBe(true)
  expect(result.confirmed.length + result.failed.length).toBe(2_000)
  await waitFor(() => broker.connected(), { label: 'the reconnect' }).catch((e) => {
    console.log(JSON.stringify(stage.log.entries), proxy.count())
    throw e
  })
  expect((await broker.publish([outgoing('BF', 9_999)])).confirmed).toHaveLength(1)
})
