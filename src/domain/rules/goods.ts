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

/** The item that packages belong to: its place in the list and its house consignment. */
type Holder = { index: number; house: number | undefined }

const onPackaging = (
  concerns: (seen: Seen, input: Checked) => boolean,
  check: (packaging: Packaging, pointer: string, input: Checked, item: Holder) => Finding[],
): Rule =>
  onDeclaration(function* ({ items }, input) {
    if (!concerns(seenIn(input), input)) return
    for (const [index, { house, packaging }] of items.entries()) {
      const holder = { index, house }
      for (const [at, one] of packaging.entries()) {
        yield* check(one, `/body/items/${index}/packaging/${at}`, input, holder)
      }
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

/**
 * What occurs among the items of a declaration, found in one walk: most rules on them concern what hardly any declaration
 * has, and then look no further.
 */
type Seen = {
  /** Types of packages. */
  types: ReadonlySet<string>
  /** Packages counted as 0, without a number, without marks. */
  zero: boolean
  uncounted: boolean
  unmarked: boolean
  /** Items that weigh 0, that have no HS code, that have a type of declaration or previous documents of their own. */
  weightless: boolean
  uncoded: boolean
  typed: boolean
  documented: boolean
}

const seenIn = oncePerCheck(({ message }: Checked): Seen => {
  const types = new Set<string>()
  const seen = {
    types,
    zero: false,
    uncounted: false,
    unmarked: false,
    weightless: false,
    uncoded: false,
    typed: false,
    documented: false,
  }
  if (message.type !== 'transit-declaration') return seen
  for (const { commodity, declarationType, goodsMeasure, packaging, previousDocuments } of message.body.items) {
    if (goodsMeasure !== undefined && isZero(goodsMeasure.grossMass)) seen.weightless = true
    if (commodity.hsCode === undefined) seen.uncoded = true
    if (declarationType !== undefined) seen.typed = true
    if (previousDocuments !== undefined) seen.documented = true
    for (const { count, marks, type } of packaging) {
      types.add(type)
      if (count === 0) seen.zero = true
      if (count === undefined) seen.uncounted = true
      if (marks === undefined) seen.unmarked = true
    }
  }
  return seen
})

/** A mass of nothing, however it is written. */
const isZero = (mass: string): boolean => mass.startsWith('0') && parseMass(mass) === 0n

const someIn =
  (group: 'bulk' | 'unpacked') =>
  ({ types }: Seen, input: Checked): boolean => {
    for (const type of types) if (groupOf(type, input) === group) return true
    return false
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

/** C0670: where there are several things to load and several items, each says what is in it (NCTS). */
export const c0670 = onDeclaration(({ equipment, items }) =>
  (equipment ?? []).length > 1 && items.length > 1
    ? findingsAt(equipment ?? [], ({ goodsReferences }, at) =>
        goodsReferences === undefined ? [ruleFinding('C0670', `/body/equipment/${at}/goodsReferences`)] : [],
      )
    : [],
)

const someZero = ({ zero }: Seen): boolean => zero

/** Marks are compared within a house consignment (NCTS); all items without a number of one are together. */
const marked = (house: number | undefined, marks: string): string => `${house ?? ''} ${marks}`

/**
 * R0364: no packages of its own only where another item with the same marks has them, of a kind that is counted in packages
 * (NCTS). Packages without marks have the same marks as nothing.
 */
export const r0364 = onPackaging(someZero, ({ type, count, marks }, at, input, { index, house }) => {
  if (count !== 0 || groupOf(type, input) === 'unpacked' || groupOf(type, input) === 'bulk') return []
  const holder = marks === undefined ? undefined : markedPackages(input).get(marked(house, marks))
  return holder === undefined || holder === index ? [ruleFinding('R0364', `${at}/count`, '0')] : []
})

/** By marks, the item whose packages bear them; `several` where more than one has such. */
const markedPackages = oncePerCheck((input: Checked): ReadonlyMap<string, number | 'several'> => {
  const { message } = input
  const found = new Map<string, number | 'several'>()
  if (message.type !== 'transit-declaration') return found
  for (const [index, { house, packaging }] of message.body.items.entries()) {
    for (const { type, count = 0, marks } of packaging) {
      if (marks === undefined || count === 0) continue
      const group = groupOf(type, input)
      if (group === 'bulk' || group === 'unpacked') continue
      const key = marked(house, marks)
      const before = found.get(key)
      found.set(key, before === undefined || before === index ? index : 'several')
    }
  }
  return found
})

/** R0219: an item packed with another one has no packages of its own beside (NCTS). */
export const r0219 = onDeclaration(({ items }, input) =>
  findingsAt(seenIn(input).zero ? items : [], ({ packaging }, item) => {
    const zero = packaging.findIndex(({ count }) => count === 0)
    const counted = packaging.some(({ count }) => (count ?? 0) > 0)
    return zero >= 0 && counted ? [ruleFinding('R0219', `/body/items/${item}/packaging/${zero}/count`, '0')] : []
  }),
)

/**
 * R0221: the mass of an item packed with another one is told there and 0 here, and there is another one that has a mass;
 * no other item weighs nothing (NCTS). What an item does not say is not judged.
 */
export const r0221 = onDeclaration(({ items }, input) =>
  findingsAt(
    seenIn(input).zero || seenIn(input).weightless ? items : [],
    ({ goodsMeasure, house, packaging }, item) => {
      if (goodsMeasure === undefined) return []
      const packedElsewhere = packaging.some(({ count }) => count === 0)
      const weightless = isZero(goodsMeasure.grossMass)
      const fits = packedElsewhere ? weightless && heavyHouses(input).has(house) : !weightless
      return fits ? [] : [ruleFinding('R0221', `/body/items/${item}/goodsMeasure/grossMass`, goodsMeasure.grossMass)]
    },
  ),
)

/** The house consignments with an item that has a mass, or does not say. */
const heavyHouses = oncePerCheck(({ message }: Checked): ReadonlySet<number | undefined> => {
  const items = message.type === 'transit-declaration' ? message.body.items : []
  return new Set(
    items
      .filter(({ goodsMeasure }) => goodsMeasure === undefined || !isZero(goodsMeasure.grossMass))
      .map(({ house }) => house),
  )
})

/** C0060: packages that are no bulk and are packed bear marks (NCTS). */
export const c0060 = onPackaging(
  ({ unmarked }) => unmarked,
  ({ type, marks }, at, input) =>
    marks === undefined && groupOf(type, input) === 'packed' ? [ruleFinding('C0060', `${at}/marks`, type)] : [],
)

/** C0060-FORBIDDEN: goods in bulk have no number of packages (NCTS C0060). */
export const c0060Forbidden = onPackaging(someIn('bulk'), ({ type, count }, at, input) =>
  count !== undefined && groupOf(type, input) === 'bulk' ? [ruleFinding('C0060-FORBIDDEN', `${at}/count`, type)] : [],
)

/** R0220: unpacked goods are counted in pieces, at least one (NCTS); that there is a number at all is C0060. */
export const r0220 = onPackaging(someIn('unpacked'), ({ type, count }, at, input) =>
  count === 0 && groupOf(type, input) === 'unpacked' ? [ruleFinding('R0220', `${at}/count`, type)] : [],
)

/** PACKAGES-COUNT: packages have a number, and so have unpacked pieces (NCTS C0060). */
export const packagesCount = onPackaging(
  ({ uncounted }) => uncounted,
  ({ type, count }, at, input) => {
    const group = groupOf(type, input)
    return count === undefined && (group === 'packed' || group === 'unpacked')
      ? [ruleFinding('PACKAGES-COUNT', `${at}/count`, type)]
      : []
  },
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

const someUnknown = ({ types }: Seen, { reference }: Checked): boolean => {
  const list = reference.codes?.get('package-types')
  return list !== undefined && [...types].some((type) => !list.has(type))
}

/** PACKAGE-TYPE: a code of UN/ECE Recommendation 21. */
export const packageType = onPackaging(someUnknown, ({ type }, at, { reference }) =>
  reference.codes?.get('package-types')?.has(type) === false ? [ruleFinding('PACKAGE-TYPE', `${at}/type`, type)] : [],
)

/** MASS-SUM: the items do not weigh more than the whole (NCTS). */
export const massSum = onDeclaration(({ grossMass, items }) => {
  const total = parseMass(grossMass) ?? 0n
  const sum = items.reduce((mass, { goodsMeasure }) => mass + (parseMass(goodsMeasure?.grossMass ?? '0') ?? 0n), 0n)
  return sum > total ? [ruleFinding('MASS-SUM', '/body/grossMass', formatMass(sum), grossMass)] : []
})

/**
 * MASS-NET: what is without packing weighs no more than with it (NCTS R0223). Items of gross mass 0, however it is written,
 * are packed with another one.
 */
export const massNet = onDeclaration(function* ({ grossMass, netMass, items }) {
  yield* netAbove({ grossMass, netMass }, '/body/netMass')
  for (const [at, { goodsMeasure }] of items.entries()) {
    if (goodsMeasure !== undefined) yield* netAbove(goodsMeasure, `/body/items/${at}/goodsMeasure/netMass`)
  }
})

function netAbove(
  { grossMass, netMass }: { grossMass: string; netMass?: string | undefined },
  pointer: string,
): Finding[] {
  if (netMass === undefined) return []
  const gross = parseMass(grossMass) ?? 0n
  return gross > 0n && (parseMass(netMass) ?? 0n) > gross ? [ruleFinding('MASS-NET', pointer, netMass, grossMass)] : []
}

/** An export declaration as previous document: the goods go from export straight into transit (NCTS). */
const EXPORT_DECLARATION = 'N830'

const fromExport = (documents: Declaration['previousDocuments']): boolean =>
  documents?.some(({ type }) => type === EXPORT_DECLARATION) === true

/** C0837: goods from an export declaration have the net mass that was declared there (NCTS). */
export const c0837 = onDeclaration(({ items, previousDocuments }, input) => {
  const all = fromExport(previousDocuments)
  if (!all && !seenIn(input).documented) return []
  return findingsAt(items, (item, at) =>
    (all || fromExport(item.previousDocuments)) && item.goodsMeasure?.netMass === undefined
      ? [ruleFinding('C0837', `/body/items/${at}/goodsMeasure/netMass`, EXPORT_DECLARATION)]
      : [],
  )
})

/** C0837-FORBIDDEN: the reduced set of data has no net mass of items (NCTS C0837). */
export const c0837Forbidden = onDeclaration(({ items, previousDocuments, reducedDataset }) => {
  if (reducedDataset !== true || fromExport(previousDocuments)) return []
  return findingsAt(items, ({ goodsMeasure, previousDocuments: own }, at) =>
    goodsMeasure?.netMass === undefined || fromExport(own)
      ? []
      : [ruleFinding('C0837-FORBIDDEN', `/body/items/${at}/goodsMeasure/netMass`, goodsMeasure.netMass)],
  )
})

/** C0153: goods have their code of the Harmonised System, unless a TIR carnet describes them in words (NCTS). */
export const c0153 = onDeclaration(({ declarationType, items, previousDocuments }, input) => {
  if (!seenIn(input).uncoded) return []
  const inWords = declarationType === 'TIR' && !fromExport(previousDocuments)
  return findingsAt(items, ({ commodity, previousDocuments: own }, at) =>
    commodity.hsCode !== undefined || (inWords && !fromExport(own))
      ? []
      : [ruleFinding('C0153', `/body/items/${at}/commodity/hsCode`, declarationType)],
  )
})

/** C0045: in a mixed consignment each item says which type of declaration it is under (NCTS). */
export const c0045 = onDeclaration(({ declarationType, items }) =>
  declarationType === 'T'
    ? findingsAt(items, (item, at) =>
        item.declarationType === undefined
          ? [ruleFinding('C0045', `/body/items/${at}/declarationType`, declarationType)]
          : [],
      )
    : [],
)

/** C0045-FORBIDDEN: in any other one all items are under the type of the whole (NCTS C0045). */
export const c0045Forbidden = onDeclaration(({ declarationType, items }, input) =>
  declarationType === 'T' || !seenIn(input).typed
    ? []
    : findingsAt(items, (item, at) =>
        item.declarationType === undefined
          ? []
          : [
              ruleFinding(
                'C0045-FORBIDDEN',
                `/body/items/${at}/declarationType`,
                item.declarationType,
                declarationType,
              ),
            ],
      ),
)

/** HS-CODE: a subheading of the Harmonised System; without the list at hand at least a chapter of it. */
export const hsCode = onDeclaration(({ items }, { reference }) =>
  findingsAt(items, ({ commodity: { hsCode: code } }, at) => {
    if (code === undefined) return []
    const known = reference.codes?.get('hs')?.has(code) ?? hasChapter(code)
    return known ? [] : [ruleFinding('HS-CODE', `/body/items/${at}/commodity/hsCode`, code)]
  }),
)

function hasChapter(code: string): boolean {
  const chapter = Number(code.slice(0, 2))
  return chapter >= 1 && chapter <= LAST_CHAPTER && chapter !== RESERVED_CHAPTER
}
