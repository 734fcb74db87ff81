import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ACCESS, type Access, NARROWED } from '../../src/http/access.ts'
import { ErrorAnswers, errorUse, headerRefs, problemExamples } from './openapi-errors.ts'
import { type Json, type JsonObject, jsonText } from './openapi-json.ts'
import { schemaRef } from './openapi-parts.ts'
import { httpSchema, openApiSchemas, sentToHub } from './openapi-schemas.ts'
import { type AnswerSource, type HttpSource, loadHttp, messageExample, type OperationSource } from './openapi-source.ts'
import { banner, type Model, type OutputFile } from './schema.ts'

const KINDS = 4
const NOTE = 'generated from schemas/ and src/http/access.ts by "npm run gen"; do not edit'

type Context = { model: Model; http: HttpSource; errors: ErrorAnswers }

/**
 * The OpenAPI 3.1 document of the HTTP API, which the hub serves and readers find in docs/api. Every route of the
 * access table must have an operation in schemas/http, and every operation a route: what lacks the other is listed in
 * the model's problems.
 * @param root the project's directory
 */
export function emitOpenApi(model: Model, root: string): OutputFile[] {
  const document = openApiDocument(model, root)
  return [
    { path: 'docs/api/openapi.json', content: jsonText(document) },
    { path: 'docs/api/README.md', content: overview(loadHttp(root)) },
  ]
}

function openApiDocument(model: Model, root: string): JsonObject {
  const http = loadHttp(root)
  const context: Context = { model, http, errors: new ErrorAnswers() }
  const paths = pathsOf(context)
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  return {
    openapi: '3.1.0',
    'x-generated': NOTE,
    info: {
      title: 'Corridor',
      version,
      summary: 'Open transit interconnect hub for customs administrations.',
      description: INTRODUCTION,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: 'The hub that serves this document.' }],
    tags: http.tags,
    paths,
    components: {
      securitySchemes: SECURITY,
      parameters: parameterComponents(context),
      headers: http.headers,
      responses: context.errors.shared,
      examples: {
        ...problemExamples(context.errors.uses, http, model),
        ...messageExamples(model, root),
        ...bodyExamples(http),
      },
      schemas: openApiSchemas(model, http),
    },
  }
}

const INTRODUCTION = [
  'A message goes in at one country and comes out, sealed and in order, at every country that must know.',
  'Callers are known by their client certificate or by a bearer token that the operator issued.',
  'What a caller is no party to looks as if it did not exist.',
  'Errors are RFC 9457 problems in English, French or Portuguese, by Accept-Language;',
  'the codes an answer may have are listed with it as x-error-codes.',
  'The queues are described at /asyncapi.json; both documents for reading are at /docs.',
].join(' ')

const SECURITY: JsonObject = {
  bearer: {
    type: 'http',
    scheme: 'bearer',
    description: 'A token the operator issued to a party, an officer, an operator or an auditor.',
  },
  mutualTLS: {
    type: 'mutualTLS',
    description: 'The fingerprint of the client certificate names the registered party.',
  },
}

function pathsOf(context: Context): JsonObject {
  const { operations } = context.http
  const unrouted = Object.keys(operations).filter((route) => !Object.hasOwn(ACCESS, route))
  const undescribed = Object.keys(ACCESS).filter((route) => !Object.hasOwn(operations, route))
  const { problems } = context.model
  for (const route of unrouted) problems.push(`schemas/http/operations.json: the access table has no route ${route}`)
  for (const route of undescribed) problems.push(`schemas/http/operations.json has no operation for route ${route}`)
  const paths: Record<string, JsonObject> = {}
  for (const [route, access] of Object.entries(ACCESS)) {
    const source = operations[route]
    if (source === undefined) continue
    const [method = '', url = ''] = route.split(' ')
    const path = url.replaceAll(/:([a-z]+)/gi, '{$1}').replace('*', '{tile}')
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation(source, route, access, context) }
  }
  return paths
}

function operation(source: OperationSource, route: string, access: Access, context: Context): JsonObject {
  const uses = [...new Set([...source.errors, ...usualErrors(source, access, route)])].map((code) =>
    errorUse(code, context.model),
  )
  const answers = Object.entries(source.responses).map(([status, answer]) => [status, answerOf(answer, context)])
  return {
    operationId: source.id,
    tags: [source.tag],
    summary: source.summary,
    description: source.description,
    'x-callers': access === 'public' ? ['anyone'] : [...access],
    security: security(access),
    ...(source.parameters.length === 0
      ? {}
      : { parameters: source.parameters.map((name) => ({ $ref: `#/components/parameters/${name}` })) }),
    ...(source.request === undefined ? {} : { requestBody: requestBody(source.request, context) }),
    ...(source.body === undefined ? {} : { requestBody: otherBody(source.body, context) }),
    responses: { ...Object.fromEntries(answers), ...context.errors.of(uses, source.request !== undefined) },
  }
}

/** What every route may answer besides its own errors (src/http/server.ts, `admit`). */
function usualErrors(source: OperationSource, access: Access, route: string): string[] {
  const own = Object.keys(source.responses)
  const takesBody = source.request !== undefined || source.body !== undefined
  const transport = [
    'bad-request',
    'request-timeout',
    'headers-too-large',
    ...(/[:*]/.test(route) ? ['uri-too-long'] : []),
    ...(takesBody ? ['expectation'] : []),
  ]
  const query = route.includes(' /v1/') ? ['parameter'] : []
  const caller =
    access === 'public' ? [] : ['unauthenticated', ...(access.length < KINDS || route in NARROWED ? ['forbidden'] : [])]
  const failing = access === 'public' || own.includes('503') ? [] : ['unavailable']
  return [...query, ...transport, ...caller, ...failing]
}

/** Certificates are registered for parties alone; everybody may have a token. */
function security(access: Access): Json {
  if (access === 'public') return []
  return [{ bearer: [] }, ...(access.includes('party') ? [{ mutualTLS: [] }] : [])]
}

function requestBody(request: string, { model }: Context): JsonObject {
  const types = request === 'any' ? sentToHub(model) : [request]
  const root = model.messages.find(({ type }) => type === request)?.root
  return {
    required: true,
    description: request === 'any' ? 'One message.' : `One ${request}.`,
    content: messageContent(types, root ?? 'MessageToHub'),
  }
}

function otherBody(body: NonNullable<OperationSource['body']>, { http, model }: Context): JsonObject {
  const { schema, description, contentTypes = [], required = true } = body
  if (!Object.hasOwn(http.examples, schema)) model.problems.push(`schemas/http/examples.json has no ${schema}`)
  return {
    required,
    description,
    content: {
      'application/json': {
        schema: schemaRef(schema),
        examples: { [schema]: { $ref: `#/components/examples/${schema}` } },
      },
      ...Object.fromEntries(contentTypes.map((type) => [type, { schema: rawSchema(type) }])),
    },
  }
}

function messageContent(types: readonly string[], schema: string): JsonObject {
  const examples = (ending: string): JsonObject =>
    Object.fromEntries(types.map((type) => [type, { $ref: `#/components/examples/message-${type}${ending}` }]))
  return {
    'application/json': { schema: schemaRef(schema), examples: examples('') },
    'application/xml': {
      schema: {
        type: 'string',
        description: 'The same in XML by the XSD of the type, namespace urn:corridor:transit:1.',
      },
      examples: examples('-xml'),
    },
  }
}

function answerOf(answer: AnswerSource, { model, http }: Context): JsonObject {
  const { schema, contentTypes = [], headers = [] } = answer
  const content: JsonObject = {}
  if (answer.content === 'message') {
    const types = model.messages.map(({ type }) => type)
    Object.assign(content, messageContent(types, 'AnyMessage'))
  } else if (schema !== undefined) {
    const examples = answer.examples ?? [schema]
    for (const name of examples) {
      if (!Object.hasOwn(http.examples, name)) model.problems.push(`schemas/http/examples.json has no ${name}`)
    }
    content['application/json'] = {
      schema: schemaRef(schema),
      examples: Object.fromEntries(examples.map((name) => [name, { $ref: `#/components/examples/${name}` }])),
    }
  }
  for (const type of contentTypes) content[type] ??= { schema: rawSchema(type) }
  return {
    description: answer.description,
    ...(headers.length === 0 ? {} : { headers: headerRefs(headers) }),
    ...(Object.keys(content).length === 0 ? {} : { content }),
  }
}

function rawSchema(contentType: string): JsonObject {
  if (contentType.endsWith('json')) return schemaRef('JsonDocument')
  return contentType === 'application/pdf' || contentType === 'application/octet-stream'
    ? { type: 'string', format: 'binary' }
    : { type: 'string' }
}

function parameterComponents({ http, model }: Context): JsonObject {
  const entries = Object.entries(http.parameters).map(([key, { name = key, schema, ...rest }]): [string, Json] => [
    key,
    { name, ...rest, ...(rest.in === 'path' ? { required: true } : {}), schema: httpSchema(schema, model) },
  ])
  return Object.fromEntries(entries)
}

function messageExamples(model: Model, root: string): JsonObject {
  const examples: JsonObject = {}
  for (const { type, labels } of model.catalogue) {
    const example = messageExample(root, type)
    if (example === undefined) continue
    examples[`message-${type}`] = { summary: labels.en, value: example.json }
    examples[`message-${type}-xml`] = { summary: labels.en, value: example.xml }
  }
  return examples
}

const bodyExamples = (http: HttpSource): JsonObject =>
  Object.fromEntries(Object.entries(http.examples).map(([name, value]) => [name, { value }]))

/** docs/api/README.md: every call in one table. */
function overview(http: HttpSource): string {
  const rows = Object.entries(ACCESS).map(([route, access]) => {
    const callers = access === 'public' ? 'anyone' : access.join(', ')
    return `| \`${route}\` | ${http.operations[route]?.summary} | ${callers} |\n`
  })
  return `${banner('md', 'schemas/http and src/http/access.ts')}
# The HTTP API and the queues

Of a running hub: \`/openapi.json\`, \`/asyncapi.json\`, and both for reading at \`/docs\`.

- [OpenAPI 3.1](openapi.json) of the HTTP API
- [AsyncAPI 3.0](asyncapi.json) of the queues
- [Messages](../messages/README.md), field by field
- [Errors and business rules](../errors.md)

| call | does | for |
| --- | --- | --- |
${rows.join('')}`
}
