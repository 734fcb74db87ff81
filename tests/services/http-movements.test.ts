import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MovementView } from '../../src/ports/reads.ts'
import type { Page } from '../../src/ports/page.ts'
import { type Edge, get, getJson, startEdge } from './http-fixture.ts'
import { GRN, M1, M2, M3, NATIONAL, OTHER_GRN, seed } from './http-seed.ts'

type Caller = Parameters<typeof get>[2]

let edge: Edge
beforeAll(async () => {
  edge = await startEdge()
  await seed(edge.pool)
})
afterAll(() => edge.close())

const mrns = async (path: string, caller: Caller): Promise<string[]> =>
  (await getJson<Page<MovementView>>(edge, path, caller)).items.map(({ mrn }) => mrn)

describe('movements', () => {
  test('have the shape of the contract', async () => {
    expect(await getJson(edge, `/v1/movements/${M1}`, 'tg')).toEqual({
      mrn: M1,
      state: 'released',
      version: 3,
      procedures: [],
      flags: ['late'],
      legs: [
        {
          index: 0,
          country: 'TG',
          exitOffice: 'TGCNK001',
          mode: '3',
          connection: 'full',
          exited: {
            office: 'TGCNK001',
            occurredAt: '2026-11-21T10:00:00Z',
            occurredPrecision: 'minute',
            by: { sender: 'TG', id: expect.any(String) },
            sealState: 'intact',
            seals: ['TG-7'],
            vehicle: 'TG 0007 AA',
          },
        },
      ],
      guarantees: [{ grn: GRN, amount: '1500000', currency: 'XOF', state: 'in-use' }],
      timers: [],
      held: [
        {
          sender: 'BF',
          id: expect.any(String),
          type: 'border-entry-notice',
          awaits: 'release-for-transit',
          since: '2026-03-01T10:00:00.000Z',
          occurredAt: '2026-03-01T09:30:00Z',
        },
      ],
      declaredAt: '2026-11-20T09:00:00Z',
      departure: { country: 'TG', office: 'TGLFW001' },
      destination: { country: 'BF', office: 'BFOUA001' },
      regime: 'isrt',
      itineraryVersion: 1,
      releasedAt: '2026-11-20T10:00:00Z',
      limitAt: '2026-11-28T20:00:00Z',
      lot: { id: 'LOT-18', index: 3, of: 18 },
      nationalRefs: [{ country: 'TG', reference: NATIONAL }],
      seals: ['TG-7'],
      vehicle: 'TG 0007 AA',
    })
  })

  test.each(['operator', 'auditor'] as const)(
    'tell %s nothing that was written about goods and means',
    async (caller) => {
      const text = await (await get(edge, `/v1/movements/${M1}`, caller)).text()
      expect(text).toContain('"sealState":"intact"')
      for (const secret of ['TG-7', 'TG 0007 AA', NATIONAL, 'LOT-18']) expect(text).not.toContain(secret)
    },
  )

  test.each([
    [`reference=${NATIONAL}`, [M2, M1]],
    [`reference=${NATIONAL}&country=TG`, [M1]],
    ['reference=C-2026-000452', []],
    ['lot=LOT-18&state=released', [M1]],
    ['lot=LOT-19', []],
    ['vehicle=tg-0007-aa', [M1]],
    ['vehicle=TG%200008%20AA', []],
    ['container=TG%200007%20AA', []],
    ['seal=tg7', [M1]],
    ['seal=7', []],
    ['q=0007', [M1]],
    ['q=G-0OO7', [M1]],
    ['q=0008', []],
    [`q=${NATIONAL.slice(2)}`, [M2, M1]],
    [`q=${NATIONAL.slice(2)}&country=TG`, [M1]],
    [`q=${M2.slice(4)}`, [M2]],
    ['q=0007&sort=recent', [M1]],
    ['party=GH', [M2]],
    ['updatedSince=2020-01-01T00:00:00Z&country=TG', [M1]],
    ['updatedSince=2099-01-01T00:00:00Z', []],
    [`grn=${GRN}`, [M2, M1]],
    [`grn=${OTHER_GRN}`, []],
    ['office=GHACC001', []],
    ['office=TGCNK001&flag=late', [M1]],
    ['regime=tir', []],
    ['regime=isrt&procedure=enquiry', [M2]],
    ['flag=late', [M1]],
    ['flag=late&sort=recent', [M1]],
    ['flag=overdrawn', []],
  ])('are found by %s', async (query, expected) => {
    expect(await mrns(`/v1/movements?${query}`, 'operator')).toEqual(expected)
    expect(await mrns(`/v1/movements?${query}`, 'idleOfficer')).toEqual([])
  })

  test('are counted by a search, and by nothing else', async () => {
    const counted = async (query: string, caller: Caller) => {
      const { items, total } = await getJson<{ items: unknown[]; total?: number }>(
        edge,
        `/v1/movements?${query}`,
        caller,
      )
      return [items.length, total]
    }
    expect(await counted(`q=${NATIONAL}`, 'operator')).toEqual([2, 2])
    expect(await counted(`q=${NATIONAL}&limit=1`, 'operator')).toEqual([1, 2])
    expect(await counted(`q=${NATIONAL}&state=arrived`, 'operator')).toEqual([0, 0])
    expect(await counted(`q=${NATIONAL}`, 'tg')).toEqual([1, 1])
    expect(await counted(`reference=${NATIONAL}`, 'operator')).toEqual([2, undefined])
  })

  test('are not sought by fewer than three letters or digits', async () => {
    for (const q of ['ab', 'a-b', '---', '%C2%B7%C2%B7%C2%B7%C2%B7']) {
      const answer = await get(edge, `/v1/movements?q=${q}`, 'operator')
      expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([400, 'parameter'])
    }
  })

  test('are found by another party than a country by customs alone', async () => {
    expect(await mrns('/v1/movements?party=TG/sahel', 'tg')).toEqual([M1])
    expect(await mrns('/v1/movements?party=TG', 'principal')).toEqual([M1])
    expect(await mrns('/v1/movements?party=TG/fonds-garantie', 'principal')).toEqual([])
  })

  test.each<[Caller, string[]]>([
    ['tg', [M1]],
    ['bf', [M1]],
    ['gh', [M2]],
    ['principal', [M1]],
    ['officer', [M1]],
    ['idleOfficer', []],
    ['operator', [M2, M1]],
    ['auditor', [M2, M1]],
  ])('%s sees his own only', async (caller, expected) => {
    expect(await mrns('/v1/movements', caller)).toEqual(expected)
    expect((await mrns('/v1/movements?sort=recent', caller)).toSorted()).toEqual(expected.toSorted())
  })

  test('filters narrow and never widen what a party sees', async () => {
    expect(await mrns('/v1/movements?state=released,arrived', 'operator')).toEqual([M1])
    expect(await mrns('/v1/movements?country=NE', 'operator')).toEqual([M2])
    expect(await mrns('/v1/movements?country=NE', 'tg')).toEqual([])
    expect(await mrns('/v1/movements?state=in-transit', 'tg')).toEqual([])
  })

  test('unknown, forbidden and known only by an unmatched fact look the same', async () => {
    const answers = await Promise.all(
      ['26XX00000000000009', M2, M3].map(async (mrn) => {
        const answer = await get(edge, `/v1/movements/${mrn}`, 'tg')
        return [answer.status, (await answer.text()).replaceAll(mrn, 'MRN'), answer.headers.get('content-type')]
      }),
    )
    expect(answers[0]?.[0]).toBe(404)
    expect(answers[0]?.[1]).toContain('"code":"90"')
    expect(answers[1]).toEqual(answers[0])
    expect(answers[2]).toEqual(answers[0])
    expect((await get(edge, `/v1/movements/${M2}/timeline`, 'tg')).status).toBe(404)
  })
})
