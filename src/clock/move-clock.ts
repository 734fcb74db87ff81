import type { ManualClock, MoveClock } from '../ports/runtime.ts'
import type { DueTimer, DueTimers } from '../ports/timers.ts'

export type MoveClockDeps = {
  clock: ManualClock
  due: Pick<DueTimers, 'next'>
  /** Fires what is due by now; resolves when it has. */
  wake: () => Promise<void>
}

/** Timers looked at for the next halt. */
const LOOK = 500
/** Halts of one move at most; what is due behind the last of them fires at the end of the way. */
const HALTS_MAX = 1_000
/** Halts for one timer at most: one that stands still is put off again and again, and must not stop the clock for ever. */
const HALTS_OF_ONE = 5

/**
 * Moves a clock that stands still (interface.md 1). It halts wherever a timer is due, so that each fires at its own time and
 * what it starts runs from then on, as if the time had passed; a jump would have everything fire at once, at its end. One
 * move after the other.
 */
export function createMoveClock({ clock, due, wake }: MoveClockDeps): MoveClock {
  let last: Promise<unknown> = Promise.resolve()
  const move = async (to: Date): ReturnType<MoveClock> => {
    if (to.getTime() < clock.now().getTime()) return { moved: false, now: clock.now() }
    const halts = new Map<string, number>()
    for (let count = 0; count < HALTS_MAX; count += 1) {
      const next = nextHalt(await due.next(LOOK), clock.now().getTime(), to.getTime(), halts)
      if (next === undefined) break
      clock.moveTo(new Date(next))
      await wake()
    }
    clock.moveTo(to)
    await wake()
    return { moved: true, now: clock.now() }
  }
  return (to) => {
    const moving = last.then(() => move(to))
    last = moving.catch(() => undefined)
    return moving
  }
}

/** The next time a timer is due on the way, milliseconds UTC; undefined when there is none. */
function nextHalt(
  timers: readonly DueTimer[],
  now: number,
  to: number,
  halts: Map<string, number>,
): number | undefined {
  const next = timers.find(
    (timer) => timer.dueAt > now && timer.dueAt <= to && (halts.get(keyOf(timer)) ?? 0) < HALTS_OF_ONE,
  )
  if (next === undefined) return undefined
  halts.set(keyOf(next), (halts.get(keyOf(next)) ?? 0) + 1)
  return next.dueAt
}

const keyOf = ({ mrn, number }: DueTimer): string => `${mrn} ${number}`
