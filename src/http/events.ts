import type { ServerResponse } from 'node:http'
import type { ServerDeps } from './deps.ts'
import { createEventStreams, frame, type Stream, type Topic, type Watching } from './event-streams.ts'
import { EdgeError } from './problems.ts'
import type { MovementView } from '../ports/reads.ts'
import type { Timers } from '../ports/runtime.ts'
import { readQueues } from './queues.ts'

/** At most one query a second, however much is going on. */
const COALESCE_MS = 1_000
/** Ages grow without any commit; and a page that hears nothing for three of these says that it is out of touch. */
const HEARTBEAT_MS = 5_000
/** A revoked caller must not go on listening: with what is remembered of a token this is within two seconds. */
const CHECK_MS = 800
/** Movements listed in one event; it says how many more there were. */
const MOVEMENTS_MAX = 100
/** A page that was away for longer, or missed more leaves of the log than this, reads everything anew. */
const RESUME_MS = 24 * 3_600_000
const RESUME_LEAVES = 20_000n

/**
 * Runs `work` on request, never concurrently, with a pause after each run; requests that come meanwhile cause one later
 * run.
 */
function createCoalescer(work: () => Promise<void>, timers: Timers, onError: (error: unknown) => void) {
  let running = false
  let dirty = false
  let pause: (() => void) | undefined
  const ask = (): void => {
    dirty = true
    if (running || pause !== undefined) return
    running = true
    dirty = false
    work()
      .catch(onError)
      .finally(() => {
        running = false
        pause = timers.after(COALESCE_MS, () => {
          pause = undefined
          if (dirty) ask()
        })
      })
  }
  const calm = (): void => {
    pause?.()
    pause = undefined
    dirty = false
  }
  return { ask, calm }
}

type News = { size: bigint; items: readonly MovementView[]; leftOut: number }

/** What a stream is told of movements: those it sees of them, and that what follows from movements may have changed. */
function newsFor({ topics, sees }: Watching, { size, items, leftOut }: News): string | undefined {
  const seen = sees === undefined ? items : items.filter(sees)
  // Of those left out nobody knows whom they concern.
  if (seen.length === 0 && leftOut === 0) return undefined
  const told = JSON.stringify({ items: seen, ...(leftOut === 0 ? {} : { leftOut }) })
  const follows = (['attention', 'approvals'] as const).filter((topic) => topics.has(topic))
  return [
    ...(topics.has('movements') ? [frame('movements', told, size)] : []),
    ...follows.map((topic) => frame(topic, '{}', size)),
  ].join('')
}

/** What the pages for everything show, by topic. */
async function stateOfAll(deps: ServerDeps): Promise<[Topic, string][]> {
  const queues = await readQueues(deps)
  return [
    ['queues', JSON.stringify({ items: queues })],
    ['parked', JSON.stringify({ parked: queues.reduce((sum, { parked }) => sum + parked, 0) })],
    ['registry', JSON.stringify({ version: deps.reference().version })],
  ]
}

/** What a page that comes back has missed; that it has to read everything anew, where that cannot be told. */
async function missedBy(
  { reads, clock }: ServerDeps,
  stream: Stream,
  last: bigint,
  size: bigint,
): Promise<string | undefined> {
  if (last === size) return undefined
  const reset = frame('reset', '{}', size)
  if (last > size || size - last > RESUME_LEAVES) return reset
  const decidedAt = (await reads.leafTime(last)) ?? ''
  // Of a leaf that says no time it is not known how old it is.
  if (!(clock().getTime() - Date.parse(decidedAt) <= RESUME_MS)) return reset
  return newsFor(stream, await reads.movementsSince(last, MOVEMENTS_MAX))
}

/** Calls again and again on time, until it is cancelled. */
function every(ms: number, timers: Timers, work: () => void): () => void {
  let cancel = (): void => {}
  const next = (): void => {
    cancel = timers.after(ms, () => {
      next()
      work()
    })
  }
  next()
  return () => cancel()
}

/** While awake, calls on every change of the database, and again and again on time; while at rest, never. */
function createPulse(
  { changes, timers }: ServerDeps,
  { changed, beat, check }: { changed: () => void; beat: () => void; check: () => void },
) {
  /** What ends what is going on; nothing while at rest. */
  let ends: (() => void)[] = []
  return {
    wake(): void {
      if (ends.length > 0) return
      ends = [changes.onChange(changed), every(HEARTBEAT_MS, timers, beat), every(CHECK_MS, timers, check)]
    },
    rest(): void {
      for (const end of ends) end()
      ends = []
    },
  }
}

/**
 * Server-Sent Events for people who watch (docs/api): `queues` with all queues, `movements` with those touched since the last
 * event, and for `attention`, `approvals`, `parked` and `registry` that they may have changed. One query per hub serves all open
 * pages; nothing runs while none is open.
 */
export function createEvents(deps: ServerDeps) {
  let from: bigint | undefined
  const shown = new Map<Topic, string>()

  const rest = (): void => {
    pulse.rest()
    refresher.calm()
    shown.clear()
    from = undefined
  }
  const streams = createEventStreams(rest)
  /** Told to whoever asked for the topic and may see everything, when it has changed. */
  const tell = (topic: Topic, json: string): void => {
    if (shown.get(topic) === json) return
    const first = !shown.has(topic)
    shown.set(topic, json)
    if (first && topic !== 'queues') return
    const text = frame(topic, json, from ?? 0n)
    streams.send(({ topics, sees }) => (topics.has(topic) && sees === undefined ? text : undefined))
  }
  const look = async (): Promise<void> => {
    if (streams.size() === 0) return
    for (const [topic, json] of await stateOfAll(deps)) tell(topic, json)
    const since = from ?? (await deps.reads.logSize())
    const news = await deps.reads.movementsSince(since, MOVEMENTS_MAX)
    from = news.size
    if (news.size > since) streams.send((stream) => newsFor(stream, news))
  }
  const refresher = createCoalescer(look, deps.timers, (error) => {
    deps.log.warn({ reason: String(error) }, 'live page not refreshed')
  })
  const beat = (): void => {
    const text = frame('heartbeat', JSON.stringify({ now: deps.clock().toISOString() }), from ?? 0n)
    streams.send(() => text)
    refresher.ask()
  }
  const pulse = createPulse(deps, { changed: refresher.ask, beat, check: () => streams.checkAll() })
  return {
    /**
     * Opens a stream. Its first event is the state of all queues, for whoever may see that and asks for it, or what was missed
     * since `last`, the id of the last event the page had.
     */
    async open(response: ServerResponse, watching: Watching, last: bigint | undefined): Promise<void> {
      pulse.wake()
      try {
        from ??= await deps.reads.logSize()
        const stream = { ...watching, response }
        const all = watching.sees === undefined && watching.topics.has('queues')
        const queues = all ? JSON.stringify({ items: await readQueues(deps) }) : undefined
        const news = last === undefined ? undefined : await missedBy(deps, stream, last, from)
        if (response.destroyed) return
        streams.add(stream)
        // Another page that opened at the same time and failed has put everything to rest.
        pulse.wake()
        if (queues !== undefined) response.write(frame('queues', queues, from))
        if (news !== undefined) response.write(news)
      } finally {
        if (streams.size() === 0) rest()
      }
    },
    /** Throws when no further page may be opened. */
    admit(): void {
      const { eventStreams } = deps.limits
      if (streams.size() < eventStreams) return
      throw new EdgeError('quota', { retryAfterSeconds: 10, words: { expected: String(eventStreams) } })
    },
    close(): void {
      streams.dropAll()
      rest()
    },
  }
}

export type Events = ReturnType<typeof createEvents>
