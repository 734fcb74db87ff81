import { expect, test } from 'vitest'
import type { Broker, BrokerReady, DeadLetter, PublishFailure, PublishResult } from '../../../src/ports/broker.ts'
import type { Lease, Outbox, OutboxMessage, SentRow, TakeLimits } from '../../../src/ports/outbox.ts'
import { createRelay } from '../../../src/relay/relay.ts'
import type { RelaySettings } from '../../../src/relay/settings.ts'
import { asParty } from '../../support/identifiers.ts'

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }
const nothing = async (): Promise<void> => undefined

type Row = { receiver: string; logIndex: bigint; state: 'ready' | 'in-flight' | 'confirmed' | 'parked'; error?: string }
type Handed = { messages: readonly OutboxMessage[]; answer: (result: PublishResult) => void }

const confirmed = ({ messages }: Handed): PublishResult => ({ confirmed: [...messages], failed: [] })
const failed = ({ messages }: Handed, cause: PublishFailure): PublishResult => ({
  confirmed: [],
  failed: messages.map((row) => ({ ...row, cause, error: `${cause} by the broker` })),
})

/** Lets everything run that waits for nothing but other promises. */
const settled = (): Promise<void> => new Promise((done) => setImmediate(done))

/** A relay over an outbox in memory, a broker whose answers a test gives, and timers a test lets end. */
function relaying(rows: Row[], settings: Partial<RelaySettings> = {}) {
  let held: Lease[] = [{ receiver: asParty('BF'), epoch: 1n }]
  let online = true
  let appOnly: string[] = []
  let failAt: number | undefined
  const closings: string[][] = []
  let ready: (found: BrokerReady) => void = () => undefined
  let dead: (letter: DeadLetter) => Promise<void> = nothing
  const handed: Handed[] = []
  const takes: { leases: readonly Lease[]; confirmed: readonly SentRow[]; limits: TakeLimits }[] = []
  const calls: string[] = []
  const waits = new Map<object, { ms: number; run: () => void }>()
  const find = ({ receiver, logIndex }: Pick<SentRow, 'receiver' | 'logIndex'>): Row =>
    rows.find((row) => row.receiver === receiver && row.logIndex === logIndex)!
  const outbox: Outbox = {
    holdLeases: async () => held,
    releaseLeases: async () => void calls.push('release'),
    takeReady: async (leases, noted, limits) => {
      takes.push({ leases, confirmed: noted, limits })
      for (const row of noted) find(row).state = 'confirmed'
      return leases.flatMap(({ receiver, epoch }) => {
        const own = rows.filter((row) => row.receiver === receiver)
        const room = limits.window - own.filter(({ state }) => state === 'in-flight').length
        const taken = own.filter(({ state }) => state === 'ready').slice(0, Math.min(limits.rows, room))
        return taken.map((row) => {
          row.state = 'in-flight'
          return { ...row, epoch, sender: 'TG', id: `${row.logIndex}` } as unknown as OutboxMessage
        })
      })
    },
    giveBack: async (back) => {
      for (const row of back) Object.assign(find(row), { state: 'ready', error: row.error })
    },
    park: async (parked) => {
      for (const row of parked) Object.assign(find(row), { state: 'parked', error: row.reason })
    },
    parkDead: async ({ receiver, logIndex }, reason, detail) => {
      calls.push(`park ${receiver} ${logIndex} ${reason}, ${detail}`)
      return true
    },
    requeueUnconfirmed: async (leases) => {
      for (const { receiver } of leases) calls.push(`requeue ${receiver}`)
      return 0
    },
    requeueAll: async () => 0,
    requeueLost: async () => 0,
    closeAppOnly: async (receivers) => {
      closings.push([...receivers])
      if (closings.length === failAt) throw new Error('the store is away')
      return 0
    },
    overdue: async () => [],
    onNewRows: async () => nothing,
  }
  const broker: Broker = {
    start: nothing,
    stop: nothing,
    setOwners: nothing,
    publish: (messages) => new Promise((answer) => handed.push({ messages, answer })),
    consume: nothing,
    drainDead: async (handler) => {
      dead = handler
    },
    status: async () => [],
    repair: async () => (calls.push('repair'), []),
    leaveMarker: nothing,
    onReady: (listener) => {
      ready = listener
    },
    connected: () => online,
  }
  const after = (ms: number, run: () => void): (() => void) => {
    const wait = {}
    waits.set(wait, { ms, run })
    return () => void waits.delete(wait)
  }
  const all = { roundMs: 0, tickMs: 3_000, stopMs: 5_000, ...settings }
  const relay = createRelay({
    outbox,
    broker,
    owner: 'hub-1',
    clock: { now: () => new Date('2026-06-01T12:00:00Z') },
    timers: { after },
    log: silent,
    receivers: () => [asParty('BF'), asParty('TG')],
    appOnly: () => appOnly.map(asParty),
    settings: all,
    random: () => 0.5,
  })
  /** Ends every wait of this length, and lets follow what follows. */
  const passes = async (ms: number): Promise<void> => {
    for (const [wait, { run }] of [...waits].filter(([, one]) => one.ms === ms)) {
      waits.delete(wait)
      run()
    }
    await settled()
  }
  return {
    relay,
    handed,
    takes,
    calls,
    passes,
    die: (letter: DeadLetter) => dead(letter),
    begin: async () => {
      await relay.start()
      await settled()
    },
    answer: async (at: number, result: (one: Handed) => PublishResult) => {
      const one = handed[at]
      if (one === undefined) throw new Error(`nothing was published ${at + 1} times`)
      one.answer(result(one))
      await settled()
    },
    hold: (leases: Lease[]) => {
      held = leases
    },
    closings,
    leaveQueues: (parties: string[], failingAt?: number) => {
      appOnly = parties
      failAt = failingAt
    },
    disconnect: () => {
      online = false
    },
    reconnect: async () => {
      online = true
      ready({ sameGeneration: true, created: [] })
      await settled()
    },
    waiting: () => [...waits.values()].map(({ ms }) => ms),
  }
}

const rowsFor = (receiver: string, count: number): Row[] =>
  Array.from({ length: count }, (_, at) => ({ receiver, logIndex: BigInt(at), state: 'ready' }))
const states = (rows: readonly Row[]): string[] => rows.map(({ state }) => state)
const published = (handed: readonly Handed[]): string[][] =>
  handed.map(({ messages }) => messages.map(({ receiver, logIndex }) => `${receiver} ${logIndex}`))

/** The rest after a first failure with the default backoff, its random half halved. */
const REST_MS = 150

test('nothing is published to a receiver whose lease another hub holds', async () => {
  const rows = [...rowsFor('TG', 1), ...rowsFor('BF', 1)]
  const { begin, handed, takes } = relaying(rows)
  await begin()
  expect(takes.flatMap(({ leases }) => leases)).toEqual([{ receiver: 'BF', epoch: 1n }])
  expect(published(handed)).toEqual([['BF 0']])
  expect(states(rows)).toEqual(['ready', 'in-flight'])
})

test('a lease that is lost stops publishing to its receiver, though its rows are ready', async () => {
  const rows = rowsFor('BF', 1)
  const { begin, hold, passes, answer, handed, relay } = relaying(rows)
  await begin()
  hold([])
  await passes(3_000)
  rows.push({ receiver: 'BF', logIndex: 1n, state: 'ready' })
  relay.wake()
  await answer(0, confirmed)
  expect(published(handed)).toEqual([['BF 0']])
  expect(states(rows)).toEqual(['confirmed', 'ready'])
})

test('without a broker nothing is taken, and the leases are given back for another hub', async () => {
  const rows = rowsFor('BF', 1)
  const { begin, answer, disconnect, reconnect, passes, calls, relay, handed } = relaying(rows)
  await begin()
  await answer(0, confirmed)
  disconnect()
  await passes(3_000)
  rows.push({ receiver: 'BF', logIndex: 1n, state: 'ready' })
  relay.wake()
  await settled()
  expect([calls, published(handed)]).toEqual([['requeue BF', 'release'], [['BF 0']]])
  await reconnect()
  expect(published(handed)).toEqual([['BF 0'], ['BF 1']])
  // Whoever had the lease meanwhile may have left rows under way.
  expect(calls).toEqual(['requeue BF', 'release', 'requeue BF'])
})

test('a row counts as confirmed only once the broker has confirmed it', async () => {
  const rows = rowsFor('BF', 2)
  const { begin, answer, takes, relay } = relaying(rows)
  await begin()
  relay.wake()
  await settled()
  expect(takes.flatMap((one) => one.confirmed)).toEqual([])
  expect([states(rows), relay.stats().outstanding]).toEqual([['in-flight', 'in-flight'], 2])
  await answer(0, confirmed)
  expect([states(rows), relay.stats().outstanding]).toEqual([['confirmed', 'confirmed'], 0])
})

test.each(['unroutable', 'refused', 'not-connected'] as const)(
  'a row that is %s goes back to ready with its error, and goes out again after a rest',
  async (cause) => {
    const rows = rowsFor('BF', 1)
    const { begin, answer, passes, handed, relay, calls } = relaying(rows)
    await begin()
    await answer(0, (one) => failed(one, cause))
    expect(rows).toMatchObject([{ state: 'ready', error: `${cause} by the broker` }])
    relay.wake()
    await settled()
    expect(handed).toHaveLength(1)
    expect(calls.includes('repair')).toBe(cause === 'unroutable')
    await passes(REST_MS)
    expect(published(handed)).toEqual([['BF 0'], ['BF 0']])
  },
)

test('a row torn down by another’s size goes out again at once', async () => {
  const rows = rowsFor('BF', 1)
  const { begin, answer, handed } = relaying(rows)
  await begin()
  await answer(0, (one) => failed(one, 'interrupted'))
  expect(published(handed)).toEqual([['BF 0'], ['BF 0']])
})

test('a row too large for the broker is parked, never tried again, and what follows goes on', async () => {
  const rows = rowsFor('BF', 2)
  const { begin, answer, handed, relay } = relaying(rows, { batchRows: 1, window: 1 })
  await begin()
  await answer(0, (one) => failed(one, 'too-large'))
  expect(rows[0]).toMatchObject({ state: 'parked', error: 'too-large' })
  expect(published(handed)).toEqual([['BF 0'], ['BF 1']])
  expect(relay.stats()).toMatchObject({ parked: 1, failed: 1 })
})

test('rows go out in log order, each receiver’s by themselves', async () => {
  const rows = [...rowsFor('BF', 3), ...rowsFor('TG', 2)]
  const { begin, hold, handed } = relaying(rows)
  hold([
    { receiver: asParty('BF'), epoch: 1n },
    { receiver: asParty('TG'), epoch: 4n },
  ])
  await begin()
  expect(published(handed)).toEqual([
    ['BF 0', 'BF 1', 'BF 2'],
    ['TG 0', 'TG 1'],
  ])
})

test('no more is under way to a receiver than its window, and a queue that is silent holds up no other', async () => {
  const rows = [...rowsFor('BF', 5), ...rowsFor('TG', 5)]
  const { begin, hold, handed, answer, takes } = relaying(rows, { batchRows: 2, window: 2 })
  hold([
    { receiver: asParty('BF'), epoch: 1n },
    { receiver: asParty('TG'), epoch: 1n },
  ])
  await begin()
  expect(published(handed)).toEqual([
    ['BF 0', 'BF 1'],
    ['TG 0', 'TG 1'],
  ])
  await answer(1, confirmed)
  expect(published(handed).slice(2)).toEqual([['TG 2', 'TG 3']])
  expect(takes.at(-1)?.leases.map(({ receiver }) => receiver)).toEqual(['TG'])
  expect(takes.every(({ limits }) => limits.window === 2 && limits.rows === 2)).toBe(true)
})

test('what an earlier owner had under way is put back before a new lease is published to', async () => {
  const { begin, hold, passes, calls } = relaying([])
  await begin()
  hold([{ receiver: asParty('BF'), epoch: 2n }])
  await passes(3_000)
  await passes(3_000)
  expect(calls).toEqual(['requeue BF', 'requeue BF'])
})

test('a stop waits for the confirms under way, notes them and then gives the leases back', async () => {
  const rows = rowsFor('BF', 1)
  const { begin, relay, answer, calls, waiting } = relaying(rows)
  await begin()
  const stopping = relay.stop()
  await settled()
  expect([calls, waiting()]).toEqual([['requeue BF'], [5_000]])
  await answer(0, confirmed)
  await stopping
  expect([states(rows), calls.at(-1)]).toEqual([['confirmed'], 'release'])
})

test('a stop waits no longer than it may: what is not confirmed stays under way for the next owner', async () => {
  const rows = rowsFor('BF', 1)
  const { begin, relay, passes, calls } = relaying(rows)
  await begin()
  const stopping = relay.stop()
  await settled()
  await passes(5_000)
  await stopping
  expect([states(rows), calls.at(-1)]).toEqual([['in-flight'], 'release'])
})

test('what a receiver rejects is parked for it with the queue it came from; what names no row of ours is parked for nobody', async () => {
  const { begin, die, calls } = relaying([])
  await begin()
  const letter = { queue: 'to.BF', reason: 'rejected' } as DeadLetter
  await die({ ...letter, receiver: asParty('BF') })
  await die({ ...letter, logIndex: 7n })
  expect(calls.filter((call) => call.startsWith('park'))).toEqual([])
  await die({ ...letter, receiver: asParty('BF'), logIndex: 7n })
  await die({ ...letter, receiver: asParty('BF'), logIndex: 8n, reason: 'delivery_limit' })
  expect(calls.filter((call) => call.startsWith('park'))).toEqual([
    'park BF 7 rejected-by-receiver, dead-lettered from to.BF',
    'park BF 8 delivery_limit, dead-lettered from to.BF',
  ])
})

test('the store is not asked at each tick what parties without a queue have unread, only when they change and then rarely', async () => {
  const { begin, leaveQueues, passes, closings } = relaying([], { appOnlyTicks: 3 })
  await begin()
  expect(closings).toEqual([[]])
  await passes(3_000)
  leaveQueues(['SN'])
  await passes(3_000)
  expect(closings.slice(1)).toEqual([['SN']])
  for (let tick = 1; tick <= 6; tick += 1) await passes(3_000)
  // What a hub decided on the registry from before, and wrote after the change.
  expect(closings.slice(1)).toEqual([['SN'], ['SN'], ['SN']])
})

test('a closing that failed is tried again at the next tick', async () => {
  const { begin, leaveQueues, passes, closings } = relaying([], { appOnlyTicks: 3 })
  await begin()
  leaveQueues(['SN'], 2)
  await passes(3_000)
  await passes(3_000)
  await passes(3_000)
  expect(closings.slice(1)).toEqual([['SN'], ['SN']])
})
