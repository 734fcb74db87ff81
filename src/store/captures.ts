import type { Mrn } from '../domain/values/identifiers.ts'
import type { CaptureState, CaptureStore, CaptureView, Seen } from '../ports/captures.ts'
import type { Queryable } from './read-pool.ts'
import { pageOf, readCursor } from './reads/paging.ts'

type Row = {
  id: string
  body: string
  author: string
  captured_at: Date
  state: CaptureState
  mrn: Mrn | null
  ended_at: Date | null
  ended_by: string | null
  reason: string | null
}

const COLUMNS = 'id, body, author, captured_at, state, mrn, ended_at, ended_by, reason'

/** Vehicles seen without an MRN, over a pool that returns JSON columns as text. */
export const createCaptureStore = (pool: Queryable): CaptureStore => {
  const one: CaptureStore['one'] = async ({ party, id }) => {
    const { rows } = await pool.query<Row>(`select ${COLUMNS} from captures where party_key = $1 and id = $2`, [
      party,
      id,
    ])
    return rows.map(view)[0]
  }
  return {
    one,

    async keep(key, seen, by, at) {
      const body = JSON.stringify(seen)
      await pool.query(
        `insert into captures (party_key, id, kind, office, body, author, captured_at)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
        [key.party, key.id, seen.kind, seen.office, body, by, at],
      )
      const { rows } = await pool.query<Row>(`select ${COLUMNS} from captures where party_key = $1 and id = $2`, [
        key.party,
        key.id,
      ])
      const [row] = rows
      if (row === undefined) throw new Error('a capture that was kept is not there')
      return row.body === body ? { capture: view(row) } : 'differs'
    },

    async list({ party, offices, state }, page) {
      const list = `captures ${state}`
      const [after, id] = readCursor(list, page.cursor, 2) ?? ['-infinity', '00000000-0000-0000-0000-000000000000']
      if (after !== '-infinity' && Number.isNaN(Date.parse(after ?? ''))) throw new RangeError('cursor')
      if (!/^[0-9a-f-]{36}$/.test(id ?? '')) throw new RangeError('cursor')
      const { rows } = await pool.query<Row & { at: string }>(
        // Each office by its index: the order of one is not that of several.
        `select c.* from unnest($1::text[]) as o (code) cross join lateral (
           select ${COLUMNS}, captured_at::text as at from captures
           where office = o.code and state = $2 and party_key = $3 and (captured_at, id) > ($4::timestamptz, $5::uuid)
           order by captured_at, id limit $6
         ) c order by c.captured_at, c.id limit $6`,
        [[...offices], state, party, after, id, page.limit + 1],
      )
      return pageOf(rows, page.limit, (row) => [list, row.at, row.id], view)
    },

    async end({ party, id }, end) {
      const { by, at } = end
      const matched = 'mrn' in end
      const { rows } = await pool.query<Row>(
        `update captures set state = $3, mrn = $4, reason = $5, ended_by = $6, ended_at = $7
         where party_key = $1 and id = $2 and state = 'open' returning ${COLUMNS}`,
        [party, id, matched ? 'matched' : 'closed', matched ? end.mrn : null, matched ? null : end.reason, by, at],
      )
      return rows.map(view)[0]
    },
  }
}

const view = (row: Row): CaptureView => ({
  id: row.id,
  ...(JSON.parse(row.body) as Seen),
  by: row.author,
  capturedAt: row.captured_at.toISOString(),
  state: row.state,
  ...(row.mrn === null ? {} : { mrn: row.mrn }),
  ...(row.ended_at === null ? {} : { endedAt: row.ended_at.toISOString() }),
  ...(row.ended_by === null ? {} : { endedBy: row.ended_by }),
  ...(row.reason === null ? {} : { reason: row.reason }),
})
