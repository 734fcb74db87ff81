import { planDated } from './dated.ts'
import { codelists } from '../../generated/codelists.ts'
import type { ContributionTable } from '../model/reference.ts'
import { type Check, day, flag, listOf, oneOf, optional, part, record, text, whole, wrong } from '../values/checks.ts'
import { PER_CENT } from '../reference/contribution.ts'
import { ruleFinding } from '../values/finding.ts'
import { type Rate, RATE_PATTERN, rateProblem } from '../values/rates.ts'
import { COUNTRY, PARTY, planEntries, type RegistryPlan } from './registry.ts'

const RATES_MAX = 5_000
const CURRENCY = text(3, /^[A-Z]{3}$/)

const rateShape = record({
  from: CURRENCY,
  to: CURRENCY,
  rate: text(21, RATE_PATTERN),
  validFrom: day,
  source: text(70),
})

/** The form first; then currencies that are there and differ, and a rate that is not zero. */
const rateCheck: Check = (value, at) => {
  const findings = rateShape(value, at)
  if (findings.length > 0) return findings
  const rate = value as Rate
  const problem = rateProblem(rate)
  if (problem === 'rate') return [wrong('12', part(at, 'rate'), rate.rate, '> 0')]
  return problem === undefined ? [] : [wrong('12', part(at, 'to'), `${rate.from} - ${rate.to}`, 'ISO 4217')]
}

/** What an import of exchange rates changes; what was reserved by a rate that is replaced carries it on its line. */
export const planRates = (current: readonly Rate[], entries: unknown): RegistryPlan<Rate> =>
  planDated(current, entries, {
    check: rateCheck,
    max: RATES_MAX,
    keyOf: rateKey,
    same: (before, after) => before.rate === after.rate && before.source === after.source,
  })

const rateKey = ({ from, to, validFrom }: Rate): string => `${from} - ${to} ${validFrom}`

const tableCheck = record({
  id: text(35, /^[A-Za-z0-9][A-Za-z0-9._-]*$/),
  regime: oneOf(codelists.regimes.map(({ code }) => code)),
  validFrom: day,
  validTo: optional(day),
  rate: text(11, PER_CENT),
  base: oneOf(['cif', 'duties']),
  collector: PARTY,
  shares: listOf(record({ country: COUNTRY, guarantor: PARTY, parts: whole(0, 10_000) }), { min: 1, max: 30 }),
  payBeforeRelease: optional(flag),
})

/** What an import of contribution tables changes; a country takes one share. */
export const planContributionTables = (
  current: readonly ContributionTable[],
  entries: unknown,
): RegistryPlan<ContributionTable> =>
  planEntries(
    current,
    entries,
    tableCheck,
    ({ id }) => id,
    ({ shares }, at) => {
      const countries = shares.map(({ country }) => country)
      return countries.flatMap((country, index) =>
        countries.indexOf(country) < index
          ? [ruleFinding('IMPORT-TWICE', `${at.pointer}/shares/${index}/country`, country)]
          : [],
      )
    },
  )
