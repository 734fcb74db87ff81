import type { Viewer } from '../../ports/viewer.ts'
import type { Parameters } from './visibility.ts'

/** Roles that read the lines of their own movements on a guarantee that is not theirs. */
const READS_LINES = new Set(['customs', 'principal'])

/**
 * What a viewer may see of guarantee `g`, as SQL conditions: `full` its balances and everything on it; `own` the lines and
 * entries of an MRN; `party` debts between guarantors, by the accounts of entry `e`; `anyParty` whether there are any.
 */
export type GuaranteeRights = {
  full: string
  own: (mrn: string) => string
  party: string
  anyParty: string
}

/** An entry between two guarantors; the wording matches the partial indexes. */
export const BETWEEN = `e.from_account like '%/%'`

/**
 * Another party's balances would reveal what it secures elsewhere, so customs and principals get lines only; a guarantor
 * that paid a claim on another's guarantee reads what the two owe each other.
 */
export function rightsOf(viewer: Viewer, parameters: Parameters): GuaranteeRights {
  if (viewer.kind === 'all') return { full: 'true', own: () => 'true', party: 'true', anyParty: 'true' }
  if (viewer.kind === 'officer') return { full: 'false', own: () => 'false', party: 'false', anyParty: 'false' }
  if (READS_LINES.has(viewer.role)) {
    // Added only where it is used: PostgreSQL rejects a parameter whose type nothing in the statement determines.
    const own = (mrn: string): string => `exists (select 1 from movement_parties mp join movements m on m.mrn = mp.mrn
      where mp.party_key = ${parameters.add(viewer.key)} and mp.mrn = ${mrn} and m.state <> 'none')`
    return { full: 'false', own, party: 'false', anyParty: 'false' }
  }
  if (viewer.role !== 'guarantor') return { full: 'false', own: () => 'false', party: 'false', anyParty: 'false' }
  const key = parameters.add(viewer.key)
  return {
    full: `g.guarantor = ${key}`,
    own: () => 'false',
    party: `${key} in (e.from_account, e.to_account)`,
    // Whoever paid has an entry from its account before anything is reimbursed to it.
    anyParty: `g.grn in (select e.grn from guarantee_entries e where ${BETWEEN} and e.from_account = ${key})`,
  }
}
