import { headerOf } from './decide.ts'
import { refusedAnswer } from './problem.ts'
import type { WorkResult, Refusal, RefusedWork, Work } from './work.ts'

/** Retry-After in seconds: these messages wait for other parties' messages, which may have come by then. */
const RETRY_AFTER_SECONDS = 600

const REFUSAL: Refusal = { httpStatus: 429, code: 'quota', findings: [], retryAfterSeconds: RETRY_AFTER_SECONDS }

/**
 * Some works would exceed the number of messages of one party that may wait on a movement (engine.md 9). Nothing may be
 * stored of them, not even their ids: the batch is rolled back and run again without them.
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
export const crowdedAnswer = (work: Work): WorkResult =>
  work.kind === 'message' ? refusedAnswer(REFUSAL, work.received.language) : { kind: 'lost' }

/**
 * Over AMQP nobody awaits the answer, except for an operator's retry: the sender is told by a message, and only that is
 * stored.
 */
export const crowdedReply = (work: Work): RefusedWork | undefined =>
  work.kind === 'message' && work.received.replies && work.retry === undefined
    ? { kind: 'refused', received: work.received, refusal: REFUSAL, key: undefined, header: headerOf(work.message) }
    : undefined
