import type { Guarded } from './guarded.ts'

/** How one private service is started and what is left of it. */
export interface SupervisedSpec {
  /** Starts it on its ports and data and resolves when it is ready. */
  start(): Promise<Guarded>
  /** Throws its data away. */
  clear(): Promise<void>
  readonly persistent: boolean
  readonly keepAlive: boolean
  readonly label: string
  readonly log: (line: string) => void
}

/** Start, stop and fault functions of a service of ours; all run one after the other. */
export interface Supervised {
  stop(): Promise<void>
  kill(): Promise<void>
  restart(): Promise<void>
  wipe(): Promise<void>
}

/**
 * Takes over a started service.
 * @param spec how to start it again
 * @param first the running service
 */
export const supervise = (spec: SupervisedSpec, first: Guarded): Supervised => {
  let current = first
  let wanted = true
  let queue: Promise<unknown> = Promise.resolve()
  const inTurn = (act: () => Promise<void>): Promise<void> => {
    const result = queue.then(act)
    queue = result.catch(() => undefined)
    return result
  }
  const watch = (guarded: Guarded): void => {
    if (!spec.keepAlive) return
    void guarded.ended.then(() =>
      inTurn(async () => {
        if (!wanted || current !== guarded) return
        spec.log(`${spec.label} ended unasked, starting it again`)
        await start()
      }).catch((error: unknown) => spec.log(`${spec.label} did not start again: ${String(error)}`)),
    )
  }
  const start = async (): Promise<void> => {
    current = await spec.start()
    wanted = true
    watch(current)
  }
  watch(first)
  return {
    stop: () =>
      inTurn(async () => {
        wanted = false
        await current.stop()
        if (!spec.persistent) await spec.clear()
      }),
    kill: () =>
      inTurn(async () => {
        wanted = false
        await current.kill()
      }),
    restart: () =>
      inTurn(async () => {
        wanted = false
        await current.stop()
        await start()
      }),
    wipe: () =>
      inTurn(async () => {
        wanted = false
        await current.kill()
        await spec.clear()
        await start()
      }),
  }
}
