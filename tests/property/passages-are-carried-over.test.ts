import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Leg } from '../../src/domain/model/movement.ts'
import { withPassages } from '../../src/domain/movement/amendment.ts'

const PASSAGE = { office: 'TGCNK001', occurredAt: '2026-06-01T08:00:00Z' }
const seen = {
  entered: PASSAGE,
  exited: PASSAGE,
  returned: PASSAGE,
  refused: PASSAGE,
  implied: true,
  exitMissing: true,
  limitTold: '2026-06-05T00:00:00Z',
} as unknown as Partial<Leg>
const names = Object.keys(seen) as (keyof typeof seen)[]
const bare = { index: 1, country: 'BF', mode: '3', connection: 'full' } as Leg

test('a leg that takes another one’s place has seen what that one had seen, all of it and nothing else', () => {
  fc.assert(
    fc.property(fc.subarray(names), (given) => {
      const before = { ...bare, index: 0, ...Object.fromEntries(given.map((name) => [name, seen[name]])) } as Leg
      const after = withPassages(bare, before)
      expect(Object.keys(after).toSorted()).toEqual([...Object.keys(bare), ...given].toSorted())
      for (const name of given) expect(after[name]).toEqual(seen[name])
      expect(after.index).toBe(1)
    }),
  )
})
