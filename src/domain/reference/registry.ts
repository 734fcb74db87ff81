import { type ActDay, versionOn } from './act-day.ts'
import type { Country, Office, Reference } from '../model/reference.ts'
import { asCountry } from '../values/party.ts'
import { asOffice } from '../values/office.ts'

/** An office as the registry has it on the day of an act; undefined when it is not registered on that day. */
export function officeOn({ offices }: Pick<Reference, 'offices'>, code: string, on: ActDay): Office | undefined {
  const office = offices.get(asOffice(code))
  return office && versionOn(office.versions ?? [office], on)
}

/** What an office is called in a language; undefined when there is no such office. */
export const nameOfOffice = (office: Office | undefined, language: 'en' | 'fr' | 'pt'): string | undefined =>
  office?.labels?.[language] ?? office?.name

/** A country as the registry has it on the day of an act; undefined when it is not in it. */
export function countryOn({ countries }: Pick<Reference, 'countries'>, code: string, on: ActDay): Country | undefined {
  const country = countries.get(asCountry(code))
  return country && versionOn(country.versions ?? [country], on)
}
