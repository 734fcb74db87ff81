import { setTimeout as pause } from 'node:timers/promises'
import { encodeJson } from '../../../src/codec/index.ts'
import { partyKeyOf } from '../../../src/domain/values/party.ts'
import type { Message } from '../../../src/generated/types.ts'
import { Connection, postBytes } from './http-client.ts'
import { DELIVERED_BEYOND, messagesOf, newGrn, newJourney, receiversOf, registrationOf } from '../journeys.ts'
import { answer } from '../rig/rpc.ts'
import { latencyOf, type Latency } from '../statistics.ts'
import { type Actor, actorsOf, type World } from '../world.ts'

/** The load generator, a process of its own: signs journeys ahead of the clock, then plays them. */

export type RunRequest = {
  /** Where to; the senders are spread over them. */
  readonly urls: readonly string[]
  readonly seconds: number
  readonly concurrency: number
  /** Pause of each sender between two messages; none when absent. */
  readonly paceMs?: number
}

/** How many journeys to make; with `without`, none through that country. */
export type PrepareRequest = number | { readonly journeys: number; readonly without: string }

export type RunResult = {
  /** Length of the measured window in seconds: to its end or to the last journey there was. */
  readonly seconds: number
  /** Messages accepted inside the window. */
  readonly accepted: number
  readonly latency: Latency
  /** Messages accepted in the whole run; journeys begun inside the window are finished after it. */
  readonly acceptedInAll: number
  readonly journeys: number
  /** Everything that was not accepted, by status, and the first such answer. */
  readonly refused: number
  readonly firstRefusal?: string
}

const GUARANTEE_CONNECTIONS = 16
const ACCEPTED = 202

let actors: ReadonlyMap<string, Actor> = new Map()
let grns: string[] = []
let serial = 0
/** Messages accepted so far, by the first URL of a run; the registrations of the guarantees are not counted. */
const acceptedAt = new Map<string, number>()
/** Ready-made requests, one list a journey, in causal order. */
let prepared: Buffer[][] = []

function requestOf(message: Message, receivers: readonly string[] = [], beyond = 0): Buffer {
  const actor = actors.get(partyKeyOf(message.sender))
  if (actor === undefined) throw new Error(`no key of ${partyKeyOf(message.sender)}`)
  const body = Buffer.from(encodeJson(message))
  const signed = { signature: actor.sign(body), bareSignature: actor.signBare(body) }
  return postBytes({ token: actor.token, body, ...signed, receivers, beyond })
}

/** Makes and signs journeys for the next runs; returns how many. */
function prepare(request: PrepareRequest): number {
  const { journeys, without } = typeof request === 'number' ? { journeys: request } : request
  const now = Date.now()
  prepared = Array.from({ length: journeys }, () => {
    let journey = newJourney(serial++, grns)
    while (without !== undefined && JSON.stringify(journey.corridor).includes(`"${without}`)) {
      journey = newJourney(serial++, grns)
    }
    const receivers = receiversOf(journey.corridor)
    return messagesOf(journey, now).map((message, step) => requestOf(message, receivers[step], DELIVERED_BEYOND[step]))
  })
  return prepared.length
}

/** Registers the guarantees that the journeys are spread over. */
async function guarantees({ url, count }: { url: string; count: number }): Promise<number> {
  grns = Array.from({ length: count }, newGrn)
  const requests = grns.map((grn) => requestOf(registrationOf(grn, Date.now())))
  const one = async (): Promise<void> => {
    const connection = new Connection(url)
    for (let request = requests.pop(); request !== undefined; request = requests.pop()) {
      const { status, body } = await connection.request(request)
      if (status !== ACCEPTED) throw new Error(`a guarantee was answered ${status}: ${body.toString('utf8')}`)
    }
    connection.close()
  }
  await Promise.all(Array.from({ length: GUARANTEE_CONNECTIONS }, one))
  return grns.length
}

/** What the workers of one run share. */
type Run = {
  next: number
  endsAt: number
  /** When the last journey was taken before its time was over, else Infinity. */
  emptyAt: number
  readonly times: number[]
  inWindow: number
  inAll: number
  refused: number
  firstRefusal?: string
}

async function run({ urls, seconds, concurrency, paceMs = 0 }: RunRequest): Promise<RunResult> {
  const startedAt = performance.now()
  const shared: Run = {
    next: 0,
    endsAt: startedAt + seconds * 1_000,
    emptyAt: Number.POSITIVE_INFINITY,
    times: [],
    inWindow: 0,
    inAll: 0,
    refused: 0,
  }
  await Promise.all(Array.from({ length: concurrency }, (_, at) => work(urls[at % urls.length] ?? '', shared, paceMs)))
  const [first = ''] = urls
  acceptedAt.set(first, (acceptedAt.get(first) ?? 0) + shared.inAll)
  const { firstRefusal } = shared
  return {
    seconds: (Math.min(shared.endsAt, shared.emptyAt) - startedAt) / 1_000,
    accepted: shared.inWindow,
    latency: latencyOf(shared.times),
    acceptedInAll: shared.inAll,
    journeys: shared.next,
    refused: shared.refused,
    ...(firstRefusal === undefined ? {} : { firstRefusal }),
  }
}

/** One of the concurrent senders: a journey at a time, each message after the answer to the one before. */
async function work(url: string, shared: Run, paceMs: number): Promise<void> {
  const connection = new Connection(url)
  // Senders that began in step would stay in step.
  if (paceMs > 0) await pause(Math.random() * paceMs)
  while (performance.now() < shared.endsAt) {
    const journey = prepared[shared.next]
    if (journey === undefined) {
      // With fewer than all senders at work the window is over, whatever the clock says.
      shared.emptyAt = Math.min(shared.emptyAt, performance.now())
      break
    }
    shared.next += 1
    await play(connection, journey, shared, paceMs)
  }
  connection.close()
}

async function play(connection: Connection, journey: readonly Buffer[], shared: Run, paceMs: number): Promise<void> {
  for (const request of journey) {
    if (paceMs > 0) {
      if (performance.now() >= shared.endsAt) return
      await pause(paceMs)
    }
    const sentAt = performance.now()
    const { status, body } = await connection.request(request)
    const answeredAt = performance.now()
    if (status !== ACCEPTED) {
      shared.refused += 1
      shared.firstRefusal ??= `${status} ${body.toString('utf8').slice(0, 2_000)}`
      return
    }
    shared.inAll += 1
    if (answeredAt <= Math.min(shared.endsAt, shared.emptyAt)) {
      shared.inWindow += 1
      shared.times.push(answeredAt - sentAt)
    }
  }
}

answer({
  world: (world: World) => {
    actors = actorsOf(world.parties)
  },
  guarantees,
  prepare,
  run,
  accepted: (url: string) => acceptedAt.get(url) ?? 0,
})
