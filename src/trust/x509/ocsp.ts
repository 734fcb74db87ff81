import { hash } from 'node:crypto'
import {
  checkDer,
  DerError,
  DerReader,
  encode,
  encodeOctetString,
  encodeOid,
  encodeSequence,
  openDer,
  TAG,
} from '../der.ts'
import { OID, OID_HEX } from '../oids.ts'
import { type Certificate, parseCertificate } from './certificate.ts'
import { isSignedBy, openSigned } from './signed-part.ts'

/** A certificate with the authority that issued it: what a responder is asked about. */
export interface Asked {
  readonly certificate: Certificate
  readonly issuer: Certificate
}

/** What a responder says of one certificate (RFC 6960), verified. */
export interface OcspAnswer {
  /** `unknown`: the responder does not know the certificate, which is no reason to refuse it, nor to rely on it more. */
  readonly status: 'good' | 'revoked' | 'unknown'
  readonly revokedAt?: Date
  readonly thisUpdate: Date
  readonly nextUpdate?: Date
  readonly producedAt: Date
}

/** How an answer is judged that has just come over the network; a kept one was judged when it came. */
export interface Freshness {
  readonly nonce: Buffer
  readonly now: Date
}

export const MAX_OCSP_BYTES = 64 * 1024
const MAX_CERTIFICATES = 8
/** A nonce of RFC 9654: 32 bytes, which older responders echo as well. */
export const NONCE_BYTES = 32
/** By how much a responder's clock may be ahead of ours, or behind. */
const SKEW_MS = 5 * 60_000

const TAG_ENUMERATED = 0x0a
/** By SHA-1, since many responders look certificates up by nothing else (RFC 5019). It finds an entry; it protects nothing. */
const SHA1 = encodeSequence(encodeOid(OID.sha1), encode(TAG.null))
const REFUSALS = ['', 'malformed request', 'internal error', 'try later', '', 'signature required', 'unauthorized']

const sha1 = (bytes: Buffer): Buffer => hash('sha1', bytes, 'buffer')

function keyHash({ publicKey }: Certificate): Buffer {
  const info = openDer(publicKey.export({ type: 'spki', format: 'der' }), TAG.sequence)
  info.next(TAG.sequence)
  return sha1(info.bits())
}

/** The question about one certificate, DER, with a nonce that nobody can have foreseen. */
export function ocspRequest({ certificate, issuer }: Asked, nonce: Buffer): Buffer {
  const [name, key] = [sha1(issuer.subject), keyHash(issuer)].map(encodeOctetString)
  const id = encodeSequence(SHA1, ...[name, key].filter((part) => part !== undefined), certificate.serialNumber)
  const extension = encodeSequence(encodeOid(OID.ocspNonce), encodeOctetString(encodeOctetString(nonce)))
  const list = encodeSequence(encodeSequence(id))
  return encodeSequence(encodeSequence(list, encode(0xa2, encodeSequence(extension))))
}

/**
 * Reads a responder's answer and verifies it: signed by the authority that issued the certificate, or by whom that authority
 * appointed (RFC 6960 4.2.2.2), about this very certificate, and, where it comes from the network, of now.
 *
 * Of now is an answer that carries our nonce; or, since many responders answer by what they have signed beforehand, one that
 * says until when it is good and is. Without either it could be as old as the certificate.
 *
 * @param fresh undefined for an answer kept from before
 * @param isRevoked whether the authority's own list names an appointed responder's certificate
 * @throws {DerError} with the reason.
 */
export function readOcspAnswer(
  der: Buffer,
  asked: Asked,
  fresh: Freshness | undefined,
  isRevoked: (certificate: Certificate) => boolean = () => false,
): OcspAnswer {
  const { reader, signed, certificates } = openBasicResponse(der)
  const version = reader.enterIf(0xa0)
  if (version !== undefined && version.smallInteger() !== 0) throw new DerError('answer of a version not known')
  const responder = readResponder(reader)
  const producedAt = reader.time()
  const singles = reader.enter(TAG.sequence).rest(TAG.sequence)
  const nonce = readExtensions(reader.enterIf(0xa1)?.enter(TAG.sequence))
  reader.finish()

  const signer = signerOf([asked.issuer.der, ...certificates], responder)
  if (signer === undefined) throw new DerError('the certificate of whoever answers is not there')
  if (!isSignedBy(signed, signer)) throw new DerError('the answer’s signature does not hold')
  const unfit = unfitness(signer, asked.issuer, producedAt, isRevoked)
  if (unfit !== undefined) throw new DerError(`whoever answers ${unfit}`)

  const about = singles.map(readSingle).filter(({ names }) => names(asked))
  const [answer] = about
  if (answer === undefined || about.length > 1) throw new DerError('not one answer about this certificate')
  if (fresh !== undefined) mustBeFresh(answer, nonce, fresh)
  const { names: _names, ...rest } = answer
  return { ...rest, producedAt }
}

function openBasicResponse(der: Buffer): ReturnType<typeof openSigned> & { certificates: readonly Buffer[] } {
  if (der.length > MAX_OCSP_BYTES) throw new DerError('answer larger than 64 KiB')
  checkDer(der)
  const outer = openDer(der, TAG.sequence)
  const [status = 0xff] = outer.content(TAG_ENUMERATED)
  if (status !== 0) throw new DerError(`the responder refuses: ${REFUSALS[status] ?? `status ${status}`}`)
  const bytes = outer.enter(0xa0).enter(TAG.sequence)
  outer.finish()
  if (bytes.whole(TAG.oid).toString('hex') !== OID_HEX.ocspBasic) throw new DerError('answer of another kind')
  const basic = bytes.content(TAG.octetString)
  bytes.finish()
  checkDer(basic)
  const parts = openDer(basic, TAG.sequence)
  const three = [parts.whole(TAG.sequence), parts.whole(TAG.sequence), parts.whole(TAG.bitString)]
  const certificates = parts.enterIf(0xa0)?.enter(TAG.sequence).rest(TAG.sequence) ?? []
  parts.finish()
  if (certificates.length > MAX_CERTIFICATES) throw new DerError('too many certificates')
  return { ...openSigned(encodeSequence(...three)), certificates }
}

type ResponderId = { readonly name: Buffer } | { readonly key: Buffer }

function readResponder(reader: DerReader): ResponderId {
  if (reader.peek() === 0xa1) return { name: reader.enter(0xa1).whole(TAG.sequence) }
  return { key: reader.enter(0xa2).content(TAG.octetString) }
}

/** The first of those given that the answer names: the authority itself, else one of the certificates that came along. */
function signerOf(candidates: readonly Buffer[], responder: ResponderId): Certificate | undefined {
  return candidates
    .map(parseCertificate)
    .find((one) => ('name' in responder ? one.subject.equals(responder.name) : keyHash(one).equals(responder.key)))
}

/** Why somebody may not answer for an authority; undefined for itself, and for whom it appointed. */
function unfitness(
  signer: Certificate,
  issuer: Certificate,
  at: Date,
  isRevoked: (certificate: Certificate) => boolean,
): string | undefined {
  if (signer.fingerprint === issuer.fingerprint) return undefined
  // Directly by that authority: one further up has not said who answers for the one below.
  if (!signer.issuer.equals(issuer.subject) || !isSignedBy(signer.signed, issuer)) {
    return 'was not appointed by the authority that issued the certificate'
  }
  if (!signer.responderPurpose) return 'has a certificate for something else (extended key usage)'
  if (signer.keyUsage !== undefined && !signer.keyUsage.digitalSignature) return 'has a certificate not for signatures'
  if (signer.unprocessed !== undefined) return `has a certificate with ${signer.unprocessed}`
  if (at < signer.notBefore || at > signer.notAfter) return 'had no valid certificate when it did'
  if (isRevoked(signer)) return 'has a certificate that was revoked'
  return undefined
}

type Single = Omit<OcspAnswer, 'producedAt'> & { readonly names: (asked: Asked) => boolean }

function readSingle(element: Buffer): Single {
  const reader = openDer(element, TAG.sequence)
  const id = reader.enter(TAG.sequence)
  const algorithm = id.enter(TAG.sequence).whole(TAG.oid).toString('hex')
  const [name, key] = [id.content(TAG.octetString), id.content(TAG.octetString)]
  const serialNumber = id.whole(TAG.integer)
  id.finish()
  const names = ({ certificate, issuer }: Asked): boolean =>
    algorithm === OID_HEX.sha1 &&
    serialNumber.equals(certificate.serialNumber) &&
    name.equals(sha1(issuer.subject)) &&
    key.equals(keyHash(issuer))
  const status = readStatus(reader)
  const thisUpdate = reader.time()
  const next = reader.enterIf(0xa0)?.time()
  readExtensions(reader.enterIf(0xa1)?.enter(TAG.sequence))
  reader.finish()
  return { names, ...status, thisUpdate, ...(next === undefined ? {} : { nextUpdate: next }) }
}

function readStatus(reader: DerReader): Pick<OcspAnswer, 'status' | 'revokedAt'> {
  if (reader.peek() === 0xa1) {
    const revokedAt = reader.enter(0xa1).time()
    return { status: 'revoked', revokedAt }
  }
  const { tag } = reader.next()
  if (tag === 0x80) return { status: 'good' }
  if (tag === 0x82) return { status: 'unknown' }
  throw new DerError('status of another kind')
}

/** Refuses critical extensions, none of which is processed; returns the nonce, if there is one. */
function readExtensions(list: DerReader | undefined): Buffer | undefined {
  let nonce: Buffer | undefined
  while (list?.peek() !== undefined) {
    const extension = list.enter(TAG.sequence)
    const oid = extension.whole(TAG.oid).toString('hex')
    const critical = extension.peek() === TAG.boolean && extension.content(TAG.boolean)[0] === 0xff
    const value = extension.content(TAG.octetString)
    if (oid === OID_HEX.ocspNonce) nonce = new DerReader(value).content(TAG.octetString)
    else if (critical) throw new DerError('answer with a critical extension that is not processed')
  }
  return nonce
}

function mustBeFresh({ thisUpdate, nextUpdate }: Single, nonce: Buffer | undefined, fresh: Freshness): void {
  const now = fresh.now.getTime()
  if (nonce !== undefined && !nonce.equals(fresh.nonce)) throw new DerError('the answer is to another question')
  if (thisUpdate.getTime() > now + SKEW_MS) throw new DerError(`the answer is of ${thisUpdate.toISOString()}, to come`)
  if (nextUpdate !== undefined && nextUpdate.getTime() < now - SKEW_MS) {
    throw new DerError(`the answer was good until ${nextUpdate.toISOString()}`)
  }
  if (nonce === undefined && nextUpdate === undefined) {
    throw new DerError('the answer repeats no nonce and does not say until when it is good: it could be an old one')
  }
}
