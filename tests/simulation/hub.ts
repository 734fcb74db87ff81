import type { Reference } from '../../src/domain/model/reference.ts'
import { type BatchDeps, runBatch } from '../../src/pipeline/batch.ts'
import { type Committer, createCommitter } from '../../src/pipeline/commit.ts'
import { createActs } from '../../src/pipeline/acts.ts'
import type { AskedWork } from '../../src/pipeline/work.ts'
import type { ActAnswer, ActOnParked, ActRequest } from '../../src/ports/acts.ts'
import type { Commit } from '../../src/ports/commit.ts'
import type { HandOver } from '../../src/ports/hand-over.ts'
import type { Answer } from '../../src/ports/handle.ts'
import type { TimerName } from '../../src/domain/model/timer.ts'
import { createRelay } from '../../src/relay/relay.ts'
import { createScheduler } from '../../src/clock/scheduler.ts'
import type { Courier } from './courier.ts'
import { connectionLost } from './deps.ts'
import type { Database } from './database.ts'
import { Transaction } from './transaction.ts'
import type { Faults } from './faults.ts'
import { createMemoryOutbox } from './outbox.ts'
import type { Random, Scheduler } from './scheduler.ts'
import type { PartyKey } from '../../src/domain/values/party.ts'

export type HubDeps = {
  database: Database
  courier: Courier
  scheduler: Scheduler
  faults: Faults
  random: Random
  reference: Reference
  batch: Omit<BatchDeps, 'now' | 'reference' | 'random'>
  receivers: readonly PartyKey[]
  /** Relays of all hubs, woken by every commit as PostgreSQL's notification does. */
  wakers: Set<(receivers: readonly PartyKey[]) => void>
  /** The hub's clock, in milliseconds UTC; it may run faster than the turns are taken. */
  clock: () => number
  /** Told after each commit. */
  committed: () => void
  /** Told what a batch failed with, unless it was the connection. */
  failed: (reason: string) => void
}

const FREEZE_MS = 40_000
const RESTART_MS = 5_000
const SETTINGS = {
  roundMs: 0,
  lossCheckMs: 0,
  tickMs: 10_000,
  leaseTtlMs: 25_000,
  generationSettleMs: 500,
  reportOverdueMs: 60_000,
}

const never = (): Promise<never> => new Promise(() => undefined)

/** The real committer and the real relay, in lives that end at any step; what a life had in memory ends with it. */
export class SimulatedHub {
  readonly #deps: HubDeps
  readonly #name: string
  #life: { committer: Committer; acts: ActOnParked; dies: () => void; died: Promise<'no answer'> } | undefined
  #lives = 0

  constructor(name: string, deps: HubDeps) {
    this.#name = name
    this.#deps = deps
  }

  isAlive(): boolean {
    return this.#life !== undefined
  }

  /** What the sender sees: the answer, or a connection that ends without one. */
  async submit(work: AskedWork): Promise<Answer | 'no answer'> {
    const life = this.#life
    if (life === undefined) return 'no answer'
    return Promise.race([life.committer.submit(work), life.died])
  }

  /** What an operator sees who acts on a parked message. */
  async act(request: ActRequest): Promise<ActAnswer | 'no answer'> {
    const life = this.#life
    if (life === undefined) return 'no answer'
    // Whoever's connection broke looks again at what is parked.
    return Promise.race([life.acts(request).catch(() => 'no answer' as const), life.died])
  }

  start(): void {
    const { scheduler, faults, courier, database, wakers, receivers, random } = this.#deps
    this.#lives += 1
    let dead = false
    let frozenUntil = 0
    const transactions = new Set<Transaction>()
    let dies: () => void = () => undefined
    const died = new Promise<'no answer'>((resolve) => {
      dies = () => resolve('no answer')
    })
    const own = new Set<(receivers: readonly PartyKey[]) => void>()
    const point = async (): Promise<void> => {
      if (!dead && faults.happens('crash')) end()
      if (!dead && faults.happens('freeze')) frozenUntil = scheduler.now + FREEZE_MS
      if (dead) return never()
      await scheduler.step()
      while (!dead && scheduler.now < frozenUntil) await scheduler.sleep(frozenUntil - scheduler.now)
      return dead ? never() : undefined
    }
    const { broker, disconnect } = courier.connect(point)
    const outbox = createMemoryOutbox(database, scheduler, point, own)
    const wake = (receivers: readonly PartyKey[]): void => {
      if (!dead) for (const one of own) one(receivers)
    }
    const end = (): void => {
      dead = true
      for (const tx of transactions) tx.end()
      disconnect()
      wakers.delete(wake)
      this.#life = undefined
      dies()
      scheduler.after(RESTART_MS, () => this.start())
    }
    const relay = createRelay({
      outbox,
      broker,
      owner: `${this.#name}-${this.#lives}`,
      clock: { now: () => new Date(scheduler.now) },
      timers: { after: (ms, run) => scheduler.after(ms, () => void (dead || run())) },
      log: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
      receivers: () => receivers,
      appOnly: () => [],
      settings: SETTINGS,
      random: () => random.int(1_000) / 1_000,
    })
    const committer = this.#committer(this.#commit(point, transactions, relay.handOver))
    const acts = createActs(this.#commit(point, transactions), () => ({ ...this.#batch(), newId: () => random.uuid() }))
    wakers.add(wake)
    this.#life = { committer, acts, dies, died }
    void relay.start()
    createScheduler({
      due: {
        next: async (limit) => {
          await point()
          return [...database.timers.values()]
            .map(({ dueAt, name, ...timer }) => {
              return { ...timer, name: name as TimerName, dueAt: Date.parse(dueAt), failures: 0 }
            })
            .sort((one, other) => one.dueAt - other.dueAt)
            .slice(0, limit)
        },
        // A failure by itself is a finding of the simulation already.
        putOff: async () => undefined,
      },
      fire: async (timer) => committer.fire({ kind: 'timer', key: undefined, ...timer }),
      clock: { now: () => new Date(this.#deps.clock()) },
      timers: { after: (ms, run) => scheduler.after(ms, () => void (dead || run())) },
      log: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
      settings: { tickMs: 5_000, backoff: { initialMs: 0, maxMs: 0 } },
    }).start()
  }

  /** What a batch is decided with: outages are reference data that messages change. */
  #batch() {
    const { database, clock, batch, reference, random } = this.#deps
    const known = referenceNow(reference, database)
    return { ...batch, reference: known, random: (count: number) => random.bytes(count), now: clock() }
  }

  #commit(point: () => Promise<void>, transactions: Set<Transaction>, handOver?: HandOver): Commit {
    const { database, faults, wakers, committed } = this.#deps
    return async (work) => {
      const tx = new Transaction(database, point, handOver)
      transactions.add(tx)
      try {
        const result = await work(tx)
        await point()
        if (faults.happens('loseCommit')) throw connectionLost()
        tx.commit()
        committed()
        const ready = tx.readied()
        if (ready.length > 0) for (const wakeOther of wakers) wakeOther(ready)
        if (faults.happens('unknownCommit')) {
          handOver?.unknown()
          throw connectionLost()
        }
        await point()
        handOver?.committed(tx.done)
        return result
      } finally {
        tx.end()
        transactions.delete(tx)
      }
    }
  }

  #committer(commit: Commit): Committer {
    const { failed } = this.#deps
    return createCommitter({
      commit,
      run: (tx, works) => runBatch(tx, works, this.#batch()),
      committed: () => undefined,
      failed: (reason) => {
        if (!reason.includes('ECONNRESET')) failed(reason)
      },
      limits: { maxBatch: 8, maxPending: 1_000 },
    })
  }
}

/** The reference data with what is out of service now; another version whenever that has changed. */
export const referenceNow = (reference: Reference, { outages, referenceChanges }: Database): Reference =>
  referenceChanges === 0 ? reference : { ...reference, outages, version: `${reference.version}.${referenceChanges}` }
