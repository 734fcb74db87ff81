import { X509Certificate } from 'node:crypto'
import { type CertificateStanding, type EndedBecause, RENEW_WITHIN_MS } from '../ports/certificate-needs.ts'
import type { CertificateUse, RegisteredCertificate } from '../ports/certificates.ts'
import type { Registry } from '../store/reference/registry.ts'
import { DerError } from '../trust/der.ts'
import type { Certificate } from '../trust/x509/certificate.ts'
import type { Trust } from '../trust/x509/trust-files.ts'

type Parts = {
  registry: { current: () => Pick<Registry, 'certificates' | 'reference'> }
  trust: Pick<Trust, 'cache' | 'check'>
  /** What the hub itself shows, with its end. */
  ofHub: readonly { use: CertificateUse; notAfter: Date }[]
}

/** Why one does not count at an instant; undefined where it does. */
type Verdict = (at: number) => EndedBecause | undefined
type Judged = { from: number; end: number; verdict: Verdict }

/**
 * Which parties' certificates end soon or count no more, and the hub's own. By the registration and by the hub's one decision about
 * trust, so that a revocation by the authority is found as well. Who has another one that lasts needs nobody.
 */
export function createCertificateStandings({ registry, trust, ofHub }: Parts): (now: Date) => CertificateStanding[] {
  return (now) => {
    const { certificates, reference } = registry.current()
    const groups = new Map<string, RegisteredCertificate[]>()
    for (const one of certificates.values()) {
      if (reference.parties.get(one.partyKey)?.active !== true) continue
      const key = `${one.partyKey} ${one.use}`
      groups.set(key, [...(groups.get(key) ?? []), one])
    }
    const ofParties = [...groups.values()].flatMap((all): CertificateStanding[] => {
      const [first] = all
      const standing =
        first === undefined
          ? undefined
          : standingOf(
              all.map((one) => judged(one, trust)),
              first.use,
              now,
            )
      return first === undefined || standing === undefined
        ? []
        : [{ party: first.partyKey, use: first.use, ...standing }]
    })
    return [...ofHub.flatMap((one) => ownStanding(one, now)), ...ofParties]
  }
}

/** When the certificate in a PEM file ends. */
export const endOfPem = (pem: string | Buffer): Date => new X509Certificate(pem).validToDate

function ownStanding({ use, notAfter }: Parts['ofHub'][number], now: Date): CertificateStanding[] {
  if (notAfter <= now) return [{ use, state: 'none', at: notAfter, because: 'expired' }]
  return notAfter.getTime() - now.getTime() < RENEW_WITHIN_MS ? [{ use, state: 'ends', at: notAfter }] : []
}

type Standing = { state: 'ends'; at: Date } | { state: 'none'; at: Date; because: EndedBecause }

function standingOf(all: readonly Judged[], use: CertificateUse, now: Date): Standing | undefined {
  const at = now.getTime()
  const good = all.filter(({ verdict }) => verdict(at) === undefined)
  if (good.length > 0) {
    // One that is registered and begins before the last of these ends follows it.
    let until = Math.max(...good.map(({ end }) => end))
    for (const { from, end } of all.toSorted((one, other) => one.from - other.from)) {
      if (from > at && from <= until) until = Math.max(until, end)
    }
    return until - at < RENEW_WITHIN_MS ? { state: 'ends', at: new Date(until) } : undefined
  }
  const ended = all.flatMap(({ from, verdict }) => (from > at ? [] : [lastOf(verdict, from, at)]))
  const [last] = ended.toSorted((one, other) => other.at - one.at)
  if (last === undefined) return undefined
  // Whoever calls with a token has no need of a certificate for that; nobody says anything without one for signing.
  if (use === 'tls' && at - last.at > RENEW_WITHIN_MS) return undefined
  return { state: 'none', at: new Date(last.at), because: last.because }
}

/** The first instant at which it did not count any more, and why: an authority's word is only asked about, so it is searched for. */
function lastOf(verdict: Verdict, from: number, to: number): { at: number; because: EndedBecause } {
  const never = verdict(from)
  if (never !== undefined) return { at: from, because: never }
  let [good, bad] = [from, to]
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2)
    if (verdict(middle) === undefined) good = middle
    else bad = middle
  }
  return { at: bad, because: verdict(bad) ?? 'expired' }
}

const ofTime = (date: Date | undefined): number => date?.getTime() ?? Number.POSITIVE_INFINITY

function judged(one: RegisteredCertificate, trust: Parts['trust']): Judged {
  const { validFrom, validTo, distrustedFrom, der, use } = one
  let certificate: Certificate
  try {
    certificate = trust.cache.parse(der)
  } catch (error) {
    if (!(error instanceof DerError)) throw error
    return { from: validFrom.getTime(), end: validFrom.getTime(), verdict: () => 'not-trusted' }
  }
  const ends = Math.min(certificate.notAfter.getTime(), ofTime(validTo))
  return {
    from: Math.max(validFrom.getTime(), certificate.notBefore.getTime()),
    end: Math.min(ends, ofTime(distrustedFrom)),
    verdict: (at) => {
      if (at >= ofTime(distrustedFrom)) return 'revoked'
      if (at >= ends) return 'expired'
      const checked = trust.check(certificate, new Date(at), use)
      if (checked.ok) return undefined
      if (checked.code === 'certificate-revoked') return 'revoked'
      return checked.code === 'certificate-expired' ? 'expired' : 'not-trusted'
    },
  }
}
