import { createSigner, type Signer } from '../../../src/trust/cms.ts'
import { type Authority, createAuthority, type Identity, issueCertificate } from '../../../src/pki/authority.ts'

/** Real keys and certificates for the tests of trust, valid through 2026 to 2029. */
export interface Identities {
  readonly authority: Authority
  readonly otherAuthority: Authority
  readonly togo: Identity
  readonly ghana: Identity
  readonly rsaParty: Identity
  readonly hub: Identity
  readonly stranger: Identity
  readonly server: Identity
}

export const VALIDITY = { validFrom: new Date('2026-01-01T00:00:00Z'), validTo: new Date('2029-12-31T23:59:59Z') }
export const NOW = new Date('2026-11-22T10:00:00Z')

export async function createIdentities(): Promise<Identities> {
  const authority = await createAuthority({ commonName: 'Corridor demo authority', ...VALIDITY })
  const otherAuthority = await createAuthority({ commonName: 'Other authority', ...VALIDITY })
  const issue = async (commonName: string, purpose: 'party' | 'hub-seal' | 'tls-server', by = authority) =>
    await issueCertificate(by, { commonName, purpose, ...VALIDITY })
  return {
    authority,
    otherAuthority,
    togo: await issue('TG', 'party'),
    ghana: await issue('GH', 'party'),
    rsaParty: await issueCertificate(authority, {
      commonName: 'CI',
      purpose: 'party',
      keyType: 'RSA-2048',
      ...VALIDITY,
    }),
    hub: await issue('hub', 'hub-seal'),
    stranger: await issue('XX', 'party', otherAuthority),
    server: await issue('localhost', 'tls-server'),
  }
}

export function signerOf(identity: Identity): Signer {
  return createSigner(identity.key, identity.certificateDer)
}
