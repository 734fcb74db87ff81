import type { Dated } from '../values/versions.ts'
import type { CountryCode, PartyKey } from '../values/party.ts'
import { isWithin } from '../values/time.ts'

/** What an agreement can let a partner administration read. None of it names a trader, a vehicle or goods. */
export const PARTNER_READS = ['contributions', 'claims', 'cover', 'movements'] as const

export type PartnerRead = (typeof PARTNER_READS)[number]

/**
 * What one partner (a treasury, a tax administration, a ministry, a bank) may read of which countries, and until when: both
 * days included. An agreement without a last day would outlive those who made it, so each has one.
 */
export type PartnerAgreement = Dated & {
  id: string
  partner: PartyKey
  countries: readonly CountryCode[]
  reads: readonly PartnerRead[]
  /** The text it rests on. */
  basis: string
  validTo: string
}

/**
 * The countries of which a partner may read something on a day (`YYYY-MM-DD`): of all its agreements in force, each once. Empty
 * where none lets it: then it reads nothing.
 */
export function readableBy(
  agreements: readonly PartnerAgreement[],
  partner: PartyKey,
  read: PartnerRead,
  day: string,
): ReadonlySet<CountryCode> {
  const inForce = agreements.filter((one) => one.partner === partner && one.reads.includes(read) && isWithin(day, one))
  return new Set(inForce.flatMap(({ countries }) => countries))
}
