import { hash } from 'node:crypto'
import { findAmong, verifyAttached } from './cms.ts'
import {
  checkDer,
  DerError,
  type DerReader,
  encode,
  encodeInteger,
  encodeOctetString,
  encodeOid,
  encodeSequence,
  openDer,
  TAG,
} from './der.ts'
import { OID, OID_HEX } from './oids.ts'
import { parseCertificate } from './x509/certificate.ts'
import { createTrustList, type TrustList } from './x509/trust-list.ts'

/** Time-stamps (RFC 3161): somebody else's word that bytes were there at an instant. */

export const MAX_TIMESTAMP_BYTES = 64 * 1024

const SHA256 = encodeSequence(encodeOid(OID.sha256), encode(TAG.null))
const TRUE = encode(TAG.boolean, Buffer.from([0xff]))

/** A time-stamp that holds: when, by whose clock, and whose that is. */
export type Timestamp = { readonly ok: true; readonly at: Date; readonly by: string } | Refused
type Refused = { readonly ok: false; readonly reason: string }

/** The authorities of those whose time-stamps are relied on. @throws {DerError} as `createTrustList` */
export const timestampTrust = (authorities: readonly (Buffer | string)[]): TrustList =>
  createTrustList({ authorities, use: 'timestamp' })

/** Asks for a time-stamp over some bytes, the certificate with it. @param nonce eight bytes that nobody can foresee */
export function timestampRequest(bytes: Buffer, nonce: Buffer): Buffer {
  const imprint = encodeSequence(SHA256, encodeOctetString(hash('sha256', bytes, 'buffer')))
  return encodeSequence(encodeInteger(1), imprint, encodeInteger(numberOf(nonce)), TRUE)
}

/**
 * The token out of the answer to a request.
 *
 * @throws {DerError} where there is none, or it answers another request.
 */
export function tokenOf(response: Buffer, nonce: Buffer): Buffer {
  if (response.length > MAX_TIMESTAMP_BYTES) throw new DerError('answer larger than 64 KiB')
  const outer = openDer(response, TAG.sequence)
  const status = outer.enter(TAG.sequence).smallInteger()
  // 0: as asked; 1: with changes that the token tells.
  if (status > 1) throw new DerError(`the time-stamping authority refuses (status ${status})`)
  const token = outer.whole(TAG.sequence)
  outer.finish()
  const read = verifyAttached(token, OID_HEX.timestampInfo, findAmong({ parse: parseCertificate }))
  if (!read.ok) throw new DerError(read.reason)
  if (readInfo(read.content).nonce !== numberOf(nonce)) throw new DerError('the time-stamp is for another request')
  return token
}

/**
 * Whether a token is a time-stamp over exactly these bytes, by somebody whom one of the authorities has certified for nothing
 * else, with a certificate that was valid then. Never throws for what a token says.
 */
export function verifyTimestamp(token: Buffer, bytes: Buffer, trust: TrustList): Timestamp {
  const signed = verifyAttached(token, OID_HEX.timestampInfo, findAmong(trust.cache))
  if (!signed.ok) return signed
  try {
    const { at, digest } = readInfo(signed.content)
    if (!digest.equals(hash('sha256', bytes, 'buffer')))
      return { ok: false, reason: 'the time-stamp is of other bytes' }
    const trusted = trust.check(signed.certificate, at)
    if (!trusted.ok) return { ok: false, reason: `${trusted.code}: ${trusted.detail}` }
    return { ok: true, at, by: signed.certificate.subjectText }
  } catch (error) {
    if (error instanceof DerError) return { ok: false, reason: error.message }
    throw error
  }
}

/**
 * What a token says, by its own certificate, of whichever authority that is: whether it is over exactly these bytes, and when it was made.
 * Never throws for what a token says.
 */
export function readTimestamp(token: Buffer, bytes: Buffer): { readonly ok: true; readonly at: Date } | Refused {
  try {
    const signed = verifyAttached(token, OID_HEX.timestampInfo, findAmong({ parse: parseCertificate }))
    if (!signed.ok) return signed
    const { at, digest } = readInfo(signed.content)
    if (digest.equals(hash('sha256', bytes, 'buffer'))) return { ok: true, at }
    return { ok: false, reason: 'the time-stamp is of other bytes' }
  } catch (error) {
    if (error instanceof DerError) return { ok: false, reason: error.message }
    throw error
  }
}

type Info = { readonly at: Date; readonly digest: Buffer; readonly nonce: bigint | undefined }

/** TSTInfo (RFC 3161 2.4.2); accuracy and name are stepped over, since nothing here depends on them. */
function readInfo(content: Buffer): Info {
  checkDer(content)
  const info = openDer(content, TAG.sequence)
  if (info.smallInteger() !== 1) throw new DerError('a time-stamp of a version not known')
  info.next(TAG.oid)
  const imprint = info.enter(TAG.sequence)
  if (imprint.enter(TAG.sequence).whole(TAG.oid).toString('hex') !== OID_HEX.sha256) {
    throw new DerError('a time-stamp by another digest than SHA-256')
  }
  const digest = imprint.content(TAG.octetString)
  imprint.finish()
  info.next(TAG.integer)
  const at = readTime(info)
  info.enterIf(TAG.sequence)
  if (info.peek() === TAG.boolean) info.next()
  const nonce = info.peek() === TAG.integer ? numberOf(info.content(TAG.integer)) : undefined
  if (info.peek() === 0xa0) info.next()
  // An extension could take something back of what stands before it.
  info.finish()
  return { at, digest, nonce }
}

/** GeneralizedTime, here with fractions of a second as the one who stamps likes. */
function readTime(info: DerReader): Date {
  const text = info.content(TAG.generalizedTime).toString('latin1')
  const [, year, month, day, hour, minute, second, fraction = ''] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d{1,9})?Z$/.exec(text) ?? []
  const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${fraction.slice(0, 4)}Z`)
  if (Number.isNaN(time.getTime())) throw new DerError('no such time')
  return time
}

const numberOf = (bytes: Buffer): bigint => BigInt(`0x${bytes.toString('hex')}`)
