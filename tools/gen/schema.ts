/** The subset of JSON Schema draft 2020-12 that message schemas may use; everything else cannot be said in XSD 1.0. */
export type JsonSchema = {
  $schema?: string
  $id?: string
  $ref?: string
  $defs?: Record<string, JsonSchema>
  title?: string
  description?: string
  type?: 'string' | 'boolean' | 'integer' | 'array' | 'object'
  properties?: Record<string, JsonSchema>
  required?: string[]
  additionalProperties?: false
  items?: JsonSchema
  minItems?: number
  maxItems?: number
  pattern?: string
  minLength?: number
  maxLength?: number
  enum?: Array<string | boolean>
  const?: string | boolean
  minimum?: number
  maximum?: number
  'x-wco'?: string | string[]
  'x-ncts'?: string | string[]
  'x-etir'?: string | string[]
  'x-codelist'?: string
}

export type Texts = { en: string; fr: string; pt: string }

export type CatalogueRow = {
  type: string
  root: string
  kind: string
  senders: Array<{ role: string } & Record<string, unknown>>
  receivers: string[]
  forward: boolean
  needsMrn: string
  ncts?: string[]
  etir?: string[]
  labels: Texts
  description?: string
}

export type ErrorRow = { code: string; category: string; status: number; retryable: boolean; texts: Texts }

export type RuleRow = { id: string; code: string; source: string; texts: Texts }

/** A list and its head: title, pattern of its codes, and the fields its items have besides code, days and labels. */
export type Codelist = {
  name: string
  source: string
  labels?: Texts
  code?: string
  fields?: Record<string, unknown>
  items: Array<{ code: string } & Record<string, unknown>>
}

/** A state table as data: the movement's or the guarantee's. Fields beyond these are carried through untouched. */
export type StateTable = {
  states: Array<{ name: string; labels?: Texts; end?: boolean; inFlight?: boolean }>
  transitions: Array<{
    id: string
    from: string | string[]
    on: string
    when?: unknown
    to?: string | string[]
    starts?: string[]
  }>
}

export type MessageSchema = { type: string; root: string; schema: JsonSchema }

/** All of schemas/ that outputs derive from, and what is wrong with it. */
export type Model = {
  common: JsonSchema
  messages: MessageSchema[]
  catalogue: CatalogueRow[]
  errors: ErrorRow[]
  rules: RuleRow[]
  codelists: Codelist[]
  tables: Record<string, StateTable>
  problems: string[]
}

/** One output of the generator: path from the project's root, and whole content. */
export type OutputFile = { path: string; content: string }

export const COMMON_ID = 'urn:corridor:schema:common'

/** `transit-declaration`, `text35`, `officeCode` -> `TransitDeclaration`, `Text35`, `OfficeCode`. */
export function pascal(name: string): string {
  return name.replaceAll(/(?:^|[-_. ])([a-zA-Z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

export type Resolved = { name: string; schema: JsonSchema; shared: boolean }

/**
 * What a `$ref` points to, with the name its type gets in code and XSD: common ones by their own name, a message's own
 * prefixed by its root, so that all names live in one namespace. Throws on a reference that leads nowhere.
 */
export function resolve(ref: string, model: Model, message: MessageSchema | undefined): Resolved {
  const shared = ref.startsWith(`${COMMON_ID}#/$defs/`) || (message === undefined && ref.startsWith('#/$defs/'))
  const key = ref.slice(ref.indexOf('#/$defs/') + '#/$defs/'.length)
  const schema = shared ? model.common.$defs?.[key] : message?.schema.$defs?.[key]
  if (!ref.includes('#/$defs/') || schema === undefined) throw new Error(`reference ${ref} leads nowhere`)
  return { name: shared || !message ? pascal(key) : message.root + pascal(key), schema, shared }
}

/** Follows references until a node with a type, keeping the annotations nearest to the use. */
export function flatten(node: JsonSchema, model: Model, message: MessageSchema | undefined): JsonSchema {
  if (node.$ref === undefined) return node
  const target = resolve(node.$ref, model, message)
  const { $ref: _, ...annotations } = node
  return { ...flatten(target.schema, model, target.shared ? undefined : message), ...annotations }
}

/** Properties of a message that XML carries elsewhere: the type is the root's name, the version its attribute. */
export const NOT_ELEMENTS: ReadonlySet<string> = new Set(['type', 'version'])

/** Joins the lines of a banner as comment for the given kind of file. */
export function banner(comment: 'ts' | 'xml' | 'md', source: string): string {
  const text = `generated from ${source} by "npm run gen"; do not edit`
  return comment === 'ts' ? `// ${text}\n` : `<!-- ${text} -->\n`
}
