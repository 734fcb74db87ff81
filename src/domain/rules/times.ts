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
  const limits = message.type === 'transit-declaration' || message.type === 'time-limit-extension'
  return limits ? later(message.body.limitAt, message.occurredAt) : []
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
