import { randomBytes } from 'node:crypto'
import { composeMrn } from '../../src/domain/values/identifiers.ts'
import type { Message } from '../../src/generated/types.ts'
import { asCountry } from '../../src/domain/values/party.ts'

/** What makes one playing of a journey another than the last: where it stands in time, and what is unique in it. */
export type Playing = {
  /** The time now, milliseconds UTC: the last message of the journey happens then, the others as long before as in the files. */
  now: number
  newId: () => string
  /** Letters and digits, at most twelve, unique among all playings: it is in MRN, national references and lots. */
  serial: string
  /** Leave the MRN out of declarations: the hub gives it (engine.md 2). */
  hubMrn?: boolean
}

/** Renews the messages of one journey, one after the other. */
export type Renewal = {
  renew(message: Message): Message
  /** Tells it the MRN that the hub gave to a declaration, for what follows. */
  allocated(inFile: string, mrn: string): void
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?(Z|[+-]\d\d:\d\d)$/
const DATE = /^\d{4}-\d\d-\d\d$/
const REFERENCE_MAX = 35

/**
 * Sets what has to be new each time a journey is played, and nothing else: ids (and references to them), MRNs wherever they
 * stand, national references, ids of lots, and all times by one common shift; days stay as far from the message that names
 * them as they were.
 */
export const createRenewal = (messages: readonly Message[], playing: Playing): Renewal => {
  const last = Math.max(...messages.flatMap(({ occurredAt, preparedAt }) => [occurredAt, preparedAt]).map(Date.parse))
  // Whole seconds, so that what had no fractions keeps none.
  const shift = Math.floor((playing.now - last) / 1000) * 1000
  const ids = new Map<string, string>()
  const mrns = new Map(
    [...new Set(messages.flatMap((one) => ('mrn' in one && one.mrn !== undefined ? [one.mrn] : [])))].map(
      (mrn, at) => [mrn, mrnLike(mrn, playing, at)] as const,
    ),
  )
  const textOf = (text: string, days: number): string => {
    const mrn = mrns.get(text)
    if (mrn !== undefined) return mrn
    if (UUID.test(text)) return idOf(text)
    if (DATE_TIME.test(text)) return shifted(text, shift)
    return DATE.test(text) ? new Date(Date.parse(text) + days).toISOString().slice(0, 10) : text
  }
  const idOf = (id: string): string => {
    const known = ids.get(id) ?? playing.newId()
    ids.set(id, known)
    return known
  }
  const walk = (value: unknown, days: number): unknown => {
    if (typeof value === 'string') return textOf(value, days)
    if (Array.isArray(value)) return value.map((part) => walk(part, days))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, walk(part, days)]))
  }
  return {
    renew: (message) => {
      const { occurredAt } = message
      const days = Date.parse(shifted(occurredAt, shift).slice(0, 10)) - Date.parse(occurredAt.slice(0, 10))
      const renewed = walk(message, days) as Message
      if (renewed.type === 'declaration-amendment') {
        const { declaration } = renewed.body
        return { ...renewed, body: { ...renewed.body, declaration: ofPlaying(declaration, playing.serial) } }
      }
      if (renewed.type !== 'transit-declaration') return renewed
      const { mrn: _, ...without } = renewed
      const body = ofPlaying(renewed.body, playing.serial)
      return playing.hubMrn === true ? { ...without, body } : { ...renewed, body }
    },
    allocated: (inFile, mrn) => void mrns.set(inFile, mrn),
  }
}

/** The same instant of another day, in the same offset. */
const shifted = (text: string, shift: number): string => {
  const offset = DATE_TIME.exec(text)?.[1] ?? 'Z'
  const east = offset === 'Z' ? 0 : Date.parse('2000-01-01T00:00:00Z') - Date.parse(`2000-01-01T00:00:00${offset}`)
  const local = new Date(Date.parse(text) + shift + east).toISOString()
  return `${local.slice(0, text.includes('.') ? 23 : 19)}${offset}`
}

/** An MRN of the same country, of the year of the playing, with its check digit. */
const mrnLike = (mrn: string, { now, serial }: Playing, at: number): string =>
  composeMrn({
    year: new Date(now).getUTCFullYear(),
    country: asCountry(mrn.slice(2, 4)),
    body12: `${at}${serial}`.toUpperCase().padStart(12, '0').slice(-12),
  })

type Numbered = {
  lot?: { id: string; index: number; of: number }
  nationalRefs?: { country: string; reference: string }[]
}

const ofPlaying = <T extends Numbered>(declaration: T, serial: string): T => {
  const own = (text: string): string => `${text.slice(0, REFERENCE_MAX - 1 - serial.length).trimEnd()} ${serial}`
  const { lot, nationalRefs } = declaration
  return {
    ...declaration,
    ...(lot === undefined ? {} : { lot: { ...lot, id: own(lot.id) } }),
    ...(nationalRefs === undefined
      ? {}
      : { nationalRefs: nationalRefs.map((one) => ({ ...one, reference: own(one.reference) })) }),
  }
}

/** Eleven letters and digits that no other playing has. */
export const newSerial = (): string =>
  BigInt(`0x${randomBytes(8).toString('hex')}`)
    .toString(36)
    .padStart(13, '0')
    .slice(-11)
    .toUpperCase()
