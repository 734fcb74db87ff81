import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TLSSocket } from 'node:tls'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { clientOf, parseAdapterHostConfig } from '../../../src/adapter-host/host-config.ts'
import { createHubHttp, type HubHttp } from '../../../src/adapter-host/hub-http.ts'
import { type ClientFiles, type HubTls, openHubTls } from '../../../src/adapter-host/hub-tls.ts'
import { type Authority, createAuthority, type Identity, issueCertificate } from '../../../src/pki/authority.ts'
import { exportPkcs12 } from '../../../src/pki/pkcs12.ts'
import { handTimers } from '../../support/hand-timers.ts'

/** A server that takes no connection without a certificate of its authority, as one before a hub may be. */
const DAY_MS = 86_400_000
const VALIDITY = { validFrom: new Date(Date.now() - DAY_MS), validTo: new Date(Date.now() + DAY_MS) }
const PASSWORD = 'a pass phrase'
const folder = mkdtempSync(join(tmpdir(), 'corridor-client-certificate-'))
const file = (name: string, content: string | Buffer): string => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

let authority: Authority
let first: Identity
let renewed: Identity
let server: Server
let ca: string
const opened: HubTls[] = []
const faults: string[] = []
let ending: AbortController

const issue = (commonName: string, by = authority): Promise<Identity> =>
  issueCertificate(by, { commonName, purpose: 'party', ...VALIDITY })

beforeAll(async () => {
  authority = await createAuthority({ commonName: 'Front authority', ...VALIDITY })
  const named = await issueCertificate(authority, { commonName: 'localhost', purpose: 'tls-server', ...VALIDITY })
  ;[first, renewed] = await Promise.all([issue('bf-first'), issue('bf-renewed')])
  ca = file('ca.crt', authority.certificatePem)
  const options = { key: named.keyPem, cert: named.certificatePem, ca: authority.certificatePem }
  server = createServer({ ...options, requestCert: true, rejectUnauthorized: true }, (request, response) => {
    if (!(request.socket instanceof TLSSocket)) throw new Error('no TLS')
    const { subject } = request.socket.getPeerCertificate()
    const told = { name: subject.CN, authorization: request.headers.authorization }
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(JSON.stringify(told)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
beforeEach(() => {
  ending = new AbortController()
  faults.length = 0
})
afterEach(() => {
  ending.abort()
  for (const one of opened.splice(0)) one.close()
})
afterAll(() => {
  server.close()
  server.closeAllConnections()
  rmSync(folder, { recursive: true, force: true })
})

type Door = { tls: HubTls; http: HubHttp }

async function open(client: ClientFiles | undefined, authorities: string | undefined = ca): Promise<Door> {
  const onFault = (reason: string): void => void faults.push(reason)
  const tls = await openHubTls({ ca: authorities, client, timers: handTimers().timers, onFault })
  opened.push(tls)
  const hub = `https://localhost:${(server.address() as AddressInfo).port}`
  return { tls, http: createHubHttp({ hub, token: undefined, tls, signal: ending.signal }) }
}

const pem = (name: string, { certificatePem, keyPem }: Identity): ClientFiles => ({
  certificate: file(`${name}.crt`, certificatePem),
  key: file(`${name}.key`, keyPem),
})

async function shown({ http }: Door): Promise<unknown> {
  return JSON.parse((await http.ask('/', { withinMs: 10_000 })).body.toString('utf8')) as unknown
}

test('without a certificate, or with one of another authority, the reason names the settings', async () => {
  const stranger = await createAuthority({ commonName: 'Front authority', ...VALIDITY })
  for (const client of [undefined, pem('strange', await issue('bf', stranger))])
    await expect(shown(await open(client))).rejects.toThrow(/tlsCertificate and tlsKey, or tlsKeyStore/)
})

test('a hub of an authority that is not named is not believed, and the reason names the setting', async () => {
  const other = file(
    'other.crt',
    (await createAuthority({ commonName: 'Front authority', ...VALIDITY })).certificatePem,
  )
  await expect(shown(await open(pem('own', first), other))).rejects.toThrow(/tlsCa/)
})

test('files that cannot be used end the start with the names of their settings, and without what they hold', async () => {
  const key = file('mixed.key', renewed.keyPem)
  await expect(open({ certificate: file('mixed.crt', first.certificatePem), key })).rejects.toThrow(
    /tlsCertificate, tlsKey: /,
  )
  const content = { key: first.key, certificates: [first.certificateDer] as const, alias: 'bf' }
  const keyStore = file('locked.p12', exportPkcs12(content, PASSWORD))
  const refused = open({ keyStore, passwordFile: file('wrong', 'not the pass phrase') })
  await expect(refused).rejects.toThrow(/tlsKeyStore, tlsKeyStorePasswordFile: (?!.*not the pass phrase)/)
  await expect(open(undefined, file('none.crt', ''))).rejects.toThrow(/tlsCa: .*holds no certificate/)
})

test('of two ways to name a certificate a configuration takes one, whole, and needs one where it has no token', () => {
  const connection = {
    party: 'BF',
    role: 'customs',
    send: 'http',
    receive: 'inbox',
    format: 'json',
    certificate: 'c',
    key: 'k',
  }
  const parse = (more: object) =>
    parseAdapterHostConfig({
      hub: 'https://h',
      ca: 'a',
      hubCertificates: 'h',
      data: 'd',
      connections: [{ ...connection, ...more }],
    })
  expect(() => parse({})).toThrow(/connections\[0\]\.token is missing, and no client certificate/)
  for (const half of [
    { tlsCertificate: 'x' },
    { tlsKeyStore: 'x' },
    { tlsCertificate: 'x', tlsKey: 'y', tlsKeyStore: 'z' },
  ])
    expect(() => parse({ token: 't', ...half })).toThrow(/tlsCertificate and tlsKey go together, or tlsKeyStore/)
  const [one] = parse({ tlsKeyStore: 's', tlsKeyStorePasswordFile: 'p' }).connections
  expect(one && clientOf(one)).toEqual({ keyStore: 's', passwordFile: 'p' })
})

test('a key store with its password in a file is shown, and no token goes where there is none', async () => {
  const content = { key: first.key, certificates: [first.certificateDer] as const, alias: 'bf' }
  const keyStore = file('own.p12', exportPkcs12(content, PASSWORD))
  expect(await shown(await open({ keyStore, passwordFile: file('password', `${PASSWORD}\n`) }))).toEqual({
    name: 'bf-first',
  })
})

test('a renewed certificate is shown without a restart, and half a renewal waits for its other half', async () => {
  const door = await open(pem('renewing', first))
  expect(await shown(door)).toEqual({ name: 'bf-first' })
  file('renewing.crt', renewed.certificatePem)
  await door.tls.reload()
  await door.tls.reload()
  expect(faults).toEqual([expect.stringMatching(/^tlsCa, tlsCertificate, tlsKey: /)])
  expect(await shown(door)).toEqual({ name: 'bf-first' })
  file('renewing.key', renewed.keyPem)
  await door.tls.reload()
  expect(await shown(door)).toEqual({ name: 'bf-renewed' })
  expect(faults).toHaveLength(1)
})
