import { lookup } from 'node:dns/promises'
import { connect as connectPlain, isIP, type Socket } from 'node:net'
import { checkServerIdentity, connect as connectTls, type DetailedPeerCertificate, getCACertificates } from 'node:tls'
import type { Finding } from '../../ports/doctor.ts'
import { certificatesOf } from '../../trust/x509/pem.ts'
import { CLOCK_OFFSET_MAX_MS } from '../readiness.ts'
import { explainChain } from './chain.ts'
import { errorText, type Findings } from './findings.ts'

/** How long one step over the network may take, milliseconds. */
export const STEP_WITHIN_MS = 10_000

/** Where a server is, and which setting says so. */
export type Server = { host: string; port: number; setting: string }

/** Host and port of a URL, with the port its protocol has by default. */
export function serverOf(url: string, setting: string): Server & { secure: boolean } {
  const { protocol, hostname, port } = new URL(url)
  const host = hostname.replace(/^\[|\]$/g, '') || 'localhost'
  return {
    host,
    port: port === '' ? (PORTS[protocol] ?? 0) : Number(port),
    setting,
    secure: protocol === 'https:' || protocol === 'amqps:',
  }
}

const PORTS: Readonly<Record<string, number>> = {
  'http:': 80,
  'https:': 443,
  'amqp:': 5672,
  'amqps:': 5671,
  'postgres:': 5432,
  'postgresql:': 5432,
}

/** That a name has an address and somebody takes connections there. */
export async function checkReachable(findings: Findings, server: Server): Promise<boolean> {
  const { host, port, setting } = server
  const about = `${host}:${port}`
  if (isIP(host) === 0) {
    try {
      await lookup(host)
      findings.ok('dns', host)
    } catch (error) {
      findings.fail('dns', 'dns-unknown', { host, setting, error: errorText(error) }, host)
      findings.unchecked(['reachable'], 'dns', about)
      return false
    }
  }
  try {
    ;(await opened(connectPlain({ host, port }), 'connect')).destroy()
    return findings.ok('reachable', about)
  } catch (error) {
    const words = { host, port: String(port), setting, error: errorText(error) }
    return findings.fail('reachable', 'not-reachable', words, about)
  }
}

/** A socket once that has happened on it. Rejects after ten seconds. */
function opened<T extends Socket>(socket: T, event: 'connect' | 'secureConnect'): Promise<T> {
  return new Promise((resolve, reject) => {
    socket.setTimeout(STEP_WITHIN_MS, () => socket.destroy(new Error(`no answer in ${STEP_WITHIN_MS / 1000} s`)))
    socket.once(event, () => resolve(socket))
    socket.once('error', reject)
    socket.once('close', () => reject(new Error('the connection was closed')))
  })
}

/** Whom TLS relies on. */
export type Anchors = { ca: readonly string[]; named: string }

/** The authorities that this system relies on by itself. */
export const systemAuthorities = (): string[] => getCACertificates('default')

/**
 * That a server speaks TLS, presents a chain up to an authority that is relied on, and is called by a name of its
 * certificate.
 */
export async function checkTls(findings: Findings, server: Server, { ca, named }: Anchors, at: Date): Promise<boolean> {
  const { host, port, setting } = server
  const about = `${host}:${port}`
  let presented: DetailedPeerCertificate
  try {
    const servername = isIP(host) === 0 ? { servername: host } : {}
    // Not believed and not used: only what it presents is looked at.
    const options = { host, port, ca: [...ca], rejectUnauthorized: false, ...servername }
    const socket = await opened(connectTls(options), 'secureConnect')
    presented = socket.getPeerCertificate(true)
    socket.destroy()
  } catch (error) {
    const words = { host, port: String(port), setting, error: errorText(error) }
    return findings.fail('tls', 'no-tls', words, about)
  }
  const fault = faultOf(presented, { ca, named }, { host, setting, at })
  if (fault.cause === undefined) return findings.ok('tls', `${about}: ${fault.about}`)
  return findings.fail('tls', fault.cause, fault.words ?? {}, `${about}: ${fault.about}`)
}

function faultOf(
  certificate: DetailedPeerCertificate,
  { ca, named }: Anchors,
  { host, setting, at }: { host: string; setting: string; at: Date },
): Pick<Finding, 'cause' | 'words'> & { about: string } {
  const anchors = ca.flatMap((pem) => certificatesOf(pem))
  const { links, fault } = explainChain(presentedIn(certificate, anchors), anchors, { at, named })
  const about = links.join(' → ')
  if (fault !== undefined) return { ...fault, about }
  const misnamed = checkServerIdentity(host, certificate)
  if (misnamed === undefined) return { about }
  return { about, cause: 'name-mismatch', words: { host, setting, error: errorText(misnamed) } }
}

/** What the server sent: Node continues the list with authorities of ours, which it did not send. */
function presentedIn(certificate: DetailedPeerCertificate, anchors: readonly Buffer[]): Buffer[] {
  const found: Buffer[] = []
  for (
    let one: DetailedPeerCertificate | undefined = certificate;
    one?.raw !== undefined;
    one = one.issuerCertificate
  ) {
    const { raw } = one
    if (found.some((known) => known.equals(raw))) break
    if (found.length > 0 && anchors.some((anchor) => anchor.equals(raw))) break
    found.push(raw)
  }
  return found
}

/** Another clock against ours; `offsetMs` as `offsetOf` has it. */
export function checkClock(
  findings: Findings,
  check: 'database-clock' | 'broker-clock' | 'hub-clock',
  offsetMs: number,
  of: string,
): boolean {
  if (Math.abs(offsetMs) <= CLOCK_OFFSET_MAX_MS) return findings.ok(check)
  const words = { value: (Math.abs(offsetMs) / 1000).toFixed(1), of }
  return findings.fail(check, offsetMs > 0 ? 'clock-ahead' : 'clock-behind', words)
}
