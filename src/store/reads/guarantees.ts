import { dated } from '../../domain/guarantee-header.ts'
import { utcDate } from '../../domain/time.ts'
import type { Conversion } from '../../domain/rates.ts'
import type {
  GuaranteeDebtView,
  GuaranteeEntryView,
  GuaranteeLineView,
  GuaranteeView,
  Page,
  PageRequest,
  Viewer,
} from '../../ports/reads.ts'
import { type GuaranteeRow, guaranteeFromRow } from '../documents.ts'
import { BETWEEN, rightsOf } from './guarantee-rights.ts'
import type { FormatAmount } from './movement-view.ts'
import { pageOf, readCursor, wholeNumber } from './paging.ts'
import { Parameters } from './visibility.ts'
import type { Queryable } from '../read-pool.ts'

/** Lines and debts shown with one guarantee; its entries have all of them, in pages. */
const SHOWN_MAX = 1_000

type Row = GuaranteeRow & { full: boolean; lines: string | null }

type LineRow = {
  mrn: string
  line: number
  minor: string
  currency: string
  state: string
  conversion: Conversion | null
}

type DebtRow = { mrn: string; debtor: string; creditor: string; currency: string; paid: string; reimbursed: string }

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

/** `now` in milliseconds UTC: a guarantee has expired on its day, whether or not anything has touched it since. */
function viewOf(row: Row, format: FormatAmount, now: number): GuaranteeView {
  const { grn, currency } = row
  const { state } = dated(guaranteeFromRow(row), utcDate(now))
  const amount = (minor: string): string => format(BigInt(minor), currency)
  if (!row.full) return { view: 'lines', grn, state, currency, lines: linesOf(row, format) }
  return {
    view: 'balances',
    grn,
    state,
    currency,
    limit: amount(row.limit_minor),
    available: amount(row.available),
    reserved: amount(row.reserved),
    inUse: amount(row.in_use),
    claimed: amount(row.claimed),
    spent: amount(row.spent),
    overdrawn: BigInt(row.available) < 0n,
  }
}

const linesOf = ({ lines }: Row, format: FormatAmount): GuaranteeLineView[] =>
  (JSON.parse(lines ?? '[]') as LineRow[]).map((line) => ({
    mrn: line.mrn,
    line: line.line,
    amount: format(BigInt(line.minor), line.currency),
    currency: line.currency,
    state: line.state,
    ...(line.conversion === null ? {} : { conversion: line.conversion }),
  }))

/** Which guarantees: all after one, or only one, whose lines are then shown to its guarantor and operators too. */
type Which = { only?: string; after?: string | undefined; limit: number }

/** Guarantees the viewer may see anything of, by GRN. TIR carnets are kept like guarantees and have no account: left out. */
async function select(pool: Queryable, viewer: Viewer, { only, after, limit }: Which): Promise<Row[]> {
  const parameters = new Parameters()
  const { full, own, anyParty } = rightsOf(viewer, parameters)
  const shown = only === undefined ? `not (${full}) and ${own('gl.mrn')}` : `(${full} or ${own('gl.mrn')})`
  // What is open comes first: it is what anybody looks for where not everything is shown.
  const lines = `select json_agg(json_build_object('mrn', t.mrn, 'line', t.line, 'minor', t.minor::text, 'currency',
      t.currency, 'state', t.state, 'conversion', t.conversion) order by t.over, t.mrn, t.line) as lines
    from (select gl.*, gl.state not in ('pending', 'reserved', 'in-use', 'claimed') as over from guarantee_lines gl
      where gl.grn = g.grn and ${shown} order by over, gl.mrn, gl.line limit ${SHOWN_MAX}) t`
  const rows = await pool.query<Row>(
    `select g.*, ${full} as full, l.lines
     from guarantees g left join lateral (${lines}) l on true
     where (${full} or l.lines is not null or ${anyParty}) and g.grn not like 'TIR-%'
       ${only === undefined ? '' : `and g.grn = ${parameters.add(only)}`}
       ${after === undefined ? '' : `and g.grn > ${parameters.add(after)}`}
     order by g.grn limit ${parameters.add(limit)}`,
    parameters.values,
  )
  return rows.rows
}

/** What guarantors owe, or have owed, each other by claims on one guarantee, as far as the viewer may see it. */
async function debtsOf(
  pool: Queryable,
  viewer: Viewer,
  grn: string,
  format: FormatAmount,
): Promise<GuaranteeDebtView[]> {
  const parameters = new Parameters()
  const { full, party } = rightsOf(viewer, parameters)
  const rows = await pool.query<DebtRow>(
    `select mrn, debtor, creditor, currency, sum(paid)::text as paid, sum(reimbursed)::text as reimbursed from (
       select e.mrn, g.guarantor as debtor, g.currency,
         case when e.to_account = g.guarantor then e.from_account else e.to_account end as creditor,
         case when e.to_account = g.guarantor then e.minor else 0 end as paid,
         case when e.to_account = g.guarantor then 0 else e.minor end as reimbursed
       from guarantee_entries e join guarantees g on g.grn = e.grn
       where e.grn = ${parameters.add(grn)} and ${BETWEEN} and (${full} or ${party})) d
     group by mrn, debtor, creditor, currency order by mrn, creditor limit ${SHOWN_MAX}`,
    parameters.values,
  )
  return rows.rows.map(({ mrn, debtor, creditor, currency, paid, reimbursed }) => ({
    mrn,
    debtor,
    creditor,
    currency,
    paid: format(BigInt(paid), currency),
    reimbursed: format(BigInt(reimbursed), currency),
    open: format(BigInt(paid) - BigInt(reimbursed), currency),
  }))
}

/**
 * Balances for the guarantor and operators, own lines for customs and principals, debts for the two guarantors; paged by GRN,
 * entries by log index.
 */
export function createGuaranteeReads(pool: Queryable, format: FormatAmount, now: () => number) {
  return {
    async guarantees(viewer: Viewer, page: PageRequest): Promise<Page<GuaranteeView>> {
      const rows = await select(pool, viewer, {
        after: readCursor('guarantees', page.cursor, 1)?.[0],
        limit: page.limit + 1,
      })
      return pageOf(
        rows,
        page.limit,
        (row) => ['guarantees', row.grn],
        (row) => viewOf(row, format, now()),
      )
    },

    async guarantee(viewer: Viewer, grn: string): Promise<GuaranteeView | undefined> {
      const [row] = await select(pool, viewer, { only: grn, limit: 1 })
      if (row === undefined) return undefined
      const debts = await debtsOf(pool, viewer, grn, format)
      return { ...viewOf(row, format, now()), lines: linesOf(row, format), ...(debts.length === 0 ? {} : { debts }) }
    },

    async guaranteeEntries(
      viewer: Viewer,
      grn: string,
      page: PageRequest,
    ): Promise<Page<GuaranteeEntryView> | undefined> {
      if ((await select(pool, viewer, { only: grn, limit: 1 })).length === 0) return undefined
      // Entries of another guarantee are another list.
      const list = `entries of ${grn}`
      const cursor = readCursor(list, page.cursor, 2)
      const parameters = new Parameters()
      const { full, own, party } = rightsOf(viewer, parameters)
      const may = `(${full} or case when ${BETWEEN} then ${party} else e.mrn is not null and ${own('e.mrn')} end)`
      const after =
        cursor === undefined
          ? ''
          : `and (e.log_index, e.ordinal) > (${parameters.add(wholeNumber(cursor[0]))}::bigint,
              ${parameters.add(wholeNumber(cursor[1]))}::int)`
      const rows = await pool.query<EntryRow>(
        `select e.log_index, e.ordinal, e.mrn, e.line, e.from_account, e.to_account, e.minor, e.cause, e.at, g.currency
         from guarantee_entries e join guarantees g on g.grn = e.grn
         where e.grn = ${parameters.add(grn)} and ${may} ${after}
         order by e.log_index, e.ordinal limit ${parameters.add(page.limit + 1)}`,
        parameters.values,
      )
      return pageOf(
        rows.rows,
        page.limit,
        (row) => [list, row.log_index, String(row.ordinal)],
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
