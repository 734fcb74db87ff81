import type amqp from 'amqplib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestHub, type TestHub } from '../support/hub.ts'
import * as m from '../support/messages.ts'
import { connectAs, publishSigned, startReceiver } from '../support/receiver.ts'
import { managementCall } from '../support/vhost.ts'
import { waitFor } from '../support/wait-for.ts'

/** So many may wait at the broker in this test; the hub's own limit is 20,000. */
const AT_BROKER = 20
const SENT = 120

/** interface.md 4: a party that sends over AMQP is answered in its own queue, which it may not read. */
describe('a party that sends over AMQP and never reads its answers', () => {
  let hub: TestHub
  let connection: amqp.ChannelModel
  let channel: amqp.ConfirmChannel
  let vhost: string
  let limits: unknown

  const policy = (): string => `/api/policies/${vhost}/corridor-parties`
  const manage = (method: 'GET' | 'PUT', path: string, body?: unknown): Promise<unknown> =>
    managementCall(hub.config.amqpManagementUrl ?? '', method, path, body)

  beforeAll(async () => {
    hub = await startTestHub()
    vhost = encodeURIComponent(new URL(hub.config.amqpUrl).pathname.slice(1))
    const applied = await waitFor(async () => (await manage('GET', policy())) as Record<string, unknown> | undefined, {
      label: 'the policy of parties’ queues',
    })
    limits = applied['definition']
    await manage('PUT', policy(), {
      pattern: applied['pattern'],
      definition: { 'max-length': AT_BROKER },
      'apply-to': 'queues',
    })
    await waitFor(
      async () => {
        const queue = (await manage('GET', `/api/queues/${vhost}/country.TG`)) as Record<string, unknown>
        return JSON.stringify(queue['effective_policy_definition']).includes(`"max-length":${AT_BROKER}`)
      },
      { label: 'the limit of the test' },
    )
    connection = await connectAs(hub.config.amqpUrl, hub.party('TG'))
    channel = await connection.createConfirmChannel()
  })
  afterAll(async () => {
    await connection?.close()
    await hub?.stop()
  })

  const open = async (): Promise<number> => {
    const { rows } = await hub.pool.query<{ n: number }>(
      `select count(*)::int as n from open_deliveries where receiver = 'TG'`,
    )
    return rows[0]?.n ?? 0
  }
  const shown = async (): Promise<Record<string, unknown>> =>
    (await hub.get('/v1/queues/TG')).body as Record<string, unknown>

  it('has a queue with limits', () => {
    expect(limits).toEqual({ 'max-length': 20_000, 'max-length-bytes': 268_435_456 })
  })

  it('does not fill the broker: the rest of its answers wait in the database, and all are shown as its queue’s depth', async () => {
    for (let sent = 0; sent < SENT; sent++) publishSigned(channel, hub.party('TG'), m.release(m.newMrn()))
    await channel.waitForConfirms()
    await waitFor(
      async () => {
        const { rows } = await hub.pool.query(`select 1 from deliveries where receiver = 'TG'`)
        return rows.length === SENT
      },
      { label: 'every message decided' },
    )
    const queue = await waitFor(
      async () => {
        const found = await shown()
        return found['depth'] === SENT ? found : undefined
      },
      { label: 'the depth of everything' },
    )
    const inDatabase = await open()
    expect(inDatabase).toBeGreaterThan(0)
    expect(SENT - inDatabase).toBeGreaterThanOrEqual(AT_BROKER)
    expect(queue).toMatchObject({ state: 'down', reason: 'no-consumer' })
  })

  it('holds up nobody else', async () => {
    const faso = await startReceiver(hub, 'BF')
    const message = m.entryNotice(m.newMrn())
    publishSigned(channel, hub.party('BF'), message)
    await waitFor(() => faso.received.some(({ correlationId }) => correlationId === message.id), {
      label: 'BF answered',
    })
    await faso.close()
  })

  it('gets every answer, each once, when it reads at last', async () => {
    const togo = await startReceiver(hub, 'TG')
    // What it is told besides, of the movement that Burkina Faso has reported, correlates with nothing it has sent.
    const answers = (): unknown[] => togo.received.flatMap(({ correlationId }) => correlationId ?? [])
    await waitFor(async () => (await open()) === 0 && answers().length >= SENT, { label: 'every answer' })
    expect(answers()).toHaveLength(SENT)
    expect(new Set(answers()).size).toBe(SENT)
    await waitFor(async () => (await shown())['depth'] === 0, { label: 'nothing left' })
    await togo.close()
  })
})
