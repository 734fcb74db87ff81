import type { Reference } from '../../src/domain/model/reference.ts'
import type { Declaration, Message, MessageByType } from '../../src/generated/types.ts'
import { arrival, declaration, discharge, GRN, registration, release, results } from '../support/road.ts'
import type { Happening } from './sequences.ts'

/** A sequence made for rows of the tables that chance hardly ever reaches. */
export type Directed = {
  reaches: readonly string[]
  what: string
  happenings: readonly Happening[]
  reference?: Reference
}

const xof = (amount: string) => ({ amount, currency: 'XOF' })
const secured = [{ type: '1' as const, grn: GRN, accessCode: 'A1B2', amount: xof('20') }]
const declaredWith = (body: Partial<Declaration> = {}): Message =>
  declaration({ body: { guarantees: secured, ...body } })
const registered = registration({ body: { limit: xof('100') } })
const after = (days: number): Happening => ({ hours: days * 24 })

const header = (action: MessageByType['guarantee-registration']['body']['action'], more: object = {}): Message =>
  registration({ body: { action, limit: xof('100'), reason: 'r', ...more } })

export const guarantees: readonly Directed[] = [
  {
    what: 'a guarantee nobody registered is spoken of',
    reaches: ['update-unknown', 'suspend-unknown', 'revoke-unknown', 'reinstate-unknown'],
    happenings: [header('update'), header('suspend'), header('revoke'), header('reinstate')],
  },
  {
    what: 'a guarantee begins, is used, expires, and is extended',
    reaches: ['register-for-later', 'begin', 'expire', 'update-extends'],
    happenings: [
      header('register', { validFrom: '2026-03-10', validTo: '2026-03-20' }),
      after(9),
      declaredWith(),
      after(20),
      header('update', { validTo: '2027-01-01' }),
    ],
  },
  {
    what: 'a guarantee is suspended past its last day',
    reaches: ['reinstate-expired'],
    happenings: [header('register', { validTo: '2026-03-20' }), header('suspend'), after(30), header('reinstate')],
  },
  {
    what: 'a guarantee is suspended and reinstated before its first day',
    reaches: ['reinstate-for-later'],
    happenings: [header('register', { validFrom: '2026-06-10' }), header('suspend'), header('reinstate')],
  },
  {
    what: 'an individual guarantee is suspended while its movement uses it up, and reinstated',
    reaches: ['reinstate-exhausted'],
    happenings: [
      header('register', { type: '2' }),
      declaredWith({ guarantees: [{ ...secured[0]!, type: '2' }] }),
      header('suspend'),
      release(),
      header('reinstate'),
    ],
  },
  {
    what: 'an individual guarantee is used up',
    reaches: ['use-up'],
    happenings: [
      header('register', { type: '2' }),
      declaredWith({ guarantees: [{ ...secured[0]!, type: '2' }] }),
      release(),
    ],
  },
  {
    what: 'a revoked guarantee is closed when nothing is open on it',
    reaches: ['close', 'reinstate-out-of-sequence', 'update-out-of-sequence', 'revoke-out-of-sequence'],
    happenings: [
      registered,
      declaredWith(),
      release(),
      arrival(),
      header('revoke'),
      results(),
      discharge(),
      header('update'),
      header('reinstate'),
      header('revoke'),
    ],
  },
]
