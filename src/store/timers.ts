import type { Pool } from 'pg'
import type { StateWrites } from '../ports/commit.ts'
import type { DueTimer, DueTimers } from '../ports/timers.ts'
import { placeholders, type Writer } from './rows.ts'

/** Writes what a batch changed of the movements' timers. */
export function writeTimers(write: Writer, { stopped, started, later }: StateWrites['timers']): void {
  if (stopped.length > 0) {
    write.query(
      `delete from timers t using (values ${placeholders(stopped.length, ['text', 'int'])}) v (mrn, number)
       where t.mrn = v.mrn and t.number = v.number`,
      stopped.flatMap(({ mrn, number }) => [mrn, number]),
    )
  }
  for (const { mrn, number, at } of later) {
    write.query(
      `update timers set due_at = $3, failures = 0, failed_since = null, again_at = null, reason = null
       where mrn = $1 and number = $2`,
      [mrn, number, at],
    )
  }
  write.rows(
    'timers',
    ['mrn', 'number', 'name', 'due_at'],
    started.map(({ mrn, number, name, dueAt }) => [mrn, number, name, dueAt]),
    'on conflict (mrn, number) do update set due_at = excluded.due_at',
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
