import type { Database } from './database.ts'
import type { SimulatedHub } from './hub.ts'
import type { Random, Scheduler } from './scheduler.ts'

type OperatorsDeps = { hubs: readonly SimulatedHub[]; scheduler: Scheduler; random: Random; database: Database }

const LOOK_MS = 40_000
const OPERATORS = ['first', 'second'] as const

/** Two people who look at what is parked now and then, and replay it or give it up, together or one behind the other. */
export class Operators {
  readonly #deps: OperatorsDeps
  #looks = 0

  constructor(deps: OperatorsDeps) {
    this.#deps = deps
  }

  isIdle(): boolean {
    return this.#looks === 0
  }

  start(looks: number): void {
    this.#looks = looks
    for (let look = 1; look <= looks; look += 1) {
      this.#deps.scheduler.after(look * LOOK_MS, () => void this.#look().then(() => (this.#looks -= 1)))
    }
  }

  async #look(): Promise<void> {
    const { hubs, random, database } = this.#deps
    const parked = [...database.outbox.values()].filter(({ state }) => state === 'parked')
    await Promise.all(
      parked.map(({ receiver, logIndex }) => {
        const act = random.chance(0.3) ? ('replay' as const) : ('discard' as const)
        return random.pick(hubs).act({ act, receiver, logIndex, operator: random.pick(OPERATORS), reason: 'r' })
      }),
    )
  }
}
