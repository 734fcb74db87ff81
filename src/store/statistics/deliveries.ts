import type { PoolClient } from 'pg'

/** Adds deliveries that have ended to the counts of their day; `ended` is an SQL source of receiver, created_at and done_at. */
const add = (ended: string): string => `insert into statistic_deliveries (country, receiver, day, seconds, n)
  select left(receiver, 2), receiver, (done_at at time zone 'UTC')::date,
    greatest(0, floor(extract(epoch from done_at - created_at)))::bigint, count(*)
  from (${ended}) e group by 1, 2, 3, 4
  on conflict (receiver, day, seconds) do update set n = statistic_deliveries.n + excluded.n`

/**
 * Counts the deliveries of these leaves that have ended, and remembers the others. Answers are reported by nobody. In one
 * statement: of two, a delivery that ended between them would be neither counted nor remembered.
 */
export async function countDeliveries(client: PoolClient, range: readonly string[]): Promise<void> {
  await client.query(
    `with sent as materialized (
      select d.receiver, d.log_index, d.created_at, e.state, e.done_at
      from deliveries d left join delivery_ends e on e.receiver = d.receiver and e.log_index = d.log_index
      where d.log_index >= $1 and d.log_index < $2 and d.reported
    ), waiting as (
      insert into statistic_waiting (receiver, log_index) select receiver, log_index from sent where state is null
    )
    ${add(`select receiver, created_at, done_at from sent where state = 'delivered'`)}`,
    [...range],
  )
}

/** Counts those remembered that have ended since; what was given up was taken by nobody. */
export async function countWaiting(client: PoolClient): Promise<void> {
  await client.query(`with over as (
      delete from statistic_waiting w using delivery_ends e where e.receiver = w.receiver and e.log_index = w.log_index
      returning w.receiver, w.log_index, e.state, e.done_at
    )
    ${add(`select o.receiver, d.created_at, o.done_at from over o
      join deliveries d on d.log_index = o.log_index and d.receiver = o.receiver where o.state = 'delivered'`)}`)
}
