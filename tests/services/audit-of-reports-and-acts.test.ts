import { readFile } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditPool, auditSourceOf, breachText } from '../../src/compose/audit.ts'
import type { Message } from '../../src/generated/types.ts'
import { auditSource } from '../../src/store/audit/audit.ts'
import { derOf } from '../../src/trust/x509/pem.ts'
import { createHubVerifier, type HubVerifier } from '../../src/trust/seal.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { registered } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { customs, message } from '../support/procedures.ts'
import { manifest, railDeclaration, STATIONS, tracking } from '../support/rail.ts'
import { release } from '../support/road.ts'
import { waitFor } from '../support/wait-for.ts'
import { testVault } from '../support/body-key.ts'

let hub: TestHub
let verifier: HubVerifier
const [byRail, cut] = [m.newMrn('CI'), m.newMrn('CI')]
const byRoad = m.newMrn()
const wagons = [
  { number: 'W-1', position: 1, mrns: [byRail], sealState: 'intact' as const, seals: ['S-1'] },
  { number: 'W-2', position: 2, mrns: [cut], sealState: 'intact' as const },
]

async function post(by: string, sent: Message, status = 202): Promise<void> {
  const answer = await hub.post(hub.party(by), sent)
  if (answer.status !== status) throw new Error(`${sent.type}: ${answer.status} ${answer.bytes.toString('utf8')}`)
}

/** A train of which a wagon is left behind, and a report on it by its number alone. */
async function runTrain(): Promise<void> {
  const principal = { scheme: 'NCC', id: 'CI-000123', name: 'Transit Exemple SARL' }
  const limitAt = new Date(Date.now() + 5 * 24 * 3_600_000).toISOString()
  for (const mrn of [byRail, cut]) {
    const own = wagons.filter(({ mrns }) => mrns.includes(mrn)).map(({ number }) => number)
    await post('CI', railDeclaration(mrn, own, { lrn: mrn, principal }))
    await post('CI', { ...release({ mrn, body: { limitAt } }), sender: { country: 'CI', role: 'customs' } })
  }
  const { departure, exit, entry, inland, end } = STATIONS
  await post('CI/sitarail', manifest('depart', departure, wagons))
  await post('CI/sitarail', manifest('pass', exit, undefined))
  await post('CI/sitarail', manifest('cut', entry, [{ number: 'W-2' }]))
  await post('CI/sitarail', manifest('pass', entry, [{ number: 'W-1', sealState: 'broken' }]))
  await post('CI/sitarail', manifest('pass', inland, undefined))
  await post('CI/sitarail', manifest('arrive', end, undefined))
  await post('CI/sitarail', manifest('pass', exit, undefined, { train: 'TR-9' }))
}

const happening = <M extends Message>(event: M): M => ({ ...event, occurredAt: new Date().toISOString() })

/** A tracked truck: a position, an alarm, an alert by its plate; and an outage. */
async function runTruck(): Promise<void> {
  const grn = await registered(hub, '1000000')
  const declared = m.declaration(byRoad, grn, '100000')
  const safeguards = [{ kind: 'tracker' as const, deviceId: 'TRK-7' }]
  await post('TG', { ...declared, body: { ...declared.body, safeguards } })
  await post('TG', m.release(byRoad))
  await post('TG/suivi', happening(tracking({ deviceId: 'TRK-7' })))
  await post(
    'TG/suivi',
    happening(tracking({ deviceId: 'TRK-7', event: 'position', position: { latitude: '10.5', longitude: '0.5' } })),
  )
  const { identification = '' } = declared.body.vehicleSet.means ?? {}
  const wanted = {
    action: 'attention' as const,
    reason: 'seals',
    vehicle: { typeOfIdentification: '30' as const, identification },
  }
  const { mrn: _, ...alert } = message('alert', customs('BF'), wanted as never, { mrn: byRoad }) as Message & {
    mrn: string
  }
  await post('BF', alert as Message)
  const from = new Date(Date.now() - 60_000).toISOString()
  const outage = { scope: 'country' as const, state: 'outage' as const, manualProcedure: true, from }
  await post('NE', message('availability-notice', customs('NE'), outage, { occurredAt: from }))
}

/** Burkina Faso refuses its first message for good; two operators discard it. */
async function discardOne(): Promise<void> {
  const row = await waitFor(
    async () => {
      const found = await hub.pool.query<{ sender: string; id: string; log_index: string }>(
        `select sender, id, log_index from outbox where receiver = 'BF' and state = 'in-flight' and mrn = $1 limit 1`,
        [byRoad],
      )
      if (found.rows[0] === undefined) throw new Error('nothing is under way to BF')
      return found.rows[0]
    },
    { label: 'a message under way' },
  )
  const entry = { sender: row.sender, id: row.id, logIndex: Number(row.log_index), outcome: 'refused', reason: 'r' }
  const at = new Date().toISOString()
  const header = { id: randomUUID(), version: '1', occurredAt: at, preparedAt: at, procedure: 'automatic' }
  const sender = { country: 'BF', role: 'customs' }
  await post('BF', { ...header, type: 'delivery-report', sender, body: { entries: [entry] } } as Message)
  for (const who of ['operator', 'second-operator']) {
    const answer = await fetch(`${hub.url}/v1/parked/${row.log_index}-BF/discard`, {
      method: 'POST',
      headers: { authorization: `Bearer token-of-${who}`, 'content-type': 'application/json' },
      body: JSON.stringify({ reason: 'told on paper' }),
    })
    if (!answer.ok) throw new Error(`discard: ${answer.status} ${await answer.text()}`)
  }
}

/** A report of a delivery nobody made, and of a device nobody bears: both are recorded, without effect. */
async function reportNothing(): Promise<void> {
  const entry = { sender: 'ZZ', id: randomUUID(), logIndex: 1, outcome: 'accepted' as const }
  const reports = [
    ['BF', message('delivery-report', customs('BF'), { entries: [entry] })],
    ['TG/suivi', tracking({ deviceId: 'TRK-UNKNOWN' })],
  ] as const
  for (const [by, report] of reports) {
    const answer = await hub.post(hub.party(by), report)
    expect([answer.status, answer.body['status']]).toEqual([202, 'recorded'])
  }
}

beforeAll(async () => {
  hub = await startTestHub()
  verifier = createHubVerifier([derOf(await readFile(hub.config.hubCertificate, 'utf8'))])
  await runTrain()
  await runTruck()
  await discardOne()
  await reportNothing()
})
afterAll(() => hub?.stop())

test('reports, the notices made of them, trains, outages and acts are compared, and nothing is left out', async () => {
  const report = await auditPool(hub.pool, verifier, testVault)
  expect(report.findings.map(breachText)).toEqual([])
  expect(report.notCompared).toEqual({})
  expect(report.counts).toMatchObject({ trains: 1, acts: 2, movements: 3 })
  const { rows } = await hub.pool.query<{ kinds: string[] }>(
    `select array_agg(distinct type) as kinds from messages where sender = 'ZZ'`,
  )
  expect(rows[0]?.kinds).toEqual(
    expect.arrayContaining(['border-exit-notice', 'incident-notice', 'arrival-advice', 'alert']),
  )
})

/** One lie of every kind about them, and how the audit names it. */
const LIES: readonly [string, string, RegExp][] = [
  ['a train is forgotten', `delete from trains`, /I4 \[train TR-4417 CI\/sitarail\] is in the log and not stored/],
  [
    'a train is invented',
    `insert into trains select 'TR-X', operator, json_build_object('number', 'TR-X', 'operator', operator, 'wagons', '{}'::text[], 'documentVersion', 3) from trains`,
    /I4 \[train TR-X CI\/sitarail\] is stored and not in the log/,
  ],
  [
    'a train is somewhere else',
    `update trains set doc = replace(doc::text, '"office":"BFOUA002"', '"office":"BFNIA002"')::json`,
    /I4 \[train TR-4417.*replay gives another train/,
  ],
  [
    'a wagon has another number',
    `update trains set doc = replace(doc::text, 'W-2', 'W-3')::json`,
    /I4 \[train TR-4417.*deciding its reports again gives another train/,
  ],
  ['an outage is forgotten', `delete from outages`, /I4 the outage NE .* is in the log and not stored/],
  [
    'an outage ends earlier',
    `update outages set to_at = from_at + interval '1 minute'`,
    /I4 the outage NE .* is stored and not in the log/,
  ],
  [
    'a report is taken off a timeline',
    `delete from leaf_movements where log_index = (select max(log_index) from leaf_movements where mrn like '26CI%')`,
    /I4 \[leaf \d+, 26CI.*is about this movement and not on its timeline/,
  ],
  [
    'a report is put on a timeline',
    `insert into leaf_movements select mrn, 0 from movements where mrn like '26TG%'`,
    /I4 \[leaf 0, 26TG.*is on the timeline of a movement it is not about/,
  ],
  [
    'a notice says something else',
    `update bodies b set body = '{"sealCheck":"broken"}', sealed = false
       from messages x where x.seq = b.message and x.sender = 'ZZ' and x.type = 'border-exit-notice'`,
    /I4 .*made again, this border-exit-notice is another one/,
  ],
  [
    'an act is forgotten',
    `delete from operator_acts where act = 'discard-asked'`,
    /I3 .*is an act that is not on record(.|\n)*I2 .*is a discard that no other operator/,
  ],
  [
    'an act was another’s',
    `update operator_acts set operator = 'somebody' where act = 'discard'`,
    /I3 .*its row says something else than its words/,
  ],
  [
    'one operator did it alone',
    `update operator_acts set operator = (select operator from operator_acts where act = 'discard')`,
    /I2 .*is a discard that no other operator/,
  ],
  [
    'the words of an act are changed',
    `update operator_acts set reason = 'x', body = convert_to(replace(convert_from(body, 'UTF8'), 'told on paper', 'x'), 'UTF8')`,
    /I6 .*its words are not those in the log/,
  ],
  [
    'what was given up comes back',
    `update delivery_ends set state = 'delivered' where state = 'discarded'`,
    /I2 .*was discarded, and is delivered/,
  ],
  [
    'something is given up by nobody',
    `with gone as (delete from open_deliveries where receiver = 'CI' returning receiver, log_index)
     insert into delivery_ends select receiver, log_index, 'discarded', 1, now(), now(), 'r' from gone`,
    /I2 .*is discarded, and nobody has done so/,
  ],
  [
    'a timer is put off for ever',
    `update timers set due_at = due_at + interval '10 years' where name = 'T_release' or mrn like '26CI%'`,
    /I4 \[26CI.*table timers contradicts/,
  ],
  ['a timer fires early', `update timers set due_at = due_at - interval '1 day'`, /I4 .*table timers contradicts/],
  ['a timer is taken out', `delete from timers`, /I4 .*table timers contradicts/],
  [
    'a movement is not found by its office any more, which hides it from the officer',
    `delete from movement_facets where facet like 'office %'`,
    /I4 .*table movement_facets contradicts/,
  ],
  [
    'a movement is found by what it never had',
    `insert into movement_facets select 'flag late', mrn from movements`,
    /I4 .*table movement_facets contradicts/,
  ],
  [
    'a guarantee is hidden from who rests on it',
    `delete from guarantee_parties`,
    /I4 .*table guarantee_parties contradicts/,
  ],
  ['a queue shows what is not held', `update movements set held_from = '{TG}'`, /I4 .*column held_from contradicts/],
  [
    'a contribution is left out of the statement',
    `update movements set contributes = not contributes`,
    /I4 .*column contributes contradicts/,
  ],
  ['a vehicle is not found any more', `delete from movement_marks`, /I4 .*table movement_marks contradicts/],
  [
    'a declaration has another content',
    `update declarations set doc = replace(doc::text, '"LRN', '"XRN')::json where mrn like '26TG%'`,
    /I4 \[26TG.*its declaration is stored with another content/,
  ],
  [
    'a guarantee has another holder',
    `update guarantees set doc = replace(doc::text, '"holder"', '"holdre"')::json`,
    /I4 \[26TG.*gives another guarantee than is stored/,
  ],
]

describe('a lie is named with its place', () => {
  test.each(LIES)('%s', async (_, lie, finding) => {
    const client = await hub.pool.connect()
    try {
      await client.query('begin')
      // Triggers keep evidence from being edited; whoever owns the tables can switch them off.
      await client.query(`set local session_replication_role = replica`)
      expect((await client.query(lie)).rowCount).toBeGreaterThan(0)
      const { findings } = await auditSourceOf(hub.pool, auditSource(client, testVault), verifier)
      expect(findings.map(breachText).join('\n')).toMatch(finding)
    } finally {
      await client.query('rollback')
      client.release()
    }
  })
})
