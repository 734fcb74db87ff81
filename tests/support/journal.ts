import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
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
  /** Of an answer: what its sender called the message. */
  readonly correlation?: string
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

/** What a broker may take to let a receiver consume. */
const ANSWER_WITHIN_MS = 20_000
/** And to let it go. */
const LEAVE_WITHIN_MS = 2_000

/** More a report may not name. */
const ENTRIES_MAX = 256

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
    const again = once(() => void forEver())
    // A broker that has lost its majority opens channels and answers nothing on them.
    const patience = setTimeout(() => void model.close().catch(() => undefined), ANSWER_WITHIN_MS)
    try {
      const channel = await model.createConfirmChannel()
      channel.on('error', () => undefined)
      // A channel the broker closes alone (a queue that is made again) ends the connection: one way to begin anew.
      channel.on('close', () => void model.close().catch(() => undefined))
      await channel.prefetch(32)
      // What the broker takes from nobody now it may take over a new connection.
      const reports = createReports(channel, party, () => void model.close().catch(() => undefined))
      await channel.consume(queueNameOf(asParty(party.key)), (message) => {
        if (message === null) return void model.close().catch(() => undefined)
        void take({ channel, model, reports, deliveries, counts, judge, keep }, message)
      })
    } catch (error) {
      // Whoever does not answer may not answer that either.
      await Promise.race([model.close().catch(() => undefined), pause(LEAVE_WITHIN_MS, undefined, { ref: false })])
      throw error
    } finally {
      clearTimeout(patience)
    }
    model.on('close', again)
    current = model
    connections += 1
    return true
  }
  const connected = (): Promise<true> =>
    waitFor(() => closed || attach(), { timeoutMs: 90_000, label: `the connection of ${party.key}` })

  const forEver = async (): Promise<void> => {
    while (!closed) if (await connected().catch(() => false)) return
  }

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
  reports: Reports
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
  const { channel, model, reports, deliveries, counts, judge, keep } = taking
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
  reports.add({ delivery, outcome: verdict, done: acknowledge })
}

/** What becomes of one delivery; `done` is called when the broker has the report, never if it does not get it. */
type Entry = { delivery: Delivery; outcome: 'accepted' | 'refused'; done: () => void }
type Reports = { add(entry: Entry): void }

/** What comes while one report is under way is in the next: as many deliveries as one report may name. */
function createReports(channel: amqp.ConfirmChannel, party: TestParty, refused: () => void): Reports {
  const waiting: Entry[] = []
  let isUnderWay = false
  const next = (): void => {
    const entries = waiting.splice(0, ENTRIES_MAX)
    isUnderWay = entries.length > 0
    if (!isUnderWay) return
    report(channel, party, entries, (isTaken) => (isTaken ? next() : refused()))
  }
  return {
    add: (entry) => {
      waiting.push(entry)
      if (!isUnderWay) next()
    },
  }
}

/** Publishes one delivery report. @param answered told whether the broker has taken it, once it has said so */
export function report(
  channel: amqp.ConfirmChannel,
  party: TestParty,
  entries: readonly Entry[],
  answered: (isTaken: boolean) => void = () => undefined,
): void {
  const message = deliveryReport(
    party,
    entries.map(({ delivery: { sender, id, logIndex }, outcome }) => {
      const reason = outcome === 'refused' ? { reason: 'the national system refuses it' } : {}
      return { sender, id, logIndex, outcome, ...reason }
    }),
  )
  const bytes = encodeJson(message)
  const signature = signDetached(bytes, party.signer, { signingTime: new Date() }).toString('base64')
  const options = { persistent: true, headers: { corridor_signature: signature } }
  quietly(() =>
    channel.publish('corridor.in', message.type, bytes, options, (error: unknown) => {
      const isTaken = error === null || error === undefined
      if (isTaken) for (const entry of entries) entry.done()
      answered(isTaken)
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
    ...(typeof properties.correlationId === 'string' ? { correlation: properties.correlationId } : {}),
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
