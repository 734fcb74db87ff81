import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { publishOptions } from '../../src/broker/headers.ts'
import {
  bindingKeyOf,
  DEAD_QUEUE,
  EXCHANGES,
  INGRESS_ARGUMENTS,
  INGRESS_QUEUE,
  PARTY_ARGUMENTS,
  queueNameOf,
} from '../../src/broker/topology.ts'
import { catalogue } from '../../src/generated/catalogue.ts'
import type { OutboxMessage } from '../../src/ports/outbox.ts'
import { ROOT } from './examples.ts'
import { at, walk } from './openapi-document.ts'
import { asMrn, asParty } from '../support/identifiers.ts'

type Ref = { $ref: string }
type Channel = {
  address: string
  parameters?: Record<string, object>
  messages: Record<string, Ref>
  bindings: {
    amqp: { is: string; exchange?: { name: string; type: string; durable: boolean }; queue?: { name: string } }
  }
  'x-queue'?: { name: string; bindingKey: string; arguments: object }
}
type Operation = { action: string; channel: Ref; messages: Ref[]; reply?: { channel: Ref; messages: Ref[] } }
type Message = { payload: Ref; headers: object; examples?: { payload: unknown }[]; contentType: string }
type Document = {
  asyncapi: string
  info: { title: string; version: string }
  servers: Record<string, { protocol: string; host: string; security: Ref[] }>
  channels: Record<string, Channel>
  operations: Record<string, Operation>
  components: { messages: Record<string, Message>; schemas: Record<string, object> }
}

const document = JSON.parse(readFileSync(join(ROOT, 'docs/api/asyncapi.json'), 'utf8')) as Document
const FIELDS = ['asyncapi', 'id', 'info', 'servers', 'defaultContentType', 'channels', 'operations', 'components']
const last = ({ $ref }: Ref): string => $ref.slice($ref.lastIndexOf('/') + 1)

const ajv = new Ajv2020({ strict: false, allErrors: true })
// Not the whole document: its `id` is none of JSON Schema's.
ajv.addSchema({ components: document.components }, 'asyncapi')
const errorsOf = (pointer: string, value: unknown): unknown[] => {
  const validate = ajv.compile({ $ref: `asyncapi${pointer}` })
  validate(value)
  return validate.errors ?? []
}

describe('the document', () => {
  test('has the fields of AsyncAPI 3 and no others', () => {
    expect(document.asyncapi).toBe('3.0.0')
    expect(Object.keys(document).filter((name) => !name.startsWith('x-') && !FIELDS.includes(name))).toEqual([])
  })

  test('has references that lead somewhere', () => {
    const broken: string[] = []
    walk(document, (object, pointer) => {
      const ref = object['$ref']
      if (typeof ref === 'string' && at(document, ref) === undefined) broken.push(`${pointer} -> ${ref}`)
    })
    expect(broken).toEqual([])
  })

  test('has operations over its channels, with messages that are the channel’s', () => {
    for (const { action, channel, messages, reply } of Object.values(document.operations)) {
      expect(['send', 'receive']).toContain(action)
      for (const message of messages) expect(message.$ref.startsWith(`${channel.$ref}/messages/`)).toBe(true)
      for (const message of reply?.messages ?? []) {
        expect(message.$ref.startsWith(`${reply?.channel.$ref}/messages/`)).toBe(true)
      }
      expect(reply === undefined || reply.messages.length > 0).toBe(true)
    }
  })

  test('has a parameter for every name in an address, and no other', () => {
    for (const { address, parameters = {} } of Object.values(document.channels)) {
      expect([...address.matchAll(/\{([a-z]+)\}/g)].map(([, name]) => name)).toEqual(Object.keys(parameters))
    }
  })
})

describe('what it says is what the broker has', () => {
  test('exchanges, queues, bindings and arguments', () => {
    const { ingress, egress, country, party, dead } = document.channels
    const declared = [ingress, egress, dead].map((channel) => channel?.bindings.amqp.exchange)
    expect(declared).toMatchObject(EXCHANGES.map((exchange) => ({ ...exchange, durable: true })))
    expect(ingress?.['x-queue']).toEqual({ name: INGRESS_QUEUE, bindingKey: '#', arguments: INGRESS_ARGUMENTS })
    expect(JSON.stringify(dead)).toContain(DEAD_QUEUE)
    const named = (text: string | undefined): string | undefined =>
      text?.replace('{country}', 'TG').replace('{id}', 'SOGET')
    for (const [channel, key] of [
      [country, 'TG'],
      [party, 'TG/soget'],
    ] as const) {
      expect(named(channel?.address)).toBe(queueNameOf(asParty(key)))
      expect(named(channel?.bindings.amqp.queue?.name)).toBe(queueNameOf(asParty(key)))
      expect(named(channel?.['x-queue']?.bindingKey)).toBe(bindingKeyOf(asParty(key)))
      expect(channel?.['x-queue']?.arguments).toEqual(PARTY_ARGUMENTS)
    }
  })

  test('a party may send what a party may send, and each queue may hold all that the hub sends', () => {
    const rows = Object.values(catalogue)
    const toHub = rows.filter(({ senders }) => senders.some(({ role }) => role !== 'hub')).map(({ type }) => type)
    const fromHub = rows
      .filter(({ senders, forward }) => forward || senders.some(({ role }) => role === 'hub'))
      .map(({ type }) => type)
    expect(Object.keys(document.channels['ingress']?.messages ?? {}).sort()).toEqual(toHub.sort())
    for (const name of ['egress', 'country', 'party', 'dead']) {
      expect(Object.keys(document.channels[name]?.messages ?? {}).sort()).toEqual([...fromHub].sort())
    }
    expect(document.operations['receiveMessage']?.reply?.messages.map(last).sort()).toEqual([
      'acknowledgement',
      'functional-error',
      'status-response',
      'technical-error',
    ])
  })

  test('headers are those the hub publishes, whatever is optional', () => {
    const message: OutboxMessage = {
      receiver: asParty('TG'),
      logIndex: 7n,
      epoch: 1n,
      sender: asParty('BF'),
      id: 'c3912ba9-db2d-45f7-9f81-441611f53328',
      type: 'arrival-advice',
      contentType: 'application/json',
      body: Buffer.from('{}'),
      seal: Buffer.from('seal'),
      attempts: 1,
      createdAt: new Date(0),
    }
    for (const optional of [{}, { mrn: asMrn('26TGLFW100000123J0'), signature: Buffer.from('cms') }]) {
      const { headers } = publishOptions({ ...message, ...optional }) as { headers: Record<string, unknown> }
      const plain = JSON.parse(JSON.stringify(headers), (_key, value: unknown) =>
        typeof value === 'object' && value !== null && '!' in value ? (value as { value?: unknown }).value : value,
      ) as object
      expect(errorsOf('#/components/messages/arrival-advice/headers', plain)).toEqual([])
      expect(errorsOf('#/components/messages/discharge/headers', plain)).toEqual([])
      expect(errorsOf('#/components/messages/guarantee-release/headers', plain)).toEqual([])
      const more = { ...plain, corridor_other: 1 }
      expect(errorsOf('#/components/messages/guarantee-release/headers', more)).toMatchObject([
        { keyword: 'additionalProperties' },
      ])
    }
  })
})

test.each(Object.entries(document.components.messages))(
  '%s has a payload, and an example that fits it',
  (type, message) => {
    expect(catalogue[type as keyof typeof catalogue].root).toBe(last(message.payload))
    expect(message.examples).toHaveLength(1)
    for (const { payload } of message.examples ?? []) expect(errorsOf(message.payload.$ref, payload)).toEqual([])
  },
)
