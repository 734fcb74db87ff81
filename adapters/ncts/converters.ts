import { limitAtOf, MappingError, momentOf, type Tables } from '#adapter-api'
import { beginningOf, dayAt, dayOfLimit } from '../asycuda-world/days.ts'

/** By what values are read and written: a place's clocks, and tables as they stood on a day. */
export type Reading = {
  country: string
  timeZone: string
  day: string
  tables: Tables
  has: (table: string) => boolean
  /** Of the system: what is written differs between them. */
  phase: string
  /** How each country is connected, which no form says. */
  connectionOf: (country: string) => string
  /** What the country declares in statements of its own, by field of the declaration: their codes. */
  statements: Readonly<Record<string, string>>
}

/** How a value and its text are made of each other. */
export type Converter = {
  /** Undefined where the form can say nothing of it: the place stays empty. */
  write: (value: unknown, reading: Reading) => string | undefined
  /** Throws MappingError for what is no such text. */
  read: (text: string, reading: Reading, pointer: string) => unknown
  /** For what no element says: of the other fields that were read. */
  infer?: (fields: unknown, reading: Reading) => unknown
  /** Of what it is made, where that is several fields of one object. */
  fields?: readonly string[]
}

const HOW = /^(?<only><)?(?<name>[a-z-]+)(?::(?<arg>[a-z0-9-]+))?(?:<=(?<most>[0-9]+))?(?:\|(?<otherwise>.*))?$/

/**
 * The converter a row names: `name:table<=width|otherwise`. What is wider than the width stays empty, since nothing is ever cut;
 * what is absent is written as `otherwise`. With `<` before it the value is read alone.
 */
export function converterOf(how: string): Converter {
  const { only, name = '', arg = '', most, otherwise } = HOW.exec(how)?.groups ?? {}
  const make = KINDS[name]
  if (make === undefined) throw new Error(`there is no converter ${how}`)
  const made = make(arg)
  return {
    ...made,
    write: (value, reading) => {
      if (only !== undefined) return undefined
      const text = value === undefined || value === '' ? undefined : made.write(value, reading)
      return text !== undefined && most !== undefined && text.length > Number(most) ? undefined : (text ?? otherwise)
    },
  }
}

const plain: Converter = { write: String, read: (text) => text }

const flag: Converter = {
  write: (value) => (value === true ? '1' : '0'),
  read: (text, _, pointer) => {
    if (!/^(0|1|true|false)$/.test(text)) throw new MappingError(pointer, `'${text}' is neither 0 nor 1`)
    return text === '1' || text === 'true'
  },
}

const number: Converter = {
  write: String,
  read: (text, _, pointer) => {
    if (!/^[0-9]{1,12}$/.test(text)) throw new MappingError(pointer, `'${text}' is no whole number`)
    return Number(text)
  },
}

/** A moment of which only the day is said: read, it is the beginning of that day. */
const dayOfMoment: Converter = {
  write: (value, { timeZone }) => dayAt(String(value), timeZone),
  read: (text, { timeZone }, pointer) => sure(() => beginningOf(text, timeZone), text, pointer),
}

const limit: Converter = {
  write: (value, { timeZone }) => dayOfLimit(String(value), timeZone),
  read: (text, { timeZone }, pointer) => sure(() => limitAtOf(text, timeZone), text, pointer),
}

/** What the clocks of the place show, without offset. */
const moment: Converter = {
  write: (value, { timeZone }) => localOf(String(value), timeZone),
  read: (text, { timeZone }, pointer) => sure(() => momentOf(text, timeZone), text, pointer),
}

/** A code by its table; a delivery is not refused for a code without a row, what comes in is. */
const strict = (table: string): Converter => ({
  write: (value, { tables, day }) => rowOf(() => tables.theirs(table, String(value), day, '')),
  read: (text, { tables, day }, pointer) => tables.ours(table, text, day, pointer),
})

/** A code that both sides have in common, unless the table says otherwise: the hub's rules judge it. */
const lenient = (table: string): Converter => ({
  write: (value, reading) =>
    reading.has(table) ? (strict(table).write(value, reading) ?? String(value)) : String(value),
  read: (text, { tables, has, day }) =>
    (has(table) ? rowOf(() => tables.ours(table, text, day, '')) : undefined) ?? text,
})

/** UUIDs without their hyphens: identifiers of forms have 35 characters. */
const uuid: Converter = {
  write: (value) => String(value).replaceAll('-', ''),
  read: (text) => uuidOf(text),
}

/** The UUID of 32 digits; undefined of anything else. */
export function uuidOf(text: string): string | undefined {
  const parts = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/i.exec(text)
  return parts?.slice(1).join('-').toLowerCase()
}

/**
 * Numbers of traders begin with a country, by the table `schemes`: NIF 1000 of Togo is TG1000. What begins with none of the table's
 * is of no scheme the hub knows, and is kept as it is.
 */
const trader: Converter = {
  write: (value, { tables, day }) => {
    const { scheme, id } = value as { scheme?: string; id?: string }
    if (id === undefined) return undefined
    const prefix = rowOf(() => tables.theirs('schemes', scheme ?? '', day, ''))
    return prefix === undefined ? id : `${prefix}${id}`
  },
  read: (text, { tables, day }) => {
    const scheme = rowOf(() => tables.ours('schemes', text.slice(0, 2), day, ''))
    return scheme === undefined || text.length < 3 ? { scheme: NO_SCHEME, id: text } : { scheme, id: text.slice(2) }
  },
  fields: ['id', 'scheme'],
}
const NO_SCHEME = 'OTHER'

/** The code of a table; undefined where it has no row. */
export function rowOf(look: () => string): string | undefined {
  try {
    return look()
  } catch (error) {
    if (error instanceof MappingError) return undefined
    throw error
  }
}

/** `NTA.TG`: how administrations are named on the common domain. */
const party: Converter = {
  write: (value) => `${ADMINISTRATION}${String(value)}`,
  read: (text) => (/^NTA\.[A-Z]{2}$/.test(text) ? text.slice(ADMINISTRATION.length) : undefined),
}
export const ADMINISTRATION = 'NTA.'

/** The national number of a declaration is its reference, where its system gives it no other one. */
const nationalRef: Converter = {
  write: () => undefined,
  read: (text, { country }) => [{ country, reference: text }],
}

/** TIR carnets have a form of their own; any other carnet has no place. */
const tirCarnet: Converter = {
  write: (value) => (TIR.test(String(value)) ? String(value) : undefined),
  read: (text) => text,
}
const TIR = /^([1-9][0-9]{0,6}|(1[0-9]|2[0-4])[0-9]{6}|25000000|(X[A-Z]|[A-Z]X)[0-9]{8})$/

/** A day where the form has a moment. */
const dateOf: Converter = { write: (value) => `${String(value)}T00:00:00`, read: (text) => text.slice(0, 10) }

/** One of two words, each with its digit. */
const word = (zero: string, one: string): Converter => ({
  write: (value) => (value === one ? '1' : '0'),
  read: (text, reading, pointer) => (flag.read(text, reading, pointer) === true ? one : zero),
})

/** The form has conform or not; what was not checked, and seals that never were, say nothing. */
const sealState: Converter = {
  write: (value) =>
    value === 'intact' || value === 'replaced' ? '1' : /^(broken|missing)$/.test(String(value)) ? '0' : undefined,
  read: (text, reading, pointer) => (flag.read(text, reading, pointer) === true ? 'intact' : 'broken'),
}

/** How often unloading goes on: the hub says whether. */
const more: Converter = {
  write: (value) => (value === true ? '1' : '0'),
  read: (text, reading, pointer) => Number(number.read(text, reading, pointer)) > 0,
}

/** By what a place is told, of the place itself. */
const qualifier: Converter = {
  write: (value) => {
    const { unlocode, position } = value as { unlocode?: string; position?: object }
    return unlocode === undefined ? (position === undefined ? 'Z' : 'W') : 'U'
  },
  read: () => undefined,
}

/** Degrees have five decimals at least; read back they lose the zeros at their end. */
const degrees: Converter = {
  write: (value) => {
    const [whole = '', decimals = ''] = String(value).split('.')
    return `${whole}.${decimals.padEnd(5, '0')}`
  },
  read: (text) => (text.includes('.') ? text.replace(/\.?0+$/, '') : text),
}

/** The mode of transport of a means, of how it is identified: a road vehicle goes by road. */
const modeOfMeans: Converter = {
  write: () => undefined,
  read: () => undefined,
  infer: (fields) => {
    const { vehicleSet } = (fields ?? {}) as { vehicleSet?: { means?: { typeOfIdentification?: string } } }
    return MODES[vehicleSet?.means?.typeOfIdentification?.slice(0, 1) ?? '']
  },
}
const MODES: Readonly<Record<string, string>> = { 1: '1', 2: '2', 3: '3', 4: '4', 8: '8' }

/** A guarantee without a reason against it is valid. */
const valid: Converter = {
  write: () => undefined,
  read: () => undefined,
  infer: (fields) => typeof fields === 'object' && fields !== null && !('reason' in fields),
}

/** The country of an office, whose number begins with it. */
const countryOf: Converter = { write: () => undefined, read: (text) => text.slice(0, 2) }

/** What an attribute always says of a value that is there. */
const unit = (said: string): Converter => ({
  write: (value) => (value === undefined ? undefined : said.toUpperCase()),
  read: () => undefined,
})

/** `CCYYMMDDhhmmssZ` (UNECE 304), in UTC. */
const stamp: Converter = {
  write: (value) => {
    const at = new Date(String(value))
    return `${at.toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')}Z`
  },
  read: (text, _, pointer) => {
    const [, year, month, day, hour, minute, second] = STAMP.exec(text) ?? []
    const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}Z`
    if (year === undefined || Number.isNaN(Date.parse(iso)))
      throw new MappingError(pointer, `'${text}' is no such time`)
    return iso
  },
}
const STAMP = /^([0-9]{4})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})Z$/

const KINDS: Readonly<Record<string, (arg: string) => Converter>> = {
  text: () => plain,
  flag: () => flag,
  number: () => number,
  day: () => dayOfMoment,
  limit: () => limit,
  moment: () => moment,
  code: lenient,
  table: strict,
  uuid: () => uuid,
  trader: () => trader,
  party: () => party,
  'national-ref': () => nationalRef,
  'tir-carnet': () => tirCarnet,
  'date-of': () => dateOf,
  'initiated-by': () => word('request', 'authority'),
  solved: () => word('unsolved', 'solved'),
  more: () => more,
  'seal-state': () => sealState,
  qualifier: () => qualifier,
  degrees: () => degrees,
  stamp: () => stamp,
  unit,
  valid: () => valid,
  'country-of': () => countryOf,
  'mode-of-means': () => modeOfMeans,
}

/** `YYYY-MM-DDTHH:MM:SS` as the clocks of the place show it. */
export function localOf(value: string, timeZone: string): string {
  const shown = Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(
    Date.parse(value),
  )
  return shown.replace(' ', 'T')
}

function sure(read: () => string, text: string, pointer: string): string {
  try {
    return read()
  } catch (error) {
    if (error instanceof RangeError) throw new MappingError(pointer, `'${text}' is no such time`)
    throw error
  }
}
