import { expect, test } from 'vitest'
import { receiversOf } from '../../../../src/domain/reference/receivers.ts'
import { customs, message } from '../../../support/procedures.ts'
import { agreement, testReference } from '../../../support/reference.ts'
import { declaration, entry, exit, registration, release, TO_NIAMEY } from '../../../support/road.ts'
import { createWorld, sent } from '../../../support/world.ts'

test('an incident is told to departure and to the countries still ahead of the goods, not to a country already left', () => {
  const world = createWorld(testReference({ agreements: [agreement()] }))
  for (const one of [
    registration(),
    declaration({ body: { destinationOffice: 'NENIM001', itinerary: TO_NIAMEY } }),
    release(),
  ])
    world.accept(one)
  const place = { country: 'NE', location: 'RN6' }
  const incident = () => message('incident-notice', customs('NE'), { code: '3', text: 'tyre', place })
  expect(sent(world.accept(incident()))).toEqual(['forward>TG', 'forward>BF'])
  world.accept(exit())
  world.accept(entry())
  world.accept(exit({ body: { office: 'BFKAN001' } }))
  expect(sent(world.accept(incident()))).toEqual(['forward>TG'])
})

test('a transfer of recovery goes to the country it asks; everything else about it to the one that is competent', () => {
  const competent = { country: 'NE', accepted: true }
  const movement = {
    recovery: { competent },
    declared: { departure: { country: 'TG' } },
    legs: [],
    lines: [],
    withRecord: [],
  }
  const context = {
    movement,
    sender: 'TG',
    leg: undefined,
    guarantors: [],
    reference: testReference(),
  } as unknown as Parameters<typeof receiversOf>[1]
  const transfer = message('recovery-transfer', customs('TG'), { country: 'BF', reason: 'arose there' })
  expect(receiversOf('recovery-transfer', { ...context, message: transfer })).toEqual(['BF'])
  const paid = message('payment-notice', customs('BF'), {} as never)
  expect(receiversOf('recovery-transfer', { ...context, message: paid })).toEqual(['NE'])
  const claimed = { ...movement, recovery: { competent, claimant: 'BF' } } as unknown as (typeof context)['movement']
  expect(receiversOf('recovery-transfer', { ...context, movement: claimed, message: paid })).toEqual(['BF'])
})
