import { backoffMs } from '../domain/values/backoff.ts'
import type { PartyKey } from '../domain/values/party.ts'
import type { PublishFailure, PublishResult } from '../ports/broker.ts'
import type { Grant } from '../ports/hand-over.ts'
import type { Lease } from '../ports/outbox.ts'
import type { Timers } from '../ports/runtime.ts'
import type { RelaySettings } from './settings.ts'

/** One receiver this hub sends to: its failures affect no other. */
export type Lane = {
  lease: Lease
  /** Rows handed to the broker and neither confirmed nor failed. */
  outstanding: number
  /** Rows in flight and not reported, as counted by the last take and changed by this hub's commits since. */
  inFlight: number
  /** How often something was said to be ready, and how many of that the takes have settled. */
  wanted: number
  settled: number
  /** The last take left something ready: until one does not, nothing is committed past it. */
  backlog: boolean
  failures: number
  resting: boolean
}

export type Lanes = {
  leases(): Lease[]
  get(receiver: PartyKey): Lane | undefined
  /** Leases among `held` that are new to this process: an earlier owner's rows in flight must be put back first. */
  unknown(held: readonly Lease[]): Lease[]
  /** Closes lanes that are no longer held and opens new ones; call after the rows of new leases were put back. */
  replace(held: readonly Lease[]): void
  /** Something may be ready in the store for these receivers, or for all; false when none of them is served here. */
  want(receivers?: readonly PartyKey[]): boolean
  /** Lanes for which something may be ready and that can take more now. */
  eligible(): Lane[]
  /** What may be committed in flight; nothing where the broker takes nothing now. */
  grants(sending: boolean): Map<PartyKey, Grant>
  /** Records the outcome of a batch; failures make the lane pause, longer each consecutive time. */
  settle(lane: Lane, rows: number, result: PublishResult): void
  /** Ends all pauses, after a reconnect. */
  refresh(): void
  clear(): void
}

/** Causes that no further try mends: a person decides. */
export const HOPELESS: ReadonlySet<PublishFailure> = new Set(['too-large', 'rejected-by-receiver'])

/** Failures that are not about the receiver's queue: the next batch may go at once. */
const OTHERS: ReadonlySet<PublishFailure> = new Set([...HOPELESS, 'interrupted'])

/** A new lane: what its former owner left ready is not known yet. */
const laneOf = (lease: Lease): Lane => ({
  lease,
  outstanding: 0,
  inFlight: 0,
  wanted: 1,
  settled: 0,
  backlog: true,
  failures: 0,
  resting: false,
})

/** Manages the lanes. `onRested` is called when a paused lane may be sent to again. */
export function createLanes(
  settings: RelaySettings,
  timers: Timers,
  random: () => number,
  onRested: () => void,
): Lanes {
  let lanes = new Map<PartyKey, Lane>()
  const isFree = ({ resting, outstanding }: Lane): boolean => !resting && outstanding < settings.batchRows
  const isHeld = (lease: Lease): boolean => lanes.get(lease.receiver)?.lease.epoch === lease.epoch

  const rest = (lane: Lane): void => {
    lane.failures += 1
    lane.resting = true
    timers.after(backoffMs(lane.failures, settings.backoff, random), () => {
      lane.resting = false
      onRested()
    })
  }

  return {
    leases: () => [...lanes.values()].map(({ lease }) => lease),
    get: (receiver) => lanes.get(receiver),
    unknown: (held) => held.filter((lease) => !isHeld(lease)),
    replace(held) {
      lanes = new Map(
        held.map((lease) => [lease.receiver, (isHeld(lease) && lanes.get(lease.receiver)) || laneOf(lease)]),
      )
    },
    want(receivers) {
      const some = receivers === undefined ? [...lanes.values()] : receivers.flatMap((one) => lanes.get(one) ?? [])
      for (const lane of some) lane.wanted += 1
      return some.length > 0
    },
    eligible: () => [...lanes.values()].filter((lane) => lane.wanted !== lane.settled && isFree(lane)),
    grants: (sending) =>
      new Map(
        [...lanes].map(([receiver, lane]) => {
          const clear = sending && isFree(lane) && !lane.backlog
          const room = Math.min(settings.batchRows - lane.outstanding, settings.window - lane.inFlight)
          return [receiver, { epoch: lane.lease.epoch, clear, room: clear ? Math.max(0, room) : 0 }]
        }),
      ),
    settle(lane, rows, result) {
      lane.outstanding -= rows
      if (result.failed.length === 0) lane.failures = 0
      else if (!lane.resting && result.failed.some(({ cause }) => !OTHERS.has(cause))) rest(lane)
    },
    refresh() {
      for (const lane of lanes.values()) {
        lane.failures = 0
        lane.resting = false
      }
    },
    clear() {
      lanes = new Map()
    },
  }
}
