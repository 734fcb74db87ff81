import { guaranteeTable } from '../../generated/guarantee-table.ts'
import { movementTable } from '../../generated/movement-table.ts'
import { assertInvariant } from '../values/assert.ts'
import type { AcceptedStatus } from './decision.ts'
import type { MovementState } from './movement.ts'
import type { EventType, TimerName } from './timer.ts'

type TransitionOf<T> = T extends { readonly transitions: readonly (infer Row)[] } ? Row : never
type ValueOf<Row, Key extends string> = Row extends { readonly [K in Key]: infer Value } ? Value : never
type Item<List> = List extends readonly (infer Value)[] ? Value : never
type MovementRow = TransitionOf<typeof movementTable>

/** Names the table uses; each has its function in conditions.ts, effects.ts, ledger.ts. */
export type ConditionName = ValueOf<MovementRow, 'when'>
export type EffectName = Item<ValueOf<MovementRow, 'does'>>
export type LedgerActName = ValueOf<MovementRow, 'guarantee'>
/** All acts on a movement's lines, those that rows name and those that effects do. */
export type LedgerActId = (typeof guaranteeTable)['acts'][number]['id']
export type AlertReason = ValueOf<MovementRow, 'alert'>

/** On what a row is that has this name under a key: what its function is called for, and nothing else. */
type OnOf<R, Key extends 'when' | 'guarantee', Name> = R extends { readonly [K in Key]: Name } & {
  readonly on: infer On
}
  ? On
  : never
type OnOfEffect<R, Name> = R extends { readonly on: infer On; readonly does: infer Does }
  ? Name extends Item<Does>
    ? On
    : never
  : never
export type ConditionOn<C extends ConditionName> = OnOf<MovementRow, 'when', C> & EventType
export type EffectOn<E extends EffectName> = OnOfEffect<MovementRow, E> & EventType
export type LedgerActOn<A extends LedgerActName> = OnOf<MovementRow, 'guarantee', A> & EventType

/** One row of the movement's table (schemas/movement.json). */
export type Row = {
  readonly id: string
  readonly from: readonly MovementState[]
  readonly on: EventType
  readonly when?: ConditionName
  readonly to: MovementState | 'same'
  readonly status?: AcceptedStatus
  readonly awaits?: string
  readonly refuse?: '90' | '92'
  readonly guarantee?: LedgerActName
  readonly does?: readonly EffectName[]
  /** Timers that run from now on; what else must run or stop follows from state and procedures (schemas/timers.json). */
  readonly starts?: readonly TimerName[]
  readonly alert?: AlertReason
  readonly source: string
}

/** All rows, in the order in which they are tried. */
export const movementRows: readonly Row[] = movementTable.transitions

/**
 * The first row for a state and a type of message whose condition holds. Every pair has an unconditional last row (a test
 * proves it), so there always is one.
 */
export function findRow(state: MovementState, on: EventType, holds: (condition: ConditionName) => boolean): Row {
  const row = movementRows.find(
    (candidate) =>
      candidate.on === on && candidate.from.includes(state) && (candidate.when === undefined || holds(candidate.when)),
  )
  assertInvariant(row !== undefined, `no row for ${state} on ${on}`)
  return row
}

type StateRow = { readonly name: MovementState; readonly end?: boolean; readonly inFlight?: boolean }
const states: readonly StateRow[] = movementTable.states

/** Nothing leaves these states. */
export const isEnd = (state: MovementState): boolean => states.some(({ name, end }) => name === state && end === true)

/** Released and not yet arrived, discharged or otherwise ended (engine.md 4, "In flight"). */
export const isInFlight = (state: MovementState): boolean =>
  states.some(({ name, inFlight }) => name === state && inFlight === true)

type GuaranteeRow = TransitionOf<typeof guaranteeTable>
/** Names of the guarantee's table (schemas/guarantee.json). */
export type GuaranteeEventName = ValueOf<GuaranteeRow, 'on'>
export type GuaranteeConditionName = ValueOf<GuaranteeRow, 'when'>
export type GuaranteeRefusalRule = ValueOf<GuaranteeRow, 'refuse'>
export type GuaranteeFrom = 'none' | (typeof guaranteeTable)['states'][number]['name']

export type GuaranteeTransition = {
  readonly id: string
  readonly from: readonly GuaranteeFrom[]
  readonly on: GuaranteeEventName
  readonly when?: GuaranteeConditionName
  readonly to: Exclude<GuaranteeFrom, 'none'> | 'same'
  readonly refuse?: GuaranteeRefusalRule
}

/** All rows of the guarantee's header, in the order in which they are tried. */
export const guaranteeRows: readonly GuaranteeTransition[] = guaranteeTable.transitions

/** The first row of the guarantee's table whose condition holds; there always is one. */
export function findGuaranteeRow(
  from: GuaranteeFrom,
  on: GuaranteeEventName,
  holds: (condition: GuaranteeConditionName) => boolean,
): GuaranteeTransition {
  const row = guaranteeRows.find(
    (candidate) =>
      candidate.on === on && candidate.from.includes(from) && (candidate.when === undefined || holds(candidate.when)),
  )
  assertInvariant(row !== undefined, `no guarantee row for ${from} on ${on}`)
  return row
}

/** What a ledger act does with each line and between which accounts it moves the line's amount. */
export const ledgerActs = guaranteeTable.acts
