import type { Pool } from 'pg'
import type { TimerName } from '../domain/timer.ts'
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
    write.query('update timers set due_at = $3 where mrn = $1 and number = $2', [mrn, number, at])
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
    const result = await pool.query<{ mrn: string; number: number; name: TimerName; due_at: Date }>(
      'select mrn, number, name, due_at from timers order by due_at limit $1',
      [limit],
    )
    return result.rows.map(({ due_at, ...row }): DueTimer => ({ ...row, dueAt: due_at.getTime() }))
  },
})
