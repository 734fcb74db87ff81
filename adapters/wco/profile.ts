import { readFileSync } from 'node:fs'
import { type CountryCode, readTables, type TableRow, type Tables } from '#adapter-api'
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

const NAMES = [
  'country',
  'source',
  'timeZone',
  'modelVersion',
  'agency',
  'namespaces',
  'extension',
  'omits',
  'tables',
  'unknown',
]
const FORMS = {
  country: /^[A-Z]{2}$/,
  source: /./,
  timeZone: /^[A-Za-z_]+\/[A-Za-z_/-]+$/,
  modelVersion: /^[0-9.]+$/,
  agency: /./,
} as const
const SPACES = ['metadata', 'declaration', 'response'] as const

/** Reads a profile file. Throws one error that names everything that is wrong. */
export const readProfile = (path: string): Profile => profileOf(JSON.parse(readFileSync(path, 'utf8')))

/** The same of what the file holds. */
export function profileOf(value: unknown): Profile {
  const given = (value ?? {}) as Record<string, unknown>
  const spaces = (given['namespaces'] ?? {}) as Profile['namespaces']
  const open = (given['unknown'] ?? []) as readonly string[]
  const own = (Array.isArray(given['tables']) ? given['tables'] : []) as readonly TableRow[]
  const rows = [...own, ...codes.rows.filter(({ table }) => !own.some((row) => row.table === table))]
  const country = String(given['country'])
  const complaints = [
    ...Object.keys(given)
      .filter((name) => !NAMES.includes(name))
      .map((name) => `there is no ${name}`),
    ...Object.entries(FORMS)
      .filter(([name, form]) => typeof given[name] !== 'string' || !form.test(given[name]))
      .map(([name]) => `${name} is missing or wrong`),
    ...SPACES.filter((name) => !spaces[name]).map((name) => `namespaces.${name} is missing`),
    ...(open.length > 0 ? [`still unknown: ${open.join(', ')}`] : []),
  ]
  const tables = tablesOf({ country, source: `${String(given['source'])}; ${codes.source}`, rows }, complaints)
  if (complaints.length > 0) throw new Error(`profile of ${country}: ${complaints.join('; ')}`)
  return {
    country: country as CountryCode,
    source: String(given['source']),
    timeZone: String(given['timeZone']),
    modelVersion: String(given['modelVersion']),
    agency: String(given['agency']),
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

function tablesOf(file: { country: string; source: string; rows: readonly TableRow[] }, complaints: string[]): Tables {
  try {
    return readTables(file)
  } catch (error) {
    complaints.push((error as Error).message)
    return readTables({ ...file, rows: [] })
  }
}
