import { claimsOf } from './decide.ts'
import { refusedAnswer } from './problem.ts'
import type { Done, Refusal, RefusedWork, Work } from './work.ts'

/** Seconds after which what is waited for may have come: these messages wait for other people. */
const RETRY_AFTER_SECONDS = 600

const REFUSAL: Refusal = { httpStatus: 429, code: 'quota', findings: [], retryAfterSeconds: RETRY_AFTER_SECONDS }

/**
 * Some works would have more wait on a movement than may of one party (engine.md 9). Nothing may be stored of them, their
 * claims included: the batch is undone and run again without them.
 */
export class Crowded extends Error {
  readonly works: ReadonlySet<Work>
  constructor(works: ReadonlySet<Work>) {
    super(`${works.size} messages would wait where too many wait`)
    this.name = 'Crowded'
    this.works = works
  }
}

/** The answer to one of them: nothing is stored, and its id may be used again. */
export const crowdedAnswer = (work: Work): Done =>
  work.kind === 'message' ? refusedAnswer(REFUSAL, work.received.language) : { kind: 'lost' }

/** Over AMQP nobody waits for the answer, but for an operator's: the sender is told by a message, and that is all that is kept of it. */
export const crowdedReply = (work: Work): RefusedWork | undefined =>
  work.kind === 'message' && work.received.replies && work.retry === undefined
    ? { kind: 'refused', received: work.received, refusal: REFUSAL, key: undefined, claims: claimsOf(work.message) }
    : undefined
