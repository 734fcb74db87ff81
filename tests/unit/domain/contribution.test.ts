import { describe, expect, test } from 'vitest'
import type { ContributionTable } from '../../../src/domain/contribution.ts'
import { checkRules } from '../../../src/domain/rules/index.ts'
import { customs, message } from '../../support/procedures.ts'
import { agreement, testReference } from '../../support/reference.ts'
import { declaration, MRN, registration, release } from '../../support/road.ts'
import { createWorld } from '../../support/world.ts'

const TABLE: ContributionTable = {
  id: 'FGT',
  regime: 'isrt',
  validFrom: '2026-01-01',
  rate: '0.5',
  base: 'cif',
  collector: 'TG/fonds-garantie',
  shares: [
    { country: 'TG', guarantor: 'TG/fonds-garantie', parts: 2 },
    { country: 'BF', guarantor: 'BF/fonds-garantie', parts: 1 },
    { country: 'NE', guarantor: 'NE/fonds-garantie', parts: 7 },
  ],
}

const reference = (fields: Partial<ContributionTable> = {}) => {
  const base = testReference()
  const agreements = base.agreements.map((one) => agreement({ ...one, contributionTable: 'FGT' }))
  return { ...base, agreements, contributions: [{ ...TABLE, ...fields }] }
}
const world = (fields: Partial<ContributionTable> = {}) => {
  const made = createWorld(reference(fields))
  made.accept(registration())
  made.accept(declaration())
  return made
}
const payment = (amount: string, receipt: string, currency = 'XOF') =>
  message('payment-notice', customs('TG'), {
    purpose: 'contribution',
    amount: { amount, currency },
    receipt,
    paidOn: '2026-03-02',
  })

describe('the contribution to the guarantee funds', () => {
  test('is refused where it is declared otherwise than the table of the agreement has it', () => {
    const declared = (amount: string) => {
      const contribution = {
        base: { amount: '9000000', currency: 'XOF' },
        rate: '0.5',
        amount,
        currency: 'XOF',
        collectedBy: 'Fonds',
      }
      const one = declaration({ body: { contribution } })
      const ref = reference()
      const caller = ref.parties.get('TG')
      if (caller === undefined) throw new Error('no TG')
      return checkRules({ message: one, mrn: MRN, caller, reference: ref, now: Date.parse('2026-03-02T08:00:00Z') })
    }
    expect(declared('45000').filter(({ rule }) => rule === 'CONTRIBUTION-AMOUNT')).toEqual([])
    expect(declared('44999')).toContainEqual(
      expect.objectContaining({
        rule: 'CONTRIBUTION-AMOUNT',
        pointer: '/body/contribution/amount',
        value: '44999 XOF',
        expected: '45000 XOF',
      }),
    )
  })

  test('is kept beside the secured amount, shared among the countries on the way only', () => {
    const made = world()
    expect(made.movements.get(MRN)?.contribution).toEqual({
      table: 'FGT',
      base: { amount: '9000000', currency: 'XOF' },
      rate: '0.5',
      amount: '45000',
      currency: 'XOF',
      collector: 'TG/fonds-garantie',
      shares: [
        { country: 'TG', guarantor: 'TG/fonds-garantie', amount: '30000' },
        { country: 'BF', guarantor: 'BF/fonds-garantie', amount: '15000' },
      ],
      receipts: [],
    })
    expect(made.movements.get(MRN)?.lines).toMatchObject([{ minor: 4_000_000n }])
    made.accept(release())
    expect(made.state(MRN)).toBe('released')
  })

  test('holds back the release where the table says so, until receipts in its currency cover it', () => {
    const made = world({ payBeforeRelease: true })
    const refused = () => expect(made.send(release()).outcome).toBe('refused')
    expect(made.send(release())).toMatchObject({
      outcome: 'refused',
      findings: [{ rule: 'CONTRIBUTION-UNPAID', code: '92', value: '0 XOF', expected: '45000 XOF' }],
    })
    made.accept(payment('40000', 'QT-1'))
    made.accept(payment('40000', 'QT-1'))
    refused()
    made.accept(payment('45000.00', 'QT-2', 'GHS'))
    refused()
    made.accept(payment('5000', 'QT-3'))
    made.accept(release())
    expect(made.state(MRN)).toBe('released')
    expect(made.movements.get(MRN)?.contribution?.receipts.map(({ receipt }) => receipt)).toEqual([
      'QT-1',
      'QT-2',
      'QT-3',
    ])
  })
})
