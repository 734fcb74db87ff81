import amqp from 'amqplib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { INGRESS_QUEUE } from '../../src/broker/topology.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import * as m from '../support/messages.ts'
import { publishSigned, type Receiver, startReceiver } from '../support/receiver.ts'
import { waitFor } from '../support/wait-for.ts'
import { managementCall } from '../support/vhost.ts'

/** interface.md 3 and 4: the quota is the same over both doors. */
describe('a party that sends more over AMQP than its quota', () => {
  let hub: TestHub
  let togo: Receiver
  let faso: Receiver
  let connection: amqp.ChannelModel
  let channel: amqp.ConfirmChannel
  const BURST = 20
  const FLOOD = 400

  beforeAll(async () => {
    hub = await startTestHub({ config: { quota: { perSecond: 1, burst: BURST } } })
    ;[togo, faso] = await Promise.all([startReceiver(hub, 'TG'), startReceiver(hub, 'BF')])
    connection = await amqp.connect(hub.config.amqpUrl, { noDelay: true })
    channel = await connection.createConfirmChannel()
  })
  afterAll(async () => {
    await connection.close()
    await togo.close()
    await faso.close()
    await hub.stop()
  })

  it('is told so for each message, sealed, while nothing is stored of it, and others are not held up', async () => {
    const flood = Array.from({ length: FLOOD }, () => m.release(m.newMrn()))
    for (const message of flood) publishSigned(channel, hub.party('TG'), message, { messageId: message.id })
    const other = m.entryNotice(m.newMrn())
    publishSigned(channel, hub.party('BF'), other)
    await channel.waitForConfirms()
    await waitFor(() => faso.received.some(({ correlationId }) => correlationId === other.id), { label: 'BF answered' })
    await waitFor(() => togo.received.length >= FLOOD, { label: 'an answer to each' })
    const over = togo.received.filter(({ body }) => body.toString('utf8').includes('"quota"'))
    expect(over.length).toBeGreaterThan(FLOOD / 2)
    expect(over[0]).toMatchObject({ type: 'technical-error', sender: 'ZZ', logIndex: 0 })
    expect(JSON.parse(over[0]?.body.toString('utf8') ?? '')).toMatchObject({
      body: { status: 429, code: 'quota', retryAfter: expect.any(Number), digest: expect.stringMatching(/^sha256:/) },
    })
    const named = over.map(({ correlationId }) => correlationId)
    const stored = await hub.pool.query('select 1 from messages where id = any($1::uuid[])', [named])
    expect(stored.rowCount).toBe(0)
    const refused = await hub.pool.query(`select 1 from refusals where code = 'quota'`)
    expect(refused.rowCount).toBe(0)
  })

  it('has limits at the broker too: connections and channels of its user, messages that wait for the hub', async () => {
    const { amqpManagementUrl = '', amqpUrl } = hub.config
    const vhost = new URL(amqpUrl).pathname.slice(1)
    const ask = (path: string) => managementCall(amqpManagementUrl, 'GET', path)
    expect(await ask(`/api/user-limits/${hub.party('TG').amqp.user}`)).toMatchObject([
      { value: { 'max-connections': 32, 'max-channels': 256 } },
    ])
    const queue = await waitFor(
      async () => {
        const found = (await ask(`/api/queues/${vhost}/${INGRESS_QUEUE}`)) as Record<string, unknown>
        return found['policy'] === 'corridor-ingress' ? found : undefined
      },
      { label: 'the policy applied' },
    )
    expect(queue['effective_policy_definition']).toMatchObject({ 'max-length': 100_000 })
  })
})
