import type { PaymentLine } from '../domain/guarantee/payment-lines.ts'
import type { Grn, Mrn } from '../domain/values/identifiers.ts'
import type { CountryCode, PartyKey } from '../domain/values/party.ts'
import type { Page, PageRequest } from './page.ts'
import type { StatisticsRow } from './statistics.ts'

/** An open claim, as a partner administration sees it: who claims what of whom, and nothing of the trader. */
export type ClaimView = {
  mrn: Mrn
  claimant: PartyKey
  /** RFC 3339; absent for a claim older than the note of it. */
  since?: string
  /** Last day of payment, `YYYY-MM-DD`. */
  payBy?: string
  guarantors: readonly { country: CountryCode; guarantor: PartyKey }[]
  /** Minor units of each guarantee's currency. */
  claimed: readonly { grn: Grn; minor: bigint; currency: string }[]
}

/** What one guarantee covers; minor units of its currency. */
export type CoverView = {
  grn: Grn
  type: string
  state: string
  guarantor: PartyKey
  currency: string
  limit: bigint
  available: bigint
  reserved: bigint
  inUse: bigint
  claimed: bigint
  spent: bigint
}

/** What partner administrations read, of the countries named alone. */
export interface PartnerReads {
  /**
   * Open claims that one of the countries makes or that a guarantor of one of them answers for, by MRN. A page may come out short
   * and still have a next one.
   */
  partnerClaims(countries: ReadonlySet<CountryCode>, page: PageRequest): Promise<Page<ClaimView>>
  /** The guarantees of the guarantors of these countries, by guarantor and GRN. */
  partnerCover(countries: ReadonlySet<CountryCode>, page: PageRequest): Promise<Page<CoverView>>
  /**
   * Movements that arrived in a period (`to` is the day after its last, UTC), by corridor, of those that set out from one of these
   * countries or lead to one.
   */
  partnerMovements(
    countries: ReadonlySet<CountryCode>,
    period: { from: string; to: string },
  ): Promise<readonly StatisticsRow[]>
}

/** What payment systems read of their own days. */
export interface PaymentReads {
  /** What a payment system was asked, and has said, on a day (`YYYY-MM-DD`, UTC), by MRN. Iterate to the end or return early. */
  paymentLines(system: PartyKey, day: string): AsyncIterable<PaymentLine>
}
