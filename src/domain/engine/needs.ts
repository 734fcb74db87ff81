import { movementRows } from '../model/table.ts'
import { JUDGED_BY_DECLARATION } from '../movement/simplified.ts'
import { conditionsOnDeclaration } from './conditions.ts'
import { effects } from './effects.ts'

/**
 * Whether deciding a message of this type reads the declaration's content (`DecideInput.declaration`): because a guard, or
 * a condition or effect of one of its rows, says beside its code that it does. Whatever reads it and does not say so finds
 * none in production; the tests' world throws instead. Also for effects of held messages of this type.
 */
export const needsDeclaration = (type: string): boolean => READERS.has(type)

const READERS: ReadonlySet<string> = new Set([
  ...JUDGED_BY_DECLARATION,
  ...movementRows
    .filter(
      ({ when, does = [] }) =>
        (when !== undefined && conditionsOnDeclaration.has(when)) ||
        does.some((effect) => effect !== 'hold' && effects[effect].readsDeclaration),
    )
    .map(({ on }) => on),
])
