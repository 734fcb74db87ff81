import type { Declaration, Message, Trader } from '../../generated/types.ts'
import { codelists } from '../../generated/codelists.ts'
import type { Authorisation } from '../model/reference.ts'
import { isWithin } from '../values/time.ts'
import { asCountry } from '../values/party.ts'

export const AUTHORISED_CONSIGNOR = 'C521'
export const AUTHORISED_CONSIGNEE = 'C522'
/** A comprehensive guarantee of less than the duties at risk (NCTS C505). */
export const REDUCED_GUARANTEE = 'C505'

type TypeRow = {
  readonly code: string
  readonly holders: readonly ('principal' | 'consignor' | 'consignee' | 'carrier')[]
  readonly office: 'departure' | 'destination'
}
const types: readonly TypeRow[] = codelists['authorisation-types']

/** The row of a type; undefined for one the hub has no rules about. */
export const authorisationType = (code: string): TypeRow | undefined => types.find((row) => row.code === code)

/** What one authorisation is known by: the same number may be given once for each type. */
export const authorisationKey = ({ type, reference }: Pick<Authorisation, 'type' | 'reference'>): string =>
  `${type} ${reference}`

/** An authorisation as a message names it, and where. */
export type Named = { type: string; reference: string; pointer: string }

/** Every authorisation a message rests on, and where it stands. */
export function namedAuthorisations(message: Message): Named[] {
  if (message.type === 'transit-declaration') return declaredAuthorisations(message.body, '/body')
  if (message.type === 'guarantee-registration' && message.body.authorisation !== undefined) {
    return [{ type: REDUCED_GUARANTEE, reference: message.body.authorisation, pointer: '/body/authorisation' }]
  }
  if (message.type !== 'arrival-notification' || message.body.authorisation === undefined) return []
  return [{ ...message.body.authorisation, pointer: '/body/authorisation/reference' }]
}

/** Those a declaration's content names; `at` is where the content stands in the message. */
export const declaredAuthorisations = ({ authorisations = [] }: Declaration, at: string): Named[] =>
  authorisations.map((one, index) => ({ ...one, pointer: `${at}/authorisations/${index}/reference` }))

/** How an authorisation stands on a day. `row` is the one that counts, absent when there never was one. */
export function standingOf(
  rows: readonly Authorisation[],
  { type, reference }: Pick<Named, 'type' | 'reference'>,
  day: string,
): { standing: 'valid' | 'suspended' | 'not-valid' | 'unknown'; row?: Authorisation } {
  const known = rows.filter((row) => row.reference === reference && row.type === type)
  const row = known.find((one) => isWithin(day, one))
  const last = known.at(-1)
  if (row === undefined) return last === undefined ? { standing: 'unknown' } : { standing: 'not-valid', row: last }
  const suspended = row.suspendedFrom !== undefined && day >= row.suspendedFrom
  return { standing: suspended ? 'suspended' : 'valid', row }
}

/** Whether a trader named in a declaration is the holder: by registration with the hub, or by number. */
export const isHolder = ({ holder }: Authorisation, trader: Partial<Trader> | undefined): boolean =>
  trader !== undefined &&
  ((holder.party !== undefined && trader.party === holder.party) ||
    (trader.id === holder.id && trader.scheme === holder.scheme))

/** What an authorisation is asked to cover, each part with its place in the message. */
export type Scoped = Readonly<Record<'regimes' | 'countries' | 'goods', readonly { value: string; pointer: string }[]>>

/** The parts that lie outside its scope, in the order of the message. */
export function outsideScope({ scope = {} }: Authorisation, { regimes, countries, goods }: Scoped) {
  const { hs, except = [] } = scope
  const begins = (code: string, prefixes: readonly string[]): boolean => prefixes.some((one) => code.startsWith(one))
  return [
    ...regimes.filter(({ value }) => scope.regimes?.includes(value) === false),
    ...countries.filter(({ value }) => scope.countries?.includes(asCountry(value)) === false),
    ...goods.filter(({ value }) => (hs !== undefined && !begins(value, hs)) || begins(value, except)),
  ]
}

/** Whether a declaration relies on an authorised consignor, which may depart from its own premises, uncontrolled (A3). */
export const departsFromOwnPremises = (declaration: Declaration | undefined): boolean =>
  declaration?.authorisations?.some(({ type }) => type === AUTHORISED_CONSIGNOR) === true
