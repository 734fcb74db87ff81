import { describe, expect, test } from 'vitest'
import { checkRules } from '../../../../src/domain/rules/index.ts'
import type { MessageByType } from '../../../../src/generated/types.ts'
import { customs, message } from '../../../support/procedures.ts'
import { party, testReference } from '../../../support/reference.ts'
import {
  arrival,
  declaration,
  discharge,
  GRN,
  GUARANTOR,
  MRN,
  registration,
  release,
  results,
} from '../../../support/road.ts'
import { createWorld, sent, type World } from '../../../support/world.ts'
import { asMrn, asParty } from '../../../support/identifiers.ts'

const BF = 'BF/fonds-garantie'
const guarantor = (key: string) => ({ country: key.slice(0, 2), role: 'guarantor' as const, party: key.slice(3) })
const xof = (amount: string) => ({ amount, currency: 'XOF' })
const secured = [{ country: 'BF', amount: '2000000', currency: 'XOF', guarantor: BF }]

const claim = (amount = '120000', country = 'BF') =>
  message('recovery-notice', customs('TG'), {
    grn: GRN,
    amount: xof(amount),
    country,
    legalBasis: 'l',
    payBy: '2026-08-20',
  })
const claimed = (amount?: string, reference = testReference(), declared = secured): World => {
  const world = createWorld(reference)
  for (const one of [registration(), declaration({ body: { secured: declared } }), release(), claim(amount)])
    world.accept(one)
  return world
}
const settlement = (
  amount: string,
  by: MessageByType['recovery-settlement']['sender'],
  body: Partial<MessageByType['recovery-settlement']['body']> = {},
) =>
  message('recovery-settlement', by, { grn: GRN, amount: xof(amount), paidOn: '2026-06-01', payer: 'Fonds', ...body })
const reimbursement = (
  amount: string,
  body: Partial<MessageByType['payment-notice']['body']> = {},
  by: MessageByType['payment-notice']['sender'] = guarantor(GUARANTOR),
) =>
  message('payment-notice', by, {
    purpose: 'reimbursement',
    amount: xof(amount),
    receipt: 'V-1',
    paidOn: '2026-06-20',
    grn: GRN,
    payee: BF,
    ...body,
  })
const refusal = (world: World, one: Parameters<World['send']>[0]) => {
  const decision = world.send(one)
  return decision.outcome === 'refused' ? decision.findings[0] : undefined
}
const between = (world: World) => world.entries.filter(({ from }) => from.includes('/'))
const debts = (world: World) => world.movements.get(MRN)?.debts

describe('who may pay a claim', () => {
  test('no guarantor but the one that issued the guarantee and those of the countries the debt arose in', () => {
    const world = claimed('120000', testReference(), [
      ...secured,
      { country: 'NE', amount: '1', currency: 'XOF', guarantor: 'CI/cci' },
    ])
    expect(refusal(world, settlement('120000', guarantor('CI/cci')))).toMatchObject({ rule: 'SETTLEMENT-PAYER' })
    expect(refusal(world, settlement('120000', customs('TG'), { paidBy: 'CI/cci' }))).toMatchObject({
      code: '92',
      rule: 'SETTLEMENT-PAYER',
      pointer: '/body/paidBy',
      value: 'CI/cci',
      expected: `${GUARANTOR}, ${BF}`,
    })
  })

  test('only the guarantor that then owes it may say that another has paid', () => {
    const world = claimed()
    expect(refusal(world, settlement('120000', guarantor(BF), { paidBy: GUARANTOR }))).toMatchObject({
      code: '92',
      rule: 'SETTLEMENT-PAYER',
      pointer: '/body/paidBy',
    })
    world.accept(settlement('120000', guarantor(GUARANTOR), { paidBy: BF }))
    expect(debts(world)).toMatchObject([{ debtor: GUARANTOR, creditor: BF, paid: '120000' }])
  })

  test('the guarantor of a country whose debt was not claimed has nothing to pay', () => {
    const world = createWorld()
    const both = [...secured, { country: 'TG', amount: '1', currency: 'XOF', guarantor: GUARANTOR }]
    for (const one of [registration(), declaration({ body: { secured: both } }), release(), claim('1', 'TG')])
      world.accept(one)
    expect(refusal(world, settlement('1', guarantor(BF)))).toMatchObject({ rule: 'SETTLEMENT-PAYER' })
    expect(refusal(world, settlement('1', customs('TG'), { paidBy: BF }))).toMatchObject({ rule: 'SETTLEMENT-PAYER' })
  })
})

describe('whom a claim is addressed to', () => {
  test('the guarantor that the declaration names for the country, and the issuing one', () => {
    const world = createWorld()
    for (const one of [registration(), declaration({ body: { secured } }), release()]) world.accept(one)
    expect(sent(world.accept(claim()))).toEqual([`forward>${BF}`, `forward>${GUARANTOR}`, 'forward>TG/sahel-transit'])
  })

  test('where it names none, the only guarantor registered there; of two nobody', () => {
    const two = testReference()
    const one = { ...two, parties: new Map([...two.parties].filter(([key]) => key !== 'BF/cci')) }
    const addressed = (reference: typeof two) => claimed('1', reference, []).movements.get(MRN)?.recovery?.guarantors
    expect(addressed(two)).toBeUndefined()
    expect(addressed(one)).toEqual([{ country: 'BF', guarantor: BF }])
    const gone = { ...one, parties: new Map(one.parties).set(asParty(BF), party(BF, 'guarantor', { active: false })) }
    expect(addressed(gone)).toBeUndefined()
  })

  test('of several guarantees on the movement only the guarantor of the one claimed', () => {
    const other = '26CI00CCIT0000174'
    const world = createWorld()
    world.accept(registration())
    world.accept(registration({ by: 'CI/cci', body: { grn: other } }))
    const guarantees = [GRN, other].map((grn) => ({
      type: '1' as const,
      grn,
      accessCode: 'A1B2',
      amount: xof('1000000'),
    }))
    for (const one of [declaration({ body: { secured, guarantees } }), release()]) world.accept(one)
    expect(sent(world.accept(claim()))).not.toContain('forward>CI/cci')
    expect(sent(world.accept(settlement('120000', guarantor(BF))))).not.toContain('forward>CI/cci')
    expect(refusal(world, settlement('1', guarantor('CI/cci')))).toMatchObject({ code: '92' })
  })
})

describe('paid by the guarantor of the country where the debt arose', () => {
  test('claimed goes to spent, and the issuing guarantor owes it: an entry between the two, told to both', () => {
    const world = claimed()
    const paid = world.accept(settlement('120000', guarantor(BF)))
    expect(sent(paid)).toEqual(['forward>TG', `forward>${GUARANTOR}`, 'forward>TG/sahel-transit'])
    expect(world.guarantees.get(GRN)).toMatchObject({
      limit: 10_000_000n,
      inUse: 3_880_000n,
      claimed: 0n,
      spent: 120_000n,
    })
    expect(between(world)).toEqual([
      { grn: GRN, mrn: MRN, from: BF, to: GUARANTOR, minor: 120_000n, cause: 'recovery-settlement' },
    ])
    expect(paid.effect.entries).toContainEqual({ grn: GRN, from: BF, to: GUARANTOR, minor: '120000', currency: 'XOF' })
    expect(debts(world)).toEqual([
      { grn: GRN, debtor: GUARANTOR, creditor: BF, currency: 'XOF', paid: '120000', reimbursed: '0', receipts: [] },
    ])
  })

  test('paid by the issuing guarantor nothing is owed, nor where customs name nobody', () => {
    for (const by of [guarantor(GUARANTOR), customs('TG')]) {
      const world = claimed()
      world.accept(settlement('120000', by))
      expect([between(world), debts(world)]).toEqual([[], undefined])
    }
  })

  test('in two parts it is one debt of the sum', () => {
    const world = claimed()
    for (const amount of ['50000', '70000']) world.accept(settlement(amount, guarantor(BF)))
    expect(debts(world)).toMatchObject([{ paid: '120000' }])
    expect(between(world).map(({ minor }) => minor)).toEqual([50_000n, 70_000n])
  })
})

describe('a reimbursement is refused', () => {
  const owed = (): World => {
    const world = claimed()
    world.accept(settlement('120000', guarantor(BF)))
    return world
  }

  test('before anything is owed, and where nothing ever was', () => {
    expect(refusal(claimed(), reimbursement('1'))).toMatchObject({
      code: '92',
      rule: 'REIMBURSEMENT-PARTY',
      pointer: '/body/payee',
    })
    const never = createWorld()
    for (const one of [registration(), declaration()]) never.accept(one)
    expect(refusal(never, reimbursement('1'))).toMatchObject({ code: '92', rule: 'REIMBURSEMENT-PARTY' })
    expect(refusal(createWorld(), reimbursement('1'))).toMatchObject({ code: '90' })
  })

  test('of more than is owed, of nothing, in another currency', () => {
    const world = owed()
    for (const amount of [xof('120001'), xof('0'), { amount: '120000.00', currency: 'GHS' }]) {
      expect(refusal(world, reimbursement('', { amount }))).toMatchObject({
        code: '92',
        rule: 'REIMBURSEMENT-AMOUNT',
        pointer: '/body/amount/amount',
        value: `${amount.amount} ${amount.currency}`,
        expected: '120000 XOF',
      })
    }
    world.accept(reimbursement('100000'))
    expect(refusal(world, reimbursement('20001', { receipt: 'V-2' }))).toMatchObject({ expected: '20000 XOF' })
  })

  test('by who owes nothing, to who has paid nothing, on a guarantee that is not the movement’s', () => {
    const world = owed()
    const party = (one: Parameters<World['send']>[0]) => refusal(world, one)
    expect(party(reimbursement('1', {}, guarantor(BF)))).toMatchObject({
      code: '92',
      rule: 'REIMBURSEMENT-PARTY',
      pointer: '/sender',
      value: BF,
    })
    expect(party(reimbursement('1', { payee: 'BF/cci' }))).toMatchObject({
      rule: 'REIMBURSEMENT-PARTY',
      pointer: '/body/payee',
    })
    expect(party(reimbursement('1', { grn: '26TG00CCIT0000187' }))).toMatchObject({ pointer: '/body/grn' })
    const treasury = { country: 'BF', role: 'payment' as const, party: 'tresor' }
    expect(party(reimbursement('1', {}, treasury))).toMatchObject({ code: '90' })
    expect(debts(world)).toMatchObject([{ reimbursed: '0' }])
  })

  test('without the guarantee or the guarantor it is for', () => {
    const { grn: _, payee: __, ...body } = reimbursement('1').body
    const one = { ...reimbursement('1'), body }
    const caller = party(GUARANTOR, 'guarantor')
    const found = checkRules({
      message: one,
      mrn: asMrn(MRN),
      caller,
      reference: testReference(),
      now: Date.parse('2026-06-20T12:00:00Z'),
    })
    expect(found.map(({ rule, pointer, code }) => [rule, pointer, code])).toEqual([
      ['REIMBURSEMENT-CONTENT', '/body/grn', '13'],
      ['REIMBURSEMENT-CONTENT', '/body/payee', '13'],
    ])
  })
})

describe('a reimbursement', () => {
  test('in part and in whole settles the debt, after the movement has ended as well; the one who paid is told', () => {
    const world = claimed()
    for (const one of [arrival(), results(), discharge(), settlement('120000', guarantor(BF))]) world.accept(one)
    expect(world.movements.get(MRN)).toMatchObject({ state: 'discharged', open: [] })
    const before = world.guarantees.get(GRN)
    const part = world.accept(reimbursement('100000'))
    expect([part.status, sent(part)]).toEqual(['applied', [`forward>${BF}`]])
    expect(debts(world)).toMatchObject([{ reimbursed: '100000' }])
    const treasury = { country: 'TG', role: 'payment' as const, party: 'tresor' }
    const rest = world.accept(reimbursement('20000', { receipt: 'V-2' }, treasury))
    expect(sent(rest)).toEqual([`forward>${BF}`, `forward>${GUARANTOR}`])
    expect(debts(world)).toEqual([
      {
        grn: GRN,
        debtor: GUARANTOR,
        creditor: BF,
        currency: 'XOF',
        paid: '120000',
        reimbursed: '120000',
        receipts: [
          { receipt: 'V-1', amount: '100000', paidOn: '2026-06-20' },
          { receipt: 'V-2', amount: '20000', paidOn: '2026-06-20' },
        ],
      },
    ])
    expect(between(world).slice(1)).toMatchObject([
      { from: GUARANTOR, to: BF, minor: 100_000n, cause: 'payment-notice' },
      { from: GUARANTOR, to: BF, minor: 20_000n, cause: 'payment-notice' },
    ])
    expect(world.guarantees.get(GRN)).toEqual(before)
    expect(refusal(world, reimbursement('1', { receipt: 'V-3' }))).toMatchObject({
      rule: 'REIMBURSEMENT-AMOUNT',
      expected: '0 XOF',
    })
  })

  test('with the same receipt once more is the same payment', () => {
    const world = claimed()
    world.accept(settlement('120000', guarantor(BF)))
    world.accept(reimbursement('60000'))
    const again = world.accept(reimbursement('60000'))
    expect([again.status, sent(again), again.entries]).toEqual(['recorded', [], []])
    expect(debts(world)).toMatchObject([{ reimbursed: '60000' }])
  })
})
