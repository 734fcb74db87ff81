import type { Codelist } from '../domain/reference/codes.ts'
import type { Finding } from '../domain/values/finding.ts'
import type { PartyKey, Role } from '../domain/values/party.ts'
import type { LegalHold } from '../domain/model/legal-hold.ts'
import type { PartnerAgreement } from '../domain/model/partner.ts'
import type { RetentionPeriod } from '../domain/model/retention.ts'
import type { Rate } from '../domain/values/rates.ts'
import type {
  OpenVersions,
  Agreement,
  Authorisation,
  CodeItem,
  ContributionTable,
  Country,
  Office,
} from '../domain/model/reference.ts'
import type { Dated, VersionChange } from '../domain/values/versions.ts'
import type { Page, PageRequest } from './page.ts'

/** An operator's change of reference data. It is put on record with what it changed. */
export type OperatorAct = {
  operator: string
  reason: string
  /** SHA-256 of the bytes sent. */
  digest: Buffer
  at: Date
  /** Dry run: report what would change, and change nothing. */
  dryRun: boolean
}

/** The effect of a change, decided on the data inside the transaction; any finding means that nothing changes. */
export type Plan<T> = { findings: readonly Finding[]; changes: readonly VersionChange<T>[] }

export type Changed =
  | { ok: false; findings: readonly Finding[] }
  /** `version` of the reference data after the change; the current one when nothing changed. */
  | { ok: true; version: string; changes: readonly VersionChange<unknown>[] }

/** One change on record. Times are RFC 3339, UTC. */
export type RegistryChangeView = {
  version: string
  /** The act's leaf; what was done before acts were leaves has none. */
  logIndex?: number
  subject: string
  operator: string
  reason: string
  digest: string
  at: string
  changes: readonly VersionChange<unknown>[]
}

/**
 * Reference data as operators maintain it. Each call is one transaction: the plan is made on the current data, written and
 * put on record, the version is raised and every running hub notified; concurrent operators are serialised.
 */
export interface RegistryAdmin {
  changeCodelist(name: string, act: OperatorAct, plan: (list: Codelist) => Plan<CodeItem>): Promise<Changed>
  changeOffices(act: OperatorAct, plan: (offices: readonly Office[]) => Plan<Office>): Promise<Changed>
  changeCountries(
    act: OperatorAct,
    plan: (countries: readonly (Country & Dated)[]) => Plan<Country & Dated>,
  ): Promise<Changed>
  changeAgreements(act: OperatorAct, plan: (agreements: readonly Agreement[]) => Plan<Agreement>): Promise<Changed>
  changeAuthorisations(
    act: OperatorAct,
    plan: (authorisations: readonly Authorisation[]) => Plan<Authorisation>,
  ): Promise<Changed>
  changeRates(act: OperatorAct, plan: (rates: readonly Rate[]) => Plan<Rate>): Promise<Changed>
  changeContributionTables(
    act: OperatorAct,
    plan: (tables: readonly ContributionTable[]) => Plan<ContributionTable>,
  ): Promise<Changed>
  changeRetention(
    act: OperatorAct,
    plan: (periods: readonly RetentionPeriod[]) => Plan<RetentionPeriod>,
  ): Promise<Changed>
  changePartnerAgreements(
    act: OperatorAct,
    plan: (agreements: readonly PartnerAgreement[]) => Plan<PartnerAgreement>,
  ): Promise<Changed>
  changeLegalHolds(act: OperatorAct, plan: (holds: readonly LegalHold[]) => Plan<LegalHold>): Promise<Changed>
  /** Orders to keep movements, by movement and day; `mrn` picks those of one. */
  legalHolds(page: PageRequest, mrn: string | undefined): Promise<Page<LegalHold>>
  /** The changes on record, newest first. */
  registryChanges(page: PageRequest): Promise<Page<RegistryChangeView>>
}

/** Reference data in force in this hub: what decisions rest on, not what a transaction elsewhere has just written. */
export type PublishedReference = {
  version: string
  codelists: ReadonlyMap<string, Codelist>
  offices: readonly Office[]
  countries: readonly Country[]
  agreements: readonly Agreement[]
  authorisations: readonly Authorisation[]
  /** Whether there is a registered party of this key. */
  isParty: (key: PartyKey) => boolean
  /** What a party is registered as; undefined where it is not. */
  roleOf: (key: PartyKey) => Role | undefined
  rates: readonly Rate[]
  contributionTables: readonly ContributionTable[]
  retention: readonly RetentionPeriod[]
  partnerAgreements: readonly PartnerAgreement[]
  openVersions: OpenVersions
}
