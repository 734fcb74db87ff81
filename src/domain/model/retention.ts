import { movementTable } from '../../generated/movement-table.ts'
import type { CountryCode } from '../values/party.ts'
import type { Movement } from './movement.ts'

/** How long a country keeps the bytes of its messages, from a day on: until the next one of the country, or for good. */
export type RetentionPeriod = { country: CountryCode; validFrom: string; days: number }

const DAY_MS = 24 * 3_600_000

/**
 * The period of a country at a time, milliseconds UTC: the newest that has begun. Undefined where it has none: then nothing
 * of it is destroyed, since nobody has said that it may be.
 */
export function retentionOf(
  periods: readonly RetentionPeriod[],
  country: CountryCode,
  now: number,
): RetentionPeriod | undefined {
  const today = new Date(now).toISOString().slice(0, 10)
  const begun = periods.filter((one) => one.country === country && one.validFrom <= today)
  return begun.toSorted((one, other) => (one.validFrom < other.validFrom ? -1 : 1)).at(-1)
}

/** Whether the period has passed since then; both in milliseconds UTC. */
export const isOver = ({ days }: Pick<RetentionPeriod, 'days'>, since: number, now: number): boolean =>
  now >= since + days * DAY_MS

const ENDS: ReadonlySet<string> = new Set(movementTable.states.flatMap((one) => ('end' in one ? [one.name] : [])))
/** States of a line in which money may still be asked for. */
const LIABLE: ReadonlySet<string> = new Set(['pending', 'reserved', 'in-use', 'claimed'])

/**
 * Whether nothing of a movement is open any more: it has ended, no guarantee is liable, nothing is asked, held, owed or unexplained.
 * What is kept too long can still be destroyed; what was destroyed too early is missing for good.
 */
export const isClosed = (movement: Movement): boolean =>
  ENDS.has(movement.state) &&
  movement.open.length === 0 &&
  movement.held.length === 0 &&
  movement.timers.length === 0 &&
  (movement.approvals ?? []).length === 0 &&
  (movement.asked ?? []).length === 0 &&
  movement.lines.every(({ state }) => !LIABLE.has(state)) &&
  (movement.debts ?? []).every(({ paid, reimbursed }) => paid === reimbursed) &&
  (movement.differences ?? []).every(({ flag, resolvedBy }) => flag === undefined || resolvedBy !== undefined)
