import amqp from 'amqplib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { queueNameOf } from '../../src/broker/topology.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import * as m from '../support/messages.ts'
import { waitFor } from '../support/wait-for.ts'

type Parked = { receiver: string; mrn: string; type: string; reason: string; followers: number }

/** A national system that gives a message back for good: `basic.nack` or `basic.reject` without requeue. */
describe('a message that its receiver rejects is parked', () => {
  let hub: TestHub
  let connection: amqp.ChannelModel
  const mrn = m.newMrn()
  beforeAll(async () => {
    hub = await startTestHub()
    const user = hub.party('BF').amqp
    const url = new URL(hub.config.amqpUrl)
    url.username = user.user
    url.password = user.password
    connection = await amqp.connect(url.toString(), { noDelay: true })
    const channel = await connection.createChannel()
    await channel.consume(queueNameOf('BF'), (delivery) => {
      if (delivery !== null) channel.nack(delivery, false, false)
    })
    const grn = m.newGrn()
    await hub.post(hub.party('TG/fonds-garantie'), m.registration(grn, '100000'))
    await hub.post(hub.party('TG'), m.declaration(mrn, grn, '1000'))
    await hub.post(hub.party('TG'), m.release(mrn))
  })
  afterAll(async () => {
    await connection?.close()
    await hub?.stop()
  })

  const parked = async (): Promise<Parked[]> => ((await hub.get('/v1/parked')).body as { items: Parked[] }).items

  it('shows it to the operator with the reason, and what waits behind it', async () => {
    const [first] = await waitFor(async () => ((await parked()).length > 0 ? parked() : undefined), { label: 'parked' })
    expect(first).toMatchObject({ receiver: 'BF', mrn, reason: 'rejected-by-receiver' })
    expect(first?.followers).toBeGreaterThan(0)
  })

  it('leaves no row under way that nobody will ever report', async () => {
    const { rows } = await hub.pool.query(`select 1 from outbox where receiver = 'BF' and state = 'in-flight'`)
    expect(rows).toEqual([])
  })
})
