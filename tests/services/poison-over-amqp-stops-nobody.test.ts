import type amqp from 'amqplib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { INGRESS_QUEUE } from '../../src/broker/topology.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { checkInvariants } from '../support/invariants.ts'
import * as m from '../support/messages.ts'
import { connectAs, publishSigned, type Receiver, startReceiver } from '../support/receiver.ts'
import { managementCall } from '../support/vhost.ts'
import { waitFor } from '../support/wait-for.ts'

/** As many as once stopped the hub's queue for all countries: a whole prefetch of them, put back again and again. */
const POISON = 256

type Page = { items: { logIndex: number; sender: string; messageId: string; reason: string }[]; next?: string }
type Queue = { messages?: number; message_stats?: { ack?: number } }

/** docs/decisions/0037: one poison message never holds up another sender. */
describe('256 messages of one country that fail internally, over AMQP', () => {
  let hub: TestHub
  let togo: Receiver
  let faso: Receiver
  let connections: amqp.ChannelModel[]
  const poison = Array.from({ length: POISON }, () => m.exitNotice(m.newMrn('NE')))
  const other = m.entryNotice(m.newMrn())
  const ids = new Set(poison.map(({ id }) => id))
  const toPoison = () => togo.received.filter(({ correlationId = '' }) => ids.has(correlationId))
  const answers = () => toPoison().filter(({ type }) => type !== 'technical-error')
  let told = 0
  /** Of a slow hub some wait for their turn longer than they may: nothing is stored, and they are sent again, as any sender does. */
  const overQuota = () => {
    const refused = toPoison().filter(({ type }) => type === 'technical-error')
    const fresh = refused.slice(told)
    told = refused.length
    return fresh
  }
  const leafOf = async (messages: readonly string[]): Promise<number> => {
    const { rows } = await hub.pool.query<{ last: string }>(
      `select max(log_index) as last from log_leaves where id = any($1::text[]) and kind in ('message', 'refusal')`,
      [messages],
    )
    return Number(rows[0]?.last)
  }

  beforeAll(async () => {
    hub = await startTestHub()
    ;[togo, faso] = await Promise.all([startReceiver(hub, 'TG'), startReceiver(hub, 'BF')])
    connections = await Promise.all(['TG', 'BF'].map((key) => connectAs(hub.config.amqpUrl, hub.party(key))))
    // A defect of the program, planted in the database: no movement of Niger can be written.
    await hub.pool.query(`alter table movements add constraint planted check (mrn !~ '^..NE')`)
  })
  afterAll(async () => {
    await Promise.all([...(connections ?? []), togo, faso].map((one) => one?.close()))
    await hub?.stop()
  })

  test('stop no message of another country, which is answered before the last of them', async () => {
    const [first, second] = await Promise.all(connections.map((one) => one.createConfirmChannel()))
    if (first === undefined || second === undefined) throw new Error('no channels')
    const send = (message: (typeof poison)[number]) =>
      publishSigned(first, hub.party('TG'), message, { messageId: message.id })
    poison.forEach(send)
    await first.waitForConfirms()
    publishSigned(second, hub.party('BF'), other)
    await waitFor(() => faso.received.some(({ correlationId }) => correlationId === other.id), { label: 'BF answered' })
    expect(faso.received.find(({ correlationId }) => correlationId === other.id)?.type).toBe('acknowledgement')
    await waitFor(
      () => {
        for (const { correlationId } of overQuota()) poison.filter(({ id }) => id === correlationId).forEach(send)
        return answers().length >= POISON
      },
      { label: 'an answer to each', timeoutMs: 240_000 },
    )
    expect(await leafOf([other.id])).toBeLessThan(await leafOf([...ids]))
  })

  test('are each answered once by a functional error that says internal', () => {
    const all = answers()
    const others = toPoison().filter((one) => !all.includes(one))
    expect(others.every(({ body }) => body.toString('utf8').includes('"quota"'))).toBe(true)
    expect(new Set(all.map(({ correlationId }) => correlationId)).size).toBe(POISON)
    expect(all).toHaveLength(POISON)
    expect(new Set(all.map(({ type }) => type))).toEqual(new Set(['functional-error']))
    const codes = all.map(({ body }) => (JSON.parse(body.toString('utf8')) as { body: { code: string } }).body.code)
    expect(new Set(codes)).toEqual(new Set(['internal']))
  })

  test('are acknowledged to the broker, which keeps none of them', async () => {
    const { amqpManagementUrl = '', amqpUrl } = hub.config
    const path = `/api/queues/${new URL(amqpUrl).pathname.slice(1)}/${INGRESS_QUEUE}`
    await waitFor(
      async () => {
        const queue = (await managementCall(amqpManagementUrl, 'GET', path)) as Queue
        return (queue.message_stats?.ack ?? 0) > POISON && queue.messages === 0
      },
      { label: 'everything acknowledged' },
    )
  })

  test('are all listed for operators with what failed, and the books are in order', async () => {
    const listed: Page['items'] = []
    for (let cursor: string | undefined = ''; cursor !== undefined; ) {
      const page = (await hub.get(`/v1/set-aside?limit=200${cursor}`)).body as Page
      listed.push(...page.items)
      cursor = page.next === undefined ? undefined : `&cursor=${encodeURIComponent(page.next)}`
    }
    expect(new Set(listed.map(({ messageId }) => messageId))).toEqual(ids)
    expect(new Set(listed.map(({ sender, reason }) => `${sender}: ${reason}`))).toEqual(
      new Set(['TG: SQLSTATE 23514 movements planted']),
    )
    expect(await checkInvariants(hub.pool)).toEqual([])
  })
})
