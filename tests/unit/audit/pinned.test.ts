import { describe, expect, test } from 'vitest'
import { PinnedCheck } from '../../../src/audit/pinned.ts'
import { breachText, Breaches } from '../../../src/audit/result.ts'
import type { Pinned } from '../../../src/ports/pinned.ts'

const pinned = (offices: string, stamps = 'none', form = 1): Pinned => ({
  form,
  tables: { offices, parties: 'p' },
  grown: { log_timestamps: { upTo: 3, digest: stamps } },
})
type Act = { before: Pinned; after: Pinned } | string

/** What is found after these acts, where the tables hold this now. */
async function found(acts: readonly Act[], now: Pinned) {
  const breaches = new Breaches()
  const check = new PinnedCheck(breaches)
  for (const [at, act] of acts.entries()) {
    const tables = typeof act === 'string' ? act : JSON.stringify(act)
    const change = { version: BigInt(at), subject: 'offices', digest: Buffer.alloc(32), changes: '[]', tables }
    check.act({ change, logIndex: BigInt(10 + at) })
  }
  const asked: unknown[] = []
  await check.end({
    pinned: async (grown) => {
      asked.push(grown)
      return now
    },
  })
  const { findings, notCompared, counts } = breaches.result({ size: 0n, takenAt: new Date(0) }, Buffer.alloc(0))
  return { findings: findings.map(breachText), notCompared: Object.keys(notCompared), tables: counts.tables, asked }
}
const act = (before: string, after: string, stamps = 'none') => ({
  before: pinned(before, stamps),
  after: pinned(after, stamps),
})

describe('a table is named', () => {
  test('that was changed since the last act, by the act after which it was not', async () => {
    const { findings } = await found([act('a', 'b')], pinned('c'))
    expect(findings).toEqual([
      'I4 [leaf 10] table offices is not now what it was after this act, and no act has changed it',
    ])
  })

  test('that was changed between two acts, although the second one pins it as it is then', async () => {
    const { findings } = await found([act('a', 'b'), act('c', 'd')], pinned('d'))
    expect(findings).toEqual([
      'I4 [leaf 10] table offices is not before leaf 11 what it was after this act, and no act has changed it',
    ])
  })

  test('of which a row was taken away that an act had pinned', async () => {
    const { findings, asked } = await found([act('a', 'b', 'three')], pinned('b', 'two'))
    expect(findings).toEqual([expect.stringContaining('table log_timestamps is not now')])
    expect(asked).toEqual([{ log_timestamps: { upTo: 3, digest: 'three' } }])
  })

  test('that is there no more', async () => {
    const { findings } = await found([act('a', 'b')], { ...pinned('b'), tables: { offices: 'b' } })
    expect(findings).toEqual([expect.stringContaining('table parties is not now')])
  })
})

test('acts one after the other that each begin where the last one ended leave nothing to name', async () => {
  expect(await found([act('a', 'b'), act('b', 'c')], pinned('c'))).toMatchObject({ findings: [], tables: 3 })
})

test('what another release has pinned is not compared, and said to be so; what says nothing is not asked', async () => {
  const { findings, notCompared } = await found([act('a', 'b')], pinned('x', 'none', 2))
  expect([findings, notCompared]).toEqual([[], [expect.stringContaining('tables of the registry')]])
  expect(await found([], pinned('x'))).toMatchObject({ findings: [], asked: [] })
  expect(await found(['{"altered":1}', '[', '{"before":{}}'], pinned('x'))).toMatchObject({ findings: [], asked: [] })
})
