import { expect, test } from 'vitest'
import { ACCESS } from '../../../src/http/access.ts'
import { mayAskReplica } from '../../../src/http/on-replica.ts'

const listed = Object.keys(ACCESS).filter(mayAskReplica)

test('a route that nobody has listed is answered by the primary', () => {
  expect(mayAskReplica('GET /v1/of-tomorrow')).toBe(false)
  expect(mayAskReplica(undefined)).toBe(false)
})

test('a replica is asked for nothing that somebody goes on from, that says what became of a message, or that changes anything', () => {
  const never =
    /^(?!GET )|\/v1\/(?:log|inbox|events|messages|session|health|attention|parked|set-aside|approvals|reconciliation)\b/
  expect(listed.filter((route) => never.test(route))).toEqual([])
})

test('what is listed is there, each once', () => {
  expect(listed).toHaveLength(20)
})
