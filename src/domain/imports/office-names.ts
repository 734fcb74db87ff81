import type { Office } from '../model/reference.ts'
import { officeNamed } from '../reference/registry.ts'

const CODE = /^[A-Z]{2}[A-Z0-9]{6}$/
/** Members of imported entries that name offices: of authorisations, corridors, offices. */
const NAMING: ReadonlySet<string> = new Set(['offices', 'pairs', 'supervisingOffice'])
/** Entries are flatter than this. */
const DEPTH_MAX = 6

/**
 * Imported entries with the hub's code wherever they name an office by what a national system calls it. What names none, or
 * more than one, stays as it was typed, for the check to point at.
 */
export function withOfficeCodes(entries: unknown, offices: readonly Office[], depth = 0): unknown {
  if (depth > DEPTH_MAX || typeof entries !== 'object' || entries === null) return entries
  if (Array.isArray(entries)) return entries.map((one: unknown) => withOfficeCodes(one, offices, depth + 1))
  const named = (one: unknown): unknown =>
    typeof one === 'string' && !CODE.test(one) ? (officeNamed(offices, one) ?? one) : one
  return Object.fromEntries(
    Object.entries(entries).map(([member, value]: [string, unknown]) => {
      if (!NAMING.has(member)) return [member, withOfficeCodes(value, offices, depth + 1)]
      return [member, Array.isArray(value) ? value.map(named) : named(value)]
    }),
  )
}
