import type { PartyKey } from '../../../src/domain/values/party.ts'
import type { Broker, BrokerReady, DeadLetter, PublishFailure, PublishResult } from '../../../src/ports/broker.ts'
import type { Committed, CommittedRow } from '../../../src/ports/hand-over.ts'
import type { LeafMessage, Lease, Outbox, OutboxMessage, SentRow, TakeLimits } from '../../../src/ports/outbox.ts'
import { createRelay } from '../../../src/relay/relay.ts'
import type { RelaySettings } from '../../../src/relay/settings.ts'
import { asParty } from '../../support/identifiers.ts'

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }
const nothing = async (): Promise<void> => undefined

export type Row = {
  receiver: string
  logIndex: bigint
  state: 'ready' | 'in-flight' | 'confirmed' | 'delivered' | 'parked'
  reported?: boolean
  error?: string
}
type Handed = { messages: readonly OutboxMessage[]; answer: (result: PublishResult) => void }

export const confirmed = ({ messages }: Handed): PublishResult => ({ confirmed: [...messages], failed: [] })
export const failed = ({ messages }: Handed, cause: PublishFailure): PublishResult => ({
  confirmed: [],
  failed: messages.map((row) => ({ ...row, cause, error: `${cause} by the broker` })),
})

/** Lets everything run that waits for nothing but other promises. */
export const settled = (): Promise<void> => new Promise((done) => setImmediate(done))

/** A relay over an outbox in memory, a broker whose answers a test gives, and timers a test lets end. */
export function relaying(rows: Row[], settings: Partial<RelaySettings> = {}) {
  let held: Lease[] = [{ receiver: asParty('BF'), epoch: 1n }]
  let online = true
  let appOnly: string[] = []
  let failAt: number | undefined
  let takeFails: number | undefined
  let notify: (receivers?: readonly PartyKey[]) => void = () => undefined
  const gone = new Set<bigint>()
  const closings: string[][] = []
  let ready: (found: BrokerReady) => void = () => undefined
  let dead: (letter: DeadLetter) => Promise<void> = nothing
  const handed: Handed[] = []
  const owners: string[] = []
  const takes: { leases: readonly Lease[]; limits: TakeLimits }[] = []
  const loads: bigint[][] = []
  const calls: string[] = []
  const waits = new Map<object, { ms: number; run: () => void }>()
  const find = ({ receiver, logIndex }: Pick<SentRow, 'receiver' | 'logIndex'>): Row =>
    rows.find((row) => row.receiver === receiver && row.logIndex === logIndex)!
  const outbox: Outbox = {
    holdLeases: async (owner) => {
      owners.push(owner)
      return held
    },
    releaseLeases: async () => void calls.push('release'),
    takeReady: async (leases, limits) => {
      takes.push({ leases, limits })
      if (takes.length === takeFails) throw new Error('the store is away')
      const lanes = new Map<PartyKey, { underWay: number; more: boolean }>()
      const taken = leases.flatMap(({ receiver, epoch }) => {
        const own = rows.filter((row) => row.receiver === receiver)
        const underWay = own.filter(({ state }) => state === 'in-flight' || state === 'confirmed').length
        const room = Math.max(0, Math.min(limits.rows, limits.window - underWay))
        const some = own.filter(({ state }) => state === 'ready').slice(0, room)
        lanes.set(receiver, { underWay: underWay + some.length, more: some.length >= room })
        return some.map((row) => {
          row.state = 'in-flight'
          return { receiver, logIndex: row.logIndex, epoch, attempts: 1, reported: row.reported ?? true }
        })
      })
      return { rows: taken, lanes }
    },
    load: async (leaves) => {
      loads.push([...leaves])
      return leaves.flatMap((logIndex) => (gone.has(logIndex) ? [] : [messageOf(logIndex)]))
    },
    noteConfirmed: async (noted) => {
      calls.push(`note ${noted.map(({ logIndex }) => logIndex).join(' ')}`)
      for (const row of noted) find(row).state = 'confirmed'
    },
    closeAnswers: async (closed) => {
      for (const row of closed) find(row).state = 'delivered'
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
    requeueUnconfirmed: async (leases, epochs, known) => {
      const but = known.map(({ logIndex }) => logIndex).join(' ')
      for (const { receiver, epoch } of leases) {
        calls.push(`requeue ${epochs} of ${receiver} ${epoch}${but === '' ? '' : ` but ${but}`}`)
      }
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
    onNewRows: async (wake) => {
      notify = wake
      return nothing
    },
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
    loads,
    owners,
    gone,
    notify: async (receivers?: string[]) => {
      notify(receivers?.map(asParty))
      await settled()
    },
    failTake: (at: number) => {
      takeFails = at
    },
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

const messageOf = (logIndex: bigint): LeafMessage => ({
  logIndex,
  sender: asParty('TG'),
  id: `${logIndex}`,
  type: 'border-exit-notice',
  contentType: 'application/json',
  body: Buffer.from('{}'),
  seal: Buffer.from('seal'),
  createdAt: new Date(0),
})

export const rowsFor = (receiver: string, count: number): Row[] =>
  Array.from({ length: count }, (_, at) => ({ receiver, logIndex: BigInt(at), state: 'ready' }))
export const states = (rows: readonly Row[]): string[] => rows.map(({ state }) => state)
export const published = (handed: readonly Handed[]): string[][] =>
  handed.map(({ messages }) => messages.map(({ receiver, logIndex }) => `${receiver} ${logIndex}`))

/** A commit that did nothing. */
export const NOTHING: Committed = { rows: [], freed: [], reported: [], readied: [] }

export const committedRow = (receiver: string, logIndex: number, epoch: bigint | undefined): CommittedRow => ({
  receiver: asParty(receiver),
  logIndex: BigInt(logIndex),
  key: { sender: asParty('TG'), id: `${logIndex}` },
  type: 'border-exit-notice',
  mrn: undefined,
  contentType: 'application/json',
  orderKey: 'k',
  reported: true,
  correlationId: undefined,
  seal: Buffer.from('seal'),
  bytes: { body: Buffer.from(`body ${logIndex}`), signature: undefined },
  at: new Date(0),
  epoch,
})
