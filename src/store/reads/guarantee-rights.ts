import type { Viewer } from '../../ports/viewer.ts'
import { among, type Parameters } from './visibility.ts'

/** Roles that read the lines of their own movements on a guarantee that is not theirs. */
const READS_LINES = new Set(['customs', 'principal'])

/**
 * What a viewer may see of guarantees, as SQL: `listed` the GRNs of those of which it sees anything, up to `limit` after
 * one; of guarantee `g`, `full` its balances and everything on it and `any` whether it sees anything; `own` the lines and
 * entries of an MRN, which only those ask for who have some (`ofMovements`); `party` debts between guarantors, by the
 * accounts of entry `e`.
 */
export type GuaranteeRights = {
  listed: (after: string | undefined, limit: number) => string
  full: string
  any: string
  ofMovements: boolean
  own: (mrn: string) => string
  party: string
}

/** An entry between two guarantors; the wording matches the partial indexes. */
export const BETWEEN = `e.from_account like '%/%'`

/** TIR carnets are stored like guarantees but have no account; the wording matches the partial indexes. */
export const ACCOUNT = `g.grn not like 'TIR-%'`

const NOTHING: GuaranteeRights = {
  listed: () => `select null::text as grn where false`,
  full: 'false',
  any: 'false',
  ofMovements: false,
  own: () => 'false',
  party: 'false',
}

/**
 * Another party's balances would reveal what it secures elsewhere, so customs and principals get lines only; a guarantor
 * that paid a claim on another's guarantee reads what the two owe each other. All are looked up by index and none by
 * EXISTS, which the planner may turn into a join that reads everything of the viewer's.
 */
export function rightsOf(viewer: Viewer, parameters: Parameters): GuaranteeRights {
  const from = (grn: string, after: string | undefined): string =>
    after === undefined ? '' : `and ${grn} > ${parameters.add(after)}`
  if (viewer.kind === 'all') {
    const listed: GuaranteeRights['listed'] = (after, limit) =>
      `select g.grn from guarantees g where ${ACCOUNT} ${from('g.grn', after)} order by g.grn limit ${limit}`
    return { listed, full: 'true', any: 'true', ofMovements: false, own: () => 'true', party: 'true' }
  }
  if (viewer.kind === 'officer') return NOTHING
  if (READS_LINES.has(viewer.role)) return linesOf(viewer.key, parameters, from)
  return viewer.role === 'guarantor' ? accountsOf(viewer.key, parameters, from) : NOTHING
}

type From = (grn: string, after: string | undefined) => string

/** Parameters are added only where they are used: PostgreSQL rejects one whose type nothing in the statement determines. */
function linesOf(viewer: string, parameters: Parameters, from: From): GuaranteeRights {
  return {
    ...NOTHING,
    ofMovements: true,
    listed: (after, limit) =>
      `select gp.grn from guarantee_parties gp where gp.party_key = ${parameters.add(viewer)} ${from('gp.grn', after)}
       order by gp.grn limit ${limit}`,
    get any() {
      return `coalesce((select true from guarantee_parties gp where gp.party_key = ${parameters.add(viewer)}
        and gp.grn = g.grn), false)`
    },
    own: (mrn) => `coalesce((select m.state <> 'none' from movement_parties mp join movements m on m.mrn = mp.mrn
      where mp.party_key = ${parameters.add(viewer)} and mp.mrn = ${mrn}), false)`,
  }
}

function accountsOf(viewer: string, parameters: Parameters, from: From): GuaranteeRights {
  const key = parameters.add(viewer)
  const full = `g.guarantor = ${key}`
  // Whoever paid has an entry from its account before anything is reimbursed to it. There may be many on one guarantee, so
  // the next guarantee is looked for from the last one.
  const paid = (after: string | undefined, limit: number): string => {
    const next = (condition: string): string =>
      `select min(e.grn) from guarantee_entries e where ${BETWEEN} and e.from_account = ${key} ${condition}`
    return `with recursive paid (grn, place) as (
      select (${next(from('e.grn', after))}), 1
      union all select (${next('and e.grn > paid.grn')}), place + 1 from paid where grn is not null and place < ${limit}
    ) select grn from paid where grn is not null`
  }
  return {
    listed: (after, limit) =>
      `select grn from (
         (select g.grn from guarantees g where ${among('g.guarantor', key)} and ${ACCOUNT} ${from('g.grn', after)}
           order by g.guarantor, g.grn limit ${limit})
         union (${paid(after, limit)})) mine order by grn limit ${limit}`,
    full,
    any: `(${full} or coalesce((select true from guarantee_entries e where ${BETWEEN} and e.from_account = ${key}
      and e.grn = g.grn limit 1), false))`,
    ofMovements: false,
    own: () => 'false',
    party: `${key} in (e.from_account, e.to_account)`,
  }
}
