import type { Pace } from '../../src/compose/pace.ts'

/**
 * Of a hub whose peers fall silent or come back in a test. Looks come many times a second, and a peer is given up as soon as
 * one that answers on a busy machine would have answered; a mistake about that costs one more try, as it does in operation.
 */
export const QUICK: Pace = {
  database: { connectWithinMs: 2_000, answerWithinMs: 4_000 },
  broker: { backoff: { initialMs: 100, maxMs: 500 } },
  // Not less: a quorum queue killed in its first second comes back empty.
  relay: { generationSettleMs: 2_500, lossCheckMs: 1_000, tickMs: 500, backoff: { initialMs: 100, maxMs: 1_000 } },
  health: { everyMs: 200, patienceMs: 2_000 },
  trustFilesEveryMs: 100,
}
