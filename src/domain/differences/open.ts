import type { Difference, DifferenceFlag } from '../model/difference.ts'
import type { Movement } from '../model/movement.ts'

type Judged = Pick<Movement, 'differences'>

/** With one of these open nothing is discharged without departure's act (engine.md 8, "Consequences"). */
const HOLDING: ReadonlySet<string> = new Set<DifferenceFlag>([
  'vehicleDiffers',
  'sealsDiffer',
  'passedStop',
  'usedTwice',
  'partial',
])

/** The flags that stand for open differences and for nothing else. */
export const DERIVED: readonly DifferenceFlag[] = [
  'vehicleDiffers',
  'sealsDiffer',
  'entryMissing',
  'passedStop',
  'usedTwice',
  'partial',
]

/** Differences nobody has closed yet, the oldest first; those for attention only among them. */
export const openDifferences = ({ differences = [] }: Judged): Difference[] =>
  differences.filter(({ resolvedBy }) => resolvedBy === undefined)

/** Those of them that hold back every discharge that rests on results. */
export const holdingDifferences = (movement: Judged): Difference[] =>
  openDifferences(movement).filter(({ flag }) => flag !== undefined && HOLDING.has(flag))

/** Whether a discharge waits for departure's act: something is open, or was closed by somebody else's report only. */
export const awaitsDeparture = (movement: Judged): boolean =>
  (movement.differences ?? []).some(
    ({ flag, resolvedBy, explained }) =>
      flag !== undefined && HOLDING.has(flag) && (resolvedBy === undefined || explained === true),
  )
