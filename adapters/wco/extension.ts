import { MappingError, type XmlTree } from '#adapter-api'
import type { Fields } from '../ncts/rows.ts'

/** A value of a message by its path, `body.items[2].number`; undefined: it is not there. */
type Said = string | number | boolean | undefined

/** The deepest path, and the most values and places in lists that one may make: nothing that a message has comes near it. */
const MOST = { steps: 32, values: 400_000 }

/**
 * What a message says and the model's elements do not: in an element of a namespace of our own, one value each. With it a document
 * says the whole message, whatever its type.
 */
export function extensionOf(said: Fields, read: Fields, namespace: string): XmlTree | undefined {
  const [ours, theirs] = [valuesOf(said), valuesOf(read)]
  const paths = [...new Set([...theirs.keys(), ...ours.keys()])].filter((path) => ours.get(path) !== theirs.get(path))
  if (paths.length === 0) return undefined
  const children = paths.map((path) => {
    const value = ours.get(path)
    const kind = value === undefined ? 'absent' : typeof value
    const attributes = { path, kind, ...(value === undefined ? {} : { value: String(value) }) }
    return { name: 'Value', namespace, attributes, text: '', children: [] }
  })
  return { name: 'Extension', namespace, text: '', children }
}

/** The message that the model's elements and the extension say together. Throws MappingError for an extension that is none. */
export function extended(read: Fields, extension: XmlTree | undefined): Fields {
  if (extension === undefined) return read
  const values = valuesOf(read)
  for (const [index, { name, attributes = {} }] of extension.children.entries()) {
    if (name !== 'Value') continue
    const { path = '', kind = '', value = '' } = attributes
    const at = `/Extension/Value[${index + 1}]`
    if (!PATH.test(path) || path.split('.').length > MOST.steps) throw new MappingError(at, `'${path}' is no path`)
    values.set(path, valueOf(kind, value, at))
  }
  if (values.size > MOST.values) throw new MappingError('/Extension', `more than ${MOST.values} values`)
  const result: Fields = {}
  const room = { places: MOST.values }
  for (const [path, value] of values) if (value !== undefined) put(result, stepsOf(path), value, room)
  return result
}

const PATH = /^[a-z][A-Za-z0-9]*(\[[0-9]{1,6}\])*(\.[a-z][A-Za-z0-9]*(\[[0-9]{1,6}\])*)*$/
const EMPTY = '{}'

function valueOf(kind: string, value: string, at: string): Said {
  if (kind === 'absent') return undefined
  if (kind === 'string') return value
  if (kind === 'boolean' && /^(true|false)$/.test(value)) return value === 'true'
  if (kind === 'number' && /^-?[0-9]{1,15}(\.[0-9]{1,15})?$/.test(value)) return Number(value)
  throw new MappingError(at, `'${value}' is no ${kind}`)
}

/** Every value by its path; an object with nothing in it is a value too, under a name that no field has. */
function valuesOf(value: unknown, path = ''): Map<string, Said> {
  if (Array.isArray(value)) return merged(value.map((one, index) => valuesOf(one, `${path}[${index}]`)))
  if (typeof value !== 'object' || value === null) return new Map([[path, value as Said]])
  const entries = Object.entries(value).filter(([, one]) => one !== undefined)
  if (entries.length === 0 && path !== '') return new Map([[`${path}.empty`, EMPTY]])
  const before = path === '' ? '' : `${path}.`
  return merged(entries.map(([name, one]) => valuesOf(one, `${before}${name}`)))
}

const merged = (parts: readonly Map<string, Said>[]): Map<string, Said> => new Map(parts.flatMap((part) => [...part]))

const stepsOf = (path: string): (string | number)[] =>
  path
    .split(/[.[\]]+/)
    .filter((step) => step !== '')
    .map((step) => (/^[0-9]+$/.test(step) ? Number(step) : step))

function put(
  target: Fields | unknown[],
  steps: readonly (string | number)[],
  value: Said,
  room: { places: number },
): void {
  const [step, next, ...rest] = steps
  if (step === undefined) return
  const holder = target as Record<string | number, unknown>
  if (Array.isArray(target) && typeof step === 'number') {
    // A list with one value far behind its end would be as long as that, and all of it is written.
    room.places -= Math.max(0, step + 1 - target.length)
    if (room.places < 0) throw new MappingError('/Extension', `more than ${MOST.values} places in lists`)
  }
  // What an object inherits is not there: a path must not reach what all objects share.
  const isThere = Object.hasOwn(holder, step) && typeof holder[step] === 'object'
  if (next === 'empty' && value === EMPTY) {
    if (!isThere) holder[step] = {}
  } else if (next === undefined) holder[step] = value
  else {
    if (!isThere) holder[step] = typeof next === 'number' ? [] : {}
    put(holder[step] as Fields, [next, ...rest], value, room)
  }
}
