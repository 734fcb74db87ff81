import { MappingError, type XmlTree } from '#adapter-api'
import { type Converter, converterOf, type Reading } from './converters.ts'

/**
 * One place of a form and what of a message stands in it: the way to the element, names with `/` between; the way to the
 * message's field, names with `.` between; how the one is made of the other. Of an element's name the end says how it stands
 * there: `[]` repeats, `[#]` repeats and is numbered (`[#Name]` by that element), `!` is written also when empty, `+` has to be there or the element around it
 * is left out whole; `@` before it: an attribute. With a phase it is written in that phase of the system alone, and read in each.
 */
export type Row = readonly [theirs: string, ours: string, how?: string | readonly Row[], phase?: string]

/** An element that is being written. */
export type Draft = {
  name: string
  namespace?: string
  attributes?: Record<string, string>
  text: string
  children: Draft[]
}

export type Fields = Record<string, unknown>

/** What cannot be said of one element and one field alone: lists that one side divides otherwise than the other. */
export type Special = {
  /** Appends elements to the one in which the row's stands. */
  write: (value: unknown, parent: Draft, use: Use) => void
  /** The row's value, to be merged into what other rows have read. */
  read: (parent: XmlTree, use: Use, at: string) => unknown
  /** The way to the element of a field, and to the field of an element, from the row's on; undefined: the row's own. */
  theirs?: (value: unknown, ours: readonly string[], use: Use) => readonly Step[] | undefined
  ours?: (value: unknown, theirs: readonly Step[], use: Use) => readonly string[] | undefined
}

/** What a special is given of its row. */
export type Use = { place: Place; reading: Reading; part: (name: string) => readonly Place[] }
type Around = Omit<Use, 'place'>

/** A row as it is used. */
export type Place = {
  /** From the element the rows belong to. */
  steps: readonly string[]
  name: string
  repeats: boolean
  /** The element that numbers its entries. */
  numbered: string | undefined
  always: boolean
  needed: boolean
  ours: readonly string[]
  /** A list of plain values rather than of objects. */
  plain: boolean
  phase: string | undefined
  /** The part of which a special's entries are; named like the element where the row names none. */
  part: string
} & (
  | { kind: 'leaf'; converter: Converter }
  | { kind: 'group'; rows: readonly Place[] }
  | { kind: 'special'; special: Special }
  | { kind: 'constant'; text: string }
)

export type Step = { name: string; index: number }

export type Book = { parts: Readonly<Record<string, readonly Row[]>>; specials: Readonly<Record<string, Special>> }

/** Makes rows usable. `@name` stands for a part of the book, `!name` or `!name:part` for a special, `=text` for what is always said. */
export function placesOf(rows: readonly Row[], book: Book): readonly Place[] {
  return rows.map((row) => placeOf(row, book))
}

function placeOf([theirs, ours, how = 'text', phase]: Row, book: Book): Place {
  const steps = theirs.split('/')
  const last = steps.pop() ?? ''
  const bare = last.replace(/(\[(#\w*)?\]|[!+])$/, '')
  const place = {
    steps,
    name: bare,
    repeats: last.endsWith(']'),
    numbered: numberOf(last),
    always: last.endsWith('!'),
    needed: last.endsWith('+'),
    ours: ours === '.' || ours === '' ? [] : ours.split('.'),
    plain: false,
    phase,
    part: bare,
  }
  if (typeof how !== 'string')
    return { ...place, kind: 'group', rows: placesOf(how, book), plain: place.repeats && isPlain(how) }
  if (how.startsWith('=')) return { ...place, kind: 'constant', text: how.slice(1) }
  if (how.startsWith('@')) {
    const rows = book.parts[how.slice(1)] ?? missing(how)
    return { ...place, kind: 'group', rows: placesOf(rows, book), plain: place.repeats && isPlain(rows) }
  }
  if (how.startsWith('!')) {
    const [name = '', of = place.name] = how.slice(1).split(':')
    return { ...place, kind: 'special', special: book.specials[name] ?? missing(how), part: of }
  }
  return { ...place, kind: 'leaf', converter: converterOf(how) }
}

const isPlain = (rows: readonly Row[]): boolean => rows.length === 1 && rows[0]?.[1] === '.'

function numberOf(last: string): string | undefined {
  const found = /\[#(\w*)\]$/.exec(last)?.[1]
  return found === '' ? 'sequenceNumber' : found
}

function missing(name: string): never {
  throw new Error(`there is no ${name}`)
}

/** Writes what the fields have into the element. */
export function writeRows(places: readonly Place[], fields: unknown, target: Draft, use: Around): void {
  for (const place of places) writePlace(place, fields, target, use)
}

function writePlace(place: Place, fields: unknown, target: Draft, use: Around): void {
  if (place.phase !== undefined && place.phase !== use.reading.phase) return
  const value = valueAt(fields, place.ours)
  if (place.kind === 'special') {
    if (value !== undefined) place.special.write(value, parentOf(target, place), { ...use, place })
    return
  }
  if (place.kind === 'constant') {
    if (place.name !== '') put(target, place, place.text)
    return
  }
  if (place.kind === 'leaf') {
    const text = place.converter.write(value, use.reading)
    if (text !== undefined) put(target, place, text)
    return
  }
  const entries = place.repeats ? ((value ?? []) as readonly unknown[]) : [value]
  let number = 0
  for (const entry of entries) {
    if (entry === undefined && !place.always) continue
    number += 1
    const draft: Draft = { name: place.name, text: '', children: [] }
    if (place.numbered !== undefined) draft.children.push(leafOf(place.numbered, String(number)))
    writeRows(place.rows, entry, draft, use)
    const isEmpty = draft.children.length === 0 && draft.text === '' && draft.attributes === undefined
    const isWhole = place.rows.every(({ needed, name }) => !needed || draft.children.some((one) => one.name === name))
    if ((!isEmpty && isWhole) || place.always) parentOf(target, place).children.push(draft)
  }
}

/** Reads the fields of an element. */
export function readRows(places: readonly Place[], tree: XmlTree, use: Around, at = ''): unknown {
  const fields: { value: unknown } = { value: undefined }
  for (const place of places) readPlace(place, tree, { fields, at, use })
  return fields.value
}

type ReadingOf = { fields: { value: unknown }; at: string; use: Around }

function readPlace(place: Place, tree: XmlTree, { fields, at, use }: ReadingOf): void {
  if (place.kind === 'constant') {
    if (place.name === '' && fields.value !== undefined) keep(fields, place.ours, place.text)
    return
  }
  if (place.name === '' && place.kind === 'leaf') {
    const said = place.converter.infer?.(fields.value, use.reading)
    if (said !== undefined) keep(fields, place.ours, said)
    return
  }
  const parent = place.steps.reduce<XmlTree | undefined>((one, step) => one && only(one, step, at), tree)
  if (parent === undefined) return
  const here = [at, ...place.steps].join('/')
  if (place.kind === 'special') {
    const found = place.special.read(parent, { ...use, place }, here)
    if (found !== undefined) keep(fields, place.ours, found)
    return
  }
  if (place.kind === 'leaf') {
    const text = textOf(parent, place.name, here)
    if (text === undefined || text === '') return
    const value = place.converter.read(text, use.reading, `${here}/${place.name}`)
    if (value !== undefined) keep(fields, place.ours, value)
    return
  }
  if (!place.repeats) {
    const child = only(parent, place.name, here)
    const value = child === undefined ? undefined : readRows(place.rows, child, use, `${here}/${place.name}`)
    if (value !== undefined) keep(fields, place.ours, value)
    return
  }
  const entries = parent.children
    .filter(({ name }) => name === place.name)
    .map((child, index) => readRows(place.rows, child, use, `${here}/${place.name}[${index + 1}]`))
    .map((entry) => (place.plain ? entry : (entry ?? {})))
    .filter((entry) => entry !== undefined)
  if (entries.length > 0) keep(fields, place.ours, entries)
}

/** The element of that name; MappingError where there are several. */
export function only(tree: XmlTree, name: string, at: string): XmlTree | undefined {
  const [first, second] = tree.children.filter((one) => one.name === name)
  if (second !== undefined) throw new MappingError(`${at}/${name}`, 'it stands there more than once')
  return first
}

export const leafOf = (name: string, text: string): Draft => ({ name, text, children: [] })

/** The fields' value there; undefined where the way ends before. */
export function valueAt(fields: unknown, ours: readonly string[]): unknown {
  return ours.reduce<unknown>(
    (one, name) => (typeof one === 'object' && one !== null ? (one as Fields)[name] : undefined),
    fields,
  )
}

function keep(fields: { value: unknown }, ours: readonly string[], value: unknown): void {
  const [name, ...rest] = ours
  if (name === undefined) {
    fields.value = isObject(value) && isObject(fields.value) ? { ...fields.value, ...value } : value
    return
  }
  const before = (fields.value ?? {}) as Fields
  const inner = { value: before[name] }
  keep(inner, rest, value)
  fields.value = { ...before, [name]: inner.value }
}

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function textOf(parent: XmlTree, name: string, at: string): string | undefined {
  if (name === '.') return parent.text
  if (name.startsWith('@')) return parent.attributes?.[name.slice(1)]
  return only(parent, name, at)?.text
}

function put(target: Draft, place: Place, text: string): void {
  const parent = parentOf(target, place)
  if (place.name === '.') parent.text = text
  else if (place.name.startsWith('@')) parent.attributes = { ...parent.attributes, [place.name.slice(1)]: text }
  else parent.children.push(leafOf(place.name, text))
}

/** The element in which a place is, made on the way to it. */
function parentOf(target: Draft, { steps }: Place): Draft {
  return steps.reduce((one, step) => {
    const there = one.children.findLast(({ name }) => name === step)
    if (there !== undefined) return there
    const made: Draft = { name: step, text: '', children: [] }
    one.children.push(made)
    return made
  }, target)
}
