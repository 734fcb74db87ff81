import { cutText } from '../domain/values/legible.ts'
import type { Log, Timers } from '../ports/runtime.ts'
import type { Unanswered, UnansweredMessage, UnansweredRow } from '../ports/unanswered.ts'
import { createRounds } from '../clock/rounds.ts'

export type UnansweredCounter = {
  /** Counts one; never waits. */
  note(message: UnansweredMessage): void
  start(): void
  /** Writes the pending counts, and stops. */
  stop(): Promise<void>
}

/** Written at most this often: a flood of junk must not become a flood of transactions. */
const REST_MS = 1_000
/** Reasons are codes and users are the broker's, so there are few; beyond this many they are only logged. */
const ROWS_MAX = 1_000
const DETAIL_MAX = 200

/**
 * Counts messages whose sender cannot be answered, and stores the counts where operators see them, for all hubs together.
 */
export function createUnansweredCounter(deps: { store: Unanswered; timers: Timers; log: Log }): UnansweredCounter {
  const { store, timers, log } = deps
  let counted = new Map<string, UnansweredRow>()

  const write = async (): Promise<void> => {
    const rows = counted
    if (rows.size === 0) return
    counted = new Map()
    try {
      await store.add([...rows.values()])
    } catch (error) {
      for (const [key, row] of rows) counted.set(key, merged(row, counted.get(key)))
      log.warn(
        { error: (error as Error).message },
        'messages that cannot be answered are counted, and not yet on record',
      )
    }
  }
  const rounds = createRounds(timers, REST_MS, async () => {
    await write()
    return {}
  })
  return {
    note({ at, detail, ...message }) {
      const key = `${message.reason} ${message.user ?? ''}`
      const before = counted.get(key)
      const row = { ...message, detail: cutText(detail, DETAIL_MAX), count: 1, firstAt: at, lastAt: at }
      if (before === undefined)
        log.warn({ reason: row.reason, user: row.user, named: row.named }, 'nobody to answer to')
      if (before === undefined && counted.size >= ROWS_MAX) return
      counted.set(key, before === undefined ? row : merged(before, row))
    },
    start: () => rounds.start(),
    stop: async () => {
      await rounds.stop()
      await write()
    },
  }
}

/** Both counts together, with the details of the later message. */
const merged = (earlier: UnansweredRow, later: UnansweredRow | undefined): UnansweredRow =>
  later === undefined ? earlier : { ...later, count: earlier.count + later.count, firstAt: earlier.firstAt }
