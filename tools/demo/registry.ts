import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Authorisation } from '../../src/domain/authorisations.ts'
import type { Role } from '../../src/domain/party.ts'
import type { Agreement, Office, Party } from '../../src/domain/reference.ts'
import { ROOT } from './processes.ts'

/** The demonstration's registry: plain data, so that another region is other files. */

export type PartyRow = {
  country: string
  role: Role
  party?: string
  name: string
  channel: Party['channel']
  format: Party['format']
  language: Party['language']
  send: 'http' | 'amqp'
}

/** A country that can be simulated, and who gives its declarations their MRN. */
export type SimulatorRow = { country: string; mrn: 'national' | 'hub'; automatic?: readonly string[] }

export type HolderRow = { scheme: string; number: string; name: string; town: string; country: string }

export type GuaranteeRow = {
  country: string
  grn: string
  type: '1'
  accessCode: string
  limit: { amount: string; currency: string }
  holder: HolderRow
  purpose?: string
}

export type Stage = { country: string; entry?: string; exit?: string; mode: 'road' | 'rail' }

export type CorridorRow = {
  id: string
  name: string
  regime: 'isrt' | 'ecowas2021' | 'rail'
  from: string
  to: string
  route: Stage[]
}

export type CountryRow = { code: string; labels: { en: string }; currency?: string; timeZone?: string }

export type DemoRegistry = {
  parties: readonly PartyRow[]
  simulators: readonly SimulatorRow[]
  agreements: readonly Agreement[]
  authorisations: readonly Authorisation[]
  guarantees: readonly GuaranteeRow[]
  corridors: readonly CorridorRow[]
  offices: readonly Office[]
  countries: readonly CountryRow[]
}

/** Reads tools/demo/registry and the published code lists of countries and offices. */
export const readRegistry = (): DemoRegistry => ({
  parties: read<PartyRow[]>('tools/demo/registry/parties.json'),
  simulators: read<SimulatorRow[]>('tools/demo/registry/simulators.json'),
  agreements: read<Agreement[]>('tools/demo/registry/agreements.json'),
  authorisations: read<Authorisation[]>('tools/demo/registry/authorisations.json'),
  guarantees: read<GuaranteeRow[]>('tools/demo/registry/guarantees.json'),
  corridors: read<CorridorRow[]>('tools/demo/registry/corridors.json'),
  offices: read<{ items: Office[] }>('schemas/codelists/offices.json').items,
  countries: read<{ items: CountryRow[] }>('schemas/codelists/countries.json').items,
})

const read = <T>(path: string): T => JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as T
