import type { PoolClient } from 'pg'
import type { Judged } from '../../domain/statistics/rules.ts'

export type { Judged } from '../../domain/statistics/rules.ts'

type Risk = {
  mrn: string
  holder: string
  corridor: string
  country: string
  office: string
  revision: string
  declared_at: Date
}

/** So many of a heading, those declared last, are what an item is compared with: more would cost more and tell little else. */
const COMPARED_WITH = 1_000

/**
 * What items can be compared by: value in one currency, and mass in one kind of package. An item in several kinds of packages, or
 * without a heading, is not compared.
 */
const INSERT = `with content as materialized (
    select (i.value->>'number')::int as item, left(i.value->'commodity'->>'hsCode', 4) as heading,
      (i.value->'goodsMeasure'->>'grossMass')::numeric as gross, i.value->'value' as value, i.value->'packaging' as packaging
    from (select doc from declarations where mrn = $1 order by version desc, revision desc limit 1) d
    cross join lateral json_array_elements(d.doc::json->'items') i
  ), measured as materialized (
    select item, 'value' as measure, heading, value->>'currency' as unit, (value->>'amount')::numeric / gross as amount
      from content where heading is not null and value is not null and gross > 0
    union all
    select item, 'mass', heading, packaging->0->>'type', gross / (packaging->0->>'count')::numeric
      from content where heading is not null and gross > 0
        and case when json_array_length(packaging) = 1 then (packaging->0->>'count')::numeric > 0 else false end
  ), compared as (
    select k.heading, k.measure, k.unit, r.n, r.median, r.deviation
    from (select distinct heading, measure, unit from measured) k cross join lateral (
      with earlier as materialized (
        select i.amount from risk_items i where i.heading = k.heading and i.measure = k.measure and i.unit = k.unit
          and i.declared_at < $2 order by i.declared_at desc limit ${COMPARED_WITH}
      ), middle as (
        select count(*)::int as n, percentile_cont(0.5) within group (order by amount)::numeric as median from earlier
      )
      select m.n, m.median, (select percentile_cont(0.5) within group (order by abs(e.amount - m.median)) from earlier e)::numeric
        as deviation from middle m
    ) r
  )
  insert into risk_items (mrn, item, measure, heading, unit, amount, declared_at, n, median, deviation, score)
  select $1, m.item, m.measure, m.heading, m.unit, m.amount, $2, c.n, c.median, c.deviation,
    case when c.deviation > 0 then round(0.6745 * (m.amount - c.median) / c.deviation, 2) end
  from measured m join compared c using (heading, measure, unit)`

/** Those of these movements whose declaration nobody has looked at, or has changed since, the earliest first. */
export async function declaredAnew<R extends Risk>(client: PoolClient, risks: readonly R[]): Promise<R[]> {
  const { rows } = await client.query<{ mrn: string; revision: string }>(
    'select mrn, revision from risk_movements where mrn = any($1)',
    [risks.map(({ mrn }) => mrn)],
  )
  const looked = new Map(rows.map(({ mrn, revision }) => [mrn, revision]))
  return risks
    .filter(({ mrn, revision }) => looked.get(mrn) !== revision)
    .toSorted((one, other) => one.declared_at.getTime() - other.declared_at.getTime())
}

/**
 * Compares the items of these movements with those of their headings that were declared before them. An item is judged by what was
 * known when it was declared: what comes later changes no verdict.
 */
export async function countItems(client: PoolClient, inOrder: readonly Risk[], { mass, value }: Judged): Promise<void> {
  for (const { mrn, corridor, country, office, holder, declared_at } of inOrder) {
    await client.query('delete from risk_items where mrn = $1', [mrn])
    await client.query(`delete from statistic_facts where mrn = $1 and topic = 'outliers'`, [mrn])
    await client.query(`delete from risk_marks where mrn = $1 and about = any('{mass-outlier,value-outlier}')`, [mrn])
    await client.query({ name: 'count items', text: INSERT, values: [mrn, declared_at] })
    const far = `from risk_items where mrn = $1 and (
      (measure = 'mass' and n >= $2 and abs(score) > $3) or (measure = 'value' and n >= $4 and abs(score) > $5))`
    const limits = [mass.among, mass.score, value.among, value.score]
    await client.query(
      `insert into statistic_facts (topic, mrn, part, at, corridor, country, office, kind, standing, score)
       select 'outliers', mrn, measure || ' ' || item, declared_at, $6, $7, $8, measure, 'counted', score ${far}`,
      [mrn, ...limits, corridor, country, office],
    )
    await client.query(
      `insert into risk_marks (mrn, about, part, at, holder, corridor, n, among)
       select mrn, measure || '-outlier', item::text, declared_at, $6, $7, null, n ${far}`,
      [mrn, ...limits, holder, corridor],
    )
  }
}

/**
 * Compares the ways of these movements with those declared before them between the same offices. A way that hardly anybody takes
 * is marked; where few have gone at all nothing can be said.
 */
export async function countWays(client: PoolClient, inOrder: readonly Risk[], { way }: Judged): Promise<void> {
  for (const { mrn } of inOrder) {
    await client.query(`delete from risk_marks where mrn = $1 and about = 'route-unusual'`, [mrn])
    await client.query(
      `insert into risk_marks (mrn, about, part, at, holder, corridor, n, among)
       select r.mrn, 'route-unusual', '', r.declared_at, r.holder, r.corridor, c.n, c.among
       from risk_movements r cross join lateral (
         select count(*)::int as among, (count(*) filter (where e.way = r.way))::int as n from (
           select o.way from risk_movements o where o.ends = r.ends and o.declared_at < r.declared_at
           order by o.declared_at desc limit ${COMPARED_WITH}
         ) e
       ) c where r.mrn = $1 and c.among >= $2 and c.n * 100 < c.among * $3`,
      [mrn, way.among, way.share],
    )
  }
}
