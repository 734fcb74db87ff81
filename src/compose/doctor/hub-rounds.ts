import type { Pool } from 'pg'
import { createLogTimestamps } from '../../store/timestamps.ts'
import { secondsLeft } from '../timestamps.ts'
import type { Findings } from './findings.ts'

const DAY_MS = 24 * 3_600_000
/** A round of retention is made each day and goes on over several hours at most; that of the day before must be over. */
const ROUND_WITHIN_DAYS = 2

type Deps = { now: () => Date; stamps: boolean }

/** What hubs do beside their work, and whether any of them still does it: destroying what is over, having the log stamped. */
export async function checkRounds(findings: Findings, pool: Pool, { now, stamps }: Deps): Promise<void> {
  await checkRetention(findings, pool, now())
  if (!stamps) return findings.nothing('timestamps', 'CORRIDOR_TSA_URL')
  const standing = await createLogTimestamps(pool, pool).standing()
  const left = secondsLeft(standing, now())
  if (left === undefined || left >= 0) findings.ok('timestamps')
  else findings.warn('timestamps', 'timestamps-behind', { since: standing.waitingSince?.toISOString() ?? '' })
}

async function checkRetention(findings: Findings, pool: Pool, now: Date): Promise<void> {
  const { rows } = await pool.query<{ periods: boolean; day: string }>(
    `select exists (select from retention where valid_from <= $1) as periods,
       case when isfinite(day) then to_char(day, 'YYYY-MM-DD') else '-' end as day from retention_round`,
    [now],
  )
  const { periods = false, day = '-' } = rows[0] ?? {}
  if (!periods) return findings.nothing('retention', 'corridor retention set')
  const behind = day === '-' || now.getTime() - Date.parse(day) >= ROUND_WITHIN_DAYS * DAY_MS
  if (behind) findings.warn('retention', 'retention-behind', { value: day })
  else findings.ok('retention', day)
}
