import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditPool, auditSourceOf, breachText, type AuditResult } from '../../src/compose/audit.ts'
import { runCommand } from '../../src/cli/commands.ts'
import { auditSource } from '../../src/store/audit/audit.ts'
import { changeRegistry } from '../../src/compose/registry-set-up.ts'
import { derOf } from '../../src/trust/x509/pem.ts'
import { createHubVerifier, type HubVerifier } from '../../src/trust/seal.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import * as m from '../support/messages.ts'
import { agreement } from '../support/reference.ts'
import { testVault } from '../support/body-key.ts'

let hub: TestHub
let verifier: HubVerifier
const grn = m.newGrn()
const mrn = m.newMrn()

/** A whole journey with a repeat, a refusal, a fact that came too early and one for an unknown movement. */
beforeAll(async () => {
  hub = await startTestHub()
  verifier = createHubVerifier([derOf(await readFile(hub.config.hubCertificate, 'utf8'))])
  const [tg, bf, guarantor] = ['TG', 'BF', 'TG/fonds-garantie'].map((key) => hub.party(key))
  const post = async (from: typeof tg, message: Parameters<TestHub['post']>[1], status: number) =>
    expect((await hub.post(from!, message)).status).toBe(status)
  await post(guarantor, m.registration(grn, '100000'), 202)
  const declaration = m.declaration(mrn, grn, '1000')
  await post(tg, declaration, 202)
  await post(tg, declaration, 200)
  await post(tg, m.discharge(mrn), 422)
  await post(tg, m.exitNotice(mrn), 202)
  await post(tg, m.exitNotice(m.newMrn()), 202)
  await post(tg, m.release(m.newMrn()), 422)
  await post(tg, m.release(mrn), 202)
  await post(bf, m.entryNotice(mrn), 202)
  await post(bf, m.results(mrn), 202)
  await post(bf, m.arrival(mrn), 202)
})
afterAll(() => hub?.stop())

const run = (): Promise<AuditResult> => auditPool(hub.pool, verifier, testVault)

test('of a hub that did everything right it finds nothing, and has compared everything', async () => {
  const report = await run()
  expect(report.findings).toEqual([])
  expect(report.notCompared).toEqual({})
  expect(report.counts).toMatchObject({ movements: 2, guarantees: 1 })
  expect(report.counts.decidedAgain).toBeGreaterThanOrEqual(10)
  expect(report.counts.seals).toBe(report.counts.outboxRows)
})

test('the command says so and returns 0; of a wrong call 2', async () => {
  const lines: string[] = []
  const context = {
    env: { DATABASE_URL: hub.config.databaseUrl, CORRIDOR_HUB_CERTIFICATE: hub.config.hubCertificate },
    stopped: new AbortController().signal,
    out: (line: string) => lines.push(line),
    err: () => undefined,
  }
  expect(await runCommand({ ...context, args: ['audit'] })).toBe(0)
  expect(lines.at(-1)).toBe('nothing is wrong')
  expect(await runCommand({ ...context, args: ['audit', '--json'] })).toBe(0)
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ findings: [], findingsInAll: 0 })
  expect(await runCommand({ ...context, args: ['audit', '--jsno'] })).toBe(2)
})

/** What somebody with the database's keys might do, and how the audit names it. */
const DAMAGES: readonly [string, string, RegExp][] = [
  ['a leaf is taken out', `delete from log_leaves where log_index = 3`, /I6.*leaf 4.*follows leaf 2/],
  [
    'a record is changed',
    `update log_leaves set record = replace(record, 'applied', 'recorded') where log_index = 1`,
    /I6 \[leaf 1/,
  ],
  [
    'a record is changed together with its hash',
    `update log_leaves set record = replace(record, 'TGLFW', 'TGLFX'),
       leaf_hash = sha256('\\x00'::bytea || convert_to(replace(record, 'TGLFW', 'TGLFX'), 'UTF8')) where log_index = 1`,
    /I6.*root is not the leaves/,
  ],
  ['an inner node is changed', `update log_nodes set hash = sha256(hash) where level = 2`, /I6 inner node 2\/0/],
  [
    'a body is changed',
    `update bodies set body = body || ' '::bytea where message in (select seq from messages where sender = 'BF')`,
    /I6.*bytes are not those in the log/,
  ],
  [
    'a body is taken away',
    `delete from bodies where message in (select seq from messages where sender = 'BF')`,
    /I1.*bytes are gone/,
  ],
  [
    'a receipt is changed',
    `update outcomes set status = 'x', answer = convert_to(replace(convert_from(answer, 'UTF8'), 'held', 'applied'), 'UTF8')`,
    /I6.*receipt’s signature|I1.*receipt says something else/,
  ],
  [
    'a seal is another one',
    `update seals s set seal = p.seal from seals p where p.log_index <> s.log_index`,
    /I6.*seal/,
  ],
  [
    'a state is changed',
    `update movements set state = 'discharged', doc = replace(doc::text, '"state":"results-received"', '"state":"discharged"')::json`,
    /I4.*state is stored as "discharged"/,
  ],
  [
    'a plate is changed',
    `update movements set doc = replace(doc::text, '"vehicle"', '"vehicel"')::json where state <> 'none'`,
    /I4.*(another movement than is stored|vehic)/,
  ],
  [
    'a held message is forgotten',
    `update movements set held = 0, doc = jsonb_set(doc::jsonb, '{held}', '[]')::json where held > 0`,
    /I2.*was held, is held no more/,
  ],
  [
    'a balance is changed',
    `update guarantees set available = available + 5, limit_minor = limit_minor + 5`,
    /I5.*available is stored as/,
  ],
  ['an entry is taken away', `delete from guarantee_entries where to_account = 'reserved'`, /I5.*stored entries \[\]/],
  ['a delivery is taken away', `delete from deliveries where type = 'border-exit-notice'`, /I2.*BF.*was never queued/],
  [
    'a delivery is taken away and its state is left',
    `delete from deliveries where type = 'border-exit-notice'`,
    /I3.*is (waiting|ready|in-flight|delivered) (for|to) BF and was never queued for it/,
  ],
  [
    'a made message is queued for nobody',
    `delete from deliveries where type = 'anticipated-transit-record'`,
    /I2.*goes to 0 receivers/,
  ],
  ['a seal is taken away', `delete from seals`, /I6.*is queued without a seal/],
  ['a seal is of nothing', `insert into seals values (1000000, 'x')`, /I3.*is sealed and goes to nobody/],
  ['an open row is missing', `delete from open_deliveries`, /I2.*is neither open nor at its end/],
  [
    'an end is forged',
    `insert into delivery_ends select receiver, log_index, 'delivered', 1, now(), now(), null from open_deliveries`,
    /I2.*is (waiting|ready|in-flight) although it has an end: delivered/,
  ],
  [
    'one is delivered before its predecessor',
    `with gone as (
       delete from open_deliveries o using deliveries d
       where d.receiver = o.receiver and d.log_index = o.log_index and d.type = 'anticipated-arrival-record'
       returning o.receiver, o.log_index)
     insert into delivery_ends select receiver, log_index, 'delivered', 1, now(), now(), null from gone`,
    /I4.*before it is not reported/,
  ],
  ['one waits for nothing', `update open_deliveries set state = 'waiting'`, /I2.*waits behind nothing/],
  ['one waits in another order', `update open_deliveries set order_key = 'x'`, /I2.*its open row has another order/],
  ['one is parked without a reason', `update open_deliveries set state = 'parked'`, /I2.*parked for no reason/],
  [
    'an id is claimed for other bytes',
    `update messages set digest = sha256(digest) where sender = 'BF'`,
    /I3.*not those its id was claimed for/,
  ],
  [
    'a claim without effect',
    `insert into messages values ('TG', gen_random_uuid(), '\\x', 'x', 'application/json', 'en', 'http', now())`,
    /I3.*is claimed and has no leaf/,
  ],
]

describe('what is wrong is named with its place', () => {
  test.each(DAMAGES)('%s', async (_, damage, finding) => {
    const client = await hub.pool.connect()
    try {
      await client.query('begin')
      // Triggers keep evidence from being edited; whoever owns the tables can switch them off.
      await client.query(`set local session_replication_role = replica`)
      expect((await client.query(damage)).rowCount).toBeGreaterThan(0)
      const { findings } = await auditSourceOf(hub.pool, auditSource(client, testVault), verifier)
      expect(findings.map(breachText).join('\n')).toMatch(finding)
    } finally {
      await client.query('rollback')
      client.release()
    }
  })
})

describe('reference data that have changed since', () => {
  test('of which no decision depends: all is compared as before', async () => {
    await changeRegistry(hub.pool, (write) => write.upsertParty({ ...hub.party('GM').party, name: 'G' }))
    const report = await run()
    expect(report.findings).toEqual([])
    expect(report.notCompared).toEqual({})
  })

  test('on which decisions rested: what comes out otherwise is not compared, and nothing is called wrong', async () => {
    const gone = agreement({ suspendedFrom: '2020-01-01' })
    await changeRegistry(hub.pool, (write) => write.putAgreement(gone))
    const report = await run()
    expect(report.findings).toEqual([])
    expect(report.notCompared).toMatchObject({
      'decisions: decided with reference data of another version': expect.any(Number) as number,
      'decisions: an earlier event of the movement could not be decided again': expect.any(Number) as number,
    })
  })
})
