import type { Pool, PoolClient } from 'pg'
import type { Mrn } from '../domain/values/identifiers.ts'
import type { OfficeCode } from '../domain/values/office.ts'
import type { KnownNumber } from '../ports/commit.ts'
import type { IssuedNumber, ProvisionalStore } from '../ports/provisional.ts'
import { insertInto, type Writer } from './rows.ts'

/** What is known of these numbers: the movements they have come to, and the offices they were given to. */
export async function provisionalNumbers(
  client: PoolClient,
  numbers: readonly Mrn[],
): Promise<ReadonlyMap<Mrn, KnownNumber>> {
  if (numbers.length === 0) return new Map()
  const { rows } = await client.query<{ number: Mrn; mrn: Mrn | null; office: OfficeCode | null }>({
    name: 'provisional numbers',
    text: `select n.number, x.mrn, p.office from unnest($1::text[]) n(number)
      left join provisional_matches x on x.number = n.number left join provisional_numbers p on p.number = n.number`,
    values: [[...new Set(numbers)]],
  })
  return new Map(
    rows.map(({ number, mrn, office }) => [
      number,
      { ...(mrn === null ? {} : { mrn }), ...(office === null ? {} : { office }) },
    ]),
  )
}

const INSERT_MATCHES = insertInto('provisional_matches', { number: 'text', mrn: 'text' })

/** Writes to which movements numbers have come. */
export function writeMatches(write: Writer, matches: readonly { number: Mrn; mrn: Mrn }[]): void {
  write.rows(
    INSERT_MATCHES,
    matches.map(({ number, mrn }) => [number, mrn]),
  )
}

type Row = {
  number: string
  issued_at: Date
  issued_by: string
  reason: string
  mrn: Mrn | null
  waiting: number | null
}

/** Numbers printed in advance, over a pool. */
export const createProvisionalStore = (pool: Pool): ProvisionalStore => ({
  async issue({ country, office, count, by, reason, at, compose }) {
    const year = at.getUTCFullYear()
    const { rows } = await pool.query<{ last: number }>(
      `insert into provisional_serials (country, year, last) values ($1, $2, $3)
       on conflict (country, year) do update set last = provisional_serials.last + excluded.last returning last`,
      [country, year, count],
    )
    const last = rows[0]?.last ?? 0
    const numbers = Array.from({ length: count }, (_, index) => compose(country, year, last - count + 1 + index))
    await pool.query(
      `insert into provisional_numbers (number, country, office, issued_at, issued_by, reason)
       select n, $2, $3, $4, $5, $6 from unnest($1::text[]) as n`,
      [numbers, country, office, at, by, reason],
    )
    return numbers
  },

  async issued(office: OfficeCode, after: string, limit: number): Promise<IssuedNumber[]> {
    const { rows } = await pool.query<Row>(
      // The page first, then what is beside each of its numbers: joined as a whole, all matches there are may be read.
      `select p.number, p.issued_at, p.issued_by, p.reason, x.mrn, m.held as waiting
       from (select * from provisional_numbers where office = $1 and number > $2 order by number limit $3) p
       left join lateral (select mrn from provisional_matches where number = p.number limit 1) x on true
       left join lateral (select held from movements where mrn = p.number limit 1) m on true
       order by p.number`,
      [office, after, limit],
    )
    return rows.map(({ number, issued_at: at, issued_by: by, reason, mrn, waiting }) => ({
      number,
      issuedAt: at.toISOString(),
      issuedBy: by,
      reason,
      use: mrn !== null ? 'matched' : (waiting ?? 0) > 0 ? 'waiting' : 'unused',
      ...(mrn === null ? {} : { mrn }),
      ...((waiting ?? 0) > 0 ? { facts: waiting ?? 0 } : {}),
    }))
  },
})
