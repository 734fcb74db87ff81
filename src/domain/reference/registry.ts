import { type ActDay, versionOn } from './act-day.ts'
import type { Country, Office, Reference } from '../model/reference.ts'
import { asCountry } from '../values/party.ts'
import { asOffice, type OfficeCode } from '../values/office.ts'
import { alike, respelled } from '../values/spelling.ts'

/** An office as the registry has it on the day of an act; undefined when it is not registered on that day. */
export function officeOn({ offices }: Pick<Reference, 'offices'>, code: string, on: ActDay): Office | undefined {
  const office = offices.get(asOffice(code))
  return office && versionOn(office.versions ?? [office], on)
}

/** Whom to call at an office, and how it is reached as far as the registry knows. */
export type OfficeContact = { office: OfficeCode; phone?: string; email?: string }

/** The first number and the first address of an office's contacts. */
export function contactIn(
  office: OfficeCode,
  contacts: readonly { kind: string; value: string }[] = [],
): OfficeContact {
  const [phone, email] = ['phone', 'email'].map((kind) => contacts.find((one) => one.kind === kind)?.value)
  return { office, ...(phone === undefined ? {} : { phone }), ...(email === undefined ? {} : { email }) }
}

/**
 * The office that somebody means who types its code, or what a national system calls it (`aliases`), alone or after the
 * name of the system and a colon; undefined where that is no office or more than one. For queries and imports: messages
 * carry the hub's codes only.
 */
export function officeNamed(offices: readonly Office[], typed: string): OfficeCode | undefined {
  const code = respelled(typed)
  if (offices.some((office) => office.code === code)) return asOffice(code)
  const meant = new Set(
    offices.flatMap(({ code: own, aliases = [] }) =>
      aliases.some((one) => alike(one.code, typed) || alike(`${one.system}:${one.code}`, typed)) ? [own] : [],
    ),
  )
  const [only, another] = meant
  return another === undefined ? only : undefined
}

/** What an office is called in a language; undefined when there is no such office. */
export const nameOfOffice = (office: Office | undefined, language: 'en' | 'fr' | 'pt'): string | undefined =>
  office?.labels?.[language] ?? office?.name

/** A country as the registry has it on the day of an act; undefined when it is not in it. */
export function countryOn({ countries }: Pick<Reference, 'countries'>, code: string, on: ActDay): Country | undefined {
  const country = countries.get(asCountry(code))
  return country && versionOn(country.versions ?? [country], on)
}
