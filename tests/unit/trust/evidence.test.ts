import { hash } from 'node:crypto'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { checkpointText, signCheckpoint } from '../../../src/trust/checkpoint.ts'
import { signDetached } from '../../../src/trust/cms.ts'
import { EVIDENCE_FORMAT, type Evidence, parseEvidence, verifyEvidence } from '../../../src/trust/evidence.ts'
import { inclusionPath, leafHash, recordText, rootOf, saltedDigest } from '../../../src/trust/log.ts'
import { createRevocationList } from '../../../src/pki/authority.ts'
import { makeReceipt, messageDigest, type Receipt } from '../../../src/trust/receipt.ts'
import { makeSeal } from '../../../src/trust/seal.ts'
import { createIdentities, type Identities, NOW, signerOf } from './identities.ts'

const BODY = Buffer.from('{"id":"0b0c","type":"border-entry-notice"}')
const MRN = '26TG0001A2B3C4D5E6'
const INDEX = 5

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
  const checkpoint = checkpointText({ origin: 'corridor.example/log', size: leaves.length, root: rootOf(leaves) })
  const content = { ...who, logIndex: effect, ...(attestedBy === undefined ? {} : { attestedBy }) }
  return {
    format: EVIDENCE_FORMAT,
    ...who,
    contentType: 'application/json',
    body: base64(BODY),
    ...(signature === undefined ? {} : { signature: base64(signature) }),
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
  }
}

const trustOf = () => ({ authorities: [ids.authority.certificateDer], hubCertificates: [ids.hub.certificateDer] })
const failing = (evidence: Evidence, trust: Parameters<typeof verifyEvidence>[1] = trustOf()): string[] =>
  verifyEvidence(evidence, trust)
    .filter(({ ok }) => !ok)
    .map(({ name }) => name)

describe('an evidence file', () => {
  it('proves everything offline, after a trip through JSON', () => {
    const evidence = parseEvidence(JSON.stringify(evidenceOf()))
    if (evidence === undefined) throw new Error('not read')
    const checks = verifyEvidence(evidence, trustOf())
    expect(checks.map(({ name }) => name)).toEqual([
      'receipt',
      'body',
      'sender-signature',
      'seal',
      'log-record',
      'inclusion',
      'checkpoint',
    ])
    expect(checks.filter(({ ok }) => !ok)).toEqual([])
  })

  it('proves a message that waited: its seal names a later entry', () => {
    expect(failing(evidenceOf({ status: 'held', effect: 9 }))).toEqual([])
    expect(failing(evidenceOf({ status: 'applied', effect: 9 }))).toEqual(['seal'])
    const { seal: _, ...unsealed } = evidenceOf({ status: 'held' })
    expect(failing(unsealed)).toEqual([])
    const { seal: __, ...missing } = evidenceOf()
    expect(failing(missing)).toEqual(['seal'])
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
  it('fails where a signature is taken away', () => {
    const { signature: _, ...unsigned } = evidenceOf()
    expect(failing(unsigned)).toEqual(['sender-signature', 'log-record'])
  })

  it('fails for another body, salt, path, record or checkpoint', () => {
    const evidence = evidenceOf()
    const { proof } = evidence
    expect(failing({ ...evidence, body: base64(Buffer.from('{}')) })).toEqual([
      'body',
      'sender-signature',
      'seal',
      'log-record',
    ])
    expect(failing({ ...evidence, proof: { ...proof, salt: base64(Buffer.alloc(32)) } })).toEqual(['log-record'])
    expect(failing({ ...evidence, proof: { ...proof, path: proof.path.slice(1) } })).toEqual(['inclusion'])
    expect(failing({ ...evidence, proof: { ...proof, record: base64(Buffer.from('{}')) } })).toEqual([
      'log-record',
      'inclusion',
    ])
    const checkpoint = proof.checkpoint.replace('\n11\n', '\n4\n')
    expect(failing({ ...evidence, proof: { ...proof, checkpoint } })).toEqual(['inclusion', 'checkpoint'])
    expect(failing({ ...evidence, proof: { ...proof, checkpoint: 'x', record: 'x' } })).toEqual([
      'log-record',
      'inclusion',
      'checkpoint',
    ])
  })

  it('fails for another message’s receipt', () => {
    expect(failing({ ...evidenceOf(), id: 'ffff' })).toEqual(['receipt', 'seal'])
  })

  it('says what an erased body leaves proven', () => {
    const { body: _, ...erased } = evidenceOf()
    expect(failing(erased)).toEqual(['body', 'sender-signature', 'seal', 'log-record'])
  })
})

describe('whom the verifier trusts', () => {
  it('trusts only what the verifier brings', () => {
    const evidence = evidenceOf()
    expect(failing(evidence, { ...trustOf(), hubCertificates: [ids.ghana.certificateDer] })).toHaveLength(6)
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
    expect(parseEvidence(text)).toBeUndefined()
  })
})
