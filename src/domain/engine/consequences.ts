import type { Message } from '../../generated/types.ts'
import type { Consequence, ConsequenceKind } from '../notices/consequence.ts'
import { doubled } from '../notices/doubles.ts'
import { reported } from '../notices/fan-out.ts'
import type { Cause } from '../notices/made.ts'
import { raisedLimit } from '../notices/raised-limit.ts'

/** All kinds of consequence; a message has one at most. */
const KINDS: readonly ConsequenceKind[] = [reported, raisedLimit, doubled]

/** The effect of a message on movements it does not name; undefined for nearly all messages. */
export function consequenceOf(cause: Cause<Message>): Consequence | undefined {
  for (const kind of KINDS) {
    const consequence = kind(cause)
    if (consequence !== undefined) return consequence
  }
  return undefined
}
