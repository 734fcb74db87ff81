import {
  banner,
  type CatalogueRow,
  everyVersion,
  fileName,
  flatten,
  type JsonSchema,
  type MessageSchema,
  type Model,
  type OutputFile,
  resolve,
  versionsOf,
} from './schema.ts'

type Section = { title: string; schema: JsonSchema; message: MessageSchema | undefined }
type Page = { model: Model; sections: Section[]; titles: Set<string> }

/** Longer patterns say nothing to a reader in a table cell; their description does. */
const LONGEST_PATTERN = 60

/** docs/messages/: a reference page per message, and an index. */
export function emitMessageDocs(model: Model): OutputFile[] {
  const pages = everyVersion(model).map((message) => ({
    path: `docs/messages/${fileName(message)}.md`,
    content: messagePage(message, model),
  }))
  return [{ path: 'docs/messages/README.md', content: index(model) }, ...pages]
}

/** docs/errors.md: every code and every rule with its text. */
export function emitErrorDocs(model: Model): OutputFile[] {
  const errors = model.errors.map((row) =>
    cells([`\`${row.code}\``, String(row.status), row.category, row.retryable ? 'yes' : 'no', row.texts.en]),
  )
  const rules = model.rules.map((row) =>
    cells([`\`${row.id}\``, `\`${row.code}\``, row.texts.en, row.source, (row.messages ?? []).join(', ')]),
  )
  const reasons = model.reasons.map((row) => cells([`\`${row.code}\``, row.texts.en]))
  const content = `${banner('md', 'schemas/errors.json and schemas/rules.json')}
# Error codes

${cells(['code', 'HTTP status', 'category', 'retry later', 'text'])}| --- | --- | --- | --- | --- |
${errors.join('')}
# Reasons

Where a code has several causes, the text says which.

${cells(['code', 'text'])}| --- | --- |
${reasons.join('')}
# Business rules

${cells(['rule', 'code', 'text', 'source', 'messages'])}| --- | --- | --- | --- | --- |
${rules.join('')}`
  return [{ path: 'docs/errors.md', content }]
}

function index(model: Model): string {
  const present = new Set(model.messages.map(({ type }) => type))
  const rows = model.catalogue
    .filter(({ type }) => present.has(type))
    .map((row) => {
      const senders = [...new Set(row.senders.map(({ role }) => role))].join(', ')
      const also = [...(row.ncts ?? []), ...(row.etir ?? [])].join(', ')
      return cells([`[${row.type}](${row.type}.md)`, row.labels.en, row.kind, senders, row.receivers.join(', '), also])
    })
  return `${banner('md', 'schemas/catalogue.json')}
# Messages

Every message in JSON and in XML; both say the same. How the two relate: \`schemas/README.md\`.

${cells(['type', 'name', 'kind', 'sent by', 'goes to', 'NCTS, eTIR'])}| --- | --- | --- | --- | --- | --- |
${rows.join('')}`
}

function messagePage(message: MessageSchema, model: Model): string {
  const row = model.catalogue.find(({ type }) => type === message.type)
  const page: Page = { model, sections: [], titles: new Set() }
  page.sections.push({ title: message.root, schema: message.schema, message })
  const parts: string[] = []
  for (const section of page.sections) parts.push(sectionText(section, page))
  const facts = [
    `Kind: ${row?.kind}.`,
    `Sent by: ${row?.senders.map(({ role }) => role).join(', ')}.`,
    `Goes to: ${row?.receivers.join(', ') || 'the hub'}.`,
    `MRN: ${row?.needsMrn}.`,
    row?.forward ? "Forwarded with the sender's own bytes and signature." : '',
  ]
  const file = fileName(message)
  const versions = versionsOf(model, message.type).length > 1 ? `, version ${message.version}` : ''
  return `${banner('md', `schemas/messages/${file}.schema.json`)}
# ${row?.labels.en ?? message.root} (\`${message.type}\`${versions})

${message.schema.description ?? ''}

${facts.filter((fact) => fact !== '').join(' ')}
French: ${row?.labels.fr}. Portuguese: ${row?.labels.pt}.

Schemas: [JSON](../../schemas/messages/${file}.schema.json), [XSD](../../schemas/xsd/${file}.xsd).
${names(row)}
${parts.join('\n')}
${rulesText(message.type, model)}`
}

/** What the message is called elsewhere. */
function names(row: CatalogueRow | undefined): string {
  const known = [...(row?.ncts ?? []).map((name) => `NCTS ${name}`), ...(row?.etir ?? []).map((name) => `eTIR ${name}`)]
  return known.length === 0 ? '' : `Elsewhere: ${known.join(', ')}.\n`
}

/** The rules that look at this type of message, in the order of schemas/rules.json. */
function rulesText(type: string, model: Model): string {
  const applying = model.rules.filter(({ messages = [] }) => messages.includes('*') || messages.includes(type))
  const rows = applying.map((row) => cells([`\`${row.id}\``, `\`${row.code}\``, row.texts.en, row.source]))
  return `## Rules

What depends on other fields, on the registry or on the movement. A finding names the rule; all come at once.

${cells(['rule', 'code', 'text', 'source'])}| --- | --- | --- | --- |
${rows.join('')}`
}

/** One table per object; objects met on the way get a section of their own, once per page. */
function sectionText(section: Section, page: Page): string {
  const rows: string[] = []
  fieldRows(section.schema, '', section, page, rows)
  const description =
    section.schema.description === undefined || page.sections[0] === section ? '' : section.schema.description
  return `## ${section.title}
${description === '' ? '' : `\n${description}\n`}
${cells(['field', 'meaning', 'occurs', 'type', 'codes', 'WCO', 'NCTS', 'eTIR'])}| --- | --- | --- | --- | --- | --- | --- | --- |
${rows.join('')}`
}

function fieldRows(schema: JsonSchema, prefix: string, section: Section, page: Page, rows: string[]): void {
  const required = new Set(schema.required)
  for (const [name, child] of Object.entries(schema.properties ?? {})) {
    const array = child.type === 'array'
    const content = array ? (child.items ?? {}) : child
    const flat = { ...flatten(content, page.model, section.message), ...annotationsOf(child) }
    const least = required.has(name) ? (array ? (child.minItems ?? 1) : 1) : 0
    const most = array ? (child.maxItems ?? 1) : 1
    const occurs = least === most ? String(least) : `${least}..${most}`
    const path = `${prefix}${name}`
    const type = content.$ref === undefined ? typeText(flat) : linked(content.$ref, flat, section, page)
    const codes = flat['x-codelist'] ?? (flat.enum ?? []).map((value) => `\`${value}\``).join(' ')
    rows.push(
      cells([
        `\`${path}\``,
        flat.description ?? '',
        occurs,
        type,
        codes,
        listed(flat['x-wco']),
        listed(flat['x-ncts']),
        listed(flat['x-etir']),
      ]),
    )
    if (flat.type === 'object' && content.$ref === undefined) fieldRows(flat, `${path}.`, section, page, rows)
  }
}

function annotationsOf(node: JsonSchema): JsonSchema {
  const annotations: JsonSchema = {}
  if (node.description !== undefined) annotations.description = node.description
  for (const key of ['x-wco', 'x-ncts', 'x-etir', 'x-codelist'] as const) {
    if (node[key] !== undefined) Object.assign(annotations, { [key]: node[key] })
  }
  return annotations
}

function linked(ref: string, flat: JsonSchema, section: Section, page: Page): string {
  const target = resolve(ref, page.model, section.message)
  if (flat.type !== 'object') {
    const text = typeText(flat)
    return text.length > LONGEST_PATTERN
      ? `[${target.name}](../../schemas/common.schema.json)`
      : `${target.name}: ${text}`
  }
  if (!page.titles.has(target.name)) {
    page.titles.add(target.name)
    const message = target.shared ? undefined : section.message
    page.sections.push({ title: target.name, schema: target.schema, message })
  }
  return `[${target.name}](#${target.name.toLowerCase()})`
}

function typeText(schema: JsonSchema): string {
  if (schema.const !== undefined) return `\`${schema.const}\``
  if (schema.enum !== undefined) return 'code'
  if (schema.type === 'integer') return `${schema.minimum}..${schema.maximum}`
  if (schema.type !== 'string') return schema.type ?? ''
  const length = schema.maxLength === undefined ? '' : `text, ${schema.minLength ?? 0}..${schema.maxLength}`
  const pattern = schema.pattern === undefined ? '' : `\`${schema.pattern}\``
  return length === '' ? pattern : length
}

function listed(value: string | string[] | undefined): string {
  return value === undefined ? '' : [value].flat().join(', ')
}

function cells(values: string[]): string {
  return `| ${values.map((value) => value.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ')).join(' | ')} |\n`
}
