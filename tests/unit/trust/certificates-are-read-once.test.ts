import { beforeAll, expect, it } from 'vitest'
import { findAmong, signDetached, verifyDetached } from '../../../src/trust/cms.ts'
import { encode, encodeInteger, encodeOctetString, encodeOid, encodeSequence, TAG } from '../../../src/trust/der.ts'
import { createCertificateCache } from '../../../src/trust/x509/cache.ts'
import { parseCertificate } from '../../../src/trust/x509/certificate.ts'
import { createIdentities, type Identities, signerOf } from './identities.ts'

/* Reading one takes a millisecond or two, a signature a tenth of one: so it is done once, and only where it must be. */

const MESSAGES = 200

let ids: Identities
beforeAll(async () => {
  ids = await createIdentities()
})

/** A cache, and the fingerprints of what was read into it. */
function countingCache() {
  const read: string[] = []
  const cache = createCertificateCache(1024, (der) => {
    const certificate = parseCertificate(der)
    read.push(certificate.fingerprint)
    return certificate
  })
  return { cache, read }
}

/** A CMS with these certificates in place of its own. */
function withCertificates(cms: Buffer, own: Buffer, certificates: readonly Buffer[]): Buffer {
  const before = encode(0xa0, own)
  const at = cms.indexOf(before)
  const contentInfo = encodeSequence(
    encodeInteger(1),
    encode(TAG.set, encodeSequence(encodeOid('2.16.840.1.101.3.4.2.1'))),
  )
  const signedData = Buffer.concat([
    contentInfo.subarray(2),
    encodeSequence(encodeOid('1.2.840.113549.1.7.1')),
    encode(0xa0, ...certificates),
    cms.subarray(at + before.length),
  ])
  return encodeSequence(encodeOid('1.2.840.113549.1.7.2'), encode(0xa0, encode(TAG.sequence, signedData)))
}

it('each of a batch of messages by three parties costs no certificate but the first of its party', () => {
  const { cache, read } = countingCache()
  const signers = [ids.togo, ids.ghana, ids.rsaParty].map(signerOf)
  for (let index = 0; index < MESSAGES; index += 1) {
    const body = Buffer.from(`message ${index}`)
    const signer = signers[index % signers.length] ?? signerOf(ids.togo)
    const verdict = verifyDetached(body, signDetached(body, signer), findAmong(cache))
    expect(verdict).toMatchObject({ ok: true, fingerprint: signer.certificate.fingerprint })
  }
  expect(read.toSorted()).toEqual(signers.map(({ certificate }) => certificate.fingerprint).toSorted())
})

it('of many embedded ones the signer’s alone is read', () => {
  const { cache, read } = countingCache()
  const body = Buffer.from('message')
  const own = ids.togo.certificateDer
  const others = [ids.ghana, ids.rsaParty, ids.hub, ids.stranger, ids.server].map(
    ({ certificateDer }) => certificateDer,
  )
  const cms = withCertificates(signDetached(body, signerOf(ids.togo)), own, [...others, own])
  expect(verifyDetached(body, cms, findAmong(cache)).ok).toBe(true)
  expect(read).toHaveLength(1)
})

it('of many embedded ones none is read where none is the signer’s, and one that is no certificate is refused', () => {
  const { cache, read } = countingCache()
  const body = Buffer.from('message')
  const signed = signDetached(body, signerOf(ids.togo))
  const [own, other] = [ids.togo.certificateDer, ids.ghana.certificateDer]
  const strange = withCertificates(signed, own, [other, other])
  expect(verifyDetached(body, strange, findAmong(cache))).toMatchObject({ ok: false })
  const none = withCertificates(signed, own, [encodeSequence(encodeOctetString(Buffer.from('none'))), own])
  expect(verifyDetached(body, none, findAmong(cache))).toMatchObject({ ok: false })
  expect(read).toEqual([])
})

it('of those registered the signer’s alone is read, where the signature embeds none', () => {
  const { cache, read } = countingCache()
  const own = ids.togo.certificateDer
  const registered = [ids.ghana, ids.rsaParty, ids.togo].map(({ certificateDer }) => certificateDer)
  const find = findAmong(cache, () => registered)
  const { issuer, serialNumber } = parseCertificate(own)
  expect(find({ issuer, serialNumber }, [])?.fingerprint).toBe(parseCertificate(own).fingerprint)
  expect(read).toHaveLength(1)
})
