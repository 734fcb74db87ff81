import type { Page, PageRequest } from '../../ports/page.ts'
import type {
  By,
  Cases,
  StatisticsCase,
  StatisticsFilter,
  StatisticsReads,
  StatisticsRow,
  StatisticsTable,
  Topic,
} from '../../ports/statistics.ts'
import type { Mrn } from '../../domain/values/identifiers.ts'
import type { OfficeCode } from '../../domain/values/office.ts'
import type { CountryCode } from '../../domain/values/party.ts'
import type { Queryable } from '../read-pool.ts'
import { pageOf, readCursor } from './paging.ts'
import { serviceTable } from './service.ts'
import { Parameters } from './visibility.ts'

/** Rows of the longest table: more offices than the region has. */
const ROWS = 1_000

const BY: Readonly<Record<By, string>> = {
  country: 'country',
  office: 'office',
  corridor: 'corridor',
  leg: 'leg',
  week: `to_char(at at time zone 'UTC', 'IYYY-"W"IW')`,
  month: `to_char(at at time zone 'UTC', 'YYYY-MM')`,
}

/** The time a movement took is told whole, or stretch by stretch where stretches are asked for. */
const factsOf = (topic: Topic, by: By | undefined, { leg, country, office }: StatisticsFilter): string =>
  topic === 'transit-times' &&
  (by === 'leg' ||
    by === 'country' ||
    by === 'office' ||
    leg !== undefined ||
    country !== undefined ||
    office !== undefined)
    ? 'leg-times'
    : topic

/** The condition for the facts asked for, in the order of the index that finds them. */
function sought(facts: string, { period, ...filter }: StatisticsFilter, now: number, parameters: Parameters): string {
  const conditions = [`topic = ${parameters.add(facts)}`]
  for (const [column, value] of Object.entries(filter)) conditions.push(`${column} = ${parameters.add(value)}`)
  if (period !== undefined) {
    conditions.push(`at >= ${parameters.add(`${period.from}T00:00:00Z`)}::timestamptz`)
    conditions.push(`at < ${parameters.add(`${period.to}T00:00:00Z`)}::timestamptz`)
  }
  // What is open at a limit is overdue when that has passed.
  conditions.push(`(standing <> 'open' or at <= ${parameters.add(new Date(now).toISOString())}::timestamptz)`)
  return conditions.join(' and ')
}

type RowText = {
  value: string | null
  counted: string | null
  percentiles: string[] | null
  implied: string
  outage: string
  missing: string
  open: string
  kinds: string | null
  amounts: string | null
  rows: string
  position: string
}

const STANDINGS = ['counted', 'implied', 'outage', 'missing', 'open']

const summed = (standing: string): string =>
  `coalesce(sum(n) filter (where standing = '${standing}'), 0)::bigint as ${standing}`

/** Figures, computed by the database from facts alone. Percentiles are by nearest rank. */
async function table(
  pool: Queryable,
  topic: Topic,
  by: By,
  filter: StatisticsFilter,
  now: number,
): Promise<StatisticsTable> {
  const parameters = new Parameters()
  const where = sought(factsOf(topic, by, filter), filter, now, parameters)
  const { rows } = await pool.query<RowText>(
    // Counted before anything is sorted or put together: a topic may have hundreds of thousands of facts, and few kinds of them.
    `with counted as materialized (
       select ${BY[by]} as value, standing, kind, currency, count(*) as n, sum(minor) as minor
       from statistic_facts where ${where} group by 1, 2, 3, 4
     ), measured as (
       select ${BY[by]} as value,
         percentile_disc(array[0.25, 0.5, 0.75, 0.9, 0.95]) within group (order by seconds)::text[] as percentiles
       from statistic_facts where ${where} and standing = 'counted' and seconds is not null group by 1
     ), rows as (
       select value, ${STANDINGS.map(summed).join(', ')} from counted group by value
     ), kinds as (
       select value, json_agg(json_build_array(kind, n) order by kind)::text as kinds from (
         select value, kind, sum(n)::bigint as n from counted where standing = 'counted' and kind is not null group by value, kind
       ) k group by value
     ), amounts as (
       select value, json_agg(json_build_array(currency, kind, minor::text) order by currency, kind)::text as amounts from counted
       where standing = 'counted' and currency is not null group by value
     )
     select r.*, m.percentiles, k.kinds, a.amounts, count(*) over () as rows, p.position
     from statistics_progress p left join rows r on true
     left join measured m on m.value is not distinct from r.value
     left join kinds k on k.value is not distinct from r.value left join amounts a on a.value is not distinct from r.value
     order by r.value nulls last limit ${ROWS}`,
    parameters.values,
  )
  const position = Number(rows[0]?.position ?? 0)
  const found = rows.filter(({ counted }) => counted !== null)
  const all = found.length === 0 ? 0 : Number(found[0]?.rows ?? 0)
  return { rows: found.map(rowOf), leftOut: Math.max(0, all - found.length), position }
}

type Kinds = [string, number][]
type Amounts = [string, string | null, string][]

function rowOf(row: RowText): StatisticsRow {
  const { value, counted, percentiles, implied, outage, missing, open, kinds, amounts } = row
  const measured = percentiles !== null && percentiles.every((one) => one !== null)
  return {
    ...(value === null ? {} : { value }),
    n: Number(counted),
    ...(measured ? { percentiles: percentiles.map(Number) as unknown as StatisticsRow['percentiles'] & object } : {}),
    excluded: { implied: Number(implied), outage: Number(outage), missing: Number(missing) },
    open: Number(open),
    kinds: ((kinds === null ? [] : JSON.parse(kinds)) as Kinds).map(([kind, count]) => ({ kind, n: count })),
    amounts: ((amounts === null ? [] : JSON.parse(amounts)) as Amounts).map(([currency, kind, minor]) => ({
      currency,
      ...(kind === null ? {} : { kind }),
      minor: BigInt(minor),
    })),
  }
}

type CaseRow = {
  mrn: Mrn
  part: string
  at: Date
  corridor: string
  country: CountryCode
  office: OfficeCode | null
  leg: string | null
  kind: string | null
  seconds: string | null
  minor: string | null
  currency: string | null
  score: string | null
}

async function cases(
  pool: Queryable,
  { topic, which, filter, now }: { topic: Topic; which: Cases; filter: StatisticsFilter; now: number },
  { limit, cursor }: PageRequest,
): Promise<Page<StatisticsCase>> {
  const list = `statistics ${topic}`
  const after = readCursor(list, cursor, 3)
  const parameters = new Parameters()
  const where = [
    sought(factsOf(topic, undefined, filter), filter, now, parameters),
    `standing = ${parameters.add(which)}`,
  ]
  if (after !== undefined) {
    const [at = '', mrn = '', part = ''] = after
    if (Number.isNaN(Date.parse(at))) throw new RangeError('cursor')
    where.push(
      `(at, mrn, part) < (${parameters.add(at)}::timestamptz, ${parameters.add(mrn)}, ${parameters.add(part)})`,
    )
    where.push(`at <= ${parameters.add(at)}::timestamptz`)
  }
  const { rows } = await pool.query<CaseRow>(
    `select mrn, part, at, corridor, country, office, leg, kind, seconds, minor, currency, score from statistic_facts
     where ${where.join(' and ')} order by topic desc, at desc, mrn desc, part desc limit ${parameters.add(limit + 1)}`,
    parameters.values,
  )
  return pageOf(rows, limit, ({ at, mrn, part }) => [list, at.toISOString(), mrn, part], caseOf)
}

const caseOf = (row: CaseRow): StatisticsCase => ({
  mrn: row.mrn,
  at: row.at.toISOString(),
  corridor: row.corridor,
  country: row.country,
  ...(row.office === null ? {} : { office: row.office }),
  ...(row.leg === null ? {} : { leg: row.leg }),
  ...(row.kind === null ? {} : { kind: row.kind }),
  ...(row.seconds === null ? {} : { seconds: Number(row.seconds) }),
  ...(row.minor === null || row.currency === null
    ? {}
    : { amount: { minor: BigInt(row.minor), currency: row.currency } }),
  ...(row.score === null ? {} : { score: row.score }),
})

/** Statistics over a pool that sees what the caller may. */
export const createStatisticsReads = (pool: Queryable): Pick<StatisticsReads, 'statistics' | 'statisticsCases'> => ({
  statistics: (topic, by, filter, now) =>
    topic === 'service' ? serviceTable(pool, by, filter, now) : table(pool, topic, by, filter, now),
  statisticsCases: (topic, which, filter, page, now) => cases(pool, { topic, which, filter, now }, page),
})
