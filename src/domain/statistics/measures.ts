import type { Item } from '../../generated/types.ts'

/** What an item is compared by with others of its heading: value in one currency, or mass in one kind of package. */
export type Measure = {
  item: number
  measure: 'value' | 'mass'
  /** First four digits of the commodity code. */
  heading: string
  /** Currency of a value, kind of package of a mass. */
  unit: string
  /** Major units a kilogram, or kilograms a package. */
  amount: number
}

const HEADING_DIGITS = 4

/** What the items of a declaration can be compared by. One in several kinds of packages, or without a heading, is not compared. */
export const measuresOf = (items: readonly Item[]): Measure[] =>
  items.flatMap(({ number: item, commodity, goodsMeasure, value, packaging }) => {
    const gross = Number(goodsMeasure?.grossMass ?? 0)
    if (commodity.hsCode === undefined || gross <= 0) return []
    const heading = commodity.hsCode.slice(0, HEADING_DIGITS)
    const [only] = packaging
    const count = packaging.length === 1 ? (only?.count ?? 0) : 0
    return [
      ...(value === undefined
        ? []
        : [{ item, measure: 'value' as const, heading, unit: value.currency, amount: Number(value.amount) / gross }]),
      ...(only === undefined || count <= 0
        ? []
        : [{ item, measure: 'mass' as const, heading, unit: only.type, amount: gross / count }]),
    ]
  })
