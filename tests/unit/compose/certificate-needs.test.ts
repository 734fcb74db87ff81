import { beforeAll, describe, expect, test } from 'vitest'
import { createCertificateStandings } from '../../../src/compose/certificate-needs.ts'
import { type Authority, createAuthority, createRevocationList, issueCertificate } from '../../../src/pki/authority.ts'
import type { CertificateStanding } from '../../../src/ports/certificate-needs.ts'
import type { RegisteredCertificate } from '../../../src/ports/certificates.ts'
import type { Registry } from '../../../src/store/reference/registry.ts'
import { createTrustList } from '../../../src/trust/x509/trust-list.ts'
import { asParty } from '../../support/identifiers.ts'

const DAY_MS = 86_400_000
const NOW = new Date('2026-06-15T12:00:00Z')
const inDays = (days: number): Date => new Date(NOW.getTime() + days * DAY_MS)
const TG = asParty('TG')

let authority: Authority
let stranger: Authority

beforeAll(async () => {
  const years = { validFrom: inDays(-800), validTo: inDays(800) }
  authority = await createAuthority({ commonName: 'Authority', ...years })
  stranger = await createAuthority({ commonName: 'Stranger', ...years })
})

/** A certificate of TG from one day to another, registered since its first. */
async function certificate(
  from: number,
  to: number,
  more: Partial<RegisteredCertificate> & { by?: Authority } = {},
): Promise<RegisteredCertificate> {
  const { by = authority, ...rest } = more
  const validity = { validFrom: inDays(from), validTo: inDays(to) }
  const { certificateDer: der } = await issueCertificate(by, { commonName: 'tg', purpose: 'party', ...validity })
  return { partyKey: TG, fingerprint: `${from} ${to}`, use: 'signing', der, validFrom: inDays(from), ...rest }
}

function standings(
  all: readonly RegisteredCertificate[],
  { active = true, lists = [] as string[], ofHub = [] as { use: 'signing' | 'tls'; notAfter: Date }[] } = {},
): CertificateStanding[] {
  const trust = createTrustList({ authorities: [authority.certificatePem], revocationLists: lists })
  const registry = {
    reference: { parties: new Map([[TG, { key: TG, active }]]) },
    certificates: new Map(all.map((one) => [one.fingerprint, one])),
  } as unknown as Registry
  return createCertificateStandings({ registry: { current: () => registry }, trust, ofHub })(NOW)
}

describe('somebody is needed', () => {
  test('where the last certificate that counts ends within thirty days', async () => {
    const soon = [await certificate(-300, 29), await certificate(-200, 10)]
    expect(standings(soon)).toEqual([{ party: TG, use: 'signing', state: 'ends', at: inDays(29) }])
  })

  test('where the next one begins only after the last has ended', async () => {
    const gap = [await certificate(-300, 10), await certificate(11, 400)]
    expect(standings(gap)).toMatchObject([{ state: 'ends', at: inDays(10) }])
  })

  test('where none counts: expired, taken back by an operator, or of an authority that is not trusted', async () => {
    const none = (at: Date, because: string) => [{ party: TG, use: 'signing', state: 'none', at, because }]
    expect(standings([await certificate(-300, -3)])).toEqual(none(inDays(-3), 'expired'))
    const distrusted = await certificate(-300, 300, { distrustedFrom: inDays(-1) })
    expect(standings([distrusted, await certificate(-300, -3)])).toEqual(none(inDays(-1), 'revoked'))
    expect(standings([await certificate(-300, 300, { by: stranger })])).toEqual(none(inDays(-300), 'not-trusted'))
  })

  test('since the moment at which its authority has revoked it', async () => {
    const revoked = await certificate(-300, 300)
    const list = await createRevocationList(authority, [{ certificateDer: revoked.der, revokedAt: inDays(-2) }], {
      thisUpdate: inDays(-1),
      nextUpdate: inDays(6),
    })
    const [standing] = standings([revoked], { lists: [list] })
    expect(standing).toMatchObject({ state: 'none', because: 'revoked' })
    expect(Math.abs((standing?.at.getTime() ?? 0) - inDays(-2).getTime())).toBeLessThanOrEqual(1_000)
  })

  test('where the hub’s own ends or has ended', () => {
    const ofHub = [
      { use: 'signing', notAfter: inDays(20) },
      { use: 'tls', notAfter: inDays(-1) },
    ] as const
    expect(standings([], { ofHub: [...ofHub] })).toEqual([
      { use: 'signing', state: 'ends', at: inDays(20) },
      { use: 'tls', state: 'none', at: inDays(-1), because: 'expired' },
    ])
  })
})

describe('nobody is needed', () => {
  test('where one that lasts stands beside one that ends, or follows it without a gap', async () => {
    expect(standings([await certificate(-300, 5), await certificate(-1, 31)])).toEqual([])
    expect(standings([await certificate(-300, 5), await certificate(4, 400)])).toEqual([])
  })

  test('for who takes no part, has none, or has long called without a certificate for connections', async () => {
    expect(standings([await certificate(-300, -3)], { active: false })).toEqual([])
    expect(standings([], { ofHub: [{ use: 'signing', notAfter: inDays(400) }] })).toEqual([])
    expect(standings([await certificate(-300, -31, { use: 'tls' })])).toEqual([])
    expect(standings([await certificate(-300, -29, { use: 'tls' })])).toMatchObject([{ use: 'tls', state: 'none' }])
  })
})
