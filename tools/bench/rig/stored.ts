import { queryOnce } from './query.ts'
import type { Rig } from './rig.ts'

/** Everything the bench asks of the hub's database, by SQL: what knows its tables stands here and nowhere else. */

/** What the hub's database holds after a run, by SQL alone. */
export type Ledger = {
  readonly accepted: number
  readonly movements: number
  readonly discharged: number
  readonly parked: number
  readonly unbalanced: number
}

/** Deliveries that are not done: to be made, under way, or not reported yet. */
const OPEN = `select count(*) as open from outbox where state not in ('delivered', 'discarded')`

const OPEN_OF = `${OPEN} and receiver = $1`

/** What the hub has open, and how long its log is: unchanged and nothing open is idle. */
const STANDING = `select (select count(*) from outbox where state <> 'delivered') || ' ' || (select size from log_head) as state`

/** Reports of deliveries are not messages of the load. */
const LEDGER = `select
  (select count(*) from outcomes o join messages m using (sender, id)
    where o.verdict = 'accepted' and m.type not in ('delivery-report', 'guarantee-registration')) as accepted,
  (select count(*) from movements) as movements,
  (select count(*) from movements where state = 'discharged') as discharged,
  (select count(*) from outbox where state = 'parked') as parked,
  (select count(*) from guarantees
    where reserved <> 0 or in_use <> 0 or available <> limit_minor - claimed - spent) as unbalanced`

/** How many deliveries are open, of one receiver or of all. */
export async function openDeliveries(rig: Rig, receiver?: string): Promise<number> {
  const [text, values] = receiver === undefined ? [OPEN, []] : [OPEN_OF, [receiver]]
  const [row] = await queryOnce<{ open: string }>(rig.hubDatabaseUrl, text, values)
  return Number(row?.open)
}

export const hasNothingOpen = async (rig: Rig): Promise<boolean> => (await openDeliveries(rig)) === 0

/** Something that is the same twice only when the hub has done nothing in between; begins with `0 ` when nothing is open. */
export async function standing(rig: Rig): Promise<string> {
  const [row] = await queryOnce<{ state: string }>(rig.hubDatabaseUrl, STANDING)
  return row?.state ?? ''
}

/** Counts what was accepted and what became of it. */
export async function ledgerOf(rig: Rig): Promise<Ledger> {
  const [row] = await queryOnce<Record<keyof Ledger, string>>(rig.hubDatabaseUrl, LEDGER)
  if (row === undefined) throw new Error('the hub’s database does not answer')
  return {
    accepted: Number(row.accepted),
    movements: Number(row.movements),
    discharged: Number(row.discharged),
    parked: Number(row.parked),
    unbalanced: Number(row.unbalanced),
  }
}

/** What must be true whatever the speed: everything answered is stored, everything stored was delivered and has ended well. */
export function faultsOf(ledger: Ledger, acceptedByLoad: number): string[] {
  const faults: string[] = []
  if (ledger.accepted !== acceptedByLoad) {
    faults.push(`the load generator has ${acceptedByLoad} receipts, the database ${ledger.accepted}`)
  }
  if (ledger.discharged !== ledger.movements)
    faults.push(`${ledger.movements - ledger.discharged} movements not discharged`)
  if (ledger.parked > 0) faults.push(`${ledger.parked} messages parked`)
  if (ledger.unbalanced > 0) faults.push(`${ledger.unbalanced} guarantees out of balance`)
  return faults
}
