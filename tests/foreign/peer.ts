import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import amqp from 'amqplib'
import pg from 'pg'
import { declareHub, declareParty, queueNameOf } from '../../src/broker/topology.ts'
import { encodeJson } from '../../src/codec/index.ts'
import { asParty, partyKeyOf } from '../../src/domain/values/party.ts'
import { createPool } from '../../src/store/pool.ts'
import { migrate } from '../../src/store/migrate.ts'
import { createHubVerifier } from '../../src/trust/seal.ts'
import { derOf } from '../../src/trust/x509/pem.ts'
import { messagesOf, newGrn, newJourney, receiversOf } from '../../tools/bench/journeys.ts'
import { buildPeer, startCamelPeer, type CamelPeer } from '../../tools/bench/peer.ts'
import { actorsOf, createWorld, schemasFolder, type World } from '../../tools/bench/world.ts'
import { startServices } from '../../tools/services/index.ts'
import type { Outcome } from './outcome.ts'

/** The benchmark's peer, an Apache Camel route, takes, stores and forwards what the benchmark sends it. No clock is read. */

const JOURNEYS = 10
const WITHIN_MS = 60_000

/** Each thing that is expected of it as one outcome. */
export async function camelPeer(folder: string): Promise<Outcome[]> {
  await buildPeer()
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const services = await startServices({ dir: join(folder, 'services') })
  try {
    const pool = createPool({ connectionString: services.databaseUrl, max: 2, onError: () => undefined })
    await migrate(pool)
    const { parties } = await createWorld(pool, folder)
    await pool.end()
    const world = {
      parties,
      amqpUrl: services.amqpUrl,
      referenceDatabaseUrl: services.databaseUrl,
      schemas: schemasFolder,
    }
    const broker = await amqp.connect(services.amqpUrl)
    const channel = await broker.createChannel()
    await declareHub(channel)
    for (const { key } of parties) await declareParty(channel, asParty(key))
    const peer = await startCamelPeer(world, folder)
    try {
      return await tried(peer, world, channel, services.databaseUrl)
    } finally {
      await peer.stop()
      await broker.close()
    }
  } finally {
    await services.stop()
  }
}

const outcome = (name: string, found: unknown, expected: unknown): Outcome => {
  const [one, other] = [JSON.stringify(found), JSON.stringify(expected)]
  return one === other
    ? { name: `the Camel route ${name}` }
    : { name: `the Camel route ${name}`, why: `${one}, not ${other}` }
}

async function tried(peer: CamelPeer, world: World, channel: amqp.Channel, databaseUrl: string): Promise<Outcome[]> {
  const actors = actorsOf(world.parties)
  const verifier = createHubVerifier([derOf(peer.certificatePem)])
  const wrong = { answers: 0, receipts: 0 }
  const sent = { messages: 0, deliveries: new Map<string, number>() }
  let refused = { status: 0, text: '' }
  for (let serial = 0; serial < JOURNEYS; serial += 1) {
    const journey = newJourney(serial, [newGrn()])
    for (const [step, message] of messagesOf(journey, Date.now()).entries()) {
      const receivers = receiversOf(journey.corridor)[step] ?? []
      const actor = actors.get(partyKeyOf(message.sender))
      if (actor === undefined) throw new Error('a sender without a key')
      const body = encodeJson(message)
      const headers = {
        'content-type': 'application/json',
        'corridor-signature': actor.sign(body),
        'bench-receivers': receivers.join(','),
      }
      const post = (bytes: Buffer) => fetch(`${peer.url}/v1/messages`, { method: 'POST', headers, body: bytes })
      if (sent.messages === 0) {
        const answer = await post(Buffer.concat([body, Buffer.from(' ')]))
        refused = { status: answer.status, text: await answer.text() }
      }
      const answer = await post(body)
      const receipt = Buffer.from(await answer.arrayBuffer())
      sent.messages += 1
      for (const receiver of receivers) sent.deliveries.set(receiver, (sent.deliveries.get(receiver) ?? 0) + 1)
      if (answer.status !== 202) wrong.answers += 1
      if (answer.status === 500) throw new Error(`it fails: ${receipt.toString('utf8')}`)
      const said = JSON.parse(receipt.toString('utf8')) as { id?: string; messageDigest?: string }
      const signature = Buffer.from(answer.headers.get('corridor-signature') ?? '', 'base64')
      const digest = createHash('sha256').update(body).digest('base64')
      const right =
        said.id === message.id && said.messageDigest === digest && verifier.verifyStatement(receipt, signature).ok
      if (!right) wrong.receipts += 1
    }
  }
  const deliveries = [...sent.deliveries.values()].reduce((sum, count) => sum + count, 0)
  const until = performance.now() + WITHIN_MS
  let counts = await peer.counts()
  while (counts.confirmed < deliveries && performance.now() < until) {
    await pause(100)
    counts = await peer.counts()
  }
  const queued = new Map<string, number>()
  for (const key of sent.deliveries.keys()) {
    queued.set(key, (await channel.checkQueue(queueNameOf(asParty(key)))).messageCount)
  }
  return [
    outcome(
      'refuses what its sender has not signed',
      [refused.status, refused.text.includes('signature')],
      [422, true],
    ),
    outcome('accepts all messages of ten journeys', wrong.answers, 0),
    outcome('gives a signed receipt over the bytes of each', wrong.receipts, 0),
    outcome('has stored each, and each delivery', await storedIn(databaseUrl), [
      sent.messages,
      sent.messages,
      deliveries,
    ]),
    outcome(
      'has all publishes confirmed',
      [counts.accepted, counts.published, counts.confirmed],
      [sent.messages, deliveries, deliveries],
    ),
    outcome('has put into each queue what it is to receive', [...queued], [...sent.deliveries]),
  ]
}

async function storedIn(databaseUrl: string): Promise<number[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ messages: number; receipts: number; deliveries: number }>(
      `select (select count(*)::int from peer_messages) as messages,
              (select count(*)::int from peer_messages where length(receipt_signature) > 0) as receipts,
              (select count(*)::int from peer_deliveries) as deliveries`,
    )
    return [rows[0]?.messages ?? 0, rows[0]?.receipts ?? 0, rows[0]?.deliveries ?? 0]
  } finally {
    await client.end()
  }
}
