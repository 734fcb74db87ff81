/**
 * Ends a fault. Resolves with the moment, in milliseconds since 1970, from which nothing is wrong any more: a server's own
 * start is part of the fault, the hub's and a national system's is part of the recovery.
 */
export type End = () => Promise<number>

/** A fault that is over once this work is done. */
export function after(work: () => unknown): End {
  return async () => {
    await work()
    return Date.now()
  }
}
