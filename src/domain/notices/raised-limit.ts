import { coverNotice, mayRaise, raisedBy, waitingFor } from '../guarantee/cover.ts'
import type { DecideInput } from '../model/decision.ts'
import type { Notice } from '../model/notice.ts'
import type { Grn } from '../values/identifiers.ts'
import type { Snapshot } from '../model/snapshot.ts'
import type { ConsequenceKind } from './consequence.ts'
import { shortMark } from './identification.ts'

/** Movements that a raised limit is looked at for, at most; the others wait for the next raise, or an amendment. */
export const COVERED_MAX = 500

/**
 * A raised limit covers the movements that wait for room on the guarantee: one after the other in their order, each on what
 * those before have left. One that does not fit does not keep back a later one that does.
 */
export const raisedLimit: ConsequenceKind = ({ message }) => {
  const grn = mayRaise(message)
  if (grn === undefined) return undefined
  const mark = shortMark(grn)
  return {
    weight: COVERED_MAX,
    trains: [],
    marks: [mark],
    foundMax: COVERED_MAX,
    // Whoever began to wait meanwhile would be forgotten until the next raise.
    complete: true,
    mrns: ({ found }) => found.get(mark) ?? [],
    decides: ['guarantee-use'],
    frees: ['guarantee-use'],
    follow: (own, snapshot, context) => ({
      decision: own,
      notices: raisedBy(message, own) === undefined ? [] : covered(grn, snapshot, context),
    }),
  }
}

function* covered(
  grn: Grn,
  { movements, guarantees }: Snapshot,
  context: Pick<DecideInput, 'now' | 'reference'>,
): Generator<Notice> {
  for (const movement of waitingFor(grn, movements.values())) {
    const notice = coverNotice(movement, grn, guarantees, context)
    if (notice !== undefined) yield notice
  }
}
