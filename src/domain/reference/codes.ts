import { type ActDay, versionOn } from './act-day.ts'
import type { CodeItem, CodeSpan, CodeVersions, Reference } from '../model/reference.ts'

/** What an item of a list has besides code, days and labels. `strings` is a list, in CSV separated by spaces. */
export type FieldSpec = { type: 'string' | 'strings' | 'boolean' | 'integer'; pattern?: string; required?: boolean }

/** A code list as dated data (schemas/codelists, and what operators imported since). */
export type Codelist = {
  readonly name: string
  readonly source: string
  readonly labels: Readonly<Record<'en' | 'fr' | 'pt', string>>
  /** Pattern of its codes. */
  readonly code: string
  /** Languages every label must have; the Harmonised System is published in English only. */
  readonly languages: readonly ('en' | 'fr' | 'pt')[]
  readonly fields: Readonly<Record<string, FieldSpec>>
  readonly items: readonly CodeItem[]
}

/** The lists by name, as decisions look codes up; made once per version of the reference data, not per message. */
export function indexCodes(lists: Iterable<Codelist>): Required<Pick<Reference, 'codes' | 'codeSpans'>> {
  const codes = new Map<string, CodeVersions>()
  const codeSpans = new Map<string, CodeSpan>()
  for (const { name, items } of lists) {
    codes.set(name, versionsOf(items))
    codeSpans.set(name, spanOf(items))
  }
  return { codes, codeSpans }
}

/** The items of a list by code, the versions of each oldest first. */
export function versionsOf(items: readonly CodeItem[]): CodeVersions {
  const versions = new Map<string, CodeItem[]>()
  for (const item of items) {
    const known = versions.get(item.code)
    if (known === undefined) versions.set(item.code, [item])
    else known.push(item)
  }
  for (const known of versions.values()) known.sort((one, other) => (one.validFrom < other.validFrom ? -1 : 1))
  return versions
}

function spanOf(items: readonly CodeItem[]): CodeSpan {
  const starts = items.map(({ validFrom }) => validFrom).sort()
  const ends = items.flatMap(({ validTo }) => validTo ?? []).sort()
  const [steadyTo] = ends
  return {
    begins: starts[0] ?? '0000-01-01',
    steadyFrom: starts.at(-1) ?? '0000-01-01',
    ...(steadyTo === undefined ? {} : { steadyTo }),
  }
}

/** Whether every code of a list is valid on a day (`YYYY-MM-DD`), so that none need be looked at. */
export function isSteady({ steadyFrom, steadyTo, begins }: CodeSpan, day: string): boolean {
  const judged = day < begins ? begins : day
  return judged >= steadyFrom && (steadyTo === undefined || judged <= steadyTo)
}

/**
 * The version of a code that is valid on the day of an act; undefined when none is, or the list is not known. Days before
 * the list begins count as its first day: no old document is refused because the list is younger than it.
 */
export function codeOn(reference: Reference, list: string, code: string, on: ActDay): CodeItem | undefined {
  const begins = reference.codeSpans?.get(list)?.begins ?? ''
  const judged = on.day < begins ? { ...on, day: begins } : on
  return versionOn(reference.codes?.get(list)?.get(code) ?? [], judged)
}

type ListFile = Pick<Codelist, 'name' | 'source' | 'items'> & Partial<Codelist>

const ANY_LANGUAGE = ['en', 'fr', 'pt'] as const

/** A list as a file of schemas/codelists has it, what the file leaves out filled in. */
export const codelistOf = ({ name, source, items, ...head }: ListFile): Codelist => ({
  name,
  source,
  labels: head.labels ?? { en: name, fr: name, pt: name },
  code: head.code ?? '^[!-~]{1,35}$',
  languages: head.languages ?? ANY_LANGUAGE,
  fields: head.fields ?? {},
  items,
})
