import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemClock } from '../../src/compose/clocks.ts'
import { examineParticipant } from '../../src/compose/doctor/participant.ts'
import { tellFinding } from '../../src/compose/doctor/told.ts'
import { processTimers } from '../../src/compose/process-timers.ts'
import { changeRegistry } from '../../src/compose/registry-set-up.ts'
import {
  type Authority,
  type CertificatePurpose,
  createAuthority,
  createRevocationList,
  type Identity,
  issueCertificate,
  writeIdentity,
} from '../../src/pki/authority.ts'
import type { Finding } from '../../src/ports/doctor.ts'
import { exportPkcs12 } from '../../src/pki/pkcs12.ts'
import { adapterConfig } from '../support/adapter.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { asParty } from '../support/identifiers.ts'
import { corridor } from '../support/witness.ts'

/** What a participant is told of the certificate by which its own system is let in. */
const DAY_MS = 86_400_000
const inDays = (days: number): Date => new Date(Date.now() + days * DAY_MS)
const folder = mkdtempSync(join(tmpdir(), 'corridor-client-doctor-'))
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

let hub: TestHub
let authority: Authority
let adapter: string
let good: Identity

const issue = (by: Authority, days = 90, purpose: CertificatePurpose = 'party', validFrom = inDays(-2)) =>
  issueCertificate(by, { commonName: 'BF', purpose, validFrom, validTo: inDays(days) })
const register = (party: string, one: Identity, use: 'tls' | 'signing', validTo?: Date) =>
  changeRegistry(hub.pool, async (write) => {
    await write.addCertificate(asParty(party), one.certificateDer, use, new Date(0), validTo)
  })

beforeAll(async () => {
  authority = await createAuthority({ commonName: 'Client authority', validFrom: inDays(-9), validTo: inDays(900) })
  const server = await issue(authority, 90, 'tls-server')
  const ca = file('clients.crt', authority.certificatePem)
  const tls = { key: file('tls.key', server.keyPem), certificate: file('tls.crt', server.certificatePem), clientCa: ca }
  hub = await startTestHub({ config: { tls } })
  good = await issue(authority)
  await register('BF', good, 'tls')
  const { connections, ...config } = await adapterConfig(hub, 'BF', folder)
  const both = file('both.crt', authority.certificatePem + readFileSync(hub.pki.ca, 'utf8'))
  const inbox = connections.map((one) => ({ ...one, send: 'http', receive: 'inbox' }))
  const own = { ...config, hub: hub.url.replace('127.0.0.1', 'localhost'), ca: both, tlsCa: ca, crl: file('list', '') }
  adapter = file('adapter.json', JSON.stringify({ ...own, connections: inbox }))
})
afterAll(async () => {
  await hub.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function examine(client: Identity): Promise<readonly Finding[]> {
  const files = await writeIdentity(folder, 'client', client)
  const deps = { now: () => systemClock.now(), timers: processTimers }
  const call = { party: 'BF', file: adapter, hub: undefined, language: 'en', client: files } as const
  return (await examineParticipant(call, deps)).filter(({ check }) => check.startsWith('client-'))
}

const told = (findings: readonly Finding[]): string[] =>
  findings.map(({ check, state, cause }) => `${check} ${cause ?? state}`)

test('one that has expired is named with its day, and the hub does not let it in', async () => {
  const old = await issue(authority, -1)
  await register('BF', old, 'tls')
  const findings = await examine(old)
  expect(told(findings)).toEqual([
    'client-key certificate-expired',
    'client-chain certificate-expired',
    'client-registered ok',
    'client-accepted client-refused',
  ])
  expect(findings[0]?.words?.['day']).toMatch(/^\d{4}-\d\d-\d\dT/)
})

test('one of an authority that is not relied on breaks at the link that is named, whatever name it bears', async () => {
  const stranger = await createAuthority({ commonName: 'Client authority', validFrom: inDays(-9), validTo: inDays(90) })
  expect(told(await examine(await issue(stranger)))).toEqual([
    'client-key ok',
    'client-chain chain-other-authority',
    'client-registered client-not-registered',
    'client-accepted client-refused',
  ])
})

test('one that the hub has registered for another party is told in each language, with both names', async () => {
  const other = await issue(authority)
  await register('TG', other, 'tls')
  const findings = await examine(other)
  expect(told(findings)).toEqual([
    'client-key ok',
    'client-chain ok',
    'client-registered client-other-party',
    'client-accepted client-refused',
  ])
  const wrong = findings.filter(({ cause }) => cause === 'client-other-party')
  const texts = (['en', 'fr', 'pt'] as const).flatMap((language) => wrong.map((one) => tellFinding(one, language)))
  expect(texts.map(({ cause }) => cause)).toEqual([
    'The hub has registered this certificate for TG, not for BF.',
    'Le hub a enregistré ce certificat pour TG, et non pour BF.',
    'O hub registou este certificado para TG, e não para BF.',
  ])
  for (const { cure } of texts) expect(cure).toContain('BF')
})

test('one for servers, and one that is registered for signing, open no connection', async () => {
  expect(told(await examine(await issue(authority, 90, 'tls-server')))).toContain('client-chain client-purpose')
  const signing = await issue(authority)
  await register('BF', signing, 'signing')
  expect(told(await examine(signing))).toContain('client-registered client-for-signing')
})

test('one that its authority has revoked is found in the list', async () => {
  const stolen = await issue(authority)
  await register('BF', stolen, 'tls')
  const entry = { certificateDer: stolen.certificateDer, revokedAt: inDays(-1) }
  const span = { thisUpdate: inDays(-1), nextUpdate: inDays(1) }
  file('list', await createRevocationList(authority, [entry], span))
  expect(told(await examine(stolen))).toContain('client-chain certificate-revoked')
})

test('one that will end is counted down, and a good one opens the hub by itself', async () => {
  const short = await issue(authority, 5.5)
  await register('BF', short, 'tls')
  const [ends, ...others] = await examine(short)
  expect([ends?.state, ends?.cause, ends?.words?.['days']]).toEqual(['warning', 'certificate-expires', '5'])
  expect(others.map(({ state }) => state)).toEqual(['ok', 'ok', 'ok'])
  expect((await examine(good)).map(({ state }) => state)).toEqual(['ok', 'ok', 'ok', 'ok'])
})

test('where the configuration names a certificate in place of a token, everything is asked with that', async () => {
  const { certificate: tlsCertificate, key: tlsKey } = await writeIdentity(folder, 'own-client', good)
  const content = { key: good.key, certificates: [good.certificateDer] as const, alias: 'bf' }
  const keyStore = join(folder, 'own.p12')
  writeFileSync(keyStore, exportPkcs12(content, 'a pass phrase'))
  const store = { tlsKeyStore: keyStore, tlsKeyStorePasswordFile: file('pass', 'a pass phrase') }
  const read = JSON.parse(readFileSync(adapter, 'utf8')) as { connections: { token?: string }[] }
  const states = async (more: object) => {
    const connections = read.connections.map(({ token: _none, ...one }) => ({ ...one, ...more }))
    const call = { party: 'BF', file: file('by-certificate.json', JSON.stringify({ ...read, connections })) }
    const deps = { now: () => systemClock.now(), timers: processTimers }
    const found = await examineParticipant({ ...call, hub: undefined, language: 'en' }, deps)
    const asked = ['token', 'round-trip-http', 'client-key', 'client-registered', 'client-accepted']
    return asked.map((name) => `${name} ${found.find(({ check }) => check === name)?.state}`)
  }
  const tried = (registered: string) => [
    'token ok',
    'round-trip-http ok',
    'client-key ok',
    `client-registered ${registered}`,
    'client-accepted ok',
  ]
  expect(await states({ tlsCertificate, tlsKey })).toEqual(tried('ok'))
  // What lies in a key store only the hub can say.
  expect(await states(store)).toEqual(tried('not-checked'))
})

test('the command takes certificate and key together', async () => {
  const { certificate } = await writeIdentity(folder, 'client', good)
  const ran = await corridor(
    ['doctor', '--participant', 'BF', '--config', adapter, '--client-certificate', certificate],
    {},
  )
  expect([ran.code, ran.err.join(' ')]).toEqual([2, expect.stringContaining('go together')])
})
