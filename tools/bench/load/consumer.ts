import { randomUUID } from 'node:crypto'
import amqp, { type Channel, type ChannelModel, type ConsumeMessage } from 'amqplib'
import { encodeJson } from '../../../src/codec/index.ts'
import { queueNameOf } from '../../../src/broker/topology.ts'
import type { DeliveryReport, Sender } from '../../../src/generated/types.ts'
import { Connection, LATER, postBytes } from './http-client.ts'
import { answer } from '../rig/rpc.ts'
import { type ConsumerCounts, REFERENCE_APP, type Side, type Targets } from '../rig/sides.ts'
import { type Actor, actorsOf, type World } from '../world.ts'
import { asParty } from '../../../src/domain/values/party.ts'

/**
 * The receivers, all in one process of its own: reads every queue, acknowledges each delivery and reports it, signed, in
 * batches. It verifies nothing: what the receivers' own work costs is not what is measured.
 */

/** The most entries one delivery report may have (schemas/messages/delivery-report.schema.json). */
const MOST_ENTRIES = 256
/**
 * Every receiver reports this often when it has something to report, whichever side is measured: were batches made as fast
 * as they are answered, the slower side would get fewer and larger ones, and so an easier task.
 */
const REPORT_EVERY_MS = 250
const PREFETCH = 256
const ANSWERS: ReadonlySet<string> = new Set(['acknowledgement', 'functional-error', 'technical-error'])
const ACCEPTED = 202

type Entry = DeliveryReport['body']['entries'][number]

/** One receiver's deliveries of one side that are not reported yet, and how they are. */
type Desk = {
  readonly actor: Actor
  readonly sender: Sender
  readonly connection: Connection
  entries: Entry[]
  busy: boolean
}

/** One receiver's subscription, which can be taken back, and how it looked so far whether its messages came in order. */
type Seat = {
  readonly channel: Channel
  readonly key: string
  readonly desks: Readonly<Record<Side, Desk>>
  tag: string | undefined
  /** By movement the index of the last message of it. */
  readonly last: Map<string, number>
}

const counts = {
  hub: { delivered: 0, reported: 0, batches: 0 },
  reference: { delivered: 0, reported: 0, batches: 0 },
  refusedReports: 0,
}
let firstRefusal: string | undefined
let model: ChannelModel | undefined
const seats: Seat[] = []
let outOfOrder = 0
const timers: NodeJS.Timeout[] = []

async function start({ world, targets }: { world: World; targets: Targets }): Promise<void> {
  model = await amqp.connect(world.amqpUrl, { noDelay: true })
  const actors = actorsOf(world.parties)
  for (const [at, { key }] of world.parties.entries()) {
    const actor = actors.get(key)
    if (actor === undefined) throw new Error(`no key of ${key}`)
    const desk = (side: Side): Desk => ({
      actor,
      sender: senderOf(key),
      connection: new Connection(targets[side]),
      entries: [],
      busy: false,
    })
    const desks = { hub: desk('hub'), reference: desk('reference') }
    const channel = await model.createChannel()
    await channel.prefetch(PREFETCH)
    const seat: Seat = { channel, key, desks, tag: undefined, last: new Map() }
    seats.push(seat)
    await subscribe(seat)
    // Spread over the interval, so that the receivers do not report all at once.
    const offset = Math.round((REPORT_EVERY_MS * at) / world.parties.length)
    timers.push(
      setTimeout(() => {
        timers.push(
          setInterval(
            () => void Promise.all([report('hub', desks.hub), report('reference', desks.reference)]),
            REPORT_EVERY_MS,
          ),
        )
      }, offset),
    )
  }
}

async function subscribe(seat: Seat): Promise<void> {
  const { channel, key, desks } = seat
  const { consumerTag } = await channel.consume(queueNameOf(asParty(key)), (message) => {
    if (message === null) return
    noteOrder(seat, message)
    take(channel, message, desks)
  })
  seat.tag = consumerTag
}

/** A movement's messages must come by rising index; a message that comes again has the index of the last one. */
function noteOrder({ last }: Seat, { properties }: ConsumeMessage): void {
  const { corridor_mrn: mrn, corridor_log_index: index } = properties.headers ?? {}
  if (typeof mrn !== 'string' || properties.appId === REFERENCE_APP) return
  if (Number(index) < (last.get(mrn) ?? -1)) outOfOrder += 1
  last.set(mrn, Number(index))
}

const seatOf = (country: string): Seat => {
  const seat = seats.find(({ key }) => key === country)
  if (seat === undefined) throw new Error(`no receiver ${country}`)
  return seat
}

/** Its messages stay in the queue and in the hub; what it has taken by now is still reported. */
async function halt(country: string): Promise<void> {
  const seat = seatOf(country)
  if (seat.tag !== undefined) await seat.channel.cancel(seat.tag)
  seat.tag = undefined
}

/** Reads its queue again, and reports every so many milliseconds if that is given, as one does who catches up. */
async function resume({ country, reportEveryMs }: { country: string; reportEveryMs?: number }): Promise<void> {
  const seat = seatOf(country)
  if (reportEveryMs !== undefined) {
    timers.push(setInterval(() => void report('hub', seat.desks.hub), reportEveryMs))
  }
  await subscribe(seat)
}

function senderOf(key: string): Sender {
  const [country = '', party] = key.split('/')
  return party === undefined ? { country, role: 'customs' } : { country, role: 'guarantor', party }
}

function take(channel: Channel, message: ConsumeMessage, desks: Readonly<Record<Side, Desk>>): void {
  const { properties } = message
  const side: Side = properties.appId === REFERENCE_APP ? 'reference' : 'hub'
  // Answers are never reported on.
  if (ANSWERS.has(String(properties.headers?.['corridor_type']))) return channel.ack(message)
  counts[side].delivered += 1
  desks[side].entries.push({
    sender: String(properties.headers?.['corridor_sender']),
    id: String(properties.messageId),
    logIndex: Number(properties.headers?.['corridor_log_index']),
    outcome: 'accepted',
  })
  channel.ack(message)
}

/** Sends what there is to report, batch after batch; what is not accepted is sent again at the next turn. */
async function report(side: Side, desk: Desk): Promise<void> {
  if (desk.busy || desk.entries.length === 0) return
  desk.busy = true
  try {
    while (desk.entries.length > 0) {
      const batch = desk.entries.slice(0, MOST_ENTRIES)
      const { status, body } = await desk.connection.request(reportBytes(desk, batch))
      if (LATER.includes(status)) return
      if (status !== ACCEPTED) throw new Error(`${status} ${body.toString('utf8').slice(0, 2_000)}`)
      desk.entries.splice(0, batch.length)
      counts[side].reported += batch.length
      counts[side].batches += 1
    }
  } catch (error) {
    counts.refusedReports += 1
    firstRefusal ??= `${side}: ${(error as Error).message}`
  } finally {
    desk.busy = false
  }
}

function reportBytes({ actor, sender }: Desk, entries: Entry[]): Buffer {
  const at = new Date().toISOString()
  const message: DeliveryReport = {
    id: randomUUID(),
    type: 'delivery-report',
    version: '1',
    sender,
    occurredAt: at,
    preparedAt: at,
    procedure: 'automatic',
    body: { entries },
  }
  const body = encodeJson(message)
  return postBytes({
    token: actor.token,
    body,
    signature: actor.sign(body),
    bareSignature: actor.signBare(body),
    receivers: [],
  })
}

answer(
  {
    start,
    pause: halt,
    resume,
    counts: (): ConsumerCounts => ({ ...counts, outOfOrder, ...(firstRefusal === undefined ? {} : { firstRefusal }) }),
  },
  async () => {
    for (const timer of timers) clearInterval(timer)
    await model?.close()
  },
)
