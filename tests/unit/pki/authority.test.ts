import { execFileSync } from 'node:child_process'
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { certificatesOfPkcs12, exportPkcs12 } from '../../../src/pki/pkcs12.ts'
import { createRevocationList, issueCertificate, loadAuthority, writeIdentity } from '../../../src/pki/authority.ts'
import { createIdentities, type Identities, NOW, VALIDITY } from '../trust/identities.ts'

// Keys are made and, in places, OpenSSL is started: slow on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let ids: Identities
const directory = mkdtempSync(join(tmpdir(), 'corridor-pki-'))
const openssl = (...args: string[]): string => execFileSync('openssl', args, { cwd: directory, encoding: 'utf8' })
/** OpenSSL judges by this time, not the machine's. */
const AT = ['-attime', String(NOW.getTime() / 1000)]

beforeAll(async () => {
  ids = await createIdentities()
  writeFileSync(join(directory, 'ca.pem'), ids.authority.certificatePem)
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

describe('the demonstration authority', () => {
  it('issues certificates that OpenSSL verifies for their purpose', () => {
    const purposes = {
      togo: ['smimesign', 'sslclient'],
      hub: ['smimesign'],
      server: ['sslserver'],
      rsaParty: ['sslclient'],
    }
    for (const [name, wanted] of Object.entries(purposes)) {
      writeFileSync(join(directory, `${name}.pem`), ids[name as keyof typeof purposes].certificatePem)
      for (const purpose of wanted) {
        expect(openssl('verify', ...AT, '-CAfile', 'ca.pem', '-purpose', purpose, '-x509_strict', `${name}.pem`)).toBe(
          `${name}.pem: OK\n`,
        )
      }
    }
  })

  it('names the loopback in the server’s certificate', () => {
    const certificate = new X509Certificate(ids.server.certificateDer)
    expect(certificate.checkHost('localhost')).toBe('localhost')
    expect(certificate.checkIP('127.0.0.1')).toBe('127.0.0.1')
    expect(certificate.checkIP('::1')).toBeDefined()
    expect(certificate.checkHost('example.org')).toBeUndefined()
  })

  it('revokes, and OpenSSL believes it', async () => {
    const revocation = { certificateDer: ids.togo.certificateDer, revokedAt: NOW }
    const list = await createRevocationList(ids.authority, [revocation], {
      thisUpdate: VALIDITY.validFrom,
      nextUpdate: VALIDITY.validTo,
    })
    writeFileSync(join(directory, 'crl.pem'), list)
    for (const name of ['togo', 'ghana'] as const)
      writeFileSync(join(directory, `${name}.pem`), ids[name].certificatePem)
    const verify = ['verify', ...AT, '-crl_check', '-CAfile', 'ca.pem', '-CRLfile', 'crl.pem']
    expect(openssl(...verify, 'ghana.pem')).toBe('ghana.pem: OK\n')
    expect(() => execFileSync('openssl', [...verify, 'togo.pem'], { cwd: directory, stdio: 'pipe' })).toThrow('revoked')
  })

  it('is taken up again from its files', async () => {
    const paths = await writeIdentity(join(directory, 'pki'), 'authority', ids.authority)
    const key = createPrivateKey(readFileSync(paths.key, 'utf8'))
    const authority = loadAuthority(readFileSync(paths.certificate, 'utf8'), key)
    const party = await issueCertificate(authority, { commonName: 'BJ', purpose: 'party', ...VALIDITY })
    const issuer = new X509Certificate(ids.authority.certificateDer)
    expect(new X509Certificate(party.certificateDer).verify(issuer.publicKey)).toBe(true)
  })

  it('writes keys that only their owner reads, also over an older file', async () => {
    const older = join(directory, 'keys')
    await writeIdentity(older, 'togo', ids.ghana)
    const { key, certificate } = await writeIdentity(older, 'togo', ids.togo)
    expect(statSync(key).mode & 0o777).toBe(0o600)
    expect(readFileSync(key, 'utf8')).toBe(ids.togo.keyPem)
    expect(readFileSync(certificate, 'utf8')).toBe(ids.togo.certificatePem)
  })
})

describe('PKCS#12', () => {
  it.each(['togo', 'rsaParty'] as const)('exports the key of %s so that OpenSSL imports it', (name) => {
    const { key, keyPem, certificateDer } = ids[name]
    const certificates = [certificateDer, ids.authority.certificateDer] as const
    const file = exportPkcs12({ key, certificates, alias: 'Côte d’Ivoire' }, 's3cret pass')
    writeFileSync(join(directory, `${name}.p12`), file)
    const pass = ['-passin', 'pass:s3cret pass']
    const imported = openssl('pkcs12', '-in', `${name}.p12`, ...pass, '-nodes', '-nocerts')
    const pem = imported.slice(imported.indexOf('-----BEGIN'))
    expect(createPrivateKey(pem).equals(createPrivateKey(keyPem))).toBe(true)
    const chain = openssl('pkcs12', '-in', `${name}.p12`, ...pass, '-nokeys')
    expect(chain.match(/BEGIN CERTIFICATE/g)).toHaveLength(2)
    expect(certificatesOfPkcs12(file, 's3cret pass')).toEqual(certificates)
  })

  it('is refused with another password, damaged, or without one', () => {
    const content = { key: ids.togo.key, certificates: [ids.togo.certificateDer], alias: 'TG' } as const
    const file = exportPkcs12(content, 'right')
    expect(() => certificatesOfPkcs12(file, 'wrong')).toThrow('MAC could not be verified')
    const damaged = Buffer.from(file)
    const at = damaged.indexOf(ids.togo.certificateDer) + 200
    damaged[at] = (damaged[at] ?? 0) ^ 1
    expect(() => certificatesOfPkcs12(damaged, 'right')).toThrow('MAC could not be verified')
    for (const password of ['', 'sécret']) expect(() => exportPkcs12(content, password)).toThrow('needs a password')
  })
})
