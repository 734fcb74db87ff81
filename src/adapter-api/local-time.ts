import { instantOfLocal, offsetOf } from '../domain/values/calendar.ts'
import { offsetText } from './limit.ts'

const LOCAL = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}$/

/**
 * A moment as messages carry it, of what the clocks of a place showed: `2026-11-29T14:05:00` in `Africa/Lagos` is
 * `2026-11-29T14:05:00+01:00`. Of an hour that clocks show twice the first one is meant.
 * @param timeZone IANA name
 * @throws {RangeError} for a time that does not exist, there or at all, and for an unknown zone
 */
export function momentOf(local: string, timeZone: string): string {
  const asUtc = Date.parse(`${local}Z`)
  if (!LOCAL.test(local) || Number.isNaN(asUtc) || new Date(asUtc).toISOString().slice(0, 19) !== local)
    throw new RangeError(`no time ${local}`)
  const instant = instantOfLocal(asUtc, timeZone)
  const offset = offsetOf(instant, timeZone)
  if (instant + offset !== asUtc) throw new RangeError(`the clocks of ${timeZone} never show ${local}`)
  return `${local}${offsetText(offset)}`
}
