import { expect, test } from 'vitest'
import type { Draft } from '../../../../src/domain/draft/draft.ts'
import type { Timer } from '../../../../src/domain/model/timer.ts'
import { stopTimer } from '../../../../src/domain/timers/timers.ts'
import { asGrn } from '../../../support/identifiers.ts'

const timer = (number: number, more: Partial<Timer> = {}): Timer =>
  ({ name: 'T_leg', number, dueAt: '2026-06-01T08:00:00Z', ...more }) as Timer
const draftWith = (...timers: Timer[]) => ({ movement: { timers } }) as unknown as Draft
const leftOf = ({ movement: { timers } }: Draft) => timers.map(({ number }) => number)

test('of one leg only that leg’s timer stops', () => {
  const draft = draftWith(timer(1, { leg: 0 }), timer(2, { leg: 1 }), timer(3))
  stopTimer(draft, 'T_leg', { leg: 1 })
  expect(leftOf(draft)).toEqual([1, 3])
})

test('of one guarantee only that guarantee’s timer stops', () => {
  const draft = draftWith(timer(1, { grn: asGrn('A') }), timer(2, { grn: asGrn('B') }))
  stopTimer(draft, 'T_leg', { grn: asGrn('A') })
  expect(leftOf(draft)).toEqual([2])
})

test('all of a name stop together, those of other names go on, and a movement without any is left as it is', () => {
  const draft = draftWith(timer(1), timer(2, { leg: 1 }), timer(3, { name: 'T_limit' }))
  stopTimer(draft, 'T_leg')
  expect(leftOf(draft)).toEqual([3])
  const { movement } = draft
  stopTimer(draft, 'T_leg')
  expect(draft.movement).toBe(movement)
})
