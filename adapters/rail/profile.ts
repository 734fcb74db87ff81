import { readFileSync } from 'node:fs'
import { openProfile, type TableRow, type Tables } from '#adapter-api'

/** What a wagon list says of the train, and of each wagon: columns of a table, elements of an XML list. */
export const TRAIN_FIELDS = ['id', 'party', 'train', 'time', 'operation', 'office', 'station', 'remarks'] as const
export const WAGON_FIELDS = ['position', 'wagon', 'mrns', 'containers', 'seals', 'sealState'] as const
export const FIELDS = [...TRAIN_FIELDS, ...WAGON_FIELDS] as const
export type FieldName = (typeof FIELDS)[number]

/** What wagon lists are like at one railway. */
export type Profile = {
  country: string
  source: string
  timeZone: string
  /** Party that sends where a list names none; needed for compositions of TAF TSI, which know no parties of ours. */
  party: string | undefined
  dates: 'iso' | 'dmy'
  separator: ';' | ',' | '\t'
  encoding: 'utf-8' | 'windows-1252'
  /** `uic`: twelve digits with their check digit; `own`: whatever the railway paints on its wagons. */
  numbers: 'uic' | 'own'
  /** How the columns are called, where not by our names. */
  columns: Readonly<Partial<Record<FieldName, string>>>
  /** Columns that lists have and messages have no place for: named, so that nothing is lost unsaid. */
  ignored: readonly string[]
  tables: Tables
  has: (table: string) => boolean
}

const TABLES = ['stations', 'operations', 'seal-states', 'locations']
const NAMES = [
  'country',
  'source',
  'timeZone',
  'party',
  'dates',
  'separator',
  'encoding',
  'numbers',
  'columns',
  'ignored',
  'tables',
]

/** Reads a profile file. Throws one error that names everything that is wrong. */
export const readProfile = (path: string): Profile => profileOf(JSON.parse(readFileSync(path, 'utf8')))

/** The same of what the file holds. */
export function profileOf(value: unknown): Profile {
  const file = openProfile(value, NAMES)
  const { given, text, choice } = file
  const country = text('country', /^[A-Z]{2}$/)
  const source = text('source', /./)
  const rows = (Array.isArray(given['tables']) ? given['tables'] : []) as readonly TableRow[]
  for (const { table } of rows) if (!TABLES.includes(table)) file.complain(`there is no table ${table}`)
  const has = (table: string): boolean => rows.some((row) => row.table === table)
  if (!has('stations') && !has('locations')) file.complain('the table stations has no rows')
  const columns = (given['columns'] ?? {}) as Profile['columns']
  for (const name of Object.keys(columns))
    if (!FIELDS.some((one) => one === name)) file.complain(`columns has no ${name}`)
  const profile: Profile = {
    country,
    source,
    timeZone: text('timeZone', /^[A-Za-z_]+\/[A-Za-z_/-]+$/),
    party: given['party'] === undefined ? undefined : text('party', /^[A-Z]{2}(\/[a-z0-9-]+)?$/),
    dates: choice('dates', ['iso', 'dmy']),
    separator: choice('separator', [';', ',', '\t']),
    encoding: choice('encoding', ['utf-8', 'windows-1252']),
    numbers: choice('numbers', ['uic', 'own']),
    columns,
    ignored: (given['ignored'] ?? []) as readonly string[],
    tables: file.tables({ country, source, rows }),
    has,
  }
  file.close(country)
  return profile
}
