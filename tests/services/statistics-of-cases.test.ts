import { afterAll, beforeAll, expect, test } from 'vitest'
import { contributing, contributionTable } from '../support/contributing.ts'
import { accepted, ago, ask, counted, middle, travels } from '../support/counted.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { registered } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { customs, message } from '../support/procedures.ts'

/**
 * interface.md 7 and 8: what was not as declared, changes of way, goods far from others and contributions, each recomputed here
 * from the movements' documents, the declarations or the messages, never from what is counted.
 */
type Row = {
  n: number
  open: number
  kinds?: { kind: string; n: number }[]
  amounts?: { currency: string; kind?: string; amount: string }[]
} & Record<string, unknown>
type Table = { items: Row[] }

const COLLECTOR = 'TG/fonds-garantie'
let hub: TestHub
let grn: string
const mrns: string[] = []

const rowsOf = async <T extends object>(sql: string): Promise<T[]> => (await hub.pool.query<T>(sql)).rows
const kindsOf = (rows: readonly { kind: string; n: string }[]) => rows.map(({ kind, n }) => ({ kind, n: Number(n) }))

beforeAll(async () => {
  hub = await startTestHub({ pace: { statistics: { restMs: 50 } } })
  await contributing(hub, contributionTable('TG/fonds-garantie', { collector: COLLECTOR }), { cover: 'contribution' })
  grn = await registered(hub, '100000000')
  for (let n = 0; n < 4; n += 1) mrns.push(await travels(hub, grn, { released: 60, exit: 50 }))
}, 120_000)
afterAll(() => hub?.stop())

test('what was seen and is not as declared, by the office that saw it', async () => {
  const vehicle = { typeOfIdentification: '30', identification: 'BF 9000 ZZ' } as const
  const [first = '', second = ''] = mrns
  const broken = { sealCheck: { state: 'broken' } } as const
  await accepted(hub, 'BF', m.entryNotice(first, { occurredAt: ago(40), body: { ...broken, vehicle } }))
  await accepted(hub, 'BF', m.entryNotice(second, { occurredAt: ago(40), body: broken }))
  await accepted(hub, 'BF', m.arrival(second, { occurredAt: ago(20), body: { arrivedAt: ago(20), ...broken } }))
  await counted(hub)
  const rows = await rowsOf<{ office: string; kind: string; n: string }>(
    `select d->>'office' as office, d->>'kind' as kind, count(*) as n
     from movements, json_array_elements(doc::json->'differences') d group by 1, 2 order by 1, 2`,
  )
  expect(rows.length).toBeGreaterThan(1)
  const { items } = await ask<Table>(hub, '/v1/statistics/differences?by=office')
  const byOffice = Map.groupBy(rows, ({ office }) => office)
  expect(items.map(({ office, n, kinds }) => ({ office, n, kinds }))).toEqual(
    [...byOffice].map(([office, of]) => ({
      office,
      n: of.reduce((sum, { n }) => sum + Number(n), 0),
      kinds: kindsOf(of),
    })),
  )
})

test('changes of way: those granted by what brought them about, and what departure has still to answer', async () => {
  const [, , third = '', fourth = ''] = mrns
  const request = (office: string, mrn: string) =>
    message(
      'diversion-request',
      customs(office.slice(0, 2)),
      { office, purpose: 'destination', reason: 'border-closed' },
      { mrn, occurredAt: ago(30) },
    )
  await accepted(hub, 'BF', request('BFOUA002', third))
  await accepted(
    hub,
    'BF',
    m.arrival(fourth, { body: { office: 'BFKAN001', arrivedAt: ago(10) }, occurredAt: ago(10) }),
  )
  await counted(hub)
  const granted = await rowsOf<{ n: string }>(
    `select count(*) as n from movements where (doc::json->>'itineraryVersion')::int > 1`,
  )
  const asked = await rowsOf<{ n: string }>(
    `select count(*) as n from movements, json_array_elements(doc::json->'open') o where o->>'procedure' = 'diversion'`,
  )
  expect([granted, asked]).toEqual([[{ n: '1' }], [{ n: '1' }]])
  const { items } = await ask<Table>(hub, '/v1/statistics/diversions?by=country')
  expect(items).toMatchObject([{ country: 'TG', n: 1, open: 1, kinds: [{ kind: 'diversion-request', n: 1 }] }])
})

test('contributions, due and paid, by what the collector has reported', async () => {
  const [first = ''] = mrns
  const paid = {
    purpose: 'contribution',
    amount: { amount: '45000', currency: 'XOF' },
    receipt: 'Q-1',
    paidOn: ago(0).slice(0, 10),
  }
  const sender = { country: 'TG', role: 'guarantor', party: 'fonds-garantie' } as const
  await accepted(hub, COLLECTOR, message('payment-notice', sender, paid as never, { mrn: first }))
  await counted(hub)
  const [declared] = await rowsOf<{ n: string; due: string }>(
    `select count(*) as n, sum(((d.doc::json->'cifValue'->>'amount')::bigint * 5 + 999) / 1000) as due from (
       select distinct on (mrn) mrn, doc from declarations order by mrn, version desc, revision desc) d`,
  )
  const { items } = await ask<Table>(hub, '/v1/statistics/contributions')
  expect(declared).toEqual({ n: '4', due: '180000' })
  expect(items).toMatchObject([
    {
      n: 4,
      kinds: [
        { kind: 'paid', n: 1 },
        { kind: 'unpaid', n: 3 },
      ],
      amounts: [
        { currency: 'XOF', kind: 'paid', amount: '45000' },
        { currency: 'XOF', kind: 'unpaid', amount: String(Number(declared?.due) - 45_000) },
      ],
    },
  ])
})

test('items far from those of their heading declared before them, by robust z written out', async () => {
  const cement = async (kg: number, hours: number) => {
    const mrn = m.newMrn()
    const goods = {
      grossMass: String(kg * 10),
      items: [
        {
          number: 1,
          commodity: { description: 'Cement', hsCode: '252329' },
          goodsMeasure: { grossMass: String(kg * 10) },
          packaging: [{ type: 'BG', count: 10, marks: 'CIM' }],
        },
      ],
    }
    await accepted(hub, 'TG', m.declaration(mrn, grn, '1', { occurredAt: ago(hours), body: goods as never }))
  }
  for (let n = 0; n < 36; n += 1) await cement(n % 9 === 8 ? 80 : 48 + (n % 4), 300 - n)
  await counted(hub)
  const rows = await rowsOf<{ mrn: string; amount: string }>(
    `select mrn, (i->'goodsMeasure'->>'grossMass')::numeric / (i->'packaging'->0->>'count')::numeric as amount from (
       select distinct on (d.mrn) d.mrn, d.doc, (v.doc::json->'declared'->>'declaredAt')::timestamptz as declared_at
       from declarations d join movements v on v.mrn = d.mrn order by d.mrn, d.version desc, d.revision desc) d,
       json_array_elements(d.doc::json->'items') i where i->'commodity'->>'hsCode' = '252329' order by declared_at`,
  )
  const far = rows.filter(({ amount }, at) => {
    const before = rows.slice(0, at).map((one) => Number(one.amount))
    const median = middle(before)
    const deviation = middle(before.map((one) => Math.abs(one - median)))
    return before.length >= 30 && Math.abs((0.6745 * (Number(amount) - median)) / deviation) > 3.5
  })
  expect(far).toHaveLength(1)
  const { items } = await ask<Table>(hub, '/v1/statistics/outliers')
  expect(items).toMatchObject([{ n: 1, kinds: [{ kind: 'mass', n: 1 }] }])
  const cases = await ask<{ items: { mrn: string }[] }>(hub, '/v1/statistics/outliers/movements')
  expect(cases.items.map(({ mrn }) => mrn)).toEqual(far.map(({ mrn }) => mrn))
})
