import { readFile } from 'node:fs/promises'
import type { CertificateUse } from '../../ports/certificates.ts'
import type { ResponderStatus } from '../../ports/health.ts'
import type { Timers } from '../../ports/runtime.ts'
import { DerError } from '../der.ts'
import type { CertificateCache } from './cache.ts'
import type { Certificate } from './certificate.ts'
import { certificatesOf, derOf } from './pem.ts'
import { type AskingResponders, createResponders } from './responders.ts'
import { parseRevocationList, type RevocationList } from './revocation-list.ts'
import { type CertificateVerdict, createTrustList, type RevokedByResponder, type TrustList } from './trust-list.ts'

/** The one place that decides about certificates, for signatures and for mutual TLS. */
export interface Trust {
  readonly cache: CertificateCache
  /** Whether a certificate may be used for that at an instant, by the files as they were last read. */
  check(certificate: Certificate, at: Date, use?: CertificateUse): CertificateVerdict
  /** Those whose certificates may sign messages. */
  authorities(): readonly Certificate[]
  /** Each authority with its revocation list and what is left of that. */
  revocation(at: Date): readonly ListStatus[]
  /** Each authority with the responders that its certificates name, and what is left of their answers. */
  responders(at: Date): readonly ResponderStatus[]
  /** Asks the responders of every certificate that was checked and not yet asked about; resolves when they have answered. */
  askResponders(): Promise<void>
  /** Why the files as they are now are not in use; undefined while they are. */
  fault(): string | undefined
  /** Reads the files again, and takes them into use if they changed and are sound. Never rejects. */
  reload(): Promise<void>
  close(): void
}

/** What is known of one authority's revocations; `ports/health.ts` says what each state means. */
export interface ListStatus {
  /** The authority, for people. */
  readonly authority: string
  readonly uses: readonly CertificateUse[]
  readonly state: 'current' | 'overdue' | 'undated' | 'none'
  readonly thisUpdate?: Date
  readonly nextUpdate?: Date
  /** Negative: for how long it is past its `nextUpdate`. */
  readonly secondsLeft?: number
}

export interface TrustFiles {
  /** PEM file of the authorities of signing certificates. */
  readonly ca: string
  /** PEM file of the authorities of client certificates; absent: the same. */
  readonly clientCa?: string
  /** PEM file of the revocation lists of any of them. */
  readonly crl?: string
}

export interface TrustFilesOptions {
  readonly files: TrustFiles
  /** Told of each change, and of each fault once. */
  readonly onChange: () => void
  readonly onFault: (reason: string) => void
  readonly timers: Timers
  /** How responders (OCSP) are asked; absent: none is, and nothing of them is shown. */
  readonly responders?: AskingResponders
  /** Milliseconds between looks at the files. */
  readonly everyMs?: number
}

/** interface.md 8: within 60 s of a change. Looking by time, not by notification: those of network disks do not come. */
const EVERY_MS = 10_000
const MAX_FILE_BYTES = 64 * 1024 * 1024

type Read = { readonly text: string; readonly signing: TrustList; readonly tls: TrustList }

/**
 * Opens the trust files and looks at them again every ten seconds.
 *
 * Files that cannot be read or are not sound leave what was read last in force (an empty list would let the revoked in
 * again, none at all would stop everybody), and say so until they are mended.
 *
 * @throws {DerError} or the file system's error when the files cannot be used at the start.
 */
export async function openTrustFiles({
  files,
  onChange,
  onFault,
  timers,
  responders: asking,
  everyMs = EVERY_MS,
}: TrustFilesOptions): Promise<Trust> {
  const responders =
    asking === undefined ? undefined : createResponders(asking, (one) => isListed(current, one, asking.now()))
  const byResponder: RevokedByResponder = (certificate, issuer) => responders?.revokedAt(certificate, issuer)
  let current = build(await readAll(files), byResponder, undefined)
  let fault: string | undefined
  let running: Promise<void> | undefined
  const load = async (): Promise<void> => {
    try {
      const texts = await readAll(files)
      if (texts.join('\0') !== current.text) {
        current = build(texts, byResponder, current)
        onChange()
      }
      fault = undefined
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      if (reason !== fault) onFault(reason)
      fault = reason
    }
  }
  const reload = (): Promise<void> => {
    running ??= load().finally(() => {
      running = undefined
    })
    return running
  }
  let closed = false
  let cancel = (): void => {}
  const lookLater = (): void => {
    if (!closed) cancel = timers.after(everyMs, () => void reload().then(lookLater))
  }
  lookLater()
  return {
    get cache() {
      return current.signing.cache
    },
    check: (certificate, at, use = 'signing') => current[use].check(certificate, at),
    authorities: () => current.signing.authorities,
    revocation: (at) => listStatuses(current, at),
    responders: (at) => responders?.standings(at) ?? [],
    askResponders: async () => await responders?.round(),
    fault: () => fault,
    reload,
    close: () => {
      closed = true
      cancel()
      responders?.close()
    },
  }
}

const readAll = async ({ ca, clientCa, crl }: TrustFiles): Promise<string[]> =>
  await Promise.all([ca, clientCa ?? ca, crl].map(readBounded))

async function readBounded(path: string | undefined): Promise<string> {
  if (path === undefined) return ''
  const text = await readFile(path, 'latin1')
  if (text.length > MAX_FILE_BYTES) throw new DerError(`${path} is larger than 64 MiB`)
  return text
}

function build(
  [ca = '', clientCa = '', crl = '']: readonly string[],
  byResponder: RevokedByResponder,
  before: Read | undefined,
): Read {
  const lists = crl.match(/-----BEGIN X509 CRL-----[^-]+-----END X509 CRL-----/g) ?? []
  if (crl.trim() !== '' && lists.length === 0) throw new DerError('the file of revocation lists holds none')
  const signing = trustListOf(ca, 'signing', byResponder)
  const tls = trustListOf(clientCa, 'tls', byResponder)
  // A list counts for whichever authorities signed it; one that nobody signed is a mistake nobody should overlook.
  const every = [...signing.authorities, ...tls.authorities]
  for (const list of lists) parseRevocationList(derOf(list), every)
  for (const target of [signing, tls]) {
    for (const list of lists) addIfOwn(target, list)
  }
  refuseOlder(signing, before?.signing)
  refuseOlder(tls, before?.tls)
  return { text: [ca, clientCa, crl].join('\0'), signing, tls }
}

function trustListOf(pem: string, use: CertificateUse, revokedByResponder: RevokedByResponder): TrustList {
  const authorities = certificatesOf(pem)
  if (authorities.length === 0) throw new DerError('the file of authorities holds no certificate')
  return createTrustList({ authorities, use, revokedByResponder })
}

function addIfOwn(target: TrustList, list: string): void {
  try {
    target.addRevocationList(list)
  } catch (error) {
    if (!(error instanceof DerError)) throw error
  }
}

/** Whether a list names a certificate, whatever that may be used for. */
function isListed({ signing, tls }: Read, { issuer, serialNumber }: Certificate, at: Date): boolean {
  return [...signing.revocationLists(), ...tls.revocationLists()].some((list) => {
    const since = list.issuer === issuer.toString('hex') ? list.revokedAt.get(serialNumber.toString('hex')) : undefined
    return since !== undefined && since <= at
  })
}

/** An older list, or none where there was one, would give revoked certificates back their force. */
function refuseOlder(after: TrustList, before: TrustList | undefined): void {
  const now = new Map(after.revocationLists().map((list) => [list.issuer, list]))
  for (const { issuer, thisUpdate } of before?.revocationLists() ?? []) {
    if (!after.authorities.some(({ subject }) => subject.toString('hex') === issuer)) continue
    const list = now.get(issuer)
    if (list === undefined || list.thisUpdate < thisUpdate) {
      throw new DerError(`the revocation list of ${thisUpdate.toISOString()} is gone, and no newer one is there`)
    }
  }
}

/**
 * Each authority once by its name, since that is how a list says whose it is, and not twice where the same one counts for
 * both uses.
 */
function listStatuses(read: Read, at: Date): ListStatus[] {
  const standings = new Map<string, ListStatus>()
  for (const use of ['signing', 'tls'] as const) {
    const lists = new Map(read[use].revocationLists().map((list) => [list.issuer, list]))
    for (const { subject, subjectText } of read[use].authorities) {
      const name = subject.toString('hex')
      const standing = listStatusOf(lists.get(name), at)
      const key = `${name} ${standing.thisUpdate?.getTime() ?? ''}`
      const uses = standings.get(key)?.uses ?? []
      standings.set(key, { authority: subjectText, uses: uses.includes(use) ? uses : [...uses, use], ...standing })
    }
  }
  return [...standings.values()]
}

function listStatusOf(list: RevocationList | undefined, at: Date): Omit<ListStatus, 'authority' | 'uses'> {
  if (list === undefined) return { state: 'none' }
  const { thisUpdate, nextUpdate } = list
  if (nextUpdate === undefined) return { state: 'undated', thisUpdate }
  const secondsLeft = Math.floor((nextUpdate.getTime() - at.getTime()) / 1000)
  return { state: secondsLeft < 0 ? 'overdue' : 'current', thisUpdate, nextUpdate, secondsLeft }
}
