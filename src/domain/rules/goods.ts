import type { Declaration, Packaging } from '../../generated/types.ts'
import { type Finding, ruleFinding } from '../values/finding.ts'
import { formatMass, parseMass } from '../values/money.ts'
import { type Checked, findingsAt, oncePerCheck, type Rule, type RuleInput } from './rule.ts'

/** Chapters of the Harmonised System: 77 is reserved, 98 and 99 are for national use. */
const LAST_CHAPTER = 97
const RESERVED_CHAPTER = 77

const onDeclaration =
  (check: (body: Declaration, input: Checked) => Iterable<Finding>): Rule =>
  (input) =>
    input.message.type === 'transit-declaration' ? check(input.message.body, input) : []

const onPackaging = (check: (packaging: Packaging, pointer: string, input: Checked) => Finding[]): Rule =>
  onDeclaration(function* ({ items }, input) {
    for (const [item, { packaging }] of items.entries()) {
      for (const [at, one] of packaging.entries()) yield* check(one, `/body/items/${item}/packaging/${at}`, input)
    }
  })

/**
 * Goods in bulk have no number of packages, unpacked goods a number of pieces (UN/ECE Recommendation 21; the group is in
 * the list). Undefined when the list is not at hand: nothing can be said of the number then.
 */
function groupOf(type: string, { reference }: RuleInput): 'bulk' | 'unpacked' | 'packed' | undefined {
  const list = reference.codes?.get('package-types')
  if (list === undefined) return undefined
  const group = list.get(type)?.at(-1)?.['group']
  return group === 'bulk' || group === 'unpacked' ? group : 'packed'
}

/** ITEM-NUMBER-UNIQUE: each item has its own number. */
export const itemNumberUnique = onDeclaration(({ items }) => {
  const seen = new Set<number>()
  return items.flatMap(({ number }, at) => {
    if (seen.has(number)) return [ruleFinding('ITEM-NUMBER-UNIQUE', `/body/items/${at}/number`, String(number))]
    seen.add(number)
    return []
  })
})

/** GOODS-REFERENCE: equipment and vehicles refer to items that are there; not judged while item numbers are ambiguous. */
export const goodsReference = onDeclaration(({ items, equipment, vehicles }) => {
  const numbers = new Set(items.map(({ number }) => number))
  if (numbers.size < items.length) return []
  const named = [
    ...(equipment ?? []).flatMap(({ goodsReferences }, at) =>
      (goodsReferences ?? []).map((number, place) => ({
        number,
        at: `/body/equipment/${at}/goodsReferences/${place}`,
      })),
    ),
    ...(vehicles ?? []).flatMap(({ itemNumber }, at) =>
      itemNumber === undefined ? [] : [{ number: itemNumber, at: `/body/vehicles/${at}/itemNumber` }],
    ),
  ]
  return named.flatMap(({ number, at }) =>
    numbers.has(number) ? [] : [ruleFinding('GOODS-REFERENCE', at, String(number))],
  )
})

/** R0364: no packages of its own only where another item with the same marks has them (NCTS). */
export const r0364 = onPackaging(({ type, count, marks }, at, input) => {
  if (count !== 0 || groupOf(type, input) === 'unpacked') return []
  return marksOfPackages(input).has(marks) ? [] : [ruleFinding('R0364', `${at}/count`, '0')]
})

/** The marks of all packages that are counted; `undefined` among them where some have none. */
const marksOfPackages = oncePerCheck(({ message }: Checked): ReadonlySet<string | undefined> => {
  const packagings =
    message.type === 'transit-declaration' ? message.body.items.flatMap(({ packaging }) => packaging) : []
  return new Set(packagings.filter(({ count }) => (count ?? 0) > 0).map(({ marks }) => marks))
})

/** R0220: unpacked goods are counted in pieces, at least one (NCTS). */
export const r0220 = onPackaging(({ type, count }, at, input) =>
  groupOf(type, input) === 'unpacked' && (count ?? 0) === 0 ? [ruleFinding('R0220', `${at}/count`, type)] : [],
)

/** PACKAGES-COUNT: packages that are no bulk have a number. */
export const packagesCount = onPackaging(({ type, count }, at, input) =>
  count === undefined && groupOf(type, input) === 'packed' ? [ruleFinding('PACKAGES-COUNT', `${at}/count`, type)] : [],
)

/** ITEMS-TOTAL: the number of items is how many there are (WCO 228). */
export const itemsTotal = onDeclaration(({ items, totalItems }) =>
  totalItems === undefined || totalItems === items.length
    ? []
    : [ruleFinding('ITEMS-TOTAL', '/body/totalItems', String(totalItems), String(items.length))],
)

/**
 * PACKAGES-TOTAL: the total is what the items add up to; goods in bulk, which have no number, count as one at most
 * (WCO 146).
 */
export const packagesTotal = onDeclaration(({ items, totalPackages }) => {
  if (totalPackages === undefined) return []
  const packagings = items.flatMap(({ packaging }) => packaging)
  const counted = packagings.reduce((sum, { count }) => sum + (count ?? 0), 0)
  const uncounted = packagings.filter(({ count }) => count === undefined).length
  if (totalPackages >= counted && totalPackages <= counted + uncounted) return []
  return [ruleFinding('PACKAGES-TOTAL', '/body/totalPackages', String(totalPackages), String(counted))]
})

/** CONTAINER-INDICATOR: it says what the equipment says (NCTS, containerIndicator). */
export const containerIndicator = onDeclaration(({ containerIndicator: indicated, equipment }) => {
  const contained = (equipment ?? []).some(({ container }) => container !== undefined)
  if (indicated === undefined || indicated === contained) return []
  return [ruleFinding('CONTAINER-INDICATOR', '/body/containerIndicator', String(indicated), String(contained))]
})

/** PACKAGE-TYPE: a code of UN/ECE Recommendation 21. */
export const packageType = onPackaging(({ type }, at, { reference }) =>
  reference.codes?.get('package-types')?.has(type) === false ? [ruleFinding('PACKAGE-TYPE', `${at}/type`, type)] : [],
)

/** MASS-SUM: the items do not weigh more than the whole (NCTS). */
export const massSum = onDeclaration(({ grossMass, items }) => {
  const total = parseMass(grossMass) ?? 0n
  const sum = items.reduce((mass, { goodsMeasure }) => mass + (parseMass(goodsMeasure.grossMass) ?? 0n), 0n)
  return sum > total ? [ruleFinding('MASS-SUM', '/body/grossMass', formatMass(sum), grossMass)] : []
})

/** MASS-NET: what is without packing weighs no more than with it. Items of gross mass 0 are packed with another one. */
export const massNet = onDeclaration(({ grossMass, netMass, items }) => {
  const measures = items.map(({ goodsMeasure }, at) => ({
    ...goodsMeasure,
    at: `/body/items/${at}/goodsMeasure/netMass`,
  }))
  return findingsAt(
    [{ grossMass, netMass, at: '/body/netMass' }, ...measures],
    ({ netMass: net, grossMass: gross, at }) => {
      const heavier = net !== undefined && gross !== '0' && (parseMass(net) ?? 0n) > (parseMass(gross) ?? 0n)
      return heavier ? [ruleFinding('MASS-NET', at, net, gross)] : []
    },
  )
})

/** HS-CODE: a subheading of the Harmonised System; without the list at hand at least a chapter of it. */
export const hsCode = onDeclaration(({ items }, { reference }) =>
  findingsAt(items, ({ commodity }, at) => {
    const known = reference.codes?.get('hs')?.has(commodity.hsCode) ?? hasChapter(commodity.hsCode)
    return known ? [] : [ruleFinding('HS-CODE', `/body/items/${at}/commodity/hsCode`, commodity.hsCode)]
  }),
)

function hasChapter(code: string): boolean {
  const chapter = Number(code.slice(0, 2))
  return chapter >= 1 && chapter <= LAST_CHAPTER && chapter !== RESERVED_CHAPTER
}
