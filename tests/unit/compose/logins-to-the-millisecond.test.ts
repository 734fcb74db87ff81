import { expect, test } from 'vitest'
import { loginsOf } from '../../../src/compose/logins.ts'
import { brokerRegistry } from '../../support/broker-registry.ts'
import { asParty } from '../../support/identifiers.ts'

const TG = asParty('TG')
const END = Date.parse('2026-05-01T12:00:00.000Z')

/** The one login of TG, by a clock that has gone on by a millisecond whenever it is read again. */
function loginAt(first: number) {
  const registry = brokerRegistry(TG, { user: 'tg', passwordHash: 'hash', revoked: false, endsAt: new Date(END) })
  let next = first
  const { withLogins, former, nextEnd } = loginsOf(registry, { now: () => new Date(next++) }).now()
  return { logins: withLogins({ key: TG }).logins?.length, former, nextEnd }
}

test.each([-2, -1])('a login that is let in %i ms from its end is looked at again at its end', (fromEnd) => {
  expect(loginAt(END + fromEnd)).toEqual({ logins: 1, former: [], nextEnd: -fromEnd })
})

test('at its end it is let in no more, and nothing is waited for', () => {
  expect(loginAt(END)).toEqual({ logins: 0, former: ['tg'], nextEnd: undefined })
})
