import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runAdapterHost } from '../../src/adapter-host/host.ts'
import { encodeJson } from '../../src/codec/index.ts'
import { processTimers } from '../../src/compose/process-timers.ts'
import { changeRegistry } from '../../src/compose/registry-set-up.ts'
import { signDetached } from '../../src/trust/cms.ts'
import {
  type Authority,
  createAuthority,
  createRevocationList,
  type Identity,
  issueCertificate,
} from '../../src/pki/authority.ts'
import { adapterConfig } from '../support/adapter.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { exitNotice } from '../support/messages.ts'
import { QUICK } from '../support/pace.ts'
import { waitFor } from '../support/wait-for.ts'
import { asParty } from '../support/identifiers.ts'

const HOUR_MS = 3_600_000
const from = (hours: number): Date => new Date(Date.now() + hours * HOUR_MS)
const VALIDITY = { validFrom: from(-48), validTo: from(48) }
const MADE = from(-24)
const DUE = from(-1)

const folder = mkdtempSync(join(tmpdir(), 'corridor-client-ca-'))
const file = (name: string, text = ''): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

let hub: TestHub
let clients: Authority
let server: Identity
let listed: Identity
let stolen: Identity
let foreign: Identity

const listOf = (thisUpdate: Date, nextUpdate: Date): Promise<string> =>
  createRevocationList(clients, [{ certificateDer: stolen.certificateDer, revokedAt: MADE }], {
    thisUpdate,
    nextUpdate,
  })

beforeAll(async () => {
  clients = await createAuthority({ commonName: 'Client authority', ...VALIDITY })
  const others = await createAuthority({ commonName: 'Other authority', ...VALIDITY })
  server = await issueCertificate(clients, { commonName: 'localhost', purpose: 'tls-server', ...VALIDITY })
  const issue = (by: Authority) => issueCertificate(by, { commonName: 'TG', purpose: 'party', ...VALIDITY })
  ;[listed, stolen, foreign] = await Promise.all([issue(clients), issue(clients), issue(others)])
  hub = await startTestHub({
    pace: QUICK,
    config: {
      tls: {
        key: file('tls.key', server.keyPem),
        certificate: file('tls.crt', server.certificatePem),
        clientCa: file('clients.crt', clients.certificatePem),
      },
      // Past its next update from the start: it counts on, and shows that it is stale.
      trustCrl: file('clients.crl', await listOf(MADE, DUE)),
    },
  })
  // All three are registered: what keeps the others out is their authority, and its list.
  await changeRegistry(hub.pool, async (write) => {
    for (const one of [listed, stolen, foreign])
      await write.addCertificate(asParty('TG'), one.certificateDer, 'tls', new Date(0))
  })
  await waitFor(async () => (await call('/v1/queues', listed)).status === 200, {
    label: 'the registry to be read again',
  })
})
afterAll(async () => {
  await hub.stop()
  rmSync(folder, { recursive: true, force: true })
})

type Call = { headers?: Record<string, string>; body?: Buffer }
type Answered = { status: number; text: string }

/** One request on a connection of its own that shows this client certificate. */
function call(path: string, client: Identity | undefined, { headers = {}, body }: Call = {}): Promise<Answered> {
  const shown = client === undefined ? {} : { cert: client.certificatePem, key: client.keyPem }
  const agent = new Agent({ ca: clients.certificatePem, ...shown })
  const { port } = new URL(hub.url)
  const method = body === undefined ? 'GET' : 'POST'
  return new Promise((resolve, reject) => {
    const sent = request({ host: 'localhost', port, path, method, headers, agent }, (answer) => {
      let text = ''
      answer.on('data', (chunk: Buffer) => (text += chunk.toString()))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }))
    })
    sent.on('error', reject)
    sent.end(body)
  }).finally(() => agent.destroy()) as Promise<Answered>
}

type Standing = { authority: string; uses: string[]; state: string; nextUpdate?: string; secondsLeft?: number }
type Told = {
  dependencies: { name: string; state: string; consequence: string }[]
  revocation: (Standing & { consequence: string })[]
}
const OPERATOR = { headers: { authorization: 'Bearer token-of-operator' } }

async function health(): Promise<Told> {
  return JSON.parse((await call('/v1/health', undefined, OPERATOR)).text) as Told
}
const clientList = async () => (await health()).revocation.find(({ uses }) => uses.includes('tls'))
const lists = async () => (await health()).dependencies.find(({ name }) => name === 'revocation-lists')

test('a client certificate of another authority does not log in, though it is registered', async () => {
  expect((await call('/v1/queues', foreign)).status).toBe(401)
  const token = { authorization: `Bearer ${hub.party('TG').token}` }
  expect((await call('/v1/queues', foreign, { headers: token })).status).toBe(401)
})

test('nor does one of the authority of signatures, once clients have one of their own', async () => {
  expect((await call('/v1/queues', hub.party('TG').identity)).status).toBe(401)
})

test('nor does one on the list of its authority, even when that list is stale', async () => {
  expect((await call('/v1/queues', stolen)).status).toBe(401)
})

test('a client certificate of the named authority logs in, and its party’s signature is of the other', async () => {
  expect((await call('/v1/queues', listed)).status).toBe(200)
  const bytes = encodeJson(exitNotice('26TG4WO329SSFPFZJ0'))
  const sign = (signer: Parameters<typeof signDetached>[1]): Call => ({
    headers: {
      'content-type': 'application/json',
      'corridor-signature': signDetached(bytes, signer, { signingTime: new Date() }).toString('base64'),
    },
    body: bytes,
  })
  const answer = await call('/v1/messages', listed, sign(hub.party('TG').signer))
  expect({ status: answer.status, text: answer.text }).toMatchObject({ status: 202 })
})

/** A system that hands in one message, and tells what became of it. */
const MANIFEST = {
  name: 'sayer',
  title: 'Sayer',
  api: '1',
  system: 'A system that says one thing',
  roles: ['customs'],
  formats: ['json'],
  receives: ['discharge'],
  sends: ['border-exit-notice'],
  settings: [{ name: 'message', description: 'What it says.' }],
}
const SAYER = `export default () => ({
  toNational: (message) => message.type,
  fromNational: (document) => document,
  createTransport: ({ settings, log }) => ({
    start: async (send) => void send(JSON.parse(settings.message)).then((result) => log('answered', result)),
    deliver: async () => ({ outcome: 'accepted' }),
    stop: async () => undefined,
  }),
})
`

test('an adapter whose certificate the hub does not know says why, loses nothing, and goes on with the renewed one', async () => {
  mkdirSync(join(folder, 'sayer'), { recursive: true })
  file('sayer/manifest.json', JSON.stringify(MANIFEST))
  file('sayer/index.ts', SAYER)
  const message = exitNotice('26TG4WO329SSFPFZJ0')
  const { connections, ...config } = await adapterConfig(hub, 'TG', folder)
  const shown = (one: Identity) => ({
    tlsCertificate: file('a.crt', one.certificatePem),
    tlsKey: file('a.key', one.keyPem),
  })
  const inbox = connections.map(({ token: _none, amqpPassword: _neither, ...one }) => {
    return { ...one, ...shown(foreign), send: 'http' as const, receive: 'inbox' as const }
  })
  const events: Record<string, unknown>[] = []
  const adapter = await runAdapterHost({
    name: 'sayer',
    config: {
      ...config,
      hub: hub.url.replace('127.0.0.1', 'localhost'),
      tlsCa: join(folder, 'clients.crt'),
      connections: inbox,
      settings: { message: JSON.stringify(message) },
    },
    adapters: folder,
    clock: () => new Date(),
    // Files are looked at every ten seconds, of which nothing here depends on more than the order.
    timers: { after: (ms, run) => processTimers.after(Math.min(ms, 50), run) },
    log: (event, fields) => void events.push({ ...fields, event }),
  })
  try {
    const refused = await waitFor(() => events.find(({ event }) => event === 'send-again'), { label: 'the refusal' })
    expect(refused['reason']).toMatch(/^status 401 \(unauthenticated: .*client certificate/)
    shown(listed)
    const answered = await waitFor(() => events.find(({ event }) => event === 'answered'), { label: 'the receipt' })
    expect(answered).toMatchObject({ outcome: 'accepted', id: message.id })
  } finally {
    await adapter.stop()
  }
  const { rows } = await hub.pool.query(`select 1 from messages where id = $1`, [message.id])
  expect(rows).toHaveLength(1)
})

test('the operator is told which list is stale and since when, until the new one is there', async () => {
  expect(await clientList()).toMatchObject({
    authority: expect.stringContaining('CN=Client authority'),
    uses: ['tls'],
    state: 'overdue',
    consequence: expect.stringContaining('goes on to revoke what it names and refuses nobody else'),
  })
  const { nextUpdate = '', secondsLeft = 0 } = (await clientList()) ?? {}
  expect(Math.abs(Date.parse(nextUpdate) - DUE.getTime())).toBeLessThan(1_000)
  expect(secondsLeft).toBeLessThan(-3_500)
  expect(await lists()).toMatchObject({ state: 'degraded', consequence: expect.stringContaining('CORRIDOR_TRUST_CRL') })
  const signing = (await health()).revocation.find(({ uses }) => uses.includes('signing'))
  expect(signing).toMatchObject({ uses: ['signing'], state: 'none' })
  expect(signing).not.toHaveProperty('secondsLeft')
  // It alone closes no door.
  expect((await call('/readyz', undefined)).status).toBe(200)
  file('clients.crl', await listOf(from(0), from(24)))
  await waitFor(async () => (await clientList())?.state === 'current', { label: 'the new list to be read' })
  await waitFor(async () => (await lists())?.state === 'ok', { label: 'the hub to say so' })
  expect((await clientList())?.secondsLeft).toBeGreaterThan(23 * 3_600)
  expect((await call('/v1/queues', stolen)).status).toBe(401)
  expect((await call('/v1/queues', listed)).status).toBe(200)
})
