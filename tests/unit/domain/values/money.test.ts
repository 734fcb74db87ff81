import { describe, expect, test } from 'vitest'
import { isPaid } from '../../../../src/domain/reference/contribution.ts'
import { asParty } from '../../../../src/domain/values/party.ts'
import { minorOf } from '../../../../src/domain/values/money.ts'

describe('money that was checked before', () => {
  test.each([
    ['12.505', 'GHS', 'more decimals than its currency has'],
    ['12', 'XXQ', 'a currency that is not in the list'],
    ['-1', 'XOF', 'a sign'],
    ['', 'XOF', 'nothing'],
  ])('%s %s is never taken for nothing: it has %s', (amount, currency) => {
    expect(() => minorOf({ amount, currency })).toThrow(`${amount} is not an amount of ${currency}`)
  })

  test('a contribution whose amount cannot be read is not paid by nothing', () => {
    const due = {
      table: 'FGT',
      tableFrom: '2026-01-01',
      agreements: [],
      base: { amount: '1', currency: 'XOF' },
      rate: '1',
    }
    const unread = { ...due, amount: '1.5', currency: 'XOF', collector: asParty('TG/fonds'), shares: [], receipts: [] }
    expect(() => isPaid(unread)).toThrow('1.5 is not an amount of XOF')
  })

  test('is counted in minor units of its currency', () => {
    expect(minorOf({ amount: '12.50', currency: 'GHS' })).toBe(1250n)
    expect(minorOf({ amount: '12', currency: 'XOF' })).toBe(12n)
  })
})
