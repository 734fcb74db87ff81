import { FACT_TOPICS, type FactCase, type FactTopic } from '../domain/statistics/fact.ts'
import type { RiskRule } from '../domain/statistics/rules.ts'
import type { Mrn } from '../domain/values/identifiers.ts'
import type { OfficeCode } from '../domain/values/office.ts'
import type { CountryCode, PartyKey } from '../domain/values/party.ts'
import type { Page, PageRequest } from './page.ts'

/** What figures there are (interface.md 7). */
export const TOPICS = [
  ...FACT_TOPICS.filter((topic): topic is Exclude<FactTopic, 'leg-times'> => topic !== 'leg-times'),
  'service',
] as const
export type Topic = (typeof TOPICS)[number]

/** By what the rows of a figure are told apart. */
export type By = 'country' | 'office' | 'corridor' | 'leg' | 'week' | 'month'

/** Cases that closed from `from` on and before `to`, days in UTC; without a period all there are. */
export type StatisticsFilter = {
  period?: { from: string; to: string }
  corridor?: string
  leg?: string
  country?: CountryCode
  office?: OfficeCode
}

/** One row: what it is about, how many counted, percentiles by nearest rank in seconds, and what was left out and why. */
export type StatisticsRow = {
  /** The value of what the rows are told apart by; absent where a case has none. */
  value?: string
  n: number
  /** p25, p50, p75, p90, p95; absent where nothing was measured. */
  percentiles?: readonly [number, number, number, number, number]
  excluded: { implied: number; outage: number; missing: number }
  /** Cases whose end has not come. */
  open: number
  kinds: readonly { kind: string; n: number }[]
  /** Minor units by currency. */
  amounts: readonly { currency: string; kind?: string; minor: bigint }[]
  /** Of the period asked for the part in which no outage or closure was declared, 0 to 1. */
  availability?: number
}

export type StatisticsTable = { rows: readonly StatisticsRow[]; leftOut: number; position: number }

/** One case that a row counts. */
export type StatisticsCase = {
  mrn: Mrn
  at: string
  corridor: string
  country: CountryCode
  office?: OfficeCode
  leg?: string
  kind?: string
  seconds?: number
  amount?: { minor: bigint; currency: string }
  score?: string
}

/** Which cases: those that count, or those left out for one reason. */
export type Cases = FactCase

export type RiskFilter = { mrn?: Mrn; party?: PartyKey; corridor?: string }

/** Something that a rule has found; what it is about says the rule. */
export type RiskFound = {
  rule: RiskRule
  mrns: readonly Mrn[]
  /** How many there are: movements of the holder, of which `mrns` are the last; of a way, those that went it. */
  count: number
  at: string
  holder: string
  corridor: string
  office?: OfficeCode
  kind?: string
  item?: number
  /** Among how many others. */
  among?: number
  score?: string
  heading?: string
  unit?: string
  amount?: string
  median?: string
  deviation?: string
}

export type StatisticsReads = {
  /** @param now milliseconds UTC: what is open until then */
  statistics(topic: Topic, by: By, filter: StatisticsFilter, now: number): Promise<StatisticsTable>
  /** The cases of one row, the latest first. A cursor we did not make throws RangeError('cursor'). */
  statisticsCases(
    topic: Topic,
    cases: Cases,
    filter: StatisticsFilter,
    page: PageRequest,
    now: number,
  ): Promise<Page<StatisticsCase>>
  /** What rules find; `more` where a rule has found more than are told. */
  riskSignals(
    filter: RiskFilter,
    rules: readonly RiskRule[],
    now: number,
  ): Promise<{ found: RiskFound[]; more: boolean }>
}
