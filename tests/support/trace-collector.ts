import { createServer, type IncomingMessage } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

type Value = { stringValue?: string; intValue?: number | string; boolValue?: boolean }
type Attribute = { key: string; value: Value }

/** A span as a collector gets it. */
export type CollectedSpan = {
  name: string
  traceId: string
  spanId: string
  parentSpanId: string | undefined
  kind: number
  attributes: Record<string, string | number | boolean | undefined>
  links: { traceId: string; spanId: string }[]
  failed: boolean
}

type Sent = Omit<CollectedSpan, 'attributes' | 'links' | 'failed'> & {
  attributes: Attribute[]
  links?: CollectedSpan['links']
  status: { code?: number }
}
type Export = { resourceSpans: { resource: { attributes: Attribute[] }; scopeSpans: { spans: Sent[] }[] }[] }

export type TraceCollector = {
  url: string
  spans: CollectedSpan[]
  /** All that was received, as it came. */
  bodies: string[]
  services: Set<string>
  close(): Promise<void>
}

/** OTLP's number for a status that is an error. */
const ERROR = 2

/** A collector of traces that takes OTLP over HTTP in JSON, on a free port of this machine unless one is given. */
export async function startTraceCollector(port = 0): Promise<TraceCollector> {
  const collected: Pick<TraceCollector, 'spans' | 'bodies' | 'services'> = {
    spans: [],
    bodies: [],
    services: new Set(),
  }
  const take = async (request: IncomingMessage): Promise<number> => {
    if (request.method !== 'POST' || request.url !== '/v1/traces') return 404
    const body = await text(request)
    collected.bodies.push(body)
    for (const { resource, scopeSpans } of (JSON.parse(body) as Export).resourceSpans) {
      collected.services.add(String(valuesOf(resource.attributes)['service.name']))
      collected.spans.push(...scopeSpans.flatMap(({ spans }) => spans.map(spanOf)))
    }
    return 200
  }
  const server = createServer((request, response) => {
    void take(request).then((status) => response.writeHead(status, { 'content-type': 'application/json' }).end('{}'))
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    ...collected,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

const spanOf = ({ name, traceId, spanId, parentSpanId, kind, attributes, links, status }: Sent): CollectedSpan => ({
  name,
  traceId,
  spanId,
  parentSpanId,
  kind,
  attributes: valuesOf(attributes),
  links: (links ?? []).map((link) => ({ traceId: link.traceId, spanId: link.spanId })),
  failed: status.code === ERROR,
})

const valuesOf = (attributes: readonly Attribute[]): CollectedSpan['attributes'] =>
  Object.fromEntries(
    attributes.map(({ key, value: { stringValue, intValue, boolValue } }) => [
      key,
      stringValue ?? (intValue === undefined ? boolValue : Number(intValue)),
    ]),
  )
