import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Message } from '../../src/generated/types.ts'
import { arrival, entry, exit, GRN, release } from '../support/road.ts'
import type { World } from '../support/world.ts'
import { runs } from '../support/runs.ts'
import { declaredOn, MRNS, opening, play, references } from './sequences.ts'

const mrn = MRNS[0] ?? ''
const secured = [{ type: '1' as const, grn: GRN, accessCode: 'A1B2', amount: { amount: '20', currency: 'XOF' } }]
const start = [...opening, declaredOn({ mrn }, secured)]
const go = release({ mrn })

/** What officers saw of one journey over two borders, each once, as it was. */
const FACTS: readonly Message[] = [
  exit({ mrn, occurredAt: '2026-03-04T10:00:00Z' }),
  entry({ mrn, occurredAt: '2026-03-04T10:05:00Z' }),
  exit({ mrn, occurredAt: '2026-03-06T10:00:00Z', body: { office: 'BFKAN001' } }),
  entry({ mrn, occurredAt: '2026-03-06T10:05:00Z', body: { office: 'NETOR001' } }),
  arrival({ mrn, occurredAt: '2026-03-07T10:00:00Z', body: { office: 'NENIM001' } }),
]

const movementOf = (messages: readonly Message[]) => (play(messages, references[0]!) satisfies World).movements.get(mrn)

test('facts before release end where they would have ended after it, in whatever order they came', () => {
  const shape = (messages: readonly Message[]) => {
    const { state, flags, legs, held } = movementOf(messages)!
    return { state, flags, legs, held }
  }
  const straight = shape([...start, go, ...FACTS])
  fc.assert(
    fc.property(
      fc.shuffledSubarray([...FACTS], { minLength: 5 }),
      fc.integer({ min: 0, max: 5 }),
      fc.integer({ min: 0, max: 5 }),
      (order, at, declaredAt) => {
        const messages: Message[] = [...order]
        messages.splice(Math.max(at, declaredAt), 0, go)
        messages.splice(Math.min(at, declaredAt), 0, ...start)
        expect(shape(messages)).toEqual(straight)
      },
    ),
    { numRuns: runs(500) },
  )
})

test('after the release facts come to the same state, legs and limits, in whatever order and however often they come', () => {
  const whole = (messages: readonly Message[]) => {
    // What is history stays: that something was late, or that two sightings contradicted each other.
    const { state, legs, held, lines, arrival, open } = movementOf(messages)!
    return { state, legs, held, lines, arrival: [arrival?.office, arrival?.occurredAt], open }
  }
  fc.assert(
    fc.property(
      fc
        .subarray([...FACTS], { minLength: 1 })
        .chain((some) =>
          fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length }), fc.subarray(some)),
        ),
      ([some, order, again]) => {
        expect(whole([...start, go, ...order, ...again])).toEqual(whole([...start, go, ...some]))
      },
    ),
    { numRuns: runs(500) },
  )
})
