import type { ManualClock, MoveClock } from '../ports/runtime.ts'
import type { DueTimer, DueTimers } from '../ports/timers.ts'

export type MoveClockDeps = {
  clock: ManualClock
  due: Pick<DueTimers, 'next'>
  /** Fires everything due by now; resolves when done. */
  wake: () => Promise<void>
}

/** Timers read to find the next stop. */
const LOOK = 500
/** Most stops in one move; timers due after the last stop fire at the end of the move. */
const HALTS_MAX = 1_000
/** Most stops for one timer: a paused one is put off again and again, and must not stop the clock for ever. */
const HALTS_OF_ONE = 5

/**
 * Moves a manual clock (interface.md 1). It stops wherever a timer is due, so that each fires at its own time and what it
 * starts runs from then on, as if the time had passed; a jump would fire everything at once, at its end. Moves run one
 * after the other.
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

/** The next time before the target at which a timer is due, milliseconds UTC; undefined when there is none. */
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
