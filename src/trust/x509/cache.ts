import { type Certificate, parseCertificate } from './certificate.ts'
import { fingerprintOf } from './pem.ts'

/** Reads certificates once: returns the same object for the same DER, and forgets the least recently used. */
export interface CertificateCache {
  /** @throws {DerError} as `parseCertificate`. */
  parse(der: Buffer): Certificate
}

/**
 * A cache of read certificates, bounded because senders choose what they embed.
 *
 * @param capacity how many certificates are kept
 * @param read what reads one that is not known yet
 */
export function createCertificateCache(capacity = 1024, read = parseCertificate): CertificateCache {
  const known = new Map<string, Certificate>()
  return {
    parse(der) {
      const fingerprint = fingerprintOf(der)
      const hit = known.get(fingerprint)
      if (hit !== undefined) {
        known.delete(fingerprint)
        known.set(fingerprint, hit)
        return hit
      }
      // Copied: `der` may be a view that would keep a whole received message in memory.
      const certificate = read(Buffer.from(der))
      if (known.size >= capacity) known.delete(known.keys().next().value ?? '')
      known.set(fingerprint, certificate)
      return certificate
    },
  }
}
