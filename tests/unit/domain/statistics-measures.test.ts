import { describe, expect, test } from 'vitest'
import { measuresOf } from '../../../src/domain/statistics/measures.ts'
import type { Item } from '../../../src/generated/types.ts'

const item = (over: Partial<Item> = {}): Item => ({
  number: 1,
  commodity: { description: 'Cashew nuts', hsCode: '080131' },
  goodsMeasure: { grossMass: '250.5' },
  packaging: [{ type: 'BG', count: 10 }],
  value: { amount: '501', currency: 'XOF' },
  ...over,
})

describe('an item is not compared', () => {
  test('without a commodity code, a gross mass, or with a mass of nothing', () => {
    expect(measuresOf([item({ commodity: { description: 'Nuts' } })])).toEqual([])
    const { goodsMeasure: _, ...weightless } = item()
    expect(measuresOf([weightless])).toEqual([])
    expect(measuresOf([item({ goodsMeasure: { grossMass: '0' } })])).toEqual([])
  })

  test('by mass in several kinds of packages, in none that are counted, or counted with another item', () => {
    const byMass = (packaging: Item['packaging']) =>
      measuresOf([item({ packaging })]).filter(({ measure }) => measure === 'mass')
    expect(
      byMass([
        { type: 'BG', count: 10 },
        { type: 'BX', count: 1 },
      ]),
    ).toEqual([])
    expect(byMass([{ type: 'VR' }])).toEqual([])
    expect(byMass([{ type: 'BG', count: 0 }])).toEqual([])
    expect(byMass([])).toEqual([])
  })

  test('by value where none is said', () => {
    const { value: _, ...unpriced } = item()
    expect(measuresOf([unpriced]).map(({ measure }) => measure)).toEqual(['mass'])
  })
})

test('an item is compared by value a kilogram in its currency and by kilograms a package of its kind, under its heading', () => {
  expect(measuresOf([item({ number: 7 })])).toEqual([
    { item: 7, measure: 'value', heading: '0801', unit: 'XOF', amount: 2 },
    { item: 7, measure: 'mass', heading: '0801', unit: 'BG', amount: 25.05 },
  ])
})
