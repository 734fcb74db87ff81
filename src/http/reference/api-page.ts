import type { CatalogueRow } from '../../generated/catalogue.ts'
import { anchor, type Html, html, page, prose, table } from './html.ts'
import { joined, type Schema, SchemaTables, type Schemas } from './schema.ts'

type Media = { schema?: Schema; examples?: Readonly<Record<string, { $ref: string }>> }
type Parameter = {
  name: string
  in: string
  description: string
  required?: boolean
  schema: Schema
  example?: string | number | readonly string[]
}
type Response = {
  $ref?: string
  description?: string
  headers?: Readonly<Record<string, unknown>>
  content?: Readonly<Record<string, Media>>
}
type Operation = {
  operationId: string
  tags: readonly string[]
  summary: string
  description: string
  'x-callers': readonly string[]
  parameters?: readonly { $ref: string }[]
  requestBody?: { content: Readonly<Record<string, Media>> }
  responses: Readonly<Record<string, Response>>
}

/** What the pages read of the OpenAPI document. */
export type OpenApi = {
  info: { version: string; description: string }
  tags: readonly { name: string; description: string }[]
  paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  components: {
    parameters: Readonly<Record<string, Parameter>>
    responses: Readonly<Record<string, Response>>
    headers: Readonly<Record<string, { description: string }>>
    examples: Readonly<Record<string, { value: unknown }>>
    schemas: Schemas
  }
}

type Call = { method: string; path: string; operation: Operation }

/** Beyond this many, examples are left to the pages of the messages. */
const EXAMPLES_MAX = 2

const last = (ref: string): string => ref.slice(ref.lastIndexOf('/') + 1)

/** `/docs`: every call by subject, then the catalogue of messages, then the bodies. */
export function apiPage(document: OpenApi, rows: readonly CatalogueRow[]): string {
  const calls = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Call => ({ method: method.toUpperCase(), path, operation })),
  )
  const tables = new SchemaTables(document.components.schemas)
  const sections = document.tags.map(({ name, description }) => {
    const own = calls.filter(({ operation }) => operation.tags.includes(name))
    return html`<h2 id="${anchor(name)}">${name}</h2><p>${description}</p>
${own.map((call) => callSection(call, document, tables))}`
  })
  const content = html`<p>${document.info.description} Version ${document.info.version}.</p>
<ul>${calls.map(callLink)}</ul>
${sections}
<h2 id="messages-of-the-catalogue">Messages</h2>
${catalogueTable(rows)}
<h2 id="bodies">Bodies</h2>
${tables.rest()}
<h2 id="headers">Headers</h2>
${headersTable(document)}`
  return page('HTTP API', content)
}

const callLink = ({ method, path, operation }: Call): Html =>
  html`<li><a href="#${operation.operationId}">${method} ${path}</a> ${operation.summary}</li>\n`

function callSection(call: Call, document: OpenApi, tables: SchemaTables): Html {
  const { method, path, operation } = call
  const parameters = (operation.parameters ?? []).flatMap(
    ({ $ref }) => document.components.parameters[last($ref)] ?? [],
  )
  return html`<h3 id="${operation.operationId}"><span class="method">${method}</span> <code>${path}</code></h3>
<p class="facts"><strong>${operation.summary}.</strong> ${prose(operation.description)}</p>
<p class="facts">For: ${operation['x-callers'].join(', ')}.</p>
${parameterTable(parameters, tables)}
${operation.requestBody === undefined ? undefined : bodyOf(operation.requestBody.content, tables)}
${responseTable(operation, document, tables)}
${examplesOf(operation, document)}`
}

const parameterTable = (parameters: readonly Parameter[], tables: SchemaTables): Html =>
  table(
    'Parameters',
    ['parameter', 'in', 'meaning', 'type', 'example'],
    parameters.map(({ name, in: place, description, schema, example }) => [
      html`<code>${name}</code>`,
      place,
      prose(description),
      tables.link(schema),
      example === undefined ? undefined : html`<code>${[example].flat().join(',')}</code>`,
    ]),
  )

function bodyOf(content: NonNullable<Response['content']>, tables: SchemaTables): Html {
  const kinds = Object.entries(content).map(([type, media]) => {
    return html`<li><code>${type}</code>: ${media.schema?.description ?? tables.link(media.schema ?? {})}</li>`
  })
  return html`<h4>Body</h4><ul>${kinds}</ul>`
}

function responseTable(operation: Operation, document: OpenApi, tables: SchemaTables): Html {
  const rows = Object.entries(operation.responses).map(([status, named]) => {
    const response = named.$ref === undefined ? named : (document.components.responses[last(named.$ref)] ?? {})
    const contents = Object.entries(response.content ?? {}).map(
      ([type, media]) => html`<code>${type}</code> ${tables.link(media.schema ?? {})}`,
    )
    const headers = Object.keys(response.headers ?? {}).map((name) => html`<a href="#headers"><code>${name}</code></a>`)
    return [status, prose(response.description ?? ''), html`${joined(contents, ', ')}`, html`${joined(headers, ', ')}`]
  })
  return table('Answers', ['status', 'meaning', 'body', 'headers'], rows)
}

/** Examples of successful answers; those of messages are on the messages' pages. */
function examplesOf(operation: Operation, document: OpenApi): Html[] {
  const names = Object.entries(operation.responses)
    .filter(([status]) => status.startsWith('2'))
    .flatMap(([, { content }]) => Object.values(content ?? {}).flatMap(({ examples }) => Object.values(examples ?? {})))
    .map(({ $ref }) => last($ref))
  const unique = [...new Set(names)]
  return unique.length > EXAMPLES_MAX
    ? []
    : unique.map((name) => exampleOf(name, document.components.examples[name]?.value))
}

/** An example that opens when asked for. */
export function exampleOf(title: string, value: unknown): Html {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2)
  return html`<details><summary>Example: ${title}</summary><pre tabindex="0">${text}</pre></details>`
}

const catalogueTable = (rows: readonly CatalogueRow[]): Html =>
  table(
    'Messages',
    ['type', 'English', 'French', 'Portuguese', 'kind', 'sent by', 'goes to'],
    rows.map(({ type, labels, kind, senders, receivers }) => [
      html`<a href="/docs/messages/${type}">${type}</a>`,
      labels.en,
      html`<span lang="fr">${labels.fr}</span>`,
      html`<span lang="pt">${labels.pt}</span>`,
      kind,
      [...new Set(senders.map(({ role }) => role))].join(', '),
      receivers.join(', ') || 'the hub',
    ]),
  )

const headersTable = (document: OpenApi): Html =>
  table(
    'Headers',
    ['header', 'meaning'],
    Object.entries(document.components.headers).map(([name, { description }]) => [
      html`<code>${name}</code>`,
      description,
    ]),
  )
