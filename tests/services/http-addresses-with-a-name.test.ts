import { afterAll, beforeAll, expect, test } from 'vitest'
import { as, type Edge, startEdge } from './http-fixture.ts'

let edge: Edge
beforeAll(async () => {
  edge = await startEdge()
})
afterAll(() => edge.close())

/** RFC 9110 15.5.6: the address is there, the method is not, and Allow says which are. */
test.each(['GET', 'PUT', 'OPTIONS'])(
  '%s of the batch of messages is no read of a message with that name',
  async (method) => {
    const answer = await fetch(`${edge.url}/v1/messages/batch`, { method, headers: as('tg') })
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST'])
  },
)

test('an address of many answers whatever is in its place', async () => {
  const answer = await fetch(`${edge.url}/v1/messages/5b7c0f1e-7c1d-4e5f-8a9b-03c0de2a41b7?sender=TG`, {
    headers: as('tg'),
  })
  expect(answer.status).toBe(404)
})
