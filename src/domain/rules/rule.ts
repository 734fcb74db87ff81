import type { Message } from '../../generated/types.ts'
import { type ActDay, dayOfAct } from '../reference/act-day.ts'
import type { Finding } from '../values/finding.ts'
import type { Party, Reference } from '../model/reference.ts'
import type { Coded } from './walk.ts'
import type { Mrn } from '../values/identifiers.ts'

/** What a rule may look at: the message, who sent it, the registry and the time; never a movement or a guarantee. */
export type RuleInput = {
  message: Message
  /** The MRN the message is about, if its header has one. */
  mrn?: Mrn | undefined
  caller: Party
  reference: Reference
  /** Milliseconds since the epoch, UTC. */
  now: number
  /** The declaration is the new content of one that is there already. */
  amends?: boolean
}

/**
 * What one check gives to every rule: the same object to each, so that what several look at is found once and kept in `found`, by
 * the function that finds it.
 */
export type Checked = RuleInput & { coded: Coded; found: Map<unknown, unknown> }

/**
 * One business rule: everything in the message that breaks it, in the message's order. It looks at each place a fixed number
 * of times, so that all rules together are linear in the nodes of the message (tests/property/rules-are-linear.test.ts). A
 * rule on lists that may be long gives its findings one by one (`findingsAt`): nobody makes those that are not asked for.
 */
export type Rule = (input: Checked) => Iterable<Finding>

/** The findings at each of many places, made when they are asked for. */
export function* findingsAt<T>(places: Iterable<T>, judge: (place: T, at: number) => Finding[]): Generator<Finding> {
  let at = 0
  for (const place of places) yield* judge(place, at++)
}

/** What several rules look at, found once for all of them, and kept no longer than the input itself. */
export const oncePerCheck =
  <T extends object>(find: (input: Checked) => T): ((input: Checked) => T) =>
  (input) => {
    const known = input.found.get(find) as T | undefined
    if (known !== undefined) return known
    const value = find(input)
    input.found.set(find, value)
    return value
  }

/** The day of the act: of a declaration its acceptance, of an amendment the amendment. */
export const actDay: (input: Checked) => ActDay = oncePerCheck(dayOfAct)

/**
 * The day of the act that the content documents: what was declared with codes and offices of its day stays right, however
 * late it is amended.
 */
export const contentDay: (input: Checked) => ActDay = oncePerCheck((input) => dayOfAct({ ...input, amends: false }))
