import { setTimeout as pause } from 'node:timers/promises'
import { type Latency, latencyOf } from '../statistics.ts'
import { Connection } from './http-client.ts'
import type { Ready, Supply } from './supply.ts'

/** Senders that wait for each answer: as many messages under way as there are senders. */

export type RunRequest = {
  /** Where to; the senders are spread over them. */
  readonly urls: readonly string[]
  readonly seconds: number
  readonly concurrency: number
  /** Pause of each sender between two messages; none when absent. */
  readonly paceMs?: number
}

export type RunResult = {
  /** Length of the measured window in seconds: to its end or to the last journey there was. */
  readonly seconds: number
  /** Messages accepted inside the window, and those of them by their sender's country. */
  readonly accepted: number
  readonly byCountry: Readonly<Record<string, number>>
  readonly latency: Latency
  /** Messages accepted in the whole run; journeys begun inside the window are finished after it. */
  readonly acceptedInAll: number
  readonly journeys: number
  /** Everything that was not accepted, and the first such answer. */
  readonly refused: number
  readonly firstRefusal?: string
}

const ACCEPTED = 202

/** What the senders of one run share. */
type Run = {
  readonly supply: Supply
  journeys: number
  endsAt: number
  /** When the last journey was taken before its time was over, else Infinity. */
  emptyAt: number
  readonly times: number[]
  readonly byCountry: Record<string, number>
  inAll: number
  refused: number
  firstRefusal?: string
}

/** Plays prepared journeys, each sender a journey at a time. */
export async function runClosed(
  supply: Supply,
  { urls, seconds, concurrency, paceMs = 0 }: RunRequest,
): Promise<RunResult> {
  const startedAt = performance.now()
  const shared: Run = {
    supply,
    journeys: 0,
    endsAt: startedAt + seconds * 1_000,
    emptyAt: Number.POSITIVE_INFINITY,
    times: [],
    byCountry: {},
    inAll: 0,
    refused: 0,
  }
  await Promise.all(Array.from({ length: concurrency }, (_, at) => work(urls[at % urls.length] ?? '', shared, paceMs)))
  const { firstRefusal } = shared
  return {
    seconds: (Math.min(shared.endsAt, shared.emptyAt) - startedAt) / 1_000,
    accepted: shared.times.length,
    byCountry: shared.byCountry,
    latency: latencyOf(shared.times),
    acceptedInAll: shared.inAll,
    journeys: shared.journeys,
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
    const journey = shared.supply.take()
    if (journey === undefined) {
      // With fewer than all senders at work the window is over, whatever the clock says.
      shared.emptyAt = Math.min(shared.emptyAt, performance.now())
      break
    }
    shared.journeys += 1
    await play(connection, journey, shared, paceMs)
  }
  connection.close()
}

async function play(connection: Connection, journey: readonly Ready[], shared: Run, paceMs: number): Promise<void> {
  for (const { bytes, country } of journey) {
    if (paceMs > 0) {
      if (performance.now() >= shared.endsAt) return
      await pause(paceMs)
    }
    const sentAt = performance.now()
    const { status, body } = await connection.request(bytes)
    const answeredAt = performance.now()
    if (status !== ACCEPTED) {
      shared.refused += 1
      shared.firstRefusal ??= `${status} ${body.toString('utf8').slice(0, 2_000)}`
      return
    }
    shared.inAll += 1
    if (answeredAt <= Math.min(shared.endsAt, shared.emptyAt)) {
      shared.byCountry[country] = (shared.byCountry[country] ?? 0) + 1
      shared.times.push(answeredAt - sentAt)
    }
  }
}
