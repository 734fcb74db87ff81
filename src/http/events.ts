import type { ServerResponse } from 'node:http'
import type { ServerDeps } from './deps.ts'
import { createEventStreams, frame } from './event-streams.ts'
import { EdgeError } from './problems.ts'
import type { Timers } from '../ports/runtime.ts'
import { readQueues } from './queues.ts'

/** At most one query a second, however much is going on. */
const COALESCE_MS = 1_000
/** Ages grow without any commit. */
const TICK_MS = 4_000
/** A revoked caller must not go on listening for two seconds (interface.md 8); what is known of him may be a second old. */
const CHECK_MS = 800
/** Movements listed in one event; it says how many more there were. */
const MOVEMENTS_MAX = 100

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

/**
 * Server-Sent Events for people who watch: `queues` with all queues, `movements` with those touched since the last event.
 * One query per hub serves all open pages; nothing runs while none is open.
 */
export function createEvents(deps: ServerDeps) {
  let from: bigint | undefined
  let shown = ''
  let awake = false
  let cancelBeat = (): void => {}
  let cancelCheck = (): void => {}
  let unsubscribe: () => void = () => undefined

  const rest = (): void => {
    awake = false
    unsubscribe()
    cancelBeat()
    cancelCheck()
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
  const refresher = createCoalescer(look, deps.timers, (error) => {
    deps.log.warn({ reason: String(error) }, 'live page not refreshed')
  })
  const beat = (): void => {
    cancelBeat = deps.timers.after(TICK_MS, beat)
    streams.send(': \n\n')
    refresher.ask()
  }
  const check = (): void => {
    cancelCheck = deps.timers.after(CHECK_MS, check)
    streams.checkAll()
  }
  const wake = (): void => {
    if (awake) return
    awake = true
    unsubscribe = deps.changes.onChange(refresher.ask)
    cancelBeat = deps.timers.after(TICK_MS, beat)
    cancelCheck = deps.timers.after(CHECK_MS, check)
  }
  return {
    /** Opens a stream; its first event is the state of all queues. `stillMay` is asked again all the while. */
    async open(response: ServerResponse, stillMay: () => Promise<boolean>): Promise<void> {
      wake()
      try {
        from ??= await deps.reads.logSize()
        const queues = JSON.stringify({ items: await readQueues(deps) })
        if (response.destroyed) return
        streams.add(response, stillMay)
        // Another page that opened at the same time and failed has put everything to rest.
        wake()
        response.write(frame('queues', queues))
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
