import { createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import amqp, { type ChannelModel, type ConfirmChannel } from 'amqplib'
import Fastify, { type FastifyRequest } from 'fastify'
import pg from 'pg'
import { OUT_EXCHANGE, routingKeyOf } from '../../../src/broker/topology.ts'
import { REFERENCE_APP, type ReferenceCounts } from '../rig/sides.ts'
import { createGroupInsert, type GroupInsert } from './group-insert.ts'
import { answer } from '../rig/rpc.ts'
import { loadValidators } from './validators.ts'
import type { World } from '../world.ts'
import { asParty } from '../../../src/domain/values/party.ts'

/**
 * The reference pipeline (docs/performance.md): what this stack reaches with no business at all. Raw body, JSON.parse and
 * ajv, one P-256 verify, two signs, one row by natural group commit, answer, then the same confirmed publishes to the same
 * queues as the hub. Delivery reports are received, verified and stored. Nothing is slower than need be: it is the yardstick.
 */

type Header = { id: string; type: string; sender: { country: string; party?: string } }

const counts = { accepted: 0, published: 0, confirmed: 0, reports: 0 }
const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })

async function openDatabase(url: string): Promise<{ client: pg.Client; insert: GroupInsert }> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(
    `create table reference_messages (
       id uuid primary key, sender text not null, type text not null, body bytea not null,
       signature text not null, receipt text not null, receipt_signature bytea not null, seal bytea not null,
       at timestamptz not null)`,
  )
  const columns = ['id', 'sender', 'type', 'body', 'signature', 'receipt', 'receipt_signature', 'seal', 'at']
  return { client, insert: createGroupInsert(client, 'reference_messages', columns) }
}

async function openBroker(url: string): Promise<{ model: ChannelModel; channel: ConfirmChannel }> {
  const model = await amqp.connect(url, { noDelay: true })
  return { model, channel: await model.createConfirmChannel() }
}

const NONE = Buffer.alloc(0)

type Parts = {
  readonly valid: (message: Header) => boolean
  readonly keys: ReadonlyMap<string, KeyObject>
  readonly insert: GroupInsert
  readonly channel: ConfirmChannel
}

/** One message from its bytes to its receipt; undefined when it is refused. */
async function take(
  request: FastifyRequest,
  parts: Parts,
): Promise<{ receipt: string; signature: Buffer } | undefined> {
  const bytes = request.body as Buffer
  const message = JSON.parse(bytes.toString('utf8')) as Header
  if (!parts.valid(message)) return undefined
  const { country, party } = message.sender
  const sender = party === undefined ? country : `${country}/${party}`
  const key = parts.keys.get(sender)
  const bare = Buffer.from(String(request.headers['bench-signature']), 'base64')
  if (key === undefined || !verify('sha256', bytes, key, bare)) return undefined
  const row = { id: message.id, sender, type: message.type }
  const signature = String(request.headers['corridor-signature'])
  const isReport = message.type === 'delivery-report'
  const receipt = JSON.stringify({ ...row, status: 'applied', acceptedAt: new Date().toISOString() })
  const receiptSignature = isReport ? NONE : sign('sha256', Buffer.from(receipt), privateKey)
  const seal = isReport ? NONE : sign('sha256', bytes, privateKey)
  await parts.insert([row.id, sender, row.type, bytes, signature, receipt, receiptSignature, seal, new Date()])
  if (isReport) counts.reports += 1
  else {
    counts.accepted += 1
    const beyond = Number(request.headers['bench-beyond'])
    const delivered = beyond === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(beyond, ' ')])
    publish(parts.channel, delivered, { ...row, signature, seal }, String(request.headers['bench-receivers']))
  }
  return { receipt, signature: receiptSignature }
}

type Sent = { id: string; sender: string; type: string; signature: string; seal: Buffer }

/** Hands the message to the broker for each receiver, with what the hub gives along, and counts the confirms. */
function publish(channel: ConfirmChannel, bytes: Buffer, sent: Sent, receivers: string): void {
  for (const receiver of receivers === '' ? [] : receivers.split(',')) {
    counts.published += 1
    const options = {
      persistent: true,
      mandatory: true,
      appId: REFERENCE_APP,
      messageId: sent.id,
      type: sent.type,
      contentType: 'application/json',
      timestamp: Math.floor(Date.now() / 1000),
      headers: {
        corridor_type: sent.type,
        corridor_content_type: 'application/json',
        corridor_sender: sent.sender,
        corridor_log_index: { '!': 'long', value: counts.published },
        corridor_signature: sent.signature,
        corridor_seal: sent.seal.toString('base64'),
      },
    }
    channel.publish(OUT_EXCHANGE, routingKeyOf(asParty(receiver), sent.type), bytes, options, (error) => {
      if (error !== null && error !== undefined) throw new Error(`the broker refused a message: ${String(error)}`)
      counts.confirmed += 1
    })
  }
}

let close = async (): Promise<void> => undefined

async function start(world: World): Promise<string> {
  const { client, insert } = await openDatabase(world.referenceDatabaseUrl)
  const { model, channel } = await openBroker(world.amqpUrl)
  channel.on('return', () => {
    throw new Error('a message of the reference pipeline found no queue')
  })
  const keys = new Map(world.parties.map(({ key, certificatePem }) => [key, createPublicKey(certificatePem)]))
  const parts = { valid: loadValidators(world.schemas), keys, insert, channel }
  const app = Fastify({ bodyLimit: 10 * 1024 * 1024 })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.post('/v1/messages', async (request, reply) => {
    const taken = await take(request, parts)
    if (taken === undefined) return reply.code(422).send({ code: 'refused' })
    return reply
      .code(202)
      .header('corridor-signature', taken.signature.toString('base64'))
      .type('application/json')
      .send(taken.receipt)
  })
  close = async () => {
    await app.close()
    await model.close()
    await client.end()
  }
  return app.listen({ host: '127.0.0.1', port: 0 })
}

answer({ start, counts: (): ReferenceCounts => ({ ...counts }) }, () => close())
