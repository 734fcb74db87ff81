import { catalogue } from '../../generated/catalogue.ts'
import type { Message, MessageType } from '../../generated/types.ts'
import { grnsOf, grnsOfLines, newGrnsOf } from '../draft/queries.ts'
import type { Held, Movement } from '../model/movement.ts'
import { movementRows } from '../model/table.ts'
import { mayBeFreed } from '../movement/held.ts'
import { JUDGED_BY_DECLARATION } from '../movement/simplified.ts'
import type { Peek } from '../notices/consequence.ts'
import type { Grn, Mrn } from '../values/identifiers.ts'
import { matchedBy } from '../values/provisional.ts'
import type { PartyKey } from '../values/party.ts'
import { conditionsOnDeclaration } from './conditions.ts'
import { consequenceOf } from './consequences.ts'
import { readsDeclaration } from './effects.ts'
import type { Happening } from './step.ts'

/**
 * Whether deciding a message of this type reads the declaration's content (`DecideInput.declaration`): because a guard, or
 * a condition or effect of one of its rows, says beside its code that it does. Also for effects of held messages of this type.
 */
export const needsDeclaration = (type: string): boolean => READERS.has(type)

const READERS: ReadonlySet<string> = new Set([
  ...JUDGED_BY_DECLARATION,
  ...movementRows
    .filter(
      ({ when, does = [] }) =>
        (when !== undefined && conditionsOnDeclaration.has(when)) ||
        does.some((effect) => effect !== 'hold' && readsDeclaration(effect)),
    )
    .map(({ on }) => on),
])

/** An alert and a request for diversion. */
const NOTICES_OF_CLOSURE = 2

/** How many events may follow at most: a batch is bounded by what it decides, not by what was sent. */
export function weightOf(happening: Happening): number {
  if (happening.kind === 'closure') return NOTICES_OF_CLOSURE
  return happening.kind === 'message' ? (consequenceOf(happening)?.weight ?? 1) : 1
}

/** What is looked up before it is known which movements to lock. */
export type Lookups = {
  /** To be locked before all other state. */
  trains: readonly { number: string; operator: PartyKey }[]
  /** Marks, with how many movements are asked for by each at most. */
  marks: ReadonlyMap<number, readonly string[]>
  /** Those to look up again under the locks: a movement that got one meanwhile must not be missed. */
  again: ReadonlyMap<number, readonly string[]>
}

/** The first of three questions: what to look up before it is known what these happenings are about. */
export function lookupsOf(happenings: readonly Happening[]): Lookups {
  const all = happenings.flatMap((one) => (one.kind === 'message' ? (consequenceOf(one) ?? []) : []))
  const byMax = (some: typeof all): ReadonlyMap<number, readonly string[]> =>
    new Map(
      [...Map.groupBy(some, ({ foundMax }) => foundMax)].map(([max, group]) => [
        max,
        [...new Set(group.flatMap(({ marks }) => marks))],
      ]),
    )
  return {
    trains: all.flatMap(({ trains }) => trains),
    marks: byMax(all),
    again: byMax(all.filter(({ complete }) => complete)),
  }
}

/**
 * One movement that may change, with the types of message that may be decided there, and those events that may set
 * something free; a firing has no message.
 */
export type Subject = {
  mrn: Mrn | undefined
  message?: Message
  types: readonly MessageType[]
  freeing: readonly string[]
}

/** The second question: which movements a happening may change, given what was looked up. */
export function subjectsOf(happening: Happening, peek: Peek): Subject[] {
  const { mrn } = happening
  // A timer may end the movement; then all held messages are decided too.
  if (happening.kind === 'timer') return [{ mrn, types: [], freeing: [`timer:${happening.name}`] }]
  if (happening.kind === 'closure') {
    const { message } = happening.notice
    // An alert touches nothing but the movement; a diversion looks at its content and its guarantees.
    const types = message.body.alternativeOffice === undefined ? [] : (['diversion-request'] as const)
    return [{ mrn, message, types, freeing: types }]
  }
  const { message } = happening
  // Agreed to, it is decided like one that comes.
  if (happening.kind === 'approval') return [{ mrn, message, types: [message.type], freeing: [message.type] }]
  // Only lifting a stop releases anything.
  const freeing = message.type === 'alert' && message.body.action !== 'lift' ? [] : [message.type]
  const provisional = matchedBy(message)
  // What waits under the number a declaration names may be free as soon as what waits on its movement.
  const waiting: Subject[] = provisional === undefined ? [] : [{ mrn: provisional, types: [], freeing }]
  const own: Subject = { mrn, message, types: [message.type], freeing }
  const consequence = consequenceOf(happening)
  if (consequence === undefined) return [own, ...waiting]
  const { mrns, decides, frees } = consequence
  return [own, ...waiting, ...mrns(peek).map((one): Subject => ({ mrn: one, message, types: decides, freeing: frees }))]
}

/** What is loaded besides the movements themselves. */
export type Needs = {
  /** Movements whose declaration is read. */
  declarations: Mrn[]
  /** Held messages that may be released: the others are not read, however many there are. */
  held: Held[]
  /** Guarantees to be locked, and those of them that may be named for the first time. */
  grns: Grn[]
  creating: Grn[]
}

/** The third question: what deciding on these movements needs besides them, as they stand. */
export function needs(subjects: readonly Subject[], movements: ReadonlyMap<Mrn, Movement>): Needs {
  const freed = heldToDecide(subjects, movements)
  const declarations = subjects.flatMap(({ mrn, types }) => {
    if (mrn === undefined) return []
    const held = freed.get(mrn) ?? []
    return [...types, ...held.map(({ type }) => type)].some((type) => needsDeclaration(type)) ? [mrn] : []
  })
  const grns = subjects.flatMap((subject) => {
    const { message, mrn } = subject
    const named = message === undefined ? [] : grnsOf(message)
    if (mrn === undefined) return named
    return [...named, ...lineGrns(subject, movements.get(mrn), freed.get(mrn)?.length ?? 0)]
  })
  const creating = subjects.flatMap(({ message }) => (message === undefined ? [] : newGrnsOf(message)))
  return { declarations, held: [...freed.values()].flat(), grns, creating }
}

/** A passage never touches the ledger unless it releases something held; the guarantee stays unlocked for others. */
function lineGrns({ message, types }: Subject, movement: Movement | undefined, held: number): Grn[] {
  if (movement === undefined) return []
  if (message === undefined) return grnsOfLines(movement)
  const touching = types.some((type) => {
    const { kind, receivers } = catalogue[type]
    return kind !== 'fact' || receivers.includes('guarantor')
  })
  // A late passage, or the rest of the goods, may be all that the discharge waits for.
  return touching || held > 0 || movement.state === 'results-received' ? grnsOfLines(movement) : []
}

function heldToDecide(subjects: readonly Subject[], movements: ReadonlyMap<Mrn, Movement>): Map<Mrn, readonly Held[]> {
  const freeing = new Map<Mrn, string[]>()
  for (const { mrn, freeing: types } of subjects) {
    if (mrn !== undefined) freeing.set(mrn, [...(freeing.get(mrn) ?? []), ...types])
  }
  return new Map(
    [...freeing].map(([mrn, types]) => {
      const movement = movements.get(mrn)
      return [mrn, mayBeFreed(types, movement?.held ?? [], movement?.state)]
    }),
  )
}
