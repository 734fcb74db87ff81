import { execFileSync } from 'node:child_process'
import { createPrivateKey } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createCertificateCache } from '../../../src/trust/x509/cache.ts'
import { parseCertificate } from '../../../src/trust/x509/certificate.ts'
import { certificatesOf, derOf, fingerprintOf } from '../../../src/trust/x509/pem.ts'
import { createTrustList } from '../../../src/trust/x509/trust-list.ts'
import { createSigner, signDetached } from '../../../src/trust/cms.ts'
import { createAuthority, createRevocationList, type Identity, issueCertificate } from '../../../src/pki/authority.ts'
import {
  createSignatureVerifier,
  decodeBase64,
  type RegisteredCertificate,
} from '../../../src/trust/signature-verifier.ts'
import { createIdentities, type Identities, NOW, signerOf, VALIDITY } from './identities.ts'
import { asParty } from '../../support/identifiers.ts'

const BODY = Buffer.from('{"type":"transit-declaration"}')
const LATER = new Date('2026-12-24T00:00:00Z')

// Keys are made and OpenSSL is started: slow on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let ids: Identities
const directory = mkdtempSync(join(tmpdir(), 'corridor-trust-'))
beforeAll(async () => {
  ids = await createIdentities()
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

interface Given {
  registered?: Record<string, Partial<RegisteredCertificate>>
  revocationLists?: string[]
  authorities?: Buffer[]
}

/** A verifier that knows TG (and what else is given), with everything real. */
function verifierFor(identities: readonly [string, Identity][], given: Given = {}) {
  const entries = identities.map(([partyKey, { certificateDer }]) => {
    const registered: RegisteredCertificate = {
      partyKey: asParty(partyKey),
      use: 'signing',
      validFrom: VALIDITY.validFrom,
      ...given.registered?.[partyKey],
    }
    return [fingerprintOf(certificateDer), registered] as const
  })
  const registry = new Map<string, RegisteredCertificate>(entries)
  const trustList = createTrustList({
    authorities: given.authorities ?? [ids.authority.certificateDer],
    revocationLists: given.revocationLists ?? [],
  })
  const verify = createSignatureVerifier({
    trustList,
    registry: {
      lookup: (fingerprint) => registry.get(fingerprint),
      certificates: () => identities.map(([, { certificateDer }]) => certificateDer),
    },
  })
  return { verify, trustList }
}

const signatureOf = (identity: Identity) => signDetached(BODY, signerOf(identity), { signingTime: NOW })

describe('the verdict the pipeline gets', () => {
  it('names the party for base64 and for DER', () => {
    const { verify } = verifierFor([['TG', ids.togo]])
    const signature = signatureOf(ids.togo)
    const expected = { ok: true, partyKey: 'TG', fingerprint: fingerprintOf(ids.togo.certificateDer) }
    expect(verify({ bytes: BODY, signature, now: NOW })).toMatchObject(expected)
    const base64 = signature.toString('base64')
    expect(verify({ bytes: BODY, signature: base64, now: NOW, expectedParty: asParty('TG') })).toMatchObject(expected)
  })

  it.each([undefined, '', Buffer.alloc(0)])('says signature-missing for %j', (signature) => {
    const { verify } = verifierFor([['TG', ids.togo]])
    expect(verify({ bytes: BODY, signature, now: NOW })).toMatchObject({ ok: false, code: 'signature-missing' })
  })

  it('says signature-invalid for other bytes, no base64 and no signature', () => {
    const { verify } = verifierFor([['TG', ids.togo]])
    const signature = signatureOf(ids.togo).toString('base64')
    const invalid = { ok: false, code: 'signature-invalid' }
    expect(verify({ bytes: Buffer.from('{}'), signature, now: NOW })).toMatchObject(invalid)
    for (const text of [
      ` ${signature}`,
      `${signature}\n`,
      `${signature}=`,
      'not base64',
      'MIIB',
      'A'.repeat(100_000),
    ]) {
      expect(verify({ bytes: BODY, signature: text, now: NOW })).toMatchObject(invalid)
    }
  })

  it('says signature-wrong-signer when the caller is another party, and whose signature it is', () => {
    const { verify } = verifierFor([
      ['TG', ids.togo],
      ['GH', ids.ghana],
    ])
    const verdict = verify({ bytes: BODY, signature: signatureOf(ids.ghana), now: NOW, expectedParty: asParty('TG') })
    expect(verdict).toMatchObject({ ok: false, code: 'signature-wrong-signer', partyKey: 'GH' })
  })
})

describe('the verdict on a certificate', () => {
  it('says certificate-not-trusted for a certificate of our authority that no party has registered', () => {
    const { verify } = verifierFor([['TG', ids.togo]])
    const verdict = verify({ bytes: BODY, signature: signatureOf(ids.ghana), now: NOW, expectedParty: asParty('TG') })
    expect(verdict).toMatchObject({ ok: false, code: 'certificate-not-trusted' })
  })

  it('says certificate-not-trusted for another authority, registered or not', () => {
    for (const known of [[], [['XX', ids.stranger]]] as [string, Identity][][]) {
      const verdict = verifierFor(known).verify({ bytes: BODY, signature: signatureOf(ids.stranger), now: NOW })
      expect(verdict).toMatchObject({ ok: false, code: 'certificate-not-trusted' })
    }
  })

  it('says certificate-expired before and after the validity, at the time given', () => {
    const { verify } = verifierFor([['TG', ids.togo]])
    const signature = signatureOf(ids.togo)
    const at = (text: string) => verify({ bytes: BODY, signature, now: new Date(text) })
    expect(at('2025-12-31T23:59:59Z')).toMatchObject({ ok: false, code: 'certificate-expired' })
    expect(at('2029-12-31T23:59:59Z')).toMatchObject({ ok: true })
    expect(at('2030-01-01T00:00:00Z')).toMatchObject({ ok: false, code: 'certificate-expired' })
    expect(at('2026-11-22T10:00:00Z')).toMatchObject({ ok: true })
  })

  it('says certificate-wrong-usage for a TLS server’s certificate', () => {
    const { verify } = verifierFor([['TG', ids.server]])
    const verdict = verify({ bytes: BODY, signature: signatureOf(ids.server), now: NOW })
    expect(verdict).toMatchObject({ ok: false, code: 'certificate-wrong-usage' })
  })
})

describe('the verdict after a withdrawal', () => {
  it('says certificate-revoked from the moment of revocation, by list', async () => {
    const revocation = { certificateDer: ids.togo.certificateDer, revokedAt: NOW }
    const list = await createRevocationList(ids.authority, [revocation], { thisUpdate: NOW, nextUpdate: LATER })
    const { verify } = verifierFor(
      [
        ['TG', ids.togo],
        ['GH', ids.ghana],
      ],
      { revocationLists: [list] },
    )
    const signature = signatureOf(ids.togo)
    expect(verify({ bytes: BODY, signature, now: new Date(NOW.getTime() - 1) })).toMatchObject({ ok: true })
    const revoked = { ok: false, code: 'certificate-revoked', partyKey: 'TG' }
    expect(verify({ bytes: BODY, signature, now: NOW })).toMatchObject(revoked)
    const past = new Date('2027-06-01T00:00:00Z')
    expect(verify({ bytes: BODY, signature, now: past }), 'a stale list still revokes').toMatchObject(revoked)
    expect(verify({ bytes: BODY, signature: signatureOf(ids.ghana), now: past })).toMatchObject({ ok: true })
  })

  it('applies a list taken into use later to certificates already seen, and keeps the newer', async () => {
    const { verify, trustList } = verifierFor([['TG', ids.togo]])
    const signature = signatureOf(ids.togo)
    expect(verify({ bytes: BODY, signature, now: LATER })).toMatchObject({ ok: true })
    const revocation = { certificateDer: ids.togo.certificateDer, revokedAt: NOW }
    const newer = { thisUpdate: LATER, nextUpdate: VALIDITY.validTo }
    trustList.addRevocationList(await createRevocationList(ids.authority, [revocation], newer))
    trustList.addRevocationList(await createRevocationList(ids.authority, [], { thisUpdate: NOW, nextUpdate: LATER }))
    expect(verify({ bytes: BODY, signature, now: LATER })).toMatchObject({ code: 'certificate-revoked' })
    expect(trustList.revocationLists()).toMatchObject([{ thisUpdate: LATER, nextUpdate: VALIDITY.validTo }])
  })

  it('refuses a list that another authority has signed', async () => {
    const list = await createRevocationList(ids.otherAuthority, [], { thisUpdate: NOW, nextUpdate: LATER })
    expect(() => verifierFor([], { revocationLists: [list] })).toThrow('not signed by a trusted authority')
  })

  it('says certificate-revoked from the instant the operator distrusts the key', () => {
    const { verify } = verifierFor([['TG', ids.togo]], { registered: { TG: { distrustedFrom: NOW } } })
    const signature = signatureOf(ids.togo)
    expect(verify({ bytes: BODY, signature, now: new Date(NOW.getTime() - 1) })).toMatchObject({ ok: true })
    expect(verify({ bytes: BODY, signature, now: NOW })).toMatchObject({ code: 'certificate-revoked' })
  })

  it('says certificate-wrong-usage for one registered for TLS, whatever its authority allows it', () => {
    const { verify } = verifierFor([['TG', ids.togo]], { registered: { TG: { use: 'tls' } } })
    const verdict = verify({ bytes: BODY, signature: signatureOf(ids.togo), now: NOW })
    expect(verdict).toMatchObject({ ok: false, code: 'certificate-wrong-usage', partyKey: 'TG' })
  })

  it('holds to the interval of registration', () => {
    const registered = { TG: { validFrom: NOW, validTo: LATER } }
    const { verify } = verifierFor([['TG', ids.togo]], { registered })
    const signature = signatureOf(ids.togo)
    const at = (now: Date) => verify({ bytes: BODY, signature, now })
    expect(at(new Date(NOW.getTime() - 1))).toMatchObject({ code: 'certificate-not-trusted' })
    expect(at(NOW)).toMatchObject({ ok: true })
    expect(at(LATER)).toMatchObject({ code: 'certificate-expired' })
  })
})

describe('certificates that OpenSSL made', () => {
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: directory, stdio: 'pipe' })

  /** A certificate with the given extensions, issued by our authority (or by itself). */
  function issued(name: string, extensions: string[], signing = ['-CA', 'ca.crt', '-CAkey', 'ca.key']): Identity {
    writeFileSync(join(directory, 'ca.crt'), ids.authority.certificatePem)
    writeFileSync(join(directory, 'ca.key'), ids.authority.keyPem)
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', `${name}.key`]
    const added = extensions.flatMap((extension) => ['-addext', extension])
    openssl('req', '-x509', ...signing, ...key, '-subj', `/CN=${name}`, '-days', '300', ...added, '-out', `${name}.crt`)
    const certificateDer = derOf(readFileSync(join(directory, `${name}.crt`)))
    const keyPem = readFileSync(join(directory, `${name}.key`), 'utf8')
    return { ...ids.togo, certificateDer, key: createPrivateKey(keyPem) }
  }
  const verdictOf = (identity: Identity) => {
    const signature = signDetached(BODY, createSigner(identity.key, identity.certificateDer))
    const now = new Date(parseCertificate(identity.certificateDer).notBefore.getTime() + 1000)
    return verifierFor([['TG', identity]]).verify({ bytes: BODY, signature, now })
  }

  it.each([
    ['plain', [], true],
    ['commit', ['keyUsage=critical,nonRepudiation'], true],
    ['document', ['extendedKeyUsage=1.3.6.1.5.5.7.3.36'], true],
    ['encrypt', ['keyUsage=critical,keyEncipherment'], 'certificate-wrong-usage'],
    ['server', ['extendedKeyUsage=serverAuth'], 'certificate-wrong-usage'],
    ['authority', ['basicConstraints=critical,CA:TRUE'], 'certificate-wrong-usage'],
    ['unknown', ['1.2.3.4=critical,DER:0500'], 'certificate-not-trusted'],
    ['constraint', ['nameConstraints=critical,permitted;DNS:example.org'], 'certificate-not-trusted'],
  ] as const)('judges %s %j', (name, extensions, expected) => {
    const basic = name === 'authority' ? [] : ['basicConstraints=critical,CA:FALSE']
    const verdict = verdictOf(issued(name, [...basic, ...extensions]))
    expect(verdict.ok ? true : verdict.code).toBe(expected)
  })

  it('does not trust a certificate that signed itself', () => {
    expect(verdictOf(issued('self', ['basicConstraints=critical,CA:FALSE'], []))).toMatchObject({
      code: 'certificate-not-trusted',
    })
  })
})

describe('the trust list', () => {
  it('refuses an authority that is none', () => {
    expect(() => createTrustList({ authorities: [ids.togo.certificatePem] })).toThrow('not a certificate authority')
    expect(() => createTrustList({ authorities: ['nothing'] })).toThrow('neither PEM nor DER')
  })

  it('does not trust a name alone: an authority of the same name with another key', async () => {
    const twin = await createAuthority({ commonName: 'Corridor demo authority', ...VALIDITY })
    const { verify } = verifierFor([['TG', ids.togo]], { authorities: [twin.certificateDer] })
    const verdict = verify({ bytes: BODY, signature: signatureOf(ids.togo), now: NOW })
    expect(verdict).toMatchObject({ ok: false, code: 'certificate-not-trusted' })
  })

  it('judges certificates by an authority’s own validity as well', async () => {
    const shortLived = await createAuthority({ commonName: 'Short', validFrom: VALIDITY.validFrom, validTo: NOW })
    const party = await issueCertificate(shortLived, { commonName: 'TG', purpose: 'party', ...VALIDITY })
    const { verify } = verifierFor([['TG', party]], { authorities: [shortLived.certificateDer] })
    const verdict = verify({ bytes: BODY, signature: signatureOf(party), now: LATER })
    expect(verdict).toMatchObject({ ok: false, code: 'certificate-expired' })
  })

  it('reads several authorities from one PEM text', () => {
    const both = certificatesOf(ids.authority.certificatePem + ids.otherAuthority.certificatePem)
    expect(both).toEqual([ids.authority.certificateDer, ids.otherAuthority.certificateDer])
  })

  it('reads a certificate once for as long as it is remembered', () => {
    const { cache } = createTrustList({ authorities: [ids.authority.certificateDer] })
    expect(cache.parse(Buffer.from(ids.togo.certificateDer))).toBe(cache.parse(ids.togo.certificateDer))
  })

  it('forgets the certificate not used for longest, and remembers none that is too large', () => {
    const cache = createCertificateCache(2)
    const first = cache.parse(ids.togo.certificateDer)
    cache.parse(ids.ghana.certificateDer)
    expect(cache.parse(ids.togo.certificateDer)).toBe(first)
    cache.parse(ids.hub.certificateDer)
    expect(cache.parse(ids.togo.certificateDer)).toBe(first)
    const ghana = cache.parse(ids.ghana.certificateDer)
    expect(cache.parse(ids.hub.certificateDer)).not.toBe(ghana)
    expect(() => cache.parse(Buffer.alloc(8 * 1024 + 1))).toThrow('larger than 8 KiB')
  })
})

describe('base64 in headers', () => {
  it('takes the one canonical text', () => {
    expect(decodeBase64('AAE=')).toEqual(Buffer.from([0, 1]))
    for (const text of ['AAE', 'AAF=', 'AA E=', 'AAE=\n', 'AA-_', '=']) expect(decodeBase64(text)).toBeUndefined()
  })
})
