import { hash } from 'node:crypto'
import { DerError, TAG } from '../der.ts'

/** Lower-case hex SHA-256 of a certificate's DER. */
export function fingerprintOf(der: Buffer): string {
  return hash('sha256', der, 'hex')
}

/**
 * The DER of the first certificate, key or list in a PEM text; DER is returned as it came.
 *
 * @throws {DerError} when it is neither.
 */
export function derOf(pemOrDer: Buffer | string): Buffer {
  if (typeof pemOrDer !== 'string' && pemOrDer[0] === TAG.sequence) return pemOrDer
  const text = pemOrDer.toString()
  const body = /-----BEGIN [A-Z0-9 ]+-----([A-Za-z0-9+/=\s]+)-----END [A-Z0-9 ]+-----/.exec(text)?.[1]
  if (body === undefined) throw new DerError('neither PEM nor DER')
  return Buffer.from(body, 'base64')
}

/** Every certificate in a PEM text as a PEM text of its own, in its order. */
export const pemsIn = (pem: string): string[] =>
  pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []

/** The DER of every certificate in a PEM text, in its order. */
export function certificatesOf(pem: string): Buffer[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g) ?? []
  return blocks.map((block) => derOf(block))
}
