import { readFileSync } from 'node:fs'
import { type CountryCode, openProfile, type TableRow, type Tables } from '#adapter-api'
import type { Reading } from '../ncts/converters.ts'
import codes from './codes.json' with { type: 'json' }

/** What a partner's use of the WCO Data Model is like. */
export type Profile = {
  country: CountryCode
  source: string
  timeZone: string
  modelVersion: string
  agency: string
  namespaces: { metadata: string; declaration: string; response: string }
  /** Namespace of the declared extension; without one what the model has no place for is lost. */
  extension: string | undefined
  /** Elements that the partner does not take, as paths from Declaration: what they would say goes into the extension. */
  omits: readonly string[]
  tables: Tables
  has: (table: string) => boolean
}

const NAMES = ['country', 'source', 'timeZone', 'modelVersion', 'agency', 'namespaces', 'extension', 'omits', 'tables']
const SPACES = ['metadata', 'declaration', 'response'] as const

/** Reads a profile file. Throws one error that names everything that is wrong. */
export const readProfile = (path: string): Profile => profileOf(JSON.parse(readFileSync(path, 'utf8')))

/** The same of what the file holds. */
export function profileOf(value: unknown): Profile {
  const file = openProfile(value, NAMES)
  const { given, text } = file
  const country = text('country', /^[A-Z]{2}$/)
  const said = {
    source: text('source'),
    timeZone: text('timeZone', /^[A-Za-z_]+\/[A-Za-z_/-]+$/),
    modelVersion: text('modelVersion', /^[0-9.]+$/),
    agency: text('agency'),
  }
  const spaces = (given['namespaces'] ?? {}) as Profile['namespaces']
  for (const name of SPACES) if (!spaces[name]) file.complain(`namespaces.${name} is missing`)
  const own = (Array.isArray(given['tables']) ? given['tables'] : []) as readonly TableRow[]
  const rows = [...own, ...codes.rows.filter(({ table }) => !own.some((row) => row.table === table))]
  const tables = file.tables({ country, source: `${said.source}; ${codes.source}`, rows })
  file.close(country)
  return {
    country: country as CountryCode,
    ...said,
    namespaces: spaces,
    extension: given['extension'] as string | undefined,
    omits: (given['omits'] ?? []) as readonly string[],
    tables,
    has: (table) => rows.some((row) => row.table === table),
  }
}

/** What both directions need to know: the profile, and the day by which its tables are read. */
export const readingOf = (profile: Profile, day: string): Reading => ({
  ...profile,
  day,
  phase: profile.modelVersion,
  connectionOf: () => 'full',
  statements: {},
})
