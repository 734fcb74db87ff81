import { setTimeout as pause } from 'node:timers/promises'
import { type Latency, latencyOf } from '../statistics.ts'
import { Connection, type Response } from './http-client.ts'
import type { Ready, Supply } from './supply.ts'

/**
 * Senders that do not wait for each other: messages are due at an even rate whatever the hub does, each of a journey whose
 * last message has been answered. A message that was refused is due again, later, so that the mixture stays.
 */

export type OpenRequest = {
  readonly url: string
  readonly perSecond: number
  readonly seconds: number
  /** Messages not answered after this count as never answered. */
  readonly patienceMs: number
}

export type OpenResult = {
  readonly seconds: number
  /** Messages sent, and those that were due and found no free connection or no journey. */
  readonly sent: number
  readonly unsent: number
  /** Of those sent inside the window. */
  readonly accepted: number
  readonly byStatus: Readonly<Record<string, number>>
  readonly timedOut: number
  /** From when a message was due to its answer, of those accepted. */
  readonly latency: Latency
  readonly firstRefusal?: string
  /** Accepted in all, also after the window: what the hub must have stored of this run. */
  readonly acceptedInAll: number
}

const ACCEPTED = 202
const TICK_MS = 5
/** Open files bound it. More than a hub lets wait before it says no. */
const CONNECTIONS_MOST = 6_000

type Going = { readonly journey: readonly Ready[]; step: number }

/** Sends for the given time, then waits for the last answers and finishes the journeys that were begun, uncounted. */
export async function runOpen(supply: Supply, request: OpenRequest): Promise<OpenResult> {
  const run = createRun(supply, request)
  const startedAt = performance.now()
  let due = 0
  for (;;) {
    const elapsed = performance.now() - startedAt
    const until = Math.floor((Math.min(elapsed, request.seconds * 1_000) * request.perSecond) / 1_000)
    for (; due < until; due += 1) run.send(startedAt + (due * 1_000) / request.perSecond)
    if (elapsed >= request.seconds * 1_000) break
    await pause(TICK_MS)
  }
  await run.settled()
  const result = run.result()
  const later = await finish(run.going(), request.url)
  return { ...result, acceptedInAll: result.acceptedInAll + later }
}

/** What one run counts. */
type Counts = {
  sent: number
  unsent: number
  timedOut: number
  late: number
  readonly times: number[]
  readonly byStatus: Record<string, number>
  firstRefusal: string | undefined
}

function createRun(supply: Supply, { url, seconds, patienceMs }: OpenRequest) {
  const idle: Going[] = []
  const counts: Counts = {
    sent: 0,
    unsent: 0,
    timedOut: 0,
    late: 0,
    times: [],
    byStatus: {},
    firstRefusal: undefined,
  }
  const open = new Set<Promise<void>>()
  const pool = createConnections(url)
  const windowEnd = performance.now() + seconds * 1_000

  const exchange = async (going: Going, ready: Ready, dueAt: number, connection: Connection): Promise<void> => {
    const answer = await answerWithin(connection, ready.bytes, patienceMs)
    if (answer === undefined || answer instanceof Error) {
      // Whether it was stored is not known: its journey ends here.
      counts.timedOut += 1
      pool.drop(connection)
      counts.firstRefusal ??= answer?.message ?? `no answer within ${patienceMs} ms`
      return
    }
    pool.giveBack(connection)
    counts.byStatus[answer.status] = (counts.byStatus[answer.status] ?? 0) + 1
    if (answer.status === ACCEPTED) {
      const answeredAt = performance.now()
      if (answeredAt <= windowEnd) counts.times.push(answeredAt - dueAt)
      else counts.late += 1
      going.step += 1
      if (going.step >= going.journey.length) return
    } else counts.firstRefusal ??= `${answer.status} ${answer.body.toString('utf8').slice(0, 500)}`
    idle.push(going)
  }

  return {
    send(dueAt: number): void {
      const journey = idle.length > 0 ? undefined : supply.take()
      const going = idle.shift() ?? (journey === undefined ? undefined : { journey, step: 0 })
      const ready = going?.journey[going.step]
      const connection = pool.take()
      if (going === undefined || ready === undefined || connection === undefined) {
        counts.unsent += 1
        if (going !== undefined) idle.push(going)
        if (connection !== undefined) pool.giveBack(connection)
        return
      }
      counts.sent += 1
      const exchanged = exchange(going, ready, dueAt, connection).finally(() => open.delete(exchanged))
      open.add(exchanged)
    },
    async settled(): Promise<void> {
      while (open.size > 0) await Promise.all(open)
      pool.close()
    },
    going: (): readonly Going[] => idle.filter(({ step }) => step > 0),
    result: (): OpenResult => resultOf(counts, seconds),
  }
}

function resultOf(
  { sent, unsent, timedOut, late, times, byStatus, firstRefusal }: Counts,
  seconds: number,
): OpenResult {
  return {
    seconds,
    sent,
    unsent,
    accepted: times.length,
    byStatus,
    timedOut,
    latency: latencyOf(times),
    acceptedInAll: times.length + late,
    ...(firstRefusal === undefined ? {} : { firstRefusal }),
  }
}

/** The answer, the error by which the connection broke, or undefined when neither came in time. */
async function answerWithin(connection: Connection, bytes: Buffer, ms: number): Promise<Response | Error | undefined> {
  const answer = connection.request(bytes).catch((error: Error) => error)
  const given = new AbortController()
  try {
    return await Promise.race([answer, pause(ms, undefined, { signal: given.signal }).catch(() => undefined)])
  } finally {
    given.abort()
  }
}

/** Keep-alive connections, more of them whenever none is free, up to a limit. */
function createConnections(url: string) {
  const free: Connection[] = []
  let opened = 0
  return {
    take(): Connection | undefined {
      const known = free.pop()
      if (known !== undefined || opened >= CONNECTIONS_MOST) return known
      opened += 1
      return new Connection(url)
    },
    giveBack: (connection: Connection): void => void free.push(connection),
    drop(connection: Connection): void {
      opened -= 1
      connection.close()
    },
    close(): void {
      for (const connection of free) connection.close()
    },
  }
}

const FINISHERS = 16
const TRIES = 100

/** Plays the rest of what was begun, so that the next window finds an idle hub and every movement ends. */
async function finish(going: readonly Going[], url: string): Promise<number> {
  const rest = [...going]
  let accepted = 0
  const work = async (): Promise<void> => {
    const connection = new Connection(url)
    for (let one = rest.pop(); one !== undefined; one = rest.pop()) {
      for (let tries = 0; one.step < one.journey.length && tries < TRIES; tries += 1) {
        const { status } = await connection.request(one.journey[one.step]?.bytes ?? Buffer.alloc(0))
        if (status === ACCEPTED) {
          one.step += 1
          accepted += 1
        } else await pause(100)
      }
    }
    connection.close()
  }
  await Promise.all(Array.from({ length: FINISHERS }, work))
  return accepted
}
