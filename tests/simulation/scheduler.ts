/** Chance that comes from one seed and nothing else. */
export type Random = {
  /** A whole number from 0 up to, not including, `below`. */
  int(below: number): number
  chance(probability: number): boolean
  pick<T>(items: readonly T[]): T
  bytes(count: number): Buffer
  uuid(): string
}

/** mulberry32: small, fast, and the same everywhere. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (below: number): number => Math.floor(next() * below)
  const bytes = (count: number): Buffer => Buffer.from(Array.from({ length: count }, () => int(256)))
  return {
    int,
    chance: (probability) => next() < probability,
    pick: (items) => items[int(items.length)]!,
    bytes,
    uuid: () => {
      const hex = bytes(16).toString('hex')
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
    },
  }
}

/**
 * Lets everything that runs in a simulation take turns: who waits in `step` goes on when chance picks it; when nobody
 * waits, the clock jumps to the next timer. Nothing else moves time or order, so a seed gives one history.
 */
export class Scheduler {
  now: number
  steps = 0
  readonly #random: Random
  #waiting: (() => void)[] = []
  #timers: { at: number; order: number; run: () => void }[] = []
  #orders = 0

  constructor(random: Random, start: number) {
    this.#random = random
    this.now = start
  }

  /** Waits for a turn. */
  step(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.now + Math.max(0, ms), order: this.#orders++, run }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer)
    }
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => void this.after(ms, resolve))
  }

  /** Runs until `done`. @throws when nothing can move any more, or after more turns than a simulation may take */
  async run(done: () => boolean, limits: { steps: number; until: number }): Promise<void> {
    while (!done()) {
      await settled()
      if (this.#waiting.length > 0) this.#turn()
      else if (!(await this.#quiet())) continue
      else if (done()) return
      else this.#tick()
      if (this.steps > limits.steps) throw new Error(`not finished after ${limits.steps} turns`)
      if (this.now > limits.until) throw new Error(`not finished at ${new Date(this.now).toISOString()}`)
    }
  }

  #turn(): void {
    this.steps += 1
    const [next] = this.#waiting.splice(this.#random.int(this.#waiting.length), 1)
    next?.()
  }

  /** Whether nobody asks for a turn even after everything under way in this process has come to rest. */
  async #quiet(): Promise<boolean> {
    for (let round = 0; round < 3; round += 1) {
      await settled()
      if (this.#waiting.length > 0) return false
    }
    return true
  }

  #tick(): void {
    let next = this.#timers[0]
    for (const timer of this.#timers) {
      if (next === undefined || timer.at < next.at || (timer.at === next.at && timer.order < next.order)) next = timer
    }
    if (next === undefined) throw new Error('everybody waits for somebody else')
    this.#timers = this.#timers.filter((other) => other !== next)
    this.now = Math.max(this.now, next.at)
    this.steps += 1
    next.run()
  }
}

/** When all promises that can go on have gone on. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
