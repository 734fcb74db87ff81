import { expect, test } from 'vitest'
import { offsetOf } from '../../../src/compose/readiness.ts'
import { type Dependency, doorsOf } from '../../../src/ports/health.ts'
import type { Log, Timers } from '../../../src/ports/runtime.ts'
import { createHealth, type Found } from '../../../src/compose/health.ts'

const LOG: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }

/** Timers that go off when told to. */
function handTimers() {
  const waiting = new Set<() => void>()
  const timers: Timers = {
    after: (_ms, run) => {
      waiting.add(run)
      return () => waiting.delete(run)
    },
  }
  const goOff = (): void => {
    const due = [...waiting]
    waiting.clear()
    for (const run of due) run()
  }
  return { timers, goOff }
}

const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
}

test('a peer that says nothing is down after its patience, and is not asked a second time meanwhile', async () => {
  const { timers, goOff } = handTimers()
  let looks = 0
  let answer = (_found: Found): void => {}
  const look = (): Promise<Found> => {
    looks += 1
    return new Promise((resolve) => {
      answer = resolve
    })
  }
  const failed: Found = { state: 'down', consequence: 'broker-down' }
  const health = createHealth({ probes: [{ name: 'broker', look, failed }], now: () => new Date(0), timers, log: LOG })
  const started = health.start()
  goOff()
  await started
  expect(health.last()).toMatchObject([{ name: 'broker', state: 'down', consequence: 'broker-down' }])
  // The rest is over, and the patience of the second look.
  goOff()
  await turns()
  goOff()
  await turns()
  expect(looks).toBe(1)
  answer({ state: 'ok', consequence: 'none' })
  await turns()
  goOff()
  await turns()
  answer({ state: 'ok', consequence: 'none' })
  await turns()
  expect(health.last()).toMatchObject([{ state: 'ok' }])
  await health.stop()
})

test('a state keeps its beginning as long as it lasts', async () => {
  const { timers, goOff } = handTimers()
  let now = 0
  let found: Found = { state: 'ok', consequence: 'none' }
  const failed: Found = { state: 'down', consequence: 'database-down' }
  const probes = [{ name: 'database' as const, look: async () => found, failed }]
  const health = createHealth({ probes, now: () => new Date((now += 1_000)), timers, log: LOG })
  await health.start()
  const since = health.last()[0]?.since
  goOff()
  await turns()
  expect(health.last()[0]?.since).toEqual(since)
  found = failed
  goOff()
  await turns()
  expect(health.last()[0]?.since.getTime()).toBeGreaterThan(since?.getTime() ?? 0)
  await health.stop()
})

test.for([
  { broken: 'broker', state: 'down', http: true, amqp: false },
  { broken: 'database', state: 'down', http: false, amqp: false },
  { broken: 'migrations', state: 'unknown', http: false, amqp: false },
  { broken: 'migrations', state: 'down', http: false, amqp: false },
  { broken: 'reference-data', state: 'degraded', http: true, amqp: true },
  { broken: 'database-clock', state: 'degraded', http: true, amqp: true },
  { broken: 'broker-clock', state: 'unknown', http: true, amqp: true },
] as const)('$broken $state: HTTP $http, AMQP $amqp', ({ broken, state, http, amqp }) => {
  const names = ['database', 'migrations', 'reference-data', 'broker', 'database-clock', 'broker-clock'] as const
  const dependencies = names.map((name): Dependency => {
    return { name, state: name === broken ? state : 'ok', since: new Date(0), consequence: 'none' }
  })
  expect(doorsOf(dependencies)).toEqual({ http, amqp })
})

test.for([
  { what: 'read between the two readings', before: 100, after: 200, other: 150, grain: 0, offset: 0 },
  { what: 'ahead of us', before: 100, after: 200, other: 10_200, grain: 0, offset: -10_000 },
  { what: 'behind us', before: 10_100, after: 10_200, other: 100, grain: 0, offset: 10_000 },
  { what: 'cut to the second we are in', before: 1_900, after: 1_950, other: 1_000, grain: 1_000, offset: 0 },
])('a clock $what is $offset ms off', ({ before, after, other, grain, offset }) => {
  expect(offsetOf(before, after, other, grain)).toBe(offset)
})
