import type { FastifyRequest } from 'fastify'
import { expect, test } from 'vitest'
import { pathGrn, pathMrn, queryText } from '../../../src/http/parameters.ts'
import { queryOf } from '../../../src/http/query-parameters.ts'

/** What a handler sees of a request to a route. */
const requestTo = (method: string, url: string, query: Record<string, string>): FastifyRequest =>
  ({ query, routeOptions: { url, config: { query: queryOf(method, url) } } }) as unknown as FastifyRequest

test('a handler cannot read a parameter its route does not declare', () => {
  const request = requestTo('GET', '/v1/movements', { sael: 'X' })
  expect(() => queryText(request, 'sael')).toThrow('/v1/movements reads sael, which it does not declare')
})

test('a declared parameter is read as it came, and absent when nobody gave it', () => {
  const request = requestTo('GET', '/v1/movements', { lot: 'LOT-18' })
  expect([queryText(request, 'lot'), queryText(request, 'vehicle')]).toEqual(['LOT-18', undefined])
})

/** What a handler sees of a path with a number in it. */
const pathWith = (params: Record<string, string>): FastifyRequest => ({ params }) as unknown as FastifyRequest

test('a text that is no number finds nothing, before anybody looks', () => {
  expect(() => pathMrn(pathWith({ mrn: '26TGLFW100000123J1' }))).toThrow(
    expect.objectContaining({ code: '90', status: 404 }),
  )
  expect(() => pathMrn(pathWith({ mrn: '' }))).toThrow(expect.objectContaining({ code: '90', status: 404 }))
  expect(() => pathGrn(pathWith({ grn: '26TG00CCIT0000179' }))).toThrow(expect.objectContaining({ code: 'not-found' }))
})

test('a number in a path is what it is however it was typed', () => {
  expect(pathMrn(pathWith({ mrn: '26tg lfw1-0000 0123 j0' }))).toBe('26TGLFW100000123J0')
  expect(pathGrn(pathWith({ grn: '26TG 00CCIT 0000178' }))).toBe('26TG00CCIT0000178')
})
