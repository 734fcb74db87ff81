import { backoffMs } from '../domain/values/backoff.ts'
import type { PartyKey } from '../domain/values/party.ts'
import { within } from '../domain/values/within.ts'
import type { Carrier, DeadLetter } from '../ports/broker.ts'
import type { Grant, HandOver } from '../ports/hand-over.ts'
import type { Lease, Outbox, TakenRow } from '../ports/outbox.ts'
import type { Clock, Log, Timers } from '../ports/runtime.ts'
import { createLanes, type Lane, type Lanes } from './lanes.ts'
import { createLossWatch, type LossWatch } from './loss.ts'
import { Sender } from './sender.ts'
import { RELAY_DEFAULTS, type RelaySettings } from './settings.ts'

export type RelayDeps = {
  outbox: Outbox
  broker: Carrier
  /** Identifies this process among the hubs; different at each start. */
  owner: string
  clock: Clock
  timers: Timers
  log: Log
  /** The parties that are reached by this carrier, by the current reference data. */
  receivers: () => readonly PartyKey[]
  /** The parties that use only the hub's own app, and have no queue. */
  appOnly: () => readonly PartyKey[]
  settings?: Partial<RelaySettings>
  random?: () => number
}

export type RelayStats = {
  leases: number
  outstanding: number
  rounds: number
  published: number
  confirmed: number
  failed: number
  parked: number
  /** Rows put back because the broker lost them or their owner was gone. */
  requeued: number
}

export type Relay = {
  /** Takes leases and starts publishing. Rejects when it cannot listen to the store. */
  start(): Promise<void>
  /** For the commits of this hub. */
  handOver: HandOver
  /** Stops taking, waits for confirms, notes them, gives the leases back. */
  stop(): Promise<void>
  /** Call when there may be rows ready in the store. Never blocks; a round in progress is followed by another. */
  wake(): void
  /** These receivers have returned to a queue from another channel: what they have not reported goes out again. */
  sendAgain(receivers: readonly PartyKey[]): void
  stats(): RelayStats
}

/** A relay over these parts; it does nothing before `start`. */
export function createRelay(deps: RelayDeps): Relay {
  return new OutboxRelay(deps)
}

/**
 * Moves open deliveries to the broker (docs/architecture.md, "The relay"). What this hub commits for receivers it serves
 * comes from memory, right after the commit or, while much is committed, with the next round; a round of the store takes
 * what is ready there: backlogs, other hubs' commits, what was put back. The first wake-up after a pause starts a round at
 * once, later ones wait until `roundMs` have passed since the last. A backlog does not wait. A receiver whose queue does not
 * confirm blocks only its own lane.
 */
class OutboxRelay implements Relay {
  readonly #deps: RelayDeps
  readonly #settings: RelaySettings
  readonly #random: () => number
  readonly #lanes: Lanes
  readonly #losses: LossWatch
  readonly #stats = { rounds: 0, parked: 0, requeued: 0 }
  readonly #sender: Sender
  readonly handOver: HandOver
  #owner: string
  #owners = 1
  #cancelTick = (): void => {}
  #cancelRest = (): void => {}
  #cancelPace: (() => void) | undefined
  /** When the last round began, on the monotonic clock in milliseconds. */
  #lastRound = Number.NEGATIVE_INFINITY
  #endListening = async (): Promise<void> => {}
  #due = false
  #repairDue = false
  /** A commit or take of unknown outcome may have put rows in flight that nobody holds. */
  #unknown = false
  #stopping = false
  #storeFailures = 0
  #storeResting = false
  #loop: Promise<void> | undefined
  #ticking: Promise<void> = Promise.resolve()
  #lastCheck = 0
  /** Whose rows were closed last since they have no queue, and how many ticks ago. */
  #closed: { receivers: string; ticks: number } | undefined

  constructor(deps: RelayDeps) {
    const { outbox, broker, clock, log, timers, receivers } = deps
    this.#deps = deps
    this.#settings = { ...RELAY_DEFAULTS, ...deps.settings }
    this.#random = deps.random ?? Math.random
    this.#owner = deps.owner
    this.handOver = {
      grants: () => this.#grants(),
      committed: (done) => this.#sender.committed(done, !this.#stopping),
      unknown: () => this.#forgetOwner(),
    }
    const wake = (): void => this.#wake()
    this.#lanes = createLanes(this.#settings, timers, this.#random, wake)
    this.#sender = new Sender({
      outbox,
      broker,
      clock,
      timers,
      lanes: this.#lanes,
      memoryBytes: this.#settings.memoryBytes,
      gathering: this.#settings,
      wake,
      unroutable: () => {
        this.#repairDue = true
      },
    })
    const counted = (rows: number): void => {
      this.#stats.requeued += rows
    }
    const settings = this.#settings
    // Losses at the broker are dealt with at once: until then every round adds to what goes out twice.
    const wakeNow = (): void => {
      this.#lanes.want()
      this.#wakeNow()
    }
    this.#losses = createLossWatch({ outbox, broker, clock, log, timers, settings, receivers, wake: wakeNow, counted })
  }

  async start(): Promise<void> {
    const { outbox, broker } = this.#deps
    this.#endListening = await outbox.onNewRows((receivers) => {
      if (this.#lanes.want(receivers)) this.#wake()
    })
    await broker.drainDead((letter) => this.#onDead(letter))
    this.#lastCheck = performance.now()
    broker.onReady((ready) => {
      this.#lanes.refresh()
      this.#losses.onReady(ready)
      if (!this.#stopping) void this.#tick()
    })
    await this.#tick()
  }

  async stop(): Promise<void> {
    const { outbox, log } = this.#deps
    this.#stopping = true
    this.#cancelRest()
    this.#cancelPace?.()
    this.#losses.stop()
    await this.#endListening()
    await this.#ticking
    this.#cancelTick()
    await this.#loop
    await within(this.#sender.idle(), this.#settings.stopMs, this.#deps.timers)
    try {
      await this.#sender.settle()
      await this.#sender.note(this.#sender.underWay.allConfirmed())
      await outbox.releaseLeases(this.#owner)
    } catch (error) {
      const text = (error as Error).message
      log.warn({ error: text }, 'stopped without noting the last confirms; those rows go out again')
    }
  }

  wake(): void {
    this.#lanes.want()
    this.#wake()
  }

  #wake(): void {
    this.#due = true
    if (this.#loop !== undefined || this.#cancelPace !== undefined || this.#storeResting || this.#stopping) return
    const early = this.#lastRound + this.#settings.roundMs - performance.now()
    if (early > 0) {
      this.#cancelPace = this.#deps.timers.after(Math.ceil(early), () => {
        this.#cancelPace = undefined
        this.#wake()
      })
      return
    }
    this.#loop = this.#run().finally(() => {
      this.#loop = undefined
      if (this.#due) this.#wake()
    })
  }

  sendAgain(receivers: readonly PartyKey[]): void {
    if (receivers.length > 0) this.#losses.onReady({ sameGeneration: true, created: receivers })
  }

  /** A round without the usual pause. */
  #wakeNow(): void {
    this.#cancelPace?.()
    this.#cancelPace = undefined
    this.#lastRound = Number.NEGATIVE_INFINITY
    this.#wake()
  }

  stats(): RelayStats {
    const held = this.#lanes.leases()
    const outstanding = held.reduce((sum, { receiver }) => sum + (this.#lanes.get(receiver)?.outstanding ?? 0), 0)
    const { parked, ...sent } = this.#sender.stats
    return { ...this.#stats, ...sent, parked: this.#stats.parked + parked, leases: held.length, outstanding }
  }

  async #run(): Promise<void> {
    let more = true
    while (more && !this.#stopping) {
      this.#due = false
      this.#lastRound = performance.now()
      try {
        more = await this.#round()
        this.#storeFailures = 0
      } catch (error) {
        more = false
        this.#rest(error as Error)
      }
    }
  }

  /** The store, or the broker's topology, is unusable: pause, longer each consecutive time. */
  #rest(error: Error): void {
    const { log, timers } = this.#deps
    this.#storeFailures += 1
    this.#storeResting = true
    log.warn({ error: error.message }, 'the relay cannot work with the store or the broker; it tries again')
    this.#cancelRest = timers.after(backoffMs(this.#storeFailures, this.#settings.backoff, this.#random), () => {
      this.#storeResting = false
      this.#wake()
    })
  }

  /** One round. True when there is a backlog, whose next part is taken while this one is being confirmed. */
  async #round(): Promise<boolean> {
    const { broker } = this.#deps
    await this.#losses.settle()
    await this.#sender.settle()
    if (this.#repairDue && broker.connected()) {
      this.#repairDue = false
      await broker.repair()
      await this.#losses.settle()
    }
    const lanes = broker.connected() ? this.#lanes.eligible() : []
    if (lanes.length === 0) return false
    const rows = await this.#take(lanes)
    this.#sender.dispatch(rows)
    return [...Map.groupBy(rows, ({ receiver }) => receiver).values()].some(
      (batch) => batch.length >= this.#settings.batchRows,
    )
  }

  async #take(lanes: readonly Lane[]): Promise<TakenRow[]> {
    const { outbox, clock } = this.#deps
    const { batchRows: rows, window, batchBytes: bytes } = this.#settings
    const asked = lanes.map((lane) => ({ lane, wanted: lane.wanted }))
    this.#stats.rounds += 1
    try {
      const leases = lanes.map(({ lease }) => lease)
      const taken = await outbox.takeReady(leases, { rows, window, bytes }, clock.now())
      for (const { lane, wanted } of asked) {
        const found = taken.lanes.get(lane.lease.receiver)
        if (found === undefined) continue
        lane.inFlight = found.underWay
        // What a commit that had begun before makes ready is taken by the next round; its successors are in flight again,
        // or under load there would always be one such commit.
        lane.backlog = found.more
        if (!found.more) lane.settled = wanted
      }
      return taken.rows
    } catch (error) {
      this.#forgetOwner()
      throw error
    }
  }

  /** What a commit may put in flight; of a hub that stops, another is told what is ready. */
  #grants(): ReadonlyMap<PartyKey, Grant> {
    if (this.#stopping) return new Map()
    return this.#lanes.grants(this.#deps.broker.connected() && !this.#losses.pending())
  }

  /**
   * Whatever this hub did of unknown outcome must not be held by its leases: it may be carried out later still. Under a new
   * name it takes them anew, and puts back what is in flight under the old one and unknown to it.
   */
  #forgetOwner(): void {
    if (this.#unknown) return
    this.#unknown = true
    if (!this.#stopping) void this.#tick()
  }

  #tick(): Promise<void> {
    this.#cancelTick()
    this.#ticking = this.#ticking
      .then(() => this.#keepLeases())
      .catch((error: Error) => this.#deps.log.warn({ error: error.message }, 'leases cannot be kept; tried again'))
      .then(() => {
        this.#cancelTick()
        if (!this.#stopping) this.#cancelTick = this.#deps.timers.after(this.#settings.tickMs, () => void this.#tick())
      })
    return this.#ticking
  }

  /** Without a broker this hub can send nothing, so it gives up the leases to a hub that can. */
  async #keepLeases(): Promise<void> {
    const { outbox, broker, owner, receivers } = this.#deps
    await this.#closeAppOnly()
    await this.#sender.note(this.#sender.underWay.tick())
    if (!broker.connected()) {
      if (this.#lanes.leases().length === 0) return
      this.#lanes.clear()
      await outbox.releaseLeases(this.#owner)
      return
    }
    if (this.#unknown) {
      await outbox.releaseLeases(this.#owner)
      this.#unknown = false
      this.#owners += 1
      this.#owner = `${owner}.${this.#owners}`
    }
    const held = await outbox.holdLeases(this.#owner, receivers(), this.#settings.leaseTtlMs)
    const unknown = this.#lanes.unknown(held)
    await this.#putBack(unknown, 'all')
    await this.#putBack(
      held.filter((lease) => !unknown.includes(lease)),
      'earlier',
    )
    this.#lanes.replace(held)
    this.#lanes.want()
    if (unknown.length > 0) this.#wakeNow()
    else this.#wake()
    const now = performance.now()
    if (now - this.#lastCheck < this.#settings.lossCheckMs) return
    this.#lastCheck = now
    await this.#losses.check(held)
  }

  async #putBack(leases: readonly Lease[], epochs: 'all' | 'earlier'): Promise<void> {
    if (leases.length === 0) return
    const rows = await this.#deps.outbox.requeueUnconfirmed(leases, epochs, this.#sender.underWay.rows())
    // Added after the wait: `+= await` adds to what was there before it, and forgets what the loss watch counts meanwhile.
    this.#stats.requeued += rows
  }

  /**
   * When a party has just left its queue, and rarely after that: a batch that a hub decided on the registry from before may
   * write such rows later, and they hold up nobody.
   */
  async #closeAppOnly(): Promise<void> {
    const { outbox, appOnly, clock } = this.#deps
    const parties = appOnly()
    const receivers = parties.join(' ')
    if (this.#closed?.receivers === receivers && this.#closed.ticks + 1 < this.#settings.appOnlyTicks) {
      this.#closed.ticks += 1
      return
    }
    await outbox.closeAppOnly(parties, clock.now())
    this.#closed = { receivers, ticks: 0 }
  }

  async #onDead(letter: DeadLetter): Promise<void> {
    const { outbox, clock, log } = this.#deps
    const { receiver, logIndex, queue, reason } = letter
    if (receiver === undefined || logIndex === undefined) {
      log.error({ ...letter, logIndex: logIndex?.toString() }, 'a message that is not ours was dead-lettered')
      return
    }
    const why = reason === 'rejected' ? 'rejected-by-receiver' : reason
    const parked = await outbox.parkDead({ receiver, logIndex }, why, `dead-lettered from ${queue}`, clock.now())
    if (parked) this.#stats.parked += 1
    log.warn({ receiver, logIndex: logIndex.toString(), reason, parked }, 'a message was dead-lettered')
  }
}
