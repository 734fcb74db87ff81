import { once } from 'node:events'
import { createServer as createPlain, type AddressInfo, type Server } from 'node:net'
import { createServer as createTls } from 'node:tls'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Findings } from '../../../src/compose/doctor/findings.ts'
import { checkReachable, checkTls } from '../../../src/compose/doctor/network.ts'
import { causeAndCure } from '../../../src/domain/values/told.ts'
import { type Authority, createAuthority, type Identity, issueCertificate } from '../../../src/pki/authority.ts'

const DAY_MS = 86_400_000
const NOW = new Date()
const around = { validFrom: new Date(+NOW - DAY_MS), validTo: new Date(+NOW + DAY_MS) }
const past = { validFrom: new Date(+NOW - 3 * DAY_MS), validTo: new Date(+NOW - DAY_MS) }

let root: Authority
let issuing: Authority
let stranger: Authority
let leaf: Identity
const servers: Server[] = []

beforeAll(async () => {
  root = await createAuthority({ commonName: 'Root', pathLength: 1, ...around })
  issuing = await createAuthority({ commonName: 'Issuing', issuer: root, ...around })
  stranger = await createAuthority({ commonName: 'Root', pathLength: 1, ...around })
  leaf = await issueCertificate(issuing, { commonName: 'hub', purpose: 'tls-server', ...around })
})
afterAll(async () => {
  await Promise.all(servers.map((one) => new Promise((resolve) => one.close(resolve))))
})

async function listening(server: Server): Promise<number> {
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

/** A real server that presents these certificates, looked at by the doctor. */
async function seen(own: Identity, sent: readonly Authority[], trusted: readonly Authority[], host = 'localhost') {
  const cert = [own, ...sent].map(({ certificatePem }) => certificatePem).join('')
  const port = await listening(createTls({ key: own.keyPem, cert }, (socket) => socket.on('error', () => undefined)))
  const findings = new Findings()
  const anchors = { ca: trusted.map(({ certificatePem }) => certificatePem), named: 'tlsCa (ca.crt)' }
  await checkTls(findings, { host, port, setting: 'hub' }, anchors, NOW)
  const [found] = findings.list
  if (found === undefined) throw new Error('nothing was checked')
  // Every certificate made here has this organisation.
  const short = (text = ''): string => text.replaceAll('O=Corridor demonstration, ', '')
  const words = Object.fromEntries(Object.entries(found.words ?? {}).map(([name, text]) => [name, short(text)]))
  const { cause, cure } = causeAndCure(found, 'en')
  return { found: { ...found, about: short(found.about), words }, cause: short(cause), cure: short(cure) }
}

test('a server that does not present the certificate of its issuer is failed with the link that is missing', async () => {
  const { found, cause, cure } = await seen(leaf, [], [root])
  expect(found).toMatchObject({ check: 'tls', state: 'failed', cause: 'chain-incomplete' })
  expect(cause).toBe(
    'CN=hub was issued by CN=Issuing, whose certificate is neither presented nor in tlsCa (ca.crt): the chain breaks there.',
  )
  expect(cure).toBe('Append the certificate of CN=Issuing to the file of the certificate that is presented.')
})

test('an authority of the same name that has not signed the chain is told from one that is missing', async () => {
  const { found } = await seen(leaf, [issuing], [stranger])
  expect(found).toMatchObject({ state: 'failed', cause: 'chain-other-authority' })
  expect(found.words).toMatchObject({ subject: 'CN=Issuing', issuer: 'CN=Root' })
  expect(found.about).toMatch(/: CN=hub → CN=Issuing$/)
})

test('a chain that is presented up to a root which nobody relies on is failed there', async () => {
  const { found } = await seen(leaf, [issuing, root], [await createAuthority({ commonName: 'Other', ...around })])
  expect(found).toMatchObject({ state: 'failed', cause: 'chain-unknown-root', words: { issuer: 'CN=Root' } })
})

test('an expired certificate, and an expired authority, are each named with the day', async () => {
  const expired = await issueCertificate(issuing, { commonName: 'old hub', purpose: 'tls-server', ...past })
  const day = past.validTo.toISOString().slice(0, 10)
  const one = await seen(expired, [issuing], [root])
  expect(one.found).toMatchObject({ state: 'failed', cause: 'certificate-expired', words: { subject: 'CN=old hub' } })
  expect(one.cause).toContain(day)
  const old = await createAuthority({ commonName: 'Old root', ...past })
  const under = await issueCertificate(old, { commonName: 'hub', purpose: 'tls-server', ...around })
  const two = await seen(under, [], [old])
  expect(two.found).toMatchObject({ state: 'failed', cause: 'certificate-expired', words: { subject: 'CN=Old root' } })
})

test('a certificate for other names is failed with the name that was called', async () => {
  const named = { commonName: 'hub', purpose: 'tls-server', hosts: ['hub.example'], ...around } as const
  const { found, cause } = await seen(await issueCertificate(issuing, named), [issuing], [root])
  expect(found).toMatchObject({ state: 'failed', cause: 'name-mismatch' })
  expect(cause).toMatch(/^The certificate presented is not for localhost: .*hub\.example/)
})

test('a server that does not speak TLS, and a port nobody listens on, are told apart', async () => {
  const port = await listening(createPlain((socket) => socket.resume().end('AMQP\0\0\u0009\u0001')))
  const findings = new Findings()
  await checkTls(findings, { host: '127.0.0.1', port, setting: 'amqp' }, { ca: [], named: 'tlsCa' }, NOW)
  expect(findings.list).toMatchObject([{ check: 'tls', state: 'failed', cause: 'no-tls', words: { setting: 'amqp' } }])
  const gone = await listening(createPlain())
  await new Promise((resolve) => servers.pop()?.close(resolve))
  const other = new Findings()
  expect(await checkReachable(other, { host: 'localhost', port: gone, setting: 'hub' })).toBe(false)
  expect(other.list).toMatchObject([
    { check: 'dns', state: 'ok' },
    { check: 'reachable', state: 'failed', cause: 'not-reachable', words: { port: String(gone), setting: 'hub' } },
  ])
})

test('a name without an address is failed before anything is connected to', async () => {
  const findings = new Findings()
  const server = { host: 'no-such-host.invalid', port: 443, setting: 'hub' }
  expect(await checkReachable(findings, server)).toBe(false)
  expect(findings.list).toMatchObject([
    { check: 'dns', state: 'failed', cause: 'dns-unknown', words: { host: server.host, setting: 'hub' } },
    { check: 'reachable', state: 'not-checked', cause: 'after' },
  ])
})

test('a whole chain up to an authority that is relied on is shown from the server to that authority', async () => {
  const { found } = await seen(leaf, [issuing], [root])
  expect(found).toMatchObject({ check: 'tls', state: 'ok' })
  expect(found.about).toMatch(/^localhost:\d+: CN=hub → CN=Issuing → CN=Root$/)
})

test('what a server says stands legibly in cause and cure, in each language', async () => {
  const named = { commonName: 'hub \u202eevil', purpose: 'tls-server', ...around } as const
  const { found } = await seen(await issueCertificate(issuing, named), [], [root])
  for (const language of ['en', 'fr', 'pt'] as const) {
    const { cause = '', cure = '' } = causeAndCure(found, language)
    expect(cause).toContain('\\u202e')
    expect(`${cause}${cure}`).not.toMatch(/\u202e|\{[a-z]+\}/u)
  }
})
