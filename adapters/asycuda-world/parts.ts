import { MappingError } from '#adapter-api'
import { pointerOf, type Section } from './form.ts'
import type { Profile, TableName } from './profile.ts'

/** What both directions need to know: the country's profile, and the day by which its tables are read. */
export type Reading = { profile: Profile; day: string }

/** Collects the values of a section; what is undefined or empty leaves its place empty. */
export class Sheet {
  readonly values = new Map<string, string>()
  readonly lists = new Map<string, Section[]>()

  put(path: string, value: string | number | boolean | undefined): void {
    if (value !== undefined && value !== '') this.values.set(path, String(value))
  }

  add(path: string, entry: Section): void {
    this.lists.set(path, [...(this.lists.get(path) ?? []), entry])
  }
}

/** What must be there to make a message. Throws MappingError. */
export function required({ values }: Section, path: string, at = ''): string {
  const value = values.get(path)
  if (value === undefined) throw new MappingError(pointerOf(`${at}${path}`), 'it is empty')
  return value
}

/**
 * Their code of ours, or nothing: a delivery is not refused because a table lacks a row, since a refusal holds up goods that are
 * on their way, and the whole message lies beside the form.
 */
export function theirs({ profile, day }: Reading, table: TableName, ours: string | undefined): string | undefined {
  if (ours === undefined) return undefined
  try {
    return profile.tables.theirs(table, ours, day, '')
  } catch (error) {
    if (error instanceof MappingError) return undefined
    throw error
  }
}

/** Our code of theirs; MappingError where the table has none. */
export const ours = ({ profile, day }: Reading, table: TableName, code: string, path: string): string =>
  profile.tables.ours(table, code, day, pointerOf(path))

/** The same of a table that a country may do without: its codes are ours then. */
export const oursOrSame = (reading: Reading, table: TableName, code: string, path: string): string =>
  reading.profile.has(table) ? ours(reading, table, code, path) : code

export const theirsOrSame = (reading: Reading, table: TableName, code: string): string | undefined =>
  reading.profile.has(table) ? theirs(reading, table, code) : code

/** `{ name: value }`, or nothing where there is no value: fields that are absent must not be there as undefined. */
export const given = <Name extends string, Value>(name: Name, value: Value | undefined): { [key in Name]?: Value } =>
  value === undefined ? {} : ({ [name]: value } as { [key in Name]?: Value })
