/** What ends each part again, in the order in which the parts were begun. */
export type Closers = (() => Promise<unknown>)[]

/**
 * Ends all parts, the last one begun first, each also where another could not be ended: what is left open would hold
 * leases, connections or a port that the next start needs. Rejects with the first error when all have been asked.
 */
export async function closeAll(closers: Closers): Promise<void> {
  const errors: unknown[] = []
  for (let close = closers.pop(); close !== undefined; close = closers.pop()) {
    await close().catch((error: unknown) => errors.push(error))
  }
  if (errors.length > 0) throw errors[0]
}
