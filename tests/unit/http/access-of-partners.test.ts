import { expect, test } from 'vitest'
import { ACCESS, mayCall } from '../../../src/http/access.ts'
import type { Identity } from '../../../src/ports/identity.ts'
import { asCountry, asParty } from '../../support/identifiers.ts'

test('a partner administration may call its own five routes and the public ones, and nothing that is for all parties', () => {
  const partner: Identity = {
    kind: 'party',
    key: asParty('TG/tresor'),
    country: asCountry('TG'),
    role: 'partner',
    channel: 'none',
  }
  const open = Object.keys(ACCESS).filter((route) => ACCESS[route] !== 'public' && mayCall(route, partner))
  expect(open.toSorted()).toEqual([
    'GET /v1/partner-agreements',
    'GET /v1/partner/claims',
    'GET /v1/partner/contributions',
    'GET /v1/partner/cover',
    'GET /v1/partner/movements',
  ])
  const payment: Identity = { ...partner, role: 'payment' }
  expect(open.filter((route) => mayCall(route, payment))).toEqual([])
})
