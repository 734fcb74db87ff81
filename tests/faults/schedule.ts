/** When journeys begin. */
export type Schedule = {
  /** How many begin now, while so many are under way: each is told once. */
  take(underWay: number): number
}

/**
 * One journey falls due every `everyMs` milliseconds, and begins as soon as fewer than `atMost` are under way: what a fault has kept from
 * beginning is made up for, so that it takes nothing off the load, and what it leaves behind never grows beyond these.
 * @param now milliseconds of a clock that only goes forward
 */
export function createSchedule(
  { everyMs, atMost }: { readonly everyMs: number; readonly atMost: number },
  now: () => number,
): Schedule {
  const since = now()
  let begun = 0
  return {
    take: (underWay) => {
      const due = Math.floor((now() - since) / everyMs) - begun
      const count = Math.max(0, Math.min(due, atMost - underWay))
      begun += count
      return count
    },
  }
}
