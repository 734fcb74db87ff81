import { type AdapterContext, type ConnectionInfo } from '#adapter-api'
import type { Conventions } from './conventions.ts'
import type { Language } from './words.ts'

/** How files are written and read, and where they lie. */
export type Profile = {
  conventions: Conventions
  language: Language
  separator: ',' | ';' | '\t'
  encoding: 'utf-8' | 'windows-1252'
  /** What is said of a message whose table does not say how it came to be entered. */
  procedure: 'automatic' | 'manual'
  /** What deliveries are written as; `message`: the sender's own bytes and signature. */
  write: 'csv' | 'xlsx' | 'message'
  /** Whether a delivery is done once its file is written, or once the national system has answered with a file of its own. */
  await: 'written' | 'answer'
  pollMs: number
}

const CHOICES = {
  language: ['en', 'fr', 'pt'],
  separator: [',', ';', 'tab'],
  encoding: ['utf-8', 'windows-1252'],
  decimal: ['.', ','],
  thousands: ['none', 'space', 'point'],
  dates: ['iso', 'dmy'],
  procedure: ['automatic', 'manual'],
  write: ['csv', 'xlsx', 'message'],
  await: ['written', 'answer'],
} as const

/** The profile of an adapter's settings. Throws one error that names everything that is wrong. */
export function profileOf(settings: AdapterContext['settings']): Profile {
  const complaints: string[] = []
  const choice = <Name extends keyof typeof CHOICES>(name: Name): (typeof CHOICES)[Name][number] => {
    const allowed: readonly string[] = CHOICES[name]
    const value = settings[name] ?? ''
    if (!allowed.includes(value)) complaints.push(`${name} is '${value}', and none of ${allowed.join(' ')}`)
    return value as (typeof CHOICES)[Name][number]
  }
  const separator = choice('separator')
  const timeZone = settings['timeZone'] ?? ''
  const pollMs = Number(settings['pollMs'])
  if (!isZone(timeZone)) complaints.push(`timeZone is '${timeZone}', and no zone of the IANA database`)
  if (!Number.isInteger(pollMs) || pollMs < 100 || pollMs > 600_000) complaints.push('pollMs is not from 100 to 600000')
  const conventions = { decimal: choice('decimal'), thousands: choice('thousands'), dates: choice('dates'), timeZone }
  if (conventions.decimal === '.' && conventions.thousands === 'point')
    complaints.push('a point cannot be written before decimals and between thousands alike')
  const profile: Profile = {
    conventions,
    language: choice('language'),
    separator: separator === 'tab' ? '\t' : separator,
    encoding: choice('encoding'),
    procedure: choice('procedure'),
    write: choice('write'),
    await: choice('await'),
    pollMs,
  }
  if (complaints.length > 0) throw new Error(complaints.join('; '))
  return profile
}

function isZone(timeZone: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** Whom tables that name no sender are from: the first party this adapter acts for. */
export function ownSender([first]: readonly ConnectionInfo[]): Readonly<Record<string, string>> {
  if (first === undefined) return {}
  const [, party] = first.party.split('/')
  return {
    'sender.country': first.country,
    'sender.role': first.role,
    ...(party === undefined ? {} : { 'sender.party': party }),
  }
}
