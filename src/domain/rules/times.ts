import type { Message } from '../../generated/types.ts'
import { type Finding, ruleFinding } from '../values/finding.ts'
import { FUTURE_TOLERANCE, instantOf, isFuture } from '../values/time.ts'
import { actDay, type Rule } from './rule.ts'

/**
 * FUTURE-TIME: nothing has happened more than five minutes from now, nor, where only the day is said, on a day that has not
 * begun at the office; how old it is has no limit (engine.md 6, 9).
 */
export const futureTime: Rule = (input) => {
  const { message, now } = input
  const today = actDay({ ...input, now: now + FUTURE_TOLERANCE }).today
  const times = happenings(message)
    .filter(({ at, byDay }) => (byDay === true ? at.slice(0, 10) > today : isFuture(at, now)))
    .map(({ at, pointer }) => ruleFinding('FUTURE-TIME', pointer, at))
  const dates = datesPast(message)
    .filter(({ on }) => on !== undefined && on > today)
    .map(({ on, pointer }) => ruleFinding('FUTURE-TIME', pointer, on))
  return [...times, ...dates]
}

/** LIMIT-DATE: a time limit lies after what it limits. */
export const limitDate: Rule = (input) => {
  const { message } = input
  if (message.type === 'release-for-transit') return later(message.body.limitAt, message.body.releasedAt)
  if (message.type === 'enquiry-request') return later(message.body.respondBy, message.occurredAt, '/body/respondBy')
  if (message.type === 'recovery-notice') return notBefore(message.body.payBy, actDay(input).day, '/body/payBy')
  if (message.type === 'unloading-permission')
    return later(message.body.resultsBy, message.body.permittedAt, '/body/resultsBy')
  if (message.type === 'time-limit-extension') return later(message.body.limitAt, message.occurredAt)
  if (message.type !== 'transit-declaration') return []
  const { itinerary, limitAt: whole } = message.body
  const legs = itinerary.map(({ limitAt }, at) => ({ limitAt, pointer: `/body/itinerary/${at}/limitAt` }))
  return [{ limitAt: whole, pointer: '/body/limitAt' }, ...legs].flatMap(({ limitAt, pointer }) =>
    later(limitAt, message.occurredAt, pointer),
  )
}

/** PRESENTED-AT: goods come to the park before, or just when, the office accepts their arrival. */
export const presentedAt: Rule = ({ message }) => {
  if (message.type !== 'arrival-advice') return []
  const { presentedAt: at, arrivedAt } = message.body
  if (at === undefined || instantOf(at) <= instantOf(arrivedAt)) return []
  return [ruleFinding('PRESENTED-AT', '/body/presentedAt', at, arrivedAt)]
}

/** LIMIT-LEG: no country is left later than the goods must be at their destination. */
export const limitLeg: Rule = ({ message }) => {
  if (message.type !== 'transit-declaration') return []
  const { itinerary, limitAt: whole } = message.body
  return itinerary.flatMap(({ limitAt }, at) => {
    if (limitAt === undefined) return []
    const pointer = `/body/itinerary/${at}/limitAt`
    const beyond = whole !== undefined && instantOf(limitAt) > instantOf(whole)
    return beyond ? [ruleFinding('LIMIT-LEG', pointer, limitAt, whole)] : []
  })
}

/** A day that is to come, or the very day. */
function notBefore(day: string, start: string, pointer: string): Finding[] {
  return day >= start ? [] : [ruleFinding('LIMIT-DATE', pointer, day, start)]
}

function later(limitAt: string | undefined, start: string, pointer = '/body/limitAt'): Finding[] {
  if (limitAt === undefined || instantOf(limitAt) > instantOf(start)) return []
  return [ruleFinding('LIMIT-DATE', pointer, limitAt, start)]
}

type Happening = { at: string; pointer: string; byDay?: boolean }

/** Every time at which a message says that something happened. */
function happenings(message: Message): Happening[] {
  const byDay = message.occurredPrecision === 'day'
  const occurred: Happening = { at: message.occurredAt, pointer: '/occurredAt', byDay }
  const more = (at: string | undefined, pointer: string): Happening[] =>
    at === undefined ? [occurred] : [occurred, { at, pointer }]
  switch (message.type) {
    case 'release-for-transit':
      return more(message.body.releasedAt, '/body/releasedAt')
    case 'arrival-advice':
    case 'arrival-notification':
      return more(message.body.arrivedAt, '/body/arrivedAt')
    case 'cancellation':
      return more(message.body.requestedAt, '/body/requestedAt')
    case 'transit-declaration':
      return more(message.body.acceptedAt, '/body/acceptedAt')
    default:
      return [occurred]
  }
}

/** Every day on which a message says that something was done. */
function datesPast(message: Message): { on: string | undefined; pointer: string }[] {
  switch (message.type) {
    case 'control-results':
    case 'discharge':
      return [{ on: message.body.date, pointer: '/body/date' }]
    case 'release-for-transit':
      return [{ on: message.body.controlResult.date, pointer: '/body/controlResult/date' }]
    case 'cancellation':
    case 'discrepancy-resolution':
      return [{ on: message.body.decidedOn, pointer: '/body/decidedOn' }]
    case 'unloading-remarks':
      return [{ on: message.body.unloadedOn, pointer: '/body/unloadedOn' }]
    case 'enquiry-response':
      return [{ on: message.body.arrivedOn, pointer: '/body/arrivedOn' }]
    case 'recovery-settlement':
    case 'payment-notice':
      return [{ on: message.body.paidOn, pointer: '/body/paidOn' }]
    case 'incident-notice':
      return [{ on: message.body.endorsement?.date, pointer: '/body/endorsement/date' }]
    default:
      return []
  }
}
