import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from 'amqplib'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { examineHub } from '../../src/compose/doctor/hub.ts'
import { processTimers } from '../../src/compose/process-timers.ts'
import { systemClock } from '../../src/compose/clocks.ts'
import { createAuthority, createRevocationList, issueCertificate, writeIdentity } from '../../src/pki/authority.ts'
import type { Finding } from '../../src/ports/doctor.ts'
import { putHubLogin } from '../../src/store/roles.ts'
import { freshDatabase } from '../support/database.ts'
import { environmentOf, failuresIn, stateOf } from '../support/doctor.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import * as m from '../support/messages.ts'
import { freshVhost, managementCall } from '../support/vhost.ts'
import { corridor } from '../support/witness.ts'

const DAY_MS = 86_400_000
const around = { validFrom: new Date(Date.now() - DAY_MS), validTo: new Date(Date.now() + DAY_MS) }

let hub: TestHub
let env: Record<string, string>
const folder = mkdtempSync(join(tmpdir(), 'corridor-doctor-'))
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

beforeAll(async () => {
  hub = await startTestHub()
  env = { ...environmentOf(hub.config), CORRIDOR_PORT: new URL(hub.url).port }
})
afterAll(async () => {
  await hub.stop()
  rmSync(folder, { recursive: true, force: true })
})

const examine = (instead: Record<string, string> = {}, ahead = 0): Promise<readonly Finding[]> =>
  examineHub(
    { ...env, ...instead },
    { now: () => new Date(systemClock.now().getTime() + ahead), timers: processTimers },
  )

const changed = (url: string, change: (url: URL) => void): string => {
  const copy = new URL(url)
  change(copy)
  return copy.href
}

test('wrong settings are each named, and everything else is not checked because of them', async () => {
  const findings = await examine({ CORRIDOR_PORT: 'eighty', CORRIDOR_HUB_KEY: '' })
  expect(failuresIn(findings)).toEqual(['settings: settings-wrong', 'settings: settings-wrong'])
  expect(findings.map(({ words }) => words?.['value']).join(' ')).toMatch(/CORRIDOR_PORT.*CORRIDOR_HUB_KEY/)
  expect(stateOf(findings, 'database-login')).toBe('not-checked')
})

test('rounds that no hub makes any more are named: of retention where a country has a period, of stamps where they are wanted', async () => {
  const stamped = { CORRIDOR_TSA_URL: 'https://tsa.example', CORRIDOR_TSA_CA: '/etc/tsa.pem' }
  const before = await examine()
  expect([stateOf(before, 'retention'), stateOf(before, 'timestamps')]).toEqual(['not-checked', 'not-checked'])
  await hub.pool.query(`insert into retention (country, valid_from, days) values ('TG', '2020-01-01', 3653)`)
  await hub.pool.query('update retention_round set day = current_date - 1')
  expect(stateOf(await examine(), 'retention')).toBe('ok')
  await hub.post(hub.party('TG/fonds-garantie'), m.registration(m.newGrn(), '1000'))
  expect(stateOf(await examine(stamped), 'timestamps')).toBe('ok')
  const late = await examine(stamped, 3 * DAY_MS)
  const words = (check: string) => late.find((one) => one.check === check)?.words
  expect([stateOf(late, 'retention'), stateOf(late, 'timestamps')]).toEqual(['warning', 'warning'])
  expect(words('retention')?.['value']).toMatch(/^\d{4}-\d\d-\d\d$/)
  expect(words('timestamps')?.['since']).toMatch(/^\d{4}-.*Z$/)
  await hub.pool.query('delete from retention')
})

test('a key of another certificate, and authorities that have not issued the hub’s, are failed', async () => {
  const stranger = await createAuthority({ commonName: 'Corridor test authority', ...around })
  const other = await issueCertificate(stranger, { commonName: 'hub', purpose: 'hub-seal', ...around })
  const { key } = await writeIdentity(folder, 'other', other)
  expect(failuresIn(await examine({ CORRIDOR_HUB_KEY: key }))).toEqual(['hub-key: key-mismatch'])
  const findings = await examine({ CORRIDOR_TRUST_CA: file('stranger.crt', stranger.certificatePem) })
  expect(failuresIn(findings)).toEqual(['hub-chain: chain-other-authority'])
})

test('an expired certificate, an overdue revocation list and a key that is not the log’s kind are failed', async () => {
  const validFrom = new Date(Date.now() - 3 * DAY_MS)
  const validTo = new Date(Date.now() - DAY_MS)
  const old = await issueCertificate(hub.pki.authority, { commonName: 'hub', purpose: 'hub-seal', validFrom, validTo })
  const { key, certificate } = await writeIdentity(folder, 'old', old)
  const list = await createRevocationList(hub.pki.authority, [], { thisUpdate: validFrom, nextUpdate: validTo })
  const findings = await examine({
    CORRIDOR_HUB_KEY: key,
    CORRIDOR_HUB_CERTIFICATE: certificate,
    CORRIDOR_TRUST_CRL: file('old.crl', list),
    CORRIDOR_LOG_KEY: key,
  })
  expect(failuresIn(findings)).toEqual([
    'hub-key: certificate-expired',
    'hub-chain: certificate-expired',
    'revocation-lists: crl-overdue',
    'log-key: file-unusable',
  ])
})

test('a wrong password, a database that is not migrated and one that is not there are told apart', async () => {
  const { databaseUrl } = hub.config
  const wrong = changed(databaseUrl, (url) => (url.password = 'wrong'))
  const [one] = (await examine({ DATABASE_URL: wrong })).filter(({ state }) => state === 'failed')
  expect(one).toMatchObject({ check: 'database-login', cause: 'database-login' })
  expect(one?.words?.['error']).toMatch(/password authentication failed/)
  expect(JSON.stringify(one)).not.toContain('wrong')
  const empty = await freshDatabase()
  expect(failuresIn(await examine({ DATABASE_URL: empty.url }))).toEqual(['database-migrations: migrations-pending'])
  await empty.drop()
  const gone = await examine({ DATABASE_URL: changed(databaseUrl, (url) => (url.port = '1')) })
  expect(failuresIn(gone)).toEqual(['reachable: not-reachable'])
  expect(stateOf(gone, 'database-write')).toBe('not-checked')
})

test('a login outside the hub’s role fails, the owner’s is a warning, and the hub’s own is well', async () => {
  const { databaseUrl } = hub.config
  const [own, outside] = ['doctor_hub', 'doctor_none'].map((user) => `${user}_${process.pid}`)
  const admin = new pg.Client({ connectionString: databaseUrl })
  await admin.connect()
  await putHubLogin(hub.pool, own ?? '', 'secret')
  await admin.query(`create role ${outside} login password 'secret'`)
  try {
    const as = (user = ''): string => changed(databaseUrl, (url) => ((url.username = user), (url.password = 'secret')))
    const refused = await examine({ DATABASE_URL: as(outside) })
    expect(failuresIn(refused)).toContain('database-role: database-no-role')
    expect(stateOf(await examine(), 'database-role')).toBe('warning')
    expect(stateOf(await examine({ DATABASE_URL: as(own) }), 'database-role')).toBe('ok')
  } finally {
    await admin.query(`drop role ${own}; drop role ${outside}`)
    await admin.end()
  }
})

test('a wrong password at the broker, a missing virtual host and a dead broker are told apart', async () => {
  const { amqpUrl } = hub.config
  const login = await examine({ AMQP_URL: changed(amqpUrl, (url) => (url.password = 'wrong')) })
  expect(failuresIn(login)).toEqual(['broker-login: broker-login'])
  const vhost = await examine({ AMQP_URL: changed(amqpUrl, (url) => (url.pathname = '/none')) })
  expect(failuresIn(vhost)).toEqual(['broker-login: broker-vhost'])
  const dead = await examine({ AMQP_URL: changed(amqpUrl, (url) => (url.port = '1')) })
  expect(failuresIn(dead)).toEqual(['reachable: not-reachable'])
  expect(stateOf(dead, 'queues')).toBe('not-checked')
})

test('a user that may not declare, and one that may not make users, are failed with the command that mends it', async () => {
  const { amqpUrl, amqpManagementUrl = '' } = hub.config
  const user = `doctor-${process.pid}`
  const vhost = decodeURIComponent(new URL(amqpUrl).pathname.slice(1))
  const call = managementCall.bind(undefined, amqpManagementUrl)
  await call('PUT', `/api/users/${user}`, { password: 'secret', tags: 'monitoring' })
  await call('PUT', `/api/permissions/${vhost}/${user}`, { configure: '^$', write: '.*', read: '.*' })
  const as = (url: string): string => changed(url, (one) => ((one.username = user), (one.password = 'secret')))
  const findings = await examine({ AMQP_URL: as(amqpUrl), AMQP_MANAGEMENT_URL: as(amqpManagementUrl) })
  await call('DELETE', `/api/users/${user}`)
  expect(failuresIn(findings)).toEqual(['broker-permissions: broker-hub-rights', 'management: management-rights'])
  expect(findings.find(({ cause }) => cause === 'broker-hub-rights')?.words?.['error']).toMatch(/refused/)
  const wrong = await examine({ AMQP_MANAGEMENT_URL: changed(amqpManagementUrl, (url) => (url.password = 'wrong')) })
  expect(failuresIn(wrong)).toEqual(['management: management-login'])
})

test('a queue with other arguments is failed with the one that differs, and one that is missing is a warning', async () => {
  const vhost = await freshVhost()
  const model = await connect(vhost.amqpUrl)
  const channel = await model.createChannel()
  await channel.assertQueue('country.TG', { durable: true, arguments: { 'x-queue-type': 'quorum' } })
  const findings = await examine({ AMQP_URL: vhost.amqpUrl })
  await model.close()
  await vhost.drop()
  expect(failuresIn(findings)).toEqual(['queues: queue-arguments'])
  const [failed] = findings.filter(({ state }) => state === 'failed')
  expect(failed).toMatchObject({ about: 'country.TG', words: { error: expect.stringMatching(/inequivalent arg 'x-/) } })
  expect(stateOf(findings, 'queues', 'country.BF')).toBe('warning')
})

test('a clock that is a minute ahead is found at the database and at the broker', async () => {
  const findings = await examine({}, 60_000)
  expect(failuresIn(findings)).toEqual(['database-clock: clock-ahead', 'broker-clock: clock-ahead'])
  expect(failuresIn(await examine({}, -60_000))).toEqual(['database-clock: clock-behind', 'broker-clock: clock-behind'])
})

test('a hub that is well has no failure, in words and as JSON; the command ends with 0, and with 1 where one has failed', async () => {
  expect(failuresIn(await examine())).toEqual([])
  const well = await corridor(['doctor', '--json'], env)
  const told = JSON.parse(well.out.join('\n')) as { ok: boolean; checks: { check: string; state: string }[] }
  expect({ code: well.code, ok: told.ok }).toEqual({ code: 0, ok: true })
  const running = told.checks.find(({ check }) => check === 'hub-running')
  expect(running?.state).toBe('ok')
  const ill = await corridor(['doctor', '--language', 'fr'], { ...env, CORRIDOR_HUB_KEY: '/nowhere/hub.key' })
  expect(ill.code).toBe(1)
  const text = ill.out.join('\n')
  expect(text).toContain('FAILED      Clé et certificat du hub\n')
  expect(text).toMatch(/\/nowhere\/hub\.key ne peut pas être lu\u00a0: ENOENT/)
  expect(text).not.toContain(new URL(hub.config.databaseUrl).password || 'no password')
})
