/** The part of the timers' port that a wait needs; the function returned cancels. */
type After = { after(ms: number, run: () => void): () => void }

/** What `within` gives for work that takes longer. */
export const LATE = Symbol('late')

/**
 * The result of the work, or `LATE` when it has not settled in `ms` milliseconds. Rejects as the work does. The work itself
 * goes on; should it reject later, that is heard and forgotten.
 */
export async function within<T>(work: Promise<T>, ms: number, timers: After): Promise<T | typeof LATE> {
  let cancel = (): void => {}
  const patience = new Promise<typeof LATE>((resolve) => {
    cancel = timers.after(ms, () => resolve(LATE))
  })
  try {
    return await Promise.race([work, patience])
  } finally {
    cancel()
  }
}
