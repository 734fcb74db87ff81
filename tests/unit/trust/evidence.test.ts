import { generateKeyPairSync, hash } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { checkpointText, signCheckpoint } from '../../../src/trust/checkpoint.ts'
import { signDetached } from '../../../src/trust/cms.ts'
import { EVIDENCE_CHECKS, verifyEvidence } from '../../../src/trust/evidence.ts'
import { EVIDENCE_FORMAT, type Evidence, evidenceFrom, signEvidence } from '../../../src/trust/evidence-file.ts'
import { inclusionPath, leafHash, recordText, rootOf, saltedDigest } from '../../../src/trust/log.ts'
import { createRevocationList } from '../../../src/pki/authority.ts'
import { makeReceipt, messageDigest, type Receipt } from '../../../src/trust/receipt.ts'
import { cosignLine, noteSigner, signNoteLine, verifierKeyText } from '../../../src/trust/note.ts'
import { makeSeal } from '../../../src/trust/seal.ts'
import { createIdentities, type Identities, NOW, signerOf } from './identities.ts'

const BODY = Buffer.from('{"id":"0b0c","type":"border-entry-notice"}')
const MRN = '26TG0001A2B3C4D5E6'
const INDEX = 5
const ORIGIN = 'corridor.example/log'

// Keys are made and, in places, OpenSSL is started: slow on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let ids: Identities
beforeAll(async () => {
  ids = await createIdentities()
})
const base64 = (bytes: Buffer): string => bytes.toString('base64')

/** What the hub would export for one message, every part real. */
function evidenceOf(overrides: { status?: Receipt['status']; effect?: number; attestedBy?: string } = {}): Evidence {
  const { status = 'applied', effect = INDEX, attestedBy } = overrides
  const hub = signerOf(ids.hub)
  const salt = Buffer.alloc(32, 9)
  const signature = attestedBy === undefined ? signDetached(BODY, signerOf(ids.togo), { signingTime: NOW }) : undefined
  const decidedAt = NOW.toISOString()
  const who = { sender: 'TG', id: '0b0c', mrn: MRN }
  const common = { type: 'border-entry-notice', digest: messageDigest(BODY), acceptedAt: decidedAt }
  const receipt = makeReceipt({ ...who, ...common, logIndex: INDEX, status }, hub, NOW)
  const record = recordText({
    ...who,
    index: INDEX,
    kind: 'message',
    bodyDigest: saltedDigest(salt, BODY),
    ...(signature === undefined ? {} : { signatureDigest: `sha256:${hash('sha256', signature)}` }),
    verdict: status,
    decidedAt,
    reference: {},
  })
  const leaves = Array.from({ length: 11 }, (_, at) => leafHash(at === INDEX ? record : Buffer.from([at])))
  const checkpoint = checkpointText({ origin: ORIGIN, size: leaves.length, root: rootOf(leaves) })
  const content = { ...who, logIndex: effect, ...(attestedBy === undefined ? {} : { attestedBy }) }
  const notarised = notarisedOf(checkpoint)
  const at = decidedAt
  const file: Omit<Evidence, 'fileSignature' | 'madeAt'> = {
    format: EVIDENCE_FORMAT,
    ...who,
    contentType: 'application/json',
    body: base64(BODY),
    ...(signature === undefined ? {} : { signature: base64(signature) }),
    ...(attestedBy === undefined ? {} : { attestedBy }),
    certificates: [
      ...(signature === undefined
        ? []
        : [{ holder: 'TG', certificate: base64(ids.togo.certificateDer), status: 'valid', at }]),
      { holder: 'ZZ', certificate: base64(ids.hub.certificateDer), status: 'valid', at },
    ],
    seal: base64(makeSeal(BODY, content, hub, NOW)),
    receipt: base64(receipt.bytes),
    receiptSignature: base64(receipt.signature),
    proof: {
      record: base64(Buffer.from(record)),
      salt: base64(salt),
      path: inclusionPath(leaves, INDEX).map(base64),
      checkpoint,
      checkpointSignature: base64(signCheckpoint(checkpoint, hub, NOW)),
    },
    notarised,
  }
  return signEvidence(file, hub, NOW)
}

const LOG_KEY = generateKeyPairSync('ed25519').privateKey
const WITNESS_KEY = generateKeyPairSync('ed25519').privateKey

/** The log's own line and that of a witness. */
function notarisedOf(checkpoint: string): Evidence['notarised'] {
  const log = noteSigner(ORIGIN, 1, LOG_KEY)
  const witness = noteSigner(`${ORIGIN}/witness/BF`, 4, WITNESS_KEY)
  return [
    { by: 'log', key: verifierKeyText(log), line: signNoteLine(checkpoint, log) },
    { by: 'BF', key: verifierKeyText(witness), line: cosignLine(checkpoint, witness, 1_700_000_000) },
  ]
}

/** Every text of a file, by where it stands. */
const placesOf = (value: unknown): string[][] =>
  typeof value === 'string'
    ? [[]]
    : Object.entries(value as object).flatMap(([name, child]) => placesOf(child).map((rest) => [name, ...rest]))

/** Whether the file is refused once one character of that text is another. */
function isCaught(evidence: Evidence, place: readonly string[], at: number, flip: number): boolean {
  const changed = structuredClone(evidence) as unknown as Record<string, unknown>
  const last = place.at(-1) ?? ''
  const holder = place
    .slice(0, -1)
    .reduce<Record<string, unknown>>((inner, name) => inner[name] as Record<string, unknown>, changed)
  const text = String(holder[last])
  const index = at < 0 ? text.length + at : at % text.length
  const other = String.fromCharCode(text.charCodeAt(index) ^ flip)
  holder[last] = `${text.slice(0, index)}${other}${text.slice(index + 1)}`
  const read = evidenceFrom(changed)
  return read === undefined || failing(read).length > 0
}

const trustOf = () => ({ authorities: [ids.authority.certificateDer], hubCertificates: [ids.hub.certificateDer] })
const failing = (evidence: Evidence, trust: Parameters<typeof verifyEvidence>[1] = trustOf()): string[] =>
  verifyEvidence(evidence, trust)
    .filter(({ ok }) => !ok)
    .map(({ name }) => name)

describe('an evidence file', () => {
  it('proves everything offline, after a trip through JSON', () => {
    const evidence = evidenceFrom(JSON.parse(JSON.stringify(evidenceOf())))
    if (evidence === undefined) throw new Error('not read')
    const checks = verifyEvidence(evidence, trustOf())
    expect(checks.map(({ name }) => name)).toEqual([...EVIDENCE_CHECKS])
    expect(checks.filter(({ ok }) => !ok)).toEqual([])
  })

  it('proves a message that waited: its seal names a later entry', () => {
    expect(failing(evidenceOf({ status: 'held', effect: 9 }))).toEqual([])
    expect(failing(evidenceOf({ status: 'applied', effect: 9 }))).toEqual(['seal'])
    const { seal: _, ...unsealed } = evidenceOf({ status: 'held' })
    expect(failing(unsealed)).toEqual(['file'])
  })

  it('proves a message entered in the hub’s app by the seal’s word', () => {
    const evidence = evidenceOf({ attestedBy: 'TG000101/officer-7' })
    const checks = verifyEvidence(evidence, trustOf())
    expect(checks.find(({ name }) => name === 'sender-signature')).toMatchObject({
      ok: true,
      detail: expect.stringContaining('TG000101/officer-7'),
    })
    expect(failing(evidence)).toEqual([])
  })
})

describe('an evidence file that was changed', () => {
  it('fails whatever byte of whatever field is another one, but for the note', () => {
    const evidence = { ...evidenceOf(), note: 'kept by the office in Cinkassé' }
    expect(failing(evidence)).toEqual([])
    const places = placesOf(evidence).filter(([name]) => name !== 'note')
    expect(places.length).toBeGreaterThan(25)
    // Each field once, at its beginning and end, and then anywhere.
    for (const place of places) {
      for (const at of [0, -1]) expect(isCaught(evidence, place, at, 1), place.join('.')).toBe(true)
    }
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.nat(), fc.integer({ min: 1, max: 127 }), (place, at, flip) =>
        isCaught(evidence, place, at, flip),
      ),
      { numRuns: 300 },
    )
    expect(failing({ ...evidence, note: 'kept elsewhere' })).toEqual([])
  })

  it('fails where anything is added, or not read at all', () => {
    const evidence = evidenceOf()
    expect(evidenceFrom({ ...evidence, more: 'x' })).toBeUndefined()
    expect(evidenceFrom({ ...evidence, proof: { ...evidence.proof, more: 'x' } })).toBeUndefined()
    expect(failing({ ...evidence, certificates: [...evidence.certificates, ...evidence.certificates] })).toEqual([
      'file',
    ])
    expect(failing({ ...evidence, notarised: [] })).toEqual(['file'])
  })

  it('fails where a witness’s line is under the name of another, whoever signs the file', () => {
    const { fileSignature: _, madeAt: __, ...evidence } = evidenceOf()
    const notarised = evidence.notarised.map((one) => ({ ...one, by: one.by === 'BF' ? 'TG' : one.by }))
    expect(failing(signEvidence({ ...evidence, notarised }, signerOf(ids.hub), NOW))).toEqual(['witnesses'])
  })

  it('fails where a certificate was not valid, or is not the signer’s, whoever signs the file', () => {
    const { fileSignature: _, madeAt: __, ...evidence } = evidenceOf()
    const [own, hub] = evidence.certificates
    if (own === undefined || hub === undefined) throw new Error('no certificates')
    const signed = (certificates: Evidence['certificates']) =>
      failing(signEvidence({ ...evidence, certificates }, signerOf(ids.hub), NOW))
    expect(signed([{ ...own, status: 'certificate-revoked' }, hub])).toEqual(['certificates'])
    expect(signed([hub])).toEqual(['sender-signature', 'certificates'])
    const other = { ...own, certificate: base64(ids.ghana.certificateDer) }
    expect(signed([other, hub])).toEqual(['sender-signature'])
    expect(signed([own, hub, { ...other, holder: 'GH' }])).toEqual(['certificates'])
  })

  it('fails where a signature is taken away', () => {
    const { signature: _, ...unsigned } = evidenceOf()
    expect(failing(unsigned)).toEqual(['file', 'sender-signature', 'log-record'])
  })

  it('fails for another body, salt, path, record or checkpoint', () => {
    const evidence = evidenceOf()
    const { proof } = evidence
    expect(failing({ ...evidence, body: base64(Buffer.from('{}')) })).toEqual([
      'file',
      'body',
      'sender-signature',
      'seal',
      'log-record',
    ])
    expect(failing({ ...evidence, proof: { ...proof, salt: base64(Buffer.alloc(32)) } })).toEqual([
      'file',
      'log-record',
    ])
    expect(failing({ ...evidence, proof: { ...proof, path: proof.path.slice(1) } })).toEqual(['file', 'inclusion'])
    expect(failing({ ...evidence, proof: { ...proof, record: base64(Buffer.from('{}')) } })).toEqual([
      'file',
      'log-record',
      'inclusion',
    ])
    const checkpoint = proof.checkpoint.replace('\n11\n', '\n4\n')
    expect(failing({ ...evidence, proof: { ...proof, checkpoint } })).toEqual([
      'file',
      'inclusion',
      'checkpoint',
      'witnesses',
    ])
    expect(failing({ ...evidence, proof: { ...proof, checkpoint: 'x', record: 'x' } })).toEqual([
      'file',
      'log-record',
      'inclusion',
      'checkpoint',
      'witnesses',
    ])
  })

  it('fails for another message’s receipt', () => {
    expect(failing({ ...evidenceOf(), id: 'ffff' })).toEqual(['file', 'receipt', 'seal'])
  })

  it('says what an erased body leaves proven', () => {
    const { body: _, ...erased } = evidenceOf()
    expect(failing(erased)).toEqual(['file', 'body', 'sender-signature', 'seal', 'log-record'])
  })
})

describe('whom the verifier trusts', () => {
  it('trusts only what the verifier brings', () => {
    const evidence = evidenceOf()
    expect(failing(evidence, { ...trustOf(), hubCertificates: [ids.ghana.certificateDer] })).toHaveLength(8)
    const authorities = [ids.otherAuthority.certificateDer]
    expect(failing(evidence, { ...trustOf(), authorities })).toEqual(['sender-signature'])
    expect(failing(evidence, { ...trustOf(), partyOf: () => 'GH' })).toEqual(['sender-signature'])
    expect(failing(evidence, { ...trustOf(), partyOf: () => 'TG' })).toEqual([])
  })

  it('judges the sender’s certificate at the time of acceptance', async () => {
    const listRevokedAt = async (revokedAt: Date) => {
      const revocation = { certificateDer: ids.togo.certificateDer, revokedAt }
      const validity = { thisUpdate: NOW, nextUpdate: new Date('2026-12-31') }
      return await createRevocationList(ids.authority, [revocation], validity)
    }
    const after = await listRevokedAt(new Date(NOW.getTime() + 1000))
    expect(failing(evidenceOf(), { ...trustOf(), revocationLists: [after] })).toEqual([])
    const before = await listRevokedAt(NOW)
    expect(failing(evidenceOf(), { ...trustOf(), revocationLists: [before] })).toEqual(['sender-signature'])
  })

  it.each(['', '{}', '[]', 'null', '{"format":"corridor-evidence-1","proof":{}}'])('does not read %j', (text) => {
    expect(evidenceFrom(text === '' ? undefined : JSON.parse(text))).toBeUndefined()
  })

  it('believes no witness but one it knows, where it knows any', () => {
    const evidence = evidenceOf()
    const known = evidence.notarised[1]?.key ?? ''
    expect(failing(evidence, { ...trustOf(), witnessKeys: [known] })).toEqual([])
    expect(failing(evidence, { ...trustOf(), witnessKeys: [`${known}x`] })).toEqual(['witnesses'])
  })
})
