import { expect, test } from 'vitest'
import { closedByOf } from '../../../../src/domain/office-app/follow-up.ts'
import { customs, message } from '../../../support/procedures.ts'
import { arrival, declaration, discharge, GRN, MRN, registration, release, results } from '../../../support/road.ts'
import { createWorld, type World } from '../../../support/world.ts'

const released = (): World => {
  const world = createWorld()
  for (const one of [registration(), declaration(), release()]) world.accept(one)
  return world
}
const closedBy = (world: World) => closedByOf(world.movements.get(MRN)!)
const claimed = (amount: string): World => {
  const world = released()
  const claim = { grn: GRN, amount: { amount, currency: 'XOF' }, country: 'BF', legalBasis: 'l', payBy: '2026-08-01' }
  world.accept(message('recovery-notice', customs('TG'), claim))
  return world
}
const paid = (world: World, amount: string): World => {
  const guarantor = { country: 'TG', role: 'guarantor' as const, party: 'fonds-garantie' }
  const body = { grn: GRN, amount: { amount, currency: 'XOF' }, paidOn: '2026-05-01', payer: 'p' }
  world.accept(message('recovery-settlement', guarantor, body))
  return world
}

test('nothing while it has not ended', () => {
  expect(closedBy(released())).toBeUndefined()
})

test('a paid claim is no discharge, also where it was discharged before that was noted', () => {
  const world = paid(claimed('4000000'), '4000000')
  expect(world.state(MRN)).toBe('discharged')
  expect(closedBy(world)).toBe('payment')
  const { dischargedOn: _, ...before } = world.movements.get(MRN)!
  expect(closedByOf(before)).toBe('payment')
})

test('a part that was paid does not make a payment of the discharge on results', () => {
  const world = paid(claimed('1000'), '1000')
  for (const one of [arrival(), results(), discharge()]) world.accept(one)
  expect(closedBy(world)).toBe('discharge')
})

test('a decision of the authority, and a cancellation', () => {
  const world = released()
  world.accept(discharge({ body: { basis: 'authority', text: 'lost in a flood' } }))
  expect(closedBy(world)).toBe('authority')
  const cancelled = createWorld()
  for (const one of [registration(), declaration()]) cancelled.accept(one)
  cancelled.accept(message('cancellation', customs('TG'), { basis: 'request', reason: 'not needed' } as never))
  expect(closedBy(cancelled)).toBe('cancellation')
})
