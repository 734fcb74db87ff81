import 'reflect-metadata'
import { execFileSync } from 'node:child_process'
import { webcrypto } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as x509 from '@peculiar/x509'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { parseCertificate } from '../../../src/trust/x509/certificate.ts'
import type { CertificateUse } from '../../../src/ports/certificates.ts'
import { createTrustList } from '../../../src/trust/x509/trust-list.ts'
import { toPem } from '../../../src/pki/authority.ts'
import { NOW, VALIDITY } from './identities.ts'

/*
 * Cases in the manner of public collections for path validation (x509-limbo, NIST PKITS), built here: each says what is
 * trusted, what is shown and the verdict. OpenSSL judges the same certificates as a foreign witness where its
 * question is the same as ours.
 */

// Keys are made and OpenSSL is started: slow on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const directory = mkdtempSync(join(tmpdir(), 'corridor-paths-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const P256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const P384 = { name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-384' }
const PSS = { name: 'RSA-PSS', hash: 'SHA-256', saltLength: 32 }
const RSA = { ...PSS, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) }

type Made = { der: Buffer; name: string; keys: webcrypto.CryptoKeyPair; algorithm: typeof P256 | typeof RSA }
type Wish = {
  issuer?: Made
  keys?: webcrypto.CryptoKeyPair
  algorithm?: typeof P256 | typeof RSA
  authority?: boolean
  pathLength?: number
  extensions?: x509.Extension[]
  notAfter?: Date
  usages?: string[]
}

let serial = 0x10

/** Makes a certificate with real keys, signed by its issuer or by itself. */
async function make(name: string, wish: Wish = {}): Promise<Made> {
  const algorithm = wish.algorithm ?? P256
  const keys =
    wish.keys ?? ((await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as webcrypto.CryptoKeyPair)
  const signer = wish.issuer ?? { name, keys, algorithm }
  const { keyCertSign, digitalSignature } = x509.KeyUsageFlags
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: (serial += 1).toString(16),
    subject: name,
    issuer: signer.name,
    notBefore: VALIDITY.validFrom,
    notAfter: wish.notAfter ?? VALIDITY.validTo,
    publicKey: keys.publicKey,
    signingKey: signer.keys.privateKey,
    signingAlgorithm: signer.algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(wish.authority ?? false, wish.pathLength, true),
      new x509.KeyUsagesExtension(wish.authority === true ? keyCertSign : digitalSignature, true),
      ...(wish.usages === undefined ? [] : [new x509.ExtendedKeyUsageExtension(wish.usages)]),
      ...(wish.extensions ?? []),
    ],
  })
  return { der: Buffer.from(certificate.rawData), name, keys, algorithm }
}

const authority = (name: string, wish: Wish = {}) => make(name, { ...wish, authority: true })

function verdictOf(trusted: readonly Made[], shown: Made, use: CertificateUse = 'signing') {
  const list = createTrustList({ authorities: trusted.map(({ der }) => der), use })
  const verdict = list.check(list.cache.parse(shown.der), NOW)
  return verdict.ok ? 'trusted' : `${verdict.code}: ${verdict.detail}`
}

/** OpenSSL's verdict with the first of `trusted` as its only anchor and the others at hand. */
function opensslTrusts([anchor, ...others]: readonly Made[], shown: Made): boolean {
  const pem = (made: readonly (Made | undefined)[]) =>
    made.map((one) => (one === undefined ? '' : toPem('CERTIFICATE', one.der))).join('')
  writeFileSync(join(directory, 'anchor.pem'), pem([anchor]))
  writeFileSync(join(directory, 'others.pem'), pem(others))
  writeFileSync(join(directory, 'shown.pem'), pem([shown]))
  const untrusted = others.length === 0 ? [] : ['-untrusted', 'others.pem']
  const at = ['-attime', String(NOW.getTime() / 1000)]
  try {
    execFileSync('openssl', ['verify', ...at, '-CAfile', 'anchor.pem', ...untrusted, 'shown.pem'], {
      cwd: directory,
      stdio: 'pipe',
    })
    return true
  } catch {
    return false
  }
}

describe('the length of a path', () => {
  it('is refused where an authority allows fewer authorities below it, though each is trusted', async () => {
    const root = await authority('CN=root', { pathLength: 0 })
    const issuing = await authority('CN=issuing', { issuer: root })
    const party = await make('CN=TG', { issuer: issuing })
    expect(verdictOf([root, issuing], party)).toMatch(/^certificate-not-trusted: CN=root allows 0 authorities below it/)
    expect(opensslTrusts([root, issuing], party)).toBe(false)
  })

  it('is counted over the whole path, not from one link to the next', async () => {
    const root = await authority('CN=root', { pathLength: 1 })
    const middle = await authority('CN=middle', { issuer: root })
    const issuing = await authority('CN=issuing', { issuer: middle })
    expect(verdictOf([root, middle, issuing], await make('CN=TG', { issuer: issuing }))).toContain('CN=root allows 1')
    expect(verdictOf([root, middle, issuing], await make('CN=BF', { issuer: middle }))).toBe('trusted')
  })

  it('leaves out what an authority issued to itself with a new key', async () => {
    const root = await authority('CN=root', { pathLength: 0 })
    const renewed = await authority('CN=root', { issuer: root, pathLength: 0 })
    expect(verdictOf([root, renewed], await make('CN=TG', { issuer: renewed }))).toBe('trusted')
  })

  it('does not matter where another way up is sound', async () => {
    const keys = (await webcrypto.subtle.generateKey(P256, true, ['sign', 'verify'])) as webcrypto.CryptoKeyPair
    const narrow = await authority('CN=narrow', { pathLength: 0 })
    const wide = await authority('CN=wide')
    const issuing = await authority('CN=issuing', { issuer: narrow, keys })
    const crossed = await authority('CN=issuing', { issuer: wide, keys })
    const party = await make('CN=TG', { issuer: issuing })
    expect(verdictOf([narrow, issuing], party)).toContain('CN=narrow allows 0')
    expect(verdictOf([narrow, issuing, wide, crossed], party)).toBe('trusted')
  })
})

describe('a path is refused by name', () => {
  it.each([true, false])('with name constraints in an authority (critical: %s)', async (critical) => {
    const permitted = Buffer.from('300da00b3009820774672e676f7674', 'hex')
    const root = await authority('CN=root', { extensions: [new x509.Extension('2.5.29.30', critical, permitted)] })
    const party = await make('CN=TG', { issuer: root })
    expect(verdictOf([root], party)).toBe(
      'certificate-not-trusted: CN=root has name constraints, which are not processed',
    )
  })

  it('with a critical extension that nobody here processes, and its identifier', async () => {
    const root = await authority('CN=root')
    const party = await make('CN=TG', {
      issuer: root,
      extensions: [new x509.Extension('1.2.3.4', true, Buffer.from('0500', 'hex'))],
    })
    expect(verdictOf([root], party)).toContain('a critical extension that is not processed (1.2.3.4)')
    expect(opensslTrusts([root], party)).toBe(false)
  })

  it('where the one authority of that name has another key', async () => {
    const root = await authority('CN=root')
    const party = await make('CN=TG', { issuer: await authority('CN=root') })
    expect(verdictOf([root], party)).toBe('certificate-not-trusted: CN=TG was not issued by a trusted authority')
    expect(opensslTrusts([root], party)).toBe(false)
  })

  it('where an authority above has expired, unless it was renewed', async () => {
    const keys = (await webcrypto.subtle.generateKey(P256, true, ['sign', 'verify'])) as webcrypto.CryptoKeyPair
    const old = await authority('CN=root', { keys, notAfter: new Date('2026-06-01T00:00:00Z') })
    const party = await make('CN=TG', { issuer: old })
    expect(verdictOf([old], party)).toBe('certificate-expired: CN=root expired on 2026-06-01T00:00:00.000Z')
    expect(opensslTrusts([old], party)).toBe(false)
    expect(verdictOf([old, await authority('CN=root', { keys })], party)).toBe('trusted')
  })

  it('where the certificate is for something else: each use asks for its own', async () => {
    const root = await authority('CN=root')
    const server = await make('CN=TG', { issuer: root, usages: ['1.3.6.1.5.5.7.3.1'] })
    const mail = await make('CN=TG', { issuer: root, usages: ['1.3.6.1.5.5.7.3.4'] })
    expect(verdictOf([root], server, 'tls')).toContain('certificate-wrong-usage: CN=TG is not for clients of TLS')
    expect(verdictOf([root], mail, 'tls')).toContain('certificate-wrong-usage')
    expect(verdictOf([root], mail, 'signing')).toBe('trusted')
    expect(verdictOf([root], await make('CN=TG', { issuer: root }), 'tls')).toBe('trusted')
  })
})

describe('a path to an authority with purposes of its own', () => {
  it('where an authority says that it issues for something else, unless it leaves that open', async () => {
    const root = await authority('CN=root')
    const under = async (...usages: string[]) => {
      const issuing = await authority('CN=issuing', { issuer: root, usages })
      const party = await make('CN=TG', { issuer: issuing })
      return (['signing', 'tls'] as const).map((use) => verdictOf([root, issuing], party, use))
    }
    expect(await under('1.3.6.1.5.5.7.3.1')).toEqual([
      'certificate-wrong-usage: CN=issuing issues no certificates for signing messages (extended key usage)',
      'certificate-wrong-usage: CN=issuing issues no certificates for clients of TLS (extended key usage)',
    ])
    expect(await under('1.3.6.1.5.5.7.3.4')).toEqual(['trusted', expect.stringContaining('for clients of TLS')])
    expect(await under('1.3.6.1.5.5.7.3.1', '2.5.29.37.0')).toEqual(['trusted', 'trusted'])
  })
})

describe('names that are empty', () => {
  const names = (critical: boolean) =>
    new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: 'tg.example' }], critical)

  it('are accepted where a critical alternative name stands for the subject', async () => {
    const root = await authority('CN=root')
    const party = await make('', { issuer: root, extensions: [names(true)] })
    expect(parseCertificate(party.der).subjectText).toBe('DNS:tg.example')
    expect(verdictOf([root], party)).toBe('trusted')
    expect(opensslTrusts([root], party)).toBe(true)
  })

  it('are refused where the alternative name may be stepped over, is absent, or an authority has none', async () => {
    const root = await authority('CN=root')
    const uncritical = await make('', { issuer: root, extensions: [names(false)] })
    const absent = await make('', { issuer: root })
    for (const { der } of [uncritical, absent]) {
      expect(() => parseCertificate(der)).toThrow('empty subject without a critical subjectAltName')
    }
    const nameless = await make('', { issuer: root, authority: true, extensions: [names(true)] })
    expect(() => parseCertificate(nameless.der)).toThrow('authority without a name')
  })
})

describe('keys and signatures', () => {
  it('with explicit EC parameters are refused, which OpenSSL reads', () => {
    const run = (...args: string[]) => execFileSync('openssl', args, { cwd: directory, stdio: 'pipe' })
    run('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-param_enc', 'explicit', '-out', 'explicit.key')
    run('req', '-x509', '-new', '-key', 'explicit.key', '-subj', '/CN=TG', '-outform', 'DER', '-out', 'explicit.der')
    expect(() => parseCertificate(readFileSync(join(directory, 'explicit.der')))).toThrow(
      'public key with explicit EC parameters',
    )
  })

  it.each([
    [
      'on a curve of another kind',
      ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:secp256k1'],
      'curve 1.3.132.0.10',
    ],
    ['of Ed25519', ['-algorithm', 'ED25519'], 'kind 1.3.101.112'],
    ['of RSA with 1024 bits', ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:1024'], 'RSA key of 1024 bits'],
    ['for RSA-PSS alone', ['-algorithm', 'RSA-PSS'], 'kind 1.2.840.113549.1.1.10'],
  ])('%s are refused by name', (_name, options, words) => {
    const run = (...args: string[]) => execFileSync('openssl', args, { cwd: directory, stdio: 'pipe' })
    run('genpkey', ...options, '-out', 'other.key')
    run('req', '-x509', '-new', '-key', 'other.key', '-subj', '/CN=TG', '-outform', 'DER', '-out', 'other.der')
    expect(() => parseCertificate(readFileSync(join(directory, 'other.der')))).toThrow(words)
  })

  it('of P-384 with SHA-384 are accepted', async () => {
    const root = await authority('CN=root', { algorithm: P384 })
    const party = await make('CN=TG', { issuer: root, algorithm: P384 })
    expect(verdictOf([root], party)).toBe('trusted')
    expect(opensslTrusts([root], party)).toBe(true)
  })

  it('of RSA-PSS with SHA-256 are accepted; with SHA-384 they are refused by name', async () => {
    const root = await authority('CN=root', { algorithm: RSA })
    const party = await make('CN=TG', { issuer: root })
    const other = { ...root, algorithm: { ...RSA, hash: 'SHA-384', saltLength: 48 } }
    const wrong = await webcrypto.subtle.exportKey('pkcs8', root.keys.privateKey)
    const key = await webcrypto.subtle.importKey('pkcs8', wrong, { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['sign'])
    const stranger = await make('CN=TG', { issuer: { ...other, keys: { ...root.keys, privateKey: key } } })
    // The key itself is named rsaEncryption: what is PSS is the signature.
    expect(verdictOf([root], party)).toBe('trusted')
    expect(opensslTrusts([root], party)).toBe(true)
    expect(verdictOf([root], stranger)).toContain('RSA-PSS with another digest than SHA-256')
  })
})
