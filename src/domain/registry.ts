import type { Country, Office, Reference } from './reference.ts'
import { isWithin } from './time.ts'

/** An office as the registry has it on a day (`YYYY-MM-DD`); undefined when it is not in it on that day. */
export function officeOn({ offices }: Pick<Reference, 'offices'>, code: string, day: string): Office | undefined {
  const office = offices.get(code)
  const version = (office?.versions ?? [office]).findLast((one) => one !== undefined && one.validFrom <= day)
  return version !== undefined && isWithin(day, version) ? version : undefined
}

/** A country as the registry has it on a day; undefined when it is not in it. */
export function countryOn({ countries }: Pick<Reference, 'countries'>, code: string, day: string): Country | undefined {
  const country = countries.get(code)
  const version = (country?.versions ?? [country]).findLast((one) => (one?.validFrom ?? '') <= day)
  return version?.validTo !== undefined && version.validTo < day ? undefined : version
}
