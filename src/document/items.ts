import type { Declaration } from '../generated/types.ts'
import type { Cell, Line } from './canvas.ts'
import { cell, listed, namedAs } from './view.ts'
import type { Words } from './words.ts'

type Item = Declaration['items'][number]

/** The rows of the list of items, made one at a time: a thousand of them need not be in memory together. */
export function* itemRows(declaration: Declaration, words: Words): Generator<readonly Cell[]> {
  const vehicles = declaration.vehicles ?? []
  for (const item of declaration.items) {
    const own = vehicles.filter(({ itemNumber }) => itemNumber === item.number)
    yield [
      { paragraphs: [{ text: String(item.number), bold: true }] },
      cell([item.commodity.hsCode, item.commodity.nationalDigits].filter(Boolean).join(' ')),
      { paragraphs: [...goodsOf(item, words), ...own.map(vehicleLine)] },
      cell(...item.packaging.map((one) => packagingLine(one, words))),
      cell(item.goodsMeasure?.grossMass ?? ''),
      cell(item.goodsMeasure?.netMass ?? ''),
    ]
  }
}

function goodsOf(item: Item, words: Words): Line[] {
  const { description, dangerousGoods = [] } = item.commodity
  const parts = [
    ...(item.countryOfOrigin === undefined ? [] : [`${words.text('origin')}: ${item.countryOfOrigin}`]),
    ...(dangerousGoods.length === 0
      ? []
      : [`${words.text('dangerous')}: ${dangerousGoods.map(({ unNumber }) => `UN ${unNumber}`).join(', ')}`]),
    ...(item.consignor === undefined ? [] : [`${words.text('consignor')}: ${namedAs(item.consignor)}`]),
    ...(item.consignee === undefined ? [] : [`${words.text('consignee')}: ${namedAs(item.consignee)}`]),
  ]
  const documents = listed(item, words)
  const lines = [...parts, ...(documents === '' ? [] : [`${words.text('documents')}: ${documents}`])]
  return [{ text: description }, ...lines.map((text) => ({ text, size: 7 }))]
}

const vehicleLine = ({ vin, make, model, year }: NonNullable<Declaration['vehicles']>[number]): Line => ({
  text: [make, model, year, `VIN ${vin}`].filter(Boolean).join(' '),
  size: 7,
})

function packagingLine({ type, count, marks }: Item['packaging'][number], words: Words): string {
  const kind = `${type} ${words.label('package-types', type)}`
  const counted = count === undefined ? kind : `${count} × ${kind}`
  return marks === undefined ? counted : `${counted}, ${words.text('marks')}: ${marks}`
}
