import { formatAmount } from '../../domain/values/money.ts'
import type { Language } from '../../ports/handle.ts'
import type {
  By,
  StatisticsCase,
  StatisticsFilter,
  StatisticsRow,
  StatisticsTable,
  Topic,
} from '../../ports/statistics.ts'
import { texts } from '../../generated/texts.ts'
import { movementsLink } from '../statistics-query.ts'
import { csvLine } from './csv-write.ts'

const PERCENTILES = ['p25', 'p50', 'p75', 'p90', 'p95'] as const

/** A row as it is told; amounts in units of their currency. */
export function rowShown(topic: Topic, by: By, filter: StatisticsFilter, row: StatisticsRow) {
  const { value, n, percentiles, excluded, open, kinds, amounts, availability } = row
  const movements = movementsLink(topic, by, value, filter)
  return {
    ...(value === undefined ? {} : { [by]: value }),
    n,
    ...(percentiles === undefined ? {} : Object.fromEntries(PERCENTILES.map((name, at) => [name, percentiles[at]]))),
    excluded,
    open,
    ...(kinds.length === 0 ? {} : { kinds }),
    ...(amounts.length === 0
      ? {}
      : { amounts: amounts.map(({ minor, ...rest }) => ({ ...rest, amount: formatAmount(minor, rest.currency) })) }),
    ...(availability === undefined ? {} : { availability }),
    ...(movements === undefined ? {} : { movements }),
  }
}

/** A case as it is told. */
export const caseShown = ({ amount, ...rest }: StatisticsCase) => ({
  ...rest,
  ...(amount === undefined
    ? {}
    : { amount: { amount: formatAmount(amount.minor, amount.currency), currency: amount.currency } }),
})

const COLUMNS = [
  'n',
  ...PERCENTILES,
  'implied',
  'outage',
  'missing',
  'open',
  'kinds',
  'amounts',
  'availability',
  'movements',
] as const

/** The table as CSV (RFC 4180), its columns named in the reader's language; durations in seconds. */
export function statisticsCsv(
  { topic, by, filter }: { topic: Topic; by: By; filter: StatisticsFilter },
  { rows }: StatisticsTable,
  language: Language,
): string {
  const header = csvLine([by, ...COLUMNS].map((name) => texts.statistics[name][language]))
  const lines = rows.map((row) => {
    const { percentiles, excluded, availability } = row
    return csvLine([
      row.value ?? '',
      String(row.n),
      ...PERCENTILES.map((_, at) => String(percentiles?.[at] ?? '')),
      String(excluded.implied),
      String(excluded.outage),
      String(excluded.missing),
      String(row.open),
      row.kinds.map(({ kind, n }) => `${kind} ${n}`).join('; '),
      row.amounts
        .map(({ currency, kind, minor }) => [kind ?? '', formatAmount(minor, currency), currency].join(' ').trim())
        .join('; '),
      availability === undefined ? '' : String(availability),
      movementsLink(topic, by, row.value, filter) ?? '',
    ])
  })
  return [header, ...lines].join('')
}
