import { readFileSync } from 'node:fs'
import { type CountryCode, openProfile, type TableRow, type Tables } from '#adapter-api'
import codes from './codes.json' with { type: 'json' }
import type { Reading } from './converters.ts'

/** What NCTS is like in one country. */
export type Profile = {
  country: CountryCode
  source: string
  timeZone: string
  /** The phase in which documents are written; both are read. */
  phase: '5' | '6'
  tables: Tables
  has: (table: string) => boolean
  /** How each country of an itinerary is connected to the hub; `full` where nothing is said. */
  connections: Readonly<Record<string, string>>
  /** What the country declares in remarks with codes of its own, by field of the declaration. */
  statements: Readonly<Record<string, string>>
  /** What the hub asks of a message and no form says, as it holds in the country: fields of the body by type of message. */
  unsaid: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

/** Fields that a statement can say: text and amounts. */
const CAN_BE_STATED = [
  'regime',
  'cifValue',
  'dutiesAtRisk',
  'nationalProcedure',
  'harmonisedProcedure',
  'incoterms',
  'natureOfTransaction',
]
const NAMES = ['country', 'source', 'timeZone', 'phase', 'tables', 'connections', 'statements', 'unsaid']

/** Reads a profile file. Throws one error that names everything that is wrong. */
export const readProfile = (path: string): Profile => profileOf(JSON.parse(readFileSync(path, 'utf8')))

/** The same of what the file holds. */
export function profileOf(value: unknown): Profile {
  const file = openProfile(value, NAMES)
  const { given, text } = file
  const country = text('country', /^[A-Z]{2}$/)
  const [said, timeZone, phase] = [
    text('source'),
    text('timeZone', /^[A-Za-z_]+\/[A-Za-z_/-]+$/),
    text('phase', /^[56]$/),
  ]
  const statements = (given['statements'] ?? {}) as Record<string, string>
  for (const [field, code] of Object.entries(statements)) {
    if (!CAN_BE_STATED.includes(field)) file.complain(`statements: ${field} cannot be stated`)
    if (!/^[A-Z0-9]{5}$/.test(code)) file.complain(`statements: ${code} is no code of five letters or digits`)
  }
  const own = (Array.isArray(given['tables']) ? given['tables'] : []) as readonly TableRow[]
  // A country's own rows take the place of the public ones, table by table.
  const rows = [...own, ...codes.rows.filter(({ table }) => !own.some((row) => row.table === table))]
  const source = `${said}; ${codes.source}`
  const tables = file.tables({ country, source, rows })
  file.close(country)
  return {
    country: country as CountryCode,
    source,
    timeZone,
    phase: phase === '5' ? '5' : '6',
    tables,
    has: (table) => rows.some((row) => row.table === table),
    connections: (given['connections'] ?? {}) as Record<string, string>,
    statements,
    unsaid: (given['unsaid'] ?? {}) as Profile['unsaid'],
  }
}

/** What both directions need to know: the profile, and the day by which its tables are read. */
export const readingOf = (profile: Profile, day: string): Reading => ({
  ...profile,
  day,
  connectionOf: (country) => profile.connections[country] ?? 'full',
})
