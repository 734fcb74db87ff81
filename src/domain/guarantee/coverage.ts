import { codelists } from '../../generated/codelists.ts'
import type { Declaration } from '../../generated/types.ts'
import { REDUCED_GUARANTEE, standingOf } from '../reference/authorisations.ts'
import { areSensitive } from '../reference/corridor-limits.ts'
import { isWaiver, referenceOf } from '../reference/guarantee-types.ts'
import type { Draft } from '../draft/draft.ts'
import type { Guarantee } from '../model/guarantee.ts'
import { type Finding, ruleFinding } from '../values/finding.ts'
import { formatAmount, parseMoney } from '../values/money.ts'
import { type Ratio, ratioOf, sumOfRatios } from '../values/rates.ts'
import { fundFindings } from './fund.ts'
import type { Declaring } from './ledger.ts'
import { agreementsOf, declaredOn, isSecuredByFunds } from './secured-by.ts'

/** A coverage that leaves nothing out. */
const WHOLE = 100

/**
 * GUARANTEE-COVER: what the guarantees of a declaration cover, each by its coverage, reaches the duties at risk (engine.md 8,
 * "Cover"). `at` is where the declaration stands in the message. Whether a line opens its guarantee does not matter here:
 * the same answer for a right and a wrong access code, which is then counted as a try (docs/decisions/0044).
 */
export function coverageFindings(draft: Draft<Declaring>, body: Declaration, at: string): Finding[] {
  const { reference } = draft.input
  const duties = body.dutiesAtRisk === undefined ? undefined : parseMoney(body.dutiesAtRisk)
  if (isSecuredByFunds(draft, body)) return fundFindings(draft, body, at)
  // Without them every line is a waiver (DUTIES-AT-RISK).
  if (duties === undefined) return []
  const lines = body.guarantees.map((use) => ({ use, percent: percentOf(draft, body, use) }))
  if (lines.some(({ percent }) => percent === 0)) return []
  const parts = lines.flatMap(({ use, percent }): Ratio[] => {
    const money = use.amount === undefined ? undefined : parseMoney(use.amount)
    // Without a rate nobody can tell what it is worth, and too little cover is the greater harm.
    const worth = money === undefined ? undefined : ratioOf(money, duties.currency, reference.rates ?? [], draft.on.day)
    return worth === undefined ? [] : [{ times: worth.times * BigInt(WHOLE), by: worth.by * BigInt(percent) }]
  })
  const { times, by } = sumOfRatios(parts)
  const covered = times / by
  if (covered >= duties.minor) return []
  const { currency } = duties
  const last = body.guarantees.findLastIndex(({ amount }) => amount !== undefined)
  const value = `${formatAmount(covered, currency)} ${currency}`
  const expected = `${formatAmount(duties.minor, currency)} ${currency}`
  return [ruleFinding('GUARANTEE-COVER', `${at}/guarantees/${last}/amount`, value, expected)]
}

/** How many per cent of the duties a line's amount has to reach; 0 covers whatever is left. */
function percentOf(draft: Draft<Declaring>, body: Declaration, use: Declaration['guarantees'][number]): number {
  if (use.amount === undefined || isWaiver(use.type)) return 0
  const grn = referenceOf(use, body)
  const guarantee = grn === undefined ? undefined : draft.input.guarantees.get(grn)
  if (guarantee?.coverage === undefined || guarantee.coverage >= WHOLE) return WHOLE
  return isReduced(draft, body, guarantee) ? guarantee.coverage : WHOLE
}

/**
 * Whether a guarantee may stand for more than its amount: its authorisation is the holder's and valid on the day, and none
 * of the goods is sensitive. A movement that rests on the guarantee already is judged by the day of its declaration: running
 * movements finish.
 */
function isReduced(draft: Draft<Declaring>, body: Declaration, guarantee: Guarantee): boolean {
  const { reference } = draft.input
  if (guarantee.authorisation === undefined) return false
  const named = { type: REDUCED_GUARANTEE, reference: guarantee.authorisation }
  const rests = draft.movement.lines.some(({ grn }) => grn === guarantee.grn)
  const day = rests ? declaredOn(draft) : draft.on.day
  const { standing, row } = standingOf(reference.authorisations ?? [], named, day)
  const { scheme, id } = guarantee.holder
  if (standing !== 'valid' || row?.holder.scheme !== scheme || row.holder.id !== id) return false
  const codes = body.items.map(({ commodity }) => commodity.hsCode)
  const listed = codes.some((hs) => codelists['sensitive-goods'].some(({ code }) => hs?.startsWith(code) === true))
  return !listed && !areSensitive(agreementsOf(draft, body), body)
}
