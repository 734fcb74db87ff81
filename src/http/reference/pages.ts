import { catalogue, type CatalogueRow } from '../../generated/catalogue.ts'
import { errors } from '../../generated/errors.ts'
import { rules } from '../../generated/rules.ts'
import { apiPage, exampleOf, type OpenApi } from './api-page.ts'
import { type Html, html, page, prose, table } from './html.ts'
import { type QueueDocument, queuesPage } from './queues-page.ts'
import { SchemaTables } from './schema.ts'

/** The reference as HTML. Each page is made when first asked for and kept, since the documents never change. */
export type Reference = {
  api(): string
  queues(): string
  errors(): string
  /** The page of one message; undefined for a type that is not in the catalogue. */
  message(type: string): string | undefined
}

/** Makes the pages of the documents this hub serves. */
export function createReference(document: OpenApi, queues: QueueDocument): Reference {
  const rows = Object.values(catalogue)
  const made = new Map<string, string>()
  const kept = (name: string, make: () => string): string => {
    const known = made.get(name)
    if (known !== undefined) return known
    const text = make()
    made.set(name, text)
    return text
  }
  return {
    api: () => kept('api', () => apiPage(document, rows)),
    queues: () => kept('queues', () => queuesPage(queues)),
    errors: () => kept('errors', errorsPage),
    message(type) {
      const row = rows.find((one) => one.type === type)
      return row === undefined ? undefined : kept(`message ${type}`, () => messagePage(row, document))
    },
  }
}

function messagePage(row: CatalogueRow, document: OpenApi): string {
  const { schemas, examples } = document.components
  const schema = schemas[row.root] ?? {}
  const tables = new SchemaTables(schemas)
  const facts: [string, Html | string][] = [
    ['type', html`<code>${row.type}</code>; in XML the root element <code>${row.root}</code>`],
    ['French', html`<span lang="fr">${row.labels.fr}</span>`],
    ['Portuguese', html`<span lang="pt">${row.labels.pt}</span>`],
    ['kind', row.kind],
    ['sent by', [...new Set(row.senders.map(({ role }) => role))].join(', ')],
    ['goes to', row.receivers.join(', ') || 'the hub'],
    ['MRN', row.needsMrn],
    ['NCTS', (row.ncts ?? []).join(', ')],
    ['eTIR', (row.etir ?? []).join(', ')],
    ['bytes', row.forward ? "forwarded with the sender's own bytes and signature" : 'not forwarded as such'],
  ]
  const content = html`<p>${prose(schema.description ?? '')}</p>
${table(
  'Facts',
  ['fact', 'value'],
  facts.filter(([, value]) => value !== ''),
)}
<p>Schemas, with a token: <code>/v1/schemas/${row.type}.json</code>, <code>/v1/schemas/${row.type}.xsd</code>.</p>
<h2>Fields</h2>
${tables.fields(row.root, schema)}
${tables.rest()}
<h2>Rules</h2>
<p>What depends on other fields, on the registry or on the movement. A finding names the rule; all come at once.</p>
${table('Rules', ['rule', 'code', 'English', 'source'], rulesOf(row.type))}
<h2>Examples</h2>
${['', '-xml'].map((ending) => {
  const example = examples[`message-${row.type}${ending}`]
  return example === undefined ? undefined : exampleOf(ending === '' ? 'JSON' : 'XML', example.value)
})}`
  return page(row.labels.en, content)
}

const rulesOf = (type: string): (Html | string)[][] =>
  Object.values(rules)
    .filter(({ messages = [] }) => messages.includes('*') || messages.includes(type))
    .map((rule) => [html`<code>${rule.id}</code>`, html`<code>${rule.code}</code>`, rule.texts.en, rule.source])

function errorsPage(): string {
  const codes = Object.values(errors).map((row) => [
    html`<code>${row.code}</code>`,
    row.status,
    row.category,
    row.retryable ? 'yes' : 'no',
    row.texts.en,
    html`<span lang="fr">${row.texts.fr}</span>`,
    html`<span lang="pt">${row.texts.pt}</span>`,
  ])
  const all = Object.values(rules).map((row) => [
    html`<code>${row.id}</code>`,
    html`<code>${row.code}</code>`,
    row.source,
    row.texts.en,
    html`<span lang="fr">${row.texts.fr}</span>`,
    html`<span lang="pt">${row.texts.pt}</span>`,
  ])
  const languages = ['English', 'French', 'Portuguese']
  return page(
    'Errors and rules',
    html`<h2>Error codes</h2>
${table('Error codes', ['code', 'HTTP status', 'category', 'retry later', ...languages], codes)}
<h2>Business rules</h2>
<p>All findings come at once, each with its rule.</p>
${table('Business rules', ['rule', 'code', 'source', ...languages], all)}`,
  )
}
