import { isFundAccount } from '../domain/model/guarantee.ts'
import type { Effect } from '../domain/model/decision.ts'
import type { Movement } from '../domain/model/movement.ts'
import { asGrn, asMrn, type Mrn } from '../domain/values/identifiers.ts'
import { minorOf } from '../domain/values/money.ts'
import type { Breaches } from './result.ts'

/** What is claimed of funds and what they have paid by the movements as they are stored: minor units by {@link fundKey}. */
export type FundSums = ReadonlyMap<string, bigint>

const fundKey = (mrn: Mrn, grn: string, account: string): string => [mrn, grn, account].join(' ')

/** Adds what funds have been asked for because of one movement. */
export function addFunds({ mrn, liabilities = [] }: Movement, sums: Map<string, bigint>): void {
  for (const { grn, country, currency, claimed, paid } of liabilities) {
    for (const [account, amount] of [
      [`called:${country}`, claimed],
      [`paid:${country}`, paid],
    ] as const) {
      const minor = minorOf({ amount, currency })
      if (minor !== 0n) sums.set(fundKey(mrn, grn, account), minor)
    }
  }
}

type Event = { index: bigint; mrn: Mrn | undefined; effect: Effect }

/**
 * Claims on funds (engine.md 9, "Cover"): their entries, from zero, give what the movements say is claimed and paid, and
 * nothing is paid or given up that was not claimed. Memory grows with the funds that were claimed.
 */
export class FundCheck {
  readonly #breaches: Breaches
  readonly #sums = new Map<string, bigint>()

  constructor(breaches: Breaches) {
    this.#breaches = breaches
  }

  leaf({ index, mrn = asMrn(''), effect }: Event): void {
    for (const { grn, from, to, minor } of effect.entries ?? []) {
      if (!isFundAccount(from) && !isFundAccount(to)) continue
      const left = this.#add(fundKey(mrn, grn, from), -BigInt(minor))
      this.#add(fundKey(mrn, grn, to), BigInt(minor))
      if (left < 0n && !from.startsWith('liable:'))
        this.#breaches.add('I5', { logIndex: index, mrn, grn }, `takes ${-left} more from ${from} than is there`)
    }
  }

  end(stored: FundSums): void {
    for (const key of new Set([...this.#sums.keys(), ...stored.keys()])) {
      const [movement = '', number = '', account = ''] = key.split(' ')
      const [logged, told] = [this.#sums.get(key) ?? 0n, stored.get(key) ?? 0n]
      if (logged === told || account.startsWith('liable:')) continue
      const place = { mrn: asMrn(movement), grn: asGrn(number) }
      this.#breaches.add('I5', place, `${account} of the fund is ${told} as stored, its entries give ${logged}`)
    }
  }

  #add(key: string, minor: bigint): bigint {
    const sum = (this.#sums.get(key) ?? 0n) + minor
    if (sum === 0n) this.#sums.delete(key)
    else this.#sums.set(key, sum)
    return sum
  }
}
