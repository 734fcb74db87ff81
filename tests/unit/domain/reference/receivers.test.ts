import { expect, test } from 'vitest'
import { customs, message } from '../../../support/procedures.ts'
import { agreement, testReference } from '../../../support/reference.ts'
import { declaration, entry, exit, registration, release, TO_NIAMEY } from '../../../support/road.ts'
import { createWorld, sent } from '../../../support/world.ts'

test('an incident is told to departure and to who still has the goods before him, not to a country already left', () => {
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
