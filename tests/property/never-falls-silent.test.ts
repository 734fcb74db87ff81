import fc from 'fast-check'
import { expect, test } from 'vitest'
import { play, reference, sequence, START } from './sequences.ts'
import { runs } from '../support/runs.ts'

const YEAR = 365 * 24
/** Told to somebody: what is overdue, or that nothing discharges the movement. */
const TELLS: ReadonlySet<string> = new Set(['overdue-notice', 'non-discharge-notice'])

test('no sequence of events falls silent while a guarantee is in use or claimed', () => {
  let watched = 0
  fc.assert(
    fc.property(sequence, reference, (happenings, by) => {
      const outages = happenings.some((one) => 'type' in one && one.type === 'availability-notice')
      // While an outage is on whose end nobody knows, what waits behind it stands still and is not lost.
      const world = play([...happenings, { hours: YEAR }], by)
      const before = world.steps.length
      const secured = [...world.movements.values()].filter(({ lines }) =>
        lines.some(({ state }) => state === 'in-use' || state === 'claimed'),
      )
      for (const { mrn, state, timers } of secured) {
        expect([mrn, state, timers.map(({ name }) => name)]).not.toEqual([mrn, state, []])
      }
      // All that happens before takes less than another year, and no two reminders are half a year apart.
      world.advance(new Date(START + 2.5 * YEAR * 3_600_000).toISOString())
      const told = new Set(
        world.steps.slice(before).flatMap(({ event, decision }) => {
          const tells =
            decision.outcome === 'accepted' &&
            decision.outgoing.some((one) => one.kind === 'made' && TELLS.has(one.type))
          return tells && event.mrn !== undefined ? [String(event.mrn)] : []
        }),
      )
      if (outages) return
      watched += secured.length
      for (const { mrn, state } of secured) expect([mrn, state, told.has(mrn)]).toEqual([mrn, state, true])
    }),
    { numRuns: runs(300) },
  )
  expect(watched).toBeGreaterThan(runs(10))
})
