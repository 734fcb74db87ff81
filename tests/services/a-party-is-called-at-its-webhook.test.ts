import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { encodeJson } from '../../src/codec/index.ts'
import { examineHub } from '../../src/compose/doctor/hub.ts'
import { processTimers } from '../../src/compose/process-timers.ts'
import { issueCertificate } from '../../src/pki/authority.ts'
import { signDetached } from '../../src/trust/cms.ts'
import { freePorts } from '../../tools/services/ports.ts'
import { environmentOf, failuresIn, stateOf } from '../support/doctor.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { released } from '../support/journey.ts'
import { operate, tryTo } from '../support/operator.ts'
import { deliveryReport } from '../support/receiver.ts'
import { QUICK } from '../support/pace.ts'
import { waitFor } from '../support/wait-for.ts'
import type { Call, ReceiverMode, ReceiverSettings } from '../support/webhook-receiver.ts'

/** interface.md 6, the channel webhook, against a system that is a process of its own. */
const DAY_MS = 86_400_000
const folder = mkdtempSync(join(tmpdir(), 'corridor-webhook-'))
const journal = join(folder, 'journal')
const reason = 'test'

let hub: TestHub
let port = 0
let settings: ReceiverSettings
let running: ChildProcess | undefined

const address = (): string => `https://127.0.0.1:${port}/corridor?of=BF`
const register = (url: string) => tryTo(hub, 'POST', '/v1/participants/BF/webhook', { url, reason })

beforeAll(async () => {
  ;[port = 0] = await freePorts(1)
  writeFileSync(journal, '')
  hub = await startTestHub({
    // Who changes its channel is called once the lease of its queue has run out.
    pace: { ...QUICK, relay: { ...QUICK.relay, leaseTtlMs: 2_000 } },
    config: { webhookPrivate: [`https://127.0.0.1:${port}`] },
  })
})
afterAll(async () => {
  await stopReceiver()
  await hub.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function startReceiver(mode: ReceiverMode): Promise<void> {
  await stopReceiver()
  const file = join(folder, 'settings.json')
  writeFileSync(file, JSON.stringify({ ...settings, mode }))
  running = spawn(process.execPath, [join(import.meta.dirname, '..', 'support', 'webhook-receiver.ts'), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (running.stdout !== null) await once(running.stdout, 'data')
}

async function stopReceiver(): Promise<void> {
  const process = running
  running = undefined
  if (process === undefined || process.exitCode !== null || process.signalCode !== null) return
  const gone = once(process, 'exit')
  process.kill('SIGKILL')
  await gone
}

const calls = (mrn: string): Call[] =>
  readFileSync(journal, 'utf8')
    .split('\n')
    .flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Call]))
    .filter((call) => call.mrn === mrn)

type Row = { state: string; last_error: string | null; parked_reason: string | null; confirmed: boolean }
const rowsOf = async (mrn: string): Promise<Row[]> =>
  (
    await hub.pool.query<Row>(
      `select o.state, o.last_error, o.parked_reason, o.confirmed from open_deliveries o join deliveries d using (receiver, log_index)
       where receiver = 'BF' and d.mrn = $1`,
      [mrn],
    )
  ).rows

test.each([
  ['http://127.0.0.1/', 'webhook-address'],
  ['https://user:secret@customs.example.org/', 'webhook-address'],
  ['https://customs.example.org/#here', 'webhook-address'],
  ['customs', 'webhook-address'],
  ['https://127.0.0.1/', 'webhook-private'],
  ['https://10.1.2.3/in', 'webhook-private'],
  ['https://[::ffff:10.1.2.3]/in', 'webhook-private'],
  ['https://169.254.169.254/latest/meta-data', 'webhook-private'],
  ['https://localhost/in', 'webhook-private'],
])('the address %s is refused: %s', async (url, code) => {
  const refused = await register(url)
  expect([refused.status, refused.body['code']]).toEqual([422, code])
})

test('nobody has the channel before the address', async () => {
  const refused = await tryTo(hub, 'PUT', '/v1/participants/BF/channel', { channel: 'webhook', reason })
  expect([refused.status, refused.body['code']]).toEqual([409, 'webhook-missing'])
})

test('an address is told with secrets once, which are in no table', async () => {
  const { body } = await operate(hub, 'POST', '/v1/participants/BF/webhook', { url: address(), reason })
  const { secret, token } = body as { secret: string; token: string }
  expect([secret.length, token.length, body['url']]).toEqual([43, 43, address()])
  expect(secret).not.toBe(token)
  const shown = await hub.get('/v1/participants/BF')
  expect(shown.body).toMatchObject({ webhook: address() })
  const { rows } = await hub.pool.query<{ line: string }>(
    `select p::text as line from parties p union all select c::text from registry_changes c`,
  )
  for (const { line } of rows) for (const one of [secret, token]) expect(line).not.toContain(one)
  const validity = { validFrom: new Date(Date.now() - DAY_MS), validTo: new Date(Date.now() + DAY_MS) }
  const names = { commonName: '127.0.0.1', purpose: 'tls-server' } as const
  const tls = await issueCertificate(hub.pki.authority, { ...names, ...validity })
  const { identity } = hub.party('BF')
  settings = {
    mode: 'reports',
    port,
    tls: { key: tls.keyPem, cert: tls.certificatePem },
    signing: { key: identity.keyPem, certificate: identity.certificatePem },
    sender: { country: 'BF', role: 'customs' },
    secret,
    token,
    journal,
  }
  await operate(hub, 'PUT', '/v1/participants/BF/channel', { channel: 'webhook', reason })
})

test('what a system stored and did not answer comes again under the same id, proven each time, and is reported once', async () => {
  await startReceiver('breaks-off')
  const { mrn } = await released(hub)
  await waitFor(() => calls(mrn).length > 0, { label: 'the first call' })
  expect(await rowsOf(mrn)).not.toEqual([])
  await startReceiver('reports')
  await waitFor(async () => (await rowsOf(mrn)).length === 0, { label: 'everything reported' })
  const [first, ...others] = calls(mrn)
  const again = others.filter(({ id }) => id === first?.id)
  expect(again.length).toBeGreaterThan(0)
  for (const call of again) expect(call).toMatchObject({ sender: first?.sender, logIndex: first?.logIndex })
  for (const call of calls(mrn)) expect(call).toMatchObject({ proven: true, url: '/corridor?of=BF' })
  const { rows } = await hub.pool.query<{ state: string }>(
    `select e.state from delivery_ends e join deliveries d using (receiver, log_index) where receiver = 'BF' and d.mrn = $1`,
    [mrn],
  )
  expect(rows.every(({ state }) => state === 'delivered')).toBe(true)
  expect(rows).toHaveLength(new Set(calls(mrn).map(({ id }) => id)).size)
})

test('a redirect is not followed, and is no answer', async () => {
  await startReceiver('sends-elsewhere')
  const { mrn } = await released(hub)
  await waitFor(() => calls(mrn).length > 1, { label: 'a second call' })
  expect(calls(mrn).every(({ url }) => url === '/corridor?of=BF')).toBe(true)
  const readiness = await waitFor(
    async () => {
      const { steps } = (await hub.get('/v1/participants/BF/readiness')).body as {
        steps: { step: string; state: string; cause?: string }[]
      }
      return steps.find(({ step, state }) => step === 'webhook' && state === 'failed')
    },
    { label: 'the readiness that tells' },
  )
  expect(readiness.cause).toContain('answered 307')
  await startReceiver('reports')
  await waitFor(async () => (await rowsOf(mrn)).length === 0, { label: 'everything reported' })
})

test('2xx without a report says that it is stored: it does not come again, and its report releases the next', async () => {
  await startReceiver('stores')
  const { mrn } = await released(hub)
  await waitFor(async () => (await rowsOf(mrn)).some(({ state, confirmed }) => state === 'in-flight' && confirmed), {
    label: 'the confirm noted',
  })
  expect(new Set(calls(mrn).map(({ id }) => id)).size).toBe(calls(mrn).length)
  const party = hub.party('BF')
  const first = calls(mrn)
  const entries = first.map(({ sender, id, logIndex }) => ({ sender, id, logIndex, outcome: 'accepted' as const }))
  const bytes = encodeJson(deliveryReport(party, entries))
  const signature = signDetached(bytes, party.signer, { signingTime: new Date() }).toString('base64')
  const headers = {
    authorization: `Bearer ${party.token}`,
    'content-type': 'application/json',
    'corridor-signature': signature,
  }
  const answer = await fetch(`${hub.url}/v1/inbox/reports`, { method: 'POST', headers, body: bytes })
  expect(answer.status).toBe(202)
  await waitFor(() => calls(mrn).some(({ id }) => !first.some((one) => one.id === id)), {
    label: 'the next of the movement',
  })
})

test('the doctor of the hub finds the address, its certificate, and a private network that no setting allows', async () => {
  await startReceiver('stores')
  const deps = { now: () => new Date(), timers: processTimers }
  const env = environmentOf(hub.config)
  const allowed = await examineHub({ ...env, CORRIDOR_WEBHOOK_PRIVATE: `https://127.0.0.1:${port}` }, deps)
  expect(stateOf(allowed, 'webhook', 'BF')).toBe('ok')
  const { words } = (await examineHub(env, deps)).find(({ cause }) => cause === 'webhook-private') ?? {}
  expect(words).toEqual({ value: 'BF' })
  await stopReceiver()
  const silent = await examineHub({ ...env, CORRIDOR_WEBHOOK_PRIVATE: `https://127.0.0.1:${port}` }, deps)
  expect(failuresIn(silent)).toContain('reachable: not-reachable')
})

test('a system that will never take a message has it parked, where operators are told of it', async () => {
  await startReceiver('rejects')
  const { mrn } = await released(hub)
  const parked = await waitFor(async () => (await rowsOf(mrn)).find(({ state }) => state === 'parked'), {
    label: 'the message parked',
  })
  expect(parked).toMatchObject({ parked_reason: 'rejected-by-receiver', last_error: 'answered 422' })
  const { body } = await hub.get('/v1/attention')
  const { items } = body as { items: { kind: string; receiver?: string }[] }
  expect(items).toContainEqual(expect.objectContaining({ kind: 'parked', receiver: 'BF' }))
})

test('a new registration ends the secrets before it', async () => {
  await operate(hub, 'POST', '/v1/participants/BF/webhook', { url: address(), reason })
  await startReceiver('stores')
  const { mrn } = await released(hub)
  const call = await waitFor(() => calls(mrn)[0], { label: 'a call' })
  expect(call.proven).toBe(false)
})
