import type { Agreement, Reference } from './reference.ts'
import { isWithin } from './time.ts'

type Way = {
  legs: readonly { country: string; mode: string; connection: string }[]
  regime: string
  guaranteeTypes: readonly string[]
}

/** The agreements an itinerary rests on, or the first pair of neighbours that none covers. */
export type Coverage = { covered: true; agreements: readonly Agreement[] } | { covered: false; pair: string }

/**
 * Whether an itinerary is routable on a day (`YYYY-MM-DD`): one agreement covers all its countries, or every adjacent
 * pair is covered (engine.md 2, "Agreement"). Countries off the hub (connection `none`) need no agreement: the ones
 * around them are adjacent then. A movement within one country needs none either.
 */
export function coverageOf(way: Way, agreements: Reference['agreements'], day: string): Coverage {
  const legs = way.legs.filter(({ connection }) => connection !== 'none')
  const usable = agreements.filter((agreement) => inForce(agreement, day) && fits(agreement, way))
  const covers = (agreement: Agreement, part: readonly { country: string; mode: string }[]): boolean =>
    part.every(({ country, mode }) => agreement.countries.includes(country) && agreement.modes.includes(mode))
  const pairs = legs.slice(1).flatMap((to, index) => {
    const from = legs[index]
    return from === undefined || from.country === to.country ? [] : [[from, to] as const]
  })
  if (pairs.length === 0) return { covered: true, agreements: [] }
  const whole = usable.find((agreement) => covers(agreement, legs))
  if (whole !== undefined) return { covered: true, agreements: [whole] }
  const found: Agreement[] = []
  for (const [from, to] of pairs) {
    const agreement = usable.find((candidate) => covers(candidate, [from, to]))
    if (agreement === undefined) return { covered: false, pair: `${from.country}-${to.country}` }
    found.push(agreement)
  }
  return { covered: true, agreements: [...new Set(found)] }
}

/**
 * Who discharges: the hub at once when all agreements the movement rests on say so, else departure. With a mixture
 * departure has the say, as the more careful of the two.
 */
export const dischargeModeOf = (agreements: readonly Agreement[]): Agreement['dischargeMode'] =>
  agreements.length > 0 && agreements.every(({ dischargeMode }) => dischargeMode === 'automatic')
    ? 'automatic'
    : 'by-departure'

const inForce = (agreement: Agreement, day: string): boolean =>
  isWithin(day, agreement) && (agreement.suspendedFrom === undefined || day < agreement.suspendedFrom)

const fits = (agreement: Agreement, way: Way): boolean =>
  agreement.regimes.includes(way.regime) && way.guaranteeTypes.every((type) => agreement.guaranteeTypes.includes(type))
