import type { By, StatisticsFilter, StatisticsTable } from '../../ports/statistics.ts'
import type { Queryable } from '../read-pool.ts'
import { Parameters } from './visibility.ts'

const RANKS = [0.25, 0.5, 0.75, 0.9, 0.95] as const

const BY = {
  country: 'country',
  week: `to_char(day, 'IYYY-"W"IW')`,
  month: `to_char(day, 'YYYY-MM')`,
} as const

const isCalendar = (by: By): by is keyof typeof BY => by in BY

type Row = { value: string | null; n: string; percentiles: string[]; available: number | null; position: string }

/**
 * How long each country took to take what was sent to it, and for which part of the period it had declared no outage or closure of
 * the whole country. Counts are kept by whole second, so the nearest rank is found in the sums of the counts.
 */
export async function serviceTable(
  pool: Queryable,
  by: By,
  { period, country }: StatisticsFilter,
  now: number,
): Promise<StatisticsTable> {
  const value = isCalendar(by) ? BY[by] : BY.country
  const parameters = new Parameters()
  const [from, to] = [period?.from ?? '2000-01-01', period?.to ?? new Date(now).toISOString().slice(0, 10)]
  const [start, end] = [parameters.add(from), parameters.add(to)]
  const until = parameters.add(new Date(now).toISOString())
  const place = country === undefined ? 'true' : `country = ${parameters.add(country)}`
  const { rows } = await pool.query<Row>(
    `with counts as (
       select ${value} as value, seconds, sum(n) as n from statistic_deliveries
       where day >= ${start}::date and day < ${end}::date and ${place} group by 1, 2
     ), ranked as (
       select value, seconds, sum(n) over (partition by value order by seconds) as upto, sum(n) over (partition by value) as n from counts
     ), rows as (
       select value, max(n) as n, array[${RANKS.map((rank) => `min(seconds) filter (where upto >= ceil(n * ${rank}))`).join(', ')}]::text[]
         as percentiles from ranked group by value
     ), period as (
       select ${start}::date::timestamp at time zone 'UTC' as since,
         least(${end}::date::timestamp at time zone 'UTC', ${until}::timestamptz) as until
     ), down as (
       select o.country, range_agg(tstzrange(greatest(o.from_at, p.since), least(coalesce(o.to_at, p.until), p.until))) as spans
       from outages o, period p
       where o.office is null and o.from_at < p.until and coalesce(o.to_at, p.until) > greatest(p.since, o.from_at)
       group by o.country
     ), away as (
       select d.country, sum(extract(epoch from upper(s) - lower(s))) as seconds from down d, unnest(d.spans) s group by d.country
     )
     select r.value, r.n, r.percentiles, c.position, ${
       by === 'country'
         ? `1 - coalesce((select a.seconds from away a where a.country = r.value), 0)
       / nullif(greatest(0, extract(epoch from p.until - p.since)), 0)`
         : 'null'
     }::float8 as available
     from statistics_progress c cross join period p left join rows r on true order by r.value`,
    parameters.values,
  )
  const found = rows.filter(({ n }) => n !== null)
  return {
    rows: found.map(({ value: name, n, percentiles, available }) => ({
      ...(name === null ? {} : { value: name }),
      n: Number(n),
      percentiles: percentiles.map(Number) as unknown as readonly [number, number, number, number, number],
      excluded: { implied: 0, outage: 0, missing: 0 },
      open: 0,
      kinds: [],
      amounts: [],
      ...(available === null ? {} : { availability: Math.max(0, Math.round(available * 10_000) / 10_000) }),
    })),
    leftOut: 0,
    position: Number(rows[0]?.position ?? 0),
  }
}
