import type { PoolClient } from 'pg'
import { measuresOf } from '../../domain/statistics/measures.ts'
import type { Judged } from '../../domain/statistics/rules.ts'
import type { TransitDeclaration } from '../../generated/types.ts'
import { compareNews, type News } from './compare.ts'

export type { Judged } from '../../domain/statistics/rules.ts'

type Risk = { mrn: string; revision: string }

/** Ways are only counted. */
const WAYS_COMPARED_WITH = 1_000

/** Declarations whose items are in memory at once: of one with two thousand items they are a megabyte. */
const DECLARATIONS = 10

const CONTENT = `select r.mrn, r.declared_at, d.doc from risk_movements r cross join lateral (
    select doc from declarations where mrn = r.mrn order by version desc, revision desc limit 1
  ) d where r.mrn = any($1) and d.doc is not null`

/** What these movements can be compared by, by their declarations as they are now. */
async function measured(client: PoolClient, mrns: readonly string[]): Promise<News[]> {
  const found: News[] = []
  for (let at = 0; at < mrns.length; at += DECLARATIONS) {
    const { rows } = await client.query<{ mrn: string; declared_at: Date; doc: string }>(CONTENT, [
      mrns.slice(at, at + DECLARATIONS),
    ])
    for (const { mrn, declared_at, doc } of rows) {
      const { items } = JSON.parse(doc) as TransitDeclaration['body']
      for (const measure of measuresOf(items)) found.push({ ...measure, mrn, declared_at })
    }
  }
  return found
}

type Stored = Omit<News, 'amount'> & { amount: string }

const keyOf = ({ mrn, item, measure }: Pick<News, 'mrn' | 'item' | 'measure'>): string => `${mrn} ${item} ${measure}`

/** Of a declaration that has changed, what is no longer said is forgotten: most changes leave the items as they were. */
async function forget(client: PoolClient, mrns: readonly string[], now: readonly News[]): Promise<Set<string>> {
  const said = new Map(now.map((one) => [keyOf(one), one]))
  const { rows } = await client.query<Stored>(
    'select mrn, item, measure, heading, unit, amount, declared_at from risk_items where mrn = any($1)',
    [mrns],
  )
  const kept = new Set<string>()
  const gone: Stored[] = []
  for (const row of rows) {
    const one = said.get(keyOf(row))
    const same =
      one?.heading === row.heading &&
      one.unit === row.unit &&
      one.amount === Number(row.amount) &&
      one.declared_at.getTime() === row.declared_at.getTime()
    if (same) kept.add(keyOf(row))
    else gone.push(row)
  }
  if (gone.length > 0) {
    await client.query(
      `delete from risk_items i using unnest($1::text[], $2::int[], $3::text[]) as v (mrn, item, measure)
       where i.mrn = v.mrn and i.item = v.item and i.measure = v.measure`,
      [gone.map(({ mrn }) => mrn), gone.map(({ item }) => item), gone.map(({ measure }) => measure)],
    )
  }
  return kept
}

/** Those of these movements whose declaration nobody has looked at, or has changed since. */
export async function declaredAnew<R extends Risk>(client: PoolClient, risks: readonly R[]): Promise<R[]> {
  const { rows } = await client.query<{ mrn: string; revision: string }>(
    'select mrn, revision from risk_movements where mrn = any($1)',
    [risks.map(({ mrn }) => mrn)],
  )
  const looked = new Map(rows.map(({ mrn, revision }) => [mrn, revision]))
  return risks.filter(({ mrn, revision }) => looked.get(mrn) !== revision)
}

/**
 * Compares the items of these movements with those of their headings that were declared before them. An item is judged by what was
 * known when it was declared: what comes later changes no verdict.
 */
export async function countItems(client: PoolClient, changed: readonly Risk[], { mass, value }: Judged): Promise<void> {
  const mrns = changed.map(({ mrn }) => mrn)
  if (mrns.length === 0) return
  await client.query(`delete from statistic_facts where mrn = any($1) and topic = 'outliers'`, [mrns])
  await client.query(`delete from risk_marks where mrn = any($1) and about = any('{mass-outlier,value-outlier}')`, [
    mrns,
  ])
  const now = await measured(client, mrns)
  const kept = await forget(client, mrns, now)
  await compareNews(
    client,
    now.filter((one) => !kept.has(keyOf(one))),
  )
  const far = `from risk_items i join risk_movements r on r.mrn = i.mrn where i.mrn = any($1) and (
    (measure = 'mass' and n >= $2 and abs(score) > $3) or (measure = 'value' and n >= $4 and abs(score) > $5))`
  const limits = [mass.among, mass.score, value.among, value.score]
  await client.query(
    `insert into statistic_facts (topic, mrn, part, at, corridor, country, office, kind, standing, score)
     select 'outliers', i.mrn, measure || ' ' || item, i.declared_at, r.corridor, left(r.ends, 2), split_part(r.ends, ' ', 1),
       measure, 'counted', score ${far}`,
    [mrns, ...limits],
  )
  await client.query(
    `insert into risk_marks (mrn, about, part, at, holder, corridor, among)
     select i.mrn, measure || '-outlier', item::text, i.declared_at, r.holder, r.corridor, n ${far}`,
    [mrns, ...limits],
  )
}

/**
 * Compares the ways of these movements with those declared before them between the same offices. A way that hardly anybody takes
 * is marked; where few have gone at all nothing can be said.
 */
export async function countWays(client: PoolClient, changed: readonly Risk[], { way }: Judged): Promise<void> {
  const mrns = changed.map(({ mrn }) => mrn)
  if (mrns.length === 0) return
  await client.query(`delete from risk_marks where mrn = any($1) and about = 'route-unusual'`, [mrns])
  await client.query(
    `insert into risk_marks (mrn, about, part, at, holder, corridor, n, among)
     select r.mrn, 'route-unusual', '', r.declared_at, r.holder, r.corridor, c.n, c.among
     from risk_movements r cross join lateral (
       select count(*)::int as among, (count(*) filter (where e.way = r.way))::int as n from (
         select o.way from risk_movements o where o.ends = r.ends and o.declared_at < r.declared_at
         order by o.declared_at desc limit ${WAYS_COMPARED_WITH}
       ) e
     ) c where r.mrn = any($1) and c.among >= $2 and c.n * 100 < c.among * $3`,
    [mrns, way.among, way.share],
  )
}
