import type { PoolClient } from 'pg'
import type { MrnRequest } from '../ports/commit.ts'
import type { Mrn } from '../domain/values/identifiers.ts'
import { assertInvariant } from '../domain/values/assert.ts'

/** End states that free a national reference: only after these may it be declared again (engine.md 2). */
const FREE_AGAIN = new Set(['cancelled', 'not-released'])

/** A national reference declared more often than this is a loop in the sender's system, not a transit. */
const ATTEMPTS_MAX = 1_000

const KEY = ['country', 'office', 'year', 'reference', 'lot_index']

/**
 * The MRN of each request, in the order given: the one allocated before, unless its movement has been abandoned; otherwise
 * a new one, taken by inserting it. `compose` makes the MRN for an attempt. Runs before movements are locked, sorted like
 * every insert of keys.
 */
export async function allocateMrns(
  client: PoolClient,
  requests: readonly MrnRequest[],
  compose: (request: MrnRequest, attempt: number) => Mrn,
): Promise<readonly Mrn[]> {
  const mrns = new Map<string, Mrn>()
  const sorted = [...requests].sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1))
  for (const request of sorted) {
    const text = textOf(request)
    if (!mrns.has(text)) mrns.set(text, await allocateOne(client, request, compose))
  }
  return requests.map((request) => {
    const mrn = mrns.get(textOf(request))
    assertInvariant(mrn !== undefined, 'a request without an MRN')
    return mrn
  })
}

const textOf = (request: MrnRequest): string =>
  [request.country, request.office, request.year, request.reference, request.lotIndex].join('|')

async function allocateOne(
  client: PoolClient,
  request: MrnRequest,
  compose: (request: MrnRequest, attempt: number) => Mrn,
): Promise<Mrn> {
  const key = [request.country, request.office, request.year, request.reference, request.lotIndex]
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
