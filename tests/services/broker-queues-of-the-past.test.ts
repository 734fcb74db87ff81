import { connect } from 'amqplib'
import { afterEach, expect, test } from 'vitest'
import { INGRESS_ARGUMENTS, PARTY_ARGUMENTS, queueNameOf } from '../../src/broker/topology.ts'
import type { BrokerReady } from '../../src/ports/broker.ts'
import { waitFor } from '../support/wait-for.ts'
import { cleanup, insertRows, openBroker, openRelay, openStage, outgoing, states, type Stage } from './relay-harness.ts'
import { asParty } from '../support/identifiers.ts'

const undo = cleanup()
afterEach(undo.run)

/** A channel of the administrator, beside the hub. */
async function openChannel(stage: Stage) {
  const model = await connect(stage.url, { noDelay: true })
  undo.add(() => model.close().catch(() => undefined))
  return model.createChannel()
}

/** Queues as earlier releases declared them, each with a consumer that is there already. */
async function queuesOfThePast(stage: Stage, parties: readonly string[]): Promise<{ cancelled: string[] }> {
  const channel = await openChannel(stage)
  const cancelled: string[] = []
  for (const party of parties) {
    await channel.assertQueue(queueNameOf(asParty(party)), { durable: true, arguments: INGRESS_ARGUMENTS })
    await channel.consume(queueNameOf(asParty(party)), (message) => void (message === null && cancelled.push(party)))
  }
  return { cancelled }
}

test('basic.get of a party is answered with its message, as a JMS receive with a timeout asks for it', async () => {
  const stage = await openStage(undo)
  const broker = await openBroker(undo, stage, [{ key: asParty('BF') }])
  await broker.publish([outgoing('BF', 1)])
  const channel = await openChannel(stage)
  const got = await channel.get('country.BF')
  expect(got === false ? got : got.properties.headers?.['corridor_log_index']).toBe(1)
})

test('a queue with a single active consumer is made anew without one, told as created, and takes several consumers', async () => {
  const stage = await openStage(undo)
  const old = await queuesOfThePast(stage, ['BF', 'TG/soget'])
  const channel = await openChannel(stage)
  await channel.assertQueue(queueNameOf(asParty('ML')), { durable: true, arguments: PARTY_ARGUMENTS })
  await channel.assertQueue('corridor.generation', { durable: true, arguments: { 'x-queue-type': 'quorum' } })
  const broker = await openBroker(undo, stage, [
    { key: asParty('BF') },
    { key: asParty('ML') },
    { key: asParty('TG/soget') },
  ])
  const told: BrokerReady[] = []
  broker.onReady((ready) => told.push(ready))
  expect(told).toEqual([{ sameGeneration: true, created: ['BF', 'TG/soget'] }])
  await waitFor(() => old.cancelled.length === 2, { label: 'the consumers of the old queues told' })
  expect(await channel.get('party.SOGET')).toBe(false)
  expect(await broker.repair()).toEqual([])
})

test('what was in such a queue and is not reported is published again, all of it', async () => {
  const stage = await openStage(undo)
  const rows = Array.from({ length: 40 }, (_, n) => ({ receiver: 'BF', logIndex: n + 1 }))
  await queuesOfThePast(stage, ['BF'])
  await insertRows(stage.pool, rows)
  // As an earlier release left them: handed over, confirmed, in a queue that only one consumer may take from.
  await stage.pool.query(`update open_deliveries set state = 'in-flight', confirmed = true, sent_at = now()`)
  const broker = await openBroker(undo, stage, [{ key: asParty('BF') }])
  await openRelay(undo, stage, broker, [asParty('BF')])
  const channel = await openChannel(stage)
  const seen = new Set<number>()
  await waitFor(
    async () => {
      const got = await channel.get('country.BF', { noAck: true })
      if (got !== false) seen.add(Number(got.properties.headers?.['corridor_log_index']))
      return seen.size === rows.length
    },
    { label: 'every message out of the new queue' },
  )
  expect(await states(stage.pool)).toEqual({ 'in-flight': 40 })
})
