import { instantOf } from '../../domain/values/time.ts'
import type { Outage } from '../../domain/model/reference.ts'
import type { HubAttentionReads, HubFailure } from '../../ports/attention.ts'
import { outageFromRow, type OutageRow } from '../outages.ts'
import type { Queryable } from '../read-pool.ts'

/** What SQL knows of what needs a person and is about no movement. */
export const createHubAttentionReads = (pool: Queryable): HubAttentionReads => ({
  async outagesNow(now: Date): Promise<Outage[]> {
    const { rows } = await pool.query<OutageRow>(
      'select * from outages where from_at <= $1 and (to_at is null or to_at > $1) order by from_at, country, office',
      [now],
    )
    return rows.map(outageFromRow)
  },
  async hubFailures(): Promise<HubFailure[]> {
    const { rows } = await pool.query<{ name: HubFailure['name']; count: number; since: Date | null }>(
      `select 'set-aside' as name, count(*)::int as count, min(r.decided_at) as since
         from set_aside s left join refusals r using (log_index) where s.state = 'waiting'
       union all
       select 'timers', count(*)::int, min(failed_since) from timers where failures > 0`,
    )
    return rows.flatMap(({ name, count, since }) =>
      count === 0 || since === null ? [] : [{ name, count, since: instantOf(since.toISOString()) }],
    )
  },
})
