import type { Answer, Handle, Inbound } from '../ports/handle.ts'
import type { PartyKey } from '../domain/party.ts'
import type { Timers } from '../ports/runtime.ts'
import { refusedAnswer } from './problem.ts'

export type FairLimits = {
  /** Messages under way at once, over all parties and both doors. */
  slots: number
  /** Of one party, as long as others send too: what a flood may put before somebody else's message. */
  perParty: number
  /** Messages of one party that may wait for their turn; more are over its quota. */
  waiting: number
  /** Bytes of their bodies, one message allowed in any case: what a flood of large ones may hold in memory. */
  waitingBytes: number
  /**
   * Delivery reports of one party that may wait, in a lane of their own: more than a receiver has unreported at once, so that
   * one who reports each message by itself is never refused (RELAY_DEFAULTS.window).
   */
  waitingReports: number
  /**
   * A party that sent more than half of the last so many messages is paced: one message under way, then a rest as long as
   * that one took. So it uses half of what the hub can do at this moment, whatever that is, and leaves the rest to others.
   */
  recent: number
  /** The longest such rest, in milliseconds. */
  restMaxMs: number
  /** So many messages in a row by one party, and it counts as the only one that sends: it is not paced. */
  aloneAfter: number
  /** Its messages under way at once, then. */
  ofOneAlone: number
}

export const FAIR_LIMITS: FairLimits = {
  slots: 64,
  perParty: 4,
  waiting: 256,
  waitingBytes: 16 * 1024 * 1024,
  waitingReports: 640,
  recent: 256,
  restMaxMs: 250,
  aloneAfter: 512,
  ofOneAlone: 16,
}

export type Fair = {
  /**
   * Runs `work` when the turn of this lane has come, or refuses it at once when too many of the lane wait already.
   * Never rejects unless `work` does.
   */
  enter<T>(lane: LaneName, bytes: number, work: () => Promise<T>): Promise<T> | undefined
  /** Messages that wait, over all lanes. */
  waiting(): number
}

/** Whose turn it is, and whether it is a report's: anyone may say so, and has then filled a lane of his own. */
export type LaneName = { of: string; reports?: boolean }

type Waiting = { start: () => void; bytes: number }
type Lane = { name: string; running: number; bytes: number; resting: boolean; waiting: Waiting[] }

/** `now` in milliseconds, monotonic. */
type FairDeps = { timers: Timers; now: () => number }

/**
 * Fair queueing in front of the pipeline: lanes take turns, each with a bounded queue and a bounded share of what is under
 * way, so that nobody waits behind more of somebody else's messages than `perParty`. A lane lives while it has messages.
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

  constructor(limits: FairLimits, deps: FairDeps) {
    this.#limits = limits
    this.#deps = deps
    this.#senders = createSenders(limits)
  }

  enter<T>({ of, reports = false }: LaneName, bytes: number, work: () => Promise<T>): Promise<T> | undefined {
    const limits = this.#limits
    const name = reports ? `reports of ${of}` : of
    if (!reports) this.#senders.note(name)
    const lane = this.#laneOf(name)
    if (lane.waiting.length >= (reports ? limits.waitingReports : limits.waiting)) return undefined
    if (lane.waiting.length > 0 && lane.bytes + bytes > limits.waitingBytes) return undefined
    const turn = new Promise<void>((resolve) => lane.waiting.push({ start: resolve, bytes }))
    this.#waiting += 1
    lane.bytes += bytes
    if (lane.waiting.length === 1) this.#turns.push(lane)
    this.#next()
    return this.#run(lane, turn, work)
  }

  waiting(): number {
    return this.#waiting
  }

  async #run<T>(lane: Lane, turn: Promise<void>, work: () => Promise<T>): Promise<T> {
    await turn
    const startedAt = this.#deps.now()
    try {
      return await work()
    } finally {
      this.#ended(lane, this.#deps.now() - startedAt)
    }
  }

  #laneOf(name: string): Lane {
    const known = this.#lanes.get(name)
    if (known !== undefined) return known
    const made = { name, running: 0, bytes: 0, resting: false, waiting: [] }
    this.#lanes.set(name, made)
    return made
  }

  /** Starts what may run now, a message of each lane in turn. */
  #next(): void {
    let passed = 0
    while (this.#running < this.#limits.slots && passed < this.#turns.length) {
      const lane = this.#turns.shift()
      if (lane === undefined) return
      const first = this.#mayRun(lane) ? lane.waiting.shift() : undefined
      if (first === undefined) passed += 1
      else {
        passed = 0
        this.#waiting -= 1
        this.#running += 1
        lane.bytes -= first.bytes
        lane.running += 1
        first.start()
      }
      if (lane.waiting.length > 0) this.#turns.push(lane)
    }
  }

  #mayRun({ name, running, resting }: Lane): boolean {
    if (this.#senders.isAlone(name)) return running < this.#limits.ofOneAlone
    return this.#senders.isHeavy(name) ? running < 1 && !resting : running < this.#limits.perParty
  }

  #ended(lane: Lane, tookMs: number): void {
    this.#running -= 1
    lane.running -= 1
    if (this.#senders.isHeavy(lane.name) && !lane.resting) {
      lane.resting = true
      this.#deps.timers.after(Math.min(this.#limits.restMaxMs, Math.ceil(tookMs)), () => {
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
    isHeavy: (name: string): boolean => (counts.get(name) ?? 0) > recent / 2,
    isAlone: (name: string): boolean => inRow > aloneAfter && ring[(at + recent - 1) % recent] === name,
  }
}

/** Seconds after which a party whose lane is full should try again; by then its lane has been worked off many times. */
const RETRY_AFTER_SECONDS = 2

/** What comes from nobody known shares one lane: it may be anybody's, and is refused anyway. */
const NOBODY = 'nobody'

/**
 * The same pipeline, entered in turns. Lanes are parties, by token, certificate or validated broker user, else by the
 * signature that verifies; an officer has one of his own, since he must not wait behind his administration's system.
 * @param signerOf whose signature holds; undefined when nobody's does
 */
export const fairly =
  (fair: Fair, handle: Handle, signerOf: (inbound: Inbound) => PartyKey | undefined): Handle =>
  async (inbound) => {
    const { caller, isReport, bytes } = inbound
    const party = caller.kind === 'by-signature' ? signerOf(inbound) : caller.key
    const lane = caller.kind === 'officer' ? `officer ${caller.key} ${caller.name}` : (party ?? NOBODY)
    return (
      fair.enter({ of: lane, reports: isReport === true }, bytes.length, () => handle(inbound)) ??
      overQuota(inbound, party, RETRY_AFTER_SECONDS)
    )
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
