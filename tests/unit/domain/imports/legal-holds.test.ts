import { describe, expect, test } from 'vitest'
import { planLegalHolds } from '../../../../src/domain/imports/legal-holds.ts'
import { isHeldOn, type LegalHold } from '../../../../src/domain/model/legal-hold.ts'

const HOLD = {
  mrn: '26TGLFW100000123J0',
  validFrom: '2026-03-01',
  country: 'TG',
  order: '17/26',
} as unknown as LegalHold
const TODAY = '2026-03-10'
const plan = (entries: unknown, current: readonly LegalHold[] = []) => planLegalHolds(current, entries, TODAY)
const wrong = (change: object) =>
  plan([{ ...HOLD, ...change }]).findings.map(({ code, rule, pointer }) => [rule ?? code, pointer])

describe('an order is refused', () => {
  test.each<[string, object, string, string]>([
    ['of a number that is no MRN', { mrn: '26TGLFW100000123J1' }, '51', '/items/0/mrn'],
    ['that ends before today', { validTo: '2026-03-09' }, 'LEGAL-HOLD-ENDS', '/items/0/validTo'],
    [
      'that ends before it begins',
      { validFrom: '2026-04-01', validTo: '2026-03-31' },
      'LEGAL-HOLD-ENDS',
      '/items/0/validTo',
    ],
    ['of nobody', { order: '' }, '51', '/items/0/order'],
    ['of no country', { country: 'Togo' }, '39', '/items/0/country'],
  ])('%s', (_, change, code, pointer) => {
    expect(wrong(change)).toEqual([[code, pointer]])
  })

  test('that is given twice in one', () => {
    expect(plan([HOLD, HOLD]).findings.map(({ rule }) => rule)).toEqual(['IMPORT-TWICE'])
  })
})

test('one is lifted today at the earliest, by naming it again with its last day', () => {
  const lifted = { ...HOLD, validTo: TODAY }
  expect(plan([lifted], [HOLD])).toEqual({
    findings: [],
    changes: [{ key: `${HOLD.mrn} 2026-03-01`, change: 'changed', before: HOLD, after: lifted }],
  })
  expect(plan([HOLD], [HOLD]).changes).toEqual([])
})

test('one counts from its first day through its last, and for good while it has none', () => {
  const days = ['2026-02-28', '2026-03-01', '2026-03-10', '2026-03-11']
  expect(days.map((day) => isHeldOn({ ...HOLD, validTo: TODAY }, day))).toEqual([false, true, true, false])
  expect(days.map((day) => isHeldOn(HOLD, day))).toEqual([false, true, true, true])
})
