import { expect, test } from 'vitest'
import { mappingOf } from '../../../../adapters/rest/index.ts'
import payment from '../../../../adapters/rest/profiles/payment.json' with { type: 'json' }
import { profileOf } from '../../../../adapters/rest/profile.ts'
import { formatAmount } from '../../../../src/domain/values/money.ts'

/** The profile counts in minor units (docs/payments.md): a place too many would be ten times the money. */
test('a confirmation in minor units is the amount that the hub writes, in each currency of the profile', async () => {
  const { fromNational } = mappingOf(profileOf(payment))
  const currencies = [...payment.receive.map.matchAll(/'([A-Z]{3})': \d/g)].map(([, code = '']) => code)
  expect(currencies.length).toBeGreaterThan(10)
  const paid = { id: 'a', at: '2026-05-20T08:30:00Z', reference: 'R', purpose: 'claim', movement: 'M', receipt: 'Q' }
  for (const currency of currencies)
    for (const minor of [1, 9, 10, 99, 100, 101, 104_550, 123_456_789]) {
      const { body } = await fromNational({ ...paid, minor, currency })
      expect(body).toMatchObject({ amount: { amount: formatAmount(BigInt(minor), currency), currency } })
    }
})
