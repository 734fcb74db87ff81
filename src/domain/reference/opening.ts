import type { Reference } from '../model/reference.ts'
import type { OfficeCode } from '../values/office.ts'
import { closedSpans, type Opening } from '../values/office-hours.ts'
import { dueOutside, type Span } from './outages.ts'

/** What pauses rest on. */
export type Pausing = Pick<Reference, 'outages' | 'offices' | 'countries'>

/**
 * When something is due that an office has to do in the hours in which it is open, milliseconds UTC.
 * @param due when it would be due if it never closed
 * @param pauses times that do not count either
 */
export function dueInHours(
  start: number,
  due: number,
  { office, pauses, reference }: { office: OfficeCode | undefined; pauses: readonly Span[]; reference: Pausing },
): number {
  const opening = office === undefined ? undefined : openingOf(office, reference)
  let end = dueOutside(start, due, pauses)
  // Each later end may lie behind another night.
  for (let known = start; opening !== undefined && end > known && Number.isFinite(end); ) {
    known = end
    end = dueOutside(start, due, [...pauses, ...closedSpans(start, known, opening)])
  }
  return end
}

/** Of an office without opening hours nobody knows when it is closed: it never is. */
function openingOf(code: OfficeCode, { offices, countries }: Pausing): Opening | undefined {
  const office = offices.get(code)
  if (office?.hours === undefined) return undefined
  const { hours, timeZone, holidays = [], country } = office
  return { hours, timeZone, holidays: new Set([...holidays, ...(countries.get(country)?.holidays ?? [])]) }
}
