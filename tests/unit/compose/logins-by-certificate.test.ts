import { describe, expect, test } from 'vitest'
import { loginsOf } from '../../../src/compose/logins.ts'
import type { RegisteredCertificate } from '../../../src/ports/certificates.ts'
import { brokerRegistry } from '../../support/broker-registry.ts'
import { asParty } from '../../support/identifiers.ts'

const TG = asParty('TG')
const HOUR_MS = 3_600_000
const inHours = (hours: number): Date => new Date(Date.now() + hours * HOUR_MS)

const certificate = (more: Partial<RegisteredCertificate> = {}): RegisteredCertificate => ({
  fingerprint: JSON.stringify(more),
  partyKey: TG,
  use: 'tls',
  der: Buffer.alloc(0),
  validFrom: inHours(-1),
  ...more,
})

/** The logins of TG, which has one user, with a password or without. */
function logins(passwordHash: string, ...certificates: RegisteredCertificate[]) {
  const registry = brokerRegistry(TG, { user: 'tg', passwordHash, revoked: false }, certificates)
  const { withLogins, former, nextEnd } = loginsOf(registry).now()
  return { isLetIn: withLogins({ key: TG }).logins?.length === 1, former, nextEnd }
}

describe('a login at the broker that no password opens', () => {
  test.each<[string, RegisteredCertificate[]]>([
    ['no certificate at all', []],
    ['one that was revoked', [certificate({ distrustedFrom: inHours(-0.5) })]],
    ['one that ended', [certificate({ validTo: inHours(-0.5) })]],
    ['one that does not count yet', [certificate({ validFrom: inHours(1) })]],
    ['one for signing only', [certificate({ use: 'signing' })]],
    ['one of another party', [certificate({ partyKey: asParty('BF') })]],
  ])('is closed to a party with %s', (_, certificates) => {
    expect(logins('', ...certificates)).toMatchObject({ isLetIn: false, former: ['tg'] })
  })

  test('stays open while another certificate counts, and is looked at again when that ends', () => {
    const { isLetIn, nextEnd = 0 } = logins(
      '',
      certificate({ distrustedFrom: inHours(-0.5) }),
      certificate({ distrustedFrom: inHours(2) }),
    )
    expect(isLetIn).toBe(true)
    expect(Math.round(nextEnd / HOUR_MS)).toBe(2)
  })
})

test('a login with a password rests on no certificate', () => {
  expect(logins('hash')).toMatchObject({ isLetIn: true, former: [], nextEnd: undefined })
})
