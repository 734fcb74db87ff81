import { expect, test } from 'vitest'
import { asksOf } from '../../../../src/domain/office-app/attest.ts'
import { alertReasons } from '../../../support/lists.ts'
import { findRow, isEnd, movementRows } from '../../../../src/domain/model/table.ts'
import { catalogue } from '../../../../src/generated/catalogue.ts'
import { timerRows } from '../../../../src/generated/timers.ts'
import { movementTable } from '../../../../src/generated/movement-table.ts'
import { type Message, type MessageType, messageTypes } from '../../../../src/generated/types.ts'

const states = movementTable.states.map(({ name }) => name)

/** What may be decided on a movement: whatever else there is says something about none, or only the hub sends it. */
const decided = messageTypes.filter((type) => {
  const { kind, needsMrn } = catalogue[type]
  return (kind === 'decision' || kind === 'fact') && needsMrn !== 'absent'
})

test('only what may be decided on a movement has rows', () => {
  const events = new Set(movementRows.map(({ on }) => on).filter((on) => !on.startsWith('timer:')))
  // And what the hub itself has decided on a movement that waited for room (src/domain/guarantee/cover.ts).
  expect([...events].sort()).toEqual([...decided, 'guarantee-use'].sort())
})

test.each(states.flatMap((state) => decided.map((type) => [state, type] as const)))(
  '%s on %s: rows with different conditions, then exactly one that always holds',
  (state, type) => {
    const rows = movementRows.filter(({ from, on }) => on === type && from.includes(state))
    const conditions = rows.map(({ when }) => when)
    expect(conditions.filter((when) => when === undefined)).toHaveLength(1)
    expect(conditions.at(-1)).toBeUndefined()
    expect(new Set(conditions).size).toBe(conditions.length)
    expect(findRow(state, type, () => false).when).toBeUndefined()
  },
)

test.each(timerRows.flatMap(({ name, runsIn }) => runsIn.map((state) => [state, name] as const)))(
  '%s on the firing of %s: rows with different conditions, then exactly one that always holds',
  (state, name) => {
    const conditions = movementRows.filter(({ from, on }) => on === `timer:${name}` && from.includes(state))
    expect(conditions.filter(({ when }) => when === undefined)).toHaveLength(1)
    expect(conditions.at(-1)?.when).toBeUndefined()
  },
)

test('a timer has rows only where it may run, and is started only on the way to where it may', () => {
  const runsIn = (name: string): readonly string[] => timerRows.find((row) => row.name === name)?.runsIn ?? []
  const fired = movementRows.filter(
    ({ on, from }) => on.startsWith('timer:') && !from.every((state) => runsIn(on.slice(6)).includes(state)),
  )
  const started = movementRows.filter(({ starts, from, to }) =>
    (starts ?? []).some((name) => (to === 'same' ? from : [to]).every((state) => !runsIn(name).includes(state))),
  )
  expect([fired, started]).toEqual([[], []])
})

test('wherever something may be asked of a second person, the time it has to be confirmed in runs', () => {
  const asked = decided.filter((type) => {
    const body = catalogue[type].kind === 'fact' ? { corrects: 'an earlier one' } : {}
    return asksOf({ type, body, sender: { office: 'TGLFW001' } } as unknown as Message, 'first') !== undefined
  })
  expect(asked).toEqual(expect.arrayContaining(['discharge', 'control-results', 'border-exit-notice']))
  const taken = movementRows.filter(({ on, refuse }) => refuse === undefined && asked.some((type) => type === on))
  // Of a movement nobody has declared a fact is held, and what it would correct is not there.
  const states = new Set(taken.flatMap(({ from }) => from).filter((state) => state !== 'none'))
  const runsIn: readonly string[] = timerRows.find(({ name }) => name === 'T_approval')?.runsIn ?? []
  expect([...states].filter((state) => !runsIn.includes(state))).toEqual([])
})

test('row ids are unique and every row names its source', () => {
  expect(new Set(movementRows.map(({ id }) => id)).size).toBe(movementRows.length)
  expect(movementRows.filter(({ source }) => source === '')).toEqual([])
})

test('only decisions are ever refused because of state', () => {
  const never = movementRows.filter(
    ({ on }) => on.startsWith('timer:') || catalogue[on as MessageType].kind !== 'decision',
  )
  expect(never.length).toBeGreaterThan(60)
  expect(never.filter(({ refuse }) => refuse !== undefined)).toEqual([])
})

test('nothing leaves an end, and money moves out of use only on the way into one', () => {
  expect(movementRows.filter(({ from, to }) => from.some(isEnd) && to !== 'same')).toEqual([])
  expect(movementRows.filter(({ guarantee, to }) => guarantee === 'free' && to !== 'discharged')).toEqual([])
})

test('a row that holds a message says what it awaits, and one that refuses does nothing', () => {
  expect(movementRows.filter(({ does, awaits }) => does?.includes('hold') && awaits === undefined)).toEqual([])
  const refusing = movementRows.filter(({ refuse }) => refuse !== undefined)
  expect(refusing.filter(({ to, does, guarantee }) => to !== 'same' || does || guarantee)).toEqual([])
})

test('reasons of alerts are in the code list', () => {
  const reasons = movementRows.flatMap(({ alert }) => alert ?? [])
  expect(reasons.length).toBeGreaterThan(0)
  expect(reasons.filter((reason) => !alertReasons.includes(reason))).toEqual([])
})
