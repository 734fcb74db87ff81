import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tracedCarrier, tracedCommits, tracedHandle } from '../../../src/compose/tracing.ts'
import { ConfigError, readConfig } from '../../../src/config.ts'
import type { CommitterDeps } from '../../../src/pipeline/commit.ts'
import type { Carrier } from '../../../src/ports/broker.ts'
import type { Handle, Inbound } from '../../../src/ports/handle.ts'
import type { OutboxMessage } from '../../../src/ports/outbox.ts'
import { publishOptions } from '../../../src/broker/headers.ts'
import { receive } from '../../../src/pipeline/receive.ts'
import { asParty } from '../../support/identifiers.ts'

const ROOT = join(import.meta.dirname, '../../..')
const required = {
  DATABASE_URL: 'postgres://127.0.0.1/corridor',
  AMQP_URL: 'amqp://127.0.0.1',
  CORRIDOR_HUB_KEY: 'hub.key',
  CORRIDOR_HUB_CERTIFICATE: 'hub.crt',
  CORRIDOR_TRUST_CA: 'ca.crt',
}

test('a collector, a sampler or a part that is none is refused, each by the name of its setting', () => {
  const wrong = {
    ...required,
    CORRIDOR_OTLP_URL: 'collector:4318',
    OTEL_TRACES_SAMPLER: 'sometimes',
    OTEL_TRACES_SAMPLER_ARG: '2',
  }
  expect(() => readConfig(wrong)).toThrow(ConfigError)
  expect(() => readConfig(wrong)).toThrow(/^CORRIDOR_OTLP_URL .*\nOTEL_TRACES_SAMPLER .*\nOTEL_TRACES_SAMPLER_ARG .*$/)
})

test('no traces are kept unless a collector is named, and then all of them', () => {
  expect(readConfig({ ...required, OTEL_TRACES_SAMPLER: 'always_on' }).tracing).toBe(undefined)
  expect(readConfig({ ...required, CORRIDOR_OTLP_URL: 'http://collector.example:4318/' }).tracing).toEqual({
    url: 'http://collector.example:4318',
    sampler: 'parentbased_always_on',
    ratio: 1,
  })
  const tenth = { OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '0.1' }
  expect(readConfig({ ...required, CORRIDOR_OTLP_URL: 'http://c.example', ...tenth }).tracing).toMatchObject({
    sampler: 'traceidratio',
    ratio: 0.1,
  })
})

test('where none are kept, nothing stands between the parts that move messages', () => {
  const [handle, carrier] = [(() => undefined) as unknown as Handle, {} as Carrier]
  const commits = { commit: () => undefined, run: () => undefined } as unknown as Pick<CommitterDeps, 'commit' | 'run'>
  expect(tracedHandle(handle, undefined)).toBe(handle)
  expect(tracedCarrier(carrier, undefined)).toBe(carrier)
  expect(tracedCommits(commits, undefined)).toEqual(commits)
})

test('where none are kept, what a sender says of its trace is neither kept nor given on', () => {
  const inbound: Inbound = {
    bytes: Buffer.from('{}'),
    contentType: 'application/json',
    signature: undefined,
    caller: { kind: 'by-signature' },
    channel: 'amqp',
    language: 'en',
    answersXml: false,
    properties: {},
    traceparent: `00-${'1'.repeat(32)}-${'2'.repeat(16)}-01`,
  }
  expect(receive(inbound, asParty('TG'), 'application/json', 0)).not.toHaveProperty('trace')
  const message: OutboxMessage = {
    receiver: asParty('BF'),
    logIndex: 1n,
    epoch: 1n,
    attempts: 1,
    sender: asParty('TG'),
    id: '0198f2b6-0000-7000-8000-000000000001',
    type: 'discharge',
    contentType: 'application/json',
    body: inbound.bytes,
    seal: Buffer.alloc(1),
    createdAt: new Date(0),
  }
  expect(publishOptions(message).headers).not.toHaveProperty('traceparent')
})

test('one room alone knows OpenTelemetry, and is loaded by one import that waits', () => {
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  )
  const having = (pattern: RegExp): string[] =>
    files.filter((name) => pattern.test(readFileSync(join(ROOT, 'src', name), 'utf8'))).sort()
  expect(having(/['"]@opentelemetry\//)).toEqual(['tracing/otlp.ts'])
  expect(having(/['"][./]+\/tracing\/otlp\.ts['"]/)).toEqual(['compose/tracing.ts'])
  expect(having(/from ['"][./]+\/tracing\/otlp\.ts['"]/)).toEqual([])
})

/** Loads the hub whole, and says which packages of OpenTelemetry came with it: none, then some once a collector is named. */
const LOADING = `
  import { registerHooks } from 'node:module'
  const loaded = new Set()
  registerHooks({
    load(url, context, next) {
      const [name] = /@opentelemetry\\/[a-z-]+/.exec(url) ?? []
      if (name !== undefined) loaded.add(name)
      return next(url, context)
    },
  })
  await import('./src/compose/hub.ts')
  const { openTracing } = await import('./src/compose/tracing.ts')
  await openTracing({ tracing: undefined }, console, [])
  const before = loaded.size
  const closers = []
  const tracing = { url: 'http://127.0.0.1:9', sampler: 'always_off', ratio: 0 }
  await openTracing({ tracing }, console, closers)
  await Promise.all(closers.map((close) => close()))
  console.log(JSON.stringify({ before, after: [...loaded].includes('@opentelemetry/sdk-trace') }))
`

test('a hub without a collector loads no package of OpenTelemetry', () => {
  const args = ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', LOADING]
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' })
  expect(stderr).toBe('')
  expect(JSON.parse(stdout)).toEqual({ before: 0, after: true })
})
