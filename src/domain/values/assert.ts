/** A broken invariant: a defect of the hub, never of a message. The pipeline answers 503 and stores nothing. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError'
}

/**
 * Throws when an invariant of architecture.md does not hold. Stopping is the lesser harm: a wrong balance that is
 * committed can never be taken back.
 */
export function assertInvariant(holds: boolean, what: string): asserts holds {
  if (!holds) throw new InvariantError(`invariant broken: ${what}`)
}
