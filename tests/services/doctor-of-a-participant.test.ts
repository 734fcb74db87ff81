import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from 'amqplib'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { AdapterHostConfig } from '../../src/adapter-host/host-config.ts'
import { systemClock } from '../../src/compose/clocks.ts'
import { examineParticipant } from '../../src/compose/doctor/participant.ts'
import { processTimers } from '../../src/compose/process-timers.ts'
import { createAuthority, issueCertificate, writeIdentity } from '../../src/pki/authority.ts'
import type { Finding } from '../../src/ports/doctor.ts'
import { adapterConfig } from '../support/adapter.ts'
import { failuresIn, stateOf } from '../support/doctor.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { managementCall } from '../support/vhost.ts'
import { corridor } from '../support/witness.ts'
import { waitFor } from '../support/wait-for.ts'

const DAY_MS = 86_400_000
const around = { validFrom: new Date(Date.now() - DAY_MS), validTo: new Date(Date.now() + DAY_MS) }
const folder = mkdtempSync(join(tmpdir(), 'corridor-doctor-'))

let hub: TestHub
let config: AdapterHostConfig

beforeAll(async () => {
  hub = await startTestHub()
  await waitFor(async () => (await ready()).amqp, { label: 'the hub at the broker' })
})
beforeEach(async () => {
  config = await adapterConfig(hub, 'BF', folder)
})
afterAll(async () => {
  await hub.stop()
  rmSync(folder, { recursive: true, force: true })
})

const ready = async (): Promise<{ amqp: boolean }> =>
  (await (await fetch(`${hub.url}/readyz`)).json()) as { amqp: boolean }

const standing = async (): Promise<unknown> =>
  (await hub.get('/v1/participants/BF/readiness', hub.party('BF').token)).body

type Own = AdapterHostConfig['connections'][number]

/** Writes the configuration with these changes, and examines with it. */
async function examine(
  host: Partial<AdapterHostConfig> = {},
  own: Partial<Own> = {},
  ahead = 0,
): Promise<readonly Finding[]> {
  const path = join(folder, 'adapter.json')
  writeFileSync(
    path,
    JSON.stringify({ ...config, ...host, connections: config.connections.map((one) => ({ ...one, ...own })) }),
  )
  const deps = { now: () => new Date(systemClock.now().getTime() + ahead), timers: processTimers }
  return examineParticipant({ party: 'BF', file: path, hub: undefined, language: 'en' }, deps)
}

test('a configuration that does not name the party is failed, and nothing else is checked', async () => {
  const path = join(folder, 'adapter.json')
  await examine()
  const deps = { now: () => new Date(), timers: processTimers }
  const findings = await examineParticipant({ party: 'ML', file: path, hub: undefined, language: 'en' }, deps)
  expect(failuresIn(findings)).toEqual(['settings: configuration-wrong'])
  expect(stateOf(findings, 'hub-running')).toBe('not-checked')
})

test('a key the hub does not know is refused by the hub over both ways, with the hub’s own words', async () => {
  const other = await issueCertificate(hub.pki.authority, { commonName: 'BF', purpose: 'party', ...around })
  const findings = await examine({}, await writeIdentity(folder, 'unknown', other))
  expect(failuresIn(findings)).toContain('round-trip-http: round-trip-refused')
  expect(failuresIn(findings)).toContain('round-trip-amqp: round-trip-refused')
  const refused = findings.find(({ check }) => check === 'round-trip-http')
  expect(refused?.words?.['value']).toMatch(/^403 certificate-not-trusted|^403 signature-/)
})

test('an expired certificate and a wrong authority are failed before anything is sent to the hub', async () => {
  const [validFrom, validTo] = [new Date(Date.now() - 3 * DAY_MS), new Date(Date.now() - DAY_MS)]
  const old = await issueCertificate(hub.pki.authority, { commonName: 'BF', purpose: 'party', validFrom, validTo })
  const expired = await examine({}, await writeIdentity(folder, 'old', old))
  expect(failuresIn(expired).slice(0, 2)).toEqual(['own-key: certificate-expired', 'own-chain: certificate-expired'])
  const stranger = await createAuthority({ commonName: 'Corridor test authority', ...around })
  const ca = join(folder, 'stranger.crt')
  writeFileSync(ca, stranger.certificatePem)
  expect(failuresIn(await examine({ ca }))).toEqual(['own-chain: chain-other-authority'])
})

test('a wrong token, a wrong password and another hub’s certificate are each found', async () => {
  const stranger = await issueCertificate(hub.pki.authority, { commonName: 'hub', purpose: 'hub-seal', ...around })
  const { certificate } = await writeIdentity(folder, 'stranger-hub', stranger)
  expect(failuresIn(await examine({ hubCertificates: certificate }))).toEqual([
    'hub-signature: other-hub-key',
    'round-trip-http: seal-wrong',
    'round-trip-amqp: seal-wrong',
  ])
  const findings = await examine({}, { token: 'not-a-token', amqpPassword: 'wrong' })
  expect(failuresIn(findings)).toEqual(['token: token-refused', 'broker-login: broker-login'])
  expect(stateOf(findings, 'round-trip-http')).toBe('not-checked')
  expect(stateOf(findings, 'queue-read')).toBe('not-checked')
  expect(JSON.stringify(findings)).not.toMatch(/not-a-token|"wrong"/)
})

test('permissions that the hub did not give are found by the broker’s refusal, and by the hub', async () => {
  const { amqpUrl, amqpManagementUrl = '' } = hub.config
  const vhost = decodeURIComponent(new URL(amqpUrl).pathname.slice(1))
  const { user } = hub.party('BF').amqp
  const call = managementCall.bind(undefined, amqpManagementUrl)
  const given = await call('GET', `/api/permissions/${vhost}/${user}`)
  await call('PUT', `/api/permissions/${vhost}/${user}`, { configure: '^$', write: '^$', read: '^$' })
  const findings = await examine()
  await call('PUT', `/api/permissions/${vhost}/${user}`, given)
  expect(failuresIn(findings)).toEqual([
    'broker-user: hub-says',
    'queue-read: queue-refused',
    'ingress-write: ingress-refused',
  ])
  expect(findings.find(({ check }) => check === 'broker-user')?.words?.['cause']).toMatch(/write \^\$ ≠/)
})

test('a dead broker and a dead hub leave the other one to be checked', async () => {
  const { amqp, hub: url } = config
  const dead = (text: string): string => Object.assign(new URL(text), { port: '1' }).href
  const courier = await examine({ amqp: dead(amqp) })
  expect(failuresIn(courier)).toEqual(['reachable: not-reachable'])
  expect(stateOf(courier, 'round-trip-http')).toBe('ok')
  const office = await examine({ hub: dead(url) })
  expect(failuresIn(office)).toContain('reachable: not-reachable')
  expect(stateOf(office, 'broker-login')).toBe('ok')
})

test('a clock a minute behind the hub’s is found', async () => {
  expect(failuresIn(await examine({}, {}, -60_000))).toContain('hub-clock: clock-behind')
})

test('a queue that was made with other arguments is found by the hub’s readiness', async () => {
  const model = await connect(hub.config.amqpUrl)
  const channel = await model.createChannel()
  await channel.deleteQueue('country.BF')
  await channel.assertQueue('country.BF', { durable: true, arguments: { 'x-queue-type': 'quorum' } })
  const findings = await examine()
  await channel.deleteQueue('country.BF')
  await model.close()
  const another = await hub.startAnother()
  await another.stop()
  const queue = findings.find(({ check }) => check === 'queue')
  expect(queue).toMatchObject({ state: 'failed', words: { cause: expect.stringMatching(/x-delivery-limit/) } })
})

test.for(['json', 'xml'] as const)(
  'a signed question in %s goes round over both ways, takes nothing from the queue and changes nothing',
  async (format) => {
    const findings = await examine({}, { format })
    expect(failuresIn(findings)).toEqual([])
    expect(stateOf(findings, 'round-trip-http')).toBe('ok')
    expect(stateOf(findings, 'round-trip-amqp')).toBe('ok')
    expect(stateOf(findings, 'schema-versions')).toBe('ok')
    const { rows } = await hub.pool.query<{ n: number }>('select count(*)::int as n from movements')
    expect(rows[0]?.n).toBe(0)
  },
)

test('with a consumer at the queue the answer is left to it, and the hub tells over HTTP that it has judged the question', async () => {
  const { user, password } = hub.party('BF').amqp
  const url = new URL(hub.config.amqpUrl)
  ;[url.username, url.password] = [user, password]
  const model = await connect(url.href)
  const channel = await model.createChannel()
  const taken: string[] = []
  await channel.consume('country.BF', (message) => {
    if (message === null) return
    taken.push(String(message.properties.correlationId))
    channel.ack(message)
  })
  await waitFor(
    async () =>
      JSON.stringify(await standing()).includes('"reading","title":"Somebody reads the channel","state":"done"'),
    {
      label: 'the broker to count the consumer',
    },
  )
  const findings = await examine()
  expect(stateOf(findings, 'round-trip-amqp')).toBe('ok')
  expect(stateOf(findings, 'reading')).toBe('ok')
  const id = findings.find(({ check }) => check === 'round-trip-amqp')?.about ?? ''
  await waitFor(() => taken.includes(id), { label: 'the answer at the consumer' })
  await model.close()
})

test('readiness is the participant’s own and the operator’s; others’ does not exist', async () => {
  expect((await hub.get('/v1/participants/BF/readiness', hub.party('TG').token)).status).toBe(404)
  expect((await hub.get('/v1/participants/QQ/readiness')).status).toBe(404)
  expect((await hub.get('/v1/participants/TG~fonds-garantie/readiness')).status).toBe(200)
  const own = await hub.get('/v1/participants/BF/readiness', hub.party('BF').token)
  const { steps, ready: isReady } = own.body as {
    steps: { step: string; state: string; cure?: string }[]
    ready: boolean
  }
  expect(isReady).toBe(false)
  expect(steps.find(({ step }) => step === 'signing-certificate')?.state).toBe('done')
  expect(steps.find(({ step }) => step === 'first-report')).toMatchObject({ state: 'to-do', cure: expect.any(String) })
  const asked = await fetch(`${hub.url}/v1/participants/BF/checks`, {
    method: 'POST',
    headers: { authorization: `Bearer ${hub.party('BF').token}`, 'accept-language': 'pt' },
  })
  expect(asked.status).toBe(200)
  expect(JSON.stringify(await asked.json())).toContain('Registado e ativo')
})

test('the command takes party and configuration, and refuses the one without the other', async () => {
  await examine()
  const path = join(folder, 'adapter.json')
  expect((await corridor(['doctor', '--participant', 'BF'])).code).toBe(2)
  expect((await corridor(['doctor', '--config', path])).code).toBe(2)
  const { code, out } = await corridor([
    'doctor',
    '--participant',
    'BF',
    '--config',
    path,
    '--hub',
    hub.url,
    '--language',
    'pt',
  ])
  expect(code).toBe(0)
  expect(out.join('\n')).toContain('ok          Ida e volta assinada por AMQP')
})
