import { backoffMs } from '../domain/values/backoff.ts'
import type { PartyKey } from '../domain/values/party.ts'
import type { PublishFailure, PublishResult } from '../ports/broker.ts'
import type { Lease } from '../ports/outbox.ts'
import type { Timers } from '../ports/runtime.ts'
import type { RelaySettings } from './settings.ts'

/** One receiver this hub sends to: its failures affect no other. */
export type Lane = {
  lease: Lease
  /** Rows handed to the broker and neither confirmed nor failed. */
  outstanding: number
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
  /** Leases of receivers that can take more now. */
  eligible(): Lease[]
  /** Records the outcome of a batch; failures make the lane pause, longer each consecutive time. */
  settle(lane: Lane, rows: number, result: PublishResult): void
  /** Ends all pauses, after a reconnect. */
  refresh(): void
  clear(): void
}

/** Failures that are not about the receiver's queue: the next batch may go at once. */
const OTHERS: ReadonlySet<PublishFailure> = new Set(['too-large', 'interrupted'])

/** Manages the lanes. `onRested` is called when a paused lane may be sent to again. */
export function createLanes(
  settings: RelaySettings,
  timers: Timers,
  random: () => number,
  onRested: () => void,
): Lanes {
  let lanes = new Map<PartyKey, Lane>()
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
        held.map((lease) => [
          lease.receiver,
          (isHeld(lease) && lanes.get(lease.receiver)) || { lease, outstanding: 0, failures: 0, resting: false },
        ]),
      )
    },
    eligible: () =>
      [...lanes.values()]
        .filter(({ resting, outstanding }) => !resting && outstanding < settings.batchRows)
        .map(({ lease }) => lease),
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
