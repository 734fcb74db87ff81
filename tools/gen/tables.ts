import { banner, type Codelist, type JsonSchema, type Model, type OutputFile, versionsOf } from './schema.ts'

/** Lists longer than this are loaded as data where they are needed, not compiled into code. */
const LARGEST_CODELIST_IN_CODE = 60

/** Registers that change while the hub runs and are read from the database. */
const REGISTERS: ReadonlySet<string> = new Set(['offices', 'countries', 'restrictions'])

/** Lists the program itself computes with beyond what a rule reads at run time: amounts rest on a currency's decimals. */
const BUILT_IN: readonly string[] = ['currencies']

const TEXTS = 'export type Texts = { readonly en: string; readonly fr: string; readonly pt: string }\n'

/** src/generated/catalogue.ts: the rows of schemas/catalogue.json, by type. */
export function emitCatalogue(model: Model): OutputFile[] {
  const present = new Set(model.messages.map(({ type }) => type))
  const rows = model.catalogue.filter(({ type }) => present.has(type))
  const unionOf = (values: string[]): string => [...new Set(values)].sort().map(quoted).join(' | ') || 'never'
  const content = `${banner('ts', 'schemas/catalogue.json')}import type { MessageType } from './types.ts'

/** engine.md 1: whether state may refuse it, whether it is ordered and reported on. */
export type MessageKind = 'decision' | 'fact' | 'notice' | 'answer'

/** Roles that may send at least one type. */
export type SenderRole = ${unionOf(rows.flatMap((row) => row.senders.map(({ role }) => role)))}

/** Words by which a row names receivers; each is a party or several, found from the movement. */
export type ReceiverWord = ${unionOf(rows.flatMap(({ receivers }) => receivers))}

${TEXTS}
export type CatalogueRow = {
  readonly type: MessageType
  readonly root: string
  readonly kind: MessageKind
  readonly senders: readonly { readonly role: SenderRole; readonly [condition: string]: unknown }[]
  readonly receivers: readonly ReceiverWord[]
  /** Forwarded with the sender's own bytes and signature. */
  readonly forward: boolean
  readonly needsMrn: 'required' | 'optional' | 'absent'
  readonly ncts?: readonly string[]
  readonly etir?: readonly string[]
  readonly labels: Texts
  readonly description?: string
  /** Versions of its schema the hub takes, lowest first. */
  readonly versions: readonly string[]
}

export const catalogue: Readonly<Record<MessageType, CatalogueRow>> = {
${rows.map((row) => `  '${row.type}': ${JSON.stringify({ ...row, versions: versionsOf(model, row.type) })},\n`).join('')}}
`
  return [{ path: 'src/generated/catalogue.ts', content }]
}

/** src/generated/errors.ts: union of codes, and the row of each; reasons and words that their texts are made of. */
export function emitErrors(model: Model): OutputFile[] {
  const rows = [...model.errors]
  const idsOf = (some: ReadonlyArray<{ id: string }>): string => some.map(({ id }) => quoted(id)).join(' | ') || 'never'
  const textsOf = (some: ReadonlyArray<{ id: string; texts: object }>): string =>
    some.map(({ id, texts }) => `  '${id}': ${JSON.stringify(texts)},\n`).join('')
  const content = `${banner('ts', 'schemas/errors.json')}
/** Every code an answer of the hub can carry (interface.md 3). */
export type ErrorCode = ${rows.map(({ code }) => quoted(code)).join(' | ')}

export type ErrorCategory = ${[...new Set(rows.map(({ category }) => quoted(category)))].join(' | ')}

${TEXTS}
export type ErrorRow = {
  readonly code: ErrorCode
  readonly category: ErrorCategory
  /** HTTP status. */
  readonly status: number
  /** The same request may succeed later. */
  readonly retryable: boolean
  /** With placeholders {value}, {expected}, {pointer}, {rule}. */
  readonly texts: Texts
}

export const errors: Readonly<Record<ErrorCode, ErrorRow>> = {
${rows.map((row) => `  '${row.code}': ${JSON.stringify(row)},\n`).join('')}}

/** Why a message breaks a code, where the code alone would leave the reader to guess. */
export type ReasonId = ${idsOf(model.reasons)}

export const reasons: Readonly<Record<ReasonId, { readonly code: ErrorCode; readonly texts: Texts }>> = {
${model.reasons.map(({ id, code, texts }) => `  '${id}': ${JSON.stringify({ code, texts })},\n`).join('')}}

/** The patterns of the schemas that have words for their form. */
export const forms: Readonly<Record<string, ReasonId>> = {
${formRows(model)}}

/** What the levels of a verdict are called. */
export const categories: Readonly<Record<ErrorCategory, Texts>> = {
${textsOf(model.categories)}}

/** What the types of JSON are called. */
export const words: Readonly<Record<string, Texts>> = {
${textsOf(model.words)}}
`
  return [{ path: 'src/generated/errors.ts', content }]
}

function formRows({ reasons, common }: Model): string {
  const forms = new Map(
    reasons.flatMap(({ id, of = [] }) => of.map((name) => [common.$defs?.[name]?.pattern ?? name, id] as const)),
  )
  return [...forms].map(([pattern, id]) => `  ${JSON.stringify(pattern)}: '${id}',\n`).join('')
}

/** src/generated/rules.ts: union of rule ids, and the row of each. */
export function emitRules(model: Model): OutputFile[] {
  const content = `${banner('ts', 'schemas/rules.json')}import type { ErrorCode, Texts } from './errors.ts'

/** Every business rule, by the id an answer names. */
export type RuleId = ${model.rules.map(({ id }) => quoted(id)).join(' | ') || 'never'}

export type RuleRow = {
  readonly id: RuleId
  readonly code: ErrorCode
  /** Convention, regulation or section the rule comes from. */
  readonly source: string
  /** The types whose content it looks at, or \`*\` for all. */
  readonly messages?: readonly string[]
  readonly texts: Texts
}

export const rules: Readonly<Record<RuleId, RuleRow>> = {
${model.rules.map((row) => `  '${row.id}': ${JSON.stringify(row)},\n`).join('')}}
`
  return [{ path: 'src/generated/rules.ts', content }]
}

/** src/generated/codelists.ts: the small, stable lists that code and console need; registers are data, not code. */
export function emitCodelists(model: Model): OutputFile[] {
  const lists = model.codelists.filter(
    ({ name, items }) => !REGISTERS.has(name) && items.length <= LARGEST_CODELIST_IN_CODE,
  )
  const entry = ({ name, items }: Codelist): string =>
    `  '${name}': [\n${items.map((item) => `    ${JSON.stringify(item)},\n`).join('')}  ],\n`
  const content = `${banner('ts', 'schemas/codelists/')}
/** Code lists of at most ${LARGEST_CODELIST_IN_CODE} codes, by name. */
export const codelists = {
${lists.map(entry).join('')}} as const

export type CodelistName = keyof typeof codelists

/** The codes of one list, for instance \`Code<'control-results'>\`. */
export type Code<Name extends CodelistName> = (typeof codelists)[Name][number]['code']

/** Lists whose codes the message schemas spell out, or the program computes with: new codes need a release of it. */
export const closedLists: ReadonlySet<string> = new Set(${JSON.stringify(closedLists(model))})
`
  return [{ path: 'src/generated/codelists.ts', content }]
}

function closedLists(model: Model): string[] {
  const found = new Set(BUILT_IN)
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    const { 'x-codelist': list, enum: values } = node as JsonSchema
    if (list !== undefined && values !== undefined) found.add(list)
    for (const child of Object.values(node)) visit(child)
  }
  visit(model.common)
  for (const { schema } of model.messages) visit(schema)
  return [...found].sort()
}

/** src/generated/<table>-table.ts: the state tables, exactly as written. */
export function emitStateTables(model: Model): OutputFile[] {
  return Object.entries(model.tables).map(([name, table]) => ({
    path: `src/generated/${name}-table.ts`,
    content: `${banner('ts', `schemas/${name}.json`)}
/** States and transitions of the ${name}, exactly as schemas/${name}.json has them. */
export const ${name}Table = ${JSON.stringify(table, null, 2)} as const
`,
  }))
}

function quoted(text: string): string {
  return `'${text.replaceAll(/['\\]/g, '\\$&')}'`
}
