import type { Answer, Handle, Inbound } from '../ports/handle.ts'
import type { PartyKey } from '../domain/values/party.ts'
import type { Timers } from '../ports/runtime.ts'
import { refusedAnswer, unavailable } from './problem.ts'

export type FairLimits = {
  /** Messages being processed at once, over all parties and both channels. */
  slots: number
  /**
   * For one party: how many it may have ahead of another's message until it is paced. Fewer would make everybody's batches
   * small.
   */
  perParty: number
  /** Messages of one party that may wait for their turn; more are over its quota. */
  waiting: number
  /** Bytes of their bodies, though one message is always allowed: bounds the memory a flood of large ones takes. */
  waitingBytes: number
  /**
   * Delivery reports of one party that may wait, in a lane of their own: more than a receiver has unreported at once, so
   * that a receiver that reports each message separately is never refused (RELAY_DEFAULTS.window).
   */
  waitingReports: number
  /**
   * A party that sent more than half of the last so many messages is paced until nothing of it waits: one message under way, then
   * a rest. So what it uses follows from what the hub can do at this moment, whatever that is. As its share falls below a quarter it
   * may have more under way, in proportion: not all at once, which would be a flood again.
   */
  recent: number
  /** How many times as long as its message took it rests. */
  rests: number
  /** The longest such pause, in milliseconds. */
  restMaxMs: number
  /** After this many messages in a row a party counts as the only sender and is not paced. */
  aloneAfter: number
  /** Milliseconds that a message waits for its turn at the most. What is before it may wait for a database that says nothing. */
  waitMaxMs: number
}

export const FAIR_LIMITS: FairLimits = {
  slots: 64,
  perParty: 16,
  waiting: 256,
  waitingBytes: 16 * 1024 * 1024,
  waitingReports: 640,
  recent: 128,
  rests: 3,
  restMaxMs: 250,
  aloneAfter: 512,
  waitMaxMs: 10_000,
}

export type Fair = {
  /**
   * Runs `work` when the turn of this lane has come, or refuses it at once when too many of the lane wait already. A turn
   * that does not come in time is given up: then `late` decides, by whether the lane moved meanwhile or stood still. Never
   * rejects unless `work` does.
   */
  enter<T>(lane: LaneName, bytes: number, work: () => Promise<T>, late: Late<T>): Promise<T> | undefined
  /** Messages that wait, over all lanes. */
  waiting(): number
}

/** Whose turn it is, and whether it is a delivery report's: anyone may claim that, and only fills its own lane by it. */
export type LaneName = { of: string; reports?: boolean }

/** The answer to a message whose turn did not come in time. */
export type Late<T> = (lane: 'went-on' | 'stood-still') => T

/** `turn` says whether it has come; `since` is monotonic, in milliseconds. */
type Waiting = { turn: (come: boolean) => void; bytes: number; since: number }
type Lane = {
  name: string
  running: number
  bytes: number
  resting: boolean
  paced: boolean
  waiting: Waiting[]
  ended: number
}

/** `now` in milliseconds, monotonic. */
type FairDeps = { timers: Timers; now: () => number }

/**
 * Fair queueing in front of the pipeline: lanes take turns, each with a bounded queue and a bounded share of what is under
 * way, so that nobody waits behind more than `perParty` of another's messages. A lane exists while it has messages.
 */
export const createFair = (limits: FairLimits, deps: FairDeps): Fair => new FairQueue(limits, deps)

class FairQueue implements Fair {
  readonly #limits: FairLimits
  readonly #deps: FairDeps
  readonly #senders: ReturnType<typeof createSenders>
  readonly #lanes = new Map<string, Lane>()
  /** Lanes with something waiting, in the order of their turns. */
  readonly #turns: Lane[] = []
  #running = 0
  #waiting = 0
  #watching = false

  constructor(limits: FairLimits, deps: FairDeps) {
    this.#limits = limits
    this.#deps = deps
    this.#senders = createSenders(limits)
  }

  enter<T>(
    { of, reports = false }: LaneName,
    bytes: number,
    work: () => Promise<T>,
    late: Late<T>,
  ): Promise<T> | undefined {
    const limits = this.#limits
    const name = reports ? `reports of ${of}` : of
    if (!reports) this.#senders.note(name)
    const lane = this.#laneOf(name)
    if (lane.waiting.length >= (reports ? limits.waitingReports : limits.waiting)) return undefined
    if (lane.waiting.length > 0 && lane.bytes + bytes > limits.waitingBytes) return undefined
    const since = this.#deps.now()
    const turn = new Promise<boolean>((resolve) => lane.waiting.push({ turn: resolve, bytes, since }))
    this.#waiting += 1
    lane.bytes += bytes
    if (lane.waiting.length === 1) this.#turns.push(lane)
    this.#next()
    if (this.#waiting > 0) this.#watch()
    return this.#run(lane, turn, work, late)
  }

  waiting(): number {
    return this.#waiting
  }

  async #run<T>(lane: Lane, turn: Promise<boolean>, work: () => Promise<T>, late: Late<T>): Promise<T> {
    const before = lane.ended
    // Running works, and those that replaced them, may have ended because nothing moves.
    if (!(await turn)) return late(lane.ended - before > 2 * this.#limits.perParty ? 'went-on' : 'stood-still')
    const startedAt = this.#deps.now()
    try {
      return await work()
    } finally {
      this.#ended(lane, this.#deps.now() - startedAt)
    }
  }

  /** Checks periodically, as long as something waits, for what has waited too long. */
  #watch(): void {
    if (this.#watching) return
    this.#watching = true
    this.#deps.timers.after(this.#limits.waitMaxMs / 4, () => {
      this.#watching = false
      const before = this.#deps.now() - this.#limits.waitMaxMs
      for (const lane of this.#turns.splice(0)) {
        while ((lane.waiting[0]?.since ?? Number.POSITIVE_INFINITY) <= before) this.#take(lane)?.turn(false)
        if (lane.waiting.length > 0) this.#turns.push(lane)
        else this.#forget(lane)
      }
      if (this.#waiting > 0) this.#watch()
    })
  }

  /** The first that waits in a lane, which waits no more. */
  #take(lane: Lane): Waiting | undefined {
    const first = lane.waiting.shift()
    if (first === undefined) return undefined
    this.#waiting -= 1
    lane.bytes -= first.bytes
    return first
  }

  #laneOf(name: string): Lane {
    const known = this.#lanes.get(name)
    if (known !== undefined) return known
    const made = { name, running: 0, bytes: 0, resting: false, paced: false, waiting: [], ended: 0 }
    this.#lanes.set(name, made)
    return made
  }

  /** Starts what may run now, a message of each lane in turn. */
  #next(): void {
    let passed = 0
    while (this.#running < this.#limits.slots && passed < this.#turns.length) {
      const lane = this.#turns.shift()
      if (lane === undefined) return
      const first = this.#mayRun(lane) ? this.#take(lane) : undefined
      if (first === undefined) passed += 1
      else {
        passed = 0
        this.#running += 1
        lane.running += 1
        first.turn(true)
      }
      if (lane.waiting.length > 0) this.#turns.push(lane)
    }
  }

  #mayRun(lane: Lane): boolean {
    const { perParty } = this.#limits
    if (!this.#judgePaced(lane)) return lane.running < perParty
    if (this.#takesMuch(lane)) return lane.running < 1 && !lane.resting
    return lane.running < Math.min(perParty, Math.floor(MUCH / this.#senders.shareOf(lane.name)))
  }

  /**
   * Notes whether a lane is paced, and says so: that of who sends most, and is not the only sender. With a backlog it stays so, or its
   * backlog would come all at once.
   */
  #judgePaced(lane: Lane): boolean {
    if (this.#senders.isAlone(lane.name)) lane.paced = false
    else if (this.#senders.shareOf(lane.name) > MOST) lane.paced = true
    return lane.paced
  }

  #takesMuch = ({ name }: Lane): boolean => this.#senders.shareOf(name) > MUCH

  #ended(lane: Lane, tookMs: number): void {
    this.#running -= 1
    lane.running -= 1
    lane.ended += 1
    if (!lane.resting && this.#judgePaced(lane) && this.#takesMuch(lane)) {
      lane.resting = true
      const { rests, restMaxMs } = this.#limits
      this.#deps.timers.after(Math.min(restMaxMs, Math.ceil(rests * tookMs)), () => {
        lane.resting = false
        this.#forget(lane)
        this.#next()
      })
    }
    this.#forget(lane)
    this.#next()
  }

  #forget(lane: Lane): void {
    if (lane.running === 0 && lane.waiting.length === 0 && !lane.resting) this.#lanes.delete(lane.name)
  }
}

/** Shares of the last messages: beyond the first a party is paced, beyond the second it rests in between. */
const MOST = 1 / 2
const MUCH = 1 / 4

/** Who has sent the last messages, delivery reports left out: those answer what the hub sends itself. */
function createSenders({ recent, aloneAfter }: FairLimits) {
  const ring: string[] = []
  const counts = new Map<string, number>()
  let at = 0
  let inRow = 0
  return {
    note(name: string): void {
      const gone = ring[at]
      inRow = name === ring[(at + recent - 1) % recent] ? inRow + 1 : 0
      if (gone !== undefined) {
        const left = (counts.get(gone) ?? 0) - 1
        if (left > 0) counts.set(gone, left)
        else counts.delete(gone)
      }
      ring[at] = name
      counts.set(name, (counts.get(name) ?? 0) + 1)
      at = (at + 1) % recent
    },
    isAlone: (name: string): boolean => inRow > aloneAfter && ring[(at + recent - 1) % recent] === name,
    /** Of the last messages, from 0 to 1. */
    shareOf: (name: string): number => (counts.get(name) ?? 0) / recent,
  }
}

/** Seconds after which a party whose lane is full should try again; by then its lane has been worked off many times. */
const RETRY_AFTER_SECONDS = 2

/** Messages of unknown senders share one lane: they may be anybody's, and are refused anyway. */
const NOBODY = 'nobody'

/**
 * The same pipeline, entered in turns. Lanes are parties, by token, certificate or validated broker user, else by the
 * signature that verifies; an officer has a separate one, which must not wait behind the administration's system.
 * @param signerOf the party whose signature verifies; undefined when none does
 */
export const fairly =
  (fair: Fair, handle: Handle, signerOf: (inbound: Inbound) => PartyKey | undefined): Handle =>
  async (inbound) => {
    const { caller, isReport, bytes } = inbound
    const party = caller.kind === 'by-signature' ? signerOf(inbound) : caller.key
    const lane = caller.kind === 'officer' ? `officer ${caller.key} ${caller.name}` : (party ?? NOBODY)
    const crowded = (): Answer => overQuota(inbound, party, RETRY_AFTER_SECONDS)
    // A lane that moved is full of its own party's messages; one that stood still waits for the database, like all others.
    const late: Late<Answer> = (it) => (it === 'went-on' ? crowded() : unavailable(inbound.language))
    return fair.enter({ of: lane, reports: isReport === true }, bytes.length, () => handle(inbound), late) ?? crowded()
  }

/** Nothing is stored of it and its id is not used: recording a flood would be the work that the quota saves. */
export const overQuota = (
  { language }: Inbound,
  party: PartyKey | undefined,
  retryAfterSeconds: number,
): Extract<Answer, { kind: 'refused' }> => ({
  ...refusedAnswer({ httpStatus: 429, code: 'quota', findings: [], retryAfterSeconds }, language),
  ...(party === undefined ? { unknownCaller: true } : { tell: party }),
})
