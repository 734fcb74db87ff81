import { checkDer, DerError, type DerReader, TAG } from '../der.ts'
import type { Certificate } from './certificate.ts'
import { isSignedBy, openSigned } from './signed-part.ts'

/** A certificate revocation list (RFC 5280 section 5), read and verified against its issuer. */
export interface RevocationList {
  /** The issuer's name, whole DER in hex. */
  readonly issuer: string
  readonly thisUpdate: Date
  /** When the next is promised. A list past it still revokes what it names: `doctor` shows its age. */
  readonly nextUpdate?: Date
  /** When each certificate was revoked, by serial number (whole DER in hex). */
  readonly revokedAt: ReadonlyMap<string, Date>
}

/**
 * Reads a complete revocation list and verifies it with one of the authorities. Our own reader: the library takes ten times
 * the time and memory, no list of more than some 2,500 entries by default, and a critical extension as any other
 * (docs/decisions/0064).
 *
 * @throws {DerError} when it is not DER, is a delta or indirect list (critical extensions we do not process: applying
 * half of one would leave revoked certificates in force), or no authority given has signed it.
 */
export function parseRevocationList(der: Buffer, authorities: readonly Certificate[]): RevocationList {
  checkDer(der)
  const { reader, signed } = openSigned(der)
  if (reader.peek() === TAG.integer) reader.smallInteger()
  if (reader.whole(TAG.sequence).toString('hex') !== signed.algorithm) throw new DerError('two signature algorithms')
  const issuer = reader.whole(TAG.sequence)
  const thisUpdate = reader.time()
  const next = reader.peek()
  const nextUpdate = next === TAG.utcTime || next === TAG.generalizedTime ? reader.time() : undefined
  const revokedAt = readEntries(reader.enterIf(TAG.sequence))
  const wrapper = reader.enterIf(0xa0)
  refuseCritical(wrapper?.enter(TAG.sequence))
  reader.finish()
  const signedByIssuer = authorities.some(
    (authority) =>
      authority.subject.equals(issuer) &&
      (authority.keyUsage?.revocationListSigning ?? true) &&
      isSignedBy(signed, authority),
  )
  if (!signedByIssuer) throw new DerError('revocation list not signed by a trusted authority')
  const list = { issuer: issuer.toString('hex'), thisUpdate, revokedAt }
  return nextUpdate === undefined ? list : { ...list, nextUpdate }
}

function readEntries(list: DerReader | undefined): Map<string, Date> {
  const revokedAt = new Map<string, Date>()
  while (list?.peek() !== undefined) {
    const entry = list.enter(TAG.sequence)
    const serialNumber = entry.whole(TAG.integer).toString('hex')
    const time = entry.time()
    refuseCritical(entry.enterIf(TAG.sequence))
    entry.finish()
    revokedAt.set(serialNumber, time)
  }
  return revokedAt
}

function refuseCritical(extensions: DerReader | undefined): void {
  while (extensions?.peek() !== undefined) {
    const extension = extensions.enter(TAG.sequence)
    extension.next(TAG.oid)
    if (extension.peek() === TAG.boolean && extension.content(TAG.boolean)[0] === 0xff) {
      throw new DerError('revocation list of a kind not processed')
    }
  }
}
