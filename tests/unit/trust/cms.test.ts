import { createHash, sign } from 'node:crypto'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { createCertificateCache } from '../../../src/trust/x509/cache.ts'
import { createSigner, findAmong, type Signer, signDetached, verifyDetached } from '../../../src/trust/cms.ts'
import {
  encode,
  encodeInteger,
  encodeOctetString,
  encodeOid,
  encodeSequence,
  encodeSetOf,
  encodeUtf8String,
  TAG,
} from '../../../src/trust/der.ts'
import { OID } from '../../../src/trust/oids.ts'
import { createIdentities, type Identities, NOW, signerOf } from './identities.ts'

const BODY = Buffer.from('{"id":"1","type":"border-entry-notice"}')

// Keys are made and, in places, OpenSSL is started: slow on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let ids: Identities
let togo: Signer
beforeAll(async () => {
  ids = await createIdentities()
  togo = signerOf(ids.togo)
})

const embeddedOnly = () => findAmong(createCertificateCache())
const refusal = (cms: Buffer, body: Buffer = BODY): string => {
  const verdict = verifyDetached(body, cms, embeddedOnly())
  return verdict.ok ? 'accepted' : verdict.reason
}

/** A CMS made part by part, so that each part can be made wrong; by default it is right. */
interface Parts {
  dataVersion?: number
  digests?: Buffer[]
  content?: Buffer
  afterContent?: Buffer[]
  version?: number
  sid?: Buffer
  attributes?: Buffer[] | undefined
  keepOrder?: boolean
  algorithm?: Buffer
  afterSignature?: Buffer[]
  signers?: number
  signedContent?: Buffer
}
const SHA256 = encodeSequence(encodeOid(OID.sha256))
const attribute = (oid: string, ...values: Buffer[]) => encodeSequence(encodeOid(oid), encodeSetOf(values))
const contentType = () => attribute(OID.contentType, encodeOid(OID.data))
const digestOf = (bytes: Buffer, name = 'sha256') => encodeOctetString(createHash(name).update(bytes).digest())
const messageDigest = () => attribute(OID.messageDigest, digestOf(BODY))

function build(parts: Parts): Buffer {
  const attributes = 'attributes' in parts ? parts.attributes : [contentType(), messageDigest()]
  const set = attributes && (parts.keepOrder ? encode(TAG.set, ...attributes) : encodeSetOf(attributes))
  const signature = sign('sha256', set ?? parts.signedContent ?? BODY, ids.togo.key)
  const carried = set === undefined ? [] : [Buffer.concat([Buffer.from([0xa0]), set.subarray(1)])]
  const signerInfo = encodeSequence(
    encodeInteger(parts.version ?? 1),
    parts.sid ?? encodeSequence(togo.certificate.issuer, togo.certificate.serialNumber),
    SHA256,
    ...carried,
    parts.algorithm ?? encodeSequence(encodeOid(OID.ecdsaWithSha256)),
    encodeOctetString(signature),
    ...(parts.afterSignature ?? []),
  )
  const signedData = encodeSequence(
    encodeInteger(parts.dataVersion ?? 1),
    encode(TAG.set, ...(parts.digests ?? [SHA256])),
    parts.content ?? encodeSequence(encodeOid(OID.data)),
    ...(parts.afterContent ?? [encode(0xa0, togo.certificate.der)]),
    encode(TAG.set, ...Array.from({ length: parts.signers ?? 1 }, () => signerInfo)),
  )
  return encodeSequence(encodeOid(OID.signedData), encode(0xa0, signedData))
}

describe('signing and verifying', () => {
  it.each(['togo', 'rsaParty'] as const)('verifies what %s signed and tells what was signed', (name) => {
    const extra = { oid: encodeOid('1.2.3.4'), value: encodeUtf8String('more') }
    const cms = signDetached(BODY, signerOf(ids[name]), { signingTime: NOW, extraSignedAttributes: [extra] })
    const verdict = verifyDetached(BODY, cms, embeddedOnly())
    expect(verdict).toMatchObject({ ok: true, signingTime: NOW })
    if (!verdict.ok) return
    expect(verdict.fingerprint).toBe(createHash('sha256').update(ids[name].certificateDer).digest('hex'))
    expect(verdict.attributes).toContainEqual({ type: extra.oid.toString('hex'), value: extra.value })
  })

  it('leaves the signing time out where none is given', () => {
    const verdict = verifyDetached(BODY, signDetached(BODY, togo), embeddedOnly())
    expect(verdict.ok && 'signingTime' in verdict).toBe(false)
    expect(verdict.ok).toBe(true)
  })

  it('refuses other bytes, and the empty body for a full one', () => {
    const cms = signDetached(BODY, togo)
    expect(refusal(cms, Buffer.from(`${BODY.toString()} `))).toContain('not those that were signed')
    expect(refusal(cms, Buffer.alloc(0))).toContain('not those that were signed')
  })

  it('refuses a signer whose certificate belongs to another key', () => {
    expect(() => createSigner(ids.togo.key, ids.ghana.certificateDer)).toThrow('another key')
  })

  it('takes the registered certificate where none is embedded, by issuer and serial or by key identifier', () => {
    const registered = [ids.ghana.certificateDer, ids.togo.certificateDer]
    const find = findAmong(createCertificateCache(), () => registered)
    const keyId = encode(0x80, togo.certificate.subjectKeyId ?? Buffer.alloc(0))
    for (const cms of [
      build({ afterContent: [] }),
      build({ afterContent: [], version: 3, dataVersion: 3, sid: keyId }),
    ]) {
      expect(verifyDetached(BODY, cms, find)).toMatchObject({ ok: true, fingerprint: togo.certificate.fingerprint })
      expect(refusal(cms)).toContain('neither embedded nor known')
    }
  })

  it('ignores certificates the signature brings along besides its own', () => {
    const certificates = encode(0xa0, ids.ghana.certificateDer, togo.certificate.der, ids.authority.certificateDer)
    expect(refusal(build({ afterContent: [certificates] }))).toBe('accepted')
  })
})

const other = (oid: string) => encodeSequence(encodeOid(oid))
const nullParameter = encodeSequence(encodeOid(OID.ecdsaWithSha256), encode(TAG.null))
const cases: [string, string, () => Parts][] = [
  ['several signers', 'more than one signer', () => ({ signers: 2 })],
  ['no signer', 'not a signature', () => ({ signers: 0 })],
  [
    'attached content',
    'must be detached',
    () => ({ content: encodeSequence(encodeOid(OID.data), encode(0xa0, encodeOctetString(BODY))) }),
  ],
  ['content of another type', 'not data', () => ({ content: encodeSequence(encodeOid(OID.signedData)) })],
  ['SHA-1', 'digest algorithm 1.3.14.3.2.26 not accepted', () => ({ digests: [other('1.3.14.3.2.26')] })],
  ['MD5', 'digest algorithm 1.2.840.113549.2.5 not accepted', () => ({ digests: [other('1.2.840.113549.2.5')] })],
  ['two digests announced', 'unexpected element', () => ({ digests: [SHA256, other(OID.sha512)] })],
  ['another digest than announced', 'two digest algorithms', () => ({ digests: [other(OID.sha512)] })],
  ['ECDSA with another digest', 'two digest', () => ({ algorithm: other(OID.ecdsaWithSha512) })],
  ['ECDSA with parameters', 'unexpected element', () => ({ algorithm: nullParameter })],
  [
    'ECDSA with SHA-1',
    'signature algorithm 1.2.840.10045.4.1 not accepted',
    () => ({ algorithm: other('1.2.840.10045.4.1') }),
  ],
  ['RSA announced for an EC key', 'not that of the key', () => ({ algorithm: other(OID.rsaEncryption) })],
  ['no content type', 'content type attribute', () => ({ attributes: [messageDigest()] })],
  ['no message digest', 'message digest attribute', () => ({ attributes: [contentType()] })],
  ['no attributes in the set', 'content type attribute', () => ({ attributes: [] })],
  [
    'a content type attribute of another type',
    'content type attribute',
    () => ({ attributes: [attribute(OID.contentType, encodeOid(OID.signedData)), messageDigest()] }),
  ],
  [
    'two message digests',
    'given twice',
    () => ({
      attributes: [contentType(), messageDigest(), attribute(OID.messageDigest, digestOf(Buffer.from('other')))],
    }),
  ],
  [
    'a message digest of two values',
    'unexpected element',
    () => ({
      attributes: [contentType(), attribute(OID.messageDigest, digestOf(BODY), digestOf(Buffer.from('other')))],
    }),
  ],
  [
    'a message digest of another length',
    'not those that were signed',
    () => ({ attributes: [contentType(), attribute(OID.messageDigest, digestOf(BODY, 'sha512'))] }),
  ],
  [
    'the same attribute twice',
    'not in DER order',
    () => ({ attributes: [contentType(), contentType(), messageDigest()] }),
  ],
  [
    'attributes out of order',
    'not in DER order',
    () => ({ attributes: [messageDigest(), contentType()], keepOrder: true }),
  ],
  [
    'unsigned attributes',
    'unsigned attributes',
    () => ({ afterSignature: [encode(0xa1, attribute('1.2.3', encode(TAG.null)))] }),
  ],
  [
    'revocation lists inside',
    'revocation lists',
    () => ({ afterContent: [encode(0xa0, togo.certificate.der), encode(0xa1, encodeSequence())] }),
  ],
  ['a version that does not fit', 'version not known', () => ({ version: 3 })],
  ['a version never heard of', 'version not known', () => ({ dataVersion: 4 })],
  [
    'too many certificates',
    'too many certificates',
    () => {
      const many = Array.from({ length: 17 }, () => ids.ghana.certificateDer)
      return { afterContent: [encode(0xa0, ...many)] }
    },
  ],
  [
    'an embedded certificate that is none',
    'not a signature',
    () => ({ afterContent: [encode(0xa0, encodeSequence())] }),
  ],
]

describe('what is refused', () => {
  it('accepts the builder’s signature when nothing is wrong with it', () => {
    expect(refusal(build({}))).toBe('accepted')
    expect(refusal(build({ attributes: undefined }))).toBe('accepted')
  })

  it.each(cases)('refuses %s', (_name, reason, parts) => {
    expect(refusal(build(parts()))).toContain(reason)
  })
})

describe('what is no signature of the message', () => {
  it('refuses signed attributes shown again as a signed message', () => {
    const set = encodeSetOf([contentType(), messageDigest()])
    expect(refusal(build({ attributes: undefined, signedContent: set }), set)).toContain(
      'attributes of another signature',
    )
  })

  it('refuses bytes around it, sizes beyond 64 KiB, and what is no CMS at all', () => {
    const cms = signDetached(BODY, togo)
    expect(refusal(Buffer.concat([cms, Buffer.from([0])]))).toContain('bytes after the end')
    expect(refusal(Buffer.alloc(64 * 1024 + 1))).toContain('larger than 64 KiB')
    expect(refusal(Buffer.alloc(0))).toContain('cut short')
    expect(refusal(Buffer.from('MIIB'))).toContain('not a signature')
    expect(refusal(togo.certificate.der)).toContain('not a signature')
    for (let length = 0; length < cms.length; length += 1) {
      expect(refusal(cms.subarray(0, length))).not.toBe('accepted')
    }
  })

  it('refuses it when the certificate found has another key', () => {
    const ghana = signerOf(ids.ghana).certificate
    const verdict = verifyDetached(BODY, signDetached(BODY, togo), () => ghana)
    expect(verdict).toEqual({ ok: false, reason: 'the signature does not hold' })
  })
})
