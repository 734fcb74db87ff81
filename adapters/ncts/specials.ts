import { isDeepStrictEqual } from 'node:util'
import { MappingError, type XmlTree } from '#adapter-api'
import { type Draft, type Fields, leafOf, readRows, type Special, type Use, valueAt, writeRows } from './rows.ts'

/** The text of the first element that way; undefined where there is none. */
export function textAt(tree: XmlTree, ...steps: readonly string[]): string | undefined {
  return steps.reduce<XmlTree | undefined>((one, step) => one?.children.find(({ name }) => name === step), tree)?.text
}

const named = (tree: XmlTree, name: string): readonly XmlTree[] => tree.children.filter((one) => one.name === name)

function append(parent: Draft, { place, part, reading }: Use, entries: readonly unknown[]): void {
  entries.forEach((entry, index) => {
    const draft: Draft = { name: place.name, text: '', children: [leafOf('sequenceNumber', String(index + 1))] }
    writeRows(part(place.part), entry, draft, { part, reading })
    parent.children.push(draft)
  })
}

function entriesOf(parent: XmlTree, { place, part, reading }: Use, at: string): Fields[] {
  return named(parent, place.name).map(
    (child, index) =>
      (readRows(part(place.part), child, { part, reading }, `${at}/${place.name}[${index + 1}]`) ?? {}) as Fields,
  )
}

/** Guarantees of one kind share an element, each with its reference in it. */
export const guarantees: Special = {
  write: (value, parent, use) => {
    const groups: Fields[] = []
    for (const { type, otherReference, grn, accessCode, amount } of value as readonly Fields[]) {
      const reference = { grn, accessCode, amount }
      const last = groups.at(-1)
      const isSame = last !== undefined && last['type'] === type && last['otherReference'] === otherReference
      const hasNone = Object.values(reference).every((one) => one === undefined)
      if (isSame && !hasNone && (last['references'] as unknown[]).length > 0)
        (last['references'] as unknown[]).push(reference)
      else groups.push({ type, otherReference, references: hasNone ? [] : [reference] })
    }
    append(parent, use, groups)
  },
  read: (parent, use, at) => {
    const all = entriesOf(parent, use, at).flatMap(({ references, ...kind }) =>
      ((references as readonly Fields[] | undefined) ?? [{}]).map((reference) => ({ ...kind, ...reference })),
    )
    return all.length === 0 ? undefined : all
  },
}

type Leg = { country: string; entryOffice?: string; exitOffice?: string; estimatedEntryAt?: string }

/**
 * Every office on the way is an office of transit, in the order in which the goods pass them. Read back, offices of one country
 * are its entry and its exit; in the country of departure one alone is the exit, in any other one the entry.
 */
export const itinerary: Special = {
  write: (value, parent, use) => {
    const legs = ((value as Fields)['itinerary'] ?? []) as readonly Leg[]
    const offices = legs.flatMap(({ entryOffice, estimatedEntryAt, exitOffice }) => [
      ...(entryOffice === undefined ? [] : [{ office: entryOffice, estimatedEntryAt }]),
      ...(exitOffice === undefined ? [] : [{ office: exitOffice }]),
    ])
    append(parent, use, offices)
  },
  read: (parent, use, at) => {
    const { reading } = use
    const departure = countryOf(textAt(parent, 'CustomsOfficeOfDeparture', 'referenceNumber'))
    const destination = countryOf(textAt(parent, 'CustomsOfficeOfDestinationDeclared', 'referenceNumber'))
    if (departure === undefined || destination === undefined) return undefined
    const legs: Leg[] = [{ country: departure }]
    const mode = textAt(parent, 'Consignment', 'inlandModeOfTransport')
    for (const { office, estimatedEntryAt } of entriesOf(parent, use, at) as {
      office?: string
      estimatedEntryAt?: string
    }[]) {
      if (office === undefined) continue
      const country = countryOf(office) ?? ''
      const last = legs.at(-1)
      const isExit = last?.country === country && last.exitOffice === undefined
      if (isExit) last.exitOffice = office
      else legs.push({ country, entryOffice: office, ...(estimatedEntryAt === undefined ? {} : { estimatedEntryAt }) })
    }
    if (legs.at(-1)?.country !== destination) legs.push({ country: destination })
    const said = mode === undefined ? {} : { mode }
    return { itinerary: legs.map((leg) => ({ ...leg, ...said, connection: reading.connectionOf(leg.country) })) }
  },
}

const countryOf = (office: string | undefined): string | undefined => (office ? office.slice(0, 2) : undefined)

const TRAILER = '31'
const WAGON = '20'

/** Motor vehicle, trailers and wagons stand in one list, told apart by how they are identified. */
export const means: Special = {
  write: (value, parent, use) => {
    const {
      means: own,
      trailers = [],
      wagons = [],
    } = value as {
      means?: Fields
      trailers?: readonly Fields[]
      wagons?: readonly { number: string }[]
    }
    const all = [
      ...(own === undefined || Object.keys(own).length === 0 ? [] : [own]),
      ...trailers,
      ...wagons.map(({ number }) => ({ typeOfIdentification: WAGON, identification: number })),
    ]
    append(parent, use, all)
  },
  read: (parent, use, at) => {
    const all = entriesOf(parent, use, at)
    const of = (type: string): Fields[] => all.filter(({ typeOfIdentification }) => typeOfIdentification === type)
    const trailers = of(TRAILER)
    const wagons = of(WAGON).map(({ identification: number }) => ({ number }))
    const own = all.find(({ typeOfIdentification: type }) => type !== TRAILER && type !== WAGON)
    if (all.length === 0) return undefined
    return {
      ...(own === undefined ? {} : { means: own }),
      ...(trailers.length === 0 ? {} : { trailers }),
      ...(wagons.length === 0 ? {} : { wagons }),
    }
  },
}

/** The form has one mode for all borders. */
export const borderMeans: Special = {
  write: (value, parent, use) => append(parent, use, value as readonly unknown[]),
  read: (parent, use, at) => {
    const all = entriesOf(parent, use, at)
    const mode = textAt(parent, 'modeOfTransportAtTheBorder')
    return all.length === 0 ? undefined : all.map((one) => ({ ...one, ...(mode === undefined ? {} : { mode }) }))
  },
}

export const borderMode: Special = {
  write: (value, parent) => {
    const mode = (value as readonly { mode?: string }[])[0]?.mode
    if (mode !== undefined) parent.children.push(leafOf('modeOfTransportAtTheBorder', mode))
  },
  read: () => undefined,
}

/** A list of the form of which a message has one. */
export const single: Special = {
  write: (value, parent, use) => append(parent, use, [value]),
  read: (parent, use, at) => {
    const [first, second] = entriesOf(parent, use, at)
    if (second !== undefined) throw new MappingError(`${at}/${use.place.name}[2]`, 'a message has one of these')
    return first
  },
}

/** Amounts that statements say, as `1200.50 XOF`. */
const MONEY = ['cifValue', 'dutiesAtRisk']

/**
 * Remarks with a code, and among them what a declaration of the region needs and the form has no place for: by codes which the
 * country's profile declares to be its own.
 */
export const statements: Special = {
  write: (value, parent, use) => {
    const declaration = value as Fields
    const own = Object.entries(use.reading.statements).flatMap(([field, code]) => {
      const said = valueAt(declaration, field.split('.')) as string | Money | undefined
      return said === undefined ? [] : [{ code, text: typeof said === 'string' ? said : writtenMoney(said) }]
    })
    append(parent, use, [...((declaration['additionalInformation'] ?? []) as unknown[]), ...own])
  },
  read: (parent, use, at) => {
    const fields = Object.entries(use.reading.statements)
    const result: Fields = {}
    const others: unknown[] = []
    for (const one of entriesOf(parent, use, at) as { code?: string; text?: string }[]) {
      const field = fields.find(([, code]) => code === one.code)?.[0]
      if (field === undefined || one.text === undefined) others.push(one)
      else result[field] = MONEY.includes(field) ? moneyOf(one.text) : one.text
    }
    return { ...(others.length === 0 ? {} : { additionalInformation: others }), ...result }
  },
}

type Money = { amount: string; currency: string }
const writtenMoney = ({ amount, currency }: Money): string => `${amount} ${currency}`
const moneyOf = (text: string): object => {
  const [amount, currency] = text.split(' ')
  return { amount, currency }
}

/** What an item has no element of its own for, or stands for all of a house where they agree. */
const OF_HOUSE = ['consignor', 'consignee', 'transportDocuments'] as const
const OF_EACH = ['ucr', 'countryOfDispatch', 'countryOfDestination', ...OF_HOUSE] as const
const LISTS = [
  'previousDocuments',
  'supportingDocuments',
  'transportDocuments',
  'additionalReferences',
  'additionalInformation',
] as const

type Item = Fields & { number?: number; house?: number }

/** Items by their house consignment, each house with what all of its items have in common and cannot say for themselves. */
function housesOf(items: readonly Item[]): { number: number; items: readonly Item[]; common: Fields }[] {
  const numbers = [...new Set(items.map(({ house }) => house))]
  const taken = new Set(numbers)
  let next = 1
  const free = (): number => {
    while (taken.has(next)) next += 1
    taken.add(next)
    return next
  }
  return numbers.map((house) => {
    const own = items.filter((item) => item.house === house)
    const shared = OF_HOUSE.filter((name) => own.every((item) => isDeepStrictEqual(item[name], own[0]?.[name])))
    const common = Object.fromEntries(shared.map((name) => [name, own[0]?.[name]]))
    return { number: house ?? free(), items: own.map((item) => without(item, shared)), common }
  })
}

const without = (item: Item, names: readonly string[]): Item =>
  Object.fromEntries(Object.entries(item).filter(([name]) => !names.includes(name)))

/** House consignments: a level of which the hub's declaration keeps the number alone (docs/decisions/0085). */
export const houses: Special = {
  write: (value, parent, { place, part, reading }) => {
    const items = ((value as Fields)['items'] ?? []) as readonly Item[]
    for (const { number, items: own, common } of housesOf(items)) {
      const draft: Draft = { name: place.name, text: '', children: [leafOf('sequenceNumber', String(number))] }
      const numbered = own.map((item, index) => ({ ...item, place: index + 1 }))
      const house = { ...common, grossMass: massOf(own, value as Fields), items: numbered }
      writeRows(part(place.part), house, draft, { part, reading })
      parent.children.push(draft)
    }
  },
  read: (parent, { place, part, reading }, at) => {
    const all = named(parent, place.name)
    const items = all.flatMap((child, index) => {
      const here = `${at}/${place.name}[${index + 1}]`
      const house = (readRows(part(place.part), child, { part, reading }, here) ?? {}) as Fields
      const number = textAt(child, 'sequenceNumber')
      const isSaid = (all.length > 1 || number !== '1') && number !== undefined
      const own = (house['items'] ?? []) as readonly Item[]
      return own.map((item) => ({
        ...joined(without(item, ['place']), house),
        ...(isSaid ? { house: Number(number) } : {}),
      }))
    })
    const sorted = items.toSorted((one: Item, other: Item) => (one.number ?? 0) - (other.number ?? 0))
    return items.length === 0 ? undefined : { items: sorted }
  },
  theirs: (value, ours) => {
    const [name, index, ...rest] = ours
    const items = ((value as Fields | undefined)?.['items'] ?? []) as readonly Item[]
    const item = items[Number(index)]
    if (name !== 'items' || item === undefined) return undefined
    const numbers = [...new Set(items.map(({ house }) => house))]
    const inHouse = items.filter(({ house }) => house === item.house)
    return [
      { name: 'HouseConsignment', index: numbers.indexOf(item.house) },
      ...(OF_HOUSE.some((one) => one === rest[0]) ? [] : [{ name: 'ConsignmentItem', index: inHouse.indexOf(item) }]),
    ]
  },
  ours: (value, [house, item]) => {
    const items = ((value as Fields | undefined)?.['items'] ?? []) as readonly Item[]
    const number = [...new Set(items.map((one) => one.house))][house?.index ?? 0]
    const found = items.filter((one) => one.house === number)[item?.index ?? 0]
    return found === undefined ? undefined : ['items', String(items.indexOf(found))]
  },
}

/** An item with what its house says for it: what it says itself goes first, lists are joined. */
function joined(item: Item, house: Fields): Item {
  const result: Item = { ...item }
  for (const name of OF_EACH) if (result[name] === undefined && house[name] !== undefined) result[name] = house[name]
  for (const name of LISTS) {
    const all = [...((house[name] ?? []) as unknown[]), ...((item[name] ?? []) as unknown[])]
    if (all.length > 0) result[name] = all
  }
  return result
}

/** The mass of a house in kg: the sum of its items', and of items without any the whole where there is one house. */
function massOf(items: readonly Item[], { grossMass, items: all }: Fields): unknown {
  const sum = sumOf(items)
  if (sum !== '0') return sum
  return items.length === (all as readonly Item[]).length ? grossMass : undefined
}

/** The sum of the items' masses, exact. */
function sumOf(items: readonly Item[]): string {
  const PLACES = 6
  const all = items.map((item) => (valueAt(item, ['goodsMeasure', 'grossMass']) as string | undefined) ?? '0')
  const sum = all
    .map((mass) => {
      const [whole = '0', decimals = ''] = mass.split('.')
      return BigInt(`${whole}${decimals.padEnd(PLACES, '0').slice(0, PLACES)}`)
    })
    .reduce((one, other) => one + other, 0n)
  const digits = String(sum).padStart(PLACES + 1, '0')
  return `${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`.replace(/\.?0+$/, '')
}
