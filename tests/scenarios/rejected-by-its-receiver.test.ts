import type amqp from 'amqplib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { released } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { connectAs, startReceiver } from '../support/receiver.ts'
import { waitFor } from '../support/wait-for.ts'

/** interface.md 4, on the hub as it is put together: a consumer that nacks without requeue. */
describe('a message that its receiver rejects at the broker', () => {
  let hub: TestHub
  let connection: amqp.ChannelModel
  let mrn = ''
  const parked = async () => (await hub.get('/v1/parked')).body as { items: { id: string; followers: number }[] }

  beforeAll(async () => {
    hub = await startTestHub()
    connection = await connectAs(hub.config.amqpUrl, hub.party('BF'))
    const channel = await connection.createChannel()
    await channel.consume('country.BF', (delivery) => {
      if (delivery !== null) channel.nack(delivery, false, false)
    })
    mrn = (await released(hub)).mrn
    const answer = await hub.post(hub.party('TG'), m.exitNotice(mrn))
    if (answer.status !== 202) throw new Error(answer.bytes.toString('utf8'))
  })
  afterAll(() => hub.stop())

  it('is parked with the reason, and its followers wait behind it, visibly', async () => {
    await waitFor(async () => (await parked()).items.length === 1, { label: 'the parked message' })
    expect(await parked()).toMatchObject({
      items: [{ receiver: 'BF', mrn, type: 'anticipated-transit-record', reason: 'rejected-by-receiver' }],
    })
    const { followers } = (await parked()).items[0] ?? {}
    expect(followers).toBeGreaterThan(0)
    expect((await hub.get('/v1/queues/BF')).body).toMatchObject({ parked: 1, waiting: followers })
  })

  it('goes out again when an operator replays it, and what waited behind it follows', async () => {
    await connection.close()
    const receiver = await startReceiver(hub, 'BF')
    const answer = await fetch(`${hub.url}/v1/parked/${(await parked()).items[0]?.id}/replay`, {
      method: 'POST',
      headers: { authorization: 'Bearer token-of-operator', 'content-type': 'application/json' },
      body: JSON.stringify({ reason: 'their system takes it now' }),
    })
    expect(answer.status).toBe(200)
    await waitFor(() => receiver.received.some(({ type }) => type === 'border-exit-notice'), { label: 'its follower' })
    expect(receiver.received[0]).toMatchObject({ type: 'anticipated-transit-record', mrn })
    await receiver.close()
  })
})
