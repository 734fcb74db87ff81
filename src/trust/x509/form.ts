import { checkDer, DerError, DerReader, TAG } from '../der.ts'
import { openSigned, type SignedPart } from './signed-part.ts'

/** A certificate's parts as they stand in its DER: what is compared byte by byte, and what has one form only. */
export interface CertificateForm {
  readonly signed: SignedPart
  readonly issuer: Buffer
  readonly subject: Buffer
  readonly serialNumber: Buffer
  readonly publicKeyInfo: Buffer
  readonly notBefore: Date
  readonly notAfter: Date
  readonly extensions: readonly ExtensionForm[]
}

export interface ExtensionForm {
  /** The extension whole, and its identifier whole. */
  readonly element: Buffer
  readonly oid: Buffer
  readonly critical: boolean
  readonly value: Buffer
}

/**
 * Checks the form of a certificate (RFC 5280 4.1), which the library that reads it is lenient about: it leaves elements
 * after the last one unread, takes an extension twice, extensions in a version without, 31 February for 3 March and a
 * time without seconds for a day in 1899. Two readers of one certificate must not find two meanings.
 *
 * @returns the parts of which the very bytes count, as views
 * @throws {DerError} for what is not DER, not of this form, or has two signature algorithms.
 */
export function checkForm(der: Buffer): CertificateForm {
  checkDer(der)
  const { reader, signed } = openSigned(der)
  const versionReader = reader.enterIf(0xa0)
  const version = versionReader?.smallInteger() ?? 0
  versionReader?.finish()
  const serialNumber = reader.whole(TAG.integer)
  if (reader.whole(TAG.sequence).toString('hex') !== signed.algorithm) throw new DerError('two signature algorithms')
  const issuer = reader.whole(TAG.sequence)
  const validity = reader.enter(TAG.sequence)
  const notBefore = validity.time()
  const notAfter = validity.time()
  validity.finish()
  const subject = reader.whole(TAG.sequence)
  const publicKeyInfo = reader.whole(TAG.sequence)
  if (reader.peek() === 0x81) reader.next()
  if (reader.peek() === 0x82) reader.next()
  const wrapper = reader.enterIf(0xa3)
  if (wrapper !== undefined && version !== 2) throw new DerError('extensions in an old version')
  const extensions = listExtensions(wrapper?.enter(TAG.sequence))
  wrapper?.finish()
  reader.finish()
  return { signed, serialNumber, issuer, subject, publicKeyInfo, notBefore, notAfter, extensions }
}

function listExtensions(list: DerReader | undefined): ExtensionForm[] {
  const found = new Map<string, ExtensionForm>()
  for (const element of list?.rest(TAG.sequence) ?? []) {
    const extension = new DerReader(element).enter(TAG.sequence)
    const oid = extension.whole(TAG.oid)
    const critical = extension.peek() === TAG.boolean && extension.content(TAG.boolean)[0] === 0xff
    const value = extension.content(TAG.octetString)
    extension.finish()
    // RFC 5280 4.2: never twice. Two readers might each believe a different one.
    if (found.has(oid.toString('hex'))) throw new DerError('extension given twice')
    found.set(oid.toString('hex'), { element, oid, critical, value })
  }
  return [...found.values()]
}
