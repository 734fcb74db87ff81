import { expect, test } from 'vitest'
import type { Broker } from '../../../src/ports/broker.ts'
import type { Lease, Outbox } from '../../../src/ports/outbox.ts'
import { createLossWatch } from '../../../src/relay/loss.ts'
import { RELAY_DEFAULTS } from '../../../src/relay/settings.ts'
import { asParty } from '../../support/identifiers.ts'

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }
const LEASES: readonly Lease[] = [{ receiver: asParty('BF'), epoch: 1n }]
const SETTLE = RELAY_DEFAULTS.generationSettleMs
const OVERDUE = RELAY_DEFAULTS.reportOverdueMs

/** A watch over an outbox and a broker that a test speaks for. */
function watching() {
  const calls: string[] = []
  const waits = new Map<object, { ms: number; run: () => void }>()
  const say = {
    storeFails: false,
    markFails: false,
    now: 0,
    overdueSince: undefined as number | undefined,
    queue: { receiver: 'BF', exists: true, messages: 0, ready: 0, consumers: 1 },
  }
  const outbox = {
    requeueLost: async (receivers: readonly string[]) => {
      calls.push(`lost ${receivers.join(' ')}`)
      if (say.storeFails) throw new Error('the store is away')
      return receivers.length
    },
    requeueAll: async (leases: readonly Lease[]) => {
      calls.push(`again ${leases.map(({ receiver }) => receiver).join(' ')}`)
      return 3
    },
    overdue: async (receivers: readonly string[]) =>
      say.overdueSince === undefined || receivers.length === 0
        ? []
        : [{ receiver: 'BF', count: 3, oldestSentAt: new Date(say.overdueSince) }],
  } as unknown as Outbox
  const broker = {
    connected: () => true,
    repair: async () => (calls.push('repair'), []),
    status: async () => [say.queue],
    leaveMarker: async () => {
      calls.push('mark')
      if (say.markFails) throw new Error('no connection')
    },
  } as unknown as Broker
  const watch = createLossWatch({
    outbox,
    broker,
    clock: { now: () => new Date(say.now) },
    log: silent,
    timers: {
      after: (ms, run) => {
        const wait = {}
        waits.set(wait, { ms, run })
        return () => void waits.delete(wait)
      },
    },
    settings: RELAY_DEFAULTS,
    receivers: () => [asParty('BF'), asParty('NE'), asParty('TG')],
    wake: () => void calls.push('wake'),
    counted: (rows) => void calls.push(`counted ${rows}`),
  })
  const passes = async (): Promise<void> => {
    const due = Array.from(waits.values())
    waits.clear()
    for (const { run } of due) run()
    await new Promise((done) => setImmediate(done))
  }
  return { watch, calls, say, passes, waits }
}

test('a broker that has kept everything is asked nothing, and no marker is left again', async () => {
  const { watch, calls, waits } = watching()
  watch.onReady({ sameGeneration: true, created: [] })
  await watch.settle()
  expect(calls).toEqual(['wake'])
  expect(waits.size).toBe(0)
})

test('of a wiped broker everybody’s messages are put back, and only then, after a while, the marker is left', async () => {
  const { watch, calls, passes, waits } = watching()
  watch.onReady({ sameGeneration: false, created: [] })
  expect(waits.size).toBe(0)
  await watch.settle()
  expect(calls).toEqual(['wake', 'lost BF NE TG', 'counted 3'])
  expect([...waits.values()].map(({ ms }) => ms)).toEqual([SETTLE])
  await passes()
  expect(calls.at(-1)).toBe('mark')
  expect(waits.size).toBe(0)
})

test('of one queue that had to be made anew only its receiver’s messages are put back', async () => {
  const { watch, calls } = watching()
  watch.onReady({ sameGeneration: true, created: [asParty('NE')] })
  await watch.settle()
  expect(calls).toContain('lost NE')
})

test('what the store could not put back is not forgotten: the next call tries all of it again', async () => {
  const { watch, calls, say, waits } = watching()
  watch.onReady({ sameGeneration: true, created: [asParty('NE')] })
  say.storeFails = true
  await expect(watch.settle()).rejects.toThrow('the store is away')
  expect(waits.size).toBe(0)
  say.storeFails = false
  await watch.settle()
  expect(calls.filter((call) => call.startsWith('lost'))).toEqual(['lost NE', 'lost NE'])
})

test('a marker that could not be left is tried again, also after another connection that found nothing lost', async () => {
  const { watch, calls, say, passes } = watching()
  watch.onReady({ sameGeneration: false, created: [] })
  await watch.settle()
  say.markFails = true
  await passes()
  watch.onReady({ sameGeneration: true, created: [] })
  say.markFails = false
  await passes()
  expect(calls.filter((call) => call === 'mark')).toHaveLength(2)
})

test('an empty queue whose reports are overdue is published again, each time after twice as long', async () => {
  const { watch, calls, say } = watching()
  say.overdueSince = 0
  const again = async (now: number): Promise<boolean> => {
    const before = calls.length
    say.now = now
    await watch.check(LEASES)
    return calls.slice(before).includes('again BF')
  }
  expect(await again(OVERDUE - 1)).toBe(false)
  expect(await again(OVERDUE)).toBe(true)
  expect(await again(2 * OVERDUE - 1)).toBe(false)
  expect(await again(2 * OVERDUE)).toBe(true)
  say.overdueSince = undefined
  await watch.check(LEASES)
  say.overdueSince = 0
  expect(await again(OVERDUE)).toBe(true)
})

test('one that still has messages, or that nobody reads, is left alone; one that is not there is made again', async () => {
  const { watch, calls, say } = watching()
  Object.assign(say, { overdueSince: 0, now: 10 * OVERDUE, queue: { ...say.queue, messages: 1 } })
  await watch.check(LEASES)
  say.queue = { ...say.queue, messages: 0, consumers: 0 }
  await watch.check(LEASES)
  expect(calls).toEqual([])
  say.queue = { ...say.queue, exists: false }
  await watch.check(LEASES)
  expect(calls).toEqual(['repair'])
})
