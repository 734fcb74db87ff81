import { coverNotice, raisedBy, waitingFor } from '../domain/guarantee/cover.ts'
import { type DecideDeps, type Decided, decideMessage, type State } from './decide.ts'
import { noticeWork } from './fan-out.ts'
import type { Encode } from './make.ts'

/** A movement began to wait for room on a guarantee after those that wait were looked up: the batch must be run again. */
export class Overtaken extends Error {
  constructor() {
    super('a movement began to wait for room meanwhile')
    this.name = 'Overtaken'
  }
}

/**
 * What was decided, and where it raised a limit the movements it covers that wait for room on the guarantee: one after the
 * other in their order, each on what those before have left, in the same transaction. One that does not fit does not keep
 * back a later one that does.
 */
export function decideCovered(
  decided: readonly Decided[],
  state: State,
  deps: DecideDeps & { encode: Encode },
): Decided[] {
  const [first] = decided
  const grn = first?.kind === 'message' ? raisedBy(first.work.message, first.decision) : undefined
  if (first?.kind !== 'message' || grn === undefined) return [...decided]
  const covered = waitingFor(grn, state.movements.values()).flatMap((movement) => {
    const notice = coverNotice(movement, grn, state.guarantees, deps)
    return notice === undefined ? [] : decideMessage(noticeWork(first.work, notice, 0, deps), notice.mrn, state, deps)
  })
  return [...decided, ...covered]
}
