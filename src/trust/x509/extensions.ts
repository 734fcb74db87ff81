import 'reflect-metadata'
import * as x509 from '@peculiar/x509'
import { checkDer, decodeOid, DerError, DerReader, openDer, TAG } from '../der.ts'
import { CLIENT_PURPOSES, OID_HEX, RESPONDER_PURPOSE, SIGNING_PURPOSES, TIMESTAMP_PURPOSE } from '../oids.ts'
import type { ExtensionForm } from './form.ts'

/** Which of the usages of its key a certificate names. */
export interface KeyUsage {
  readonly digitalSignature: boolean
  readonly contentCommitment: boolean
  readonly certificateSigning: boolean
  readonly revocationListSigning: boolean
}

/** What the extensions of a certificate say, as far as it is processed. */
export interface Extensions {
  isAuthority: boolean
  signingPurpose: boolean
  clientPurpose: boolean
  responderPurpose: boolean
  timestampPurpose: boolean
  responders: readonly string[]
  subjectNamedCritically: boolean
  pathLength?: number
  keyUsage?: KeyUsage
  subjectKeyId?: Buffer
  authorityKeyId?: Buffer
  unprocessed?: string
}

type Read = (extension: ExtensionForm, into: Extensions) => void

const READERS: ReadonlyMap<string, Read> = new Map<string, Read>([
  [OID_HEX.basicConstraints, readBasicConstraints],
  [OID_HEX.keyUsage, readKeyUsage],
  [OID_HEX.extendedKeyUsage, readPurposes],
  [OID_HEX.subjectKeyIdentifier, readSubjectKeyId],
  [OID_HEX.authorityKeyIdentifier, readAuthorityKeyId],
  [OID_HEX.authorityInfoAccess, readInfoAccess],
])

/** Nothing here depends on what they say, so that a critical one may be stepped over. */
const WITHOUT_EFFECT: ReadonlySet<string> = new Set([
  OID_HEX.subjectAltName,
  OID_HEX.certificatePolicies,
  OID_HEX.crlDistributionPoints,
])

/**
 * Reads what the extensions of a certificate say, by the library's classes; what it is lenient about is checked beside.
 *
 * Each class is given its own extension. The library's list of all would read also those nobody asks about, and throw for
 * the whole certificate where one of them has a form it does not know.
 *
 * @throws {DerError} for one of those processed that cannot be read, or is not in its one form.
 */
export function readExtensions(list: readonly ExtensionForm[]): Extensions {
  const found: Extensions = {
    isAuthority: false,
    signingPurpose: true,
    clientPurpose: true,
    responderPurpose: false,
    timestampPurpose: false,
    responders: [],
    subjectNamedCritically: false,
  }
  for (const extension of list) {
    const oid = extension.oid.toString('hex')
    const read = READERS.get(oid)
    if (read !== undefined) readOne(read, extension, found)
    else if (oid === OID_HEX.nameConstraints) found.unprocessed ??= 'name constraints, which are not processed'
    else if (extension.critical && !WITHOUT_EFFECT.has(oid)) {
      found.unprocessed ??= `a critical extension that is not processed (${decodeOid(extension.oid)})`
    }
    if (oid === OID_HEX.subjectAltName && extension.critical) found.subjectNamedCritically = true
  }
  return found
}

function readOne(read: Read, extension: ExtensionForm, into: Extensions): void {
  // The library takes 01 for TRUE and does not look at what follows the value.
  checkDer(extension.value)
  try {
    read(extension, into)
  } catch (error) {
    if (error instanceof DerError) throw error
    throw new DerError(`extension ${decodeOid(extension.oid)} not readable`)
  }
}

function readBasicConstraints({ element, value }: ExtensionForm, into: Extensions): void {
  const tags = openDer(value, TAG.sequence)
    .rest()
    .map(([tag]) => tag)
  // The library leaves a third element unread, and reads one of two in the wrong order.
  if (!['', '1', '2', '1,2'].includes(tags.join(','))) throw new DerError('basic constraints of another form')
  const { ca, pathLength } = new x509.BasicConstraintsExtension(element)
  into.isAuthority = ca
  if (pathLength === undefined) return
  // The library has no limit at either end: minus one authority below, or more than anybody climbs.
  if (!(pathLength >= 0 && pathLength <= 0x7f)) throw new DerError('path length out of range')
  into.pathLength = pathLength
}

function readKeyUsage({ element, value }: ExtensionForm, into: Extensions): void {
  new DerReader(value).next(TAG.bitString)
  // Where no bit is named this is not a number, and none of them is set.
  const { usages } = new x509.KeyUsagesExtension(element)
  const { digitalSignature, nonRepudiation, keyCertSign, cRLSign } = x509.KeyUsageFlags
  into.keyUsage = {
    digitalSignature: (usages & digitalSignature) !== 0,
    contentCommitment: (usages & nonRepudiation) !== 0,
    certificateSigning: (usages & keyCertSign) !== 0,
    revocationListSigning: (usages & cRLSign) !== 0,
  }
}

function readPurposes({ element, value }: ExtensionForm, into: Extensions): void {
  // The library reads a purpose out of an element of any type.
  openDer(value, TAG.sequence).rest(TAG.oid)
  const purposes = new x509.ExtendedKeyUsageExtension(element).usages.map(String)
  into.signingPurpose = purposes.some((purpose) => SIGNING_PURPOSES.has(purpose))
  into.clientPurpose = purposes.some((purpose) => CLIENT_PURPOSES.has(purpose))
  // By its name alone: an authority that allows anything has not appointed anybody to answer for it.
  into.responderPurpose = purposes.includes(RESPONDER_PURPOSE)
  // RFC 3161 2.3: for nothing else.
  into.timestampPurpose = purposes.length === 1 && purposes[0] === TIMESTAMP_PURPOSE
}

function readSubjectKeyId({ element, value }: ExtensionForm, into: Extensions): void {
  new DerReader(value).next(TAG.octetString)
  into.subjectKeyId = Buffer.from(new x509.SubjectKeyIdentifierExtension(element).keyId, 'hex')
}

function readAuthorityKeyId({ element, value }: ExtensionForm, into: Extensions): void {
  openDer(value, TAG.sequence)
  const { keyId } = new x509.AuthorityKeyIdentifierExtension(element)
  if (keyId !== undefined) into.authorityKeyId = Buffer.from(keyId, 'hex')
}

/** More than two are never needed; each is one more place to ask. */
const MAX_RESPONDERS = 4

function readInfoAccess({ element, value }: ExtensionForm, into: Extensions): void {
  openDer(value, TAG.sequence).rest(TAG.sequence)
  const { ocsp } = new x509.AuthorityInfoAccessExtension(element)
  const urls = ocsp.filter(({ type }) => type === 'url').map(({ value: url }) => url)
  into.responders = urls.slice(0, MAX_RESPONDERS)
}
