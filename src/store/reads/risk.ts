import type { RiskFilter, RiskFound, StatisticsReads } from '../../ports/statistics.ts'
import type { RiskRule } from '../../domain/statistics/rules.ts'
import type { Mrn } from '../../domain/values/identifiers.ts'
import type { OfficeCode } from '../../domain/values/office.ts'
import type { Queryable } from '../read-pool.ts'
import { Parameters } from './visibility.ts'

/** What is told of one rule at most, the latest; of one that counts, the movements it names. */
const OF_A_RULE = 50
/** Marks of one rule that are looked at: a rule that counts more than these says that it has counted no further. */
const LOOKED_AT = 1_000

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

/** From when to when a mark is the rule's, after the first and up to the second. */
function spanOf({ days, hours }: RiskRule, now: number): [string, string] {
  const [from, to] = hours === undefined ? [now - (days ?? 0) * DAY_MS, now] : [now, now + hours * HOUR_MS]
  return [new Date(from).toISOString(), new Date(to).toISOString()]
}

type MarkRow = {
  mrn: Mrn
  at: Date
  holder: string
  corridor: string
  office: OfficeCode | null
  kind: string | null
  n: number | null
  among: number | null
  item: number | null
  heading: string | null
  unit: string | null
  amount: string | null
  median: string | null
  deviation: string | null
  score: string | null
}

/** The condition on marks; of one movement the holder's for rules that count, since they are about the holder. */
function whose({ mrn, party, corridor }: RiskFilter, counts: boolean, parameters: Parameters): string {
  const conditions: string[] = []
  if (mrn !== undefined) {
    const one = parameters.add(mrn)
    conditions.push(
      counts ? `m.holder = (select r.holder from risk_movements r where r.mrn = ${one})` : `m.mrn = ${one}`,
    )
  }
  if (party !== undefined) conditions.push(`m.holder = ${parameters.add(party)}`)
  if (corridor !== undefined) conditions.push(`m.corridor = ${parameters.add(corridor)}`)
  return conditions.join(' and ')
}

async function marksOf(pool: Queryable, filter: RiskFilter, rule: RiskRule, now: number): Promise<MarkRow[]> {
  const counts = rule.id === 'late-repeated'
  const parameters = new Parameters()
  const condition = whose(filter, counts, parameters)
  const [from, to] = spanOf(rule, now)
  const { rows } = await pool.query<MarkRow>(
    `select m.mrn, m.at, m.holder, m.corridor, m.office, m.kind, m.n, m.among,
       i.item, i.heading, i.unit, i.amount, i.median, i.deviation, i.score
     from (
       select * from risk_marks m where ${condition} and m.about = ${parameters.add(rule.about)}
         and m.at > ${parameters.add(from)}::timestamptz and m.at <= ${parameters.add(to)}::timestamptz
       order by m.at desc, m.mrn desc, m.part desc limit ${counts ? LOOKED_AT : OF_A_RULE + 1}
     ) m left join risk_items i on m.about like '%-outlier' and i.mrn = m.mrn and i.item::text = m.part
       and i.measure || '-outlier' = m.about
     order by m.at desc, m.mrn desc, m.part desc`,
    parameters.values,
  )
  return rows
}

const foundBy = (rule: RiskRule, row: MarkRow): RiskFound => ({
  rule,
  mrns: [row.mrn],
  count: row.n ?? 1,
  at: row.at.toISOString(),
  holder: row.holder,
  corridor: row.corridor,
  ...(row.office === null ? {} : { office: row.office }),
  ...(row.kind === null ? {} : { kind: row.kind }),
  ...(row.among === null ? {} : { among: row.among }),
  ...(row.item === null ? {} : { item: row.item }),
  ...(row.score === null ? {} : { score: row.score }),
  ...(row.heading === null ? {} : { heading: row.heading }),
  ...(row.unit === null ? {} : { unit: row.unit }),
  ...(row.amount === null ? {} : { amount: row.amount }),
  ...(row.median === null ? {} : { median: row.median }),
  ...(row.deviation === null ? {} : { deviation: row.deviation }),
})

/** Of a rule that counts: who has so many, the one with the latest first. */
function repeated(rule: RiskRule, rows: readonly MarkRow[]): RiskFound[] {
  return [...Map.groupBy(rows, ({ holder }) => holder).values()].flatMap((marks) => {
    const [last] = marks
    if (last === undefined || marks.length < (rule.least ?? 1)) return []
    return [{ ...foundBy(rule, last), count: marks.length, mrns: marks.slice(0, OF_A_RULE).map(({ mrn }) => mrn) }]
  })
}

/** Signals over a pool that sees what the caller may: a movement it is no party to is no evidence for it, and counts for nothing. */
export const createRiskReads = (pool: Queryable): Pick<StatisticsReads, 'riskSignals'> => ({
  async riskSignals(filter, rules, now) {
    const found: RiskFound[] = []
    let more = false
    // One after the other: a page that is asked for often must not take all connections of the readers.
    for (const rule of rules) {
      const rows = await marksOf(pool, filter, rule, now)
      const of = rule.id === 'late-repeated' ? repeated(rule, rows) : rows.map((row) => foundBy(rule, row))
      more ||= of.length > OF_A_RULE || rows.length === LOOKED_AT
      found.push(...of.slice(0, OF_A_RULE))
    }
    return { found, more }
  },
})
