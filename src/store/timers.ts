import type { Pool } from 'pg'
import type { StateWrites } from '../ports/commit.ts'
import type { DueTimer, DueTimers } from '../ports/timers.ts'
import { deleteFrom, insertInto, type Writer } from './rows.ts'

const DELETE_TIMERS = deleteFrom('timers', { mrn: 'text', number: 'int' })
const UPSERT_TIMERS = insertInto(
  'timers',
  { mrn: 'text', number: 'int', name: 'text', due_at: 'timestamptz' },
  'on conflict (mrn, number) do update set due_at = excluded.due_at',
)

/** Writes what a batch changed of the movements' timers. */
export function writeTimers(write: Writer, { stopped, started, later }: StateWrites['timers']): void {
  write.rows(
    DELETE_TIMERS,
    stopped.map(({ mrn, number }) => [mrn, number]),
  )
  for (const { mrn, number, at } of later) {
    write.query(
      `update timers set due_at = $3, failures = 0, failed_since = null, again_at = null, reason = null
       where mrn = $1 and number = $2`,
      [mrn, number, at],
    )
  }
  write.rows(
    UPSERT_TIMERS,
    started.map(({ mrn, number, name, dueAt }) => [mrn, number, name, new Date(dueAt)]),
  )
}

/** What is due next, over a pool. */
export const createDueTimers = (pool: Pool): DueTimers => ({
  async next(limit) {
    const result = await pool.query<Omit<DueTimer, 'dueAt'> & { due_at: Date }>(
      `select mrn, number, name, failures, greatest(due_at, again_at) as due_at from timers
       order by greatest(due_at, again_at) limit $1`,
      [limit],
    )
    return result.rows.map(({ due_at, ...row }): DueTimer => ({ ...row, dueAt: due_at.getTime() }))
  },
  async putOff({ timer, reason, at, againAt }) {
    await pool.query(
      `update timers set failures = failures + 1, reason = $4, again_at = $5, failed_since = coalesce(failed_since, $6)
       where mrn = $1 and number = $2 and failures = $3`,
      [timer.mrn, timer.number, timer.failures, reason, new Date(againAt), new Date(at)],
    )
  },
})
