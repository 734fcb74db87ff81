import type { ServerDeps } from './deps.ts'

/** Waits for the next commit and a moment for others that come with it, or until `over`, whichever comes first. */
function nextChange(
  { changes, timers }: NewsDeps,
  coalesceMs: number,
  over: AbortSignal,
): { promise: Promise<void>; cancel: () => void } {
  let finish: () => void = () => undefined
  const promise = new Promise<void>((resolve) => {
    finish = resolve
  })
  let cancelBurst: (() => void) | undefined
  const unsubscribe = changes.onChange(() => {
    cancelBurst ??= timers.after(coalesceMs, finish)
  })
  over.addEventListener('abort', finish, { once: true })
  const cancel = (): void => {
    unsubscribe()
    cancelBurst?.()
    over.removeEventListener('abort', finish)
    finish()
  }
  return { promise, cancel }
}

type NewsDeps = Pick<ServerDeps, 'changes' | 'timers'>

export type Waiting = {
  /** Milliseconds to wait for news at most. */
  waitMs: number
  /** Commits come in bursts; one look after each is enough. */
  coalesceMs: number
  /** The end of the connection or of the server. */
  ended: AbortSignal
}

/**
 * Looks, and where that is no news looks again after each burst of commits, until it is or the wait is over.
 * @returns what was seen last; undefined where the connection ended before
 */
export async function whenNews<T>(
  deps: NewsDeps,
  { waitMs, coalesceMs, ended }: Waiting,
  look: () => Promise<T>,
  isNews: (seen: T) => boolean,
): Promise<T | undefined> {
  const patience = new AbortController()
  const cancelPatience = waitMs > 0 ? deps.timers.after(waitMs, () => patience.abort()) : patience.abort()
  const over = AbortSignal.any([ended, patience.signal])
  try {
    for (;;) {
      // Listening starts before the first look: a commit in between must not be missed.
      const change = nextChange(deps, coalesceMs, over)
      try {
        const last = over.aborted
        const seen = await look()
        if (isNews(seen) || last || ended.aborted) return seen
        if (!over.aborted) await change.promise
      } finally {
        change.cancel()
      }
      if (ended.aborted) return undefined
    }
  } finally {
    cancelPatience?.()
  }
}
