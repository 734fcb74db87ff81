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
  examples?: string[]
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

/**
 * Why a message breaks one code, where the code alone would leave the reader to guess. `of`: the scalars of the common
 * schema, or the patterns, whose form it puts into words.
 */
export type ReasonRow = { id: string; code: string; of?: string[]; texts: Texts }

/** A word that texts are filled with: a level of the verdict, or a type of JSON. */
export type WordRow = { id: string; texts: Texts }

/** `messages`: the types whose content the rule looks at, or `*` for all. */
export type RuleRow = { id: string; code: string; source: string; messages?: string[]; texts: Texts }

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
  procedures?: Array<{ name: string; labels: Texts }>
  flags?: Array<{ name: string; labels: Texts }>
  transitions: Array<{
    id: string
    from: string | string[]
    on: string
    when?: unknown
    to?: string | string[]
    starts?: string[]
    status?: string
    awaits?: string
    refuse?: string
    guarantee?: string
    does?: string[]
    alert?: string
  }>
  /** Of the guarantee's table: what happens to a movement's line, and from which account to which its amount moves. */
  acts?: Array<{ id: string; line: { from: string; to: string }; entry?: { from: string; to: string } }>
}

/**
 * One version of one message. `root` is the name of its type in code, `element` that of its XML root element: they are
 * the same for version 1, and a later version has its number behind the name in code.
 */
export type MessageSchema = { type: string; version: string; root: string; element: string; schema: JsonSchema }

/** All of schemas/ that outputs derive from, and what is wrong with it. */
export type Model = {
  common: JsonSchema
  /** Version 1 of each message, in the order of the catalogue. */
  messages: MessageSchema[]
  /** Versions 2 and up, which live beside version 1 (schemas/README.md, "Two versions side by side"). */
  later: MessageSchema[]
  catalogue: CatalogueRow[]
  errors: ErrorRow[]
  /** The other tables of errors.json. */
  reasons: ReasonRow[]
  words: WordRow[]
  categories: WordRow[]
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

/** All versions of all messages. */
export const everyVersion = ({ messages, later }: Model): MessageSchema[] => [...messages, ...later]

/** Numbers of the versions of one type, lowest first. */
export const versionsOf = (model: Model, type: string): string[] =>
  everyVersion(model)
    .filter((one) => one.type === type)
    .map(({ version }) => version)

/** Key under which generated code keeps what belongs to a later version. */
export const versionKey = ({ type, version }: MessageSchema): string => `${type} ${version}`

/** Name of a version's files without their ending: `<type>` for version 1, `<type>.v2` and so on. */
export const fileName = ({ type, version }: MessageSchema): string => (version === '1' ? type : `${type}.v${version}`)

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
