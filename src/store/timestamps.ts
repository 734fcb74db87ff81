import type { Pool } from 'pg'
import type { LogTimestamps, LogTimestamp } from '../ports/timestamp.ts'
import type { Queryable } from './read-pool.ts'
import { BESIDE_PINS } from './reference/pinned.ts'

type Row = { size: string; checkpoint: string; token: Buffer; at: Date }

/** A row of `log_timestamps` as the core has it. */
export const timestampOf = (row: Row): LogTimestamp => ({ ...row, size: Number(row.size) })

/** Time-stamps of the log in the database. @param reads where reads are made; writes are made over `pool` */
export function createLogTimestamps(pool: Pool, reads: Queryable): LogTimestamps {
  return {
    async keep({ size, checkpoint, token, at }) {
      await pool.query(
        `insert into log_timestamps (size, checkpoint, token, at) select $1, $2, $3, $4 from ${BESIDE_PINS} on conflict do nothing`,
        [size, checkpoint, token, at],
      )
    },
    async earliestAbove(index) {
      const { rows } = await reads.query<Row>(
        'select size, checkpoint, token, at from log_timestamps where size > $1 order by size limit 1',
        [index],
      )
      return rows.map(timestampOf)[0]
    },
    async standing() {
      const { rows } = await reads.query<{ size: string; at: Date | null; since: string | null }>(
        `select coalesce(t.size, 0) as size, t.at, l.record::json ->> 'decidedAt' as since
         from (select 1) one
         left join lateral (select size, at from log_timestamps order by size desc limit 1) t on true
         left join log_leaves l on l.log_index = coalesce(t.size, 0)`,
      )
      const [row] = rows
      return {
        size: Number(row?.size ?? 0),
        ...(row?.at == null ? {} : { at: row.at }),
        ...(row?.since == null ? {} : { waitingSince: new Date(row.since) }),
      }
    },
  }
}
