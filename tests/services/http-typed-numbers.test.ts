import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MovementView } from '../../src/ports/reads.ts'
import type { Page } from '../../src/ports/page.ts'
import { type Edge, get, getJson, startEdge } from './http-fixture.ts'
import { GRN, M1, seed } from './http-seed.ts'

let edge: Edge
beforeAll(async () => {
  edge = await startEdge()
  await seed(edge.pool)
})
afterAll(() => edge.close())

/** As read from paper and typed: small letters, in groups. */
const typed = (number: string): string => encodeURIComponent(number.toLowerCase().replaceAll(/(.{4})/g, '$1 '))

describe('a number is found as it is typed', () => {
  test('nobody finds the movement of another number', async () => {
    expect((await get(edge, `/v1/movements/${typed('26TG00000000000777')}`, 'tg')).status).toBe(404)
  })

  test('a movement, its declarations and its timeline by path', async () => {
    for (const part of ['', '/declarations', '/timeline']) {
      const kept = await getJson(edge, `/v1/movements/${M1}${part}`, 'tg')
      expect(await getJson(edge, `/v1/movements/${typed(M1)}${part}`, 'tg')).toEqual(kept)
    }
  })

  test('a guarantee by path, and movements by guarantee, office and vehicle', async () => {
    const found = async (query: string): Promise<string[]> =>
      (await getJson<Page<MovementView>>(edge, `/v1/movements?${query}`, 'tg')).items.map(({ mrn }) => mrn)
    const [grn, dashed] = [GRN.toLowerCase(), `${GRN.slice(0, 4)}-${GRN.slice(4)}`]
    expect(await found(`grn=${dashed}`)).toEqual(await found(`grn=${GRN}`))
    expect(await found(`grn=${grn}`)).toContain(M1)
    expect(await found('office=tg-lfw-001')).toEqual(await found('office=TGLFW001'))
    expect(await found('office=TGLFW001')).toContain(M1)
    expect(await found('vehicle=tg-0007.aa')).toEqual([M1])
    const status = async (path: string): Promise<number> => (await get(edge, path, 'tg')).status
    expect(await status(`/v1/guarantees/${dashed}`)).toBe(await status(`/v1/guarantees/${GRN}`))
  })
})
