import { readFileSync } from 'node:fs'
import { type CountryCode, type Leg, openProfile, type TableRow, type Tables } from '#adapter-api'

/** Between which offices a prescribed way leads through which countries, from a day on and until the day before another. */
export type Itinerary = {
  departure: string
  destination: string
  from?: string
  to?: string
  legs: readonly Leg[]
}

/** Tables that a declaration cannot be read without; those in `MAY_BE` say nothing where the profile has no rows of them. */
const MUST_BE = ['offices', 'regimes', 'declaration-types', 'modes'] as const
const MAY_BE = ['office-names', 'package-types', 'documents', 'fullness', 'control-results'] as const
export type TableName = (typeof MUST_BE)[number] | (typeof MAY_BE)[number]

/** What ASYCUDA World is like in one country. What the country has not said has no value here, and no default. */
export type Profile = {
  country: CountryCode
  source: string
  timeZone: string
  /** In which amounts without a currency are. */
  currency: string
  /** Of the codes of traders. */
  scheme: string
  dates: 'iso' | 'dmy' | 'mdy'
  timeLimit: 'date' | 'days'
  separators: { vehicles: string; seals: string }
  lengths: { office: number; means: number; seals: number; trader: number }
  tables: Tables
  has: (table: TableName) => boolean
  /** Type that a previous declaration of this system has among previous documents. */
  previousDocumentType: string | undefined
  /** How manifests are read; without it none is taken. */
  manifest: ManifestRules | undefined
  /** The ways prescribed between two offices on a day. */
  itinerariesOn: (day: string, way: { departureOffice: string; destinationOffice: string }) => readonly Itinerary[]
}

/** What a manifest does not say of its consignments in transit. */
export type ManifestRules = {
  /** What `Bol_nature` says of goods in transit. */
  natures: readonly string[]
  declarationType: string
  regime: string
  /** Reference of each carrier's guarantee, by his code. */
  guarantees: Readonly<Record<string, string>>
  /** Where in a `Bol_segment` the value stands. */
  cifValue: { amount: string; currency: string }
  /** What identifies the means of transport, by the system's mode. */
  meansTypes: Readonly<Record<string, string>>
}

/** Guarantees by the reference the declaration names: what it has no place for. */
export type Guarantees = ReadonlyMap<string, { type: string; accessCode?: string }>
export type ProfileAndGuarantees = { profile: Profile; guarantees: Guarantees }

/** Widths of UNCTAD's table description, for countries that have said nothing else. */
const LENGTHS = { office: 5, means: 35, seals: 17, trader: 17 }
const NAMES = [
  'country',
  'source',
  'timeZone',
  'currency',
  'scheme',
  'dates',
  'timeLimit',
  'separators',
  'lengths',
  'tables',
  'itineraries',
  'previousDocumentType',
  'manifest',
]

/** Reads a profile file. Throws one error that names everything that is wrong. */
export const readProfile = (path: string): Profile => profileOf(JSON.parse(readFileSync(path, 'utf8')))

/** The same of what the file holds. */
export function profileOf(value: unknown): Profile {
  const file = openProfile(value, NAMES)
  const { given, text, choice } = file
  const country = text('country', /^[A-Z]{2}$/)
  const source = text('source')
  const rows = (Array.isArray(given['tables']) ? given['tables'] : []) as readonly TableRow[]
  const known: readonly string[] = [...MUST_BE, ...MAY_BE]
  for (const { table } of rows) if (!known.includes(table)) file.complain(`there is no table ${table}`)
  for (const table of MUST_BE)
    if (!rows.some((row) => row.table === table)) file.complain(`the table ${table} has no rows`)
  const profile: Profile = {
    country: country as CountryCode,
    source,
    timeZone: text('timeZone', /^[A-Za-z_]+\/[A-Za-z_/-]+$/),
    currency: text('currency', /^[A-Z]{3}$/),
    scheme: text('scheme'),
    dates: choice('dates', ['iso', 'dmy', 'mdy']),
    timeLimit: choice('timeLimit', ['date', 'days']),
    separators: { vehicles: '', seals: '', ...(given['separators'] as object) },
    lengths: { ...LENGTHS, ...(given['lengths'] as object) },
    tables: file.tables({ country, source, rows }),
    has: (table) => rows.some((row) => row.table === table),
    itinerariesOn: (day, way) => itinerariesOn((given['itineraries'] ?? []) as readonly Itinerary[], day, way),
    previousDocumentType: given['previousDocumentType'] as string | undefined,
    manifest: given['manifest'] as ManifestRules | undefined,
  }
  for (const [name, separator] of Object.entries(profile.separators))
    if (separator === '') file.complain(`separators.${name} is missing`)
  file.close(country)
  return profile
}

const itinerariesOn = (
  all: readonly Itinerary[],
  day: string,
  way: { departureOffice: string; destinationOffice: string },
): readonly Itinerary[] =>
  all.filter(
    ({ departure, destination, from, to }) =>
      departure === way.departureOffice &&
      destination === way.destinationOffice &&
      (from === undefined || from <= day) &&
      (to === undefined || day < to),
  )

/** Reads the file of guarantees; without a path there are none. Its access codes are secret, hence a file of its own. */
export function readGuarantees(path: string | undefined): Guarantees {
  if (path === undefined || path === '') return new Map()
  return new Map(Object.entries(JSON.parse(readFileSync(path, 'utf8')) as Record<string, { type: string }>))
}
