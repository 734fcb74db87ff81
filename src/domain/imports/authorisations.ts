import { authorisationKey, authorisationType } from '../reference/authorisations.ts'
import { type Check, day, listOf, oneOf, optional, type Position, record, text } from '../values/checks.ts'
import { type Finding, ruleFinding } from '../values/finding.ts'
import type { CountryCode, PartyKey } from '../values/party.ts'
import type { Authorisation, Office } from '../model/reference.ts'
import { codesOf, COUNTRY, OFFICE, PARTY, planEntries, type RegistryPlan } from './registry.ts'
import { stillSuspended, suspend } from '../values/suspension.ts'
import { asOffice, countryOfOffice, type OfficeCode } from '../values/office.ts'

/** What an import of authorisations is held against: the registry as it is. */
export type AuthorisationContext = {
  offices: readonly Pick<Office, 'code' | 'roles'>[]
  /** Types of the code list `authorisation-types`, operators' own among them. */
  types: readonly string[]
  isParty: (key: PartyKey) => boolean
}

/** Entries as they were sent, and the line of each where they stood in a table. */
export type AuthorisationEntries = { items: unknown; lines?: readonly number[] }

const OFFICES_MAX = 200
const PREFIXES_MAX = 500
const PREFIXES = listOf(text(6, /^[0-9]{2,6}$/), { min: 1, max: PREFIXES_MAX })

const authorisationCheck = (types: readonly string[]): Check =>
  record({
    reference: text(35),
    type: oneOf(types),
    holder: record({
      scheme: text(17, /^[A-Z][A-Z0-9-]{1,16}$/),
      id: text(35),
      name: optional(text(70)),
      party: optional(PARTY),
    }),
    offices: listOf(OFFICE, { min: 1, max: OFFICES_MAX }),
    validFrom: day,
    validTo: optional(day),
    suspendedFrom: optional(day),
    scope: optional(
      record({
        countries: optional(listOf(COUNTRY, { min: 1, max: 60 })),
        regimes: optional(listOf(codesOf('regimes'), { min: 1, max: 20 })),
        hs: optional(PREFIXES),
        except: optional(PREFIXES),
      }),
    ),
  })

/**
 * What an import of authorisations changes, or everything that is wrong with it. One is granted by one administration, so
 * its offices lie in one country, and are such as the type is about. A suspension stands until it is lifted.
 */
export function planAuthorisations(
  current: readonly Authorisation[],
  { items, lines }: AuthorisationEntries,
  context: AuthorisationContext,
): RegistryPlan<Authorisation> {
  const entries = Array.isArray(items)
    ? items.map((entry: unknown) => stillSuspended(current, entry, authorisationKey))
    : items
  const more = (one: Authorisation, at: Position): Finding[] => [
    ...officeFindings(one, at, context),
    ...(one.holder.party === undefined || context.isParty(one.holder.party)
      ? []
      : [ruleFinding('PARTY-UNKNOWN', `${at.pointer}/holder/party`, one.holder.party)]),
  ]
  return planEntries(current, entries, authorisationCheck(context.types), authorisationKey, more, lines)
}

function officeFindings({ type, offices }: Authorisation, at: Position, context: AuthorisationContext): Finding[] {
  const role = authorisationType(type)?.office
  const country = countryOfOffices(offices)
  return offices.flatMap((code, index) => {
    const pointer = `${at.pointer}/offices/${index}`
    const versions = context.offices.filter((office) => office.code === code)
    if (versions.length === 0) return [ruleFinding('OFFICE-UNKNOWN', pointer, code)]
    if (!code.startsWith(country)) return [ruleFinding('OFFICE-COUNTRY', pointer, code, country)]
    const fit = role === undefined || versions.some(({ roles }) => roles.includes(role))
    return fit ? [] : [ruleFinding('OFFICE-ROLE', pointer, code, role)]
  })
}

// The form has been judged: it names at least one.
const countryOfOffices = ([first = asOffice('')]: readonly OfficeCode[]): CountryCode => countryOfOffice(first)

/** The administration that granted it: that of its offices. */
export const grantedBy = ({ offices }: Authorisation): CountryCode => countryOfOffices(offices)

/** Suspends an authorisation from a day on, or resumes it; undefined when it is not, and will not be, in force. */
export const planAuthorisationSuspension = (
  current: readonly Authorisation[],
  key: string,
  today: string,
  suspendedFrom: string | undefined,
): RegistryPlan<Authorisation> | undefined => suspend(current, key, authorisationKey, today, suspendedFrom)

const LISTS: ReadonlySet<string> = new Set(['offices', 'scope.countries', 'scope.regimes', 'scope.hs', 'scope.except'])
const NESTED = /^(holder|scope)\.(.+)$/

/**
 * The cells of one line of a table as an authorisation: empty ones are absent, `holder.id` goes into `holder`, several
 * values in a cell are separated by spaces. Columns nobody knows stay, for the check to point at.
 */
export function authorisationOfCells(cells: Readonly<Record<string, string>>): unknown {
  const item: Record<string, unknown> = {}
  const nested = new Map<string, Record<string, unknown>>()
  for (const [column, cell] of Object.entries(cells)) {
    if (cell === '') continue
    const value = LISTS.has(column) ? cell.split(/\s+/) : cell
    const [, outer = '', name = ''] = NESTED.exec(column) ?? []
    if (outer === '') item[column] = value
    else nested.set(outer, { ...nested.get(outer), [name]: value })
  }
  return { ...item, ...Object.fromEntries(nested) }
}
