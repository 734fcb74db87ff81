import type { ErrorCode } from '../../generated/errors.ts'
import type { Finding } from './finding.ts'
import { cutText, hasUnseen } from './legible.ts'

/** Where a value stands in what an operator sent: pointer, and the line of a table. */
export type Position = { pointer: string; line?: number }

/** What is wrong with a value, nothing when it is right. The codes are those of messages (interface.md 3). */
export type Check = (value: unknown, at: Position) => Finding[]

/** Values in findings go into answers and logs: never longer than this. */
const LONGEST_VALUE = 100

/** A finding at a place. */
export const wrong = (code: ErrorCode, at: Position, value?: unknown, expected?: string): Finding => ({
  code,
  pointer: at.pointer,
  ...(at.line === undefined ? {} : { line: at.line }),
  ...(value === undefined ? {} : { value: cutText(shown(value), LONGEST_VALUE) }),
  ...(expected === undefined ? {} : { expected: cutText(expected, LONGEST_VALUE) }),
})

const shown = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? typeof value))

/** A finding of a rule with the line of the table it stands in. */
export const placed = (finding: Finding, { line }: Position): Finding =>
  line === undefined ? finding : { ...finding, line }

/** The place of a part. */
export const part = (at: Position, name: string | number): Position => ({
  ...at,
  pointer: `${at.pointer}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`,
})

/** A text of 1 to `max` characters, with nothing in it that is not seen, of the pattern if there is one. */
export const text =
  (max: number, pattern?: RegExp): Check =>
  (value, at) => {
    if (typeof value !== 'string') return [wrong('50', at, typeof value, 'string')]
    if (value.length > max) return [wrong('39', at, value, String(max))]
    const plain = value !== '' && value === value.trim() && !hasUnseen(value)
    return plain && (pattern === undefined || pattern.test(value)) ? [] : [wrong('51', at, value, pattern?.source)]
  }

/** One of some texts. */
export const oneOf =
  (values: readonly string[]): Check =>
  (value, at) =>
    typeof value === 'string' && values.includes(value) ? [] : [wrong('12', at, value, values.join(' '))]

/** True or false. */
export const flag: Check = (value, at) => (typeof value === 'boolean' ? [] : [wrong('50', at, typeof value, 'boolean')])

/** A whole number within bounds. */
export const whole =
  (min: number, max: number): Check =>
  (value, at) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) return [wrong('50', at, value, 'integer')]
    if (value > max) return [wrong('39', at, value, String(max))]
    return value < min ? [wrong('40', at, value, String(min))] : []
  }

/** A day that exists, `YYYY-MM-DD`, of the years messages have: 1900 to 2099. */
export const day: Check = (value, at) => {
  const real =
    typeof value === 'string' &&
    /^(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}$/.test(value) &&
    !Number.isNaN(Date.parse(`${value}T00:00:00Z`)) &&
    new Date(`${value}T00:00:00Z`).toISOString().startsWith(value)
  return real ? [] : [wrong('51', at, value, 'YYYY-MM-DD')]
}

const OF_DAY = /^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,3})?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$/

/** A date-time with offset as messages have it: RFC 3339, seconds required. */
export const dateTime: Check = (value, at) => {
  const real =
    typeof value === 'string' &&
    day(value.slice(0, 10), at).length === 0 &&
    value[10] === 'T' &&
    OF_DAY.test(value.slice(11))
  return real ? [] : [wrong('51', at, value, 'YYYY-MM-DDThh:mm:ss±hh:mm')]
}

/** A list of at least `min` and at most `max` entries. */
export const listOf =
  (check: Check, { min = 0, max }: { min?: number; max: number }): Check =>
  (value, at) => {
    if (!Array.isArray(value)) return [wrong('50', at, typeof value, 'array')]
    if (value.length > max) return [wrong('35', at, value.length, String(max))]
    if (value.length < min) return [wrong('13', at)]
    return value.flatMap((entry, index) => check(entry, part(at, index)))
  }

/** A part that may be absent. */
export type Optional = { optional: Check }
export const optional = (check: Check): Optional => ({ optional: check })

/** An object with these parts and no others. */
export const record =
  (parts: Readonly<Record<string, Check | Optional>>): Check =>
  (value, at) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return [wrong('50', at, Array.isArray(value) ? 'array' : typeof value, 'object')]
    }
    const given = value as Readonly<Record<string, unknown>>
    const unknown = Object.keys(given).filter((name) => !Object.hasOwn(parts, name))
    return [
      ...Object.entries(parts).flatMap(([name, check]) => {
        const present = given[name] !== undefined
        if (typeof check === 'function')
          return present ? check(given[name], part(at, name)) : [wrong('13', part(at, name))]
        return present ? check.optional(given[name], part(at, name)) : []
      }),
      ...unknown.map((name) => wrong('15', part(at, name), name)),
    ]
  }
