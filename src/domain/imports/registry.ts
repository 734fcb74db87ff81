import { codelists } from '../../generated/codelists.ts'
import {
  type Check,
  day,
  flag,
  listOf,
  oneOf,
  optional,
  part,
  type Position,
  placed,
  record,
  text,
  whole,
  wrong,
} from '../values/checks.ts'
import { type Finding, ruleFinding } from '../values/finding.ts'
import type { Agreement, Country, Office } from '../model/reference.ts'
import { stillSuspended, suspend } from '../values/suspension.ts'
import { type Dated, planVersions, type VersionChange } from '../values/versions.ts'
import { countryOfOffice } from '../values/office.ts'
import { PARTY_WITH_ID } from '../values/party.ts'

/** What registers say when they are asked to take entries: everything that is wrong, or what changes. */
export type RegistryPlan<T> = { findings: Finding[]; changes: VersionChange<T>[] }

const ENTRIES_MAX = 5_000

export const COUNTRY = text(2, /^[A-Z]{2}$/)
export const OFFICE = text(8, /^[A-Z]{2}[A-Z0-9]{6}$/)
/** Any party but the customs of a country. */
export const PARTY = text(38, PARTY_WITH_ID)
const CONNECTION = oneOf(['full', 'office-app', 'paper', 'none'])
const TIME = text(5, /^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$/)
const WEEKDAYS = listOf(whole(1, 7), { min: 1, max: 7 })
const HOLIDAYS = listOf(day, { max: 500 })
const LABELS = record({ en: optional(text(140)), fr: optional(text(140)), pt: optional(text(140)) })

/** A name of the IANA time zone database: a limit in an unknown zone would never end. */
const timeZone: Check = (value, at) => {
  const findings = text(64)(value, at)
  if (findings.length > 0) return findings
  try {
    Intl.DateTimeFormat('en', { timeZone: String(value) })
    return []
  } catch {
    return [wrong('12', at, value, 'IANA time zone')]
  }
}

type ClosedList = 'regimes' | 'transport-modes' | 'guarantee-types' | 'office-roles' | 'authorisation-types'

export const codesOf = (list: ClosedList): Check => oneOf(codelists[list].map(({ code }) => code))

const officeCheck = record({
  code: OFFICE,
  country: COUNTRY,
  name: text(140),
  labels: optional(LABELS),
  roles: listOf(codesOf('office-roles'), { min: 1, max: 6 }),
  kind: oneOf(['port', 'inland', 'border', 'rail', 'joint-border-post']),
  timeZone,
  pairs: listOf(OFFICE, { max: 50 }),
  jointPost: optional(flag),
  automated: optional(flag),
  supervisingOffice: optional(OFFICE),
  sealNumbers: optional(
    record({ prefixes: optional(listOf(text(17), { min: 1, max: 20 })), leadingZeros: optional(flag) }),
  ),
  unlocode: optional(text(5, /^[A-Z]{2}[A-Z2-9]{3}$/)),
  validFrom: day,
  validTo: optional(day),
  connection: optional(CONNECTION),
  hours: optional(listOf(record({ days: WEEKDAYS, from: TIME, to: TIME }), { min: 1, max: 21 })),
  holidays: optional(HOLIDAYS),
  aliases: optional(listOf(record({ system: text(35), code: text(35) }), { max: 50 })),
  languages: optional(listOf(oneOf(['en', 'fr', 'pt']), { min: 1, max: 3 })),
  contacts: optional(
    listOf(
      record({
        kind: oneOf(['phone', 'email', 'other']),
        value: text(140),
        name: optional(text(140)),
        duty: optional(flag),
      }),
      { max: 20 },
    ),
  ),
  source: optional(text(300)),
  unverified: optional(flag),
})

const countryCheck = record({
  code: COUNTRY,
  name: text(140),
  currency: text(3, /^[A-Z]{3}$/),
  timeZone,
  validFrom: day,
  validTo: optional(day),
  connection: optional(CONNECTION),
  workingDays: optional(WEEKDAYS),
  holidays: optional(HOLIDAYS),
})

const UNITS = ['minutes', 'hours', 'days', 'working-days']

const HS_PREFIXES = listOf(text(6, /^[0-9]{2,6}$/), { min: 1, max: 200 })

const limitCheck = record({
  from: optional(COUNTRY),
  to: optional(COUNTRY),
  hs: optional(HS_PREFIXES),
  except: optional(HS_PREFIXES),
  sensitive: optional(flag),
  maxDays: optional(whole(1, 365)),
  safeguards: optional(listOf(oneOf(['seal', 'escort', 'convoy', 'tracker']), { min: 1, max: 4 })),
})

const claimDeadline = record({ months: whole(1, 120), source: optional(text(140)), verified: optional(flag) })

const agreementCheck = record({
  id: text(35, /^[A-Z0-9][A-Z0-9-]*$/),
  countries: listOf(COUNTRY, { min: 1, max: 30 }),
  regimes: listOf(codesOf('regimes'), { min: 1, max: 20 }),
  modes: listOf(codesOf('transport-modes'), { min: 1, max: 9 }),
  validFrom: day,
  validTo: optional(day),
  suspendedFrom: optional(day),
  dischargeMode: oneOf(['by-departure', 'automatic']),
  guaranteeTypes: listOf(codesOf('guarantee-types'), { min: 1, max: 20 }),
  corridors: optional(
    listOf(
      record({
        offices: listOf(OFFICE, { min: 2, max: 2 }),
        routes: optional(listOf(text(17), { min: 1, max: 50 })),
      }),
      { min: 1, max: 200 },
    ),
  ),
  cover: optional(oneOf(['guarantee', 'contribution'])),
  finalExit: optional(oneOf(['arrival'])),
  limits: optional(listOf(limitCheck, { min: 1, max: 200 })),
  contributionTable: optional(text(35)),
  notifyGuarantorBy: optional(claimDeadline),
  claimBy: optional(claimDeadline),
  reminders: optional(record({ days: listOf(whole(1, 365), { min: 1, max: 20 }), every: whole(1, 365) })),
  timers: optional(
    listOf(
      record({
        name: text(35, /^T_[a-z]+$/),
        value: whole(0, 9_999),
        unit: oneOf(UNITS),
        variant: optional(text(35)),
        from: optional(COUNTRY),
        to: optional(COUNTRY),
      }),
      { max: 100 },
    ),
  ),
})

/** What an import of offices changes. Their own country and the offices they are paired with are looked at as well. */
export function planOffices(current: readonly Office[], entries: unknown): RegistryPlan<Office> {
  const known = new Set<string>(current.map(({ code }) => code))
  const listed = Array.isArray(entries) ? entries.map((one) => String((one as Partial<Office> | null)?.code)) : []
  for (const code of listed) known.add(code)
  return planEntries(
    current,
    entries,
    officeCheck,
    ({ code }) => code,
    (office, at) => [
      ...(office.country === countryOfOffice(office.code)
        ? []
        : [ruleFinding('OFFICE-COUNTRY', `${at.pointer}/country`, office.code, office.country)]),
      ...(office.supervisingOffice === undefined || known.has(office.supervisingOffice)
        ? []
        : [ruleFinding('OFFICE-UNKNOWN', `${at.pointer}/supervisingOffice`, office.supervisingOffice)]),
      ...office.pairs.flatMap((code, index) =>
        known.has(code) ? [] : [ruleFinding('OFFICE-UNKNOWN', `${at.pointer}/pairs/${index}`, code)],
      ),
    ],
  )
}

/** What an import of countries changes: `current` as the registry has them, a first day on each. */
export const planCountries = (current: readonly (Country & Dated)[], entries: unknown): RegistryPlan<Country & Dated> =>
  planEntries(
    current,
    entries,
    countryCheck,
    ({ code }) => code,
    () => [],
  )

const agreementKey = ({ id }: Agreement): string => id

/**
 * What an import of agreements changes. A suspension stands until it is lifted: an agreement imported without one keeps
 * that of the version it replaces or follows, so that a corrected file does not reopen a frontier by accident.
 */
export const planAgreements = (current: readonly Agreement[], entries: unknown): RegistryPlan<Agreement> =>
  planEntries(
    current,
    Array.isArray(entries) ? entries.map((entry: unknown) => stillSuspended(current, entry, agreementKey)) : entries,
    agreementCheck,
    agreementKey,
    (agreement, at) =>
      new Set(agreement.countries).size === agreement.countries.length
        ? []
        : [ruleFinding('IMPORT-TWICE', `${at.pointer}/countries`, agreement.countries.join(' '))],
  )

/** Suspends or resumes an agreement: no new declaration rests on it from `suspendedFrom` on (src/domain/values/suspension.ts). */
export const planSuspension = (
  current: readonly Agreement[],
  id: string,
  today: string,
  suspendedFrom: string | undefined,
): RegistryPlan<Agreement> | undefined => suspend(current, id, agreementKey, today, suspendedFrom)

/**
 * What the entries of a register change, each checked at its place; `more` looks at one whose form is right. `lines` are
 * those of a table, one for each entry.
 */
export function planEntries<T extends Dated>(
  current: readonly T[],
  entries: unknown,
  check: Check,
  keyOf: (value: T) => string,
  more: (value: T, at: Position) => Finding[],
  lines: readonly number[] = [],
): RegistryPlan<T> {
  const at = { pointer: '/items' }
  const outer = listOf(() => [], { min: 1, max: ENTRIES_MAX })(entries, at)
  if (outer.length > 0 || !Array.isArray(entries)) return { findings: outer, changes: [] }
  const seen = new Set<string>()
  const findings = entries.flatMap((entry, index) => {
    const line = lines[index]
    const place = { ...part(at, index), ...(line === undefined ? {} : { line }) }
    const found = check(entry, place)
    if (found.length > 0) return found
    return [...judged(entry as T, place, keyOf, seen), ...more(entry as T, place)].map((one) => placed(one, place))
  })
  return { findings, changes: findings.length > 0 ? [] : planVersions(current, entries as T[], keyOf) }
}

function judged<T extends Dated>(value: T, at: Position, keyOf: (value: T) => string, seen: Set<string>): Finding[] {
  const key = `${keyOf(value)} ${value.validFrom}`
  const twice = seen.has(key)
  seen.add(key)
  const { validFrom, validTo } = value
  const backwards = validTo !== undefined && validTo < validFrom
  return [
    ...(twice ? [ruleFinding('IMPORT-TWICE', at.pointer, key)] : []),
    ...(backwards ? [ruleFinding('VALIDITY-BACKWARDS', `${at.pointer}/validTo`, validTo, validFrom)] : []),
  ]
}
