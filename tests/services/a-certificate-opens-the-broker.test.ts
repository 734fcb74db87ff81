import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ChannelModel, connect, credentials } from 'amqplib'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAmqpLink } from '../../src/adapter-host/amqp-link.ts'
import { openHubTls } from '../../src/adapter-host/hub-tls.ts'
import { type Hub, startHub } from '../../src/compose/hub.ts'
import { processTimers } from '../../src/compose/process-timers.ts'
import { changeRegistry } from '../../src/compose/registry-set-up.ts'
import { createAuthority, type Identity, issueCertificate } from '../../src/pki/authority.ts'
import { createPool } from '../../src/store/pool.ts'
import { fingerprintOf } from '../../src/trust/x509/pem.ts'
import type { BrokerService } from '../../tools/services/index.ts'
import { privateBroker } from '../support/broker-control.ts'
import { type FreshDatabase, migratedDatabase } from '../support/database.ts'
import { testConfig } from '../support/hub.ts'
import { asParty } from '../support/identifiers.ts'
import { createTestPki, registerParties, type TestPki } from '../support/parties.ts'
import { waitFor } from '../support/wait-for.ts'

const DAY_MS = 86_400_000
const VALIDITY = { validFrom: new Date(Date.now() - DAY_MS), validTo: new Date(Date.now() + DAY_MS) }
const USER = 'bf-by-certificate'

const folder = mkdtempSync(join(tmpdir(), 'corridor-certificate-login-'))
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

let broker: BrokerService
let brokerCa: string
let database: FreshDatabase
let pki: TestPki
let own: Identity
let hub: Hub

beforeAll(async () => {
  pki = await createTestPki()
  const authority = await createAuthority({ commonName: 'Broker authority', ...VALIDITY })
  brokerCa = authority.certificatePem
  const named = { commonName: 'broker', purpose: 'tls-server', hosts: ['localhost'] } as const
  const server = await issueCertificate(authority, { ...named, ...VALIDITY })
  own = await issueCertificate(pki.authority, { commonName: USER, purpose: 'party', ...VALIDITY })
  const brokerTls = {
    key: file('broker.key', server.keyPem),
    certificate: file('broker.crt', server.certificatePem),
    clientCa: pki.ca,
  }
  ;[broker, database] = await Promise.all([privateBroker({ brokerTls }), migratedDatabase()])
  const pool = createPool({ connectionString: database.url, max: 1, onError: () => undefined })
  const party = (await registerParties(pool, pki.authority)).get('BF')?.party
  if (party === undefined) throw new Error('no party BF')
  await changeRegistry(pool, async (write) => {
    await write.upsertParty(party, { user: USER, passwordHash: '' })
    await write.addCertificate(asParty('BF'), own.certificateDer, 'tls', new Date(0))
  })
  await pool.end()
  hub = await startHub(testConfig(database.url, broker, pki), { log: pino({ level: 'silent' }) })
})
afterAll(async () => {
  await hub?.stop()
  await Promise.all([broker?.stop(), database?.drop(), pki?.remove()])
  rmSync(folder, { recursive: true, force: true })
})

/** A connection by nothing but a client certificate. */
async function open(): Promise<{ model: ChannelModel; closed: () => boolean }> {
  const { port } = new URL(broker.overTls?.amqpUrl ?? '')
  const tls = { ca: [brokerCa], cert: own.certificatePem, key: own.keyPem, credentials: credentials.external() }
  const model = await connect(`amqps://localhost:${port}`, tls)
  let isClosed = false
  model.on('error', () => undefined).on('close', () => (isClosed = true))
  return { model, closed: () => isClosed }
}

test('an adapter with its certificate and without a password reads its queue; without the certificate it does not', async () => {
  const files = { certificate: file('own.crt', own.certificatePem), key: file('own.key', own.keyPem) }
  const { port } = new URL(broker.overTls?.amqpUrl ?? '')
  const link = async (client: typeof files | undefined) => {
    const ca = file('broker-ca.crt', brokerCa)
    const tls = await openHubTls({ ca, client, timers: processTimers, onFault: () => undefined })
    const events: string[] = []
    const opened = createAmqpLink({
      url: `amqps://localhost:${port}`,
      user: USER,
      password: undefined,
      tls,
      queue: 'country.BF',
      prefetch: 1,
      onDelivery: () => undefined,
      onUp: () => undefined,
      timers: processTimers,
      log: (event) => void events.push(event),
    })
    opened.start()
    const stop = async (): Promise<void> => {
      await opened.stop()
      tls.close()
    }
    return { events, stop }
  }
  const [bare, shown] = await Promise.all([link(undefined), link(files)])
  await waitFor(() => shown.events.includes('amqp-up'), { label: 'the certificate opens the broker' })
  await waitFor(() => bare.events.includes('amqp-unreachable'), { label: 'nothing opens it without' })
  expect(bare.events).not.toContain('amqp-up')
  await Promise.all([bare.stop(), shown.stop()])
})

test('a connection that a client certificate has opened is closed when it is revoked, and none opens any more', async () => {
  const { closed } = await waitFor(() => open().catch(() => undefined), { label: 'the certificate opens the broker' })
  const answer = await fetch(`${hub.url}/v1/participants/BF/certificates/${fingerprintOf(own.certificateDer)}/revoke`, {
    method: 'POST',
    headers: { authorization: 'Bearer token-of-operator', 'content-type': 'application/json' },
    body: JSON.stringify({ reason: 'stolen' }),
  })
  expect(answer.status, await answer.text()).toBe(200)
  await waitFor(closed, { label: 'the connection is closed' })
  await expect(open()).rejects.toThrow(/ACCESS_REFUSED/)
})
