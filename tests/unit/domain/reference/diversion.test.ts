import { expect, test } from 'vitest'
import type { Reference } from '../../../../src/domain/model/reference.ts'
import type { Declaration } from '../../../../src/generated/types.ts'
import { customs, message } from '../../../support/procedures.ts'
import { agreement, testReference } from '../../../support/reference.ts'
import { declaration, registration, release } from '../../../support/road.ts'
import { createWorld, sent } from '../../../support/world.ts'
import { withList } from './rules-of-reference.ts'

const THROUGH_BURKINA: Partial<Declaration> = {
  destinationOffice: 'NENIM001',
  itinerary: [
    { country: 'TG', exitOffice: 'TGCNK001', mode: '3', connection: 'full' },
    { country: 'BF', entryOffice: 'BFCNK001', exitOffice: 'BFKAN001', mode: '3', connection: 'full' },
    { country: 'NE', entryOffice: 'NETOR001', mode: '3', connection: 'full' },
  ],
}

/** Rice may not enter a country from this year on. */
const noRice = (country: string): Reference =>
  withList('restrictions', () => [
    {
      code: 'RICE',
      validFrom: '2026-05-01',
      labels: { en: 'Rice', fr: 'Riz', pt: 'Arroz' },
      country,
      hs: ['1006'],
      effect: 'prohibited',
      legalBasis: 'Example order',
    },
  ])

/** What is told when an office asks for a movement that was released before the registry became what it is now. */
function asked(after: Reference, office: string, purpose: 'transit' | 'destination'): string[] {
  const before = createWorld(testReference())
  before.accept(registration())
  before.accept(declaration({ body: THROUGH_BURKINA }))
  before.accept(release())
  const world = createWorld(after)
  world.movements = before.movements
  world.guarantees = before.guarantees
  world.declarations = before.declarations
  const body = { office, purpose, reason: 'border-closed' } as const
  return sent(world.accept(message('diversion-request', customs(office.slice(0, 2)), body)))
}

const REJECTED = ['diversion-response>BJ', 'alert>TG']
const suspended = testReference({ agreements: [agreement({ suspendedFrom: '2026-03-01' })] })

test('on pairs a movement already has it is diverted by rule, also after their agreement was suspended', () => {
  expect(asked(suspended, 'BFBOY001', 'destination')).toContain('diversion-response>BF')
  expect(asked(suspended, 'BFBOY001', 'destination')).toEqual(asked(testReference(), 'BFBOY001', 'destination'))
})

test('on a pair that is new to it a suspended agreement does not count', () => {
  expect(asked(testReference(), 'BJHIL001', 'transit')).toContain('anticipated-transit-record>BJ')
  expect(asked(suspended, 'BJHIL001', 'transit')).toEqual(REJECTED)
})

test('goods that the new country prohibits are not sent there by rule; an old one’s new prohibition changes nothing', () => {
  expect(asked(noRice('BJ'), 'BJHIL001', 'transit')).toEqual(REJECTED)
  expect(asked(noRice('NE'), 'BJHIL001', 'transit')).toEqual(asked(testReference(), 'BJHIL001', 'transit'))
})
