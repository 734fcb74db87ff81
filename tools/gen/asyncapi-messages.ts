import type { JsonObject } from './openapi-json.ts'
import { messageExample } from './openapi-source.ts'
import { schemaRef } from './openapi-parts.ts'
import type { CatalogueRow, Model } from './schema.ts'

const text = (description: string, more: JsonObject = {}): JsonObject => ({ type: 'string', description, ...more })
const base64 = (description: string): JsonObject => text(description, { contentEncoding: 'base64' })

/** W3C Trace Context. */
const traceparent = (description: string): JsonObject =>
  text(description, { pattern: '^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$' })

/** Headers a party sets when it publishes. */
const INGRESS_HEADERS: JsonObject = {
  type: 'object',
  properties: {
    corridor_signature: base64(
      "Detached CMS SignedData (DER) of the sender over exactly the body's bytes. Required from systems.",
    ),
    traceparent: traceparent('The trace that the sender goes on with; read by a hub that keeps traces.'),
  },
}

/** Headers of what the hub publishes (interface.md 4): underscores, since JMS property names allow no hyphen. */
export const EGRESS_HEADERS: JsonObject = {
  type: 'object',
  additionalProperties: false,
  required: [
    'corridor_type',
    'corridor_content_type',
    'corridor_sender',
    'corridor_log_index',
    'corridor_attempt',
    'corridor_seal',
  ],
  properties: {
    corridor_type: text('Type of the message.'),
    corridor_content_type: text('Content type of the body.', { enum: ['application/json', 'application/xml'] }),
    corridor_sender: { ...schemaRef('PartyKey'), description: 'Who sent it: CC or CC/party; ZZ is the hub.' },
    corridor_log_index: {
      type: 'integer',
      minimum: 0,
      description:
        'Leaf of the effect in the log (AMQP long); rises per movement at each receiver; goes into the delivery-report.',
    },
    corridor_mrn: { ...schemaRef('Mrn'), description: 'The movement; absent in messages without one.' },
    corridor_attempt: { type: 'integer', minimum: 1, description: 'How often it was handed over (AMQP int).' },
    corridor_signature: base64("Detached CMS of the sender over the body's bytes; absent in messages the hub made."),
    corridor_seal: base64("Detached CMS of the hub over the body's bytes, naming log index, sender and id."),
    traceparent: traceparent('The trace to go on with; only from a hub that keeps traces.'),
  },
}

/** One AsyncAPI message per type of the catalogue, with its shortest example. */
export function asyncApiMessages(model: Model, root: string): JsonObject {
  const types = model.catalogue.filter((row) => model.messages.some(({ type }) => type === row.type))
  return Object.fromEntries(types.map((row) => [row.type, message(row, root)]))
}

function message(row: CatalogueRow, root: string): JsonObject {
  const example = messageExample(root, row.type)
  const byHub = row.forward || row.senders.some(({ role }) => role === 'hub')
  const bySomebody = row.senders.some(({ role }) => role !== 'hub')
  return {
    name: row.type,
    title: row.labels.en,
    summary: `${row.labels.en} · ${row.labels.fr} · ${row.labels.pt}`,
    description: described(row, byHub),
    contentType: 'application/json',
    headers: headersOf(byHub, bySomebody),
    ...(row.kind === 'answer' && row.receivers.includes('sender')
      ? {
          correlationId: {
            description: 'correlation_id is the id of the message it answers.',
            location: '$message.payload#/correlationId',
          },
        }
      : {}),
    payload: schemaRef(row.root),
    bindings: { amqp: { messageType: row.type, contentEncoding: 'UTF-8', bindingVersion: '0.3.0' } },
    ...(example === undefined ? {} : { examples: [{ name: row.type, summary: row.labels.en, payload: example.json }] }),
    'x-kind': row.kind,
    'x-senders': [...new Set(row.senders.map(({ role }) => role))],
    'x-receivers': row.receivers,
    'x-labels': row.labels,
  }
}

/** A type that both sides publish has the headers of either. */
function headersOf(byHub: boolean, bySomebody: boolean): JsonObject {
  if (byHub && bySomebody) return { anyOf: [EGRESS_HEADERS, INGRESS_HEADERS] }
  return byHub ? EGRESS_HEADERS : INGRESS_HEADERS
}

const described = (row: CatalogueRow, byHub: boolean): string =>
  [
    row.description ?? '',
    'The body may be XML as well (content type application/xml); both say the same.',
    byHub ? 'From the hub: properties message_id, type, timestamp, content_type; persistent.' : '',
    row.forward ? "Forwarded with the sender's own bytes and signature." : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')
