import { dated } from '../../domain/reference/guarantee-types.ts'
import { utcDate } from '../../domain/values/time.ts'
import type { Conversion } from '../../domain/values/rates.ts'
import type { GuaranteeDebtView, GuaranteeEntryView, GuaranteeLineView, GuaranteeView } from '../../ports/reads.ts'
import type { Page, PageRequest } from '../../ports/page.ts'
import type { Viewer } from '../../ports/viewer.ts'
import { type GuaranteeRow, guaranteeFromRow } from '../documents.ts'
import { ACCOUNT, BETWEEN, rightsOf } from './guarantee-rights.ts'
import type { FormatAmount } from './movement-view.ts'
import { cursorOf, pageOf, readCursor, wholeNumber } from './paging.ts'
import { among, Parameters } from './visibility.ts'
import type { Queryable } from '../read-pool.ts'
import type { PartyKey } from '../../domain/values/party.ts'
import type { Grn, Mrn } from '../../domain/values/identifiers.ts'

/** Lines shown with each guarantee of a list; `next` leads to the rest. */
const LINES_IN_LIST = 10

/**
 * In how many lines of a guarantee those that the caller may see are looked for: in a list, and on a page of one guarantee.
 * Another guarantee's user may have very many, so a page may come out short, even empty, and still have a next one.
 */
const LOOKED_AT = { list: 50, page: 2_000 } as const

/** Debts shown with one guarantee; the answer says how many more there are at least, and the paged entries have them all. */
const DEBTS_SHOWN = 1_000

/** Payments between guarantors that these are made of. */
const PAYMENTS_LOOKED_AT = 5_000

type Row = GuaranteeRow & { full: boolean; lines: string | null; looked_to: string | null }

type LineRow = {
  mrn: Mrn
  line: number
  minor: string
  currency: string
  state: string
  conversion: Conversion | null
}

type DebtRow = {
  mrn: Mrn
  debtor: PartyKey
  creditor: PartyKey
  currency: string
  paid: string
  reimbursed: string
  in_all: number
}

/** An entry as stored, with its guarantee's currency. */
export type EntryRow = {
  log_index: string
  ordinal: number
  mrn: Mrn | null
  line: number | null
  from_account: string
  to_account: string
  minor: string
  cause: string
  at: Date
  currency: string
}

/** A cursor is valid for the lines of one guarantee only. */
const listOf = (grn: Grn): string => `lines of ${grn}`

const linesOf = ({ grn, lines, looked_to: lookedTo }: Row, limit: number, format: FormatAmount): LinesPage => {
  const { items, next: further } = pageOf(
    JSON.parse(lines ?? '[]') as LineRow[],
    limit,
    (line) => [listOf(grn), line.mrn, String(line.line)],
    (line): GuaranteeLineView => ({
      mrn: line.mrn,
      line: line.line,
      amount: format(BigInt(line.minor), line.currency),
      currency: line.currency,
      state: line.state,
      ...(line.conversion === null ? {} : { conversion: line.conversion }),
    }),
  )
  const next =
    further ?? (lookedTo === null ? undefined : cursorOf([listOf(grn), ...(JSON.parse(lookedTo) as string[])]))
  return { lines: items, ...(next === undefined ? {} : { next }) }
}

type LinesPage = { lines: GuaranteeLineView[]; next?: string }

/** `now` in milliseconds UTC: a guarantee expires on its day, whether or not anything has touched it since. */
function headOf(row: Row, now: number) {
  const { grn, currency } = row
  const { state } = dated(guaranteeFromRow(row), utcDate(now))
  return { grn, state, currency }
}

function balancesOf(row: Row, format: FormatAmount) {
  const amount = (minor: string): string => format(BigInt(minor), row.currency)
  return {
    view: 'balances' as const,
    limit: amount(row.limit_minor),
    available: amount(row.available),
    reserved: amount(row.reserved),
    inUse: amount(row.in_use),
    claimed: amount(row.claimed),
    spent: amount(row.spent),
    overdrawn: BigInt(row.available) < 0n,
  }
}

/**
 * Which lines: if `where` holds for the guarantee at all, in one of these states (all when none are named), after this one, at
 * most `limit` among the first `lookedAt`.
 */
type Lines = {
  where: string
  states?: readonly string[] | undefined
  after?: readonly string[] | undefined
  limit: number
  lookedAt: number
}

/**
 * One page of the lines of guarantee `g` for which `may` holds, as JSON, one more than fits, and the last line looked at if
 * there are more. By MRN and number, which never change: a line that is released while somebody walks the pages keeps its
 * place, and is neither shown twice nor left out.
 */
function linesSql(
  may: (mrn: string) => string,
  { where, states, after, limit, lookedAt }: Lines,
  parameters: Parameters,
): string {
  const inState = states === undefined ? 'true' : `looked.state = any(${parameters.add([...states])})`
  const from =
    after === undefined
      ? ''
      : `and (gl.mrn, gl.line) > (${parameters.add(after[0])}::text, ${parameters.add(wholeNumber(after[1]))}::bigint)`
  return `with looked as materialized (
      select gl.*, row_number() over (order by gl.grn, gl.mrn, gl.line) as place from guarantee_lines gl
      where ${among('gl.grn', 'g.grn')} and ${where} ${from} order by gl.grn, gl.mrn, gl.line limit ${lookedAt + 1}
    ) select (
      select json_agg(json_build_object('mrn', t.mrn, 'line', t.line, 'minor', t.minor::text, 'currency',
        t.currency, 'state', t.state, 'conversion', t.conversion) order by t.mrn, t.line)
      from (select * from looked where place <= ${lookedAt} and ${inState} and ${may('looked.mrn')}
        order by mrn, line limit ${parameters.add(limit + 1)}) t) as lines, (
      select json_build_array(last.mrn, last.line::text) from looked last
      where last.place = ${lookedAt} and exists (select from looked beyond where beyond.place > ${lookedAt})) as looked_to`
}

/** Guarantees of which the viewer may see anything, by GRN, with lines for those of which it sees nothing else. */
async function listed(pool: Queryable, viewer: Viewer, after: string | undefined, limit: number): Promise<Row[]> {
  const parameters = new Parameters()
  const { listed: mine, full, own, ofMovements } = rightsOf(viewer, parameters)
  const page = { where: String(ofMovements), limit: LINES_IN_LIST, lookedAt: LOOKED_AT.list }
  const rows = await pool.query<Row>(
    `select g.*, ${full} as full, l.lines, l.looked_to
     from (${mine(after, limit)}) mine join guarantees g on g.grn = mine.grn
     left join lateral (${linesSql(own, page, parameters)}) l on true
     order by g.grn limit ${parameters.add(limit)}`,
    parameters.values,
  )
  return rows.rows
}

/** One guarantee, if the viewer may see anything of it; an empty page of lines does not hide it. */
async function one(
  pool: Queryable,
  viewer: Viewer,
  grn: Grn,
  page: Omit<Lines, 'lookedAt' | 'where'> | undefined,
): Promise<Row | undefined> {
  const parameters = new Parameters()
  const { full, any, own, ofMovements } = rightsOf(viewer, parameters)
  const where = `(${full} or ${ofMovements})`
  const may = (mrn: string): string => `(${full} or ${own(mrn)})`
  const lines =
    page === undefined
      ? 'select null::json as lines, null::json as looked_to'
      : linesSql(may, { ...page, where, lookedAt: LOOKED_AT.page }, parameters)
  const rows = await pool.query<Row>(
    `select g.*, ${full} as full, l.lines, l.looked_to from guarantees g left join lateral (${lines}) l on true
     where g.grn = ${parameters.add(grn)} and ${ACCOUNT} and ${any}`,
    parameters.values,
  )
  return rows.rows[0]
}

/**
 * What guarantors owe, or have owed, each other by claims on one guarantee, as far as the viewer may see it, of the first
 * payments by movement; a movement of which only some are among these is left out.
 */
async function debtsOf(
  pool: Queryable,
  viewer: Viewer,
  grn: Grn,
  format: FormatAmount,
): Promise<{ debts?: GuaranteeDebtView[]; debtsLeftOut?: number }> {
  const parameters = new Parameters()
  const { full, party } = rightsOf(viewer, parameters)
  const rows = await pool.query<DebtRow>(
    `with looked as materialized (
       select e.mrn, e.from_account, e.to_account, e.minor, row_number() over (order by e.grn, e.mrn, e.log_index) as place
       from guarantee_entries e where ${among('e.grn', parameters.add(grn))} and ${BETWEEN}
       order by e.grn, e.mrn, e.log_index limit ${PAYMENTS_LOOKED_AT + 1}
     ), beyond as (select mrn from looked where place > ${PAYMENTS_LOOKED_AT})
     select mrn, debtor, creditor, currency, sum(paid)::text as paid, sum(reimbursed)::text as reimbursed,
       (count(*) over () + (select count(*) from beyond))::int as in_all from (
       select e.mrn, g.guarantor as debtor, g.currency,
         case when e.to_account = g.guarantor then e.from_account else e.to_account end as creditor,
         case when e.to_account = g.guarantor then e.minor else 0 end as paid,
         case when e.to_account = g.guarantor then 0 else e.minor end as reimbursed
       from looked e join guarantees g on g.grn = ${parameters.add(grn)}
       where (${full} or ${party}) and e.mrn is distinct from (select mrn from beyond)) d
     group by mrn, debtor, creditor, currency order by mrn, creditor limit ${DEBTS_SHOWN}`,
    parameters.values,
  )
  const debts = rows.rows.map(({ mrn, debtor, creditor, currency, paid, reimbursed }) => ({
    mrn,
    debtor,
    creditor,
    currency,
    paid: format(BigInt(paid), currency),
    reimbursed: format(BigInt(reimbursed), currency),
    open: format(BigInt(paid) - BigInt(reimbursed), currency),
  }))
  if (debts.length === 0) return {}
  const leftOut = (rows.rows[0]?.in_all ?? 0) - debts.length
  return leftOut === 0 ? { debts } : { debts, debtsLeftOut: leftOut }
}

/**
 * Balances for the guarantor and operators, own lines for customs and principals, debts for the two guarantors; paged by GRN,
 * lines by MRN and number, entries by log index.
 */
export function createGuaranteeReads(pool: Queryable, format: FormatAmount, now: () => number) {
  return {
    async guarantees(viewer: Viewer, page: PageRequest): Promise<Page<GuaranteeView>> {
      const rows = await listed(pool, viewer, readCursor('guarantees', page.cursor, 1)?.[0], page.limit + 1)
      return pageOf(
        rows,
        page.limit,
        (row) => ['guarantees', row.grn],
        (row): GuaranteeView => ({
          ...headOf(row, now()),
          ...(row.full ? balancesOf(row, format) : { view: 'lines' as const, ...linesOf(row, LINES_IN_LIST, format) }),
        }),
      )
    },

    async guarantee(
      viewer: Viewer,
      grn: Grn,
      { states, ...page }: PageRequest & { states?: readonly string[] },
    ): Promise<GuaranteeView | undefined> {
      const after = readCursor(listOf(grn), page.cursor, 2)
      const row = await one(pool, viewer, grn, { states, after, limit: page.limit })
      if (row === undefined) return undefined
      // They are not paged, and come with the first page of lines.
      const debts = after === undefined ? await debtsOf(pool, viewer, grn, format) : {}
      const balances = row.full ? balancesOf(row, format) : { view: 'lines' as const }
      return { ...headOf(row, now()), ...balances, ...linesOf(row, page.limit, format), ...debts }
    },

    async guaranteeEntries(viewer: Viewer, grn: Grn, page: PageRequest): Promise<Page<GuaranteeEntryView> | undefined> {
      if ((await one(pool, viewer, grn, undefined)) === undefined) return undefined
      // A cursor is valid for the entries of one guarantee only.
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
      const { rows } = await pool.query<Nullable<EntryRow> & { looked_to: string | null }>(
        `with looked as materialized (
           select e.*, row_number() over (order by e.grn, e.log_index, e.ordinal) as place from guarantee_entries e
           where ${among('e.grn', parameters.add(grn))} ${after} order by e.grn, e.log_index, e.ordinal
           limit ${LOOKED_AT.page + 1}
         ) select e.*, (
             select json_build_array(last.log_index::text, last.ordinal::text) from looked last
             where last.place = ${LOOKED_AT.page} and exists (select from looked beyond where beyond.place > ${LOOKED_AT.page})) as looked_to
         from (values (true)) always left join lateral (
           select e.log_index, e.ordinal, e.mrn, e.line, e.from_account, e.to_account, e.minor, e.cause, e.at, g.currency
           from looked e join guarantees g on g.grn = e.grn
           where e.place <= ${LOOKED_AT.page} and ${may} order by e.log_index, e.ordinal limit ${parameters.add(page.limit + 1)}
         ) e on true order by e.log_index, e.ordinal`,
        parameters.values,
      )
      const found = pageOf(
        rows.filter((row): row is EntryRow & { looked_to: string | null } => row.log_index !== null),
        page.limit,
        (row) => [list, row.log_index, String(row.ordinal)],
        (row) => entryView(row, format),
      )
      const lookedTo = rows[0]?.looked_to ?? undefined
      if (found.next !== undefined || lookedTo === undefined) return found
      return { items: found.items, next: cursorOf([list, ...(JSON.parse(lookedTo) as string[])]) }
    },
  }
}

type Nullable<Row> = { [column in keyof Row]: Row[column] | null }

/** An entry as stored, in words of the contract. */
export const entryView = (row: EntryRow, format: FormatAmount): GuaranteeEntryView => ({
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
