import type { Core } from '../../src/compose/core.ts'
import { batchDeps } from '../../src/compose/core.ts'
import { asParty, keyText } from '../../src/domain/values/party.ts'
import { runBatch } from '../../src/pipeline/batch.ts'
import { type Committer, createCommitter } from '../../src/pipeline/commit.ts'
import { createHandle } from '../../src/pipeline/handle.ts'
import type { Commit, CommitTx } from '../../src/ports/commit.ts'
import type { Answer, Handle } from '../../src/ports/handle.ts'
import type { DueTimers } from '../../src/ports/timers.ts'
import type { Actor } from '../bench/world.ts'
import type { Deliveries, Delivery } from './deliveries.ts'
import { guaranteeLetterOf, letterFrom, type Letter, letterOf, REFUSED } from './messages.ts'
import { type Event, guaranteesOf, Schedule } from './schedule.ts'
import type { Plan } from './plan.ts'

/** What the lanes of one run share. */
export type LaneDeps = {
  readonly core: Core
  readonly commit: Commit
  readonly actors: ReadonlyMap<string, Actor>
  readonly deliveries: Deliveries
  readonly dueTimers: DueTimers
  /** Resolves when no lane is far behind this time; so that the hub's clock goes forward. */
  readonly reach: (lane: number, at: number) => Promise<void>
  /** Called after each commit. */
  readonly committed: (done: Committed) => void
}

export type Committed = {
  readonly lane: number
  readonly begun: number
  readonly messages: number
  readonly at: number
}

/** Everything of one commit, and more than any batch has. */
const ONE_COMMIT = 1_000_000
/** Timers fired between two batches. */
const TIMERS_MOST = 256

/**
 * Plays one lane of the plan: its messages go through the hub's own handling, decision and commit, at the plan's times.
 * Left out are the doors, HTTP and AMQP, and the check of the senders' signatures, which are real.
 */
export class Lane {
  readonly #plan: Plan
  readonly #lane: number
  readonly #deps: LaneDeps
  readonly #committer: Committer
  readonly #handle: Handle
  readonly #schedule: Schedule
  #next: Event[] = []
  #now: number

  constructor(plan: Plan, lane: number, deps: LaneDeps) {
    this.#plan = plan
    this.#lane = lane
    this.#deps = deps
    this.#now = plan.startsAt
    this.#schedule = new Schedule(plan, lane)
    const { core } = deps
    this.#committer = createCommitter({
      commit: this.#observed(deps.commit),
      run: (tx, works) =>
        runBatch(tx, works, {
          ...batchDeps(core),
          reference: core.registry.current().reference,
          now: this.#now,
        }),
      committed: () => undefined,
      failed: (reason) => core.log.warn({ lane, reason }, 'a commit failed'),
      limits: { maxBatch: ONE_COMMIT, maxPending: ONE_COMMIT },
    })
    this.#handle = createHandle({
      codec: core.codec,
      verify: ({ signature, expectedParty }) => ({
        ok: true,
        partyKey: expectedParty ?? asParty(''),
        fingerprint: '',
        signatureDer: Buffer.from(String(signature), 'base64'),
      }),
      committer: this.#committer,
      reference: () => core.registry.current().reference,
      quota: () => 0,
      now: () => this.#now,
      callerNow: () => new Date(this.#now),
      countUnknown: (code) => core.log.warn({ lane, code }, 'an unknown caller'),
      limits: { maxBytes: core.config.maxBytes },
    })
  }

  /** Passes over what a run before this one has stored. */
  async catchUp(): Promise<void> {
    await this.#registerGuarantees()
    this.#next = this.#schedule.nextBatch()
    // What is only partly stored is played again: repeats change nothing.
    while (this.#next.length > 0 && (await this.#isStored(this.#next))) this.#pass(0)
    this.#now = this.#next[0]?.step.at ?? this.#plan.endsAt
  }

  /** Plays it from there to its end. */
  async run(): Promise<void> {
    while (this.#next.length > 0) {
      await this.#deps.reach(this.#lane, timeOf(this.#next))
      await this.#play(this.#next)
      this.#pass(this.#next.length)
    }
    this.#now = this.#plan.endsAt
    await this.#deps.reach(this.#lane, Number.POSITIVE_INFINITY)
  }

  /** Reports everything that has been committed for the receivers by now. */
  async reportAll(): Promise<void> {
    while (this.#deps.deliveries.open > 0) await Promise.all(this.#report(true))
  }

  /** Fires what is due at the plan's end, and reports all; call when all lanes have run. */
  async finish(): Promise<void> {
    do await this.reportAll()
    while ((await this.#fireDue()) > 0)
  }

  /** The batch is in the database: on to the next. */
  #pass(messages: number): void {
    const at = timeOf(this.#next)
    this.#next = this.#schedule.nextBatch()
    this.#deps.committed({ lane: this.#lane, begun: this.#schedule.begun(), messages, at })
  }

  async #registerGuarantees(): Promise<void> {
    const numbers = guaranteesOf(this.#plan, this.#lane)
    const sent = numbers.map((number) => this.#send(guaranteeLetterOf(this.#plan, number)))
    for (const answer of await Promise.all(sent)) expectAnswer(answer, 'accepted', 'a guarantee')
  }

  async #isStored(batch: readonly Event[]): Promise<boolean> {
    const keys = [batch[0], batch.at(-1)].flatMap((event) => {
      if (event === undefined) return []
      const { sender, id } = letterOf(this.#plan, event.serial, event.step)
      return [{ sender, id }]
    })
    const stored = await this.#deps.commit((tx) => tx.storedAnswers(keys))
    return keys.every((key) => stored.has(keyText(key)))
  }

  async #play(batch: readonly Event[]): Promise<void> {
    const answers = batch.map(({ serial, step }) => {
      this.#now = step.at
      return this.#send(letterOf(this.#plan, serial, step))
    })
    const reports = this.#report(false)
    for (const [index, answer] of (await Promise.all(answers)).entries()) {
      const event = batch[index]
      if (event === undefined) continue
      const { serial, step } = event
      expectAnswer(answer, REFUSED.has(step.name) ? 'refused' : 'accepted', `${step.name} of movement ${serial}`)
    }
    await Promise.all(reports)
    if (this.#lane === 0) await this.#fireDue()
  }

  /** Hands a message to the hub at the lane's time; judged at once, and committed with what else is handed over now. */
  #send({ sender, bytes }: Letter, isReport = false): Promise<Answer> {
    const actor = this.#deps.actors.get(sender)
    if (actor === undefined) throw new Error(`no key of ${sender}`)
    return this.#handle({
      bytes,
      contentType: 'application/json',
      signature: actor.sign(bytes),
      caller: { kind: 'party', key: sender },
      channel: 'http',
      language: 'en',
      answersXml: false,
      properties: {},
      isReport,
    })
  }

  #report(everything: boolean): Promise<void>[] {
    const { deliveries } = this.#deps
    return deliveries.take(this.#now, everything).map(async ({ receiver, message, done }) => {
      expectAnswer(await this.#send(letterFrom(message), true), 'accepted', `a report of ${receiver}`)
      deliveries.reported(done, this.#now)
    })
  }

  /** Fires what is due; returns how many. */
  async #fireDue(): Promise<number> {
    const next = await this.#deps.dueTimers.next(TIMERS_MOST)
    const due = next.filter(({ dueAt }) => dueAt <= this.#now)
    const fired = await Promise.all(
      due.map(({ mrn, name, number }) => this.#committer.fire({ kind: 'timer', key: undefined, mrn, name, number })),
    )
    const failed = fired.find(({ done }) => !done)
    if (failed !== undefined) throw new Error(`a timer cannot be fired: ${failed.failed ?? 'the database is away'}`)
    return due.length
  }

  /** A commit that tells the receivers, once it is done, what it has for them. */
  #observed(commit: Commit): Commit {
    return async (work) => {
      let deliveries: Delivery[] = []
      const result = await commit((tx) => {
        deliveries = []
        return work(observing(tx, deliveries))
      })
      this.#deps.deliveries.add(deliveries, this.#now)
      return result
    }
  }
}

/** Notes what is written for the receivers, except answers, which nobody reports. */
function observing(tx: CommitTx, deliveries: Delivery[]): CommitTx {
  return {
    ...tx,
    writeLog: (writes) => {
      for (const { receiver, orderKey, key, logIndex, reported } of writes.outbox) {
        if (reported) deliveries.push({ receiver, orderKey, sender: key.sender, id: key.id, logIndex })
      }
      return tx.writeLog(writes)
    },
  }
}

/** When the last of them happens. */
const timeOf = (batch: readonly Event[]): number => batch.at(-1)?.step.at ?? 0

function expectAnswer(answer: Answer, expected: Answer['kind'], what: string): void {
  if (answer.kind === expected && (answer.kind === 'accepted' || answer.httpStatus < 500)) return
  const said =
    answer.kind === 'refused'
      ? `${answer.httpStatus} ${answer.code} ${JSON.stringify(answer.problem.errors)}`
      : answer.kind
  throw new Error(`${what}: ${expected} was expected, not ${said}`)
}
