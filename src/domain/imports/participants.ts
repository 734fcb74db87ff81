import { catalogue } from '../../generated/catalogue.ts'
import type { MessageType } from '../../generated/types.ts'
import {
  dateTime,
  day,
  flag,
  listOf,
  oneOf,
  optional,
  type Position,
  record,
  text,
  whole,
  wrong,
} from '../values/checks.ts'
import type { Finding } from '../values/finding.ts'
import {
  type Channel,
  countryOfParty,
  HUB,
  PARTY_ROLES,
  parsePartyKey,
  type PartyKey,
  type Role,
} from '../values/party.ts'
import { COUNTRY } from './registry.ts'

/** A person or an office to ask, as the participant has named it. */
export type Contact = { name: string; email?: string; phone?: string; for?: string }

/** What operators keep of a participant (interface.md 8). */
export type ParticipantData = {
  names: { en: string; fr: string; pt: string }
  language: 'en' | 'fr' | 'pt'
  format: 'json' | 'xml'
  contacts: readonly Contact[]
  activeFrom?: string
  activeTo?: string
  identifiers?: readonly { scheme: string; id: string }[]
  /** Versions 2 and up that its system can take; absent: none. */
  takes?: readonly TakenVersion[]
}

/** A version of a message, above the first. */
export type TakenVersion = { type: MessageType; version: string }

export type NewParticipant = ParticipantData & { key: PartyKey; role: Role; channel: Channel }

/** What of it is changed; null takes away what may be absent. `suspended` stops it, or lets it take part again. */
export type ParticipantChange = Partial<Omit<ParticipantData, 'activeFrom' | 'activeTo'>> & {
  activeFrom?: string | null
  activeTo?: string | null
  suspended?: boolean
}

/** Longest overlap of two logins: a month. */
const OVERLAP_MAX_SECONDS = 30 * 86_400

const NAMES = record({ en: text(140), fr: text(140), pt: text(140) })
const LANGUAGE = oneOf(['en', 'fr', 'pt'])
const FORMAT = oneOf(['json', 'xml'])
const EMAIL = text(254, /^[^\s@]+@[^\s@]+$/)
const PHONE = text(40, /^\+?[0-9 ()./-]+$/)
const CONTACTS = listOf(
  record({ name: text(140), email: optional(EMAIL), phone: optional(PHONE), for: optional(text(140)) }),
  { max: 20 },
)
const IDENTIFIERS = listOf(record({ scheme: text(35), id: text(70) }), { max: 20 })
const TYPES = Object.values(catalogue).map(({ type }) => type)
const TAKES = listOf(record({ type: oneOf(TYPES), version: text(3, /^[2-9]$|^[1-9][0-9]+$/) }), { max: 200 })
const nullOr =
  (check: (value: unknown, at: Position) => Finding[]) =>
  (value: unknown, at: Position): Finding[] =>
    value === null ? [] : check(value, at)
const REASON = { reason: text(500) }

const added = record({
  ...REASON,
  key: text(38),
  country: optional(COUNTRY),
  role: oneOf(PARTY_ROLES),
  party: optional(text(35)),
  names: NAMES,
  language: LANGUAGE,
  format: FORMAT,
  channel: oneOf(['amqp', 'inbox', 'webhook', 'none']),
  contacts: optional(CONTACTS),
  activeFrom: optional(day),
  activeTo: optional(day),
  identifiers: optional(IDENTIFIERS),
})

const changed = record({
  ...REASON,
  names: optional(NAMES),
  language: optional(LANGUAGE),
  format: optional(FORMAT),
  contacts: optional(CONTACTS),
  activeFrom: optional(nullOr(day)),
  activeTo: optional(nullOr(day)),
  identifiers: optional(IDENTIFIERS),
  takes: optional(TAKES),
  suspended: optional(flag),
})

/** A participant as an operator sends it, with everything that is wrong. The customs of a country is its country alone. */
export function readNewParticipant(body: unknown): { findings: Finding[]; value?: NewParticipant } {
  const findings = added(body, { pointer: '' })
  if (findings.length > 0) return { findings }
  const {
    country,
    party,
    reason: _,
    contacts = [],
    ...given
  } = body as Omit<NewParticipant, 'contacts'> & {
    contacts?: NewParticipant['contacts']
    country?: string
    party?: string
    reason: string
  }
  const key = parsePartyKey(given.key)
  if (key === undefined || countryOfParty(key) === HUB)
    return { findings: [wrong('51', { pointer: '/key' }, given.key, 'CC or CC/party')] }
  const [ofCountry, id] = key.split('/')
  if (country !== undefined && country !== ofCountry)
    findings.push(wrong('12', { pointer: '/country' }, country, ofCountry))
  if (party !== undefined && party !== id) findings.push(wrong('12', { pointer: '/party' }, party, id))
  if ((given.role === 'customs') !== (id === undefined)) {
    findings.push(wrong('12', { pointer: '/role' }, given.role, id === undefined ? 'customs' : 'another role'))
  }
  // A partner is told nothing: what it may know it reads, by agreement.
  if (given.role === 'partner' && given.channel !== 'none')
    findings.push(wrong('12', { pointer: '/channel' }, given.channel, 'none'))
  findings.push(...daysOf(given))
  return findings.length > 0 ? { findings } : { findings, value: { ...given, key, contacts } }
}

/** What an operator changes of a participant, with everything that is wrong. */
export function readParticipantChange(body: unknown): { findings: Finding[]; value?: ParticipantChange } {
  const findings = changed(body, { pointer: '' })
  if (findings.length > 0) return { findings }
  const { reason: _, ...value } = body as ParticipantChange & { reason: string }
  return { findings, value }
}

/** The last day is not before the first. */
export function daysOf({ activeFrom, activeTo }: { activeFrom?: string | null; activeTo?: string | null }): Finding[] {
  const isWrong = typeof activeFrom === 'string' && typeof activeTo === 'string' && activeTo < activeFrom
  return isWrong ? [wrong('14', { pointer: '/activeTo' }, activeTo, activeFrom)] : []
}

/** Checks of what is sent for tokens, broker users and channels. */
export const participantChecks = {
  reasonAlone: record(REASON),
  token: record({ ...REASON, label: text(140), expiresAt: optional(dateTime) }),
  brokerUser: record({ ...REASON, overlap: optional(whole(0, OVERLAP_MAX_SECONDS)) }),
  webhook: record({ ...REASON, url: text(500) }),
  channel: record({ ...REASON, channel: oneOf(['amqp', 'inbox', 'webhook', 'none']) }),
}
