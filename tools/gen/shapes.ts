import {
  banner,
  flatten,
  type JsonSchema,
  type MessageSchema,
  type Model,
  NOT_ELEMENTS,
  type OutputFile,
  resolve,
  versionKey,
} from './schema.ts'

/** Shared scalars whose text stands for a day, a moment or a number: people write those in ways of their own. */
const FORMS: ReadonlyMap<string, string> = new Map([
  ['date', 'date'],
  ['dateTime', 'dateTime'],
  ...['amount', 'mass', 'quantity', 'rate'].map((name): [string, string] => [name, 'decimal']),
])

type Emitter = { model: Model; lines: string[]; shared: Map<string, string>; count: number }

/** src/generated/shapes.ts: what maps XML to the object and back: names, order, arrays and kinds; shared nodes once. */
export function emitShapes(model: Model): OutputFile[] {
  const emitter: Emitter = { model, lines: [], shared: new Map(), count: 0 }
  const shapeOfMessage = (message: MessageSchema): string => {
    const properties = Object.entries(message.schema.properties ?? {}).filter(([name]) => !NOT_ELEMENTS.has(name))
    const schema = { ...message.schema, properties: Object.fromEntries(properties) }
    return shapeOf(schema, message.root, message, emitter)
  }
  const roots = model.messages.map((message) => `  '${message.type}': ${shapeOfMessage(message)},\n`)
  const later = model.later.map((message) => `  ['${versionKey(message)}', ${shapeOfMessage(message)}],\n`)
  const content = `${banner('ts', 'schemas/messages/')}import type { MessageType } from './types.ts'

/** Content of one object: its fields by name, in the order of the schema. */
export type Shape = { readonly name: string; readonly fields: ReadonlyMap<string, Field> }

/**
 * One field: \`order\` is its place among its siblings, \`array\` an element that repeats, \`list\` where its codes stand,
 * \`form\` what its text is read as.
 */
export type Field = {
  readonly name: string
  readonly order: number
  readonly array: boolean
  readonly kind: 'string' | 'boolean' | 'integer' | Shape
  readonly list?: string
  readonly form?: 'date' | 'dateTime' | 'decimal'
}

type Row = readonly [name: string, kind: Field['kind'], array?: boolean, list?: string | undefined, form?: Field['form']]

const shape = (name: string, fields: readonly Row[]): Shape => ({
  name,
  fields: new Map(
    fields.map(([field, kind, array = false, list, form], order) => [
      field,
      {
        name: field,
        order,
        array,
        kind,
        ...(list === undefined ? {} : { list }),
        ...(form === undefined ? {} : { form }),
      },
    ]),
  ),
})

${emitter.lines.join('')}
/** The content of each message's root element; \`type\` and \`version\` are not elements. */
export const shapes: Readonly<Record<MessageType, Shape>> = {
${roots.join('')}}

/** The same of versions 2 and up, by type and version: \`border-exit-notice 2\`. */
export const laterShapes: ReadonlyMap<string, Shape> = new Map([
${later.join('')}])

/** The message type of each root element's local name. */
export const typeByRoot: ReadonlyMap<string, MessageType> = new Map([
${model.messages.map(({ root, type }) => `  ['${root}', '${type}'],\n`).join('')}])

/** The root element's local name of each message type. */
export const rootByType: Readonly<Record<MessageType, string>> = {
${model.messages.map(({ root, type }) => `  '${type}': '${root}',\n`).join('')}}
`
  return [{ path: 'src/generated/shapes.ts', content }]
}

/** Writes the shape of an object after those it needs, and returns the name of its constant. */
function shapeOf(schema: JsonSchema, name: string, message: MessageSchema | undefined, emitter: Emitter): string {
  const fields = Object.entries(schema.properties ?? {}).map(([field, child]) => {
    const array = child.type === 'array'
    const node = array ? (child.items ?? {}) : child
    const kind = kindOf(node, `${name}.${field}`, message, emitter)
    const list = flatten(node, emitter.model, message)['x-codelist']
    const form = FORMS.get(node.$ref?.split('/').at(-1) ?? '')
    const rest = [
      `${array}`,
      list === undefined ? 'undefined' : `'${list}'`,
      form === undefined ? 'undefined' : `'${form}'`,
    ]
    while (rest.at(-1) === 'undefined' || rest.at(-1) === 'false') rest.pop()
    return `  [${[`'${field}'`, kind, ...rest].join(', ')}],\n`
  })
  emitter.count += 1
  const constant = `s${emitter.count}`
  emitter.lines.push(`const ${constant} = shape('${name}', [\n${fields.join('')}])\n`)
  return constant
}

function kindOf(node: JsonSchema, name: string, message: MessageSchema | undefined, emitter: Emitter): string {
  const flat = flatten(node, emitter.model, message)
  if (flat.type !== 'object') return `'${flat.type}'`
  if (node.$ref === undefined) return shapeOf(flat, name, message, emitter)
  const target = resolve(node.$ref, emitter.model, message)
  const known = emitter.shared.get(target.name)
  if (known !== undefined) return known
  const constant = shapeOf(flat, target.name, target.shared ? undefined : message, emitter)
  emitter.shared.set(target.name, constant)
  return constant
}
