import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createPrivateKey, randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createDeliveryVerifier, type DeliveryVerifier, type Envelope } from '../../../src/adapter-api/index.ts'
import { keepDirectory } from '../../../src/adapter-host/directory.ts'
import { createHubHttp } from '../../../src/adapter-host/hub-http.ts'
import { type HubTls, openHubTls } from '../../../src/adapter-host/hub-tls.ts'
import { encodeJson } from '../../../src/codec/index.ts'
import { processTimers } from '../../../src/compose/process-timers.ts'
import { type Identity, issueCertificate } from '../../../src/pki/authority.ts'
import { canonicalBytes } from '../../../src/trust/canonical-json.ts'
import { createSigner, signDetached, type Signer } from '../../../src/trust/cms.ts'
import { DIRECTORY_FORMAT, type DirectoryEntry } from '../../../src/trust/directory.ts'
import { makeSeal } from '../../../src/trust/seal.ts'
import { derOf, fingerprintOf } from '../../../src/trust/x509/pem.ts'
import { asParty } from '../../support/identifiers.ts'
import { arrival, newMrn } from '../../support/messages.ts'
import { createTestPki, type TestPki } from '../../support/parties.ts'
import { waitFor } from '../../support/wait-for.ts'

/** Real keys and signatures, real HTTP; the hub is a server that answers with what a test gives it. */
let pki: TestPki
let hub: Signer
let bf: Identity
let renewed: Identity
let server: Server
let answer: () => { status: number; bytes?: Buffer; signature?: Buffer; etag?: string }
let asked: (string | undefined)[]
let verifier: DeliveryVerifier
let ending: AbortController
let logged: string[]
let tls: HubTls

beforeAll(async () => {
  pki = await createTestPki()
  tls = await openHubTls({ ca: undefined, client: undefined, timers: processTimers, onFault: () => undefined })
  hub = createSigner(createPrivateKey(readFileSync(pki.hub.key)), derOf(readFileSync(pki.hub.certificate)))
  const validity = { validFrom: new Date(Date.now() - 1_000_000), validTo: new Date(Date.now() + 1_000_000) }
  bf = await issueCertificate(pki.authority, { commonName: 'bf', purpose: 'party', ...validity })
  renewed = await issueCertificate(pki.authority, { commonName: 'bf', purpose: 'party', ...validity })
  server = createServer((request, response) => {
    asked.push(request.headers['if-none-match'])
    const { status, bytes, signature, etag } = answer()
    const head = { ...(etag === undefined ? {} : { etag }), 'corridor-signature': signature?.toString('base64') ?? '' }
    response.writeHead(status, head).end(bytes)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  server.close()
  tls.close()
  await pki.remove()
})
beforeEach(async () => {
  asked = []
  logged = []
  ending = new AbortController()
  verifier = await createDeliveryVerifier({ caFile: pki.ca, hubFile: pki.hub.certificate, timers: processTimers })
})
afterEach(() => {
  ending.abort()
  verifier.close()
})

const keeper = (of = verifier) =>
  keepDirectory({
    http: createHubHttp({
      hub: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      token: 'token',
      tls,
      signal: ending.signal,
    }),
    verifier: of,
    signal: ending.signal,
    timers: processTimers,
    log: (event) => void logged.push(event),
  })

const entry = (identity: Identity, more: Partial<DirectoryEntry> = {}): DirectoryEntry => ({
  party: asParty('BF'),
  use: 'signing',
  fingerprint: fingerprintOf(identity.certificateDer),
  certificate: identity.certificateDer.toString('base64'),
  from: new Date(0).toISOString(),
  ...more,
})

function directory(version: number, items: DirectoryEntry[], signer = hub) {
  const bytes = canonicalBytes({ format: DIRECTORY_FORMAT, version: String(version), items })
  const signature = signDetached(bytes, signer, { signingTime: new Date() })
  return { status: 200, bytes, signature, etag: `"${version}"` }
}

function envelopeOf(by: Identity): Envelope {
  const [mrn, id] = [newMrn(), randomUUID()]
  const body = encodeJson(arrival(mrn, { id }))
  const seal = makeSeal(body, { logIndex: 7, sender: 'BF', id, mrn }, hub, new Date())
  const signature = signDetached(body, createSigner(by.key, by.certificateDer), {})
  const named = { receiver: asParty('TG'), sender: asParty('BF'), id, type: 'arrival-advice', mrn, logIndex: 7 }
  return { ...named, contentType: 'application/json', body, signature, seal }
}

const signatureOf = (checks: readonly { name: string; ok: boolean; detail?: string }[]): string => {
  const check = checks.find(({ name }) => name === 'signature')
  return check?.ok === true ? 'ok' : (check?.detail ?? 'none').replace(/:.*/, '')
}

describe('what no hub of ours has signed is not learned', () => {
  test('a directory signed by a participant, changed on the way, or older than the one in use', () => {
    const strange = directory(9, [entry(bf)], createSigner(bf.key, bf.certificateDer))
    expect(verifier.learn(strange.bytes, strange.signature)).toBe('not signed by the hub')
    const { bytes, signature } = directory(5, [entry(bf)])
    expect(verifier.learn(Buffer.concat([bytes, Buffer.from(' ')]), signature)).toBeDefined()
    expect(verifier.learn(bytes, signature)).toBeUndefined()
    const older = directory(4, [])
    expect(verifier.learn(older.bytes, older.signature)).toBe('older than the one in use')
    expect(signatureOf(verifier.checks(envelopeOf(bf)))).toBe('ok')
  })

  test('a receipt, or whatever else the hub signs', () => {
    const bytes = canonicalBytes({ version: '1', items: [entry(bf)] })
    const signature = signDetached(bytes, hub, { signingTime: new Date() })
    expect(verifier.learn(bytes, signature)).toBe('signed by the hub, but no directory of certificates')
  })
})

describe('a sender is judged by the directory', () => {
  test('registered for TLS, or distrusted when the hub took the message, it is refused', () => {
    const judged = (more: Partial<DirectoryEntry>, version: number): string => {
      const { bytes, signature } = directory(version, [entry(bf, more)])
      expect(verifier.learn(bytes, signature)).toBeUndefined()
      return signatureOf(verifier.checks(envelopeOf(bf)))
    }
    expect(judged({ use: 'tls' }, 1)).toBe('certificate-wrong-usage')
    expect(judged({ distrustedFrom: new Date(Date.now() - 60_000).toISOString() }, 2)).toBe('certificate-revoked')
    expect(judged({ distrustedFrom: new Date(Date.now() + 60_000).toISOString() }, 3)).toBe('ok')
  })

  test('where the adapter has agreed on a partner’s keys itself, the hub’s word on them does not count', async () => {
    writeFileSync(join(pki.folder, 'bf.crt'), bf.certificatePem)
    writeFileSync(join(pki.folder, 'partners.json'), JSON.stringify({ BF: ['bf.crt'] }))
    const files = { caFile: pki.ca, hubFile: pki.hub.certificate, partnersFile: join(pki.folder, 'partners.json') }
    const pinned = await createDeliveryVerifier({ ...files, timers: processTimers })
    const { bytes, signature } = directory(1, [entry(bf), entry(renewed)])
    expect(pinned.learn(bytes, signature)).toBeUndefined()
    expect(signatureOf(pinned.checks(envelopeOf(bf)))).toBe('ok')
    expect(signatureOf(pinned.checks(envelopeOf(renewed)))).toBe('certificate-not-trusted')
    pinned.close()
  })

  test('a certificate that is not known yet is asked for before the delivery is refused', async () => {
    answer = () => directory(1, [entry(bf)])
    const kept = keeper()
    expect(signatureOf(await kept.check(envelopeOf(bf)))).toBe('ok')
    answer = () => directory(2, [entry(bf), entry(renewed)])
    expect(signatureOf(await kept.check(envelopeOf(renewed)))).toBe('ok')
    expect(asked.at(-1)).toBe('"1"')
    answer = () => ({ status: 304 })
    const strange = await issueCertificate(pki.authority, {
      commonName: 'bf',
      purpose: 'party',
      validFrom: new Date(Date.now() - 1_000),
      validTo: new Date(Date.now() + 1_000_000),
    })
    expect(signatureOf(await kept.check(envelopeOf(strange)))).toBe('certificate-not-trusted')
  })

  test('while the hub does not answer, deliveries wait in their order instead of being refused', async () => {
    answer = () => ({ status: 503 })
    const kept = keeper()
    const done: string[] = []
    const first = kept.check(envelopeOf(bf)).then((checks) => done.push(`first ${signatureOf(checks)}`))
    const second = kept.check(envelopeOf(renewed)).then((checks) => done.push(`second ${signatureOf(checks)}`))
    await waitFor(() => (asked.length >= 3 ? true : undefined), { label: 'the hub is asked again' })
    expect(done).toEqual([])
    answer = () => directory(1, [entry(bf), entry(renewed)])
    await Promise.all([first, second])
    expect(done).toEqual(['first ok', 'second ok'])
    expect(logged).toContain('directory-unreachable')
  })
})
