import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  DEAD_QUEUE,
  EXCHANGES,
  INGRESS_ARGUMENTS,
  INGRESS_EXCHANGE,
  INGRESS_QUEUE,
  OUT_EXCHANGE,
  PARTY_ARGUMENTS,
} from '../../src/broker/topology.ts'
import { asyncApiMessages } from './asyncapi-messages.ts'
import { type Json, type JsonObject, jsonText } from './openapi-json.ts'
import { messageComponents, sentToHub } from './openapi-schemas.ts'
import type { Model, OutputFile } from './schema.ts'

const NOTE = 'generated from schemas/ and src/broker/topology.ts by "npm run gen"; do not edit'
const BINDING = '0.3.0'

/**
 * The AsyncAPI 3 document of the queues, which the hub serves and readers find in docs/api. Its operations are
 * the hub's: it receives what parties publish and sends what their queues hold.
 * @param root the project's directory
 */
export function emitAsyncApi(model: Model, root: string): OutputFile[] {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const document: JsonObject = {
    asyncapi: '3.0.0',
    'x-generated': NOTE,
    id: 'urn:corridor:transit:1',
    info: {
      title: 'Corridor: the queues',
      version,
      description: INTRODUCTION,
      license: { name: 'Apache-2.0' },
    },
    defaultContentType: 'application/json',
    servers: { broker: SERVER },
    channels: channels(model),
    operations: operations(model),
    components: {
      messages: asyncApiMessages(model, root),
      schemas: messageComponents(model),
      securitySchemes: { broker: { type: 'userPassword', description: 'Broker user and password of the party.' } },
    },
  }
  return [{ path: 'docs/api/asyncapi.json', content: jsonText(document) }]
}

const INTRODUCTION = [
  'RabbitMQ, AMQP 0-9-1; JMS clients of RabbitMQ use the same queues as AMQP destinations, bodies as bytes messages.',
  `Publish to the exchange ${INGRESS_EXCHANGE}, persistent, with the type as routing key, and keep the message until`,
  'its acknowledgement (or error) has come to your own queue with its id as correlation_id: a publisher confirm is not',
  'acceptance. Name your broker user as user_id: then a refusal reaches you also when the signature is wrong; it carries',
  'the digest of the refused bytes, and where no id could be read your message_id, else your correlation_id, as',
  'correlation_id. A technical-error with code quota means that nothing is stored: repeat later. Acknowledge a delivery when you have stored it, and send a delivery-report when your system has taken',
  'it: per movement the next message comes after the report on the one before. Drop repeats by sender and id, but',
  'acknowledge and report each of them again. Messages without MRN are ordered per receiver and sender.',
].join(' ')

const SERVER: JsonObject = {
  host: '{host}',
  protocol: 'amqps',
  protocolVersion: '0.9.1',
  description: 'The broker of the hub. A user may read his own queue and write to the ingress exchange, nothing else.',
  variables: { host: { description: 'Name and port, as told at onboarding.' } },
  security: [{ $ref: '#/components/securitySchemes/broker' }],
}

const servers: Json = [{ $ref: '#/servers/broker' }]

/** Types the hub sends to somebody: those it makes and those it forwards. */
const sentByHub = (model: Model): string[] =>
  model.catalogue
    .filter(({ senders, forward }) => forward || senders.some(({ role }) => role === 'hub'))
    .map(({ type }) => type)

const messageRefs = (types: readonly string[]): JsonObject =>
  Object.fromEntries(types.map((type) => [type, { $ref: `#/components/messages/${type}` }]))

const exchange = (name: string): JsonObject => ({
  name,
  type: EXCHANGES.find((one) => one.name === name)?.type ?? 'topic',
  durable: true,
  autoDelete: false,
  vhost: '/',
})

const queueBinding = (name: string): JsonObject => ({
  amqp: {
    is: 'queue',
    queue: { name, durable: true, exclusive: false, autoDelete: false, vhost: '/' },
    bindingVersion: BINDING,
  },
})

const exchangeBinding = (name: string): JsonObject => ({
  amqp: { is: 'routingKey', exchange: exchange(name), bindingVersion: BINDING },
})

/** `type` of an argument follows its value, as AMQP tables have it. */
const partyArguments: JsonObject = { ...PARTY_ARGUMENTS }

function channels(model: Model): JsonObject {
  const toParties = messageRefs(sentByHub(model))
  return {
    ingress: {
      address: '{type}',
      title: `Exchange ${INGRESS_EXCHANGE}`,
      description: `Where parties publish. The routing key is the type; bound with # to the queue ${INGRESS_QUEUE}.`,
      servers,
      parameters: { type: { description: 'Type of the message.', enum: sentToHub(model) } },
      messages: messageRefs(sentToHub(model)),
      bindings: exchangeBinding(INGRESS_EXCHANGE),
      'x-queue': { name: INGRESS_QUEUE, bindingKey: '#', arguments: { ...INGRESS_ARGUMENTS } },
    },
    egress: {
      address: '{address}.{type}',
      title: `Exchange ${OUT_EXCHANGE}`,
      description: 'From here the messages go to the queues; parties neither publish to it nor bind to it.',
      servers,
      parameters: {
        address: {
          description: 'CC for the customs of a country, party.ID for any other party.',
          examples: ['BF', 'party.SOGET'],
        },
        type: { description: 'Type of the message.', enum: sentByHub(model) },
      },
      messages: toParties,
      bindings: exchangeBinding(OUT_EXCHANGE),
    },
    country: {
      address: 'country.{country}',
      title: 'Queue of a customs administration',
      description: `Bound to ${OUT_EXCHANGE} with CC.#. Several consumers may take from it, and synchronous receive works.`,
      servers,
      parameters: { country: { description: 'ISO 3166-1 alpha-2 code.', examples: ['BF', 'TG'] } },
      messages: toParties,
      bindings: queueBinding('country.{country}'),
      'x-queue': { name: 'country.{country}', bindingKey: '{country}.#', arguments: partyArguments },
    },
    party: {
      address: 'party.{id}',
      title: 'Queue of any other party',
      description: `Bound to ${OUT_EXCHANGE} with party.ID.#; the id is in upper case.`,
      servers,
      parameters: { id: { description: 'Id of the party, upper case.', examples: ['SOGET'] } },
      messages: toParties,
      bindings: queueBinding('party.{id}'),
      'x-queue': { name: 'party.{id}', bindingKey: 'party.{id}.#', arguments: partyArguments },
    },
    dead: {
      address: '#',
      title: `Exchange ${INGRESS_ARGUMENTS['x-dead-letter-exchange']}`,
      description: `What the broker gives up on, for the hub alone, in the queue ${DEAD_QUEUE}. The hub still has it.`,
      servers,
      messages: toParties,
      bindings: exchangeBinding(INGRESS_ARGUMENTS['x-dead-letter-exchange']),
    },
  }
}

function operations(model: Model): JsonObject {
  const messagesOf = (channel: string, types: readonly string[]): Json =>
    types.map((type) => ({ $ref: `#/channels/${channel}/messages/${type}` }))
  const answers = model.catalogue
    .filter(({ kind, receivers }) => kind === 'answer' && receivers.includes('sender'))
    .map(({ type }) => type)
  const send = (channel: string): JsonObject => ({
    action: 'send',
    title: channel === 'country' ? 'Deliver to a customs administration' : 'Deliver to a party',
    channel: { $ref: `#/channels/${channel}` },
    messages: messagesOf(channel, sentByHub(model)),
    bindings: { amqp: { deliveryMode: 2, mandatory: true, timestamp: true, ack: true, bindingVersion: BINDING } },
  })
  return {
    receiveMessage: {
      action: 'receive',
      title: 'Take a message from a party',
      description: 'Its answer comes to the queue of its sender: an acknowledgement with the receipt, or an error.',
      channel: { $ref: '#/channels/ingress' },
      messages: messagesOf('ingress', sentToHub(model)),
      bindings: { amqp: { deliveryMode: 2, ack: true, bindingVersion: BINDING } },
      reply: { channel: { $ref: '#/channels/country' }, messages: messagesOf('country', answers) },
    },
    deliverToCountry: send('country'),
    deliverToParty: send('party'),
  }
}
