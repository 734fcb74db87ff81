import { hostname } from 'node:os'
import { type Attributes, ROOT_CONTEXT, type SpanContext, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import { type ExportResult, ExportResultCode, parseTraceParent } from '@opentelemetry/core'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources'
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  type ReadableSpan,
  type Sampler,
  type SpanExporter,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace'
import { within } from '../domain/values/within.ts'
import type { Log, Timers } from '../ports/runtime.ts'
import type { SpanFacts, SpanName, SpanOrigin, Tracing } from '../ports/tracing.ts'

export type OtlpOptions = {
  /** Where the collector listens; `v1/traces` is below it. */
  url: string
  /** One of the six standard ones (`OTEL_TRACES_SAMPLER`). */
  sampler: string
  /** Of all traces, for those that go by a ratio. */
  ratio: number
  log: Log
  timers: Timers
}

/** Spans that wait to be handed over; further ones are dropped. */
const QUEUE_MAX = 2_048
const BATCH_MAX = 512
/** Between two handings-over, in milliseconds. */
const PACE_MS = 1_000
/** For the collector to answer, repeats included. */
const ANSWER_WITHIN_MS = 5_000
/** What a hub that stops waits for the collector. */
const STOP_WITHIN_MS = 2_000

/** Traces by the SDK of OpenTelemetry, handed over by OTLP over HTTP. */
export function createOtlpTracing({ url, sampler, ratio, log, timers }: OtlpOptions): Tracing {
  const exporter = new OTLPTraceExporter({ url: `${url}/v1/traces`, timeoutMillis: ANSWER_WITHIN_MS })
  const provider = new TracerProvider({
    resource: defaultResource().merge(
      resourceFromAttributes({ 'service.name': 'corridor-hub', 'service.instance.id': `${hostname()}/${process.pid}` }),
    ),
    sampler: samplerOf(sampler, ratio),
    spanProcessors: [
      new BatchSpanProcessor({
        exporter: toldOnce(exporter, log),
        maxQueueSize: QUEUE_MAX,
        maxExportBatchSize: BATCH_MAX,
        scheduledDelayMillis: PACE_MS,
        exportTimeoutMillis: 2 * ANSWER_WITHIN_MS,
      }),
    ],
  })
  const tracer = provider.getTracer('corridor')
  return {
    begin(name, origin) {
      const parent = parseTraceParent(origin.parent ?? '')
      const links = (origin.links ?? []).flatMap((link) => contextOf(link) ?? [])
      const span = tracer.startSpan(
        `hub.${name}`,
        { kind: kindOf(name, origin), links: links.map((context) => ({ context })) },
        parent === null ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, { ...parent, isRemote: true }),
      )
      return {
        traceparent: traceparentOf(span.spanContext()),
        end(facts) {
          span.setAttributes(attributesOf(facts))
          if (facts.failed === true) span.setStatus({ code: SpanStatusCode.ERROR })
          span.end()
        },
      }
    },
    async stop() {
      await within(
        provider.shutdown().catch(() => undefined),
        STOP_WITHIN_MS,
        timers,
      )
    },
  }
}

const contextOf = (traceparent: string): SpanContext | undefined => parseTraceParent(traceparent) ?? undefined

/** W3C Trace Context, version 00. */
const traceparentOf = ({ traceId, spanId, traceFlags }: SpanContext): string =>
  `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`

function kindOf(name: SpanName, { over }: SpanOrigin): SpanKind {
  if (name === 'deliver') return SpanKind.PRODUCER
  if (name === 'commit') return SpanKind.INTERNAL
  return over === 'amqp' ? SpanKind.CONSUMER : SpanKind.SERVER
}

/** All of them but `failed`, which is the span's status. */
const attributesOf = (facts: SpanFacts): Attributes =>
  Object.fromEntries(
    Object.entries(facts).flatMap(([name, value]) =>
      value === undefined || name === 'failed' ? [] : [[`corridor.${name}`, value]],
    ),
  )

/** The samplers that `OTEL_TRACES_SAMPLER` names. */
function samplerOf(name: string, ratio: number): Sampler {
  const root = name.endsWith('always_off')
    ? new AlwaysOffSampler()
    : name.endsWith('traceidratio')
      ? new TraceIdRatioBasedSampler(ratio)
      : new AlwaysOnSampler()
  return name.startsWith('parentbased_') ? new ParentBasedSampler({ root }) : root
}

/** The exporter, whose failures are told once until it works again: a collector may be away for days. */
function toldOnce(exporter: OTLPTraceExporter, log: Log): SpanExporter {
  let isAway = false
  const heard = ({ code, error }: ExportResult): void => {
    const fails = code !== ExportResultCode.SUCCESS
    if (fails && !isAway) log.warn({ error: error?.message }, 'traces cannot be handed over, and are dropped')
    if (!fails && isAway) log.info({}, 'traces are handed over again')
    isAway = fails
  }
  return {
    export: (spans: ReadableSpan[], done) =>
      exporter.export(spans, (result) => {
        heard(result)
        // What is dropped is no error of the processor's, which would tell it every time.
        done({ code: ExportResultCode.SUCCESS })
      }),
    forceFlush: () => exporter.forceFlush(),
    shutdown: () => exporter.shutdown(),
  }
}
