import type { Pool } from 'pg'
import type { Changes } from '../../ports/changes.ts'
import { listenTo } from '../listen.ts'
import { CHANGES_CHANNEL } from '../log.ts'
import type { Timers } from '../../ports/runtime.ts'

/**
 * Listens for what any hub commits (`corridor_changes`). When the connection is lost it is re-established and every listener
 * is called once, since notifications in the gap are unknown. `onError` is called for each loss.
 */
export async function createChanges(pool: Pool, timers: Timers, onError: (error: Error) => void): Promise<Changes> {
  const listeners = new Set<() => void>()
  const tell = (): void => {
    for (const listener of listeners) listener()
  }
  const listening = await listenTo(pool, CHANGES_CHANNEL, { told: tell, lost: onError, timers })
  return {
    onChange: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    close: async () => {
      listeners.clear()
      listening.end()
    },
  }
}
