import { createHash, createPrivateKey, createPublicKey, randomBytes, sign, verify } from 'node:crypto'
import { createAuthority, issueCertificate } from '../../../src/pki/authority.ts'
import { createSigner, findAmong, signDetached, verifyDetached } from '../../../src/trust/cms.ts'
import { createCertificateCache } from '../../../src/trust/x509/cache.ts'
import { derOf } from '../../../src/trust/x509/pem.ts'
import { perSecond } from '../reference/limits.ts'
import type { Bench, Findings, Section } from '../section.ts'
import { shown, table } from '../shown.ts'
import { spreadOf } from '../statistics.ts'

/**
 * G7: what the envelope of a signature costs beside the signature itself, on one thread, over 6 KB. The certificate is read
 * before and kept, as the hub keeps those of its parties.
 */

const BYTES = 6_000
const YEAR_MS = 365 * 24 * 3_600_000

async function meters() {
  const validity = { validFrom: new Date(Date.now() - YEAR_MS), validTo: new Date(Date.now() + YEAR_MS) }
  const authority = await createAuthority({ commonName: 'Corridor bench authority', ...validity })
  const issued = await issueCertificate(authority, { commonName: 'sender', purpose: 'party', ...validity })
  const key = createPrivateKey(issued.keyPem)
  const publicKey = createPublicKey(key)
  const signer = createSigner(key, derOf(issued.certificatePem))
  const bytes = randomBytes(BYTES)
  const bare = sign('sha256', bytes, key)
  const cms = signDetached(bytes, signer, { signingTime: new Date() })
  const find = findAmong(createCertificateCache(), () => [derOf(issued.certificatePem)])
  const mustHold = (holds: boolean): void => {
    if (!holds) throw new Error('a signature of our own does not hold')
  }
  return {
    bareSign: () => void sign('sha256', bytes, key),
    cmsSign: () => void signDetached(bytes, signer, { signingTime: new Date() }),
    bareVerify: () => mustHold(verify('sha256', bytes, publicKey, bare)),
    cmsVerify: () => mustHold(verifyDetached(bytes, cms, find).ok),
    digest: () => void createHash('sha256').update(bytes).digest(),
  }
}

async function play({ options }: Bench): Promise<Findings> {
  const work = await meters()
  const rate = (name: keyof typeof work): number => perSecond(options.limitMs, work[name])
  // Once for the compiler.
  for (const name of Object.keys(work) as (keyof typeof work)[]) rate(name)
  const rounds = Array.from({ length: options.rounds }, () => ({
    bareSign: rate('bareSign'),
    cmsSign: rate('cmsSign'),
    bareVerify: rate('bareVerify'),
    cmsVerify: rate('cmsVerify'),
    digest: rate('digest'),
  }))
  const of = (key: keyof (typeof rounds)[number]): string => shown(spreadOf(rounds.map((round) => round[key])))
  return {
    findings: [
      { id: 'G7', part: 'sign', values: rounds.map(({ cmsSign, bareSign }) => cmsSign / bareSign) },
      { id: 'G7', part: 'verify', values: rounds.map(({ cmsVerify, bareVerify }) => cmsVerify / bareVerify) },
    ],
    text: table(
      ['6 KB, one thread', 'per second'],
      [
        ['bare P-256 sign', of('bareSign')],
        ['CMS sign', of('cmsSign')],
        ['bare P-256 verify', of('bareVerify')],
        ['CMS read and verify', of('cmsVerify')],
        ['SHA-256 alone', of('digest')],
      ],
    ),
    data: rounds,
  }
}

export const cryptoSection: Section = { name: 'signatures', goals: ['G7'], rig: 'none', play }
