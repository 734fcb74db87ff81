import { ACCOUNTS, balancesBy, type GuaranteeMonth, monthBounds } from '../../domain/guarantee/month.ts'
import type { Account } from '../../domain/model/guarantee.ts'
import type { Grn } from '../../domain/values/identifiers.ts'
import type { PartyKey } from '../../domain/values/party.ts'
import type { MonthSpan } from '../../ports/account.ts'
import type { Page, PageRequest } from '../../ports/page.ts'
import type { GuaranteeEntryView } from '../../ports/reads.ts'
import type { GuaranteeRow } from '../documents.ts'
import type { Queryable } from '../read-pool.ts'
import { ACCOUNT } from './guarantee-rights.ts'
import { type EntryRow, entryView } from './guarantees.ts'
import type { FormatAmount } from './movement-view.ts'
import { pageOf, readCursor, wholeNumber } from './paging.ts'
import { firstLeafSince } from './ranges.ts'
import { among, Parameters } from './visibility.ts'

/** Guarantees read at once, and entries of each that are added up with them: few have more. */
const AT_ONCE = 100
const ADDED_AT_ONCE = 100

/** Entries of one guarantee that are added up by one statement. */
const ADDED_UP = 10_000

/** What the accounts have gained since the month began, and since it ended. */
type Gains = { [sum in `${'since' | 'after'}_${Account}`]: string }
type Sums = Gains & { looked: number; touched: boolean | null; last_index: string | null; last_ordinal: string | null }
type Row = GuaranteeRow & Sums & { size: string }

type Since = {
  grn: string
  from: string
  to: string
  before?: string
  after?: { index: string; ordinal: string }
  limit: number
}

/** What an entry adds to an account. */
const gain = (account: Account): string =>
  `case when e.to_account = '${account}' then e.minor when e.from_account = '${account}' then -e.minor else 0 end`

/** Adds up the first entries of a guarantee by the log; `grn`, `from`, `to` and `before` are placeholders or columns. */
function sumsSql({ grn, from, to, before, after, limit }: Since): string {
  const sums = ACCOUNTS.map(
    (account) => `coalesce(sum(${gain(account)}), 0)::text as "since_${account}",
      coalesce(sum(${gain(account)}) filter (where e.log_index >= ${to}), 0)::text as "after_${account}"`,
  )
  const place = 'array[e.log_index, e.ordinal::bigint]'
  return `select count(*)::int as looked, bool_or(e.log_index < ${to}) as touched, (max(${place}))[1]::text as last_index,
      (max(${place}))[2]::text as last_ordinal, ${sums.join(', ')}
    from (select e.* from guarantee_entries e where ${among('e.grn', grn)} and e.log_index >= ${from}
      ${before === undefined ? '' : `and e.log_index < ${before}`}
      ${after === undefined ? '' : `and (e.log_index, e.ordinal) > (${after.index}, ${after.ordinal})`}
      order by e.grn, e.log_index, e.ordinal limit ${limit}) e`
}

/** The rest of what a guarantee with many entries has gained, some at a time; up to the log's size when its balances were read. */
async function rest(ofHub: Queryable, row: Row, { from, to }: MonthSpan): Promise<Sums[]> {
  const all: Sums[] = [row]
  let [last, limit]: [Sums, number] = [row, ADDED_AT_ONCE]
  while (last.looked === limit && last.last_index !== null && last.last_ordinal !== null) {
    const parameters = new Parameters()
    const since: Since = {
      grn: parameters.add(row.grn),
      from: `${parameters.add(from)}::bigint`,
      to: `${parameters.add(to)}::bigint`,
      before: `${parameters.add(row.size)}::bigint`,
      after: {
        index: `${parameters.add(last.last_index)}::bigint`,
        ordinal: `${parameters.add(last.last_ordinal)}::int`,
      },
      limit: ADDED_UP,
    }
    const { rows } = await ofHub.query<Sums>(sumsSql(since), parameters.values)
    const [next] = rows
    if (next === undefined) return all
    all.push(next)
    ;[last, limit] = [next, ADDED_UP]
  }
  return all
}

/** Balances are known as of now: what they were is what was gained since, taken away. */
function monthOf(row: Row, sums: readonly Sums[]): GuaranteeMonth {
  const now = {
    available: row.available,
    reserved: row.reserved,
    inUse: row.in_use,
    claimed: row.claimed,
    spent: row.spent,
  } satisfies Record<Account, string>
  const before = (since: 'since' | 'after') =>
    balancesBy((account) => sums.reduce((left, one) => left - BigInt(one[`${since}_${account}`]), BigInt(now[account])))
  return {
    grn: row.grn,
    currency: row.currency,
    opening: before('since'),
    closing: before('after'),
    touched: sums.some(({ touched }) => touched === true),
  }
}

/**
 * Guarantors' accounts over a month. A month is a part of the log, so that every entry is in one month and the closing of one is
 * the opening of the next, whatever clocks say. Read as the hub, since a stream outlives the request's own statements; each
 * statement names the guarantor.
 */
export function createGuaranteeMonthReads(ofHub: Queryable, format: FormatAmount) {
  return {
    async monthSpan(month: string): Promise<MonthSpan> {
      const { from, to } = monthBounds(month)
      // The end first: what comes in between belongs to a month that is not over, and is left for the next look.
      const end = await firstLeafSince(ofHub, new Date(to))
      return { from: Math.min(end, await firstLeafSince(ofHub, new Date(from))), to: end }
    },

    async *guaranteeMonths(
      guarantor: PartyKey,
      span: MonthSpan,
      { after = '', only }: { after?: string; only?: Grn } = {},
    ): AsyncGenerator<GuaranteeMonth> {
      let last = after
      for (;;) {
        const parameters = new Parameters()
        const key = parameters.add(guarantor)
        const which = only === undefined ? `g.grn > ${parameters.add(last)}` : `g.grn = ${parameters.add(only)}`
        const [from, to] = [`${parameters.add(span.from)}::bigint`, `${parameters.add(span.to)}::bigint`]
        const { rows } = await ofHub.query<Row>(
          `select g.*, s.*, (select size from log_head)::text as size
           from (select * from guarantees g where ${among('g.guarantor', key)} and ${ACCOUNT} and ${which}
             order by g.guarantor, g.grn limit ${AT_ONCE}) g
           cross join lateral (${sumsSql({ grn: 'g.grn', from, to, limit: ADDED_AT_ONCE })}) s order by g.grn`,
          parameters.values,
        )
        for (const row of rows) yield monthOf(row, await rest(ofHub, row, span))
        if (rows.length < AT_ONCE) return
        last = rows.at(-1)?.grn ?? last
      }
    },

    async entriesOfMonth(
      guarantor: PartyKey,
      grn: Grn,
      { from, to }: MonthSpan,
      page: PageRequest,
    ): Promise<Page<GuaranteeEntryView>> {
      const list = `month of ${grn}`
      const cursor = readCursor(list, page.cursor, 2)
      const parameters = new Parameters()
      const after =
        cursor === undefined
          ? ''
          : `and (e.log_index, e.ordinal) > (${parameters.add(wholeNumber(cursor[0]))}::bigint,
              ${parameters.add(wholeNumber(cursor[1]))}::int)`
      const { rows } = await ofHub.query<EntryRow>(
        `select e.log_index, e.ordinal, e.mrn, e.line, e.from_account, e.to_account, e.minor, e.cause, e.at, g.currency
         from (select * from guarantees g where g.grn = ${parameters.add(grn)} and g.guarantor = ${parameters.add(guarantor)}) g
         cross join lateral (
           select * from guarantee_entries e where ${among('e.grn', 'g.grn')} and e.log_index >= ${parameters.add(from)}::bigint
             and e.log_index < ${parameters.add(to)}::bigint ${after}
           order by e.grn, e.log_index, e.ordinal limit ${parameters.add(page.limit + 1)}) e
         order by e.log_index, e.ordinal`,
        parameters.values,
      )
      return pageOf(
        rows,
        page.limit,
        (row) => [list, row.log_index, String(row.ordinal)],
        (row) => entryView(row, format),
      )
    },
  }
}
