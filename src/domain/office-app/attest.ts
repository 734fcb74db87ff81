import { catalogue } from '../../generated/catalogue.ts'
import type { Message, MessageType } from '../../generated/types.ts'
import type { Asks } from '../model/decision.ts'
import type { Reference } from '../model/reference.ts'
import { dayOfAct } from '../reference/act-day.ts'
import { officeOn } from '../reference/registry.ts'
import { asOffice, type OfficeCode } from '../values/office.ts'

/** What an officer of an office without a system decides in the hub's app, besides facts (engine.md 8). */
const DECISIONS: ReadonlySet<MessageType> = new Set([
  'control-decision',
  'release-for-transit',
  'cancellation',
  'control-results',
  'discrepancy-resolution',
  'discharge',
  'diversion-request',
  'diversion-response',
  'time-limit-extension',
  'availability-notice',
])

/** Which of them take two persons: whatever they bring about, or only where they may end the movement. */
const SECOND: Partial<Record<MessageType, Asks['when']>> = {
  'release-for-transit': 'always',
  cancellation: 'always',
  'discrepancy-resolution': 'always',
  discharge: 'always',
  'control-results': 'if-it-ends',
}

/** Whether a fact says of an earlier one of its office that it was mistyped. */
const isCorrection = ({ body }: Message): boolean => 'corrects' in body && body.corrects !== undefined

/** What an officer needs a right to: reporting a fact or deciding. Undefined for what no officer may say. */
export function kindOfAct({ type, body }: Message): 'fact' | 'decision' | undefined {
  if (catalogue[type].kind === 'fact' && type !== 'train-manifest') return 'fact'
  // Of its own office, never of a whole country.
  if (type === 'availability-notice' && !('office' in body)) return undefined
  return DECISIONS.has(type) ? 'decision' : undefined
}

/** Offices a message speaks for: the sender's first, then that of a fact or notice. A decision may name another's. */
export const officesOf = ({ sender, type, body }: Message): OfficeCode[] => {
  const named =
    DECISIONS.has(type) && type !== 'availability-notice' ? undefined : 'office' in body ? body.office : undefined
  return [sender.office, named].flatMap((office) => (office === undefined ? [] : [asOffice(office)]))
}

/** Whether the office has no system of its own on the day of the act; one the registry does not know has one. */
export function isWithoutSystem(
  office: OfficeCode,
  message: Message,
  reference: Pick<Reference, 'offices' | 'countries'>,
  now: number,
): boolean {
  return officeOn(reference, office, dayOfAct({ message, reference, now }))?.automated === false
}

/**
 * For what a message that an officer enters has to wait: for a second person of the office. Undefined where one is enough.
 * @param by the officer's pseudonym
 */
export function asksOf(message: Message, by: string): Asks | undefined {
  const when = isCorrection(message) ? 'if-it-corrects' : SECOND[message.type]
  const [office] = officesOf(message)
  return when === undefined || office === undefined ? undefined : { office, by, when }
}

/**
 * The offices whose officers may confirm what this one has asked: its own, and the one that supervises it, for a post with
 * one officer (engine.md 9).
 */
export function confirmingOffices(office: OfficeCode, { offices }: Pick<Reference, 'offices'>): readonly OfficeCode[] {
  const { supervisingOffice } = offices.get(office) ?? {}
  return supervisingOffice === undefined ? [office] : [office, supervisingOffice]
}

/** How the hub attests what an officer has entered: office and pseudonym. */
export const attestation = (office: OfficeCode | undefined, person: string): string => `${office ?? ''} ${person}`

/** The pseudonym in such an attestation: codes of offices have no blanks. */
export const personIn = (attested: string): string => attested.slice(attested.indexOf(' ') + 1)
