import { expect, test } from 'vitest'
import { createUnansweredCounter } from '../../../src/ingress/unanswered.ts'
import type { UnansweredMessage, UnansweredRow } from '../../../src/ports/unanswered.ts'

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }

const message = (more: Partial<UnansweredMessage> = {}): UnansweredMessage => ({
  reason: 'unauthenticated',
  user: 'nobody',
  detail: 'd',
  named: 'n-1',
  digest: Buffer.alloc(32),
  at: new Date('2026-06-01T08:00:00Z'),
  ...more,
})

/** A counter over a store that takes what `isUp` lets it take. */
function counting(isUp: () => boolean = () => true) {
  const added: UnansweredRow[][] = []
  const rests: (() => void)[] = []
  const counter = createUnansweredCounter({
    store: {
      add: async (rows) => {
        if (!isUp()) throw new Error('no connection')
        added.push([...rows])
      },
      list: async () => ({ rows: [], leftOut: 0 }),
    },
    timers: { after: (_, run) => (rests.push(run), () => undefined) },
    log: silent,
  })
  return { counter, added, rests }
}

test('a count that cannot be written is kept, and written with what came meanwhile', async () => {
  const later = message({ named: 'n-2', at: new Date('2026-06-01T09:00:00Z') })
  let tries = 0
  const { counter, added, rests } = counting(() => {
    tries += 1
    if (tries === 1) counter.note(later)
    return tries > 1
  })
  counter.note(message())
  counter.start()
  await new Promise((done) => setImmediate(done))
  rests[0]?.()
  await counter.stop()
  const [firstAt, lastAt] = [new Date('2026-06-01T08:00:00Z'), new Date('2026-06-01T09:00:00Z')]
  expect(added).toMatchObject([[{ count: 2, firstAt, lastAt, named: 'n-2' }]])
})

test('more reasons and users than may be kept are not, while those that are kept are counted on', async () => {
  const { counter, added } = counting()
  for (let user = 0; user < 1_001; user += 1) counter.note(message({ user: `u-${user}` }))
  counter.note(message({ user: 'u-0' }))
  await counter.stop()
  expect([added[0]?.length, added[0]?.[0]?.count]).toEqual([1_000, 2])
})

test('what is told of one is cut, however long it is', async () => {
  const { counter, added } = counting()
  counter.note(message({ detail: 'x'.repeat(10_000) }))
  await counter.stop()
  expect(added[0]?.[0]?.detail.length).toBeLessThanOrEqual(200)
})

test('each reason and each user are counted by themselves, and a stop writes what is counted', async () => {
  const { counter, added } = counting()
  for (const one of [message(), message({ user: undefined }), message({ reason: 'too-large' }), message()])
    counter.note(one)
  await counter.stop()
  expect(added).toMatchObject([
    [
      { reason: 'unauthenticated', user: 'nobody', count: 2 },
      { reason: 'unauthenticated', user: undefined, count: 1 },
      { reason: 'too-large', user: 'nobody', count: 1 },
    ],
  ])
})

test('nothing is written where nothing is counted', async () => {
  const { counter, added } = counting()
  await counter.stop()
  expect(added).toEqual([])
})
