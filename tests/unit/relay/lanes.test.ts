import { expect, test } from 'vitest'
import type { PublishFailure, PublishResult } from '../../../src/ports/broker.ts'
import { createLanes } from '../../../src/relay/lanes.ts'
import { RELAY_DEFAULTS } from '../../../src/relay/settings.ts'
import { asParty } from '../../support/identifiers.ts'

const row = { receiver: asParty('BF'), logIndex: 1n, epoch: 1n }

/** One lane whose only row has failed so, and how its rest ends. */
function failing(cause: PublishFailure) {
  const rests: (() => void)[] = []
  const timers = { after: (_ms: number, run: () => void) => (rests.push(run), () => undefined) }
  const lanes = createLanes(
    RELAY_DEFAULTS,
    timers,
    () => 0.5,
    () => undefined,
  )
  lanes.replace([{ receiver: asParty('BF'), epoch: 1n }])
  const lane = lanes.get(asParty('BF'))
  if (lane === undefined) throw new Error('no lane')
  const result: PublishResult = { confirmed: [], failed: [{ ...row, cause, error: 'so' }] }
  lane.outstanding = 1
  lanes.settle(lane, 1, result)
  return { lanes, rests }
}

test.each(['unroutable', 'refused', 'not-connected'] as const)(
  '%s makes its lane rest, until the rest is over',
  (cause) => {
    const { lanes, rests } = failing(cause)
    expect(lanes.eligible()).toEqual([])
    rests[0]?.()
    expect(lanes.eligible().map(({ lease }) => lease)).toEqual([{ receiver: 'BF', epoch: 1n }])
  },
)

test('a body that is too large says nothing of the queue, and its lane goes on at once', () => {
  const { lanes, rests } = failing('too-large')
  expect(rests).toEqual([])
  expect(lanes.eligible().map(({ lease }) => lease)).toEqual([{ receiver: 'BF', epoch: 1n }])
})

test('nor does one that another body’s size has torn down with it', () => {
  const { lanes, rests } = failing('interrupted')
  expect(rests).toEqual([])
  expect(lanes.eligible().map(({ lease }) => lease)).toEqual([{ receiver: 'BF', epoch: 1n }])
})
