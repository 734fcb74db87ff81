import { paidMinor, shareOut } from '../reference/contribution.ts'
import { formatAmount, minorOf } from '../values/money.ts'
import type { Contribution, MovementState, Receipt } from '../model/movement.ts'
import type { CountryCode, PartyKey } from '../values/party.ts'
import type { Grn, Mrn } from '../values/identifiers.ts'

/** One share of one contribution of the month; amounts in minor units of `currency`. */
export type ContributionLine = {
  kind: 'contribution'
  mrn: Mrn
  /** Day of the declaration, UTC. */
  date: string
  regime: string
  agreements: readonly string[]
  table: string
  tableFrom: string
  base: bigint
  rate: string
  amount: bigint
  currency: string
  /** Who collects it, and owes the others their shares. */
  debtor: PartyKey
  country: CountryCode
  /** Whose share it is. */
  creditor: PartyKey
  share: bigint
  /** Its part of what has been collected so far; nothing if it is the collector. */
  owed: bigint
  receipts: readonly Receipt[]
  state: 'paid' | 'open'
}

/** One payment of a claim by another guarantor than the one that issued the guarantee; minor units. */
export type ClaimLine = {
  kind: 'claim'
  mrn: Mrn
  /** Day of the payment's entry, UTC. */
  date: string
  grn: Grn
  debtor: PartyKey
  creditor: PartyKey
  currency: string
  paid: bigint
  reimbursed: bigint
  open: bigint
}

export type StatementLine = ContributionLine | ClaimLine

/** What one guarantor owes another by the lines of a statement, in one currency; minor units. */
export type StatementTotal = {
  debtor: PartyKey
  creditor: PartyKey
  currency: string
  contributions: bigint
  claims: bigint
}

/** What a statement needs of one movement. */
export type StatementMovement = {
  mrn: Mrn
  date: string
  state: MovementState
  regime: string
  contributions: readonly Contribution[]
}

/** Ends that were never released for transit: nothing is due any more. */
const NEVER_RELEASED: ReadonlySet<MovementState> = new Set(['cancelled', 'not-released'])

/**
 * The lines of one movement's contributions (engine.md 5, monthly statement): one per share. A movement that ended before
 * release and for which nothing was collected has none; anything collected still has to be accounted for.
 */
export function contributionLines({ mrn, date, state, regime, contributions }: StatementMovement): ContributionLine[] {
  return contributions.flatMap((one) => {
    const collected = paidMinor(one)
    if (NEVER_RELEASED.has(state) && collected === 0n) return []
    const amount = minorOf(one)
    const owed = sharesOf(one, collected < amount ? collected : amount)
    return one.shares.map(
      ({ country, guarantor, amount: share }, at): ContributionLine => ({
        kind: 'contribution',
        mrn,
        date,
        regime,
        agreements: one.agreements,
        table: one.table,
        tableFrom: one.tableFrom,
        base: minorOf(one.base),
        rate: one.rate,
        amount,
        currency: one.currency,
        debtor: one.collector,
        country,
        creditor: guarantor,
        share: minorOf({ amount: share, currency: one.currency }),
        owed: guarantor === one.collector ? 0n : (owed[at] ?? 0n),
        receipts: one.receipts,
        state: collected >= amount ? 'paid' : 'open',
      }),
    )
  })
}

/** The amount collected, split in proportion to the shares; the full amount gives the shares themselves. */
function sharesOf({ shares, currency }: Contribution, collected: bigint): bigint[] {
  const parts = shares.map(({ amount }, at) => ({ at, parts: minorOf({ amount, currency }) }))
  const given = new Map(shareOut(collected, parts).map(([{ at }, share]) => [at, share]))
  return shares.map((_, at) => given.get(at) ?? 0n)
}

/** Whether a guarantor is a party to a line: it reads only its own. */
export const isPartyTo = ({ debtor, creditor }: StatementLine, key: PartyKey): boolean =>
  debtor === key || creditor === key

/** Adds lines up by who owes whom in which currency. */
export class StatementTotals {
  readonly #totals = new Map<string, StatementTotal>()

  add(line: StatementLine): void {
    const { debtor, creditor, currency } = line
    const [contributions, claims] = line.kind === 'claim' ? [0n, line.open] : [line.owed, 0n]
    if (contributions + claims === 0n) return
    const key = `${debtor} ${creditor} ${currency}`
    const before = this.#totals.get(key) ?? { debtor, creditor, currency, contributions: 0n, claims: 0n }
    this.#totals.set(key, {
      ...before,
      contributions: before.contributions + contributions,
      claims: before.claims + claims,
    })
  }

  /** By debtor, creditor and currency. */
  all(): StatementTotal[] {
    return [...this.#totals].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, total]) => total)
  }
}

/** An amount of a line or total as it is shown. */
export const shown = (minor: bigint, { currency }: { currency: string }): string => formatAmount(minor, currency)
