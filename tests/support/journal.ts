import { createHash } from 'node:crypto'
import amqp from 'amqplib'
import { queueNameOf } from '../../src/broker/topology.ts'
import { encodeJson } from '../../src/codec/index.ts'
import { signDetached } from '../../src/trust/cms.ts'
import type { TestParty } from './parties.ts'
import { deliveryReport, urlAs } from './receiver.ts'
import { waitFor } from './wait-for.ts'
import { asParty } from './identifiers.ts'

/** One delivery as a receiver wrote it down. */
export type Delivery = {
  readonly sender: string
  readonly id: string
  readonly type: string
  readonly mrn: string | undefined
  readonly logIndex: number
  /** SHA-256 of the body, hex. */
  readonly digest: string
}

/** What a receiver got, repeats included, in the order in which it came. */
export type Journal = { readonly receiver: string; readonly deliveries: Delivery[] }

/** What a receiver does with a delivery; `leave` takes it without a word, `nack` gives it back. */
export type Verdict = 'accepted' | 'refused' | 'leave' | 'nack' | 'disconnect'

export type JournalReceiver = Journal & {
  /** Connections made so far. */
  connections(): number
  close(): Promise<void>
}

/** A receiver's own disk. */
export type Keeping = {
  /** What an earlier life of it has written down. */
  readonly earlier?: readonly Delivery[]
  /** Resolves when the delivery is written down, in the order of the deliveries; only then it is reported. */
  readonly keep?: (delivery: Delivery) => Promise<void>
}

/** Types that are answers: nobody reports on them. */
const ANSWERS: ReadonlySet<string> = new Set(['acknowledgement', 'functional-error', 'technical-error'])

/**
 * A receiver as interface.md asks it to be: writes down, reports with a publisher confirm, acknowledges only then,
 * connects again for ever. A repeated delivery is reported again with the same verdict.
 * @param judge what to do with a delivery; `before` counts the earlier deliveries of the same message
 * @param keeping where it writes down what it gets, if not in memory alone
 */
export async function startJournal(
  amqpUrl: string,
  party: TestParty,
  judge: (delivery: Delivery, before: number) => Verdict = () => 'accepted',
  { earlier = [], keep = async () => undefined }: Keeping = {},
): Promise<JournalReceiver> {
  const url = urlAs(amqpUrl, party.amqp)
  const deliveries: Delivery[] = [...earlier]
  const counts = new Map<string, number>()
  for (const delivery of earlier) counted(counts, delivery)
  let connections = 0
  let closed = false
  let current: amqp.ChannelModel | undefined

  const attach = async (): Promise<true> => {
    const model = await amqp.connect(url, { noDelay: true, timeout: 5_000 })
    model.on('error', () => undefined)
    const again = once(() => {
      if (!closed) void connected().catch(() => undefined)
    })
    try {
      const channel = await model.createConfirmChannel()
      channel.on('error', () => undefined)
      // A channel the broker closes alone (a queue that is made again) ends the connection: one way to begin anew.
      channel.on('close', () => void model.close().catch(() => undefined))
      await channel.prefetch(32)
      await channel.consume(queueNameOf(asParty(party.key)), (message) => {
        if (message === null) return void model.close().catch(() => undefined)
        void take({ channel, model, party, deliveries, counts, judge, keep }, message)
      })
    } catch (error) {
      await model.close().catch(() => undefined)
      throw error
    }
    model.on('close', again)
    current = model
    connections += 1
    return true
  }
  const connected = (): Promise<true> =>
    waitFor(() => closed || attach(), { timeoutMs: 90_000, label: `the connection of ${party.key}` })

  await connected()
  return {
    receiver: party.key,
    deliveries,
    connections: () => connections,
    close: async () => {
      closed = true
      await current?.close().catch(() => undefined)
    },
  }
}

type Taking = {
  channel: amqp.ConfirmChannel
  model: amqp.ChannelModel
  party: TestParty
  deliveries: Delivery[]
  counts: Map<string, number>
  judge: (delivery: Delivery, before: number) => Verdict
  keep: (delivery: Delivery) => Promise<void>
}

/** Counts a delivery, and returns how many of the same message there were before. */
function counted(counts: Map<string, number>, { sender, id }: Delivery): number {
  const key = `${sender} ${id}`
  const before = counts.get(key) ?? 0
  counts.set(key, before + 1)
  return before
}

async function take(taking: Taking, message: amqp.ConsumeMessage): Promise<void> {
  const { channel, model, party, deliveries, counts, judge, keep } = taking
  const delivery = deliveryOf(message)
  const before = counted(counts, delivery)
  deliveries.push(delivery)
  await keep(delivery)
  const acknowledge = (): void => quietly(() => channel.ack(message))
  if (ANSWERS.has(delivery.type)) return acknowledge()
  const verdict = judge(delivery, before)
  if (verdict === 'nack') return quietly(() => channel.nack(message))
  if (verdict === 'disconnect') return void model.close().catch(() => undefined)
  if (verdict === 'leave') return acknowledge()
  return report({ channel, party, delivery, outcome: verdict }, acknowledge)
}

type Reporting = {
  channel: amqp.ConfirmChannel
  party: TestParty
  delivery: Delivery
  outcome: 'accepted' | 'refused'
}

/** Publishes a delivery report; `done` is called when the broker has it, never if it does not get it. */
export function report({ channel, party, delivery, outcome }: Reporting, done: () => void): void {
  const { sender, id, logIndex } = delivery
  const reason = outcome === 'refused' ? { reason: 'the national system refuses it' } : {}
  const message = deliveryReport(party, [{ sender, id, logIndex, outcome, ...reason }])
  const bytes = Buffer.from(encodeJson(message))
  const signature = signDetached(bytes, party.signer, { signingTime: new Date() }).toString('base64')
  const options = { persistent: true, headers: { corridor_signature: signature } }
  quietly(() =>
    channel.publish('corridor.in', message.type, bytes, options, (error: unknown) => {
      if (error === null || error === undefined) done()
    }),
  )
}

/** On a channel that is gone nothing can be said; the broker delivers again. */
function quietly(work: () => unknown): void {
  try {
    work()
  } catch {
    // the connection's end has started the next one
  }
}

function deliveryOf({ content, properties }: amqp.ConsumeMessage): Delivery {
  const headers = properties.headers ?? {}
  const mrn = headers['corridor_mrn'] as string | undefined
  return {
    sender: String(headers['corridor_sender']),
    id: String(properties.messageId),
    type: String(headers['corridor_type']),
    mrn,
    logIndex: Number(headers['corridor_log_index']),
    digest: createHash('sha256').update(content).digest('hex'),
  }
}

/** What remains when repeats are dropped by (sender, id): what takes effect at the receiver, in order. */
export function effective(journal: Journal): Delivery[] {
  const seen = new Set<string>()
  return journal.deliveries.filter(({ sender, id }) => {
    const key = `${sender} ${id}`
    return !seen.has(key) && seen.add(key)
  })
}

function once(work: () => void): () => void {
  let done = false
  return () => {
    if (done) return
    done = true
    work()
  }
}
