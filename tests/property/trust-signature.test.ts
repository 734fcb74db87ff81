import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { canonicalBytes, parseCanonicalJson } from '../../src/trust/canonical-json.ts'
import { fingerprintOf } from '../../src/trust/x509/pem.ts'
import { createTrustList } from '../../src/trust/x509/trust-list.ts'
import { type Signer, signDetached } from '../../src/trust/cms.ts'
import { createHubVerifier, makeSeal } from '../../src/trust/seal.ts'
import { createSignatureVerifier, type SignatureVerifier } from '../../src/trust/signature-verifier.ts'
import { createIdentities, type Identities, NOW, signerOf, VALIDITY } from '../unit/trust/identities.ts'
import { asParty } from '../support/identifiers.ts'
import { runs } from '../support/runs.ts'

const BODY = Buffer.from('{"id":"0b0c","type":"transit-declaration","body":{"items":[{"hs":"100630"}]}}')

let ids: Identities
let togo: Signer
let verify: SignatureVerifier
beforeAll(async () => {
  ids = await createIdentities()
  togo = signerOf(ids.togo)
  const known = new Map(
    [ids.togo, ids.rsaParty].map(({ certificateDer }) => [
      fingerprintOf(certificateDer),
      { partyKey: asParty('TG'), use: 'signing' as const, validFrom: VALIDITY.validFrom },
    ]),
  )
  verify = createSignatureVerifier({
    trustList: createTrustList({ authorities: [ids.authority.certificateDer] }),
    registry: {
      lookup: (fingerprint) => known.get(fingerprint),
      certificates: () => [ids.togo.certificateDer, ids.rsaParty.certificateDer],
    },
  })
})

const flip = (bytes: Buffer, at: number, mask: number): Buffer => {
  const copy = Buffer.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ mask
  return copy
}

describe('a signature holds for what was signed and nothing else', () => {
  it('is refused with any one bit of any byte of it turned over', () => {
    const signature = signDetached(BODY, togo, { signingTime: NOW })
    expect(verify({ bytes: BODY, signature, now: NOW }).ok).toBe(true)
    for (let at = 0; at < signature.length; at += 1) {
      for (let bit = 0; bit < 8; bit += 1) {
        const verdict = verify({ bytes: BODY, signature: flip(signature, at, 1 << bit), now: NOW })
        expect(verdict.ok, `byte ${at}, bit ${bit}`).toBe(false)
      }
    }
  })

  it('is refused with any byte of it replaced by any other', () => {
    const signature = signDetached(BODY, togo, { signingTime: NOW })
    fc.assert(
      fc.property(fc.nat(signature.length - 1), fc.integer({ min: 1, max: 255 }), (at, mask) => {
        expect(verify({ bytes: BODY, signature: flip(signature, at, mask), now: NOW }).ok).toBe(false)
      }),
      { numRuns: runs(2000) },
    )
  })

  it('is refused with any byte of the body changed, added or left out', () => {
    const signature = signDetached(BODY, signerOf(ids.rsaParty), { signingTime: NOW })
    for (let at = 0; at < BODY.length; at += 1) {
      const less = Buffer.concat([BODY.subarray(0, at), BODY.subarray(at + 1)])
      const more = Buffer.concat([BODY.subarray(0, at), Buffer.from(' '), BODY.subarray(at)])
      for (const bytes of [flip(BODY, at, 1), flip(BODY, at, 0x80), less, more]) {
        expect(verify({ bytes, signature, now: NOW })).toMatchObject({ ok: false, code: 'signature-invalid' })
      }
    }
  })

  it('never throws, whatever comes as a signature', () => {
    const signature = signDetached(BODY, togo, { signingTime: NOW })
    const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array))
    const spliced = fc
      .tuple(fc.nat(signature.length), bytes, fc.nat(40))
      .map(([at, insert, cut]) => Buffer.concat([signature.subarray(0, at), insert, signature.subarray(at + cut)]))
    fc.assert(
      fc.property(fc.oneof(bytes, spliced, fc.string()), (candidate) => {
        const same = Buffer.isBuffer(candidate) && candidate.equals(signature)
        expect(verify({ bytes: BODY, signature: candidate, now: NOW }).ok).toBe(same)
      }),
      { numRuns: runs(2000) },
    )
  })
})

describe('a seal holds for what was sealed and nothing else', () => {
  it('is refused with any one bit of any byte of it turned over', () => {
    const hub = createHubVerifier([ids.hub.certificateDer])
    const seal = makeSeal(BODY, { logIndex: 3, sender: 'TG', id: '0b0c' }, signerOf(ids.hub), NOW)
    for (let at = 0; at < seal.length; at += 1) {
      for (let bit = 0; bit < 8; bit += 1) {
        expect(hub.verifySeal(BODY, flip(seal, at, 1 << bit)).ok, `byte ${at}, bit ${bit}`).toBe(false)
      }
    }
  })
})

describe('canonical JSON', () => {
  const text = fc.string({ unit: 'grapheme' })
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 4 },
      fc.constant(null),
      fc.boolean(),
      fc.maxSafeInteger().map((number) => number + 0),
      text,
      fc.array(tie('any'), { maxLength: 4 }),
      fc.dictionary(text, tie('any'), { maxKeys: 4, noNullPrototype: true }),
    ),
  })).any

  it('says the same, in one form, whatever the order of names', () => {
    fc.assert(
      fc.property(value, (original) => {
        const bytes = canonicalBytes(original)
        expect(parseCanonicalJson(bytes)).toEqual(JSON.parse(JSON.stringify(original)))
        expect(canonicalBytes(reversed(original)).equals(bytes)).toBe(true)
      }),
    )
  })
})

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, reversed(member)]),
  )
}
