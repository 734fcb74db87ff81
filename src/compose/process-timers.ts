import type { Timers } from '../ports/runtime.ts'

/** The process's own timers. They never keep it alive: `stop` awaits what must be finished before the end. */
export const processTimers: Timers = {
  after(ms, run) {
    const timer = setTimeout(run, ms)
    timer.unref()
    return () => clearTimeout(timer)
  },
}
