import { describe, expect, test } from 'vitest'
import { planRetention } from '../../../../src/domain/imports/retention.ts'
import type { Movement } from '../../../../src/domain/model/movement.ts'
import { isClosed, isOver, retentionOf, type RetentionPeriod } from '../../../../src/domain/model/retention.ts'

const ENDED = {
  state: 'discharged',
  open: [],
  held: [],
  timers: [],
  lines: [{ state: 'released' }],
} as unknown as Movement
const period = (country: string, validFrom: string, days: number) => ({ country, validFrom, days }) as RetentionPeriod

describe('a movement is kept', () => {
  test.each<[string, object]>([
    ['that is on its way', { state: 'in-transit' }],
    ['that has arrived and is not discharged', { state: 'results-received' }],
    ['that nobody has declared', { state: 'none' }],
    ['whose guarantee is in use', { lines: [{ state: 'released' }, { state: 'in-use' }] }],
    ['whose guarantee is claimed', { lines: [{ state: 'claimed' }] }],
    ['about which an enquiry is open', { open: [{ procedure: 'enquiry' }] }],
    ['for which a message waits', { held: [{}] }],
    ['that a clock runs for', { timers: [{}] }],
    ['that waits for a second person', { approvals: [{}] }],
    ['that a guarantor was asked about', { asked: [{}] }],
    ['of which guarantors owe each other', { debts: [{ paid: '100', reimbursed: '40' }] }],
    ['with a difference that nothing has explained', { differences: [{ flag: 'sealsDiffer' }] }],
  ])('%s', (_, change) => {
    expect(isClosed({ ...ENDED, ...change } as Movement)).toBe(false)
  })

  test('and no longer once nothing of it is open', () => {
    const settled = { debts: [{ paid: '100', reimbursed: '100' }], lines: [{ state: 'settled' }] }
    const explained = { differences: [{ flag: 'sealsDiffer', resolvedBy: {} }, { kind: 'mass' }] }
    expect([isClosed(ENDED), isClosed({ ...ENDED, ...settled, ...explained } as unknown as Movement)]).toEqual([
      true,
      true,
    ])
  })
})

describe('a period', () => {
  const now = Date.parse('2026-08-01T12:00:00Z')
  test('is none where the country has none, or none that has begun', () => {
    expect(retentionOf([period('BF', '2020-01-01', 1)], 'TG' as never, now)).toBeUndefined()
    expect(retentionOf([period('TG', '2026-08-02', 1)], 'TG' as never, now)).toBeUndefined()
  })

  test('is the newest that has begun, in whatever order they stand', () => {
    const [old, current, next] = [
      period('TG', '2020-01-01', 1),
      period('TG', '2026-08-01', 2),
      period('TG', '2027-01-01', 3),
    ]
    expect(retentionOf([next, current, old], 'TG' as never, now)).toBe(current)
  })

  test('is over when the last of its days is, and not a moment before', () => {
    const since = now - 30 * 86_400_000
    expect([isOver({ days: 30 }, since + 1, now), isOver({ days: 30 }, since, now)]).toEqual([false, true])
  })
})

describe('an import of periods', () => {
  test('refuses what is no period, no country, or twice', () => {
    for (const [items, pointer] of [
      [[{ country: 'TG', validFrom: '2026-01-01', days: 0 }], '/items/0/days'],
      [[{ country: 'Togo', validFrom: '2026-01-01', days: 1 }], '/items/0/country'],
      [[{ country: 'TG', validFrom: '2026-02-30', days: 1 }], '/items/0/validFrom'],
      [[period('TG', '2026-01-01', 1), period('TG', '2026-01-01', 2)], '/items/1'],
    ] as const) {
      const { findings, changes } = planRetention([], items)
      expect([findings[0]?.pointer, changes]).toEqual([pointer, []])
    }
  })

  test('adds and changes, and the same once more changes nothing', () => {
    const current = [period('TG', '2026-01-01', 10)]
    const plan = planRetention(current, [period('TG', '2026-01-01', 20), period('BF', '2026-01-01', 5)])
    expect(plan.changes.map(({ key, change }) => `${key} ${change}`)).toEqual([
      'TG 2026-01-01 changed',
      'BF 2026-01-01 added',
    ])
    expect(planRetention(current, current).changes).toEqual([])
  })
})
