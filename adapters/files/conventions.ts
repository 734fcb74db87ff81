import { momentOf } from '#adapter-api'
import type { FaultName } from './faults.ts'
import { YES_AND_NO } from './words.ts'

/** How one national system writes numbers, days and times: declared, never guessed. */
export type Conventions = {
  decimal: '.' | ','
  /** What stands between thousands. */
  thousands: 'none' | 'space' | 'point'
  dates: 'iso' | 'dmy'
  /** IANA zone of times that are written without an offset. */
  timeZone: string
}

export type Kind = 'text' | 'decimal' | 'date' | 'dateTime' | 'boolean' | 'integer'

export type Read = { value: string } | { fault: FaultName; expected?: string }

const WRITTEN = {
  iso: { date: 'YYYY-MM-DD', time: 'YYYY-MM-DD HH:MM' },
  dmy: { date: 'DD/MM/YYYY', time: 'DD/MM/YYYY HH:MM' },
}

/** What messages write for a cell, or why nothing can be made of it. Pure. */
export function canonical(cell: string, kind: Kind, conventions: Conventions): Read {
  switch (kind) {
    case 'text':
    case 'integer':
      return { value: cell }
    case 'boolean': {
      const said = YES_AND_NO.get(cell.toLowerCase())
      return said === undefined ? { fault: 'no-boolean' } : { value: String(said) }
    }
    case 'decimal':
      return decimal(cell, conventions)
    case 'date':
      return date(cell, conventions)
    case 'dateTime':
      return dateTime(cell, conventions)
  }
}

/** How this system writes what messages write; read again it is the same. Pure. */
export function written(value: string, kind: Kind, { decimal: point, dates, timeZone }: Conventions): string {
  if (kind === 'decimal') return value.replace('.', point)
  if (kind === 'date') return dates === 'dmy' ? dmyOf(value) : value
  if (kind !== 'dateTime' || dates === 'iso') return value
  const local = value.slice(0, 19)
  // A time of another zone, or to a fraction of a second, is written as it is: it must come back as it was.
  if (value.length !== 25 || offsetDiffers(local, timeZone, value)) return value
  return `${dmyOf(local.slice(0, 10))} ${local.slice(11)}`
}

function offsetDiffers(local: string, timeZone: string, value: string): boolean {
  try {
    return momentOf(local, timeZone) !== value
  } catch {
    return true
  }
}

const dmyOf = (day: string): string => day.split('-').toReversed().join('/')

const SPACES = /[\u0020\u00a0\u202f]/g

function decimal(cell: string, { decimal: point, thousands }: Conventions): Read {
  const expected = { none: `1234${point}5`, space: `1 234${point}5`, point: `1.234${point}5` }[thousands]
  const grouped = {
    none: /^[0-9]+$/,
    space: /^[0-9]{1,3}([\u0020\u00a0\u202f]?[0-9]{3})*$/,
    point: /^[0-9]{1,3}(\.?[0-9]{3})*$/,
  }[thousands]
  const [whole = '', ...fractions] = cell.split(point)
  const fraction = fractions.at(0)
  if (fractions.length > 1 || !grouped.test(whole) || (fraction !== undefined && !/^[0-9]+$/.test(fraction)))
    return { fault: 'no-decimal', expected }
  const digits = whole.replaceAll(SPACES, '').replaceAll('.', '')
  return { value: fraction === undefined ? digits : `${digits}.${fraction}` }
}

function date(cell: string, { dates }: Conventions): Read {
  const day = dayIn(cell, dates)
  return day === undefined ? { fault: 'no-date', expected: WRITTEN[dates].date } : { value: day }
}

/** The day as messages write it: an ISO day can be nothing else, so that it is taken from everybody. */
function dayIn(cell: string, dates: Conventions['dates']): string | undefined {
  if (/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(cell)) return cell
  const [, day = '', month = '', year = ''] =
    (dates === 'dmy' && /^([0-9]{1,2})\/([0-9]{1,2})\/([0-9]{4})$/.exec(cell)) || []
  return year === '' ? undefined : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

const WITH_OFFSET = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T.*(Z|[+-][0-9]{2}:[0-9]{2})$/
const LOCAL = /^(\S+)[ T]([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?$/

function dateTime(cell: string, { dates, timeZone }: Conventions): Read {
  if (WITH_OFFSET.test(cell)) return { value: cell }
  const fault = { fault: 'no-time', expected: WRITTEN[dates].time } as const
  const [, first = '', hour = '', minute = '', second = '00'] = LOCAL.exec(cell) ?? []
  const day = dayIn(first, dates)
  if (day === undefined) return fault
  try {
    return { value: momentOf(`${day}T${hour.padStart(2, '0')}:${minute}:${second}`, timeZone) }
  } catch {
    return fault
  }
}
