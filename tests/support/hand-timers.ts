import type { Timers } from '../../src/ports/runtime.ts'

export type HandTimers = {
  timers: Timers
  /** Milliseconds left of each that waits, the next one first. */
  waiting: () => number[]
  /** Lets so much time pass; what comes due is run in its order, also what is begun meanwhile. */
  pass: (ms: number) => void
  /** Lets pass what the next one needs; false when none waits. */
  next: () => boolean
}

/** Timers by a clock that only the test moves. */
export function handTimers(): HandTimers {
  const pending = new Set<{ at: number; run: () => void }>()
  let now = 0
  const first = () => [...pending].sort((a, b) => a.at - b.at)[0]
  const pass = (ms: number): void => {
    const until = now + ms
    for (let due = first(); due !== undefined && due.at <= until; due = first()) {
      pending.delete(due)
      now = Math.max(now, due.at)
      due.run()
    }
    now = until
  }
  return {
    timers: {
      after: (ms, run) => {
        const timer = { at: now + ms, run }
        pending.add(timer)
        return () => void pending.delete(timer)
      },
    },
    waiting: () => [...pending].map(({ at }) => at - now).sort((a, b) => a - b),
    pass,
    next: () => {
      const due = first()
      if (due !== undefined) pass(due.at - now)
      return due !== undefined
    },
  }
}
