import type { FastifyRequest } from 'fastify'
import { expect, test } from 'vitest'
import { queryText } from '../../../src/http/parameters.ts'
import { queryOf } from '../../../src/http/query-parameters.ts'

/** What a handler sees of a request to a route. */
const requestTo = (method: string, url: string, query: Record<string, string>): FastifyRequest =>
  ({ query, routeOptions: { url, config: { query: queryOf(method, url) } } }) as unknown as FastifyRequest

test('a handler cannot read a parameter its route does not declare', () => {
  const request = requestTo('GET', '/v1/movements', { seal: 'X' })
  expect(() => queryText(request, 'seal')).toThrow('/v1/movements reads seal, which it does not declare')
})

test('a declared parameter is read as it came, and absent when nobody gave it', () => {
  const request = requestTo('GET', '/v1/movements', { lot: 'LOT-18' })
  expect([queryText(request, 'lot'), queryText(request, 'vehicle')]).toEqual(['LOT-18', undefined])
})
