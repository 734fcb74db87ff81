import type { PoolClient } from 'pg'
import type { MrnRequest } from '../ports/commit.ts'
import type { Mrn } from '../domain/values/identifiers.ts'
import { assertInvariant } from '../domain/values/assert.ts'
import { compareText } from './id-reservations.ts'
import { insertInto, queryRows } from './rows.ts'

/** End states that free a national reference: only after these may it be declared again (engine.md 2). */
const FREE_AGAIN = new Set(['cancelled', 'not-released'])

/** A national reference declared more often than this is a loop in the sender's system, not a transit. */
const ATTEMPTS_MAX = 1_000

const KEY = ['country', 'office', 'year', 'reference', 'lot_index']

const ALLOCATE_FIRST = insertInto(
  'mrn_allocations',
  { country: 'text', office: 'text', year: 'int', reference: 'text', lot_index: 'int', attempt: 'int', mrn: 'text' },
  'on conflict do nothing returning mrn',
)

/**
 * The MRN of each request, in the order given: the one allocated before, unless its movement has been abandoned; otherwise
 * a new one, taken by inserting it. `compose` makes the MRN for an attempt. Runs before movements are locked, sorted like
 * every insert of keys. Nearly every reference is declared once, so the first attempts go together.
 */
export async function allocateMrns(
  client: PoolClient,
  requests: readonly MrnRequest[],
  compose: (request: MrnRequest, attempt: number) => Mrn,
): Promise<readonly Mrn[]> {
  const distinct = new Map(requests.map((request) => [textOf(request), request]))
  const sorted = [...distinct].sort(([a], [b]) => compareText(a, b))
  const first = sorted.map(([, request]) => ({ request, mrn: compose(request, 1) }))
  const { rows } = await queryRows<{ mrn: Mrn }>(
    client,
    ALLOCATE_FIRST,
    first.map(({ request, mrn }) => [...keyOf(request), 1, mrn]),
  )
  const taken = new Set(rows.map(({ mrn }) => mrn))
  const mrns = new Map<string, Mrn>()
  for (const { request, mrn } of first) {
    mrns.set(textOf(request), taken.has(mrn) ? mrn : await allocateAgain(client, request, compose))
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

/** For a reference that was declared before, in this batch's transaction or any other. */
async function allocateAgain(
  client: PoolClient,
  request: MrnRequest,
  compose: (request: MrnRequest, attempt: number) => Mrn,
): Promise<Mrn> {
  const key = keyOf(request)
  for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
    const mrn = compose(request, attempt)
    const inserted = await client.query(
      `insert into mrn_allocations (${KEY.join(',')}, attempt, mrn) values ($1,$2,$3,$4,$5,$6,$7) on conflict do nothing`,
      [...key, attempt, mrn],
    )
    if (inserted.rowCount === 1) return mrn
    const taken = await client.query<{ mrn: Mrn; state: string | null }>(
      `select a.mrn, m.state from mrn_allocations a left join movements m using (mrn)
       where ${KEY.map((column, index) => `a.${column} = $${index + 1}`).join(' and ')} and a.attempt = $6`,
      [...key, attempt],
    )
    const row = taken.rows[0]
    if (row === undefined) throw new Error(`the MRN ${mrn} is allocated to another declaration`)
    if (row.state === null || !FREE_AGAIN.has(row.state)) return row.mrn
  }
  throw new Error(`more than ${ATTEMPTS_MAX} attempts for one national reference`)
}
