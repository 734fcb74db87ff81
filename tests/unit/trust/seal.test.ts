import { beforeAll, describe, expect, it, vi } from 'vitest'
import { canonicalJson } from '../../../src/trust/canonical-json.ts'
import { parseCheckpoint, checkpointText, signCheckpoint, verifyCheckpoint } from '../../../src/trust/checkpoint.ts'
import { signDetached } from '../../../src/trust/cms.ts'
import { encodeOctetString, encodeOid, encodeUtf8String } from '../../../src/trust/der.ts'
import { emptyRoot } from '../../../src/trust/log.ts'
import {
  makeReceipt,
  messageDigest,
  RECEIPT_STATUSES,
  type Receipt,
  verifyReceipt,
} from '../../../src/trust/receipt.ts'
import {
  createHubSigner,
  createHubVerifier,
  makeSeal,
  SEAL_CONTENT_OID,
  type SealContent,
} from '../../../src/trust/seal.ts'
import { createIdentities, type Identities, NOW, signerOf, VALIDITY } from './identities.ts'

const BODY = Buffer.from('{"id":"0b0c","type":"border-entry-notice"}')
const CONTENT: SealContent = { logIndex: 41, sender: 'TG', id: '0b0c', mrn: '26TG0001A2B3C4D5E6' }
const RECEIPT: Receipt = {
  sender: 'TG',
  id: '0b0c',
  type: 'border-entry-notice',
  digest: messageDigest(BODY),
  logIndex: 41,
  acceptedAt: '2026-11-22T10:00:00.000Z',
  status: 'held',
  awaits: 'release-for-transit',
}

// Keys are made and, in places, OpenSSL is started: slow on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let ids: Identities
beforeAll(async () => {
  ids = await createIdentities()
})
const hubOf = () => createHubVerifier([ids.hub.certificateDer])

describe('the hub’s seal', () => {
  it('tells what it says about exactly these bytes', () => {
    const seal = makeSeal(BODY, CONTENT, signerOf(ids.hub), NOW)
    expect(hubOf().verifySeal(BODY, seal)).toMatchObject({ ok: true, content: CONTENT, signingTime: NOW })
    expect(hubOf().verifySeal(Buffer.from('{}'), seal)).toMatchObject({ ok: false })
  })

  it('is nobody’s but the hub’s, whatever authority issued the certificate', () => {
    const forged = makeSeal(BODY, CONTENT, signerOf(ids.togo), NOW)
    expect(hubOf().verifySeal(BODY, forged)).toMatchObject({ ok: false })
  })

  it('holds under a past certificate of the hub that is still listed', () => {
    const hub = createHubVerifier([ids.ghana.certificateDer, ids.hub.certificateDer])
    expect(hub.verifySeal(BODY, makeSeal(BODY, CONTENT, signerOf(ids.hub), NOW))).toMatchObject({ ok: true })
  })

  it('needs a signing time within the certificate’s validity', () => {
    const late = makeSeal(BODY, CONTENT, signerOf(ids.hub), new Date(VALIDITY.validTo.getTime() + 1000))
    expect(hubOf().verifySeal(BODY, late)).toMatchObject({ ok: false, reason: expect.stringContaining('validity') })
    const timeless = signDetached(BODY, signerOf(ids.hub))
    expect(hubOf().verifySeal(BODY, timeless)).toMatchObject({ ok: false, reason: 'no signing time' })
  })

  it.each([
    ['no seal content', undefined],
    ['not text', encodeOctetString(Buffer.from(canonicalJson(CONTENT)))],
    ['not canonical', encodeUtf8String(JSON.stringify({ sender: 'TG', logIndex: 1, id: 'x' }))],
    ['not JSON', encodeUtf8String('seal')],
    ['no sender', encodeUtf8String(canonicalJson({ logIndex: 1, id: 'x' }))],
    ['no index', encodeUtf8String(canonicalJson({ logIndex: '1', id: 'x', sender: 'TG' }))],
    ['more than known', encodeUtf8String(canonicalJson({ ...CONTENT, note: 'x' }))],
  ])('refuses a signature of the hub with %s', (_name, value) => {
    const extra = value === undefined ? [] : [{ oid: encodeOid(SEAL_CONTENT_OID), value }]
    const seal = signDetached(BODY, signerOf(ids.hub), { signingTime: NOW, extraSignedAttributes: extra })
    expect(hubOf().verifySeal(BODY, seal)).toMatchObject({ ok: false })
  })
})

describe('the receipt', () => {
  it('is RFC 8785 JSON, and the signature is over exactly these bytes', () => {
    const { bytes, signature } = makeReceipt(RECEIPT, signerOf(ids.hub), NOW)
    expect(bytes.toString()).toBe(
      `{"acceptedAt":"2026-11-22T10:00:00.000Z","awaits":"release-for-transit","digest":"${RECEIPT.digest}",` +
        '"id":"0b0c","logIndex":41,"sender":"TG","status":"held","type":"border-entry-notice"}',
    )
    expect(verifyReceipt({ bytes, signature }, hubOf())).toEqual({ ok: true, receipt: RECEIPT })
    const edited = Buffer.from(bytes.toString().replace('"held"', '"applied"'))
    expect(verifyReceipt({ bytes: edited, signature }, hubOf())).toMatchObject({ ok: false })
  })

  it('carries warnings with whom to call, and is none where one of them is not in its form', () => {
    const contact = { office: 'BFOUA001', phone: '+226 00 00 00 00' }
    const stop = {
      code: 'stop',
      text: 'A stop.',
      by: 'BF',
      since: '2026-11-22T09:00:00Z',
      contact,
      mrn: 'x',
      pointer: '',
    }
    const receipt: Receipt = { ...RECEIPT, warnings: [stop] }
    expect(verifyReceipt(makeReceipt(receipt, signerOf(ids.hub), NOW), hubOf())).toEqual({ ok: true, receipt })
    for (const wrong of [
      { ...stop, by: 1 },
      { ...stop, text: undefined },
      { ...stop, contact: 'BFOUA001' },
    ]) {
      const spoilt = { ...RECEIPT, warnings: [JSON.parse(JSON.stringify(wrong))] } as Receipt
      expect(verifyReceipt(makeReceipt(spoilt, signerOf(ids.hub), NOW), hubOf()).ok).toBe(false)
    }
  })

  it('may say each status, also that a second person is waited for, and no other', () => {
    const verdictOf = (status: string) =>
      verifyReceipt(makeReceipt({ ...RECEIPT, status } as Receipt, signerOf(ids.hub), NOW), hubOf())
    expect(RECEIPT_STATUSES.filter((status) => !verdictOf(status).ok)).toEqual([])
    expect(RECEIPT_STATUSES).toContain('asked')
    expect(verdictOf('lost')).toEqual({ ok: false, reason: 'not a receipt' })
  })

  it('cannot be made from a seal over a message that looks like one', () => {
    const { bytes } = makeReceipt(RECEIPT, signerOf(ids.hub), NOW)
    const seal = makeSeal(bytes, CONTENT, signerOf(ids.hub), NOW)
    expect(verifyReceipt({ bytes, signature: seal }, hubOf())).toEqual({
      ok: false,
      reason: 'a seal, not a statement of the hub',
    })
  })

  it('is refused when what the hub signed is no receipt', () => {
    for (const text of ['{}', 'x', '{"id": "1"}']) {
      const bytes = Buffer.from(text)
      const signature = signDetached(bytes, signerOf(ids.hub), { signingTime: NOW })
      expect(verifyReceipt({ bytes, signature }, hubOf())).toEqual({ ok: false, reason: 'not a receipt' })
    }
  })

  it('names the digest of the received bytes', () => {
    const empty = 'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
    expect(messageDigest(Buffer.alloc(0))).toBe(empty)
  })
})

describe('the checkpoint', () => {
  const checkpoint = { origin: 'corridor.example/log', size: 0, root: emptyRoot() }

  it('is three lines, read back only as written', () => {
    const text = checkpointText(checkpoint)
    expect(text).toBe('corridor.example/log\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n')
    expect(parseCheckpoint(text)).toEqual(checkpoint)
    for (const wrong of [
      text.slice(0, -1),
      `${text}\n`,
      text.replace('\n0\n', '\n00\n'),
      text.replace('FU=', 'FV='),
      '',
    ]) {
      expect(parseCheckpoint(wrong)).toBeUndefined()
    }
  })

  it('refuses what is none', () => {
    expect(() => checkpointText({ ...checkpoint, origin: 'two words' })).toThrow(RangeError)
    expect(() => checkpointText({ ...checkpoint, size: -1 })).toThrow(RangeError)
    expect(() => checkpointText({ ...checkpoint, root: Buffer.alloc(31) })).toThrow(RangeError)
  })

  it('is signed by the hub', () => {
    const text = checkpointText(checkpoint)
    const signature = signCheckpoint(text, signerOf(ids.hub), NOW)
    expect(verifyCheckpoint(text, signature, hubOf())).toMatchObject({ ok: true, signingTime: NOW })
    expect(verifyCheckpoint(text.replace('\n0\n', '\n1\n'), signature, hubOf())).toMatchObject({ ok: false })
  })
})

describe('the hub’s key', () => {
  it('is refused when it is RSA, and taken when it is on P-256', () => {
    const { rsaParty, hub } = ids
    const words = 'CORRIDOR_HUB_KEY must be a key on P-256, this one is rsa'
    expect(() => createHubSigner(rsaParty.key, rsaParty.certificateDer)).toThrow(words)
    expect(createHubSigner(hub.key, hub.certificateDer).certificate.keyKind).toBe('ec')
  })
})
