import type { PoolClient } from 'pg'
import { compareWithEarlier, type Comparison, type Earlier, type Measured } from '../../domain/statistics/comparison.ts'
import type { Measure } from '../../domain/statistics/measures.ts'
import { assertInvariant } from '../../domain/values/assert.ts'
import { overRows, queryRows } from '../rows.ts'

/** So many of a heading, those declared last, are what an item is compared with: the median of more is hardly another one. */
const COMPARED_WITH = 300
/** So many are read for new ones of several instants: some stored ones were declared in between. */
const READ_AT_ONCE = 600
/** Headings whose items are in memory at once. */
const GROUPS = 50

const NONE: Earlier = { latest: [], all: true }
const NOTHING: Comparison = { n: 0 }

/**
 * Of each heading, measure and unit the latest so many before a time. Planned anew each time, by what the table holds by then: planned
 * when it was empty, it would go on to be read whole.
 */
const EARLIER = `select e.amounts, e.instants from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::int[])
    with ordinality as v (heading, measure, unit, before, most, place)
  cross join lateral (
    select array_to_json(array_agg(l.amount)) as amounts,
      array_to_json(array_agg((date_part('epoch', l.declared_at) * 1000)::bigint)) as instants
    from (
      select amount, declared_at from risk_items
      where heading = v.heading and measure = v.measure and unit = v.unit and declared_at < v.before
      order by declared_at desc, amount desc limit v.most
    ) l
  ) e order by v.place`

/** What is between an item and the others, in units of their deviation: the score as PostgreSQL's numeric has it, exactly. */
const INSERT = overRows(
  'insert risk_items',
  {
    mrn: 'text',
    item: 'int',
    measure: 'text',
    heading: 'text',
    unit: 'text',
    amount: 'numeric',
    declared_at: 'timestamptz',
    n: 'int',
    median: 'numeric',
    deviation: 'numeric',
  },
  (rows) => `insert into risk_items
      (mrn, item, measure, heading, unit, amount, declared_at, n, median, deviation, score)
    select mrn, item, measure, heading, unit, amount, declared_at, n, median, deviation,
      case when deviation > 0 then round(0.6745 * (amount - median) / deviation, 2) end
    from (select v.mrn, v.item, v.measure, v.heading, v.unit, v.amount::numeric, v.declared_at, v.n, v.median::numeric,
      v.deviation::numeric from ${rows}) judged`,
)

/** An item that is not stored yet, by one of what it can be compared by. */
export type News = Measure & { mrn: string; declared_at: Date }

/** New items of one heading, measure and unit, by what they are compared. */
type Group = { news: News[]; left: Measured[]; found: Map<number, Comparison> }

/**
 * Compares each new item with those of its heading that were declared before it, the latest of them, the other new ones included,
 * and stores it with what it was found to be.
 */
export async function compareNews(client: PoolClient, news: readonly News[]): Promise<void> {
  const groups = [
    ...Map.groupBy(news, ({ heading, measure, unit }) => JSON.stringify([heading, measure, unit])).values(),
  ]
  for (let from = 0; from < groups.length; from += GROUPS)
    await compareGroups(client, groups.slice(from, from + GROUPS).map(groupOf))
}

const groupOf = (news: News[]): Group => ({ news, left: news.map(measured), found: new Map() })

const measured = ({ amount, declared_at }: News): Measured => ({ amount, at: declared_at.getTime() })

async function compareGroups(client: PoolClient, groups: readonly Group[]): Promise<void> {
  let open = groups
  // What was declared long before the newest is not reached by what was read for that one: it is read for by itself.
  while (open.length > 0) {
    const earlier = await earlierThan(client, open)
    for (const [place, group] of open.entries()) {
      const found = compareWithEarlier(group.left, earlier[place] ?? NONE, COMPARED_WITH)
      assertInvariant(found.size > 0, 'none of the new items could be compared')
      for (const [at, comparison] of found) group.found.set(at, comparison)
      group.left = group.left.filter(({ at }) => !found.has(at))
    }
    open = open.filter(({ left }) => left.length > 0)
  }
  const judged = groups.flatMap(({ news, found }) =>
    news.map(({ mrn, item, measure, heading, unit, amount, declared_at }) => {
      const { n, median, deviation } = found.get(declared_at.getTime()) ?? NOTHING
      return [mrn, item, measure, heading, unit, String(amount), declared_at, n, textOf(median), textOf(deviation)]
    }),
  )
  await queryRows(client, INSERT, judged)
}

const textOf = (number: number | undefined): string | null => (number === undefined ? null : String(number))

async function earlierThan(client: PoolClient, groups: readonly Group[]): Promise<Earlier[]> {
  const instants = groups.map(({ left }) => new Set(left.map(({ at }) => at)))
  const most = instants.map(({ size }) => (size === 1 ? COMPARED_WITH : READ_AT_ONCE))
  const { rows } = await client.query<{ amounts: string | null; instants: string | null }>(EARLIER, [
    groups.map(({ news }) => news[0]?.heading),
    groups.map(({ news }) => news[0]?.measure),
    groups.map(({ news }) => news[0]?.unit),
    instants.map((all) => new Date(Math.max(...all))),
    most,
  ])
  return rows.map((row, place) => {
    const amounts = JSON.parse(row.amounts ?? '[]') as number[]
    const times = JSON.parse(row.instants ?? '[]') as number[]
    const latest = amounts.map((amount, index): Measured => ({ amount, at: times[index] ?? 0 }))
    return { latest, all: latest.length < (most[place] ?? 0) }
  })
}
