import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { catalogue } from '../../src/generated/catalogue.ts'
import { errors } from '../../src/generated/errors.ts'
import { messageTypes } from '../../src/generated/types.ts'
import { ACCESS } from '../../src/http/access.ts'
import { ROOT } from './examples.ts'
import { type Answer, at, calls, document, type Media, type Parameter, schemaAt, walk } from './openapi-document.ts'

/** The rules of OpenAPI 3.1 that readers and makers of clients rely on, and that the document says what the hub does. */

const FIELDS = {
  document: ['openapi', 'info', 'servers', 'tags', 'paths', 'components'],
  operation: ['tags', 'summary', 'description', 'operationId', 'parameters', 'requestBody', 'responses', 'security'],
  parameter: ['name', 'in', 'description', 'required', 'style', 'explode', 'schema', 'example'],
  answer: ['description', 'headers', 'content'],
  component: /^[a-zA-Z0-9._-]+$/,
}

/** Annotations of ours and of OpenAPI in schemas; whatever else Ajv does not know is a slip of the pen. */
const ANNOTATIONS = ['discriminator', 'x-codelist', 'x-wco', 'x-ncts', 'x-etir', 'x-message-type']

const unknownIn = (object: object, fields: readonly string[]): string[] =>
  Object.keys(object).filter((name) => !name.startsWith('x-') && !fields.includes(name))

const answers = calls.flatMap(({ method, path, operation }) =>
  Object.entries(operation.responses).map(([status, named]) => {
    const answer = named.$ref === undefined ? named : (at(document, named.$ref) as typeof named)
    return { name: `${method} ${path} ${status}`, status, answer }
  }),
)

describe('the document', () => {
  test('has the fields of OpenAPI 3.1 and no others', () => {
    expect(document.openapi).toBe('3.1.0')
    expect(unknownIn(document, FIELDS.document)).toEqual([])
    expect(document.info).toMatchObject({ title: 'Corridor', version: expect.any(String) as string })
    for (const { operation } of calls) expect(unknownIn(operation, FIELDS.operation)).toEqual([])
    for (const parameter of Object.values(document.components.parameters)) {
      expect(unknownIn(parameter, FIELDS.parameter)).toEqual([])
    }
    for (const { answer } of answers) expect(unknownIn(answer, FIELDS.answer)).toEqual([])
  })

  test('has references that lead somewhere and components that are used', () => {
    const used = new Set<string>()
    const broken: string[] = []
    walk(document, (object, pointer) => {
      if (typeof object['$ref'] !== 'string') return
      used.add(object['$ref'])
      if (at(document, object['$ref']) === undefined) broken.push(`${pointer} -> ${object['$ref']}`)
    })
    expect(broken).toEqual([])
    const { schemas: _, securitySchemes: __, ...components } = document.components
    const unused = Object.entries(components).flatMap(([kind, named]) =>
      Object.keys(named).filter((name) => !used.has(`#/components/${kind}/${name}`)),
    )
    // Messages that only AMQP carries to a receiver still have their example, for the page of the message.
    expect(unused.filter((name) => !name.startsWith('message-'))).toEqual([])
    for (const named of Object.values(document.components)) {
      for (const name of Object.keys(named)) expect(name).toMatch(FIELDS.component)
    }
  })
})

describe('operations', () => {
  test('are the routes of the access table, with their callers and what they must show', () => {
    // The path of a tile has slashes of its own.
    const routeOf = ({ method, path }: { method: string; path: string }): string =>
      `${method.toUpperCase()} ${path.replace('{tile}', '*').replaceAll(/\{([a-z]+)\}/g, ':$1')}`
    const described = calls.map(routeOf)
    expect(described.sort()).toEqual(Object.keys(ACCESS).sort())
    for (const { operation, ...call } of calls) {
      const access = ACCESS[routeOf(call)]
      expect(operation['x-callers']).toEqual(access === 'public' ? ['anyone'] : access)
      expect(operation.security.length === 0).toBe(access === 'public')
      for (const scheme of operation.security.flatMap((one) => Object.keys(one))) {
        expect(document.components.securitySchemes[scheme]).toBeDefined()
      }
    }
    expect(document.components.securitySchemes).toMatchObject({
      bearer: { type: 'http', scheme: 'bearer' },
      mutualTLS: { type: 'mutualTLS' },
    })
  })

  test('have ids of their own, a tag that is explained, and words', () => {
    const ids = calls.map(({ operation }) => operation.operationId)
    expect(new Set(ids).size).toBe(ids.length)
    const tags = new Set(document.tags.map(({ name }) => name))
    for (const { operation } of calls) {
      expect(operation.tags.every((tag) => tags.has(tag))).toBe(true)
      expect(operation.summary.length * operation.description.length).toBeGreaterThan(0)
    }
    expect(document.tags.filter(({ name }) => !calls.some(({ operation }) => operation.tags.includes(name)))).toEqual(
      [],
    )
  })

  test('declare exactly the parameters of their path, and none twice', () => {
    for (const { path, operation } of calls) {
      const parameters = (operation.parameters ?? []).map(({ $ref }) => at(document, $ref) as Parameter)
      const inPath = parameters.filter((one) => one.in === 'path')
      const braced = [...path.matchAll(/\{([a-z]+)\}/g)].map(([, name = '']) => name)
      expect(new Set(inPath.map(({ name }) => name))).toEqual(new Set(braced))
      expect(inPath.every(({ required }) => required)).toBe(true)
      const names = parameters.map((one) => `${one.in} ${one.name}`)
      expect(new Set(names).size).toBe(names.length)
    }
  })
})

describe('answers', () => {
  test('every error is the one problem, under its status, with its code, an example, and when to come back', () => {
    const demanded: [string, string, Answer][] = []
    for (const { name, status, answer } of answers) {
      expect(answer.description, name).not.toBe('')
      const problem = answer.content?.['application/problem+json']
      if (problem === undefined) continue
      const codes = Object.keys(problem.examples ?? {})
      expect(codes.length, name).toBeGreaterThan(0)
      expect(problem.schema, name).toEqual({ $ref: '#/components/schemas/Problem' })
      expect(answer['x-error-codes']?.toSorted(), name).toEqual(codes.toSorted())
      for (const [code, { $ref }] of Object.entries(problem.examples ?? {})) {
        const row = errors[code as keyof typeof errors]
        expect(row, `${name} ${code}`).toBeDefined()
        expect((at(document, $ref) as { value: object }).value).toMatchObject({ code, status: Number(status) })
      }
      if (status === '429' || status === '503') demanded.push([name, 'Retry-After', answer])
      if (status === '401') demanded.push([name, 'WWW-Authenticate', answer])
    }
    expect(demanded.length).toBeGreaterThan(0)
    for (const [name, header, answer] of demanded) expect(answer.headers, name).toHaveProperty(header)
  })

  test('a message can be refused for every reason of the contract', () => {
    const codes = answers
      .filter(({ name }) => name.startsWith('post /v1/messages '))
      .flatMap(({ answer }) => Object.keys(answer.content?.['application/problem+json']?.examples ?? {}))
    const identity = Object.values(errors).filter(({ category }) => category === 'identity')
    const content = Object.values(errors).filter(({ category }) =>
      ['well-formed', 'schema', 'rule', 'sequence'].includes(category),
    )
    for (const { code } of [...identity, ...content]) expect(codes).toContain(code)
    for (const code of ['too-large', 'quota', 'content-type', 'unavailable']) expect(codes).toContain(code)
  })

  test('sealed and signed bytes come with their headers', () => {
    const headersOf = (name: string): string[] =>
      Object.keys(answers.find((one) => one.name === name)?.answer.headers ?? {})
    expect(headersOf('post /v1/messages 202')).toEqual(['Corridor-Signature'])
    expect(headersOf('get /v1/messages/{id}/body 200')).toEqual(['Corridor-Signature', 'Corridor-Seal'])
  })
})

describe('schemas', () => {
  const ajv = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false, allErrors: true })
  ajv.addVocabulary(ANNOTATIONS)
  ajv.addKeyword('components')

  test.each(Object.keys(document.components.schemas))('%s is a schema with known keywords alone', (name) => {
    const whole = { $id: `urn:test:${name}`, components: document.components, $ref: `#/components/schemas/${name}` }
    expect(() => ajv.compile(whole)).not.toThrow()
  })

  test('every message of the catalogue is there under its root', () => {
    for (const type of messageTypes) {
      expect(document.components.schemas[catalogue[type].root]).toMatchObject({ 'x-message-type': type })
    }
  })

  test('every object is a component: nothing is written in place that a generated client would have to name', () => {
    const inPlace: string[] = []
    walk(document, (object, pointer) => {
      if (pointer.startsWith('#/components/examples/') || pointer.endsWith('/properties')) return
      const written = object['type'] === 'object' || object['properties'] !== undefined || object['allOf'] !== undefined
      const isMap = object['properties'] === undefined && typeof object['additionalProperties'] === 'object'
      if (written && !isMap && !/^#\/components\/schemas\/[^/]+$/.test(pointer)) inPlace.push(pointer)
    })
    expect(inPlace).toEqual([])
  })

  test('every union is told apart by a field that each of its schemas requires with a value of its own', () => {
    type Union = { oneOf: { $ref: string }[]; discriminator: { propertyName: string; mapping: Record<string, string> } }
    const unions: string[] = []
    walk(document, (object, pointer) => {
      if (pointer.startsWith('#/components/examples/') || pointer.endsWith('/properties')) return
      expect(Object.keys(object), pointer).not.toContain('anyOf')
      if (object['oneOf'] === undefined) return
      unions.push(pointer)
      const { oneOf, discriminator } = object as unknown as Union
      const values = oneOf.map(({ $ref }): [string, string] => {
        const { required = [], properties = {} } = at(document, $ref) as {
          required?: string[]
          properties?: Record<string, { const?: string }>
        }
        expect(required, $ref).toContain(discriminator.propertyName)
        return [properties[discriminator.propertyName]?.const ?? '', $ref]
      })
      expect(Object.fromEntries(values), pointer).toEqual(discriminator.mapping)
      expect(new Set(values.map(([value]) => value)).size, pointer).toBe(oneOf.length)
    })
    expect(unions).toContain('#/components/schemas/MessageToHub')
    expect(unions).toContain('#/components/schemas/Guarantee')
  })

  test('every field of the bodies of our own is explained', () => {
    const source = readFileSync(join(ROOT, 'schemas/http/bodies.schema.json'), 'utf8')
    const bare: string[] = []
    walk(JSON.parse(source), (object, pointer) => {
      const properties = object['properties'] as Record<string, { $ref?: string; description?: string }> | undefined
      for (const [name, schema] of Object.entries(properties ?? {})) {
        if (schema.$ref === undefined && schema.description === undefined) bare.push(`${pointer}/${name}`)
      }
    })
    expect(bare).toEqual([])
  })
})

describe('examples', () => {
  const validatorAt = schemaAt()
  const media = [
    ...answers.flatMap(({ name, answer }) =>
      Object.entries(answer.content ?? {}).map(([type, one]) => ({ name, type, one })),
    ),
    ...calls.flatMap(({ path, operation }) =>
      Object.entries(operation.requestBody?.content ?? {}).map(([type, one]) => ({ name: `${path} body`, type, one })),
    ),
  ]

  test('every answer with a schema of ours has one, and each fits its schema', () => {
    let seen = 0
    walk(document, (object, pointer) => {
      if (!pointer.includes('/content/') || typeof object['schema'] !== 'object' || object['examples'] === undefined)
        return
      const validate = validatorAt(`${pointer}/schema`)
      for (const [name, { $ref }] of Object.entries((object as unknown as Media).examples ?? {})) {
        validate((at(document, $ref) as { value: unknown }).value)
        expect(validate.errors ?? [], `${pointer} ${name}`).toEqual([])
        seen += 1
      }
    })
    expect(seen).toBeGreaterThan(100)
    const published = '#/components/schemas/JsonDocument'
    const without = media.filter(({ type, one }) => {
      const { $ref: ref = published } = one.schema as { $ref?: string }
      return type === 'application/json' && ref !== published && !one.examples
    })
    expect(without.map(({ name }) => name)).toEqual([])
  })

  test('no placeholder of a text is left open', () => {
    const problems = Object.entries(document.components.examples).filter(([name]) => name.startsWith('problem-'))
    for (const [name, { value }] of problems) expect(JSON.stringify(value), name).not.toMatch(/\{[a-z]+\}/)
  })

  test('parameters have examples that fit', () => {
    for (const [name, parameter] of Object.entries(document.components.parameters)) {
      if (parameter.example === undefined) continue
      const validate = validatorAt(`#/components/parameters/${name}/schema`)
      expect(validate(parameter.example), name).toBe(true)
    }
  })
})
