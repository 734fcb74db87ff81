import type { Effect } from '../domain/model/decision.ts'
import { isFundAccount, isGuarantorAccount } from '../domain/model/guarantee.ts'
import { openMinor } from '../domain/guarantee/debts.ts'
import type { Movement } from '../domain/model/movement.ts'
import type { Breaches, BreachPlace } from './result.ts'
import type { PartyKey } from '../domain/values/party.ts'
import { asGrn, asMrn, type Grn, type Mrn } from '../domain/values/identifiers.ts'

/** What guarantors still owe each other by the movements as they are stored: minor units by {@link debtKey}. */
export type OpenDebts = ReadonlyMap<string, bigint>

export const debtKey = (mrn: Mrn, grn: Grn, debtor: string, creditor: string): string =>
  [mrn, grn, debtor, creditor].join(' ')

/** Adds the open debts of one movement. */
export function addDebts({ mrn, debts = [] }: Movement, sums: Map<string, bigint>): void {
  for (const debt of debts) {
    const open = openMinor(debt)
    if (open !== 0n) sums.set(debtKey(mrn, debt.grn, debt.debtor, debt.creditor), open)
  }
}

type Entry = NonNullable<Effect['entries']>[number]
/** A leaf as far as this check needs it. */
type Event = { index: bigint; mrn: Mrn | undefined; sender: PartyKey | undefined; effect: Effect }

/**
 * The chain of guarantors (engine.md 5): what one has paid of a claim on another's guarantee is owed to it, never more is
 * reimbursed than was paid, and the rest is what the movements say. Memory grows with the debts that are open.
 */
export class DebtCheck {
  readonly #breaches: Breaches
  readonly #open = new Map<string, bigint>()

  constructor(breaches: Breaches) {
    this.#breaches = breaches
  }

  /** @param guarantorOf who issued a guarantee, by the log so far */
  leaf(event: Event, guarantorOf: (grn: Grn) => string | undefined): void {
    const { effect, index, mrn } = event
    const entries = effect.entries ?? []
    for (const grn of new Set(entries.map((entry) => entry.grn))) {
      const own = entries.filter((entry) => entry.grn === grn)
      this.#settled(event, grn, own, guarantorOf(grn))
    }
    for (const entry of entries) {
      const { grn, from, to } = entry
      if (!isGuarantorAccount(from) && !isGuarantorAccount(to)) continue
      const place = { logIndex: index, ...(mrn === undefined ? {} : { mrn }), grn }
      this.#between(place, entry, guarantorOf(grn))
    }
  }

  end(stored: OpenDebts): void {
    for (const key of new Set([...this.#open.keys(), ...stored.keys()])) {
      const [movement = '', number = '', debtor = '', creditor = ''] = key.split(' ')
      const [mrn, grn] = [asMrn(movement), asGrn(number)]
      const [logged, told] = [this.#open.get(key) ?? 0n, stored.get(key) ?? 0n]
      if (logged === told) continue
      this.#breaches.add('I5', { mrn, grn }, `${debtor} owes ${creditor} ${told} as stored, the entries give ${logged}`)
    }
  }

  /** Whatever a guarantor other than the issuing one has paid is owed to it, all of it and nothing else. */
  #settled({ index, mrn, sender }: Event, grn: Grn, own: readonly Entry[], issuer: string | undefined): void {
    const sum = (which: (entry: Entry) => boolean): bigint =>
      own.filter(which).reduce((total, { minor }) => total + BigInt(minor), 0n)
    const spent = sum(
      ({ from, to }) => (from === 'claimed' && to === 'spent') || (isFundAccount(from) && to.startsWith('paid:')),
    )
    const owed = sum(({ from, to }) => to === issuer && isGuarantorAccount(from))
    const place = { logIndex: index, ...(mrn === undefined ? {} : { mrn }), grn }
    if (owed > 0n && owed !== spent) {
      this.#breaches.add('I5', place, `${owed} is owed between guarantors, and ${spent} was paid`)
    }
    const byAnother = sender !== undefined && isGuarantorAccount(sender) && sender !== issuer
    if (byAnother && spent > 0n && owed === 0n) {
      this.#breaches.add('I5', place, `${sender} paid ${spent} for ${issuer}, which does not owe it`)
    }
  }

  #between(place: BreachPlace, { grn, from, to, minor }: Entry, issuer: string | undefined): void {
    const { mrn = asMrn('') } = place
    const debt = to === issuer
    if (!debt && from !== issuer) {
      this.#breaches.add('I5', place, `${from} and ${to} have an entry, and ${issuer} issued the guarantee`)
      return
    }
    const key = debt ? debtKey(mrn, grn, to, from) : debtKey(mrn, grn, from, to)
    const open = (this.#open.get(key) ?? 0n) + (debt ? BigInt(minor) : -BigInt(minor))
    if (open < 0n) this.#breaches.add('I5', place, `${from} reimburses ${to} with ${-open} more than was paid`)
    if (open === 0n) this.#open.delete(key)
    else this.#open.set(key, open)
  }
}
