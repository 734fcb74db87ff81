import type { CountryCode } from '../domain/values/party.ts'
import type { Language } from './handle.ts'
import type { By, StatisticsRow, Topic } from './statistics.ts'

/** One indicator of a month. */
export type ReportTable = {
  topic: Topic
  by: By
  /** Path of the whole table. */
  link: string
  rows: readonly (Omit<StatisticsRow, 'amounts'> & {
    amounts: readonly { currency: string; kind?: string; amount: string }[]
    /** Path of the list of the movements it counts. */
    movements?: string
  })[]
}

/** What a monthly report tells; of the region, or of one country. */
export type Report = {
  /** `YYYY-MM`. */
  month: string
  country?: CountryCode
  at: Date
  /** How far the log had been counted. */
  position: number
  tables: readonly ReportTable[]
}

/** Draws it as PDF. */
export type DrawReport = (report: Report, language: Language) => Promise<Buffer>
