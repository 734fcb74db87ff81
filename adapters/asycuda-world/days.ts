import { limitAtOf, MappingError, momentOf } from '#adapter-api'
import type { Profile } from './profile.ts'

const WRITTEN = {
  iso: /^(?<year>[0-9]{4})-(?<month>[0-9]{2})-(?<day>[0-9]{2})$/,
  dmy: /^(?<day>[0-9]{1,2})\/(?<month>[0-9]{1,2})\/(?<year>[0-9]{4})$/,
  mdy: /^(?<month>[0-9]{1,2})\/(?<day>[0-9]{1,2})\/(?<year>[0-9]{4})$/,
} as const

/** A day as ISO has it, of one as the country writes it. Nothing is guessed. Throws MappingError. */
export function dayOf(text: string, { dates }: Pick<Profile, 'dates'>, pointer: string): string {
  const { year, month = '', day = '' } = WRITTEN[dates].exec(text)?.groups ?? {}
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (year === undefined || !isDay(iso)) throw new MappingError(pointer, `'${text}' is no day as ${dates} writes it`)
  return iso
}

/** A day as the country writes it. */
export function writtenDay(day: string, { dates }: Pick<Profile, 'dates'>): string {
  const [year = '', month = '', date = ''] = day.split('-')
  if (dates === 'iso') return day
  return dates === 'dmy' ? `${date}/${month}/${year}` : `${month}/${date}/${year}`
}

/** The day on which a moment falls there. */
export function dayAt(moment: string, timeZone: string): string {
  return Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(Date.parse(moment))
}

/** The day whose end is the limit, or in which it falls: a limit of 24:00 belongs to the day that ends. */
export function dayOfLimit(limitAt: string, timeZone: string): string {
  return dayAt(new Date(Date.parse(limitAt) - 1).toISOString(), timeZone)
}

/** A time limit of what the system has: a day, or a number of days counted from another. Throws MappingError. */
export function limitOf(text: string, from: string, profile: Profile, pointer: string): string {
  if (profile.timeLimit === 'date') return limitAtOf(dayOf(text, profile, pointer), profile.timeZone)
  if (!/^[0-9]{1,3}$/.test(text)) throw new MappingError(pointer, `'${text}' is no number of days`)
  const day = new Date(Date.parse(`${from}T12:00:00Z`) + Number(text) * DAY).toISOString().slice(0, 10)
  return limitAtOf(day, profile.timeZone)
}

/** The same the other way round. */
export function writtenLimit(limitAt: string, from: string, profile: Profile): string {
  const day = dayOfLimit(limitAt, profile.timeZone)
  if (profile.timeLimit === 'date') return writtenDay(day, profile)
  return String(Math.round((Date.parse(day) - Date.parse(from)) / DAY))
}

/** The beginning of a day there: what a system that keeps days alone says of when something happened. */
export const beginningOf = (day: string, timeZone: string): string => momentOf(`${day}T00:00:00`, timeZone)

const DAY = 86_400_000
const isDay = (iso: string): boolean =>
  !Number.isNaN(Date.parse(`${iso}T00:00:00Z`)) && new Date(`${iso}T00:00:00Z`).toISOString().startsWith(iso)
