import { isReleased } from '../model/declared.ts'
import type { DifferenceKind } from '../model/difference.ts'
import type { Movement } from '../model/movement.ts'
import type { OfficeCode } from '../values/office.ts'
import { earliestOf, instantOf } from '../values/time.ts'

/** What of a movement a risk rule looks at: one thing that happened, or will. Says nothing of goods or plates. */
export type RiskMark = {
  about: 'late' | 'limit' | 'seals-differ' | 'vehicle-differs' | 'used-twice'
  part: string
  /** When it happened; of a limit when it passes. */
  at: string
  office?: OfficeCode
  /** Seconds after the limit. */
  seconds?: number
  kind?: DifferenceKind
}

const IN_FLIGHT: ReadonlySet<string> = new Set(['released', 'in-transit', 'at-border'])
const FLAGS = { sealsDiffer: 'seals-differ', vehicleDiffers: 'vehicle-differs', usedTwice: 'used-twice' } as const

/** Everything about a movement that the rules of schemas/risk.json look at, from its present state. */
export function riskMarksOf(movement: Movement): RiskMark[] {
  const marks = (movement.differences ?? []).flatMap((difference, at): RiskMark[] => {
    const { flag, since, office, kind, accepted } = difference
    const about = flag === undefined || !(flag in FLAGS) ? undefined : FLAGS[flag as keyof typeof FLAGS]
    // What departure has accepted is explained, and no reason to look again.
    if (about === undefined || accepted === true) return []
    return [{ about, part: String(at), at: since, kind, ...(office === undefined ? {} : { office }) }]
  })
  if (!isReleased(movement)) return marks
  const { arrival, limitAt, state } = movement
  if (arrival === undefined) return IN_FLIGHT.has(state) ? [...marks, { about: 'limit', part: '', at: limitAt }] : marks
  const late = earliestOf(arrival.occurredAt, arrival.occurredPrecision) - instantOf(limitAt)
  if (late <= 0) return marks
  const { office, occurredAt } = arrival
  return [...marks, { about: 'late', part: '', at: occurredAt, office, seconds: Math.round(late / 1_000) }]
}

/** Who is liable, by the name under which the same holder is met again; nobody once what was said of it is destroyed. */
export const holderOf = ({ declared, erased }: Pick<Movement, 'declared' | 'erased'>): string | undefined =>
  declared === undefined || erased !== undefined
    ? undefined
    : (declared.principal.party ?? `${declared.principal.scheme}:${declared.principal.id}`)

/** The posts of the way as it is now, in order: two ways with the same posts are one. */
export const wayOf = ({ legs }: Pick<Movement, 'legs'>): string =>
  legs
    .flatMap(({ entryOffice, exitOffice }) => [entryOffice, exitOffice])
    .filter((post) => post !== undefined)
    .join(' ')
