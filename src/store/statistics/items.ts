import type { PoolClient } from 'pg'
import type { Judged } from '../../domain/statistics/rules.ts'
import { compareNews, type News } from './compare.ts'

export type { Judged } from '../../domain/statistics/rules.ts'

type Risk = { mrn: string; revision: string }

/** Ways are only counted. */
const WAYS_COMPARED_WITH = 1_000

/**
 * What items can be compared by: value in one currency, and mass in one kind of package. An item in several kinds of packages, or
 * without a heading, is not compared.
 */
const MEASURED = `content as materialized (
    select r.mrn, r.declared_at, i.number as item, left(i.commodity->>'hsCode', 4) as heading,
      (i."goodsMeasure"->>'grossMass')::numeric as gross, i.value, i.packaging
    from risk_movements r cross join lateral (
      select doc from declarations where mrn = r.mrn order by version desc, revision desc limit 1
    ) d cross join lateral json_to_recordset(d.doc->'items')
      as i (number int, commodity json, "goodsMeasure" json, value json, packaging json) where r.mrn = any($1)
  ),
  measured as materialized (
    select mrn, item, 'value' as measure, heading, value->>'currency' as unit, (value->>'amount')::numeric / gross as amount, declared_at
      from content where heading is not null and value is not null and gross > 0
    union all
    select mrn, item, 'mass', heading, packaging->0->>'type', gross / (packaging->0->>'count')::numeric, declared_at
      from content where heading is not null and gross > 0
        and case when json_array_length(packaging) = 1 then (packaging->0->>'count')::numeric > 0 else false end
  )`

/** Of a declaration that has changed, what is no longer said: most changes leave the items as they were. */
const FORGET = `with ${MEASURED} delete from risk_items i where i.mrn = any($1) and not exists (
    select 1 from measured m where m.mrn = i.mrn and m.item = i.item and m.measure = i.measure and m.heading = i.heading
      and m.unit = i.unit and m.amount = i.amount and m.declared_at = i.declared_at)`

/** Of what these movements can be compared by, what is not stored yet. */
const NEWS = `with ${MEASURED}
  select m.mrn, m.item, m.measure, m.heading, m.unit, m.amount, m.declared_at from measured m where not exists (
    select 1 from risk_items i where i.mrn = m.mrn and i.item = m.item and i.measure = m.measure)`

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
  await client.query(FORGET, [mrns])
  const { rows: news } = await client.query<News>(NEWS, [mrns])
  await compareNews(client, news)
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
