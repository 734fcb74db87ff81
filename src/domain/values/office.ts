import { asCountry, type CountryCode } from './party.ts'

/** A customs office by its hub code, `TGLFW001`: its country and six characters. */
export type OfficeCode = string

/** The country an office lies in. */
export const countryOfOffice = (office: OfficeCode): CountryCode => asCountry(office.slice(0, 2))
