import { execFileSync } from 'node:child_process'
import { createPublicKey, X509Certificate } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { certificatesOfPkcs12 } from '../../../src/pki/pkcs12.ts'
import { certificatesOf, derOf } from '../../../src/trust/x509/pem.ts'
import { parseCertificate } from '../../../src/trust/x509/certificate.ts'
import { parseRevocationList } from '../../../src/trust/x509/revocation-list.ts'
import { createTrustList } from '../../../src/trust/x509/trust-list.ts'
import { corridor, type Ran } from '../../support/witness.ts'

// RSA keys are made and OpenSSL is started: slow on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const folder = mkdtempSync(join(tmpdir(), 'corridor-pki-cli-'))
const path = (name: string): string => join(folder, name)
const ca = path('ca')
const openssl = (...args: string[]): string => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' }).toString()
const pki = (form: string, options: Readonly<Record<string, string>>): Promise<Ran> =>
  corridor(['pki', form, ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, value])])

/** Makes a key and a request for it. */
function request(name: string, key: readonly string[], subject = `/O=Douanes/CN=${name}`, ...more: string[]): string {
  openssl('genpkey', ...key, '-out', `${name}.key`)
  openssl('req', '-new', '-key', `${name}.key`, '-subj', subject, '-out', `${name}.csr`, ...more)
  return path(`${name}.csr`)
}
const P256 = ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256']
const rsa = (bits: number): string[] => ['-algorithm', 'RSA', '-pkeyopt', `rsa_keygen_bits:${bits}`]
const issue = (name: string, use: string, more: Readonly<Record<string, string>> = {}) =>
  pki('issue', { dir: ca, csr: path(`${name}.csr`), use, out: path(`${name}-${use}.crt`), ...more })
const refused = async (ran: Promise<Ran>): Promise<string> => {
  const { code, err } = await ran
  expect(code).not.toBe(0)
  return err.join('\n')
}
const read = (name: string): string => readFileSync(path(name), 'utf8')
const chain = (): Buffer[] => certificatesOf(readFileSync(join(ca, 'chain.crt'), 'utf8'))
const verdict = (name: string, use: 'signing' | 'tls', lists: string[] = [], at = new Date()) => {
  const trust = createTrustList({ authorities: chain(), use, revocationLists: lists })
  const found = trust.check(trust.cache.parse(derOf(read(name))), at)
  return found.ok ? 'ok' : found.code
}
const listsIn = (pem: string): string[] => pem.match(/-----BEGIN X509 CRL-----[^-]+-----END X509 CRL-----/g) ?? []

beforeAll(async () => {
  request('tg', P256)
  request('tg-tls', P256)
  request('bf', rsa(3072))
  await pki('init', { dir: ca, name: 'Pilot' })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a request is refused', () => {
  test('where it is none, or its signature is not by its own key', async () => {
    writeFileSync(path('none.csr'), 'none')
    expect(await refused(issue('none', 'signing'))).toContain('not a request')
    const der = derOf(read('tg.csr'))
    const last = der.length - 1
    der[last] = (der[last] ?? 0) ^ 1
    writeFileSync(
      path('forged.csr'),
      `-----BEGIN CERTIFICATE REQUEST-----\n${der.toString('base64')}\n-----END CERTIFICATE REQUEST-----\n`,
    )
    expect(await refused(issue('forged', 'signing'))).toContain('not signed with its own key')
  })

  test.each([
    ['on another curve', ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384'], 'keys are on P-256'],
    ['RSA and short', rsa(2048), '3072 bits or more'],
    ['of another kind', ['-algorithm', 'ED25519'], 'keys are on P-256 or RSA'],
  ])('where its key is %s', async (name, key, reason) => {
    request(name.replaceAll(' ', '-'), key)
    expect(await refused(issue(name.replaceAll(' ', '-'), 'signing'))).toContain(reason)
  })

  test('where it names nobody, or asks for something there is not', async () => {
    request('nameless', P256, '/O=Douanes')
    expect(await refused(issue('nameless', 'signing'))).toContain('names nobody')
    expect(await refused(issue('tg', 'everything'))).toContain('signing or tls')
    expect(await refused(issue('tg', 'signing', { days: 'many' }))).toContain('--days')
    expect(await refused(issue('tg', 'signing', { days: '9999' }))).toContain('too many')
    expect(
      await refused(pki('issue', { dir: path('nowhere'), csr: path('tg.csr'), use: 'tls', out: path('x') })),
    ).toContain('no authority')
  })
})

describe('a certificate', () => {
  test('is for signing alone, or for TLS alone, whatever the request asked for', async () => {
    for (const [name, use] of [
      ['tg', 'signing'],
      ['tg-tls', 'tls'],
      ['bf', 'signing'],
    ] as const) {
      expect((await issue(name, use)).code).toBe(0)
      expect(verdict(`${name}-${use}.crt`, use)).toBe('ok')
      openssl(
        'verify',
        '-CAfile',
        join(ca, 'chain.crt'),
        '-purpose',
        use === 'tls' ? 'sslclient' : 'smimesign',
        path(`${name}-${use}.crt`),
      )
    }
    expect(verdict('tg-signing.crt', 'tls')).toBe('certificate-wrong-usage')
    const mail = ['verify', '-CAfile', join(ca, 'chain.crt'), '-purpose', 'smimesign', path('tg-tls-tls.crt')]
    expect(() => openssl(...mail)).toThrow(/purpose/)
  })

  test('is no authority, though a request asks for that', async () => {
    request(
      'grasping',
      P256,
      '/CN=grasping',
      '-addext',
      'basicConstraints=critical,CA:TRUE',
      '-addext',
      'keyUsage=keyCertSign',
    )
    expect((await issue('grasping', 'signing')).code).toBe(0)
    expect(parseCertificate(derOf(read('grasping-signing.crt'))).isAuthority).toBe(false)
  })

  test('of a server bears the names it asked for', async () => {
    request('server', P256, '/CN=hub', '-addext', 'subjectAltName=DNS:hub.example,IP:127.0.0.1')
    expect((await issue('server', 'tls')).code).toBe(0)
    expect(new X509Certificate(read('server-tls.crt')).checkHost('hub.example')).toBe('hub.example')
    openssl('verify', '-CAfile', join(ca, 'chain.crt'), '-purpose', 'sslserver', path('server-tls.crt'))
  })

  test('is not given for both uses of one key', async () => {
    expect([(await issue('tg', 'signing')).code, (await issue('tg-tls', 'tls')).code]).toEqual([0, 0])
    expect(await refused(issue('tg', 'tls'))).toContain('each need one of their own')
    expect(await refused(issue('tg-tls', 'signing'))).toContain('each need one of their own')
  })

  test('is renewed for the same name and use while the old one still counts', async () => {
    request('tg-new', P256, '/O=Douanes/CN=tg')
    const renew = (csr: string) =>
      pki('renew', { dir: ca, certificate: path('tg-signing.crt'), csr: path(csr), out: path('tg-new.crt') })
    expect(await refused(renew('bf.csr'))).toContain('not of')
    expect((await renew('tg-new.csr')).code).toBe(0)
    expect([verdict('tg-signing.crt', 'signing'), verdict('tg-new.crt', 'signing')]).toEqual(['ok', 'ok'])
    const key = createPublicKey(read('tg-new.key')).export({ type: 'spki', format: 'der' })
    expect(parseCertificate(derOf(read('tg-new.crt'))).publicKey.export({ type: 'spki', format: 'der' })).toEqual(key)
    expect(
      await refused(
        pki('renew', { dir: ca, certificate: path('ca/root.crt'), csr: path('tg-new.csr'), out: path('x') }),
      ),
    ).toContain('not issued')
  })
})

describe('a revocation list', () => {
  const list = async (): Promise<string> => {
    expect((await pki('crl', { dir: ca, out: path('all.crl') })).code).toBe(0)
    return read('all.crl')
  }
  const numberOf = (pem: string): number => {
    writeFileSync(path('one.crl'), listsIn(pem)[0] ?? '')
    return Number.parseInt(openssl('crl', '-in', 'one.crl', '-noout', '-crlnumber').replace('crlNumber=', ''), 16)
  }

  test('names what was revoked and why, under numbers that rise, one for each key of the authority', async () => {
    const before = await list()
    expect(listsIn(before)).toHaveLength(2)
    const revoke = () => pki('revoke', { dir: ca, certificate: path('tg-signing.crt'), reason: 'keyCompromise' })
    expect((await revoke()).code).toBe(0)
    // Once more changes nothing: neither the time nor the reason.
    expect((await pki('revoke', { dir: ca, certificate: path('tg-signing.crt'), reason: 'superseded' })).code).toBe(0)
    expect(
      (await pki('revoke', { dir: ca, certificate: path('bf-signing.crt'), reason: 'the office has moved' })).code,
    ).toBe(0)
    const after = await list()
    expect([numberOf(before), numberOf(after)]).toEqual([1, 2])
    expect(openssl('crl', '-in', 'one.crl', '-noout', '-text')).toContain('Key Compromise')
    const authorities = chain().map((der) => parseCertificate(der))
    expect(listsIn(after).map((pem) => parseRevocationList(derOf(pem), authorities).revokedAt.size)).toEqual([2, 0])
    const later = new Date(Date.now() + 1000)
    expect(verdict('tg-signing.crt', 'signing', listsIn(after), later)).toBe('certificate-revoked')
    expect(verdict('tg-new.crt', 'signing', listsIn(after), later)).toBe('ok')
    openssl(
      'verify',
      '-crl_check_all',
      '-CRLfile',
      path('all.crl'),
      '-CAfile',
      join(ca, 'chain.crt'),
      path('tg-new.crt'),
    )
    expect(() =>
      openssl(
        'verify',
        '-crl_check_all',
        '-CRLfile',
        path('all.crl'),
        '-CAfile',
        join(ca, 'chain.crt'),
        path('tg-signing.crt'),
      ),
    ).toThrow(/revoked/)
  })

  test('keeps a key that was given up from being certified again, and its certificate from being renewed', async () => {
    expect(await refused(issue('tg', 'signing'))).toContain('in other hands')
    const again = pki('renew', {
      dir: ca,
      certificate: path('tg-signing.crt'),
      csr: path('tg-new.csr'),
      out: path('x'),
    })
    expect(await refused(again)).toContain('was revoked')
  })
})

describe('the folder', () => {
  test('holds one authority, whose keys are its owner’s alone', async () => {
    expect(await refused(pki('init', { dir: ca, name: 'Another' }))).toContain('already')
    for (const name of ['root.key', 'issuing.key', 'index.json']) expect(statSync(join(ca, name)).mode & 0o077).toBe(0)
    expect(readdirSync(ca)).not.toContain('lock')
  })

  test('is worked in by one process at a time: none of many certificates is lost', async () => {
    const names = ['a', 'b', 'c', 'd', 'e']
    for (const name of names) request(`many-${name}`, P256)
    const ran = await Promise.all(names.map((name) => issue(`many-${name}`, 'signing')))
    expect(ran.map(({ code }) => code)).toEqual(names.map(() => 0))
    const { issued } = JSON.parse(readFileSync(join(ca, 'index.json'), 'utf8')) as { issued: { serial: string }[] }
    expect(new Set(issued.map(({ serial }) => serial)).size).toBe(readdirSync(join(ca, 'issued')).length)
    expect(issued.length).toBe(readdirSync(join(ca, 'issued')).length)
  })

  test('is taken over from a process that is gone', async () => {
    writeFileSync(join(ca, 'lock'), '999999999')
    expect((await pki('crl', { dir: ca, out: path('all.crl') })).code).toBe(0)
  })
})

describe('a bundle', () => {
  const bundle = (more: Readonly<Record<string, string>> = {}) =>
    pki('bundle', {
      certificate: path('tg-new.crt'),
      key: path('tg-new.key'),
      chain: join(ca, 'chain.crt'),
      out: path('tg.p12'),
      'password-file': path('password'),
      ...more,
    })

  test('is refused where the key is another’s, or the password one that programs read differently', async () => {
    writeFileSync(path('password'), 'a pass phrase\n')
    expect(await refused(bundle({ key: path('bf.key') }))).not.toBe('')
    writeFileSync(path('empty'), '\n')
    expect(await refused(bundle({ 'password-file': path('empty') }))).toContain('password')
  })

  test('has key, certificate and both issuers, and OpenSSL opens it', async () => {
    expect((await bundle()).code).toBe(0)
    expect(certificatesOfPkcs12(readFileSync(path('tg.p12')), 'a pass phrase')).toHaveLength(3)
    expect(openssl('pkcs12', '-in', 'tg.p12', '-passin', 'file:password', '-nodes', '-info')).toContain('PRIVATE KEY')
    expect(statSync(path('tg.p12')).mode & 0o077).toBe(0)
  })
})
