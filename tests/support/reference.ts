import { readFileSync } from 'node:fs'
import { onDay } from '../../src/domain/reference/act-day.ts'
import { type Codelist, codelistOf, indexCodes } from '../../src/domain/reference/codes.ts'
import type { Agreement, Authorisation, Office, Party, Reference } from '../../src/domain/model/reference.ts'
import { type Written, written } from './identifiers.ts'

type Listed<T> = { items: (T & { code: string; labels: { en: string } })[] }

/** Reads one of schemas/codelists. */
export const codelist = <T>(name: string): Listed<T>['items'] => {
  const text = readFileSync(new URL(`../../schemas/codelists/${name}.json`, import.meta.url), 'utf8')
  return (JSON.parse(text) as Listed<T>).items
}

/** One of schemas/codelists as the hub ships it. */
export const shippedList = (name: string): Codelist => {
  const text = readFileSync(new URL(`../../schemas/codelists/${name}.json`, import.meta.url), 'utf8')
  return codelistOf(JSON.parse(text))
}

const LISTS = ['countries', 'package-types', 'restrictions', 'alert-reasons', 'party-schemes', 'transport-modes']

const CUSTOMS = ['BF', 'BJ', 'CI', 'GH', 'GM', 'GN', 'LR', 'ML', 'NE', 'NG', 'SL', 'SN', 'TG']

/** A registered party: `CC` for customs, `CC/id` for any other role. */
export function party(key: string, role: Party['role'] = 'customs', more: Partial<Written<Party>> = {}): Party {
  const [country = '', id] = key.split('/')
  const name = `${role} ${key}`
  const base: Written<Party> = {
    key,
    country,
    role,
    name,
    channel: 'amqp',
    format: 'json',
    language: 'en',
    active: true,
  }
  return written<Party>({ ...base, ...(id === undefined ? {} : { party: id }), ...more })
}

export const agreement = (more: Partial<Written<Agreement>> = {}): Agreement =>
  written<Agreement>({
    id: 'REGION',
    countries: CUSTOMS,
    regimes: ['isrt', 'ecowas2021', 'uemoa', 'rail', 'bilateral', 'national'],
    modes: ['2', '3'],
    validFrom: '2020-01-01',
    dischargeMode: 'by-departure',
    finalExit: 'arrival',
    guaranteeTypes: ['0', '1', '2', '3', '4', '5', '8', '9', 'A'],
    ...more,
  })

/** The authorisations that the examples rest on. */
export const AUTHORISATIONS = written<readonly Authorisation[]>([
  {
    reference: 'TGACE0001872',
    type: 'C521',
    holder: { scheme: 'NIF', id: '1000123456' },
    offices: ['TGLFW001'],
    validFrom: '2026-01-01',
  },
  {
    reference: 'BFACE0000417',
    type: 'C522',
    holder: { scheme: 'IFU', id: '00012345A', party: 'BF/comptoir-faso' },
    offices: ['BFOUA001'],
    validFrom: '2026-01-01',
  },
  {
    reference: 'MLACE0000093',
    type: 'C522',
    holder: { scheme: 'NIF', id: '081000123', party: 'ML/grands-moulins' },
    offices: ['MLBKO001'],
    validFrom: '2026-01-01',
  },
])

/**
 * The registry of schemas/codelists with customs of the region, guarantors and a principal: what a hub knows that serves
 * all examples. Parts can be replaced.
 */
export function testReference(more: Partial<Written<Reference>> = {}): Reference {
  const parties = [
    ...CUSTOMS.map((country) => party(country)),
    ...['TG/fonds-garantie', 'BF/fonds-garantie', 'GH/sample-insurance', 'CI/cci', 'BF/cci', 'BJ/garant'].map((key) =>
      party(key, 'guarantor'),
    ),
    party('BJ/auto-transit', 'principal'),
    party('TG/sahel-transit', 'principal'),
    party('GH/pay-ghana', 'payment'),
    party('GH/track-ghana', 'tracking'),
  ]
  const offices = codelist<Omit<Office, 'labels'>>('offices').map((office): [string, Office] => [office.code, office])
  const countries = codelist<{ currency?: string; timeZone?: string }>('countries').map(
    ({ code, labels, currency = 'XXX', timeZone = 'UTC' }) =>
      [code, { code, name: labels.en, currency, timeZone }] as const,
  )
  return written<Reference>({
    version: '1',
    parties: new Map(parties.map((one) => [one.key, one])),
    countries: new Map(countries),
    offices: new Map(offices),
    agreements: [agreement()],
    authorisations: AUTHORISATIONS,
    ...indexCodes(LISTS.map(shippedList)),
    ...more,
  })
}

/** A decision of a day, or a fact reported on it. */
export const dayOn = onDay
