import type { ServerResponse } from 'node:http'
import type { ServerDeps } from './deps.ts'
import { createEventStreams, frame } from './event-streams.ts'
import { EdgeError } from './problems.ts'
import { readQueues } from './queues.ts'

/** At most one query a second, however much is going on. */
const COALESCE_MS = 1_000
/** Ages grow without any commit, and a revoked caller must not go on listening. */
const TICK_MS = 4_000
/** Movements listed in one event; it says how many more there were. */
const MOVEMENTS_MAX = 100

/**
 * Runs `work` on request, never concurrently, with a pause after each run; requests that come meanwhile cause one later
 * run.
 */
function createCoalescer(work: () => Promise<void>, onError: (error: unknown) => void) {
  let running = false
  let dirty = false
  let pause: NodeJS.Timeout | undefined
  const ask = (): void => {
    dirty = true
    if (running || pause !== undefined) return
    running = true
    dirty = false
    work()
      .catch(onError)
      .finally(() => {
        running = false
        pause = setTimeout(() => {
          pause = undefined
          if (dirty) ask()
        }, COALESCE_MS)
      })
  }
  const calm = (): void => {
    clearTimeout(pause)
    pause = undefined
    dirty = false
  }
  return { ask, calm }
}

/**
 * Server-Sent Events for people who watch: `queues` with all queues, `movements` with those touched since the last event.
 * One query per hub serves all open pages; nothing runs while none is open.
 */
export function createEvents(deps: ServerDeps) {
  let from: bigint | undefined
  let shown = ''
  let tick: NodeJS.Timeout | undefined
  let unsubscribe: () => void = () => undefined

  const rest = (): void => {
    unsubscribe()
    clearInterval(tick)
    refresher.calm()
    shown = ''
    from = undefined
  }
  const streams = createEventStreams(rest)
  const look = async (): Promise<void> => {
    if (streams.size() === 0) return
    const queues = JSON.stringify({ items: await readQueues(deps) })
    if (queues !== shown) streams.send(frame('queues', queues))
    shown = queues
    const since = from ?? (await deps.reads.logSize())
    const { size, items, leftOut } = await deps.reads.movementsSince(since, MOVEMENTS_MAX)
    from = size
    const more = leftOut === 0 ? {} : { leftOut }
    if (items.length > 0) streams.send(frame('movements', JSON.stringify({ items, ...more })))
  }
  const refresher = createCoalescer(look, (error) => {
    deps.log.warn({ reason: String(error) }, 'live page not refreshed')
  })
  const beat = (): void => {
    streams.send(': \n\n')
    refresher.ask()
    streams.checkAll()
  }
  const wake = async (): Promise<void> => {
    rest()
    unsubscribe = deps.changes.onChange(refresher.ask)
    tick = setInterval(beat, TICK_MS)
    from = await deps.reads.logSize()
  }
  return {
    /** Opens a stream; its first event is the state of all queues. `stillMay` is asked again every few seconds. */
    async open(response: ServerResponse, stillMay: () => Promise<boolean>): Promise<void> {
      if (streams.size() === 0) await wake()
      const queues = JSON.stringify({ items: await readQueues(deps) })
      if (response.destroyed) {
        if (streams.size() === 0) rest()
        return
      }
      streams.add(response, stillMay)
      response.write(frame('queues', queues))
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
