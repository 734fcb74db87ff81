import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { postDer } from '../../../src/compose/post-der.ts'
import { createAuthority, type Identity, issueCertificate } from '../../../src/pki/authority.ts'
import { encodeSequence, openDer, TAG } from '../../../src/trust/der.ts'
import { parseCertificate } from '../../../src/trust/x509/certificate.ts'
import { type Asked, MAX_OCSP_BYTES, ocspRequest, readOcspAnswer } from '../../../src/trust/x509/ocsp.ts'
import type { AskingResponders } from '../../../src/trust/x509/responders.ts'
import { openTrustFiles, type Trust } from '../../../src/trust/x509/trust-files.ts'
import { type HandTimers, handTimers } from '../../support/hand-timers.ts'
import { waitFor } from '../../support/wait-for.ts'
import { createOcspAuthority, type OcspAuthority, RESPONDER_USAGE } from '../../support/ocsp-responder.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const HOUR_MS = 3_600_000
const folder = mkdtempSync(join(tmpdir(), 'corridor-responders-'))
const ca = join(folder, 'ca.pem')

let authority: OcspAuthority
let togo: Identity
let kept: Map<string, Buffer>
let faults: string[]
let questions: number
let time: HandTimers
let now: Date
/** When certificates of a test are revoked: after they were issued, and before its `now`. */
let since: Date
let trust: Trust

beforeAll(async () => {
  authority = await createOcspAuthority()
  togo = await authority.issue('togo')
  writeFileSync(ca, authority.caPem)
})
beforeEach(async () => {
  kept = new Map()
  faults = []
  questions = 0
  now = new Date(Math.floor(Date.now() / 1000) * 1000 + 60_000)
  since = new Date(now.getTime() - 20_000)
  trust = await open({})
})
afterEach(async () => {
  trust.close()
  await authority.stop()
})
afterAll(async () => {
  await authority.remove()
  rmSync(folder, { recursive: true, force: true })
})

const ask: AskingResponders['ask'] = (url, body) =>
  postDer(url, {
    body,
    type: 'application/ocsp-request',
    answerType: 'application/ocsp-response',
    maxBytes: MAX_OCSP_BYTES,
  })

async function open(change: Partial<AskingResponders>, crl?: string): Promise<Trust> {
  time = handTimers()
  const asking: AskingResponders = {
    allowed: [new URL(authority.url).origin],
    ask: (url, request) => {
      questions += 1
      return ask(url, request)
    },
    kept: async (fingerprint) => kept.get(fingerprint),
    keep: async (fingerprint, answer) => void kept.set(fingerprint, answer),
    now: () => now,
    timers: time.timers,
    onFault: (_certificate, reason) => faults.push(reason),
    ...change,
  }
  return await openTrustFiles({
    files: { ca, ...(crl === undefined ? {} : { crl }) },
    onChange: () => undefined,
    onFault: () => undefined,
    timers: time.timers,
    responders: asking,
  })
}

const verdictOf = ({ certificateDer }: Identity, at = now) => {
  const verdict = trust.check(parseCertificate(certificateDer), at)
  return verdict.ok ? 'trusted' : verdict.code
}
/** What is said of a certificate once its responder was asked. */
const toldOf = async (identity: Identity) => {
  verdictOf(identity)
  await trust.askResponders()
  return verdictOf(identity)
}

describe('a certificate whose authority has a responder', () => {
  test('is refused from the instant that the responder names, and was good before', async () => {
    await authority.start(await authority.issue('answers', RESPONDER_USAGE), '-nmin', '10')
    const revoked = await authority.issue('revoked')
    await authority.revoke(revoked, since)
    expect(verdictOf(revoked), 'nobody waits for the responder').toBe('trusted')
    await trust.askResponders()
    expect(verdictOf(revoked)).toBe('certificate-revoked')
    expect(verdictOf(revoked, new Date(since.getTime() - 1000))).toBe('trusted')
    expect(await toldOf(togo)).toBe('trusted')
    expect(faults).toEqual([])
  })

  test('is asked about again after five minutes, and refused once it is revoked', async () => {
    await authority.start(undefined, '-nmin', '10')
    const later = await authority.issue('later')
    expect(await toldOf(later)).toBe('trusted')
    await authority.revoke(later, since)
    now = new Date(now.getTime() + 299_000)
    expect(await toldOf(later), 'not yet due').toBe('trusted')
    now = new Date(now.getTime() + 1_000)
    expect(await toldOf(later)).toBe('certificate-revoked')
    expect(questions).toBe(2)
  })

  test('stays revoked while the responder is silent, and when the process starts anew meanwhile', async () => {
    await authority.start(undefined, '-nmin', '10')
    const silent = await authority.issue('silent')
    await authority.revoke(silent, since)
    expect(await toldOf(silent)).toBe('certificate-revoked')
    await authority.stop()
    trust.close()
    trust = await open({})
    expect(await toldOf(silent)).toBe('certificate-revoked')
    expect(faults).toEqual([expect.stringContaining('no answer from http://127.0.0.1')])
  })

  test('is not refused for a responder that is silent, or does not know it: that is shown instead', async () => {
    expect(await toldOf(togo)).toBe('trusted')
    expect(trust.responders(now)).toMatchObject([{ responder: authority.url, certificates: 1, state: 'none' }])
    await authority.start(undefined, '-nmin', '10')
    const unknown = await authority.issue('unknown')
    await authority.forget(unknown)
    expect(await toldOf(unknown)).toBe('trusted')
    expect(faults.at(-1)).toBe('the responder does not know the certificate')
    expect(trust.responders(now)).toMatchObject([{ certificates: 2, state: 'none' }])
  })
})

describe('an answer counts for nothing', () => {
  test('by somebody whom the authority has not appointed, or who was appointed by another', async () => {
    const revoked = await authority.issue('about')
    await authority.revoke(revoked, since)
    await authority.start(await authority.issue('not-appointed'), '-nmin', '10')
    expect(await toldOf(revoked)).toBe('trusted')
    expect(faults).toEqual(['whoever answers has a certificate for something else (extended key usage)'])
    await authority.stop()

    const stranger = await createAuthority({
      commonName: 'Stranger',
      validFrom: since,
      validTo: new Date(now.getTime() + HOUR_MS),
    })
    const validity = { validFrom: new Date(0), validTo: new Date(now.getTime() + HOUR_MS) }
    await authority.start(
      await issueCertificate(stranger, { commonName: 'x', purpose: 'party', ...validity }),
      '-nmin',
      '10',
    )
    now = new Date(now.getTime() + 60_000)
    expect(await toldOf(revoked)).toBe('trusted')
    expect(faults.at(-1)).toBe('whoever answers was not appointed by the authority that issued the certificate')
  })

  test('by a responder whose own certificate its authority has revoked', async () => {
    const appointed = await authority.issue('appointed', RESPONDER_USAGE)
    const asked = { certificate: parseCertificate(togo.certificateDer), issuer: parseCertificate(parseCaDer()) }
    await authority.start(appointed, '-nmin', '10')
    const nonce = Buffer.alloc(32, 7)
    const answer = await ask(authority.url, ocspRequest(asked, nonce))
    expect(readOcspAnswer(answer, asked, { nonce, now }).status).toBe('good')
    const isRevoked = ({ der }: { der: Buffer }) => der.equals(appointed.certificateDer)
    expect(() => readOcspAnswer(answer, asked, { nonce, now }, isRevoked)).toThrow('has a certificate that was revoked')
  })

  test('to another question, past its time, of a time to come, about another certificate, or with a byte changed', async () => {
    await authority.start(undefined, '-nmin', '10', '-resp_no_certs')
    const asked = { certificate: parseCertificate(togo.certificateDer), issuer: parseCertificate(parseCaDer()) }
    const nonce = Buffer.alloc(32, 7)
    const answer = await ask(authority.url, ocspRequest(asked, nonce))
    const at = (ms: number) => ({ nonce, now: new Date(now.getTime() + ms) })
    expect(readOcspAnswer(answer, asked, at(0))).toMatchObject({ status: 'good' })
    expect(() => readOcspAnswer(answer, asked, { nonce: Buffer.alloc(32, 8), now })).toThrow('to another question')
    expect(() => readOcspAnswer(answer, asked, at(HOUR_MS))).toThrow('was good until')
    expect(() => readOcspAnswer(answer, asked, at(-HOUR_MS))).toThrow('to come')
    const other = { ...asked, certificate: parseCertificate((await authority.issue('other')).certificateDer) }
    expect(() => readOcspAnswer(answer, other, at(0))).toThrow('not one answer about this certificate')
    let held = 0
    for (let index = 0; index < answer.length; index++) {
      const changed = Buffer.from(answer)
      changed[index] = (changed[index] ?? 0) ^ 1
      try {
        const { status } = readOcspAnswer(changed, asked, at(0))
        if (status !== 'good') held += 1
      } catch {
        // Refused: whatever the reason.
      }
    }
    expect(held, 'answers that say something else').toBe(0)
  })

  test('that repeats no nonce and does not say until when it is good: it could be as old as the certificate', async () => {
    await authority.start()
    const asked = { certificate: parseCertificate(togo.certificateDer), issuer: parseCertificate(parseCaDer()) }
    const nonce = Buffer.alloc(32, 7)
    expect(readOcspAnswer(await ask(authority.url, ocspRequest(asked, nonce)), asked, { nonce, now }).status).toBe(
      'good',
    )
    const without = await ask(authority.url, withoutNonce(asked))
    expect(() => readOcspAnswer(without, asked, { nonce, now })).toThrow('repeats no nonce')
  })

  test('that is older than the last one', async () => {
    // Signed beforehand, without a nonce, as many responders do: an old one that is still good could be shown again.
    await authority.start(undefined, '-nmin', '600')
    const about = await authority.issue('replayed')
    const asked = { certificate: parseCertificate(about.certificateDer), issuer: parseCertificate(parseCaDer()) }
    const signed = async () => {
      const der = await ask(authority.url, withoutNonce(asked))
      return { der, ...readOcspAnswer(der, asked, { nonce: Buffer.alloc(32), now }) }
    }
    const old = await signed()
    await authority.revoke(about, since)
    const newer = await waitFor(
      async () => {
        const one = await signed()
        return one.thisUpdate > old.thisUpdate && one.status === 'revoked' ? one : undefined
      },
      { label: 'an answer of another second' },
    )
    let shown = newer.der
    trust.close()
    trust = await open({ ask: async () => shown })
    expect(await toldOf(about)).toBe('certificate-revoked')
    shown = old.der
    now = new Date(now.getTime() + 300_000)
    expect(await toldOf(about)).toBe('certificate-revoked')
    expect(faults).toEqual([`the answer is older than that of ${newer.thisUpdate.toISOString()}`])
  })
})

/** The question as others ask it: its first part alone. */
function withoutNonce(asked: Asked): Buffer {
  const request = openDer(ocspRequest(asked, Buffer.alloc(32)), TAG.sequence).whole(TAG.sequence)
  return encodeSequence(encodeSequence(openDer(request, TAG.sequence).whole(TAG.sequence)))
}

const parseCaDer = (): Buffer => Buffer.from(authority.caPem.replace(/-----[^-]+-----|\s/g, ''), 'base64')

test('nobody connects to a responder that the operator has not allowed, whatever a certificate says', async () => {
  await authority.start(undefined, '-nmin', '10')
  trust.close()
  trust = await open({ allowed: ['http://127.0.0.1:1'] })
  expect(await toldOf(togo)).toBe('trusted')
  expect(questions).toBe(0)
  expect(trust.responders(now)).toMatchObject([{ state: 'not-asked', responder: authority.url }])
})

test('how long answers are still good counts down to the second, and past it the last one goes on to count', async () => {
  await authority.start(undefined, '-nmin', '10')
  const stale = await authority.issue('stale')
  await authority.revoke(stale, since)
  expect([await toldOf(stale), await toldOf(togo)]).toEqual(['certificate-revoked', 'trusted'])
  const [standing] = trust.responders(now)
  expect(standing).toMatchObject({ state: 'current', certificates: 2 })
  const due = standing?.nextUpdate ?? now
  expect(trust.responders(due)).toMatchObject([{ state: 'current', secondsLeft: 0 }])
  now = new Date(due.getTime() + 5_000)
  expect(trust.responders(now)).toMatchObject([{ state: 'overdue', secondsLeft: -5 }])
  expect([verdictOf(stale), verdictOf(togo)]).toEqual(['certificate-revoked', 'trusted'])
})

describe('a responder that misbehaves', () => {
  let server: Server
  const serve = (answer: (response: ServerResponse) => void) =>
    new Promise<string>((resolve) => {
      server = createServer((_request, response) => answer(response)).listen(0, '127.0.0.1', () => {
        const address = server.address()
        resolve(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/`)
      })
    })
  afterEach(() => {
    server.closeAllConnections()
    server.close()
  })

  test('is not followed elsewhere, nor read without an end, nor believed in another kind of answer', async () => {
    const elsewhere = await serve((response) => response.writeHead(302, { location: authority.url }).end())
    await expect(ask(elsewhere, Buffer.from('x'))).rejects.toThrow(/no answer from/)
    server.close()
    const type = { 'content-type': 'application/ocsp-response' }
    const endless = await serve((response) => response.writeHead(200, type).end(Buffer.alloc(MAX_OCSP_BYTES + 1)))
    await expect(ask(endless, Buffer.from('x'))).rejects.toThrow(/more than 65536 bytes/)
    server.close()
    const page = await serve((response) => response.writeHead(200, { 'content-type': 'text/html' }).end('sign in'))
    await expect(ask(page, Buffer.from('x'))).rejects.toThrow(/200 and no application\/ocsp-response/)
  })
})
