import 'reflect-metadata'
import { execFileSync } from 'node:child_process'
import { webcrypto } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as x509 from '@peculiar/x509'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CertificateUse } from '../../src/ports/certificates.ts'
import { createTrustList } from '../../src/trust/x509/trust-list.ts'
import { DerError } from '../../src/trust/der.ts'
import { toPem } from '../../src/pki/authority.ts'
import { NOW, VALIDITY } from '../unit/trust/identities.ts'
import { runs } from '../support/runs.ts'

/*
 * Paths from a root to a party's certificate with up to three authorities between them and up to two peculiarities: our
 * verdict is the one that follows from how they were made, and OpenSSL's is the same wherever the table names no reason.
 */

const directory = mkdtempSync(join(tmpdir(), 'corridor-chains-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const MAX_BETWEEN = 3
const STRANGER = MAX_BETWEEN + 2

/** One for each place on the path, and one that is nobody's. */
let keys: webcrypto.CryptoKeyPair[]
beforeAll(async () => {
  const make = async () =>
    (await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])) as webcrypto.CryptoKeyPair
  keys = await Promise.all(Array.from({ length: STRANGER + 1 }, make))
})

const { keyCertSign, cRLSign, digitalSignature, keyEncipherment } = x509.KeyUsageFlags
const EKU = { server: '1.3.6.1.5.5.7.3.1', client: '1.3.6.1.5.5.7.3.2', mail: '1.3.6.1.5.5.7.3.4', any: '2.5.29.37.0' }

/** One certificate about to be made; a peculiarity changes it. */
type Draft = {
  isLeaf: boolean
  isRoot: boolean
  /** Authorities on the path below this one that did not issue to themselves. */
  below: number
  subject: string
  issuer: string
  signedBy: number
  basic: { authority: boolean; pathLength?: number } | undefined
  usage: number | undefined
  purposes: string[] | undefined
  notBefore: Date
  notAfter: Date
  authorityKeyId: number | undefined
  subjectKeyId: boolean
  more: x509.Extension[]
}

/** What is odd about one certificate, and for which uses that forbids the path. */
type Peculiarity = {
  field: string
  on: 'authority' | 'issued' | 'leaf' | 'any'
  change: (draft: Draft) => void
  /** False: it does not occur here. */
  applies?: (draft: Draft) => boolean
  refused: readonly CertificateUse[]
  /**
   * It breaks the link to the issuer. Every authority in the list is trusted by itself, so that above an authority this
   * ends the path, for us; OpenSSL was given the root alone.
   */
  breaks?: boolean
  /** Who has it is no authority at all, and a list with it cannot be made. */
  spoilsList?: boolean
  /** We refuse it on purpose, whatever OpenSSL's releases say. */
  stricter?: boolean
  /** OpenSSL refuses for TLS what we accept. */
  opensslRefusesForTls?: boolean
}

const BOTH = ['signing', 'tls'] as const
const extension = (critical: boolean) => (draft: Draft) =>
  void draft.more.push(new x509.Extension('1.2.3.4', critical, Buffer.from('0500', 'hex')))
/** Permits what ends in `tg.gov`, which concerns none of our names. */
const constraints = (critical: boolean) => (draft: Draft) =>
  void draft.more.push(new x509.Extension('2.5.29.30', critical, Buffer.from('300ca00a3008820674672e676f76', 'hex')))

const PECULIARITIES: Readonly<Record<string, Peculiarity>> = {
  'a path length that is just enough': {
    field: 'basic',
    on: 'authority',
    change: (draft) => void (draft.basic = { authority: true, pathLength: draft.below }),
    refused: [],
  },
  'a path length that is one too small': {
    field: 'basic',
    on: 'authority',
    applies: ({ below }) => below > 0,
    change: (draft) => void (draft.basic = { authority: true, pathLength: draft.below - 1 }),
    refused: BOTH,
  },
  'an authority that says it is none': {
    field: 'basic',
    on: 'authority',
    change: (draft) => void (draft.basic = { authority: false }),
    refused: BOTH,
    spoilsList: true,
  },
  // OpenSSL lets a root off, whose keyCertSign it takes for the same; RFC 5280 6.1.4 (k) does not.
  'an authority without basic constraints': {
    field: 'basic',
    on: 'authority',
    change: (draft) => void (draft.basic = undefined),
    refused: BOTH,
    spoilsList: true,
    stricter: true,
  },
  'no key usage': { field: 'usage', on: 'any', change: (draft) => void (draft.usage = undefined), refused: [] },
  'an authority that may sign lists only': {
    field: 'usage',
    on: 'authority',
    change: (draft) => void (draft.usage = cRLSign),
    refused: BOTH,
    spoilsList: true,
  },
  'a key for encryption only': {
    field: 'usage',
    on: 'leaf',
    change: (draft) => void (draft.usage = keyEncipherment),
    refused: BOTH,
    stricter: true,
  },
  'has expired': {
    field: 'validity',
    on: 'any',
    change: (draft) => void (draft.notAfter = new Date(NOW.getTime() - 1_000)),
    refused: BOTH,
  },
  'is not valid yet': {
    field: 'validity',
    on: 'any',
    change: (draft) => void (draft.notBefore = new Date(NOW.getTime() + 1_000)),
    refused: BOTH,
  },
  'an unknown extension': { field: 'more', on: 'any', change: extension(false), refused: [] },
  'an unknown critical extension': { field: 'more', on: 'any', change: extension(true), refused: BOTH },
  // We do not process them, and step over none: an authority that was held to some names would count for all.
  'name constraints': {
    field: 'names',
    on: 'authority',
    change: constraints(false),
    refused: BOTH,
    stricter: true,
  },
  'critical name constraints': {
    field: 'names',
    on: 'authority',
    change: constraints(true),
    refused: BOTH,
    stricter: true,
  },
  'another issuer’s name over the right key': {
    field: 'issuer',
    on: 'issued',
    change: (draft) => void (draft.issuer = 'CN=nobody'),
    refused: BOTH,
    breaks: true,
  },
  'the right issuer’s name over another key': {
    field: 'issuer',
    on: 'issued',
    change: (draft) => void (draft.signedBy = STRANGER),
    refused: BOTH,
    breaks: true,
  },
  'the identifier of another issuer’s key': {
    field: 'keyId',
    on: 'issued',
    change: (draft) => void (draft.authorityKeyId = STRANGER),
    refused: BOTH,
    breaks: true,
  },
  'no identifier of the issuer’s key': {
    field: 'keyId',
    on: 'any',
    change: (draft) => void (draft.authorityKeyId = undefined),
    refused: [],
  },
  'no identifier of its own key': {
    field: 'ownKeyId',
    on: 'any',
    change: (draft) => void (draft.subjectKeyId = false),
    refused: [],
  },
  'for clients of TLS': {
    field: 'purposes',
    on: 'any',
    change: (draft) => void (draft.purposes = [EKU.client]),
    refused: [],
  },
  'for mail': {
    field: 'purposes',
    on: 'any',
    change: (draft) => void (draft.purposes = [EKU.mail]),
    refused: ['tls'],
  },
  'for servers of TLS': {
    field: 'purposes',
    on: 'any',
    change: (draft) => void (draft.purposes = [EKU.server]),
    refused: BOTH,
    stricter: true,
  },
  // RFC 5280 4.2.1.12 lets an application take it or not; OpenSSL does not for TLS.
  'for anything': {
    field: 'purposes',
    on: 'any',
    change: (draft) => void (draft.purposes = [EKU.any]),
    refused: [],
    opensslRefusesForTls: true,
  },
  'an authority’s certificate instead of a party’s': {
    field: 'basic',
    on: 'leaf',
    change: (draft) => Object.assign(draft, { basic: { authority: true } }),
    refused: BOTH,
    stricter: true,
  },
  'basic constraints given twice': {
    field: 'twice',
    on: 'any',
    applies: ({ basic }) => basic !== undefined,
    change: (draft) => void draft.more.push(new x509.BasicConstraintsExtension(!draft.isLeaf, undefined, true)),
    refused: BOTH,
    spoilsList: true,
  },
}

type Chain = { selfIssued: readonly boolean[]; wishes: readonly { what: string; at: number }[] }

const chains: fc.Arbitrary<Chain> = fc.record({
  selfIssued: fc.array(fc.boolean(), { maxLength: MAX_BETWEEN }),
  wishes: fc.array(fc.record({ what: fc.constantFrom(...Object.keys(PECULIARITIES)), at: fc.nat(MAX_BETWEEN + 1) }), {
    maxLength: 2,
  }),
})

/** From the root down to the party's certificate; one that is self-issued has its issuer's name and another key. */
function draftsOf({ selfIssued }: Chain): Draft[] {
  const names = ['CN=root']
  selfIssued.forEach((same, at) => names.push(same ? (names.at(-1) ?? '') : `CN=authority ${at}`))
  names.push('CN=TG')
  return names.map((subject, at) => {
    const isLeaf = at === names.length - 1
    return {
      isLeaf,
      isRoot: at === 0,
      below: selfIssued.slice(at).filter((same) => !same).length,
      subject,
      issuer: names[at - 1] ?? subject,
      signedBy: Math.max(0, at - 1),
      basic: isLeaf ? undefined : { authority: true },
      usage: isLeaf ? digitalSignature : keyCertSign,
      purposes: undefined,
      notBefore: VALIDITY.validFrom,
      notAfter: VALIDITY.validTo,
      authorityKeyId: Math.max(0, at - 1),
      subjectKeyId: true,
      more: [],
    }
  })
}

const fits = ({ on, applies }: Peculiarity, draft: Draft): boolean => {
  const place = { authority: !draft.isLeaf, issued: !draft.isRoot, leaf: draft.isLeaf, any: true }
  return place[on] && (applies?.(draft) ?? true)
}

type Done = { what: Peculiarity; at: number }

/** Changes the drafts as wished; returns what could be done: not twice in one place, and not where it cannot be. */
function spoil(drafts: readonly Draft[], { wishes }: Chain): Done[] {
  const taken = new Set<string>()
  const done = wishes.flatMap((wish) => {
    const what = PECULIARITIES[wish.what]
    const at = Math.min(wish.at, drafts.length - 1)
    const draft = drafts[at]
    if (what === undefined || draft === undefined || !fits(what, draft)) return []
    const place = `${what.field} ${at}`
    if (taken.has(place)) return []
    taken.add(place)
    what.change(draft)
    return [{ what, at }]
  })
  // An issuer that names no key is found under the name of any.
  return done.filter(({ what, at }) => what.field !== 'keyId' || drafts[at - 1]?.subjectKeyId !== false)
}

function weShouldTrust(done: readonly Done[], leaf: number, use: CertificateUse): boolean {
  const top = Math.max(0, ...done.filter(({ what, at }) => what.breaks === true && at < leaf).map(({ at }) => at))
  return done
    .filter(({ what, at }) => what.spoilsList === true || at >= top)
    .every(({ what, at }) => (what.breaks === true && at < leaf) || !what.refused.includes(use))
}

function opensslShouldTrust(done: readonly Done[], use: CertificateUse): boolean {
  return !done.some(({ what }) => what.refused.includes(use) || (use === 'tls' && what.opensslRefusesForTls === true))
}

let serial = 0x100

async function make(draft: Draft, at: number): Promise<Buffer> {
  const [own, signer] = [keys[at], keys[draft.signedBy]]
  const named = draft.authorityKeyId === undefined ? undefined : keys[draft.authorityKeyId]
  if (own === undefined || signer === undefined) throw new Error('too few keys')
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: (serial += 1).toString(16),
    subject: draft.subject,
    issuer: draft.issuer,
    notBefore: draft.notBefore,
    notAfter: draft.notAfter,
    publicKey: own.publicKey,
    signingKey: signer.privateKey,
    signingAlgorithm: ALGORITHM,
    extensions: [
      ...(draft.basic === undefined
        ? []
        : [new x509.BasicConstraintsExtension(draft.basic.authority, draft.basic.pathLength, true)]),
      ...(draft.usage === undefined ? [] : [new x509.KeyUsagesExtension(draft.usage, true)]),
      ...(draft.purposes === undefined ? [] : [new x509.ExtendedKeyUsageExtension(draft.purposes)]),
      ...(draft.subjectKeyId ? [await x509.SubjectKeyIdentifierExtension.create(own.publicKey)] : []),
      ...(named === undefined ? [] : [await x509.AuthorityKeyIdentifierExtension.create(named.publicKey)]),
      ...draft.more,
    ],
  })
  return Buffer.from(certificate.rawData)
}

/** Our verdict, with every authority in the list; a list that cannot be made trusts nobody. */
function weTrust(path: readonly Buffer[], use: CertificateUse): boolean {
  try {
    const list = createTrustList({ authorities: path.slice(0, -1), use })
    return list.check(list.cache.parse(path.at(-1) ?? Buffer.alloc(0)), NOW).ok
  } catch (error) {
    if (error instanceof DerError) return false
    throw error
  }
}

/** OpenSSL's, with the root as its anchor and the other authorities at hand. */
function opensslTrusts([root, ...others]: readonly Buffer[], use: CertificateUse): boolean {
  const write = (name: string, made: readonly (Buffer | undefined)[]): void =>
    writeFileSync(join(directory, name), made.map((der) => toPem('CERTIFICATE', der ?? Buffer.alloc(0))).join(''))
  write('root.pem', [root])
  write('others.pem', others)
  write('shown.pem', [others.at(-1)])
  const purpose = use === 'tls' ? ['-purpose', 'sslclient'] : []
  const args = ['-attime', String(NOW.getTime() / 1000), '-CAfile', 'root.pem', '-untrusted', 'others.pem', 'shown.pem']
  try {
    execFileSync('openssl', ['verify', ...purpose, ...args], { cwd: directory, stdio: 'pipe' })
    return true
  } catch (error) {
    if ((error as { status?: number | null }).status == null) throw error
    return false
  }
}

async function judge(chain: Chain): Promise<void> {
  const drafts = draftsOf(chain)
  const done = spoil(drafts, chain)
  const path = await Promise.all(drafts.map(make))
  // Of several issuers of one name OpenSSL takes the first, and needs the identifiers of keys to choose; we try them all.
  const unclear = chain.selfIssued.includes(true) && done.some(({ what }) => /keyId/i.test(what.field))
  for (const use of BOTH) {
    const expected = { use, trusted: weShouldTrust(done, drafts.length - 1, use) }
    expect({ use, trusted: weTrust(path, use) }).toEqual(expected)
    if (unclear || done.some(({ what }) => what.stricter === true)) continue
    expect({ use, openssl: opensslTrusts(path, use) }).toEqual({ use, openssl: opensslShouldTrust(done, use) })
  }
}

it.each(Object.keys(PECULIARITIES))('each alone, wherever it can be on the longest path: %s', async (what) => {
  for (let at = 0; at <= MAX_BETWEEN + 1; at += 1) {
    await judge({ selfIssued: [false, false, false], wishes: [{ what, at }] })
  }
})

it('any two of them, on a path of any length', async () => {
  await fc.assert(fc.asyncProperty(chains, judge), { numRuns: runs(60) })
})
