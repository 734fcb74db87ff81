import fc from 'fast-check'
import { afterAll, describe, expect, test, vi } from 'vitest'
import type * as Table from '../../src/domain/model/table.ts'
import { guaranteeRows, movementRows } from '../../src/domain/model/table.ts'
import { directed, type Directed } from './directed.ts'
import { play, reference, references, sequence } from './sequences.ts'

/** Rows of the guarantee's table that were taken, and rows of the movement's that refused: they leave no other trace. */
const taken = vi.hoisted(() => {
  // Files of one worker share their modules: the core is loaded anew, with the tables below, whoever ran before.
  vi.resetModules()
  return { guarantee: new Set<string>(), refusing: new Set<string>() }
})
// And nobody who runs after it works with tables that take notes.
afterAll(() => void vi.resetModules())

/** The real tables, with a note of what was found in them. */
vi.mock('../../src/domain/model/table.ts', async (original) => {
  const real = await original<typeof Table>()
  return {
    ...real,
    findRow: (...given: Parameters<typeof real.findRow>) => {
      const row = real.findRow(...given)
      if (row.refuse !== undefined) taken.refusing.add(row.id)
      return row
    },
    findGuaranteeRow: (...given: Parameters<typeof real.findGuaranteeRow>) => {
      const row = real.findGuaranteeRow(...given)
      taken.guarantee.add(row.id)
      return row
    },
  }
})

type Reached = { movement: Set<string>; guarantee: Set<string> }

/** The rows that a run reaches. */
function reachedBy(run: (note: (row: string) => void) => void): Reached {
  taken.guarantee.clear()
  taken.refusing.clear()
  const applied = new Set<string>()
  run((row) => applied.add(row))
  return { movement: new Set([...applied, ...taken.refusing]), guarantee: new Set(taken.guarantee) }
}

const playDirected = ({ happenings, reference: by = references[0]! }: Directed): Reached =>
  reachedBy((note) => {
    for (const { decision } of play(happenings, by).steps)
      if (decision.outcome === 'accepted') note(decision.effect.row ?? '')
  })

describe('a sequence made for it reaches', () => {
  test.each(directed.movement)('$reaches: $what', (one) => {
    expect([...playDirected(one).movement]).toEqual(expect.arrayContaining([...one.reaches]))
  })

  test.each(directed.guarantees)('$reaches of the guarantee: $what', (one) => {
    expect([...playDirected(one).guarantee]).toEqual(expect.arrayContaining([...one.reaches]))
  })
})

/** The same in every run: a row that chance reached once must not be called unreached another time. */
const SEED = 20_260_302

test('every row of both tables is reached, by a sequence made for it or by generated ones', () => {
  const byChance = reachedBy((note) =>
    fc.assert(
      fc.property(sequence, reference, (happenings, by) => {
        for (const { decision } of play(happenings, by).steps)
          if (decision.outcome === 'accepted') note(decision.effect.row ?? '')
      }),
      { numRuns: 1_500, seed: SEED },
    ),
  )
  const onPurpose = (cases: readonly Directed[]): string[] => cases.flatMap(({ reaches }) => reaches)
  const movement = new Set([...byChance.movement, ...onPurpose(directed.movement)])
  const guarantee = new Set([...byChance.guarantee, ...onPurpose(directed.guarantees)])
  // Of a row named here: add a sequence to directed.ts that reaches it, or take it out of schemas/.
  expect({
    movement: movementRows.filter(({ id }) => !movement.has(id)).map(({ id }) => id),
    guarantee: guaranteeRows.filter(({ id }) => !guarantee.has(id)).map(({ id }) => id),
  }).toEqual({ movement: [], guarantee: [] })
})
