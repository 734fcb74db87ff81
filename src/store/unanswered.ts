import type { Unanswered } from '../ports/unanswered.ts'
import type { Queryable } from './read-pool.ts'

type Row = {
  reason: string
  broker_user: string
  count: string
  first_at: Date
  last_at: Date
  detail: string
  named: string | null
  digest: Buffer
}

/** The column of a message without a user: it is part of the primary key. */
const NO_USER = ''

/** More than there can be reasons and users, but a bound. */
const LIST_MAX = 1_000

/** The Unanswered port over PostgreSQL. */
export const createUnanswered = (pool: Queryable): Unanswered => ({
  async add(rows) {
    if (rows.length === 0) return
    await pool.query(
      `insert into unanswered (reason, broker_user, count, first_at, last_at, detail, named, digest)
       select * from unnest($1::text[], $2::text[], $3::bigint[], $4::timestamptz[], $5::timestamptz[], $6::text[],
         $7::text[], $8::bytea[])
       order by 1, 2
       on conflict (reason, broker_user) do update set count = unanswered.count + excluded.count,
         last_at = excluded.last_at, detail = excluded.detail, named = excluded.named, digest = excluded.digest`,
      [
        rows.map(({ reason }) => reason),
        rows.map(({ user }) => user ?? NO_USER),
        rows.map(({ count }) => count),
        rows.map(({ firstAt }) => firstAt),
        rows.map(({ lastAt }) => lastAt),
        rows.map(({ detail }) => detail),
        rows.map(({ named }) => named ?? null),
        rows.map(({ digest }) => digest),
      ],
    )
  },
  async list() {
    const result = await pool.query<Row & { in_all: number }>(
      'select *, (count(*) over ())::int as in_all from unanswered order by last_at desc limit $1',
      [LIST_MAX],
    )
    const rows = result.rows.map((row) => ({
      reason: row.reason,
      user: row.broker_user === NO_USER ? undefined : row.broker_user,
      count: Number(row.count),
      firstAt: row.first_at,
      lastAt: row.last_at,
      detail: row.detail,
      named: row.named ?? undefined,
      digest: row.digest,
    }))
    return { rows, leftOut: (result.rows[0]?.in_all ?? 0) - rows.length }
  },
})
