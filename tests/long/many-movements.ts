import type pg from 'pg'
import { numberValue } from '../../src/domain/model/searched.ts'
import { packNext } from '../../src/store/search/pack.ts'
import { GRN, M1, NATIONAL, OTHER_GRN } from '../services/http-seed.ts'

/**
 * Movements 1 to `count` beside those of the seed, in one order whatever they have: the even ones pass Ouagadougou and are
 * Burkina Faso's, the odd ones pass Tema and are Ghana's, all are Togo's. So two lists of half of all have nothing in common.
 * What a hostile sender can make long (one reference, one lot, one vehicle, one guarantee for all) is long here.
 */
export async function fillMany(pool: pg.Pool, count: number): Promise<void> {
  const many = 'generate_series(1, $1::int) n'
  const mrn = `'26ZZ' || lpad(n::text, 14, '0')`
  const [even, odd] = ['n % 2 = 0', 'n % 2 = 1']
  // The seed's movement names no principal; an accompanying document asks for one.
  const principal = '"principal":{"scheme":"NIF","id":"TG-100"},"regime"'
  await pool.query(`update movements set doc = replace(doc::text, '"regime"', $2)::json where mrn = $1`, [
    M1,
    principal,
  ])
  const state = `case when n % 10 > 0 then 'discharged' when n % 100 > 0 then 'in-transit' else 'under-discrepancy' end`
  await pool.query(
    `insert into movements (mrn, state, held, held_from, declared_at, contributes, doc)
     select ${mrn}, ${state}, m.held, m.held_from, timestamptz '2026-03-01' + n * interval '1 second', n % 1000 = 0,
       replace(m.doc::text, $2, ${mrn})::json
     from ${many} cross join movements m where m.mrn = $2`,
    [count, M1],
  )
  const facets: readonly (readonly [string, string])[] = [
    ['office BFOUA001', even],
    ['office GHTEM001', odd],
    ['office TGLFW001', 'true'],
    ['regime isrt', 'true'],
    ['lot LOT-18', 'true'],
    ['corridor TG-BF', 'true'],
    ['flag late', 'n % 50 = 0'],
    ['procedure enquiry', 'n % 100 = 1'],
  ]
  for (const [facet, which] of facets)
    await pool.query(`insert into movement_facets select $2, ${mrn} from ${many} where ${which}`, [count, facet])
  const parties = [['TG', 'true'] as const, ['BF', even] as const, ['TG/sahel', even] as const, ['GH', odd] as const]
  for (const [party, which] of parties)
    await pool.query(`insert into movement_parties select $2, ${mrn} from ${many} where ${which}`, [count, party])
  await pool.query(`insert into national_refs select 'TG', $2, ${mrn} from ${many}`, [count, NATIONAL])
  await pool.query(`insert into movement_marks select 'vehicle:TG0007AA', ${mrn} from ${many}`, [count])
  await pool.query(`update movements set limit_at = timestamptz '2026-03-01' where state = 'in-transit'`)
  await pool.query(
    `insert into movement_identifiers select value, mrn from (select ${mrn} as mrn from ${many}) m cross join lateral (
       values ('reference:' || $2), ('vehicle:TG0007AA')) v (value)`,
    [count, numberValue('reference', NATIONAL).slice('reference:'.length)],
  )
  await pool.query(`insert into movement_numbers (mrn, numbers) select ${mrn}, ${mrn} || ' TG0007AA' from ${many}`, [
    count,
  ])
  while (await packNext(pool));
  await fillGuarantees(pool, count)
  await fillHistory(pool, count)
  await pool.query('analyze')
}

/**
 * One guarantee that all movements rest on, and for each movement a carnet; one guarantor that has paid often on one other, and
 * once on each of very many.
 */
async function fillGuarantees(pool: pg.Pool, count: number): Promise<void> {
  const many = 'generate_series(1, $1::int) n'
  const mrn = `'26ZZ' || lpad(n::text, 14, '0')`
  await pool.query(`insert into guarantee_lines select $2, ${mrn}, 1, '1', 'in-use', 1, 'XOF' from ${many}`, [
    count,
    GRN,
  ])
  await pool.query(
    `insert into guarantees select 'TIR-X' || n, type, state, guarantor, currency, 0, 0, 0, 0, 0, 0, doc
     from ${many} cross join guarantees where grn = 'TIR-XC12345678'`,
    [count],
  )
  await pool.query(
    `insert into guarantees select '26GH9' || lpad(n::text, 12, '0'), type, state, 'GH/bond', currency, 0, 0, 0, 0, 0, 0, doc
     from ${many} cross join guarantees where grn = $2`,
    [count, GRN],
  )
  await pool.query(
    `insert into guarantee_entries select 100 + n, 0, $2, ${mrn}, 1, 'available', 'reserved', 1, 'declaration', now() from ${many}`,
    [count, GRN],
  )
  await pool.query(
    `insert into guarantee_entries select 100 + n, 1, $2, ${mrn}, 1, 'BF/fonds-garantie', 'TG/fonds-garantie', 1,
       'recovery-settlement', now() from ${many} where n % 40 = 0`,
    [count, OTHER_GRN],
  )
  await pool.query(
    `insert into guarantee_entries select 100 + n, 2, '26GH9' || lpad(n::text, 12, '0'), ${mrn}, 1, 'BF/fonds-garantie',
       'GH/bond', 1, 'recovery-settlement', timestamptz '2026-04-01' + n * interval '1 second' from ${many}`,
    [count],
  )
}

/** A movement with a long history, and refusals that name it, of somebody who is no party to it. */
async function fillHistory(pool: pg.Pool, count: number): Promise<void> {
  const many = 'generate_series(1, $1::int) n'
  await pool.query(
    `insert into log_leaves select 100 + n, 'effect', 'TG', null, case when n % 2 = 0 then $2 end, '{}', 'x' from ${many}`,
    [count, M1],
  )
  await pool.query(`update log_head set size = 101 + $1::int`, [count])
  await pool.query(`insert into leaf_movements select $2, 100 + n from ${many} where n % 2 = 1`, [count, M1])
  await pool.query(
    `insert into refusals (log_index, sender, message_id, type, mrn, http_status, code, findings, salt, decided_at)
     select 1000000 + n, 'NE', null, 'discharge', $2, 422, '92', '[]', 'x', now() from ${many}`,
    [count, M1],
  )
  await pool.query(
    `insert into declarations (mrn, version, revision, cause_sender, cause_id, cause_type, changed_at, doc)
     select $2, n, n, 'TG', 'x', 'declaration-amendment', now(), '{}' from ${many}`,
    [count, M1],
  )
  await pool.query(
    `insert into set_aside (log_index, sender, id, attempts, state, reason)
     select 1000000 + n, 'NE', null, 0, 'not-kept', 'a broken invariant' from ${many}`,
    [count],
  )
}
