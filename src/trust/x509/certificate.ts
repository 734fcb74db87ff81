import 'reflect-metadata'
import { type KeyObject, X509Certificate as OpensslCertificate } from 'node:crypto'
import { X509Certificate } from '@peculiar/x509'
import { DerError } from '../der.ts'
import type { KeyKind } from '../oids.ts'
import { type KeyUsage, readExtensions } from './extensions.ts'
import { checkForm } from './form.ts'
import { fingerprintOf } from './pem.ts'
import { readPublicKey } from './public-key.ts'
import type { SignedPart } from './signed-part.ts'

/** What Corridor takes from an X.509 certificate (RFC 5280). */
export interface Certificate {
  readonly der: Buffer
  /** SHA-256 of the DER, lower-case hex: the name under which a party registers it. */
  readonly fingerprint: string
  readonly publicKey: KeyObject
  readonly keyKind: KeyKind
  /** Distinguished names and serial number as whole DER elements; compared byte by byte. */
  readonly issuer: Buffer
  readonly subject: Buffer
  readonly serialNumber: Buffer
  /** For people: `CN=TG customs, O=...`. */
  readonly subjectText: string
  readonly subjectKeyId?: Buffer
  readonly authorityKeyId?: Buffer
  readonly notBefore: Date
  readonly notAfter: Date
  readonly isAuthority: boolean
  readonly pathLength?: number
  /** Key usage bits named in the certificate; undefined where it names none, which RFC 5280 reads as unrestricted. */
  readonly keyUsage?: KeyUsage
  /** Whether its extended key usages, if any, allow signing messages. */
  readonly signingPurpose: boolean
  /** Whether its extended key usages, if any, allow opening a connection as a client. */
  readonly clientPurpose: boolean
  /** Whether its extended key usages name answering for its issuer by OCSP (RFC 6960 4.2.2.2). */
  readonly responderPurpose: boolean
  /** Whether it is for time-stamps alone, as RFC 3161 2.3 wants it. */
  readonly timestampPurpose: boolean
  /** Addresses at which its authority says it answers about it (OCSP), as they stand there: nobody has judged them. */
  readonly responders: readonly string[]
  /**
   * What keeps it from being relied on, in words: a critical extension we do not process (RFC 5280 4.2), or name
   * constraints, critical or not, since an authority that was held to some names would count for all.
   */
  readonly unprocessed?: string
  readonly signed: SignedPart
}

/** Larger than any certificate in use; together with the cache's capacity it bounds what senders make us remember. */
const MAX_CERTIFICATE_BYTES = 8 * 1024

/**
 * Reads a certificate: dates and extensions by the library, key and name for people by OpenSSL, and of the very bytes what
 * is compared or signed. Each refuses what the others let pass (docs/decisions/0064).
 *
 * @throws {DerError} when it is not DER, not X.509, larger than 8 KiB, has an empty name where RFC 5280 wants one, or
 * its key is neither EC on P-256, P-384 or P-521, named, nor RSA of 2048 to 8192 bits (a huge key would let one sender
 * buy much verification time with little).
 */
export function parseCertificate(der: Buffer): Certificate {
  if (der.length > MAX_CERTIFICATE_BYTES) throw new DerError('certificate larger than 8 KiB')
  const { signed, issuer, subject, serialNumber, publicKeyInfo, ...form } = checkForm(der)
  const { publicKey, keyKind } = readPublicKey(publicKeyInfo)
  const { subjectNamedCritically, ...extensions } = readExtensions(form.extensions)
  if (isEmptyName(issuer)) throw new DerError('issuer without a name')
  if (isEmptyName(subject)) {
    if (extensions.isAuthority) throw new DerError('authority without a name')
    // RFC 5280 4.1.2.6: then the names are in the alternative ones, which nobody may step over.
    if (!subjectNamedCritically) throw new DerError('empty subject without a critical subjectAltName')
  }
  return {
    der,
    fingerprint: fingerprintOf(der),
    publicKey,
    keyKind,
    issuer,
    subject,
    serialNumber,
    subjectText: subjectTextOf(der),
    ...validityOf(der, form),
    ...extensions,
    signed,
  }
}

const isEmptyName = (name: Buffer): boolean => name.length === 2

/** @throws {DerError} where the library finds other dates than stand there in the one form they may have. */
function validityOf(der: Buffer, form: { notBefore: Date; notAfter: Date }): { notBefore: Date; notAfter: Date } {
  const { notBefore, notAfter } = readBy(X509Certificate, der)
  if (Number(notBefore) !== Number(form.notBefore) || Number(notAfter) !== Number(form.notAfter)) {
    throw new DerError('validity that is read in two ways')
  }
  return { notBefore, notAfter }
}

function subjectTextOf(der: Buffer): string {
  const { subject, subjectAltName } = readBy(OpensslCertificate, der)
  // Typed as text, yet undefined where the subject is empty.
  const text = (subject as string | undefined) ?? ''
  return text === '' ? (subjectAltName ?? '') : text.split('\n').toReversed().join(', ')
}

/** Both read every field, also those we only step over. */
function readBy<Read>(Reader: new (der: Buffer) => Read, der: Buffer): Read {
  try {
    return new Reader(der)
  } catch (error) {
    throw new DerError(`not a certificate (${error instanceof Error ? error.message : String(error)})`)
  }
}
