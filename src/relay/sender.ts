import type { Carrier, FailedRow, PublishResult } from '../ports/broker.ts'
import type { Committed, CommittedRow } from '../ports/hand-over.ts'
import type { LeafMessage, Outbox, OutboxMessage, TakenRow } from '../ports/outbox.ts'
import type { Clock, Timers } from '../ports/runtime.ts'
import { HOPELESS, type Lane, type Lanes } from './lanes.ts'
import { MessageMemory } from './memory.ts'
import { createGathering, type GatheringLimits, type Gathering } from './gathering.ts'
import { UnderWay } from './under-way.ts'

type Deps = {
  outbox: Outbox
  broker: Carrier
  clock: Clock
  timers: Timers
  lanes: Lanes
  memoryBytes: number
  gathering: GatheringLimits
  /** Called when there is something to write, or room for more. */
  wake: () => void
  /** A queue was missing. */
  unroutable: () => void
}

/** A row to send, with the message where it is at hand. */
type Starting = TakenRow & { message?: LeafMessage | undefined }

/** A row that counts as under way, and the lane in which it does. */
type Begun = { row: Starting; lane: Lane | undefined }

/**
 * Hands rows in flight to the broker, with bytes from memory where this hub has committed them, and keeps what the broker
 * said of them until the store has it.
 */
export class Sender {
  readonly stats = { published: 0, confirmed: 0, failed: 0, parked: 0 }
  readonly underWay = new UnderWay()
  readonly #deps: Deps
  readonly #memory: MessageMemory
  readonly #gathering: Gathering<Begun>
  readonly #sending = new Set<Promise<void>>()
  #answered: TakenRow[] = []
  #failed: FailedRow[] = []
  /** Rows whose bytes are gone. */
  #erased: TakenRow[] = []

  constructor(deps: Deps) {
    this.#deps = deps
    this.#memory = new MessageMemory(deps.memoryBytes)
    this.#gathering = createGathering(
      deps.gathering,
      { timers: deps.timers, monotonic: () => performance.now() },
      (begun) => this.#go(begun),
    )
  }

  /** What a commit has put in flight goes at once, or with the next round; the bytes of what has to wait for longer are kept. */
  committed({ rows, freed, reported, readied }: Committed, isSending: boolean): void {
    const { lanes } = this.#deps
    for (const row of reported) {
      this.underWay.reported(row)
      const lane = lanes.get(row.receiver)
      if (lane !== undefined) lane.inFlight = Math.max(0, lane.inFlight - 1)
    }
    const starting: Starting[] = []
    for (const same of Map.groupBy(rows, ({ logIndex }) => logIndex).values()) {
      const message = messageOf(same)
      const now = same.flatMap(({ receiver, logIndex, reported: isReported, epoch }) =>
        epoch === undefined ? [] : [{ receiver, logIndex, epoch, attempts: 1, reported: isReported, message }],
      )
      starting.push(...now)
      if (message !== undefined) this.#memory.keep(message, same.length - now.length)
    }
    for (const { state, ...row } of freed) {
      if (state === 'in-flight') starting.push({ ...row, reported: true })
      else lanes.want([row.receiver])
    }
    // Of a lease that was lost meanwhile another owner puts the rows back.
    const own = starting.filter(({ receiver, epoch }) => lanes.get(receiver)?.lease.epoch === epoch)
    if (isSending) {
      for (const { receiver } of own) countInFlight(lanes.get(receiver))
      this.#gathering.add(this.#begin(own))
    }
    lanes.want(readied)
    if (lanes.eligible().length > 0) this.#deps.wake()
  }

  /** Sends what was taken at once, which may overtake rows of other movements that wait for the next round. */
  dispatch(rows: readonly TakenRow[]): void {
    this.#go(this.#begin(rows))
  }

  /** From here on the rows count as under way, so that nobody puts them back, whether they wait for a round or not. */
  #begin(rows: readonly Starting[]): Begun[] {
    this.underWay.sent(rows.map(bare))
    return rows.map((row) => {
      const lane = this.#deps.lanes.get(row.receiver)
      if (lane !== undefined) lane.outstanding += 1
      return { row: { ...row, message: row.message ?? this.#memory.take(row.logIndex) }, lane }
    })
  }

  /** Sends each lane's rows by themselves, so that a queue that does not confirm holds back nobody else's. */
  #go(begun: readonly Begun[]): void {
    for (const batch of Map.groupBy(begun, ({ row, lane }) => lane ?? row.receiver).values()) {
      const found = batch.map(({ row }) => row)
      const work = this.#send(found, batch[0]?.lane).then(() => {
        this.#sending.delete(work)
        if (this.#hasNews() || this.#deps.lanes.eligible().length > 0) this.#deps.wake()
      })
      this.#sending.add(work)
    }
  }

  /** Resolves when the broker has answered everything that was to go to it so far. */
  async idle(): Promise<void> {
    this.#gathering.flush()
    await Promise.all(this.#sending)
  }

  /** Writes what the broker said: rows it did not take go back, confirmed answers end. */
  async settle(): Promise<void> {
    await this.#putBack()
    await this.#closeAnswers()
  }

  /** Notes confirmed rows, so that a hub that dies after this does not make their receivers get them twice. */
  async note(rows: readonly TakenRow[]): Promise<void> {
    if (rows.length === 0) return
    await this.#deps.outbox.noteConfirmed(rows)
    for (const row of rows) this.underWay.over(row)
  }

  #hasNews(): boolean {
    return this.#answered.length + this.#failed.length + this.#erased.length > 0
  }

  async #send(found: readonly Starting[], lane: Lane | undefined): Promise<void> {
    const result = await this.#publish(found)
    const rows = new Map(found.map((row) => [row.logIndex, bare(row)]))
    for (const { logIndex } of result.confirmed) {
      const row = rows.get(logIndex)
      if (row?.reported === true) this.underWay.confirmed(row)
      else if (row !== undefined) this.#answered.push(row)
    }
    for (const failed of result.failed) {
      const row = rows.get(failed.logIndex)
      if (row !== undefined) this.underWay.over(row)
      this.#failed.push(failed)
    }
    this.stats.confirmed += result.confirmed.length
    this.stats.failed += result.failed.length
    if (result.failed.some(({ cause }) => cause === 'unroutable')) this.#deps.unroutable()
    if (lane !== undefined) this.#deps.lanes.settle(lane, found.length, result)
  }

  async #publish(found: readonly Starting[]): Promise<PublishResult> {
    const missing = found.flatMap(({ logIndex, message }) => (message === undefined ? [logIndex] : []))
    const messages: OutboxMessage[] = []
    try {
      const loaded = await this.#load(missing)
      for (const { message, ...row } of found) {
        const known = message ?? loaded.get(row.logIndex)
        if (known === undefined) this.#erased.push(row)
        else messages.push({ ...known, ...bare(row) })
      }
    } catch (error) {
      const text = (error as Error).message
      return { confirmed: [], failed: found.map((row) => ({ ...bare(row), cause: 'not-connected', error: text })) }
    }
    this.stats.published += messages.length
    return this.#deps.broker.publish(messages)
  }

  async #load(leaves: readonly bigint[]): Promise<ReadonlyMap<bigint, LeafMessage>> {
    if (leaves.length === 0) return new Map()
    const loaded = await this.#deps.outbox.load(leaves)
    return new Map(loaded.map((message) => [message.logIndex, message]))
  }

  async #closeAnswers(): Promise<void> {
    const rows = this.#answered
    if (rows.length === 0) return
    const { outbox, clock } = this.#deps
    this.#answered = []
    try {
      await outbox.closeAnswers(rows, clock.now())
    } catch (error) {
      this.#answered.unshift(...rows)
      throw error
    }
    for (const row of rows) {
      this.underWay.over(row)
      const lane = this.#deps.lanes.get(row.receiver)
      if (lane !== undefined) lane.inFlight = Math.max(0, lane.inFlight - 1)
    }
  }

  async #putBack(): Promise<void> {
    if (this.#failed.length + this.#erased.length === 0) return
    const { outbox, clock, lanes } = this.#deps
    const [failed, erased] = [this.#failed, this.#erased]
    this.#failed = []
    this.#erased = []
    const again = failed.filter(({ cause }) => !HOPELESS.has(cause))
    const hopeless = [
      ...failed.flatMap((row) => (HOPELESS.has(row.cause) ? [{ ...row, reason: row.cause }] : [])),
      ...erased.map((row) => ({ ...row, reason: 'erased', error: 'its bytes are gone' })),
    ]
    try {
      await outbox.giveBack(again)
      await outbox.park(hopeless, clock.now())
    } catch (error) {
      this.#failed.unshift(...failed)
      this.#erased.unshift(...erased)
      throw error
    }
    this.stats.parked += hopeless.length
    for (const row of erased) this.underWay.over(row)
    lanes.want([...new Set([...again, ...hopeless].map(({ receiver }) => receiver))])
  }
}

const countInFlight = (lane: Lane | undefined): void => {
  if (lane !== undefined) lane.inFlight += 1
}

/** What goes out because of one leaf; undefined where only the store has its bytes. */
function messageOf([row]: readonly CommittedRow[]): LeafMessage | undefined {
  if (row?.bytes === undefined) return undefined
  const { logIndex, key, type, mrn, contentType, bytes, seal, correlationId, trace, at } = row
  return {
    logIndex,
    sender: key.sender,
    id: key.id,
    type,
    ...(mrn === undefined ? {} : { mrn }),
    contentType,
    body: bytes.body,
    ...(bytes.signature === undefined ? {} : { signature: bytes.signature }),
    seal,
    ...(correlationId === undefined ? {} : { correlationId }),
    ...(trace === undefined ? {} : { trace }),
    createdAt: at,
  }
}

const bare = ({ receiver, logIndex, epoch, attempts, reported }: TakenRow): TakenRow => ({
  receiver,
  logIndex,
  epoch,
  attempts,
  reported,
})
