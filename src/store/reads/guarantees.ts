import type { Pool } from 'pg'
import type { GuaranteeEntryView, GuaranteeView, Page, PageRequest, Viewer } from '../../ports/reads.ts'
import type { FormatAmount } from './movement-view.ts'
import { pageOf, readCursor, wholeNumber } from './paging.ts'
import { Parameters } from './visibility.ts'

/** Roles that read the lines of their own movements on a guarantee that is not theirs. */
const READS_LINES = new Set(['customs', 'principal'])

type Row = {
  grn: string
  state: string
  currency: string
  limit_minor: string
  available: string
  reserved: string
  in_use: string
  claimed: string
  spent: string
  full: boolean
  lines: string | null
}

type LineRow = { mrn: string; line: number; minor: string; currency: string; state: string }

type EntryRow = {
  log_index: string
  ordinal: number
  mrn: string | null
  line: number | null
  from_account: string
  to_account: string
  minor: string
  cause: string
  at: Date
  currency: string
}

/**
 * What the viewer may see of guarantee `g`: `full` its balances and every entry, `own` an SQL condition over an MRN
 * under which a line or an entry is his. Another party's balances would tell what it secures elsewhere, so lines are
 * all a customs or principal gets.
 */
function rights(viewer: Viewer, parameters: Parameters): { full: string; own: (mrn: string) => string } {
  if (viewer.kind === 'all') return { full: 'true', own: () => 'true' }
  if (viewer.kind === 'officer') return { full: 'false', own: () => 'false' }
  const key = parameters.add(viewer.key)
  const own = (mrn: string): string =>
    READS_LINES.has(viewer.role)
      ? `exists (select 1 from movement_parties mp join movements m on m.mrn = mp.mrn
           where mp.party_key = ${key} and mp.mrn = ${mrn} and m.state <> 'none')`
      : 'false'
  return { full: `g.guarantor = ${key}`, own }
}

const viewOf = (row: Row, format: FormatAmount): GuaranteeView => {
  const { grn, state, currency } = row
  const amount = (minor: string): string => format(BigInt(minor), currency)
  if (row.full) {
    return {
      grn,
      state,
      currency,
      limit: amount(row.limit_minor),
      available: amount(row.available),
      reserved: amount(row.reserved),
      inUse: amount(row.in_use),
      claimed: amount(row.claimed),
      spent: amount(row.spent),
    }
  }
  const lines = (JSON.parse(row.lines ?? '[]') as LineRow[]).map((line) => ({
    mrn: line.mrn,
    line: line.line,
    amount: format(BigInt(line.minor), line.currency),
    currency: line.currency,
    state: line.state,
  }))
  return { grn, state, currency, lines }
}

/** Guarantees the viewer may see anything of, by GRN: all, after one, or only one. */
async function select(
  pool: Pool,
  viewer: Viewer,
  which: { only?: string; after?: string | undefined; limit: number },
): Promise<Row[]> {
  const { only, after, limit } = which
  const parameters = new Parameters()
  const { full, own } = rights(viewer, parameters)
  const lines = `select json_agg(json_build_object('mrn', gl.mrn, 'line', gl.line, 'minor', gl.minor::text,
      'currency', gl.currency, 'state', gl.state) order by gl.mrn, gl.line) as lines
    from guarantee_lines gl where gl.grn = g.grn and not (${full}) and ${own('gl.mrn')}`
  const rows = await pool.query<Row>(
    `select g.grn, g.state, g.currency, g.limit_minor, g.available, g.reserved, g.in_use, g.claimed, g.spent,
       ${full} as full, l.lines
     from guarantees g left join lateral (${lines}) l on true
     where (${full} or l.lines is not null)
       ${only === undefined ? '' : `and g.grn = ${parameters.add(only)}`}
       ${after === undefined ? '' : `and g.grn > ${parameters.add(after)}`}
     order by g.grn limit ${parameters.add(limit)}`,
    parameters.values,
  )
  return rows.rows
}

/**
 * Balances for the guarantor and operators, own lines for customs and principals; paged by GRN, entries by log index.
 */
export function createGuaranteeReads(pool: Pool, format: FormatAmount) {
  return {
    async guarantees(viewer: Viewer, page: PageRequest): Promise<Page<GuaranteeView>> {
      const rows = await select(pool, viewer, { after: readCursor(page.cursor, 1)?.[0], limit: page.limit + 1 })
      return pageOf(
        rows,
        page.limit,
        (row) => [row.grn],
        (row) => viewOf(row, format),
      )
    },

    async guarantee(viewer: Viewer, grn: string): Promise<GuaranteeView | undefined> {
      return (await select(pool, viewer, { only: grn, limit: 1 })).map((row) => viewOf(row, format))[0]
    },

    async guaranteeEntries(
      viewer: Viewer,
      grn: string,
      page: PageRequest,
    ): Promise<Page<GuaranteeEntryView> | undefined> {
      if ((await select(pool, viewer, { only: grn, limit: 1 })).length === 0) return undefined
      const cursor = readCursor(page.cursor, 2)
      const parameters = new Parameters()
      const { full, own } = rights(viewer, parameters)
      const where = `e.grn = ${parameters.add(grn)} and (${full} or (e.mrn is not null and ${own('e.mrn')}))`
      const after =
        cursor === undefined
          ? ''
          : `and (e.log_index, e.ordinal) > (${parameters.add(wholeNumber(cursor[0]))}::bigint,
              ${parameters.add(wholeNumber(cursor[1]))}::int)`
      const rows = await pool.query<EntryRow>(
        `select e.log_index, e.ordinal, e.mrn, e.line, e.from_account, e.to_account, e.minor, e.cause, e.at, g.currency
         from guarantee_entries e join guarantees g on g.grn = e.grn
         where ${where} ${after} order by e.log_index, e.ordinal limit ${parameters.add(page.limit + 1)}`,
        parameters.values,
      )
      return pageOf(
        rows.rows,
        page.limit,
        (row) => [row.log_index, String(row.ordinal)],
        (row) => entryView(row, format),
      )
    },
  }
}

const entryView = (row: EntryRow, format: FormatAmount): GuaranteeEntryView => ({
  logIndex: Number(row.log_index),
  ordinal: row.ordinal,
  ...(row.mrn === null ? {} : { mrn: row.mrn }),
  ...(row.line === null ? {} : { line: row.line }),
  from: row.from_account,
  to: row.to_account,
  amount: format(BigInt(row.minor), row.currency),
  currency: row.currency,
  cause: row.cause,
  at: row.at.toISOString(),
})
