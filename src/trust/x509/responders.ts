import { randomBytes } from 'node:crypto'
import type { ResponderStatus } from '../../ports/health.ts'
import type { Timers } from '../../ports/runtime.ts'
import { DerError } from '../der.ts'
import type { Certificate } from './certificate.ts'
import { type Asked, NONCE_BYTES, type OcspAnswer, ocspRequest, readOcspAnswer } from './ocsp.ts'

/** How responders are reached, and where their answers are kept. */
export interface AskingResponders {
  /** Origins (`http://host:port`) that may be asked: a certificate's word alone makes nobody connect anywhere. */
  readonly allowed: readonly string[]
  /** One question and its whole answer, within a limit of its own. Rejects where there is none. */
  readonly ask: (url: string, request: Buffer) => Promise<Buffer>
  /** The last answer about the certificate with this fingerprint, from before the process started. */
  readonly kept: (fingerprint: string) => Promise<Buffer | undefined>
  readonly keep: (fingerprint: string, answer: Buffer) => Promise<void>
  readonly now: () => Date
  readonly timers: Timers
  /** Told why a certificate's responder gives no answer that counts, once for each reason. */
  readonly onFault: (certificate: string, reason: string) => void
  /** Milliseconds between rounds. */
  readonly everyMs?: number
}

/** Responders of authorities (OCSP), asked beside everything else; what they last said is had at once. */
export interface Responders {
  /** Since when a certificate is revoked by its responder's last word; from now on it is asked about. */
  revokedAt(certificate: Certificate, issuer: Certificate): Date | undefined
  standings(at: Date): readonly ResponderStatus[]
  /** Asks whatever is due. Resolves when each has been asked once, and never rejects. */
  round(): Promise<void>
  close(): void
}

/** An answer is asked for again after so long, whatever it says of itself: a revocation is not to wait for its end. */
const ASK_AGAIN_MS = 5 * 60_000
const EVERY_MS = 60_000
/** RFC 6960 4.2.2.1: without nextUpdate there is newer information at any time; so long one is taken as good nonetheless. */
const UNDATED_MS = 3_600_000
const AT_ONCE = 4
/** Bounds memory and questions: each is a certificate that one of the trusted authorities has issued. */
const CERTIFICATES_MAX = 10_000

type Entry = Asked & { readonly url: string; answer?: OcspAnswer; askedAt?: number; fault?: string }

/**
 * Asks responders about each certificate that is relied on and names one, at once and then every five minutes, where the
 * operator allows their address. Nobody waits for it: until an answer is there, and when one is stale, the last one counts,
 * as with revocation lists (docs/decisions/0139).
 *
 * @param isRevoked whether a list that was read names this certificate: that of an appointed responder
 */
export function createResponders(
  options: AskingResponders,
  isRevoked: (certificate: Certificate) => boolean,
): Responders {
  const { now, timers, everyMs = EVERY_MS } = options
  const entries = new Map<string, Entry>()
  const allowed = new Set(options.allowed.map((each) => new URL(each).origin))
  let running: Promise<void> | undefined
  let again = false
  let closed = false
  let cancel = (): void => {}

  const askOne = askerOf(options, isRevoked)
  const isDue = ({ url, askedAt, fault }: Entry): boolean => {
    const rest = fault === undefined ? ASK_AGAIN_MS : everyMs
    return allowed.has(originOf(url)) && (askedAt === undefined || now().getTime() - askedAt >= rest)
  }

  const askAll = async (): Promise<void> => {
    for (const [key, { certificate }] of entries) if (certificate.notAfter < now()) entries.delete(key)
    const due = [...entries.values()].filter(isDue)
    const lane = async (): Promise<void> => {
      for (let next = due.shift(); next !== undefined && !closed; next = due.shift()) await askOne(next)
    }
    await Promise.all(Array.from({ length: AT_ONCE }, lane))
  }
  const loop = async (): Promise<void> => {
    do {
      again = false
      await askAll()
    } while (again && !closed)
    running = undefined
    if (!closed) cancel = timers.after(everyMs, () => void round())
  }
  const round = async (): Promise<void> => {
    if (closed) return
    cancel()
    running ??= loop()
    await running
  }
  return {
    revokedAt(certificate, issuer) {
      const known = entries.get(certificate.fingerprint)
      if (known !== undefined) return known.answer?.revokedAt
      const url = certificate.responders.find((each) => allowed.has(originOf(each))) ?? certificate.responders[0]
      if (url === undefined || entries.size >= CERTIFICATES_MAX || certificate.notAfter < now()) return undefined
      entries.set(certificate.fingerprint, { certificate, issuer, url })
      again = true
      if (running === undefined) void round()
      return undefined
    },
    standings: (at) => standingsOf([...entries.values()], (url) => allowed.has(originOf(url)), at),
    round,
    close: () => {
      closed = true
      cancel()
    },
  }
}

/** Asks about one certificate, and keeps the answer if it counts. Never rejects. */
function askerOf(
  { now, ask, kept, keep, onFault }: AskingResponders,
  isRevoked: (certificate: Certificate) => boolean,
): (entry: Entry) => Promise<void> {
  const askOne = async (entry: Entry): Promise<void> => {
    const nonce = randomBytes(NONCE_BYTES)
    try {
      await lookAtKept(entry)
      entry.askedAt = now().getTime()
      const der = await ask(entry.url, ocspRequest(entry, nonce))
      const answer = readOcspAnswer(der, entry, { nonce, now: now() }, isRevoked)
      if (answer.status === 'unknown') throw new DerError('the responder does not know the certificate')
      // Of two answers the newer one counts: an old one would give a revoked certificate back its force.
      if (entry.answer !== undefined && answer.thisUpdate < entry.answer.thisUpdate) {
        throw new DerError(`the answer is older than that of ${entry.answer.thisUpdate.toISOString()}`)
      }
      entry.answer = answer
      delete entry.fault
      await keep(entry.certificate.fingerprint, der)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      if (entry.fault !== reason) onFault(entry.certificate.subjectText, reason)
      entry.fault = reason
    }
  }
  /** What cannot be read is asked for anew, as if nothing had been kept. */
  const lookAtKept = async (entry: Entry): Promise<void> => {
    if (entry.askedAt !== undefined) return
    const der = await kept(entry.certificate.fingerprint)
    try {
      if (der !== undefined) entry.answer ??= readOcspAnswer(der, entry, undefined, isRevoked)
    } catch (error) {
      if (!(error instanceof DerError)) throw error
      onFault(entry.certificate.subjectText, `the answer kept cannot be used: ${error.message}`)
    }
  }
  return askOne
}

const originOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin : '')

/** Each authority once with each responder, by the certificate whose answer is due first. */
function standingsOf(
  entries: readonly Entry[],
  isAllowed: (url: string) => boolean,
  at: Date,
): readonly ResponderStatus[] {
  const found = new Map<string, ResponderStatus>()
  for (const entry of entries) {
    const key = `${entry.issuer.subject.toString('hex')} ${entry.url}`
    const one = standingOf(entry, isAllowed(entry.url), at)
    const known = found.get(key)
    const worse = known === undefined || urgencyOf(one) < urgencyOf(known) ? one : known
    found.set(key, { ...worse, certificates: (known?.certificates ?? 0) + 1 })
  }
  return [...found.values()]
}

const urgencyOf = ({ state, secondsLeft = Number.POSITIVE_INFINITY }: ResponderStatus): number =>
  state === 'none' ? Number.NEGATIVE_INFINITY : secondsLeft

function standingOf({ issuer, url, answer }: Entry, isAllowed: boolean, at: Date): ResponderStatus {
  const whose = { authority: issuer.subjectText, responder: url, certificates: 1 }
  if (!isAllowed) return { ...whose, state: 'not-asked' }
  if (answer === undefined) return { ...whose, state: 'none' }
  const { thisUpdate, producedAt, nextUpdate = new Date(producedAt.getTime() + UNDATED_MS) } = answer
  const secondsLeft = Math.floor((nextUpdate.getTime() - at.getTime()) / 1000)
  return { ...whose, state: secondsLeft < 0 ? 'overdue' : 'current', thisUpdate, nextUpdate, secondsLeft }
}
