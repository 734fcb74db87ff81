import type { Message } from '../../generated/types.ts'
import { instantOf, isFuture } from '../time.ts'
import { type Rule, ruleFinding } from './rule.ts'

/** FUTURE-TIME: nothing has happened more than five minutes from now; how old it is has no limit (engine.md 6). */
export const futureTime: Rule = ({ message, now }) =>
  happenings(message)
    .filter(({ at }) => isFuture(at, now))
    .map(({ at, pointer }) => ruleFinding('FUTURE-TIME', pointer, at))

/** LIMIT-DATE: a time limit lies after what it limits. */
export const limitDate: Rule = ({ message }) => {
  if (message.type === 'release-for-transit') return later(message.body.limitAt, message.body.releasedAt)
  if (message.type === 'enquiry-request') return later(message.body.respondBy, message.occurredAt, '/body/respondBy')
  if (message.type === 'recovery-notice') return notBefore(message.body.payBy, message.occurredAt, '/body/payBy')
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
function notBefore(day: string, start: string, pointer: string): ReturnType<Rule> {
  return day >= start.slice(0, 10) ? [] : [ruleFinding('LIMIT-DATE', pointer, day, start)]
}

function later(limitAt: string | undefined, start: string, pointer = '/body/limitAt'): ReturnType<Rule> {
  if (limitAt === undefined || instantOf(limitAt) > instantOf(start)) return []
  return [ruleFinding('LIMIT-DATE', pointer, limitAt, start)]
}

function happenings(message: Message): { at: string; pointer: string }[] {
  const occurred = { at: message.occurredAt, pointer: '/occurredAt' }
  switch (message.type) {
    case 'release-for-transit':
      return [occurred, { at: message.body.releasedAt, pointer: '/body/releasedAt' }]
    case 'arrival-advice':
    case 'arrival-notification':
      return [occurred, { at: message.body.arrivedAt, pointer: '/body/arrivedAt' }]
    case 'transit-declaration': {
      const { acceptedAt } = message.body
      return [occurred, ...(acceptedAt === undefined ? [] : [{ at: acceptedAt, pointer: '/body/acceptedAt' }])]
    }
    default:
      return [occurred]
  }
}
