import type { CountryCode } from '../domain/values/party.ts'
import { formatAmount } from '../domain/values/money.ts'
import type { By, StatisticsFilter, StatisticsReads, Topic } from '../ports/statistics.ts'
import type { Report, ReportTable } from '../ports/statistics-report.ts'
import { monthOf, movementsLink, tableLink } from './statistics-query.ts'

/** The indicators of a month, in the order of the way: what the working group asks for as performance and as its proof. */
const INDICATORS: readonly [Topic, By][] = [
  ['transit-times', 'corridor'],
  ['border-times', 'leg'],
  ['overdue', 'corridor'],
  ['discharge-delay', 'corridor'],
  ['differences', 'country'],
  ['seals', 'country'],
  ['diversions', 'corridor'],
  ['outliers', 'corridor'],
  ['exposure', 'corridor'],
  ['contributions', 'corridor'],
  ['data-quality', 'country'],
  ['service', 'country'],
]

/**
 * The report of a month, of one country where one is named.
 * @param now milliseconds UTC: as of when it is
 */
export async function reportOf(
  reads: Pick<StatisticsReads, 'statistics'>,
  { month, country, now }: { month: string; country: CountryCode | undefined; now: number },
): Promise<Report> {
  const [from, to] = monthOf(month)
  const filter: StatisticsFilter = { period: { from, to } }
  const tables: ReportTable[] = []
  let position = 0
  // One after the other: a report must not take all connections of the readers.
  for (const [topic, by] of INDICATORS) {
    const table = await reads.statistics(topic, by, filter, now)
    // The figures are at least as new as the oldest of them.
    position = tables.length === 0 ? table.position : Math.min(position, table.position)
    const rows = table.rows.map((row) => {
      const { amounts, ...rest } = row
      const movements = movementsLink(topic, by, row.value, filter)
      const shown = amounts.map(({ minor, ...one }) => ({ ...one, amount: formatAmount(minor, one.currency) }))
      return { ...rest, amounts: shown, ...(movements === undefined ? {} : { movements }) }
    })
    tables.push({ topic, by, link: tableLink(topic, by, filter), rows })
  }
  return { month, ...(country === undefined ? {} : { country }), at: new Date(now), position, tables }
}
