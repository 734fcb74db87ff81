import type { PoolClient } from 'pg'
import type { MrnRequest } from '../ports/commit.ts'
import type { Mrn } from '../domain/values/identifiers.ts'
import { assertInvariant } from '../domain/values/assert.ts'
import { compareText } from './id-reservations.ts'
import { insertInto, overRows, queryRows } from './rows.ts'
import type { CountryCode } from '../domain/values/party.ts'
import type { OfficeCode } from '../domain/values/office.ts'

/** End states that free a national reference: only after these may it be declared again (engine.md 2). */
const FREE_AGAIN = new Set(['cancelled', 'not-released'])

/** A national reference declared more often than this is a loop in the sender's system, not a transit. */
const ATTEMPTS_MAX = 1_000

const KEY = ['country', 'office', 'year', 'reference', 'lot_index']
const KEY_COLUMNS = { country: 'text', office: 'text', year: 'int', reference: 'text', lot_index: 'int' } as const

/** Longer than anybody tries again, shorter than any office takes to come to the same number in a new year. */
const TRIED_AGAIN_MS = 31 * 24 * 3_600_000

const ALLOCATE_FIRST = insertInto(
  'mrn_allocations',
  { ...KEY_COLUMNS, attempt: 'int', mrn: 'text', allocated_at: 'timestamptz' },
  'on conflict do nothing returning mrn',
)

/** The last attempt of each reference in the year before, if it was made since then. */
const OF_LAST_YEAR = overRows(
  'mrns of last year',
  { ...KEY_COLUMNS, since: 'timestamptz' },
  (rows) => `select v.country, v.office, v.year, v.reference, v.lot_index, found.mrn, found.state from ${rows}
    cross join lateral (
      select a.mrn, m.state, a.allocated_at from mrn_allocations a left join movements m using (mrn)
      where a.country = v.country and a.office = v.office and a.year = v.year - 1 and a.reference = v.reference
        and a.lot_index = v.lot_index
      order by a.attempt desc limit 1
    ) found where found.allocated_at > v.since`,
)

/**
 * The MRN of each request, in the order given: the one allocated before, unless its movement has been abandoned; otherwise
 * a new one, taken by inserting it. `compose` makes the MRN for an attempt. Runs before movements are locked, sorted like
 * every insert of keys. Nearly every reference is declared once, so the first attempts go together. In January what was
 * allocated within a month is found though it bears the year before: a declaration tried again is the same one
 * (docs/decisions/0091).
 * @param at when, UTC
 */
export async function allocateMrns(
  client: PoolClient,
  requests: readonly MrnRequest[],
  compose: (request: MrnRequest, attempt: number) => Mrn,
  at: Date,
): Promise<readonly Mrn[]> {
  const distinct = new Map(requests.map((request) => [textOf(request), request]))
  const known = at.getUTCMonth() === 0 ? await ofLastYear(client, [...distinct.values()], at) : NONE
  const sorted = [...distinct].filter(([text]) => !known.has(text)).sort(([a], [b]) => compareText(a, b))
  const first = sorted.map(([, request]) => ({ request, mrn: compose(request, 1) }))
  const { rows } = await queryRows<{ mrn: Mrn }>(
    client,
    ALLOCATE_FIRST,
    first.map(({ request, mrn }) => [...keyOf(request), 1, mrn, at]),
  )
  const taken = new Set(rows.map(({ mrn }) => mrn))
  const mrns = new Map(known)
  for (const { request, mrn } of first) {
    mrns.set(textOf(request), taken.has(mrn) ? mrn : await allocateAgain(client, request, compose, at))
  }
  return requests.map((request) => {
    const mrn = mrns.get(textOf(request))
    assertInvariant(mrn !== undefined, 'a request without an MRN')
    return mrn
  })
}

const keyOf = ({ country, office, year, reference, lotIndex }: MrnRequest) =>
  [country, office, year, reference, lotIndex] as const

const textOf = (request: MrnRequest): string => keyOf(request).join('|')

const NONE: ReadonlyMap<string, Mrn> = new Map()

type LastYears = {
  country: CountryCode
  office: OfficeCode
  year: number
  reference: string
  lot_index: number
  mrn: Mrn
  state: string | null
}

async function ofLastYear(
  client: PoolClient,
  requests: readonly MrnRequest[],
  at: Date,
): Promise<ReadonlyMap<string, Mrn>> {
  const since = new Date(at.getTime() - TRIED_AGAIN_MS)
  const { rows } = await queryRows<LastYears>(
    client,
    OF_LAST_YEAR,
    requests.map((request) => [...keyOf(request), since]),
  )
  return new Map(
    rows.flatMap(({ lot_index: lotIndex, mrn, state, ...key }) =>
      isTaken(state) ? [[textOf({ ...key, lotIndex }), mrn] as const] : [],
    ),
  )
}

/** Whether an MRN is still that of its reference: its declaration is yet to be taken, or its movement not abandoned. */
const isTaken = (state: string | null): boolean => state === null || !FREE_AGAIN.has(state)

/** For a reference that was declared before, in this batch's transaction or any other. */
async function allocateAgain(
  client: PoolClient,
  request: MrnRequest,
  compose: (request: MrnRequest, attempt: number) => Mrn,
  at: Date,
): Promise<Mrn> {
  const key = keyOf(request)
  for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
    const mrn = compose(request, attempt)
    const inserted = await client.query(
      `insert into mrn_allocations (${KEY.join(',')}, attempt, mrn, allocated_at)
         values ($1,$2,$3,$4,$5,$6,$7,$8) on conflict do nothing`,
      [...key, attempt, mrn, at],
    )
    if (inserted.rowCount === 1) return mrn
    const taken = await client.query<{ mrn: Mrn; state: string | null }>(
      `select a.mrn, m.state from mrn_allocations a left join movements m using (mrn)
       where ${KEY.map((column, index) => `a.${column} = $${index + 1}`).join(' and ')} and a.attempt = $6`,
      [...key, attempt],
    )
    const row = taken.rows[0]
    if (row === undefined) throw new Error(`the MRN ${mrn} is allocated to another declaration`)
    if (isTaken(row.state)) return row.mrn
  }
  throw new Error(`more than ${ATTEMPTS_MAX} attempts for one national reference`)
}
