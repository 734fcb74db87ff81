import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type ClaimLine,
  isPartyTo,
  contributionLines,
  type StatementMovement,
  StatementTotals,
} from '../../../../src/domain/guarantee/statement.ts'
import type { Contribution, MovementState } from '../../../../src/domain/model/movement.ts'
import { asCountry, asGrn, asMrn, asParty } from '../../../support/identifiers.ts'

const TG = 'TG/fonds-garantie'
const BF = 'BF/fonds-garantie'
const NE = 'NE/fonds-garantie'

const contribution = (fields: Partial<Contribution> = {}): Contribution => ({
  table: 'FGT',
  tableFrom: '2026-01-01',
  agreements: ['REGION'],
  base: { amount: '9000000', currency: 'XOF' },
  rate: '0.5',
  amount: '45000',
  currency: 'XOF',
  collector: asParty(TG),
  shares: [
    { country: asCountry('TG'), guarantor: asParty(TG), amount: '30000' },
    { country: asCountry('BF'), guarantor: asParty(BF), amount: '15000' },
  ],
  receipts: [],
  ...fields,
})
const receipt = (amount: string, currency = 'XOF') => ({
  receipt: `QT-${amount}`,
  amount,
  currency,
  paidOn: '2026-03-02',
})
const movement = (one: Partial<Contribution>, fields: Partial<StatementMovement> = {}): StatementMovement => ({
  mrn: asMrn('26TGLFW100000123J0'),
  date: '2026-03-02',
  state: 'released',
  regime: 'isrt',
  contributions: [contribution(one)],
  ...fields,
})
const owed = (one: Partial<Contribution>) => contributionLines(movement(one)).map((line) => [line.creditor, line.owed])

describe('lines of a contribution', () => {
  test('one per share, owed to the others once it has been collected', () => {
    expect(contributionLines(movement({ receipts: [receipt('45000')] }))).toMatchObject([
      { creditor: TG, debtor: TG, share: 30_000n, owed: 0n, amount: 45_000n, base: 9_000_000n, state: 'paid' },
      { creditor: BF, debtor: TG, share: 15_000n, owed: 15_000n, tableFrom: '2026-01-01', state: 'paid' },
    ])
  })

  test('of a part collected a part is owed, of more than is due no more than the shares, of another currency nothing', () => {
    expect(owed({})).toEqual([
      [TG, 0n],
      [BF, 0n],
    ])
    expect(owed({ receipts: [receipt('30000')] })).toEqual([
      [TG, 0n],
      [BF, 10_000n],
    ])
    expect(owed({ receipts: [receipt('90000')] })).toEqual([
      [TG, 0n],
      [BF, 15_000n],
    ])
    expect(owed({ receipts: [receipt('45000.00', 'GHS')] })).toEqual([
      [TG, 0n],
      [BF, 0n],
    ])
    expect(contributionLines(movement({ receipts: [receipt('44999')] }))[0]?.state).toBe('open')
  })

  test.each<[MovementState, number]>([
    ['cancelled', 0],
    ['not-released', 0],
    ['registered', 2],
    ['discharged', 2],
  ])('%s with nothing collected: %i lines', (state, lines) => {
    expect(contributionLines(movement({}, { state }))).toHaveLength(lines)
    expect(contributionLines(movement({ receipts: [receipt('1')] }, { state }))).toHaveLength(2)
  })

  test('nothing is lost or made by the division of what was collected', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(100_000), { minLength: 1, maxLength: 8 }),
        fc.nat(1_000_000),
        (amounts, collected) => {
          const amount = amounts.reduce((sum, one) => sum + one, 0)
          const shares = amounts.map((one, at) => ({
            country: asCountry('BF'),
            guarantor: asParty(`BF/g${at}`),
            amount: String(one),
          }))
          const lines = contributionLines(
            movement({ amount: String(amount), shares, receipts: [receipt(String(collected))] }),
          )
          expect(lines.reduce((sum, line) => sum + line.owed, 0n)).toBe(BigInt(Math.min(amount, collected)))
          for (const { owed: due, share } of lines) expect(due <= share).toBe(true)
        },
      ),
    )
  })
})

describe('what A owes B', () => {
  const claim = (fields: Partial<ClaimLine>): ClaimLine => ({
    kind: 'claim',
    mrn: asMrn('26TGLFW100000123J0'),
    date: '2026-03-20',
    grn: asGrn('26TG00CCIT0000178'),
    debtor: asParty(TG),
    creditor: asParty(BF),
    currency: 'XOF',
    paid: 120_000n,
    reimbursed: 100_000n,
    open: 20_000n,
    ...fields,
  })

  test('adds up per pair and currency, contributions beside claims; who owes nothing is left out', () => {
    const totals = new StatementTotals()
    const lines = [
      ...contributionLines(movement({ receipts: [receipt('45000')] })),
      ...contributionLines(movement({ receipts: [receipt('45000')] })),
      claim({}),
      claim({ currency: 'GHS', open: 1n }),
      claim({ debtor: asParty(BF), creditor: asParty(TG), open: 7n }),
      claim({ creditor: asParty(NE), open: 0n }),
    ]
    for (const line of lines) totals.add(line)
    expect(totals.all()).toEqual([
      { debtor: BF, creditor: TG, currency: 'XOF', contributions: 0n, claims: 7n },
      { debtor: TG, creditor: BF, currency: 'GHS', contributions: 0n, claims: 1n },
      { debtor: TG, creditor: BF, currency: 'XOF', contributions: 30_000n, claims: 20_000n },
    ])
  })

  test('a guarantor’s own lines are those where it is debtor or creditor', () => {
    const lines = [...contributionLines(movement({})), claim({ creditor: asParty(NE) })]
    expect(lines.map((line) => [TG, BF, NE].map((key) => isPartyTo(line, asParty(key))))).toEqual([
      [true, false, false],
      [true, true, false],
      [true, false, true],
    ])
  })
})
