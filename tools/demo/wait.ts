import { setTimeout as after } from 'node:timers/promises'

const POLL_MS = 100

/** Resolves when `done` does so with true; rejects after `timeoutMs` with what `explain` says is missing. */
export const waitUntil = async (
  done: () => Promise<boolean>,
  options: { timeoutMs: number; explain: () => Promise<string> | string; signal?: AbortSignal },
): Promise<void> => {
  const deadline = performance.now() + options.timeoutMs
  while (!(await done())) {
    options.signal?.throwIfAborted()
    if (performance.now() > deadline) throw new Error(await options.explain())
    await after(POLL_MS, undefined, options.signal ? { signal: options.signal } : {})
  }
}
