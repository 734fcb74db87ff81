import { execFileSync } from 'node:child_process'
import { createHash, webcrypto } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fingerprintOf } from '../../src/trust/x509/pem.ts'
import { createTrustList } from '../../src/trust/x509/trust-list.ts'
import { signDetached } from '../../src/trust/cms.ts'
import { makeReceipt, messageDigest } from '../../src/trust/receipt.ts'
import { makeSeal } from '../../src/trust/seal.ts'
import { createSignatureVerifier, type RegisteredCertificate } from '../../src/trust/signature-verifier.ts'
import { createIdentities, type Identities, NOW, signerOf, VALIDITY } from '../unit/trust/identities.ts'
import { asParty } from '../support/identifiers.ts'

/** Every kind of body, line ends and bytes beyond text included: nothing may be normalised on the way. */
const BODIES = {
  json: Buffer.from('{"id":"0b0c","type":"transit-declaration"}'),
  xml: Buffer.from('<?xml version="1.0" encoding="UTF-8"?>\r\n<TransitDeclaration/>\r\n'),
  binary: Buffer.from(Array.from({ length: 6144 }, (_, at) => (at * 31) % 256)),
  empty: Buffer.alloc(0),
}
const AT = ['-attime', String(NOW.getTime() / 1000)]

let ids: Identities
const directory = mkdtempSync(join(tmpdir(), 'corridor-cms-'))
const openssl = (...args: string[]): Buffer => execFileSync('openssl', args, { cwd: directory, stdio: 'pipe' })
const write = (name: string, content: Buffer | string) => writeFileSync(join(directory, name), content)

beforeAll(async () => {
  ids = await createIdentities()
  write('ca.pem', ids.authority.certificatePem)
  for (const name of ['togo', 'rsaParty', 'hub', 'stranger'] as const) {
    write(`${name}.pem`, ids[name].certificatePem)
    write(`${name}.key`, ids[name].keyPem)
  }
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

function opensslVerifies(body: Buffer, cms: Buffer): boolean {
  write('body', body)
  write('body.cms', cms)
  const input = ['-inform', 'DER', '-in', 'body.cms', '-content', 'body', '-out', 'verified']
  try {
    openssl('cms', '-verify', '-binary', ...input, '-CAfile', 'ca.pem', ...AT)
  } catch {
    return false
  }
  return readFileSync(join(directory, 'verified')).equals(body)
}

function opensslSigns(name: string, body: Buffer, options: readonly string[]): Buffer {
  write('body', body)
  const key = ['-signer', `${name}.pem`, '-inkey', `${name}.key`]
  return openssl('cms', '-sign', '-binary', '-outform', 'DER', '-in', 'body', ...key, ...options)
}

function verdictOf(bytes: Buffer, signature: Buffer) {
  const known = new Map<string, RegisteredCertificate>(
    (['togo', 'rsaParty'] as const).map((name) => [
      fingerprintOf(ids[name].certificateDer),
      { partyKey: asParty(name), use: 'signing', validFrom: VALIDITY.validFrom },
    ]),
  )
  const verify = createSignatureVerifier({
    trustList: createTrustList({ authorities: [ids.authority.certificateDer] }),
    registry: {
      lookup: (fingerprint) => known.get(fingerprint),
      certificates: () => [ids.rsaParty.certificateDer, ids.togo.certificateDer],
    },
  })
  return verify({ bytes, signature: signature.toString('base64'), now: NOW })
}

describe.each(Object.entries(BODIES))('OpenSSL accepts what we sign over a body of %s', (_name, body) => {
  it.each(['togo', 'rsaParty'] as const)('by %s', (name) => {
    const cms = signDetached(body, signerOf(ids[name]), { signingTime: NOW })
    expect(opensslVerifies(body, cms)).toBe(true)
    expect(opensslVerifies(Buffer.concat([body, Buffer.from(' ')]), cms)).toBe(false)
  })

  it('as the hub’s seal and receipt', () => {
    const seal = makeSeal(body, { logIndex: 7, sender: 'TG', id: '0b0c', mrn: 'X' }, signerOf(ids.hub), NOW)
    expect(opensslVerifies(body, seal)).toBe(true)
    const printed = openssl('cms', '-cmsout', '-print', '-noout', '-inform', 'DER', '-in', 'body.cms').toString()
    expect(printed).toContain('2.25.123381332279751208927667843752799286387')
    expect(printed).toContain('{"id":"0b0c","logIndex":7,"mrn":"X","sender":"TG"}')
    const receipt = makeReceipt(
      {
        sender: 'TG',
        id: '0b0c',
        type: 'alert',
        digest: messageDigest(body),
        logIndex: 7,
        acceptedAt: NOW.toISOString(),
        status: 'applied',
      },
      signerOf(ids.hub),
      NOW,
    )
    expect(opensslVerifies(receipt.bytes, receipt.signature)).toBe(true)
  })
})

describe('the check that the README gives for a receipt', () => {
  const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8')
  const command = /^openssl cms -verify .*receipt\.der.*$/m.exec(readme)?.[0] ?? ''
  const passes = (signature: Buffer): boolean => {
    write('body', BODIES.json)
    write('receipt.der', signature)
    write('hub.crt', ids.hub.certificatePem)
    write('ca.crt', ids.authority.certificatePem)
    try {
      openssl(...command.split(' ').slice(1), ...AT)
      return true
    } catch {
      return false
    }
  }
  const signedBy = (name: 'togo' | 'hub' | 'stranger') =>
    signDetached(BODIES.json, signerOf(ids[name]), { signingTime: NOW })

  it('refuses one that a participant forged, whose certificate the same authority issued', () => {
    const forged = signedBy('togo')
    expect(opensslVerifies(BODIES.json, forged)).toBe(true)
    expect(passes(forged)).toBe(false)
    expect(passes(signedBy('stranger'))).toBe(false)
  })

  it('accepts the hub’s', () => {
    expect(passes(signedBy('hub'))).toBe(true)
  })
})

describe('we accept what OpenSSL signs', () => {
  const options = [
    [],
    ['-noattr'],
    ['-nocerts'],
    ['-nocerts', '-noattr'],
    ['-keyid'],
    ['-keyid', '-nocerts'],
    ['-nosmimecap'],
    ['-certfile', 'ca.pem'],
    ['-md', 'sha384'],
    ['-md', 'sha512'],
    ['-md', 'sha512', '-noattr'],
  ]
  const cases = options.flatMap((option) =>
    ['togo', 'rsaParty'].map((name) => [name, option.join(' '), option] as const),
  )
  it.each(cases)('by %s with "%s"', (name, _text, option) => {
    for (const body of Object.values(BODIES)) {
      const signature = opensslSigns(name, body, option)
      expect(verdictOf(body, signature)).toMatchObject({ ok: true, partyKey: name })
      expect(verdictOf(Buffer.concat([body, Buffer.from(' ')]), signature)).toMatchObject({ code: 'signature-invalid' })
    }
  })

  it.each([
    ['attached content', ['-nodetach']],
    ['SHA-1', ['-md', 'sha1']],
    ['two signers', ['-signer', 'togo.pem', '-inkey', 'togo.key']],
    ['indefinite lengths', ['-nodetach', '-stream', '-indef']],
    ['MD5', ['-md', 'md5']],
    ['its issuer’s certificate in the place of its own', ['-nocerts', '-certfile', 'ca.pem']],
  ] as const)('but not %s', (_name, option) => {
    const signature = opensslSigns('rsaParty', BODIES.json, option)
    expect(verdictOf(BODIES.json, signature)).toMatchObject({ ok: false, code: 'signature-invalid' })
  })

  it.each([[], ['-noattr'], ['-keyopt', 'rsa_pss_saltlen:32'], ['-keyid']])(
    'by RSA-PSS with SHA-256 (%s %s)',
    (...option) => {
      const signature = opensslSigns('rsaParty', BODIES.json, ['-keyopt', 'rsa_padding_mode:pss', ...option])
      expect(verdictOf(BODIES.json, signature)).toMatchObject({ ok: true, partyKey: 'rsaParty' })
      expect(opensslVerifies(BODIES.json, signature)).toBe(true)
      expect(verdictOf(BODIES.xml, signature)).toMatchObject({ ok: false, code: 'signature-invalid' })
    },
  )

  it.each([
    ['another digest', ['-md', 'sha384'], 'RSA-PSS with another digest than SHA-256'],
    ['a short salt', ['-keyopt', 'rsa_pss_saltlen:8'], 'RSA-PSS with a salt shorter than its digest'],
    ['another mask', ['-keyopt', 'rsa_mgf1_md:sha512'], 'RSA-PSS with another digest than SHA-256'],
  ] as const)('but not RSA-PSS with %s', (_name, option, words) => {
    const signature = opensslSigns('rsaParty', BODIES.json, ['-keyopt', 'rsa_padding_mode:pss', ...option])
    const verdict = verdictOf(BODIES.json, signature)
    expect(verdict).toMatchObject({ ok: false, code: 'signature-invalid', detail: expect.stringContaining(words) })
  })

  it('but not a certificate of another authority', () => {
    const signature = opensslSigns('stranger', BODIES.json, [])
    expect(verdictOf(BODIES.json, signature)).toMatchObject({ ok: false, code: 'certificate-not-trusted' })
  })

  it('but not lines changed on the way, as without -binary', () => {
    write('body', BODIES.xml)
    const unix = Buffer.from(BODIES.xml.toString().replaceAll('\r\n', '\n'))
    expect(verdictOf(unix, opensslSigns('togo', BODIES.xml, []))).toMatchObject({ code: 'signature-invalid' })
  })
})

describe('pkijs, a third implementation, agrees', () => {
  const arrayBuffer = (bytes: Buffer): ArrayBuffer => new Uint8Array(bytes).buffer

  async function pkijsVerifies(body: Buffer, cms: Buffer): Promise<boolean> {
    const contentInfo = pkijs.ContentInfo.fromBER(arrayBuffer(cms))
    const signedData = new pkijs.SignedData({ schema: contentInfo.content })
    const trustedCerts = [pkijs.Certificate.fromBER(arrayBuffer(ids.authority.certificateDer))]
    const question = { signer: 0, data: arrayBuffer(body), checkChain: true, trustedCerts, checkDate: NOW }
    try {
      return await signedData.verify(question)
    } catch {
      return false
    }
  }

  it.each(Object.entries(BODIES).filter(([, body]) => body.length > 0))(
    'with our verdicts over %s',
    async (_n, body) => {
      for (const name of ['togo', 'rsaParty', 'stranger'] as const) {
        const cms = signDetached(body, signerOf(ids[name]), { signingTime: NOW })
        for (const bytes of [body, Buffer.concat([body, Buffer.from('x')])]) {
          expect(await pkijsVerifies(bytes, cms)).toBe(verdictOf(bytes, cms).ok)
        }
      }
    },
  )

  it.each([true, false])('and signs so that we accept it (signed attributes: %s)', async (withAttributes) => {
    const body = BODIES.json
    const certificate = pkijs.Certificate.fromBER(arrayBuffer(ids.togo.certificateDer))
    const sid = new pkijs.IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber })
    const signerInfo = new pkijs.SignerInfo({ version: 1, sid })
    if (withAttributes) {
      const digest = createHash('sha256').update(body).digest()
      const attributes = [
        new pkijs.Attribute({
          type: '1.2.840.113549.1.9.3',
          values: [new asn1js.ObjectIdentifier({ value: '1.2.840.113549.1.7.1' })],
        }),
        new pkijs.Attribute({
          type: '1.2.840.113549.1.9.4',
          values: [new asn1js.OctetString({ valueHex: arrayBuffer(digest) })],
        }),
      ]
      signerInfo.signedAttrs = new pkijs.SignedAndUnsignedAttributes({ type: 0, attributes })
    }
    const signedData = new pkijs.SignedData({
      version: 1,
      encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: '1.2.840.113549.1.7.1' }),
      signerInfos: [signerInfo],
      certificates: [certificate],
    })
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
    const pkcs8 = ids.togo.key.export({ type: 'pkcs8', format: 'der' })
    const key = await webcrypto.subtle.importKey('pkcs8', pkcs8, algorithm, false, ['sign'])
    await signedData.sign(key, 0, 'SHA-256', arrayBuffer(body))
    const content = signedData.toSchema(true)
    const contentInfo = new pkijs.ContentInfo({ contentType: '1.2.840.113549.1.7.2', content })
    const cms = Buffer.from(contentInfo.toSchema().toBER(false))
    expect(verdictOf(body, cms)).toMatchObject({ ok: true, partyKey: 'togo' })
    expect(opensslVerifies(body, cms)).toBe(true)
  })
})
