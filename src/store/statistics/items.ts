import type { PoolClient } from 'pg'
import type { Judged } from '../../domain/statistics/rules.ts'

export type { Judged } from '../../domain/statistics/rules.ts'

type Risk = { mrn: string; revision: string }

/**
 * So many of a heading, those declared last, are what an item is compared with: the median of more is hardly another one, and
 * finding it for each item is what counting spends most on.
 */
const COMPARED_WITH = 300
/** Ways are only counted. */
const WAYS_COMPARED_WITH = 1_000

/**
 * What items can be compared by: value in one currency, and mass in one kind of package. An item in several kinds of packages, or
 * without a heading, is not compared.
 */
const MEASURED = `content as materialized (
    select r.mrn, r.declared_at, (i.value->>'number')::int as item, left(i.value->'commodity'->>'hsCode', 4) as heading,
      (i.value->'goodsMeasure'->>'grossMass')::numeric as gross, i.value->'value' as value, i.value->'packaging' as packaging
    from risk_movements r cross join lateral (
      select doc from declarations where mrn = r.mrn order by version desc, revision desc limit 1
    ) d cross join lateral json_array_elements(d.doc::json->'items') i where r.mrn = any($1)
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

/** Each new one against those of its heading that were declared before it, the latest of them, the other new ones included. */
const JUDGE = `with ${MEASURED},
  news as materialized (
    select m.* from measured m where not exists (
      select 1 from risk_items i where i.mrn = m.mrn and i.item = m.item and i.measure = m.measure)
  ),
  beside as materialized (
    select heading, measure, unit, array_agg(amount) as amounts, array_agg(declared_at) as ats from news group by 1, 2, 3
  ),
  judged as (
    select k.*, r.n, r.median, r.deviation
    from (select distinct mrn, heading, measure, unit, declared_at from news) k
    join beside b using (heading, measure, unit) cross join lateral (
      with earlier as materialized (
        select e.amount from (
          (select e.amount, e.declared_at from risk_items e where e.heading = k.heading and e.measure = k.measure and e.unit = k.unit
            and e.declared_at < k.declared_at order by e.declared_at desc limit ${COMPARED_WITH})
          union all
          select o.amount, o.at from unnest(b.amounts, b.ats) as o (amount, at) where o.at < k.declared_at
        ) e order by e.declared_at desc limit ${COMPARED_WITH}
      ), middle as (
        select count(*)::int as n, percentile_cont(0.5) within group (order by amount)::numeric as median from earlier
      )
      select m.n, m.median, (select percentile_cont(0.5) within group (order by abs(e.amount - m.median)) from earlier e)::numeric
        as deviation from middle m
    ) r
  )
  insert into risk_items (mrn, item, measure, heading, unit, amount, declared_at, n, median, deviation, score)
  select mrn, i.item, measure, heading, unit, i.amount, declared_at, n, median, deviation,
    case when deviation > 0 then round(0.6745 * (i.amount - median) / deviation, 2) end
  from news i join judged using (mrn, heading, measure, unit, declared_at)`

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
  await client.query(JUDGE, [mrns])
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
