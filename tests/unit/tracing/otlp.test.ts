import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createOtlpTracing } from '../../../src/tracing/otlp.ts'
import type { Tracing } from '../../../src/ports/tracing.ts'
import { asParty } from '../../support/identifiers.ts'
import { startTraceCollector } from '../../support/trace-collector.ts'
import { processTimers } from '../../../src/compose/process-timers.ts'

const servers: Server[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => once(server.close(), 'close')))
})

/** A collector that answers everything with this status, and what it was asked. */
async function startRefusing(status: number): Promise<{ url: string; asked: () => number }> {
  let asked = 0
  const server = createServer((request, response) => {
    asked += 1
    request.resume()
    response.writeHead(status, { connection: 'close' }).end()
  }).listen(0, '127.0.0.1')
  servers.push(server)
  await once(server, 'listening')
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked: () => asked }
}

function tracingTo(url: string, sampler = 'parentbased_always_on'): { tracing: Tracing; said: string[] } {
  const said: string[] = []
  const say = (_: object, message: string): void => void said.push(message)
  const log = { debug: say, info: say, warn: say, error: say }
  return { tracing: createOtlpTracing({ url, sampler, ratio: 1, log, timers: processTimers }), said }
}

/** More than are handed over at once. */
const MANY = 1_200

test('a collector that refuses is told of once, however often, and nothing fails', async () => {
  const { url, asked } = await startRefusing(400)
  const { tracing, said } = tracingTo(url)
  for (let made = 0; made < MANY; made += 1) tracing.begin('take', {}).end({ outcome: 'applied' })
  await tracing.stop()
  expect(asked()).toBeGreaterThan(1)
  expect(said).toEqual(['traces cannot be handed over, and are dropped'])
})

test('a sampler that keeps nothing hands nothing over, and still gives a trace on', async () => {
  const { url, asked } = await startRefusing(200)
  const { tracing } = tracingTo(url, 'always_off')
  const span = tracing.begin('take', {})
  expect(span.traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/)
  span.end({ outcome: 'applied' })
  await tracing.stop()
  expect(asked()).toBe(0)
})

test('a span has the facts that are known, links and an error where nothing came of it', async () => {
  const collector = await startTraceCollector()
  try {
    const { tracing, said } = tracingTo(collector.url)
    const take = tracing.begin('take', { over: 'http' })
    const commit = tracing.begin('commit', { parent: take.traceparent, links: [take.traceparent, 'no trace'] })
    commit.end({ outcome: 'failed', failed: true })
    take.end({ sender: asParty('TG'), mrn: undefined, outcome: 'internal', failed: true })
    await tracing.stop()
    const [first, second] = collector.spans
    expect(first).toMatchObject({ name: 'hub.commit', parentSpanId: second?.spanId, failed: true })
    expect(first?.links).toEqual([{ traceId: second?.traceId, spanId: second?.spanId }])
    expect(second?.attributes).toEqual({ 'corridor.sender': 'TG', 'corridor.outcome': 'internal' })
    expect(said).toEqual([])
  } finally {
    await collector.close()
  }
})
