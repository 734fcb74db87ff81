import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MessageByType } from '../../src/generated/types.ts'
import { accepted, ago, ask, counted, middle, type Times, travels } from '../support/counted.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { registered } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { customs, message } from '../support/procedures.ts'

/**
 * interface.md 7, risk: every rule of schemas/risk-rules.json with what makes it speak and with what just does not.
 */
type Declared = Partial<MessageByType['transit-declaration']['body']>
type Signal = { rule: string; evidence: Record<string, unknown>; movements: string[]; sentence: string }

let hub: TestHub
let grn: string

/** A holder with a guarantee of its own: what it declares counts for nobody else. */
async function holder(id: string): Promise<(times: Times) => Promise<string>> {
  const principal = {
    scheme: 'NIF',
    id,
    name: 'Transit Exemple SARL',
    address: { city: 'Lomé', country: 'TG' },
  } as const
  const own = m.newGrn()
  await accepted(hub, 'TG/fonds-garantie', m.registration(own, '100000000', { body: { holder: principal } }))
  return (times) => travels(hub, own, times, { body: { principal } })
}
const signals = async (mrn: string, rule: string): Promise<Signal[]> => {
  await counted(hub)
  const { items } = await ask<{ items: Signal[] }>(hub, `/v1/risk/signals?mrn=${mrn}`)
  return items.filter((one) => one.rule === rule)
}
const declared = async (body: Declared, hours = 10): Promise<string> => {
  const mrn = m.newMrn()
  await accepted(hub, 'TG', m.declaration(mrn, grn, '1', { occurredAt: ago(hours), body }))
  return mrn
}

beforeAll(async () => {
  hub = await startTestHub({ pace: { statistics: { restMs: 50 } } })
  grn = await registered(hub, '100000000')
}, 120_000)
afterAll(() => hub?.stop())

describe('who comes late again and again', () => {
  const late = { released: 60, exit: 50, entry: 48, arrival: 5, limit: 8 }

  test('is told of from the third arrival after the limit, not at the second', async () => {
    const travelsOf = await holder('1000000001')
    const [first, second] = [await travelsOf(late), await travelsOf(late)]
    expect(await signals(second, 'late-repeated')).toEqual([])
    const third = await travelsOf(late)
    const [told] = await signals(third, 'late-repeated')
    expect(told).toMatchObject({ evidence: { count: 3 } })
    expect(told?.movements.map((path) => path.slice(-18)).sort()).toEqual([first, second, third].sort())
    // It is about the holder: whichever of its movements is asked for.
    expect(await signals(first, 'late-repeated')).toEqual([told])
  })

  test('is not told of for arrivals within the limit, nor for what lies more than ninety days back', async () => {
    const travelsOf = await holder('1000000002')
    for (let n = 0; n < 3; n += 1) await travelsOf({ ...late, arrival: 9 })
    await travelsOf({ released: 2_300, exit: 2_290, entry: 2_280, arrival: 2_165, limit: 2_170 })
    await travelsOf(late)
    expect(await signals(await travelsOf(late), 'late-repeated')).toEqual([])
    expect(await signals(await travelsOf(late), 'late-repeated')).toMatchObject([{ evidence: { count: 3 } }])
  })
})

describe('what was seen otherwise than declared', () => {
  const onRoad = () => travels(hub, grn, { released: 20, exit: 15 })

  test('a broken seal is told of with office and day, an intact one is not', async () => {
    const [broken, intact] = [await onRoad(), await onRoad()]
    for (const [mrn, state] of [
      [broken, 'broken'],
      [intact, 'intact'],
    ] as const)
      await accepted(hub, 'BF', m.entryNotice(mrn, { occurredAt: ago(12), body: { sealCheck: { state } } }))
    expect(await signals(intact, 'seals-differ')).toEqual([])
    expect(await signals(broken, 'seals-differ')).toMatchObject([
      { sentence: expect.stringMatching(new RegExp(`${broken}.*BFCNK001`)) as string, evidence: { count: 1 } },
    ])
  })

  test('another vehicle is told of until departure has accepted it; the same one written otherwise is not', async () => {
    const [other, same] = [await onRoad(), await onRoad()]
    for (const [mrn, identification] of [
      [other, 'BF 9000 ZZ'],
      [same, m.plateOf(same).replaceAll(' ', '-').toLowerCase()],
    ] as const) {
      const vehicle = { typeOfIdentification: '30', identification } as const
      await accepted(hub, 'BF', m.entryNotice(mrn, { occurredAt: ago(12), body: { vehicle } }))
    }
    expect(await signals(same, 'vehicle-differs')).toEqual([])
    expect(await signals(other, 'vehicle-differs')).toMatchObject([{ evidence: { kind: 'vehicle' } }])
    const resolved: MessageByType['discrepancy-resolution']['body'] = {
      outcome: 'solved',
      flags: ['vehicleDiffers'],
      decidedOn: ago(0).slice(0, 10),
    }
    await accepted(hub, 'TG', message('discrepancy-resolution', customs('TG'), resolved, { mrn: other }))
    expect(await signals(other, 'vehicle-differs')).toEqual([])
  })

  test('one container on two movements in flight is told of; on one after the other it is not', async () => {
    const inContainer = (container: string, seal: string): { body: Declared } => ({
      body: { equipment: [{ container, numberOfSeals: 1, seals: [{ id: seal }] }] },
    })
    const done = { released: 60, exit: 50, entry: 48, arrival: 40, discharged: true }
    await travels(hub, grn, done, inContainer('MSCU1234566', 'M-1'))
    const after = await travels(hub, grn, { released: 20, exit: 15 }, inContainer('MSCU1234566', 'M-2'))
    expect(await signals(after, 'used-twice')).toEqual([])
    await travels(hub, grn, { released: 21, exit: 16, entry: 14 }, inContainer('CSQU3054383', 'C-1'))
    const second = await travels(hub, grn, { released: 20, exit: 15 }, inContainer('CSQU3054383', 'C-2'))
    expect(await signals(second, 'used-twice')).toMatchObject([{ evidence: { kind: 'used-twice' } }])
  })
})

describe('a limit that passes soon', () => {
  test('is told of within 24 hours, not before, and not of goods that have arrived', async () => {
    const soon = { released: 60, exit: 50, entry: 48, limit: -23 }
    expect(await signals(await travels(hub, grn, { ...soon, limit: -25 }), 'near-limit')).toEqual([])
    expect(await signals(await travels(hub, grn, { ...soon, arrival: 5 }), 'near-limit')).toEqual([])
    const near = await travels(hub, grn, soon)
    expect(await signals(near, 'near-limit')).toMatchObject([{ movements: [`/v1/movements/${near}`] }])
  })
})

describe('goods far from others of their heading', () => {
  /** Sugar in bags of some 50 kg at some 500 a kilogram, each a little different from the others. */
  const sugar = (kg: number, perKg: number): Declared => ({
    grossMass: String(kg * 20),
    items: [
      {
        number: 1,
        commodity: { description: 'Sugar', hsCode: '170199' },
        goodsMeasure: { grossMass: String(kg * 20) },
        packaging: [{ type: 'BG', count: 20, marks: 'SUCRE' }],
        value: { amount: String(kg * 20 * perKg), currency: 'XOF' },
      },
    ],
  })

  test('are told of among thirty others, by mass and by value, and not among twenty-nine', async () => {
    for (let n = 0; n < 29; n += 1) await declared(sugar(48 + (n % 5), 498 + (n % 5)), 400 - n)
    const early = await declared(sugar(90, 900), 300)
    expect([await signals(early, 'mass-outlier'), await signals(early, 'value-outlier')]).toEqual([[], []])
    const heavy = await declared(sugar(90, 500), 299)
    expect(await signals(heavy, 'mass-outlier')).toMatchObject([{ evidence: { item: 1, among: 30 } }])
    expect(await signals(heavy, 'value-outlier')).toEqual([])
    const dear = await declared(sugar(50, 900), 298)
    expect(await signals(dear, 'mass-outlier')).toEqual([])
    expect(await signals(dear, 'value-outlier')).toMatchObject([{ evidence: { item: 1, among: 31 } }])
  })

  test('by the robust score of 3.5, against the median and its deviation of those declared before', async () => {
    const { rows } = await hub.pool.query<{ amount: string }>(
      `select (i->'goodsMeasure'->>'grossMass')::numeric / (i->'packaging'->0->>'count')::numeric as amount
       from (select distinct on (mrn) mrn, doc from declarations order by mrn, version desc, revision desc) d,
         json_array_elements(d.doc::json->'items') i where i->'commodity'->>'hsCode' = '170199'`,
    )
    const masses = rows.map(({ amount }) => Number(amount))
    const median = middle(masses)
    const unit = middle(masses.map((one) => Math.abs(one - median))) / 0.6745
    const [inside, outside] = [median + 3.45 * unit, median + 3.55 * unit].map((kg) => Math.round(kg * 1_000) / 1_000)
    const near = await declared(sugar(inside ?? 0, 500), 297)
    expect(await signals(near, 'mass-outlier')).toEqual([])
    const far = await declared(sugar(outside ?? 0, 500), 296)
    expect(await signals(far, 'mass-outlier')).toHaveLength(1)
  })
})

describe('a way hardly anybody takes', () => {
  test('is told of while fewer than one in twenty have gone it between the same offices, of thirty at least', async () => {
    const through: Declared['itinerary'] = [
      { country: 'TG', exitOffice: 'TGKOD001', mode: '3', connection: 'full' },
      { country: 'GH', entryOffice: 'GHAFL001', exitOffice: 'GHPAG001', mode: '3', connection: 'full' },
      { country: 'BF', entryOffice: 'BFDAK001', mode: '3', connection: 'full' },
    ]
    const destinationOffice = 'BFOUA002'
    for (let n = 0; n < 38; n += 1) await declared({ destinationOffice }, 200)
    const [first, second, third] = [
      await declared({ destinationOffice, itinerary: through }, 12),
      await declared({ destinationOffice, itinerary: through }, 11),
      await declared({ destinationOffice, itinerary: through }, 10),
    ]
    expect(await signals(await declared({ destinationOffice }, 9), 'route-unusual')).toEqual([])
    for (const [mrn, count] of [
      [first, 0],
      [second, 1],
    ] as const)
      expect(await signals(mrn, 'route-unusual')).toMatchObject([{ evidence: { count } }])
    expect(await signals(third, 'route-unusual')).toEqual([])
  })
})
