import 'reflect-metadata'
import { sign } from 'node:crypto'
import { X509Certificate } from '@peculiar/x509'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  encode,
  encodeInteger,
  encodeOctetString,
  encodeOid,
  encodeSequence,
  encodeTime,
  encodeUtf8String,
  TAG,
} from '../../../src/trust/der.ts'
import { OID } from '../../../src/trust/oids.ts'
import { type Certificate, parseCertificate } from '../../../src/trust/x509/certificate.ts'
import { createIdentities, type Identities, VALIDITY } from './identities.ts'

/* What the library that reads certificates takes and we refuse, and what it has no form for and we take all the same. */

let ids: Identities
beforeAll(async () => {
  ids = await createIdentities()
})

/** A certificate made part by part, so that each part can be odd; signed by the authority. */
type Parts = {
  version?: Buffer[]
  serialNumber?: Buffer
  validity?: Buffer[]
  name?: Buffer
  extensions?: Buffer[]
  after?: Buffer[]
}

const ECDSA = encodeSequence(encodeOid(OID.ecdsaWithSha256))
const hex = (text: string): Buffer => Buffer.from(text, 'hex')
const utcTime = (text: string): Buffer => encode(TAG.utcTime, Buffer.from(text))
const generalizedTime = (text: string): Buffer => encode(TAG.generalizedTime, Buffer.from(text))
const extension = (oid: string, value: string, ...critical: number[]): Buffer =>
  encodeSequence(
    encodeOid(oid),
    ...critical.map((byte) => encode(TAG.boolean, Buffer.from([byte]))),
    encodeOctetString(hex(value)),
  )
const nameOf = (value: Buffer): Buffer => encodeSequence(encode(TAG.set, encodeSequence(encodeOid('2.5.4.3'), value)))

function made(parts: Parts): Buffer {
  const authority = parseCertificate(ids.authority.certificateDer)
  const toBeSigned = encodeSequence(
    ...(parts.version ?? [encode(0xa0, encodeInteger(2))]),
    parts.serialNumber ?? encodeInteger(77),
    ECDSA,
    authority.subject,
    encodeSequence(...(parts.validity ?? [encodeTime(VALIDITY.validFrom), encodeTime(VALIDITY.validTo)])),
    nameOf(parts.name ?? encodeUtf8String('TG')),
    authority.publicKey.export({ type: 'spki', format: 'der' }),
    ...(parts.extensions === undefined ? [] : [encode(0xa3, encodeSequence(...parts.extensions))]),
    ...(parts.after ?? []),
  )
  const signature = sign('sha256', toBeSigned, ids.authority.key)
  return encodeSequence(toBeSigned, ECDSA, encode(TAG.bitString, Buffer.from([0]), signature))
}

const until = encodeTime(VALIDITY.validTo)
const constraints = (value: string): Parts => ({ extensions: [extension(OID.basicConstraints, value)] })

describe('a certificate is refused, which the library takes', () => {
  const cases: [string, Parts, string][] = [
    ['a day that does not exist', { validity: [utcTime('260231000000Z'), until] }, 'no such time'],
    ['a time without seconds', { validity: [utcTime('2601010000Z'), until] }, 'time not in the form'],
    ['a time of another zone', { validity: [utcTime('260131000000+0100'), until] }, 'time not in the form'],
    ['a fraction of a second', { validity: [generalizedTime('20260131000000.5Z'), until] }, 'time not in the form'],
    ['a third time', { validity: [encodeTime(VALIDITY.validFrom), until, until] }, 'unexpected element'],
    ['extensions in version 1', { version: [], ...constraints('3000') }, 'extensions in an old version'],
    ['something after the extensions', { ...constraints('3000'), after: [encodeInteger(1)] }, 'unexpected element'],
    [
      'a context tag after the extensions',
      { ...constraints('3000'), after: [encode(0xa4, encodeInteger(1))] },
      'unexpected element',
    ],
    [
      'an extension given twice',
      { extensions: [extension(OID.basicConstraints, '3000'), extension(OID.basicConstraints, '30030101ff')] },
      'extension given twice',
    ],
    [
      'an extension with something after its value',
      { extensions: [encodeSequence(extension(OID.keyUsage, '03020780').subarray(2), encodeInteger(1))] },
      'unexpected element',
    ],
    ['a serial number that is not minimal', { serialNumber: hex('02020001') }, 'integer not minimal'],
    ['01 for TRUE', constraints('3003010101'), 'boolean not canonical'],
    ['a third basic constraint', constraints('30090101ff020101020101'), 'basic constraints of another form'],
    ['basic constraints in the wrong order', constraints('30060201010101ff'), 'basic constraints of another form'],
    ['bytes after basic constraints', constraints('30000500'), 'bytes after the end'],
    ['a path length of -1', constraints('30060101ff0201ff'), 'path length out of range'],
    ['a path length of 200', constraints('30070101ff020200c8'), 'path length out of range'],
    [
      'a purpose that is no object identifier',
      { extensions: [extension(OID.extendedKeyUsage, '300a02082b06010505070302')] },
      'expected tag 0x6',
    ],
    [
      'purposes under a tag of their own',
      { extensions: [extension(OID.extendedKeyUsage, 'a00a06082b06010505070302')] },
      'expected tag 0x30',
    ],
  ]

  it.each(cases)('%s', (_name, parts, words) => {
    const der = made(parts)
    expect(() => new X509Certificate(der).extensions).not.toThrow()
    expect(() => parseCertificate(der)).toThrow(words)
  })

  it('bytes after its end', () => {
    const der = Buffer.concat([made({}), Buffer.from([0])])
    expect(() => new X509Certificate(der)).not.toThrow()
    expect(() => parseCertificate(der)).toThrow('bytes after the end')
  })
})

describe('a certificate is refused, by both', () => {
  it.each([
    ['a key usage that is none', { extensions: [extension(OID.keyUsage, '0500')] }, 'expected tag 0x3'],
    ['key identifiers of no form', { extensions: [extension(OID.authorityKeyIdentifier, '30020500')] }, '2.5.29.35'],
    ['a name in no character set', { name: encode(TAG.utf8String, hex('61ff62')) }, 'not a certificate'],
  ] as [string, Parts, string][])('%s', (_name, parts, words) => {
    expect(() => parseCertificate(made(parts))).toThrow(words)
  })
})

describe('a certificate is taken', () => {
  const cases: [string, Parts, Partial<Certificate>][] = [
    ['in version 1, without extensions', { version: [] }, { isAuthority: false, signingPurpose: true }],
    ['that says FALSE where it could say nothing', constraints('3003010100'), { isAuthority: false }],
    ['as an authority with two below it', constraints('30060101ff020102'), { isAuthority: true, pathLength: 2 }],
    ['with a date that could have been shorter', { validity: [generalizedTime('20260131000000Z'), until] }, {}],
    ['that never ends', { validity: [utcTime('260101000000Z'), generalizedTime('99991231235959Z')] }, {}],
    ['with a negative serial number, which RFC 5280 has us bear with', { serialNumber: hex('0201ff') }, {}],
    ['with a name of 32 bits a letter', { name: encode(0x1c, hex('000000430001f400')) }, { subjectText: 'CN=C🐀' }],
    [
      'with policies that the library cannot read, and nobody asks for',
      { extensions: [extension(OID.certificatePolicies, '0500')] },
      {},
    ],
    [
      'with a key usage of no bits, which forbids all',
      { extensions: [extension(OID.keyUsage, '030100', 0xff)] },
      {
        keyUsage: {
          digitalSignature: false,
          contentCommitment: false,
          certificateSigning: false,
          revocationListSigning: false,
        },
      },
    ],
    [
      'with a key usage of nine bits',
      { extensions: [extension(OID.keyUsage, '0303078680')] },
      {
        keyUsage: {
          digitalSignature: true,
          contentCommitment: false,
          certificateSigning: true,
          revocationListSigning: true,
        },
      },
    ],
  ]

  it.each(cases)('%s', (_name, parts, expected) => {
    const der = made(parts)
    const certificate = parseCertificate(der)
    expect(certificate).toMatchObject(expected)
    // Names are compared byte by byte with those that signatures and lists give: as they stand there, not written anew.
    expect(der.includes(certificate.subject)).toBe(true)
    expect(certificate.subject).toEqual(nameOf(parts.name ?? encodeUtf8String('TG')))
  })
})
