import { randomBytes } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PartyKey } from '../domain/values/party.ts'
import { createAuthority, type Identity, issueCertificate, writeIdentity } from '../pki/authority.ts'
import { createSigner, findAmong, type Signer, verifyDetached } from '../trust/cms.ts'
import { createCertificateCache } from '../trust/x509/cache.ts'
import { fingerprintOf } from '../trust/x509/pem.ts'

/** Keys and tokens of everybody in a run, made anew for it, and the files an adapter's configuration names. */
export type Keys = {
  hub: Signer
  /** Certified by the same authority, and not the hub. */
  stranger: Signer
  /** The key of a party; throws for one that has none. */
  of(party: PartyKey): Signer
  token(party: PartyKey): string
  partyOf(authorization: string | undefined): PartyKey | undefined
  hasSigned(party: PartyKey, bytes: Buffer, signature: Buffer): boolean
  files: {
    ca: string
    hubCertificates: string
    partners: string
    of(party: PartyKey): { certificate: string; key: string }
  }
}

type Party = { signer: Signer; identity: Identity; token: string; certificate: string; key: string }

const A_DAY_MS = 86_400_000

/** Makes them in a folder, which is made if need be. */
export async function makeKeys(folder: string, parties: readonly PartyKey[], now: Date): Promise<Keys> {
  await mkdir(folder, { recursive: true })
  const validity = { validFrom: new Date(now.getTime() - A_DAY_MS), validTo: new Date(now.getTime() + A_DAY_MS) }
  const authority = await createAuthority({ commonName: 'Conformance', ...validity })
  const ca = join(folder, 'ca.crt')
  await writeFile(ca, authority.certificatePem)
  const issue = (commonName: string, purpose: 'party' | 'hub-seal') =>
    issueCertificate(authority, { commonName, purpose, ...validity })
  const hub = await issue('hub', 'hub-seal')
  const stranger = await issue('stranger', 'hub-seal')
  const hubFiles = await writeIdentity(folder, 'hub', hub)
  const known = new Map<PartyKey, Party>()
  for (const party of new Set(parties)) {
    const identity = await issue(party, 'party')
    const files = await writeIdentity(folder, party.replace('/', '~'), identity)
    const signer = createSigner(identity.key, identity.certificateDer)
    known.set(party, { signer, identity, token: randomBytes(24).toString('base64url'), ...files })
  }
  const partners = join(folder, 'partners.json')
  const named = [...known].map(([party, { certificate }]) => [party, [certificate]])
  await writeFile(partners, JSON.stringify(Object.fromEntries(named)))
  const byToken = new Map([...known].map(([party, { token }]) => [`Bearer ${token}`, party]))
  const partyIn = (key: PartyKey): Party => {
    const found = known.get(key)
    if (found === undefined) throw new Error(`${key} has no key in this run`)
    return found
  }
  const cache = createCertificateCache()
  return {
    hub: createSigner(hub.key, hub.certificateDer),
    stranger: createSigner(stranger.key, stranger.certificateDer),
    of: (party) => partyIn(party).signer,
    token: (party) => partyIn(party).token,
    partyOf: (authorization = '') => byToken.get(authorization),
    hasSigned: (party, bytes, signature) => {
      const { certificateDer } = partyIn(party).identity
      const verdict = verifyDetached(
        bytes,
        signature,
        findAmong(cache, () => [certificateDer]),
      )
      return verdict.ok && verdict.fingerprint === fingerprintOf(certificateDer)
    },
    files: {
      ca,
      hubCertificates: hubFiles.certificate,
      partners,
      of: (party) => ({ certificate: partyIn(party).certificate, key: partyIn(party).key }),
    },
  }
}
