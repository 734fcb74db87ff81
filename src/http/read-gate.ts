export type ReadLimits = {
  /** Reads of one caller at once. */
  running: number
  /** Further reads of one caller that may wait; one more is refused. */
  waiting: number
}

type Lane = { running: number; waiting: (() => void)[] }

export type ReadGate = {
  /**
   * Resolves when the caller may read, to a function that ends the read; undefined when too many of its reads wait already.
   */
  enter(caller: string): Promise<() => void> | undefined
  /** Reads that run or wait, of all callers. */
  open(): number
}

/** Lets each caller run a few reads at once, so that no caller's slow queries take all the capacity. */
export function createReadGate(limits: ReadLimits): ReadGate {
  const lanes = new Map<string, Lane>()

  const leave = (caller: string, lane: Lane): void => {
    const next = lane.waiting.shift()
    if (next !== undefined) return next()
    lane.running -= 1
    if (lane.running === 0) lanes.delete(caller)
  }
  const once = (act: () => void): (() => void) => {
    let done = false
    return () => {
      if (done) return
      done = true
      act()
    }
  }
  return {
    enter(caller) {
      const lane = lanes.get(caller) ?? { running: 0, waiting: [] }
      lanes.set(caller, lane)
      const end = once(() => leave(caller, lane))
      if (lane.running < limits.running) {
        lane.running += 1
        return Promise.resolve(end)
      }
      if (lane.waiting.length >= limits.waiting) return undefined
      return new Promise((resolve) => lane.waiting.push(() => resolve(end)))
    },
    open: () => [...lanes.values()].reduce((sum, { running, waiting }) => sum + running + waiting.length, 0),
  }
}
