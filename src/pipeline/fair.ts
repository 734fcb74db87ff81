import type { Answer, Handle, Inbound } from '../ports/handle.ts'
import type { PartyKey } from '../domain/party.ts'
import type { Timers } from '../ports/runtime.ts'
import { problemOf } from './problem.ts'

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
  waiting: 128,
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
export function createFair(limits: FairLimits, { timers, now }: FairDeps): Fair {
  const lanes = new Map<string, Lane>()
  /** Lanes with something waiting, in the order of their turns. */
  const turns: Lane[] = []
  let running = 0
  let waiting = 0
  const senders = createSenders(limits)

  const laneOf = (name: string): Lane => {
    const known = lanes.get(name)
    if (known !== undefined) return known
    const made = { name, running: 0, bytes: 0, resting: false, waiting: [] }
    lanes.set(name, made)
    return made
  }
  const mayRun = ({ name, running: own, resting }: Lane): boolean => {
    if (senders.isAlone(name)) return own < limits.ofOneAlone
    return senders.isHeavy(name) ? own < 1 && !resting : own < limits.perParty
  }

  /** Starts what may run now, a message of each lane in turn. */
  const next = (): void => {
    let passed = 0
    while (running < limits.slots && passed < turns.length) {
      const lane = turns.shift()
      if (lane === undefined) return
      const first = mayRun(lane) ? lane.waiting.shift() : undefined
      if (first === undefined) passed += 1
      else {
        passed = 0
        waiting -= 1
        lane.bytes -= first.bytes
        running += 1
        lane.running += 1
        first.start()
      }
      if (lane.waiting.length > 0) turns.push(lane)
    }
  }
  const forget = (lane: Lane): void => {
    if (lane.running === 0 && lane.waiting.length === 0 && !lane.resting) lanes.delete(lane.name)
  }
  const ended = (lane: Lane, tookMs: number): void => {
    running -= 1
    lane.running -= 1
    if (senders.isHeavy(lane.name) && !lane.resting) {
      lane.resting = true
      timers.after(Math.min(limits.restMaxMs, Math.ceil(tookMs)), () => {
        lane.resting = false
        forget(lane)
        next()
      })
    }
    forget(lane)
    next()
  }

  return {
    enter: ({ of, reports = false }, bytes, work) => {
      const name = reports ? `reports of ${of}` : of
      if (!reports) senders.note(name)
      const lane = laneOf(name)
      if (lane.waiting.length >= (reports ? limits.waitingReports : limits.waiting)) return undefined
      if (lane.waiting.length > 0 && lane.bytes + bytes > limits.waitingBytes) return undefined
      const turn = new Promise<void>((resolve) => lane.waiting.push({ start: resolve, bytes }))
      waiting += 1
      lane.bytes += bytes
      if (lane.waiting.length === 1) turns.push(lane)
      next()
      let startedAt = 0
      return turn
        .then(() => {
          startedAt = now()
          return work()
        })
        .finally(() => ended(lane, now() - startedAt))
    },
    waiting: () => waiting,
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
  kind: 'refused',
  httpStatus: 429,
  code: 'quota',
  problem: problemOf({ httpStatus: 429, code: 'quota', findings: [] }, language),
  retryAfterSeconds,
  ...(party === undefined ? { unknownCaller: true } : { tell: party }),
})
