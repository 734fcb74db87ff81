import { execFileSync } from 'node:child_process'
import { createPrivateKey } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAuthority, issueCertificate, toPem } from '../../src/pki/authority.ts'
import { createSigner } from '../../src/trust/cms.ts'
import { createHubVerifier } from '../../src/trust/seal.ts'
import { readDirectory } from '../../src/trust/directory.ts'
import { certificatesOf, derOf, fingerprintOf } from '../../src/trust/x509/pem.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import * as m from '../support/messages.ts'
import type { TestParty } from '../support/parties.ts'
import { corridor } from '../support/witness.ts'

const DAY_MS = 86_400_000
const KEY = 'TG/fonds-garantie'
const folder = mkdtempSync(join(tmpdir(), 'corridor-certificates-'))
const path = (name: string): string => join(folder, name)
const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })

let hub: TestHub
/** A hub that trusts the same authorities, and has none of its own. */
let without: TestHub
let external: Awaited<ReturnType<typeof createAuthority>>

beforeAll(async () => {
  const { code } = await corridor(['pki', 'init', '--dir', path('ca'), '--name', 'Pilot'])
  if (code !== 0) throw new Error(`no authority was made: the command gave ${code}`)
  const validity = { validFrom: new Date(Date.now() - DAY_MS), validTo: new Date(Date.now() + DAY_MS) }
  external = await createAuthority({ commonName: 'Region', ...validity })
  writeFileSync(path('trust.crt'), readFileSync(path('ca/chain.crt'), 'utf8') + external.certificatePem)
  const config = { trustCa: path('trust.crt') }
  hub = await startTestHub({ config: { ...config, pki: path('ca') } })
  without = await startTestHub({ config })
})
afterAll(async () => {
  await Promise.all([hub?.stop(), without?.stop()])
  rmSync(folder, { recursive: true, force: true })
})

function request(
  name: string,
  algorithm = ['EC', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  subject = '/O=Fonds/CN=fonds',
) {
  openssl('genpkey', '-algorithm', ...algorithm, '-out', `${name}.key`)
  openssl('req', '-new', '-key', `${name}.key`, '-subj', subject, '-out', `${name}.csr`)
  return readFileSync(path(`${name}.csr`), 'utf8')
}

type Told = { status: number; body: Record<string, unknown> }

async function ask(of: TestHub, route: string, body?: object, token = 'token-of-operator'): Promise<Told> {
  const response = await fetch(`${of.url}${route}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

const route = (party = KEY): string => `/v1/participants/${party.replace('/', '~')}/certificates`
const offer = (body: object, of = hub): Promise<Told> => ask(of, route(), { reason: 'a test', ...body })
const codeOf = ({ status, body }: Told): string => `${status} ${String(body['code'])}`
const pointerOf = ({ body }: Told): unknown => (body['errors'] as { pointer: string }[])[0]?.pointer

/** The party that signs with this key from now on. */
function signingWith(name: string, answer: Told): TestParty {
  const key = createPrivateKey(readFileSync(path(`${name}.key`)))
  return { ...hub.party(KEY), signer: createSigner(key, derOf(String(answer.body['certificate']))) }
}

const sendAs = async (party: TestParty): Promise<string> => {
  const { status, body } = await hub.post(party, m.registration(m.newGrn(), '100000'))
  return status === 202 ? '202' : `${status} ${String(body['code'])}`
}

describe('a request for a certificate is refused', () => {
  test('where the hub has no authority of its own', async () => {
    expect(codeOf(await offer({ use: 'signing', csr: request('homeless') }, without))).toBe('409 no-authority')
  })

  test('with a key on another curve, or too short', async () => {
    const other = await offer({ use: 'signing', csr: request('p384', ['EC', '-pkeyopt', 'ec_paramgen_curve:P-384']) })
    expect([codeOf(other), pointerOf(other)]).toEqual(['422 certificate-request', '/csr'])
    expect(String(other.body['detail'])).toContain('secp384r1')
    const short = await offer({ use: 'signing', csr: request('short', ['RSA', '-pkeyopt', 'rsa_keygen_bits:2048']) })
    expect(String(short.body['detail'])).toContain('RSA 2048')
  })

  test('that its own key has not signed', async () => {
    const der = derOf(request('stolen'))
    const last = der.length - 1
    der[last] = (der[last] ?? 0) ^ 1
    const answer = await offer({ use: 'signing', csr: toPem('CERTIFICATE REQUEST', der) })
    expect(codeOf(answer)).toBe('422 certificate-request')
    expect(String(answer.body['detail'])).toContain('not signed with its own key')
  })

  test('that is none, names nobody, or is of nobody registered', async () => {
    expect(codeOf(await offer({ use: 'signing', csr: 'a request, please' }))).toBe('422 certificate-request')
    expect(codeOf(await offer({ use: 'signing', csr: request('nameless', undefined, '/O=Fonds') }))).toBe(
      '422 certificate-request',
    )
    const strange = { use: 'signing', csr: request('strange'), reason: 'a test' }
    expect(codeOf(await ask(hub, route('TG/nobody'), strange))).toBe('404 not-found')
    // Nothing was issued for it: the same key may still be certified for another use.
    expect((await offer({ ...strange, use: 'tls' })).status).toBe(201)
  })

  test('without a reason, by anybody but an operator, and with both or neither of the two', async () => {
    const csr = request('unasked')
    expect(codeOf(await ask(hub, route(), { use: 'signing', csr }))).toBe('422 reason-required')
    const party = hub.party(KEY).token
    expect(codeOf(await ask(hub, route(), { use: 'signing', csr, reason: 'mine' }, party))).toBe('403 forbidden')
    expect(codeOf(await offer({ use: 'signing' }))).toBe('422 13')
    expect(codeOf(await offer({ use: 'signing', csr, certificate: csr }))).toBe('422 15')
    expect(codeOf(await offer({ use: 'both', csr }))).toBe('422 12')
  })
})

describe('a certificate of another authority', () => {
  const validity = { validFrom: new Date(Date.now() - DAY_MS), validTo: new Date(Date.now() + DAY_MS) }
  const issued = async (purpose: 'party' | 'tls-server' | 'hub-seal', more: object = {}, by = external) =>
    (await issueCertificate(by, { commonName: 'fonds', purpose, ...validity, ...more })).certificatePem

  test('is refused when nobody we trust has issued it, when it ended, for another use, and when it is none', async () => {
    const strangers = await createAuthority({ commonName: 'Strangers', ...validity })
    const ended = { validFrom: new Date(Date.now() - DAY_MS), validTo: new Date(Date.now() - 1_000) }
    const cases: [string, 'signing' | 'tls', string][] = [
      ['422 certificate-not-trusted', 'signing', await issued('party', {}, strangers)],
      ['422 certificate-expired', 'signing', await issued('party', ended)],
      ['422 certificate-wrong-usage', 'signing', await issued('tls-server')],
      ['422 certificate-wrong-usage', 'tls', await issued('hub-seal')],
      ['422 certificate-unreadable', 'signing', 'a certificate'],
    ]
    for (const [expected, use, certificate] of cases) {
      const answer = await offer({ use, certificate })
      expect([codeOf(answer), pointerOf(answer)]).toEqual([expected, '/certificate'])
    }
  })

  test('is registered beside the others, with its chain, and only for one party and one use', async () => {
    const certificate = await issued('party')
    const answer = await offer({ use: 'signing', certificate })
    expect(answer.status).toBe(201)
    expect(answer.body).toMatchObject({
      use: 'signing',
      fingerprint: fingerprintOf(derOf(certificate)),
      chain: [toPem('CERTIFICATE', external.certificateDer)],
    })
    expect(codeOf(await offer({ use: 'tls', certificate }))).toBe('422 key-other-use')
    const others = await ask(hub, route('TG'), { use: 'signing', certificate, reason: 'mine' })
    expect(codeOf(others)).toBe('409 certificate-taken')
    // Once more is no act.
    const again = await offer({ use: 'signing', certificate })
    expect([again.status, 'logIndex' in again.body]).toEqual([201, false])
  })
})

describe('a certificate that the hub’s own authority issues', () => {
  let answer: Told
  let party: TestParty
  beforeAll(async () => {
    answer = await offer({ use: 'signing', csr: request('own') })
    if (answer.status !== 201) throw new Error(`no certificate was issued: ${codeOf(answer)}`)
    party = signingWith('own', answer)
  })

  test('counts at once, and the act is a leaf of the log', async () => {
    expect(await sendAs(party)).toBe('202')
    expect((answer.body['chain'] as string[]).map((one) => derOf(one))).toEqual(
      certificatesOf(readFileSync(path('ca/chain.crt'), 'utf8')),
    )
    const { status, body } = await ask(hub, `/v1/log/proof/${String(answer.body['logIndex'])}`)
    expect(status).toBe(200)
    expect(JSON.parse(String(body['record']))).toMatchObject({ kind: 'act', verdict: 'certificate-add' })
  })

  test('is never that of another use, whoever issues it', async () => {
    const csr = readFileSync(path('own.csr'), 'utf8')
    expect(codeOf(await offer({ use: 'tls', csr }))).toBe('422 key-other-use')
  })

  test('is told to every participant by the hub’s signature, and not told anew while nothing changes', async () => {
    const asked = (headers: Record<string, string> = {}) =>
      fetch(`${hub.url}/v1/certificates`, { headers: { authorization: 'Bearer token-of-bf', ...headers } })
    const response = await asked()
    const bytes = Buffer.from(await response.arrayBuffer())
    const signature = Buffer.from(response.headers.get('corridor-signature') ?? '', 'base64')
    const pinned = createHubVerifier([derOf(readFileSync(hub.config.hubCertificate))])
    const read = readDirectory(bytes, signature, pinned)
    if (!read.ok) throw new Error(read.reason)
    const fingerprint = String(answer.body['fingerprint'])
    expect(read.directory.known.get(fingerprint)).toMatchObject({ partyKey: KEY, use: 'signing' })
    const items = (JSON.parse(bytes.toString()) as { items: { party: string; fingerprint: string }[] }).items
    expect(items[0]).toMatchObject({
      party: 'ZZ',
      fingerprint: fingerprintOf(derOf(readFileSync(hub.config.hubCertificate))),
    })
    expect((await asked({ 'if-none-match': response.headers.get('etag') ?? '' })).status).toBe(304)
    // One byte more or less, and the signature does not hold.
    expect(readDirectory(Buffer.concat([bytes, Buffer.from(' ')]), signature, pinned).ok).toBe(false)
  })

  test('revoked, it counts no more; a later instant gives nothing back; its key is given up for good', async () => {
    const at = `${route()}/${String(answer.body['fingerprint'])}/revoke`
    expect(codeOf(await ask(hub, at, {}))).toBe('422 reason-required')
    expect(codeOf(await ask(hub, at, { reason: 'x', distrustFrom: 'yesterday' }))).toBe('422 51')
    expect(codeOf(await ask(hub, `${route()}/${'0'.repeat(64)}/revoke`, { reason: 'x' }))).toBe('404 not-found')
    const done = await ask(hub, at, { reason: 'keyCompromise' })
    expect(done).toMatchObject({ status: 200, body: { fingerprint: answer.body['fingerprint'] } })
    expect(await sendAs(party)).toBe('403 certificate-revoked')
    const later = await ask(hub, at, { reason: 'x', distrustFrom: new Date(Date.now() + DAY_MS).toISOString() })
    expect(later.body).toEqual({ fingerprint: answer.body['fingerprint'], distrustedFrom: done.body['distrustedFrom'] })
    const again = await offer({ use: 'signing', csr: readFileSync(path('own.csr'), 'utf8') })
    expect(codeOf(again)).toBe('422 certificate-request')
    const handed = await offer({ use: 'signing', certificate: answer.body['certificate'] })
    expect(codeOf(handed)).toBe('422 certificate-revoked')
    // The authority's own list says so as well.
    expect((await corridor(['pki', 'crl', '--dir', path('ca'), '--out', path('trust.crl')])).code).toBe(0)
    openssl('crl', '-in', 'trust.crl', '-noout', '-text')
    const text = openssl('crl', '-in', 'trust.crl', '-noout', '-text').toString()
    expect(text).toMatch(/Serial Number/)
  })

  test('is added, listed and revoked by the command as well', async () => {
    const where = ['--hub', hub.url, '--token', 'token-of-operator']
    request('by-command')
    const add = ['participant', 'certificate', 'add', KEY, '--use', 'tls', '--reason', 'a test', ...where]
    expect((await corridor([...add])).code).toBe(2)
    const added = await corridor([...add, '--csr', path('by-command.csr'), '--out', path('by-command.crt')])
    expect(added.code, added.err.join()).toBe(0)
    const [der] = certificatesOf(readFileSync(path('by-command.crt'), 'utf8'))
    const fingerprint = fingerprintOf(der ?? Buffer.alloc(0))
    expect(JSON.parse(added.out.join('\n'))).toMatchObject({ fingerprint, use: 'tls' })
    const list = ['participant', 'certificate', 'list', KEY, ...where]
    const listed = async () =>
      (JSON.parse((await corridor(list)).out.join('\n')) as { items: { fingerprint: string }[] }).items.find(
        (one) => one.fingerprint === fingerprint,
      )
    expect(await listed()).not.toHaveProperty('distrustedFrom')
    const revoke = ['participant', 'certificate', 'revoke', KEY, fingerprint, '--reason', 'superseded', ...where]
    expect((await corridor(revoke)).code).toBe(0)
    expect(await listed()).toHaveProperty('distrustedFrom')
    const refused = await corridor([
      'participant',
      'certificate',
      'revoke',
      KEY,
      '0'.repeat(64),
      '--reason',
      'x',
      ...where,
    ])
    expect([refused.code, refused.err.join()]).toEqual([1, 'There is nothing here, or the caller is no party to it.'])
  })

  test('stands in the list with what became of it', async () => {
    const { body } = await ask(hub, route(), undefined)
    const items = body['items'] as { fingerprint: string; distrustedFrom?: string }[]
    const own = items.find(({ fingerprint }) => fingerprint === answer.body['fingerprint'])
    expect(own).toMatchObject({ use: 'signing', distrustedFrom: expect.any(String) })
    expect(items.length).toBeGreaterThan(2)
  })
})
