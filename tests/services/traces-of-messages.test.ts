import { randomBytes } from 'node:crypto'
import type amqp from 'amqplib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Message } from '../../src/generated/types.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { registered, released } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { connectAs, publishSigned, type Receiver, startReceiver } from '../support/receiver.ts'
import { type CollectedSpan, startTraceCollector, type TraceCollector } from '../support/trace-collector.ts'
import { waitFor } from '../support/wait-for.ts'

/** As OTLP numbers kinds of spans. */
const [SERVER, PRODUCER, CONSUMER] = [2, 4, 5]

/** The trace that a national system goes on with, and its own span. */
const ownTrace = (flags = '01') => {
  const [traceId, spanId] = [randomBytes(16).toString('hex'), randomBytes(8).toString('hex')]
  return { traceId, spanId, traceparent: `00-${traceId}-${spanId}-${flags}` }
}

describe('a message is followed in the trace of its sender', () => {
  let collector: TraceCollector
  let hub: TestHub
  let burkina: Receiver
  let connection: amqp.ChannelModel
  beforeAll(async () => {
    collector = await startTraceCollector()
    const tracing = { url: collector.url, sampler: 'parentbased_always_on', ratio: 1 }
    hub = await startTestHub({ config: { tracing } })
    burkina = await startReceiver(hub, 'BF')
    connection = await connectAs(hub.config.amqpUrl, hub.party('TG'))
  })
  afterAll(async () => {
    await connection.close()
    await burkina.close()
    await hub.stop()
    await collector.close()
  })

  const post = (message: Message, traceparent: string) =>
    hub.post(hub.party('TG'), message, { headers: { traceparent } })
  const spansOf = (traceId: string): CollectedSpan[] => collector.spans.filter((span) => span.traceId === traceId)
  const spanOf = (traceId: string, name: string, type?: string) =>
    waitFor(
      () =>
        spansOf(traceId).find(
          (span) => span.name === `hub.${name}` && (type === undefined || span.attributes['corridor.type'] === type),
        ),
      { label: `${name} in trace ${traceId}` },
    )

  it('whose refusal is told by its code, and a trace that is none begins a new one', async () => {
    const { traceId, traceparent } = ownTrace()
    expect((await post(m.release(m.newMrn()), traceparent)).status).toBe(422)
    expect((await spanOf(traceId, 'take')).attributes).toMatchObject({ 'corridor.sender': 'TG' })
    const refused = m.release(m.newMrn())
    expect((await post(refused, `00-${'0'.repeat(32)}-${'0'.repeat(16)}-01`)).status).toBe(422)
    const begins = ({ name, parentSpanId = '' }: CollectedSpan): boolean => name === 'hub.take' && parentSpanId === ''
    const begun = await waitFor(() => collector.spans.find(begins), { label: 'a new trace' })
    expect(begun.traceId).not.toMatch(/^0+$/)
  })

  it('from the request over HTTP through the commit to the queue of who is told, and the broker gives the trace on', async () => {
    const mrn = m.newMrn()
    const declared = m.declaration(mrn, await registered(hub, '1000000'), '100000')
    expect((await hub.post(hub.party('TG'), declared)).status).toBe(202)
    const { traceId, spanId, traceparent } = ownTrace()
    const release = m.release(mrn)
    const { body } = await post(release, traceparent)
    const take = await spanOf(traceId, 'take')
    expect(take).toMatchObject({ kind: SERVER, parentSpanId: spanId, failed: false })
    expect(take.attributes).toEqual({
      'corridor.sender': 'TG',
      'corridor.id': release.id,
      'corridor.type': 'release-for-transit',
      'corridor.mrn': mrn,
      'corridor.logIndex': body['logIndex'],
      'corridor.outcome': 'applied',
    })
    const commit = await spanOf(traceId, 'commit')
    expect(commit.parentSpanId).toBe(take.spanId)
    expect(commit.links).toEqual([{ traceId, spanId: take.spanId }])
    // The record that the hub has made of it is told in the same trace.
    const record = await waitFor(() => burkina.received.find((one) => one.mrn === mrn), { label: 'a record at BF' })
    const deliver = await spanOf(traceId, 'deliver', record.type)
    expect(deliver).toMatchObject({ kind: PRODUCER, parentSpanId: take.spanId, failed: false })
    expect(deliver.attributes).toMatchObject({
      'corridor.receiver': 'BF',
      'corridor.id': record.id,
      'corridor.logIndex': record.logIndex,
      'corridor.outcome': 'delivered',
    })
    expect(record.headers['traceparent']).toBe(`00-${traceId}-${deliver.spanId}-01`)
  })

  it('over AMQP by its header, and forwarded under its own id', async () => {
    const { mrn } = await released(hub)
    const { traceId, spanId, traceparent } = ownTrace()
    const notice = m.exitNotice(mrn)
    publishSigned(await connection.createChannel(), hub.party('TG'), notice, { headers: { traceparent } })
    expect(await spanOf(traceId, 'take')).toMatchObject({ kind: CONSUMER, parentSpanId: spanId })
    const forwarded = await waitFor(() => burkina.received.find(({ id }) => id === notice.id), { label: 'it at BF' })
    const deliver = await spanOf(traceId, 'deliver', 'border-exit-notice')
    expect(deliver.attributes).toMatchObject({ 'corridor.id': notice.id, 'corridor.receiver': 'BF' })
    expect(forwarded.headers['traceparent']).toBe(`00-${traceId}-${deliver.spanId}-01`)
  })

  it('is not followed where its sender does not keep the trace, whose number is given on all the same', async () => {
    const { mrn } = await released(hub)
    const { traceId, traceparent } = ownTrace('00')
    const notice = m.entryNotice(mrn)
    const answer = await hub.post(hub.party('BF'), notice, { headers: { traceparent } })
    expect(answer.status).toBe(202)
    const togo = await startReceiver(hub, 'TG')
    const told = await waitFor(() => togo.received.find(({ id }) => id === notice.id), { label: 'the entry at TG' })
    await togo.close()
    expect(told.headers['traceparent']).toMatch(new RegExp(`^00-${traceId}-[0-9a-f]{16}-00$`))
    const { traceId: kept, traceparent: next } = ownTrace()
    await post(m.release(m.newMrn()), next)
    await spanOf(kept, 'take')
    expect(spansOf(traceId)).toEqual([])
  })

  it('with no plate, no goods and no name of a person in any span', async () => {
    const { mrn } = await released(hub)
    await waitFor(() => collector.spans.some(({ attributes }) => attributes['corridor.mrn'] === mrn), { label: mrn })
    expect(collector.services).toEqual(new Set(['corridor-hub']))
    const all = collector.bodies.join('\n')
    expect(all).toContain(mrn)
    expect(all).not.toContain(m.plateOf(mrn))
    const names = new Set(collector.spans.flatMap(({ attributes }) => Object.keys(attributes)))
    const told = ['sender', 'receiver', 'type', 'id', 'mrn', 'logIndex', 'attempt', 'outcome'].map(
      (name) => `corridor.${name}`,
    )
    expect([...names].filter((name) => !told.includes(name))).toEqual([])
  })

  it('and is taken and delivered like any other while the collector refuses', async () => {
    await collector.close()
    const before = burkina.received.length
    const { traceparent } = ownTrace()
    const second = m.newMrn()
    const declared = m.declaration(second, await registered(hub, '1000000'), '100000')
    expect((await post(declared, traceparent)).status).toBe(202)
    expect((await post(m.release(second), traceparent)).status).toBe(202)
    await waitFor(() => burkina.received.slice(before).find((one) => one.mrn === second), { label: 'a record at BF' })
  })
})
