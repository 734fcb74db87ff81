import { audit } from '../../src/audit/audit.ts'
import { NOTHING_KEPT } from '../../src/audit/refusals.ts'
import { breachText } from '../../src/audit/result.ts'
import type { Guarantee } from '../../src/domain/model/guarantee.ts'
import { runBatch } from '../../src/pipeline/batch.ts'
import { type Committer, createCommitter } from '../../src/pipeline/commit.ts'
import type { TimerWork } from '../../src/pipeline/work.ts'
import type { AuditSource } from '../../src/ports/audit.ts'
import type { Commit, CommitTx } from '../../src/ports/commit.ts'
import type { Answer } from '../../src/ports/handle.ts'
import { again, batch, connectionLost, reference, verifier, workOf } from '../simulation/deps.ts'
import type { Message } from '../../src/generated/types.ts'
import { createRandom } from '../simulation/scheduler.ts'

/** Shortly after the messages' own times: their limits are still to come. */
export const START = Date.parse('2026-03-02T12:00:00Z')

/** A store under the model: the real one, or the one of the simulation. */
export type Store = {
  commit: Commit
  /** Ends the sessions of whoever is committing, as a killed hub's end. */
  kill: () => Promise<void>
  /** Movements' states by MRN, those of which nothing is known left out. */
  states: () => Promise<ReadonlyMap<string, string>>
  guarantee: (grn: string) => Promise<Guarantee | undefined>
  /** The timer that is due next, with the time, in milliseconds; undefined when none is due until then. */
  nextDue: (until: number) => Promise<(Omit<TimerWork, 'kind' | 'key'> & { dueAt: number }) | undefined>
  audited: <T>(work: (source: AuditSource) => Promise<T>) => Promise<T>
}

/** The real committer and the real core over a store, with deaths at a step of one's choice. */
export class System {
  readonly #store: Store
  #committer: Committer
  #now = START
  fired = 0
  /** Steps until the next death; undefined when none is due. */
  #diesIn: number | undefined
  readonly failures: string[] = []

  constructor(store: Store) {
    this.#store = store
    this.#committer = this.#start()
  }

  restart(): void {
    this.#committer = this.#start()
  }

  /** Time passes, and every timer fires when it is due, as the hub's scheduler lets it. */
  async advance(ms: number): Promise<void> {
    const until = this.#now + ms
    for (let next = await this.#store.nextDue(until); next !== undefined; next = await this.#store.nextDue(until)) {
      const { dueAt, ...timer } = next
      this.#now = Math.max(this.#now, dueAt)
      this.fired += 1
      await this.#committer.fire({ kind: 'timer', key: undefined, ...timer })
    }
    this.#now = until
  }

  /** The next transaction dies before its step number `steps`, or after its commit when it has fewer. */
  dieIn(steps: number): void {
    this.#diesIn = steps
  }

  /** Sends the bytes until they are answered, as every sender does; a death in between leaves its answer unknown. */
  async submit(message: Message, bytes: Buffer): Promise<Answer> {
    for (;;) {
      const answer = await this.#committer.submit(workOf(message, bytes, this.#now))
      if (answer.kind === 'accepted' || answer.httpStatus !== 503) return answer
      this.restart()
    }
  }

  states = (): Promise<ReadonlyMap<string, string>> => this.#store.states()
  guarantee = (grn: string): Promise<Guarantee | undefined> => this.#store.guarantee(grn)

  /** Everything that does not hold, failed commits included. */
  async findings(): Promise<string[]> {
    const report = await this.#store.audited((source) => audit({ source, again, hub: verifier }))
    const missed = Object.keys(report.notCompared).filter((reason) => reason !== `refusals: ${NOTHING_KEPT}`)
    return [...this.failures, ...report.findings.map(breachText), ...missed]
  }

  #start(): Committer {
    const random = createRandom(this.#now)
    return createCommitter({
      commit: async (work) => {
        const result = await this.#store.commit((tx) => work(this.#mortal(tx)))
        if (this.#diesIn === undefined) return result
        this.#diesIn = undefined
        throw connectionLost()
      },
      run: (tx, works) =>
        runBatch(tx, works, { ...batch, reference, random: (count) => random.bytes(count), now: this.#now }),
      committed: () => undefined,
      failed: (reason) => {
        const killed = /ECONNRESET|57P01|connection to the database was lost/.test(reason)
        if (!killed) this.failures.push(`I9: a commit failed: ${reason}`)
      },
      limits: { maxBatch: 8, maxPending: 100 },
    })
  }

  /** The transaction, which counts its steps and is killed before the one that is due. */
  #mortal(tx: CommitTx): CommitTx {
    const step = async (): Promise<void> => {
      if (this.#diesIn === undefined) return
      this.#diesIn -= 1
      if (this.#diesIn > 0) return
      this.#diesIn = undefined
      await this.#store.kill()
      throw connectionLost()
    }
    return new Proxy(tx, {
      get: (target, name) => {
        const method: unknown = Reflect.get(target, name)
        if (typeof method !== 'function') return method
        // The process knows it by itself: no step of the transaction.
        if (name === 'expectedHead') return method.bind(target) as CommitTx['expectedHead']
        return async (...given: unknown[]): Promise<unknown> => {
          await step()
          return Reflect.apply(method, target, given)
        }
      },
    })
  }
}
