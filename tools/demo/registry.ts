import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PartyKey, Role } from '../../src/domain/values/party.ts'
import type { PartnerAgreement } from '../../src/domain/model/partner.ts'
import type { Right } from '../../src/ports/identity.ts'
import type { Rate } from '../../src/domain/values/rates.ts'
import type { Agreement, Authorisation, ContributionTable, Office, Party } from '../../src/domain/model/reference.ts'
import type { GuaranteeRegistrationBody } from '../../src/generated/types.ts'
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

/** A guarantee of another kind than the comprehensive ones in the ledger, for the sandbox: as its guarantor registers it. */
export type OtherGuarantee = {
  guarantor: PartyKey
  purpose: string
  register: Omit<GuaranteeRegistrationBody, 'action'> & { type: string }
  /** What its guarantor does with it afterwards. */
  then?: Pick<GuaranteeRegistrationBody, 'action' | 'reason'>
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

/** An office of the demonstration that has no system of its own, whatever the published list says of the real one. */
export type ManualOffice = {
  office: string
  language: Party['language']
  officers: readonly { pseudonym: string; name: string; rights: readonly Right[] }[]
}

/** A partner administration: takes no part, and reads what its agreement lets it. */
export type AdministrationRow = Pick<PartyRow, 'country' | 'name' | 'language'> & {
  party: string
  agreement: Omit<PartnerAgreement, 'partner'>
}

export type CountryRow = { code: string; labels: { en: string }; currency?: string; timeZone?: string }

export type DemoRegistry = {
  parties: readonly PartyRow[]
  administrations: readonly AdministrationRow[]
  simulators: readonly SimulatorRow[]
  agreements: readonly Agreement[]
  authorisations: readonly Authorisation[]
  contributions: readonly ContributionTable[]
  rates: readonly Rate[]
  guarantees: readonly GuaranteeRow[]
  otherGuarantees: readonly OtherGuarantee[]
  corridors: readonly CorridorRow[]
  offices: readonly Office[]
  /** Offices without a system, with the people who report and decide there in the hub's app. */
  manualOffices: readonly ManualOffice[]
  countries: readonly CountryRow[]
}

/** Reads tools/demo/registry and the published code lists of countries and offices. */
export const readRegistry = (): DemoRegistry => {
  const manualOffices = read<ManualOffice[]>('tools/demo/registry/manual-offices.json')
  return {
    parties: read<PartyRow[]>('tools/demo/registry/parties.json'),
    administrations: read<AdministrationRow[]>('tools/demo/registry/administrations.json'),
    simulators: read<SimulatorRow[]>('tools/demo/registry/simulators.json'),
    agreements: read<Agreement[]>('tools/demo/registry/agreements.json'),
    authorisations: read<Authorisation[]>('tools/demo/registry/authorisations.json'),
    contributions: read<ContributionTable[]>('tools/demo/registry/contributions.json'),
    rates: read<Rate[]>('tools/demo/registry/rates.json'),
    guarantees: read<GuaranteeRow[]>('tools/demo/registry/guarantees.json'),
    otherGuarantees: read<OtherGuarantee[]>('tools/demo/registry/other-guarantees.json'),
    corridors: read<CorridorRow[]>('tools/demo/registry/corridors.json'),
    offices: officesOfTheDemo().map((office) =>
      manualOffices.some((one) => one.office === office.code) ? { ...office, automated: false } : office,
    ),
    manualOffices,
    countries: read<{ items: CountryRow[] }>('schemas/codelists/countries.json').items,
  }
}

/** The published offices, some with hours, duty phones and national codes: synthetic, since nobody publishes the real ones. */
function officesOfTheDemo(): Office[] {
  const more = read<Partial<Office>[]>('tools/demo/registry/offices.json')
  const known = read<{ items: Office[] }>('schemas/codelists/offices.json').items
  return known.map((office) => ({ ...office, ...more.find(({ code }) => code === office.code) }))
}

const read = <T>(path: string): T => JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as T
