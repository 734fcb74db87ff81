import type { Mrn } from '../values/identifiers.ts'
import type { CountryCode } from '../values/party.ts'

/** An order to keep what was said of a movement, from a day on; `validTo` is the last day on which it counts. */
export type LegalHold = {
  mrn: Mrn
  validFrom: string
  validTo?: string
  /** Whose court or authority has ordered it. */
  country: CountryCode
  /** Who, and under which number. */
  order: string
}

/** Whether it counts on a day, `YYYY-MM-DD` UTC. */
export const isHeldOn = ({ validFrom, validTo }: Pick<LegalHold, 'validFrom' | 'validTo'>, day: string): boolean =>
  validFrom <= day && (validTo === undefined || day <= validTo)
