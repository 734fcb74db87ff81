import { X509Certificate } from 'node:crypto'
import type { CauseName } from '../../ports/doctor.ts'

/** How a certificate is led up to an authority that is relied on. */
export type Chain = {
  /** Subjects from the certificate up to where it ends. */
  links: readonly string[]
  /** The authority relied on in which it ends. */
  anchor?: string
  /** Where it breaks, and why. */
  fault?: { cause: CauseName; words: Readonly<Record<string, string>> }
}

/** More than any chain in use has; a circle of certificates that issue each other must end. */
const LINKS_MAX = 10

/**
 * Explains a chain to people: what was presented, which authority it ends in, and the link that fails. Names and
 * signatures are compared, and dates; whether a certificate may be used for something is for the trust list to say.
 *
 * @param presented the certificate and what came with it, DER, in any order after the first
 * @param anchors the authorities relied on, DER
 * @param named what people call these authorities: a file or setting
 */
export function explainChain(
  presented: readonly Buffer[],
  anchors: readonly Buffer[],
  { at, named }: { at: Date; named: string },
): Chain {
  const [first, ...others] = presented.map((der) => new X509Certificate(der))
  const relied = anchors.map((der) => new X509Certificate(der))
  const links: string[] = []
  for (let current = first; current !== undefined; ) {
    const subject = nameOf(current.subject)
    links.push(subject)
    const dated = dateFault(current, at)
    if (dated !== undefined) return { links, fault: dated }
    const own = current
    const anchor = relied.find((one) => issued(one, own) || one.raw.equals(own.raw))
    if (anchor !== undefined) {
      const fault = dateFault(anchor, at)
      if (!anchor.raw.equals(own.raw)) links.push(nameOf(anchor.subject))
      return { links, anchor: nameOf(anchor.subject), ...(fault === undefined ? {} : { fault }) }
    }
    const next = others.find((one) => issued(one, own) && !one.raw.equals(own.raw))
    if (next === undefined || links.length >= LINKS_MAX) {
      return { links, fault: { cause: breakOf(own, [...relied, ...others]), words: wordsOf(own, named) } }
    }
    current = next
  }
  return { links }
}

const issued = (issuer: X509Certificate, subject: X509Certificate): boolean =>
  subject.checkIssued(issuer) && subject.verify(issuer.publicKey)

const wordsOf = (broken: X509Certificate, anchors: string): Record<string, string> => ({
  subject: nameOf(broken.subject),
  issuer: nameOf(broken.issuer),
  anchors,
})

function breakOf(broken: X509Certificate, known: readonly X509Certificate[]): CauseName {
  if (broken.subject === broken.issuer) {
    const namesake = known.some((one) => one.subject === broken.subject && !one.raw.equals(broken.raw))
    return namesake ? 'chain-other-authority' : 'chain-unknown-root'
  }
  return known.some((one) => one.subject === broken.issuer) ? 'chain-other-authority' : 'chain-incomplete'
}

/** What the clock has against a certificate; undefined where nothing. */
export function dateFault(certificate: X509Certificate, at: Date): Chain['fault'] {
  const subject = nameOf(certificate.subject)
  if (at > certificate.validToDate) {
    return { cause: 'certificate-expired', words: { subject, day: certificate.validToDate.toISOString() } }
  }
  if (at < certificate.validFromDate) {
    return { cause: 'certificate-not-yet', words: { subject, day: certificate.validFromDate.toISOString() } }
  }
  return undefined
}

/** A name as people read it, on one line. */
export const nameOf = (name: string | undefined): string =>
  (name ?? 'a certificate without a name').replaceAll('\n', ', ')
