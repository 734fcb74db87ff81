import { afterEach, beforeEach, expect, test } from 'vitest'
import { type HandTimers, handTimers } from '../support/hand-timers.ts'
import { waitFor } from '../support/wait-for.ts'
import { as, type Edge, startEdge } from './http-fixture.ts'

let edge: Edge
let time: HandTimers
let closing: AbortController

beforeEach(async () => {
  time = handTimers()
  closing = new AbortController()
  edge = await startEdge(() => ({ timers: time.timers }))
})
afterEach(async () => {
  closing.abort()
  await edge.close()
})

const open = () => fetch(`${edge.url}/v1/events`, { headers: as('operator'), signal: closing.signal })

test('a live page that cannot open ends its stream and leaves nothing going on, and one that opens later lives', async () => {
  await edge.pool.query('alter table open_deliveries rename to open_deliveries_away')
  await expect(open()).rejects.toThrow('fetch failed')
  expect(time.waiting()).toEqual([])
  await edge.pool.query('alter table open_deliveries_away rename to open_deliveries')
  const page = await open()
  expect(page.status).toBe(200)
  // The beat, and the look at whether the caller still may.
  expect(time.waiting()).toHaveLength(2)
  closing.abort()
  await waitFor(() => time.waiting().length === 0, { label: 'rest after the last page has gone' })
})
