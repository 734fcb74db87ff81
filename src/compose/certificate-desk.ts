import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Finding } from '../domain/values/finding.ts'
import { toPem } from '../pki/authority.ts'
import { hasIssued, issueFromRequest, type PilotOptions, revokeCertificate } from '../pki/pilot.ts'
import { RequestRefused } from '../pki/request.ts'
import type { CertificateDesk, CertificateUse, Offered } from '../ports/certificates.ts'
import type { Timers } from '../ports/runtime.ts'
import { DerError } from '../trust/der.ts'
import type { Certificate } from '../trust/x509/certificate.ts'
import { certificatesOf } from '../trust/x509/pem.ts'
import type { Trust } from '../trust/x509/trust-files.ts'

/** A year and a month, as `corridor pki issue` gives: renewed yearly, with time to change over. */
const DAYS = 397

type DeskParts = {
  /** Folder of the hub's own authority, as `corridor pki init` makes it; undefined: it has none. */
  folder: string | undefined
  trust: Trust
  now: () => Date
  timers: Timers
}

/**
 * Answers operators who register certificates: the same code and checks as `corridor pki issue` where the hub has an authority
 * for pilots, and the hub's one decision about trust (docs/decisions/0038) for all others.
 *
 * @throws {Error} at the start, where the authority is not one that the hub trusts: what it issued would count for nothing.
 */
export async function createCertificateDesk({ folder, trust, now, timers }: DeskParts): Promise<CertificateDesk> {
  if (folder !== undefined) await mustTrust(folder, trust)
  const pilot = (): PilotOptions => ({
    folder: folder ?? '',
    now: now(),
    pause: (ms) => new Promise((resolve) => void timers.after(ms, resolve)),
  })
  const judge: CertificateDesk['judge'] = ({ certificate, use }) => judgeOffer(certificate, use, trust, now())
  return {
    judge,
    async issue({ csr, use }) {
      if (folder === undefined) return refused({ code: 'no-authority', pointer: '' })
      try {
        return judge({ certificate: await issueFromRequest(pilot(), { csr, use, days: DAYS }), use })
      } catch (error) {
        if (error instanceof RequestRefused) return refused(findingOf(error))
        throw error
      }
    },
    async revoke(der, reason) {
      if (folder === undefined) return
      const certificate = toPem('CERTIFICATE', der)
      if (await hasIssued(pilot(), certificate)) await revokeCertificate(pilot(), { certificate, reason })
    },
  }
}

const refused = (finding: Finding): Offered => ({ ok: false, finding })

function findingOf({ because, value }: RequestRefused): Finding {
  const found = value === undefined ? {} : { value }
  if (because === 'key-other-use') return { code: 'key-other-use', pointer: '/csr', ...found }
  return { code: 'certificate-request', reason: because, pointer: '/csr', ...found }
}

function judgeOffer(given: string, use: CertificateUse, trust: Trust, at: Date): Offered {
  const unreadable: Finding = { code: 'certificate-unreadable', pointer: '/certificate' }
  let certificate: Certificate
  try {
    const [der] = certificatesOf(given)
    if (der === undefined) return refused(unreadable)
    certificate = trust.cache.parse(der)
  } catch (error) {
    if (error instanceof DerError) return refused(unreadable)
    throw error
  }
  const verdict = trust.check(certificate, at, use)
  if (!verdict.ok) return refused({ code: verdict.code, pointer: '/certificate' })
  const { fingerprint, der, publicKey, notBefore, notAfter } = certificate
  const keyDigest = createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
  const [pem, ...chain] = [certificate, ...verdict.issuers].map((one) => toPem('CERTIFICATE', one.der))
  return { ok: true, certificate: { fingerprint, der, pem: pem ?? '', chain, keyDigest, notBefore, notAfter } }
}

async function mustTrust(folder: string, trust: Trust): Promise<void> {
  const chain = await readFile(join(folder, 'chain.crt'), 'utf8').catch((error: Error) => {
    throw new Error(`CORRIDOR_PKI holds no authority; corridor pki init makes one: ${error.message}`, { cause: error })
  })
  const [issuing] = certificatesOf(chain)
  const known = new Set(trust.authorities().map(({ fingerprint }) => fingerprint))
  if (issuing === undefined || !known.has(trust.cache.parse(issuing).fingerprint)) {
    throw new Error(`CORRIDOR_PKI: ${join(folder, 'chain.crt')} is not among the authorities of CORRIDOR_TRUST_CA`)
  }
}
