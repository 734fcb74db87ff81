import { anchor, type Html, html, prose, table } from './html.ts'

/** The keywords of a schema in our documents that a reader is shown. */
export type Schema = {
  $ref?: string
  title?: string
  description?: string
  type?: string | readonly string[]
  properties?: Readonly<Record<string, Schema>>
  required?: readonly string[]
  items?: Schema
  oneOf?: readonly Schema[]
  enum?: readonly (string | number | boolean)[]
  const?: string | number | boolean
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  minItems?: number
  maxItems?: number
  contentEncoding?: string
  'x-message-type'?: string
  'x-codelist'?: string
  'x-wco'?: string | readonly string[]
  'x-ncts'?: string | readonly string[]
  'x-etir'?: string | readonly string[]
}

export type Schemas = Readonly<Record<string, Schema>>

/** Longer patterns are unreadable in a table cell; their description is shown instead. */
const LONGEST_PATTERN = 60

const REF = '#/components/schemas/'

const nameOf = (schema: Schema): string | undefined =>
  schema.$ref?.startsWith(REF) === true ? schema.$ref.slice(REF.length) : undefined

/** Follows references, keeping the annotations nearest to the use. */
function flat(schema: Schema, schemas: Schemas): Schema {
  const name = nameOf(schema)
  const target = name === undefined ? undefined : schemas[name]
  if (target === undefined) return schema
  const { $ref: _, ...annotations } = schema
  return { ...flat(target, schemas), ...annotations }
}

/** Tables of objects, each with those it refers to behind it, once per page. */
export class SchemaTables {
  readonly #schemas: Schemas
  readonly #wanted: string[] = []
  #written = 0

  constructor(schemas: Schemas) {
    this.#schemas = schemas
  }

  /** A link to the table of this schema on this page, or to the page of the message; the type in words for scalars. */
  link(schema: Schema): Html {
    const name = nameOf(schema)
    if (schema.type === 'array') return html`list of ${this.link(schema.items ?? {})}`
    if (name === undefined) {
      if (schema.oneOf !== undefined)
        return html`${joined(
          schema.oneOf.map((one) => this.link(one)),
          ' or ',
        )}`
      return html`${words(schema)}`
    }
    const target = this.#schemas[name] ?? {}
    const type = target['x-message-type']
    if (type !== undefined) return html`<a href="/docs/messages/${type}">${type}</a>`
    if (target.type !== 'object' && target.oneOf === undefined)
      return html`${name}: ${words(flat(schema, this.#schemas))}`
    if (!this.#wanted.includes(name)) this.#wanted.push(name)
    return html`<a href="#schema-${anchor(name)}">${name}</a>`
  }

  /** The tables of everything linked so far and of what they link to in turn. */
  rest(): Html[] {
    const parts: Html[] = []
    for (; this.#written < this.#wanted.length; this.#written += 1) {
      const name = this.#wanted[this.#written] ?? ''
      const schema = this.#schemas[name] ?? {}
      const heading = html`<h3 id="schema-${anchor(name)}">${name}</h3><p>${prose(schema.description ?? '')}</p>`
      parts.push(html`${heading}${schema.oneOf === undefined ? this.fields(name, schema) : this.choices(schema)}`)
    }
    return parts
  }

  choices(schema: Schema): Html {
    return html`<p>One of: ${joined(
      (schema.oneOf ?? []).map((one) => this.link(one)),
      ', ',
    )}.</p>`
  }

  /** One row per field. */
  fields(label: string, schema: Schema): Html {
    const heads = ['field', 'meaning', 'occurs', 'type', 'codes', 'WCO', 'NCTS', 'eTIR']
    const rows = this.#rows(schema)
    const used = heads.map((_, at) => at < 4 || rows.some((row) => row[at] !== undefined))
    const kept = <T>(cells: readonly T[]): T[] => cells.filter((_, at) => used[at])
    return table(label, kept(heads), rows.map(kept))
  }

  #rows(schema: Schema): (Html | string | undefined)[][] {
    const required = new Set(schema.required)
    return Object.entries(schema.properties ?? {}).map(([name, child]) => {
      const content = child.type === 'array' ? (child.items ?? {}) : child
      const known = { ...flat(content, this.#schemas), ...annotations(child) }
      return [
        html`<code>${name}</code>`,
        prose(known.description ?? ''),
        occurs(child, required.has(name)),
        this.link(content),
        codes(known),
        listed(known['x-wco']),
        listed(known['x-ncts']),
        listed(known['x-etir']),
      ]
    })
  }
}

const annotations = ({ description, ...schema }: Schema): Schema => ({
  ...(description === undefined ? {} : { description }),
  ...Object.fromEntries(Object.entries(schema).filter(([key]) => key.startsWith('x-'))),
})

function occurs(schema: Schema, required: boolean): string {
  const array = schema.type === 'array'
  const least = required ? (array ? (schema.minItems ?? 0) : 1) : 0
  const most = array ? (schema.maxItems ?? 'n') : 1
  return least === most ? String(least) : `${least}..${most}`
}

function codes(schema: Schema): Html | undefined {
  const list = schema['x-codelist']
  const values = (schema.enum ?? []).map((value) => html`<code>${String(value)}</code> `)
  if (list === undefined) return values.length === 0 ? undefined : html`${values}`
  return html`${list}${values.length === 0 ? '' : ': '}${values}`
}

/** The type in words, as far as a table cell has room. */
function words(schema: Schema): string {
  if (schema.const !== undefined) return `always ${schema.const}`
  if (schema.enum !== undefined) return 'code'
  if (schema.contentEncoding !== undefined) return schema.contentEncoding
  if (schema.type === 'integer') {
    return schema.maximum === undefined
      ? `whole number from ${schema.minimum ?? 0}`
      : `${schema.minimum}..${schema.maximum}`
  }
  if (schema.type !== 'string') return [schema.type ?? ''].flat().join(' or ')
  if (schema.maxLength !== undefined) return `text, at most ${schema.maxLength} characters`
  const pattern = schema.pattern ?? ''
  return pattern !== '' && pattern.length <= LONGEST_PATTERN ? pattern : 'text'
}

const listed = (value: string | readonly string[] | undefined): string | undefined =>
  value === undefined ? undefined : [value].flat().join(', ')

/** Pieces with something between them. */
export const joined = (parts: readonly Html[], between: string): Html[] =>
  parts.flatMap((part, at) => (at === 0 ? [part] : [html`${between}`, part]))
