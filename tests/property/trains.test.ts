import fc from 'fast-check'
import { expect, test } from 'vitest'
import { manifest, RAIL_MRNS, railWorld, releasedByRail, STATIONS } from '../support/rail.ts'
import type { World } from '../support/world.ts'

const WAGONS = ['W1', 'W2', 'W3', 'W4', 'W5', 'W6']
const START = Date.parse('2026-03-05T20:00:00Z')

/** Any load of three movements on six wagons: several wagons per movement, several movements per wagon. */
const loads = fc.tuple(...RAIL_MRNS.map(() => fc.subarray(WAGONS, { minLength: 1 }).map((wagons) => new Set(wagons))))
/** The wagons in any order, each reported once or twice, passing or left behind for good. */
const reports = fc.shuffledSubarray(
  WAGONS.flatMap((number) => [
    { number, cut: false },
    { number, cut: true },
    { number, cut: false },
  ]),
  { minLength: 1 },
)

const noticesOf = (world: World, mrn: string, type: string, status: string): number =>
  world.steps.filter(
    ({ event, decision }) =>
      event.mrn === mrn &&
      event.key.sender === 'ZZ' &&
      event.message.type === type &&
      decision.outcome === 'accepted' &&
      decision.status === status,
  ).length

test('a movement passes once, when the last of its wagons in the train has; a wagon left behind is told to its own alone', () => {
  fc.assert(
    fc.property(loads, reports, (load, order) => {
      const world = railWorld()
      for (const [at, mrn] of RAIL_MRNS.entries()) releasedByRail(world, mrn, [...(load[at] ?? [])])
      const wagons = WAGONS.map((number) => ({ number, mrns: RAIL_MRNS.filter((_, at) => load[at]?.has(number)) }))
      world.accept(
        manifest(
          'depart',
          STATIONS.departure,
          wagons.map(({ number, mrns }) => ({ number, ...(mrns.length === 0 ? {} : { mrns }) })),
        ),
      )
      const passed = new Set<string>()
      const behind = new Set<string>()
      const left = new Set<string>()
      const crossed = new Set<string>()
      for (const [at, { number, cut }] of order.entries()) {
        const time = { at: new Date(START + (at + 1) * 60_000).toISOString() }
        world.accept(manifest(cut ? 'cut' : 'pass', STATIONS.exit, [{ number }], time))
        if (cut) {
          behind.add(number)
          left.add(number)
        } else {
          behind.delete(number)
          passed.add(number)
        }
        for (const [index, mrn] of RAIL_MRNS.entries()) {
          const running = [...(load[index] ?? [])].filter((wagon) => !behind.has(wagon))
          const own = load[index]?.has(number) === true
          if (own && running.length > 0 && running.every((wagon) => passed.has(wagon))) crossed.add(mrn)
          expect(world.state(mrn)).toBe(crossed.has(mrn) ? 'at-border' : 'released')
          expect(noticesOf(world, mrn, 'border-exit-notice', 'applied')).toBe(crossed.has(mrn) ? 1 : 0)
          const hit = [...left].some((wagon) => load[index]?.has(wagon))
          expect(noticesOf(world, mrn, 'incident-notice', 'applied') > 0).toBe(hit)
        }
      }
    }),
    { numRuns: 60 },
  )
})
