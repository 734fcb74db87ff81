import type { ClientBase } from 'pg'
import { insertRows, type Value } from '../../../src/store/rows.ts'

/** Queues one row; resolves when it is committed. */
export type GroupInsert = (row: readonly Value[]) => Promise<void>

/** Rows of one insert at most. */
const MOST_ROWS = 256

/**
 * Natural group commit in its plainest form: whatever arrived while the last insert was under way goes into the next one,
 * one statement and one commit, with one insert under way at a time.
 */
export function createGroupInsert(client: ClientBase, table: string, columns: readonly string[]): GroupInsert {
  let waiting: { row: readonly Value[]; resolve: () => void; reject: (error: Error) => void }[] = []
  let running = false
  const loop = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, MOST_ROWS)
      waiting = waiting.slice(MOST_ROWS)
      try {
        await insertRows(
          client,
          table,
          columns,
          batch.map(({ row }) => row),
        )
        for (const { resolve } of batch) resolve()
      } catch (error) {
        for (const { reject } of batch) reject(error as Error)
      }
    }
    running = false
  }
  return (row) =>
    new Promise((resolve, reject) => {
      waiting.push({ row, resolve, reject })
      if (running) return
      running = true
      // A turn of its own first, so that rows of the same turn share the first insert.
      void Promise.resolve().then(loop)
    })
}
