import type { Branded } from './brand.ts'
import { asCountry, type CountryCode } from './party.ts'

/** A customs office by its hub code, `TGLFW001`: its country and six characters. */
export type OfficeCode = Branded<'office'>

/** The code of an office in what schema and rules have judged already: looks at nothing. */
export const asOffice = (judged: string): OfficeCode => judged as OfficeCode

/** The country an office lies in. */
export const countryOfOffice = (office: OfficeCode): CountryCode => asCountry(office.slice(0, 2))
