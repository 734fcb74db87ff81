import { createPrivateKey } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseCertificate } from '../trust/x509/certificate.ts'
import { derOf, fingerprintOf } from '../trust/x509/pem.ts'
import {
  type Authority,
  certify,
  createAuthority,
  createRevocationList,
  loadAuthority,
  newSerialNumber,
  REVOCATION_REASONS,
  type RevocationReason,
  toPem,
} from './authority.ts'
import { inFolder, writeDurably } from './folder.ts'
import { readRequest, RequestRefused } from './request.ts'

const DAY_MS = 86_400_000
const EARLIER_MS = 600_000
const ROOT_DAYS = 3650
const ISSUING_DAYS = 1825
/** A list past it still revokes, and every hub says for how long: a week lets an operator be away. */
const LIST_DAYS = 7

/** What a certificate of this authority is for; one key serves one of them. */
export type Use = 'signing' | 'tls'

/** A certificate as the index has it. */
export interface Issued {
  readonly serial: string
  readonly subject: string
  readonly use: Use
  readonly fingerprint: string
  readonly keyDigest: string
  readonly notAfter: string
  readonly revokedAt?: string
  readonly reason?: RevocationReason
  /** Why, in words. */
  readonly remark?: string
}

type Index = { readonly name: string; readonly listNumber: number; readonly issued: readonly Issued[] }

/** What the folder's work needs from outside. */
export interface PilotOptions {
  readonly folder: string
  readonly now: Date
  /** Waits so many milliseconds, where another process is at work in the folder. */
  readonly pause: (ms: number) => Promise<void>
}

/**
 * Makes an authority for a pilot in an empty folder: a root, and an issuing key that signs everything. `chain.crt` has
 * both certificates; it is what hubs and participants trust.
 *
 * @throws {Error} where there is one already: a second root would make all certificates of the first worthless.
 */
export async function initPilot({ folder, now, pause }: PilotOptions, name: string): Promise<void> {
  await inFolder(folder, pause, async () => {
    if ((await readIndex(folder)) !== undefined) throw new Error(`${folder} holds an authority already`)
    const until = (days: number) => ({
      validFrom: new Date(now.getTime() - DAY_MS),
      validTo: new Date(now.getTime() + days * DAY_MS),
    })
    const root = await createAuthority({
      commonName: `${name} root`,
      organization: name,
      pathLength: 1,
      ...until(ROOT_DAYS),
    })
    const issuing = await createAuthority({
      commonName: `${name} issuing`,
      organization: name,
      issuer: root,
      ...until(ISSUING_DAYS),
    })
    await mkdir(join(folder, 'issued'), { recursive: true, mode: 0o700 })
    for (const [file, made] of Object.entries({ root, issuing })) {
      await writeDurably(join(folder, `${file}.key`), made.keyPem)
      await writeDurably(join(folder, `${file}.crt`), made.certificatePem, 0o644)
    }
    await writeDurably(join(folder, 'chain.crt'), issuing.certificatePem + root.certificatePem, 0o644)
    // Last: a folder with an index is complete.
    await writeIndex(folder, { name, listNumber: 0, issued: [] })
  })
}

/**
 * Answers a request with a certificate.
 *
 * @returns PEM of the certificate
 * @throws {RequestRefused} where the request is refused, or its key serves the other use already.
 */
export async function issueFromRequest(
  options: PilotOptions,
  { csr, use, days }: { csr: string; use: Use; days: number },
): Promise<string> {
  return await change(options, (index) => issue(options, index, { csr, use, days }))
}

/**
 * Renews a certificate: the same name and use, for the same key or that of another request. The old one stays valid, so
 * that a participant can change over while both count.
 */
export async function renewCertificate(
  options: PilotOptions,
  { certificate, csr, days }: { certificate: string; csr: string; days: number },
): Promise<string> {
  return await change(options, async (index) => {
    const old = issuedIn(index, certificate)
    if (old.revokedAt !== undefined)
      throw new Error(`${old.subject} was revoked on ${old.revokedAt}: it is not renewed`)
    const { request } = await readRequest(csr)
    if (request.subject !== old.subject) throw new Error(`the request is of ${request.subject}, not of ${old.subject}`)
    return await issue(options, index, { csr, use: old.use, days })
  })
}

/** Whether this authority has issued that certificate (PEM). */
export async function hasIssued({ folder }: Pick<PilotOptions, 'folder'>, certificate: string): Promise<boolean> {
  const fingerprint = fingerprintOf(derOf(certificate))
  return (await readIndex(folder))?.issued.some((one) => one.fingerprint === fingerprint) ?? false
}

/** Takes a certificate back, from now on. It counts once the next list is where hubs read it. */
export async function revokeCertificate(
  options: PilotOptions,
  { certificate, reason }: { certificate: string; reason: string },
): Promise<void> {
  await change(options, async (index) => {
    const found = issuedIn(index, certificate)
    // The first word counts: a later time would give the key back what it signed in between.
    if (found.revokedAt !== undefined) return { index, result: undefined }
    const named = REVOCATION_REASONS.find((one) => one === reason)
    const revoked = { ...found, revokedAt: options.now.toISOString(), reason: named ?? 'unspecified', remark: reason }
    const issued = index.issued.map((one) => (one.serial === found.serial ? revoked : one))
    return { index: { ...index, issued }, result: undefined }
  })
}

/** Makes the lists of both keys, each with the next number. @returns PEM */
export async function revocationLists(options: PilotOptions): Promise<string> {
  return await change(options, async (index) => {
    const listNumber = index.listNumber + 1
    const { now } = options
    const validity = { thisUpdate: now, nextUpdate: new Date(now.getTime() + LIST_DAYS * DAY_MS), number: listNumber }
    const revoked = index.issued.flatMap(({ serial, revokedAt, reason }) =>
      revokedAt === undefined
        ? []
        : [{ serialNumber: serial, revokedAt: new Date(revokedAt), ...(reason === undefined ? {} : { reason }) }],
    )
    const issuing = await createRevocationList(await authorityIn(options.folder, 'issuing'), revoked, validity)
    const root = await createRevocationList(await authorityIn(options.folder, 'root'), [], validity)
    return { index: { ...index, listNumber }, result: issuing + root }
  })
}

async function issue(
  { folder, now }: PilotOptions,
  index: Index,
  { csr, use, days }: { csr: string; use: Use; days: number },
): Promise<{ index: Index; result: string }> {
  const { request, keyDigest } = await readRequest(csr)
  const other = index.issued.find((one) => one.keyDigest === keyDigest && one.use !== use)
  if (other !== undefined) {
    throw new RequestRefused(
      'key-other-use',
      `this key is certified for ${other.use} (${other.subject}): signing and TLS each need one of their own`,
      { value: other.use },
    )
  }
  const lost = index.issued.find((one) => one.keyDigest === keyDigest && one.reason === 'keyCompromise')
  if (lost !== undefined) {
    const value = lost.revokedAt ?? ''
    throw new RequestRefused('key-given-up', `this key was given up on ${value}: it is in other hands`, { value })
  }
  const authority = await authorityIn(folder, 'issuing')
  const end = parseCertificate(authority.certificateDer).notAfter
  const validTo = new Date(now.getTime() + days * DAY_MS)
  if (validTo > end) {
    const value = end.toISOString()
    throw new RequestRefused('authority-ends', `the authority itself ends on ${value}, ${days} days are too many`, {
      value,
    })
  }
  const serial = newSerialNumber()
  // It may be used at once by whoever's clock is a little behind.
  const validFrom = new Date(now.getTime() - EARLIER_MS)
  const der = await certify(authority, { request, use, serialNumber: serial, validFrom, validTo })
  const pem = toPem('CERTIFICATE', der)
  const entry: Issued = {
    serial,
    subject: request.subject,
    use,
    fingerprint: fingerprintOf(der),
    keyDigest,
    notAfter: validTo.toISOString(),
  }
  await writeDurably(join(folder, 'issued', `${serial}.crt`), pem, 0o644)
  return { index: { ...index, issued: [...index.issued, entry] }, result: pem }
}

/** Changes the index, alone in the folder; what was made is handed out once that is durable. */
async function change<T>(
  { folder, pause }: PilotOptions,
  work: (index: Index) => Promise<{ index: Index; result: T }>,
): Promise<T> {
  return await inFolder(folder, pause, async () => {
    const before = await readIndex(folder)
    if (before === undefined) throw new Error(`${folder} holds no authority; corridor pki init makes one`)
    const { index, result } = await work(before)
    if (index !== before) await writeIndex(folder, index)
    return result
  })
}

function issuedIn({ issued }: Index, pem: string): Issued {
  const fingerprint = fingerprintOf(derOf(pem))
  const found = issued.find((one) => one.fingerprint === fingerprint)
  if (found === undefined) throw new Error('this authority has not issued that certificate')
  return found
}

async function authorityIn(folder: string, name: 'root' | 'issuing'): Promise<Authority> {
  const [certificate = '', key = ''] = await Promise.all(
    ['crt', 'key'].map((ending) => readFile(join(folder, `${name}.${ending}`), 'utf8')),
  )
  return loadAuthority(certificate, createPrivateKey(key))
}

const indexFile = (folder: string): string => join(folder, 'index.json')

const writeIndex = (folder: string, index: Index): Promise<void> =>
  writeDurably(indexFile(folder), `${JSON.stringify(index, undefined, 2)}\n`)

async function readIndex(folder: string): Promise<Index | undefined> {
  const text = await readFile(indexFile(folder), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  return text === undefined ? undefined : (JSON.parse(text) as Index)
}
