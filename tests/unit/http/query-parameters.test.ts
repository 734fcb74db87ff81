import { describe, expect, test } from 'vitest'
import { queryParameters } from '../../../src/generated/query-parameters.ts'
import { ACCESS } from '../../../src/http/access.ts'
import { checkQuery, queryOf } from '../../../src/http/query-parameters.ts'
import { EdgeError, problemOf } from '../../../src/http/problems.ts'
import { calls, document } from '../../contract/openapi-document.ts'

/** The interface, and the pages of an account. */
const DECLARED = /^\/(?:v1\/|account|compte$|conta$)/

/** By route, the query parameters of the published document with an example each. */
const published = Object.fromEntries(
  calls
    .filter(({ path }) => DECLARED.test(path))
    .map(({ method, path, operation }) => {
      // A tile's name has slashes in it, which the router knows as the rest of the path only.
      const route = `${method.toUpperCase()} ${path.replace('{tile}', '*').replaceAll(/\{([a-z]+)\}/gi, ':$1')}`
      const parameters = (operation.parameters ?? []).flatMap(({ $ref }) => {
        const parameter = document.components.parameters[$ref.split('/').at(-1) ?? '']
        return parameter?.in === 'query' ? [[parameter.name, String(parameter.example)] as const] : []
      })
      return [route, parameters] as const
    }),
)
const routes = Object.entries(published)

function refusalOf(route: string, query: Record<string, unknown>) {
  const [method = '', url = ''] = route.split(' ')
  try {
    checkQuery(queryOf(method, url), query)
    return undefined
  } catch (error) {
    if (!(error instanceof EdgeError)) throw error
    const { status, code, errors, detail } = problemOf(error, 'en')
    return { status, code, pointer: errors[0]?.pointer, detail }
  }
}

const refused = (pointer: string, detail: string) => ({
  status: 400,
  code: 'parameter',
  pointer,
  detail: expect.stringContaining(detail) as string,
})

test('every route of /v1 and every page of an account is declared, exactly as the published document has it', () => {
  expect(Object.keys(queryParameters).toSorted()).toEqual(
    Object.keys(ACCESS)
      .filter((route) => DECLARED.test(route.split(' ')[1] ?? ''))
      .toSorted(),
  )
  const names = Object.fromEntries(routes.map(([route, parameters]) => [route, parameters.map(([name]) => name)]))
  const declared = Object.entries(queryParameters).map(([route, row]) => [route, Object.keys(row)] as const)
  expect(Object.fromEntries(declared)).toEqual(names)
})

test('a route of /v1 that nobody declared does not start', () => {
  expect(() => queryOf('GET', '/v1/secrets')).toThrow('no operation')
})

describe.each(routes)('%s', (route, parameters) => {
  test('refuses a parameter it does not declare, by name and without its value', () => {
    for (const name of ['sael', 'Limit', '', '__proto__', 'constructor', 'toString']) {
      const query = Object.fromEntries([[name, 'NO-SUCH']])
      expect(refusalOf(route, query)).toEqual(refused(name, 'takes no parameter'))
      expect(refusalOf(route, query)?.detail).not.toContain('NO-SUCH')
    }
  })

  test('refuses what it declares when it is empty or repeated', () => {
    for (const [name, example] of parameters) {
      expect(refusalOf(route, { [name]: '' })).toEqual(refused(name, 'is empty'))
      expect(refusalOf(route, { [name]: [example, example] })).toEqual(refused(name, 'more than once'))
    }
  })

  test('takes what it declares', () => {
    expect(refusalOf(route, {})).toBeUndefined()
    for (const [name, example] of parameters) expect(refusalOf(route, { [name]: example })).toBeUndefined()
    expect(refusalOf(route, Object.fromEntries(parameters))).toBeUndefined()
  })
})

test.each([
  ['GET /v1/movements', 'office', '0'],
  ['GET /v1/movements', 'grn', 'GRN'],
  ['GET /v1/movements', 'country', 'togo'],
  ['GET /v1/statistics/contributions', 'guarantor', '0'],
  ['GET /v1/statistics/contributions', 'month', '2026-13'],
  ['GET /v1/messages/:id', 'sender', 'TG/'],
  ['GET /v1/agreements', 'pair', 'Senegal'],
  ['GET /v1/offices', 'at', '2026-02-30'],
])('%s refuses a %s that breaks its pattern: %s', (route, name, value) => {
  expect(refusalOf(route, { [name]: value })).toEqual(refused(name, value))
})

test('what is outside /v1 reads no query and takes any', () => {
  expect(refusalOf('GET /healthz', { probe: '1' })).toBeUndefined()
})

test.each([
  ['GET /v1/movements', 'state', 'released,'],
  ['GET /v1/movements', 'state', 'released,nowhere'],
  ['GET /v1/movements', 'regime', 'tirr'],
  ['GET /v1/movements', 'limit', '01'],
  ['GET /v1/movements', 'limit', '1.0'],
  ['GET /v1/movements', 'sort', 'x'],
  ['GET /v1/inbox', 'wait', '-1'],
  ['PUT /v1/rates', 'dryRun', 'yes'],
  ['PUT /v1/rates', 'reason', ' '],
  ['PUT /v1/codelists/:name', 'mode', 'append'],
  ['GET /v1/follow-up/:mrn', 'language', 'de'],
])('%s refuses a %s that is not among its values: %j', (route, name, value) => {
  expect(refusalOf(route, { [name]: value })).toEqual(refused(name, value))
})

test('a value with what is not seen comes back with its escape', () => {
  expect(refusalOf('GET /v1/movements', { lot: 'A\0B' })).toEqual(refused('lot', 'A\\u0000B'))
})

test('several values where several are meant', () => {
  expect(refusalOf('GET /v1/movements', { state: 'released,in-transit' })).toBeUndefined()
})
