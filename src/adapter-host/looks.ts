import type { AdapterContext } from '../adapter-api/index.ts'
import type { Timers } from '../ports/runtime.ts'

/** The adapters' way to look at something again and again (`AdapterContext.lookAgain`), until the signal ends. */
export const createLooks =
  (deps: { signal: AbortSignal; timers: Timers; log: AdapterContext['log'] }): AdapterContext['lookAgain'] =>
  (name, everyMs, look) => {
    const ending = new AbortController()
    const signal = AbortSignal.any([deps.signal, ending.signal])
    const ended = new Promise<void>((resolve) => {
      if (signal.aborted) resolve()
      else signal.addEventListener('abort', () => resolve(), { once: true })
    })
    const run = async (): Promise<void> => {
      while (!signal.aborted) {
        const looked = look().catch((error: unknown) => {
          if (!signal.aborted) deps.log('look-failed', { name, error: String(error) })
        })
        // A look may wait for the hub, which may never come: it must not keep the adapter from ending.
        await Promise.race([looked, ended])
        const { promise: rested, resolve: wake } = Promise.withResolvers<void>()
        const cancel = deps.timers.after(everyMs, wake)
        await Promise.race([rested, ended])
        cancel()
      }
    }
    const running = run()
    return () => {
      ending.abort()
      return running
    }
  }
