import { type Backoff, backoffMs } from '../domain/values/backoff.ts'
import type { Timers } from '../ports/runtime.ts'

export type UntilOptions = {
  /** One attempt; resolves to whether it is so now. What it throws counts as not yet. */
  attempt: () => Promise<boolean>
  /** Pauses between attempts. */
  backoff: Backoff
  timers: Timers
  random: () => number
}

/**
 * Brings a state about: one attempt at a time, each from what is wanted when it begins, again until it is so. A change that is
 * asked for while an attempt runs is never lost and never overtaken by it, since the next attempt comes after.
 */
export class Until {
  readonly #options: UntilOptions
  #running: Promise<void> = Promise.resolve()
  #next: Promise<void> | undefined
  #failures = 0
  #stopped = false
  #cancelRetry = (): void => {}

  constructor(options: UntilOptions) {
    this.#options = options
  }

  /** Resolves after an attempt that began after this call, whatever came of it. Never rejects. */
  ask(): Promise<void> {
    this.#next ??= this.#running = this.#running.then(() => this.#once())
    return this.#next
  }

  /** Resolves when no attempt is running and none will. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#cancelRetry()
    await this.#running
  }

  async #once(): Promise<void> {
    this.#next = undefined
    this.#cancelRetry()
    if (this.#stopped) return
    const { attempt, backoff, timers, random } = this.#options
    if (await attempt().catch(() => false)) {
      this.#failures = 0
      return
    }
    if (this.#stopped) return
    this.#cancelRetry = timers.after(backoffMs(this.#failures, backoff, random), () => void this.ask())
    this.#failures += 1
  }
}
