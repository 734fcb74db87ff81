import type { ContributionTable } from '../domain/contribution.ts'
import type { Rate } from '../domain/rates.ts'

export type { ContributionTable } from '../domain/contribution.ts'
export type { Rate } from '../domain/rates.ts'

/** Dated data that operators import: exchange rates and contribution tables. An import is taken whole or not at all. */
export interface TariffStore {
  rates(): Promise<readonly Rate[]>
  contributionTables(): Promise<readonly ContributionTable[]>
  importRates(rates: readonly Rate[]): Promise<void>
  importContributionTables(tables: readonly ContributionTable[]): Promise<void>
}
