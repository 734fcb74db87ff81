import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amendment, customs, message } from '../../../support/procedures.ts'
import { testReference } from '../../../support/reference.ts'
import { declaration, GRN, MRN, registration, release } from '../../../support/road.ts'
import { createWorld } from '../../../support/world.ts'
import { convert, type Rate, rateProblem } from '../../../../src/domain/values/rates.ts'

const rate = (more: Partial<Rate> = {}): Rate => ({
  from: 'GHS',
  to: 'XOF',
  rate: '39.5',
  validFrom: '2026-05-01',
  source: 'BCEAO',
  ...more,
})
const ghs = (minor: bigint) => ({ minor, currency: 'GHS' })

describe('conversion', () => {
  test('there is none without a rate, before its first day, or over a third currency', () => {
    expect(convert(ghs(100n), 'XOF', [], '2026-06-01')).toBeUndefined()
    expect(convert(ghs(100n), 'XOF', [rate()], '2026-04-30')).toBeUndefined()
    const chain = [rate({ to: 'EUR' }), rate({ from: 'EUR' })]
    expect(convert(ghs(100n), 'XOF', chain, '2026-06-01')).toBeUndefined()
  })

  test('rounds up, by the latest rate in force, and says which', () => {
    const rates = [rate(), rate({ rate: '40', validFrom: '2026-05-15' }), rate({ rate: '1', validFrom: '2026-07-01' })]
    expect(convert(ghs(101n), 'XOF', rates, '2026-05-14')?.minor).toBe(40n)
    expect(convert(ghs(101n), 'XOF', rates, '2026-06-01')).toEqual({
      minor: 41n,
      conversion: {
        amount: '1.01',
        currency: 'GHS',
        rate: '40',
        from: 'GHS',
        to: 'XOF',
        date: '2026-05-15',
        source: 'BCEAO',
      },
    })
  })

  test('takes the inverse of a rate published the other way, and the direct one first', () => {
    const euro = rate({ from: 'EUR', rate: '655.957' })
    expect(convert({ minor: 655_957n, currency: 'XOF' }, 'EUR', [euro], '2026-06-01')?.minor).toBe(100_000n)
    expect(convert({ minor: 1n, currency: 'XOF' }, 'EUR', [euro], '2026-06-01')?.minor).toBe(1n)
    const both = [euro, rate({ from: 'XOF', to: 'EUR', rate: '0.002' })]
    expect(convert({ minor: 1000n, currency: 'XOF' }, 'EUR', both, '2026-06-01')?.conversion.from).toBe('XOF')
  })

  test('is never less than the exact value and less than one minor unit more', () => {
    fc.assert(
      fc.property(fc.bigInt(1n, 10n ** 15n), fc.integer({ min: 1, max: 10 ** 9 }), (minor, thousandths) => {
        const published = `${Math.floor(thousandths / 1000)}.${String(thousandths % 1000).padStart(3, '0')}`
        const got = convert(ghs(minor), 'XOF', [rate({ rate: published })], '2026-06-01')?.minor ?? -1n
        // 1 GHS is 100 pesewas, 1 XOF is 1 franc: exact is minor * rate / 100, here in thousandths of a hundredth.
        const exact = minor * BigInt(thousandths)
        return got * 100_000n >= exact && (got - 1n) * 100_000n < exact
      }),
      { numRuns: 2000 },
    )
  })

  test('a rate of zero, of an unknown currency or of a currency to itself is no rate', () => {
    expect(rateProblem(rate())).toBeUndefined()
    expect(rateProblem(rate({ rate: '0.000' }))).toBe('rate')
    expect(rateProblem(rate({ rate: '1e3' }))).toBe('rate')
    expect(rateProblem(rate({ from: 'QQQ' }))).toBe('currency')
    expect(rateProblem(rate({ from: 'XOF' }))).toBe('currency')
  })
})

describe('a guarantee used in another currency', () => {
  const world = (rates: Rate[] = [rate({ validFrom: '2026-03-02' })]) => {
    const made = createWorld(testReference({ rates }))
    made.accept(registration())
    return made
  }
  const guarantees = (amount: string) => [
    { type: '1' as const, grn: GRN, accessCode: 'A1B2', amount: { amount, currency: 'GHS' } },
  ]

  test('is refused G09 where no rate is known, and the text names the pair', () => {
    const decision = world([]).accept(declaration({ body: { guarantees: guarantees('10.01') } }))
    expect(decision.outgoing).toContainEqual(
      expect.objectContaining({
        type: 'guarantee-not-valid',
        body: { guarantees: [expect.objectContaining({ reason: 'G09', text: expect.stringContaining('GHS - XOF') })] },
      }),
    )
  })

  test('is reserved in its own currency, rounded up, with rate, date and source on the line', () => {
    const made = world()
    made.accept(declaration({ body: { guarantees: guarantees('10.01') } }))
    expect(made.guarantees.get(GRN)?.reserved).toBe(396n)
    expect(made.movements.get(MRN)?.lines).toMatchObject([
      { minor: 396n, currency: 'XOF', conversion: { amount: '10.01', rate: '39.5', source: 'BCEAO' } },
    ])
    made.accept(amendment(2, { guarantees: guarantees('20.01') }))
    expect(made.guarantees.get(GRN)?.reserved).toBe(791n)
    expect(made.movements.get(MRN)?.lines).toMatchObject([{ minor: 791n, conversion: { amount: '20.01' } }])
  })

  test('is claimed in its own currency', () => {
    const made = world()
    for (const one of [declaration({ body: { guarantees: guarantees('10.01') } }), release()]) made.accept(one)
    const claim = (amount: string, currency: string) =>
      message('recovery-notice', customs('TG'), {
        grn: GRN,
        amount: { amount, currency },
        country: 'BF',
        legalBasis: 'l',
        payBy: '2026-08-01',
      })
    expect(made.send(claim('10.01', 'GHS'))).toMatchObject({
      findings: [{ rule: 'CLAIM-AMOUNT', expected: '396 XOF' }],
    })
    made.accept(claim('396', 'XOF'))
    expect(made.guarantees.get(GRN)).toMatchObject({ inUse: 0n, claimed: 396n })
  })
})
