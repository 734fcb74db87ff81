import type { Random } from './scheduler.ts'

/** What may go wrong, with the probability at each occasion. */
export const FAULTS = {
  /** A hub dies between two steps. */
  crash: 0.004,
  /** A hub stands still for longer than its leases last, and goes on as if nothing had been. */
  freeze: 0.003,
  /** The connection breaks before the commit: nothing is stored. */
  loseCommit: 0.05,
  /** The connection breaks after the commit: everything is stored, and nobody knows. */
  unknownCommit: 0.05,
  /** A message is lost on its way to the courier. */
  loseMessage: 0.05,
  /** The courier has the message, and its confirm is lost. */
  loseConfirm: 0.05,
  /** The courier delivers a message twice. */
  repeat: 0.1,
  /** A receiver takes another message than the next one. */
  reorder: 0.3,
  /** A receiver writes a message down and fails before it has said so. */
  redeliver: 0.1,
  /** The courier's disk is wiped. */
  wipe: 0.01,
  /** A sender repeats what was answered already. */
  resend: 0.2,
  /** A sender uses an id again for other bytes. */
  conflict: 0.05,
  /** A receiver refuses a message for good: it is parked. */
  refuse: 0.03,
} as const

export type FaultName = keyof typeof FAULTS

/** Decides what goes wrong and when; after `budget` faults everything works, so that every run comes to an end. */
export class Faults {
  readonly counts = new Map<FaultName, number>()
  readonly #random: Random
  readonly #enabled: ReadonlySet<FaultName>
  #budget: number

  constructor(random: Random, enabled: readonly FaultName[], budget: number) {
    this.#random = random
    this.#enabled = new Set(enabled)
    this.#budget = budget
  }

  happens(name: FaultName): boolean {
    if (!this.#enabled.has(name) || this.#budget <= 0 || !this.#random.chance(FAULTS[name])) return false
    this.#budget -= 1
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1)
    return true
  }
}
