import { declaredOf } from '../../domain/model/declared.ts'
import { type ClaimLine, isPartyTo, contributionLines, type StatementLine } from '../../domain/guarantee/statement.ts'
import { monthBounds } from '../../domain/guarantee/month.ts'
import type { PartyKey } from '../../domain/values/party.ts'
import { movementFromDocument } from '../documents.ts'
import { BETWEEN } from './guarantee-rights.ts'
import type { Queryable } from '../read-pool.ts'
import type { Grn, Mrn } from '../../domain/values/identifiers.ts'

/** Movements or payments read per query: a month may have very many. */
const PAGE = 100

type MovementRow = { mrn: Mrn; declared_at: string; day: string; doc: string }

type ClaimRow = {
  mrn: Mrn
  grn: Grn
  at: string
  day: string
  debtor: PartyKey
  creditor: PartyKey
  currency: string
  paid: string
  reimbursed: string
  log_index: string
  ordinal: number
}

/** Contributions of the movements declared in the month, by declaration and MRN. */
async function* contributions(pool: Queryable, month: string): AsyncGenerator<StatementLine> {
  const { from, to } = monthBounds(month)
  let after = { declared_at: from, mrn: '' }
  for (;;) {
    const { rows } = await pool.query<MovementRow>(
      `select mrn, declared_at::text as declared_at, to_char(declared_at at time zone 'UTC', 'YYYY-MM-DD') as day, doc
       from movements where declared_at >= $1::timestamptz and declared_at < $2::timestamptz
         and (declared_at, mrn) > ($3::timestamptz, $4) and contributes
       order by declared_at, mrn limit ${PAGE}`,
      [from, to, after.declared_at, after.mrn],
    )
    for (const { mrn, day, doc } of rows) {
      const movement = movementFromDocument(doc)
      const { state, contributions = [] } = movement
      yield* contributionLines({ mrn, date: day, state, regime: declaredOf(movement).regime, contributions })
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < PAGE) return
    after = last
  }
}

/**
 * What other guarantors paid of claims in the month, by time and the order of the log. Of several payments on one guarantee and
 * movement the first is reimbursed first.
 */
async function* claims(pool: Queryable, month: string): AsyncGenerator<ClaimLine> {
  const { from, to } = monthBounds(month)
  let after = { at: from, log_index: '-1', ordinal: 0 }
  for (;;) {
    const { rows } = await pool.query<ClaimRow>(
      `select e.mrn, e.grn, e.at::text as at, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD') as day, g.guarantor as debtor,
         e.from_account as creditor, g.currency, e.minor::text as paid, e.log_index, e.ordinal,
         greatest(0, least(e.minor, back.sum - before.sum))::text as reimbursed
       from guarantee_entries e join guarantees g on g.grn = e.grn
       cross join lateral (
         select coalesce(sum(b.minor), 0) as sum from guarantee_entries b
         where b.from_account like '%/%' and b.grn = e.grn and b.mrn = e.mrn and b.to_account = e.to_account
           and b.from_account = e.from_account and (b.log_index, b.ordinal) < (e.log_index, e.ordinal)) before
       cross join lateral (
         select coalesce(sum(b.minor), 0) as sum from guarantee_entries b
         where b.from_account like '%/%' and b.grn = e.grn and b.mrn = e.mrn
           and b.from_account = e.to_account and b.to_account = e.from_account) back
       where ${BETWEEN} and e.at >= $1::timestamptz and e.at < $2::timestamptz and e.to_account = g.guarantor
         and (e.at, e.log_index, e.ordinal) > ($3::timestamptz, $4::bigint, $5::int)
       order by e.at, e.log_index, e.ordinal limit ${PAGE}`,
      [after.at, to, after.at, after.log_index, after.ordinal],
    )
    for (const { mrn, grn, day, debtor, creditor, currency, paid, reimbursed } of rows) {
      const [all, back] = [BigInt(paid), BigInt(reimbursed)]
      yield {
        kind: 'claim',
        mrn,
        date: day,
        grn,
        debtor,
        creditor,
        currency,
        paid: all,
        reimbursed: back,
        open: all - back,
      }
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < PAGE) return
    after = last
  }
}

/** The monthly statement between guarantors, line by line; memory does not grow with the month. */
export function createStatementReads(pool: Queryable) {
  return {
    /** @param month `YYYY-MM`; @param key a guarantor, whose own lines are given; all when absent */
    async *contributionStatement(month: string, key: PartyKey | undefined): AsyncGenerator<StatementLine> {
      for (const lines of [contributions(pool, month), claims(pool, month)]) {
        for await (const line of lines) if (key === undefined || isPartyTo(line, key)) yield line
      }
    },
  }
}
