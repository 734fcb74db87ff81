import { fill } from '../values/fill.ts'
import { movementTable } from '../../generated/movement-table.ts'
import { texts } from '../../generated/texts.ts'
import { holdingDifferences } from '../differences/open.ts'
import { type Need, rankOf } from '../model/attention.ts'
import type { Movement } from '../model/movement.ts'
import { enquiryOf, stoppedBy } from '../model/open.ts'
import type { Office } from '../model/reference.ts'
import { nameOfOffice } from '../reference/registry.ts'
import type { Mrn } from '../values/identifiers.ts'
import type { OfficeCode } from '../values/office.ts'
import type { Language } from '../values/texts.ts'
import { instantOf, secondOf, utcDateTime } from '../values/time.ts'
import type { PartyKey } from '../values/party.ts'

const DAY_MS = 24 * 3_600_000

/** What of a queue needs a person: that nobody empties it, or that messages of it are set aside. */
export type QueueNeed = 'queue' | 'parked'

/** Somebody to call or to write to. */
export type Contact = { name: string; email?: string; phone?: string; for?: string }

/** What needs a person, as it is found in the store. */
export type Needed = { key: string; need: Need; at: string; movement: Movement; takenBy?: string }

/**
 * Who looks after something, by whoever took its key last. Who looked after an earlier case of the same has dealt with that one.
 * @param since of this case, milliseconds UTC
 */
export const takenSince = (
  last: { by: string; at: number } | undefined,
  since: number,
): Pick<AttentionItem, 'takenBy'> => (last !== undefined && last.at >= since ? { takenBy: last.by } : {})

/** As interface.md 7 and 8 give it; of the vehicle and the goods it says nothing, so that operators may read it. */
export type AttentionItem = {
  key: string
  kind: Exclude<Need, 'double'> | QueueNeed | 'locked' | 'certificate' | 'outage' | 'hub'
  severity: 1 | 2 | 3
  office?: OfficeCode
  /** Absent where it is about no movement. */
  mrn?: Mrn
  /** Whose queue or certificate it is about. */
  receiver?: PartyKey
  /** Whom to call. */
  contacts?: readonly Contact[]
  /** RFC 3339, UTC. */
  since: string
  count: number
  sentence: string
  action: string
  takenBy?: string
}

export type Telling = {
  language: Language
  /** Milliseconds UTC. */
  now: number
  office: (code: OfficeCode) => Office | undefined
  /** Whether the reader may know of this other movement. */
  knows: (mrn: Mrn) => boolean
}

/** One need in words, with a verb for what is to be done. */
export function tellNeed({ key, need, at, movement, takenBy }: Needed, telling: Telling): AttentionItem {
  const { language, now } = telling
  const office = officeOf(need, movement)
  const passed = need === 'limit' && instantOf(at) < now
  return {
    key,
    kind: need === 'double' ? 'differs' : need,
    severity: rankOf(need),
    ...(office === undefined ? {} : { office }),
    mrn: movement.mrn,
    // A limit needs somebody a day before it passes.
    since: need === 'limit' ? secondOf(utcDateTime(instantOf(at) - DAY_MS)) : at,
    count: countOf(need, movement),
    sentence: filled(passed ? 'limit-passed' : need, words(need, at, movement, telling), language),
    action: texts.attention[`${need}-action`][language],
    ...(takenBy === undefined ? {} : { takenBy }),
  }
}

/** A queue that needs a person: since when its oldest message waits, and for how many messages of how many movements. */
export type NeededOfQueue = {
  need: QueueNeed
  receiver: PartyKey
  /** RFC 3339, UTC. */
  since: string
  why: 'no-consumer' | 'broker-unreachable' | 'queue-missing' | 'no-report' | 'parked'
  messages: number
  movements: number
}

type TellingOfQueue = {
  language: Language
  /** What the receiver is called in that language; its key where it has no name. */
  name: string
  contacts: readonly Contact[]
}

/** One queue's need in words. That of customs is the gravest there is: it holds up every vehicle of which a message waits. */
export function tellQueueNeed(needed: NeededOfQueue, { language, name, contacts }: TellingOfQueue): AttentionItem {
  const { need, receiver, since, why, messages, movements } = needed
  const what = texts.attention[why === 'parked' ? 'parked-cause' : (`queue-${why}` as const)][language]
  const reachable = reachableBy(contacts)
  const words = { who: name, at: shortTime(since), what, n: String(messages), movements: String(movements) }
  return {
    key: queueNeedKey(needed),
    kind: need,
    severity: receiver.includes('/') ? 3 : 1,
    receiver,
    since,
    count: messages,
    sentence: filled(need, words, language),
    action: texts.attention[`${need}-action`][language],
    ...(reachable.length === 0 ? {} : { contacts: reachable }),
  }
}

/** Whom one can call or write to. */
export const reachableBy = (contacts: readonly Contact[]): Contact[] =>
  contacts.filter(({ phone, email }) => phone !== undefined || email !== undefined)

/** Names the need as long as it is there; a slash would end the segment of the address that it stands in. */
export const queueNeedKey = ({ need, receiver }: Pick<NeededOfQueue, 'need' | 'receiver'>): string =>
  `${need}-${receiver.replace('/', '~')}`

const countOf = (need: Need, movement: Movement): number => {
  if (need === 'differs') return Math.max(1, new Set(holdingDifferences(movement).map(({ flag }) => flag)).size)
  if (need === 'double') return Math.max(1, movement.doubles?.length ?? 0)
  return need === 'stop' ? Math.max(1, stoppedBy(movement).length) : 1
}

/** The office that has to do with it: the one awaited at, or where the goods were seen last. */
function officeOf(need: Need, { declared, legs, arrival }: Movement): OfficeCode | undefined {
  if (need === 'limit') return declared?.destination.office
  const left = legs.findLast(({ exited }) => exited !== undefined)
  if (need === 'no-entry') return left === undefined ? undefined : legs[left.index + 1]?.entryOffice
  if (need === 'enquiry' || need === 'claim' || need === 'double') return declared?.departure.office
  const seen = legs.findLast(({ entered, exited }) => (exited ?? entered) !== undefined)
  return arrival?.office ?? (seen?.exited ?? seen?.entered)?.office ?? declared?.departure.office
}

/** Something that needs a person and is about no movement. */
export type HubNeed = {
  key: string
  kind: 'approval' | 'locked'
  /** Which sentence tells it, and the words in it. */
  sentence: 'ask-break-glass' | 'ask-discard' | 'ask-operator' | 'locked'
  who: string
  of?: string
  id?: string
  /** RFC 3339. */
  since: string
}

/** Such a need in words; it is never as grave as a vehicle that is held up. */
export function tellHubNeed({ key, kind, sentence, since, ...words }: HubNeed, language: Language): AttentionItem {
  const action = kind === 'locked' ? 'locked-action' : 'ask-action'
  return {
    key,
    kind,
    severity: 3,
    since: secondOf(utcDateTime(Date.parse(since))),
    count: 1,
    sentence: filled(sentence, { ...words, at: shortTime(since) }, language),
    action: texts.attention[action][language],
  }
}

type Word = 'mrn' | 'at' | 'office' | 'from' | 'who' | 'what' | 'other' | 'until'
type Words = Readonly<Record<Word, string>>

const NOTHING = '-'

function words(need: Need, at: string, movement: Movement, { language, office, knows }: Telling): Words {
  const named = (code: OfficeCode | undefined): string =>
    code === undefined ? NOTHING : (nameOfOffice(office(code), language) ?? code)
  const enquiry = enquiryOf(movement)
  const who = need === 'enquiry' ? enquiry?.asked : stoppedBy(movement).join(', ')
  const until = need === 'enquiry' ? enquiry?.respondBy : movement.recovery?.payBy
  const other = (movement.doubles ?? []).filter(knows).join(', ')
  const flags = new Set<string | undefined>(holdingDifferences(movement).map(({ flag }) => flag))
  return {
    mrn: movement.mrn,
    at: shortTime(at),
    office: named(officeOf(need, movement)),
    from: named(movement.legs.findLast(({ exited }) => exited !== undefined)?.exited?.office),
    who: who === undefined || who === '' ? NOTHING : who,
    what: movementTable.flags.flatMap(({ name, labels }) => (flags.has(name) ? labels[language] : [])).join(', '),
    other: other === '' ? texts.attention['another-movement'][language] : other,
    until: until === undefined ? NOTHING : shortTime(until),
  }
}

/** A time of a sentence; a day as it is. */
export const shortTime = (time: string): string =>
  time.length <= 10 ? time : `${secondOf(time).slice(0, 16).replace('T', ' ')} UTC`

const filled = (
  id: keyof typeof texts.attention,
  given: Readonly<Partial<Record<string, string>>>,
  language: Language,
): string => fill(texts.attention[id][language], given, NOTHING)
