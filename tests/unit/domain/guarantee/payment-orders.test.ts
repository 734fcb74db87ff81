import { describe, expect, test } from 'vitest'
import { paymentLines } from '../../../../src/domain/guarantee/payment-lines.ts'
import type { Decision } from '../../../../src/domain/model/decision.ts'
import type { Reference } from '../../../../src/domain/model/reference.ts'
import type { MessageByType } from '../../../../src/generated/types.ts'
import { asParty } from '../../../support/identifiers.ts'
import { amendment, customs, message } from '../../../support/procedures.ts'
import { agreement, party, testReference } from '../../../support/reference.ts'
import { declaration, GRN, MRN, registration, release } from '../../../support/road.ts'
import { createWorld, sent, type World } from '../../../support/world.ts'

const SYSTEM = { country: 'TG', role: 'payment' as const, party: 'tresor' }
const C1 = `${MRN}-C1`
const xof = (amount: string) => ({ amount, currency: 'XOF' })

/** The region, with these payment systems and a table that asks half a per cent of the value. */
function reference(systems: readonly string[], payBeforeRelease = false): Reference {
  const base = testReference()
  return testReference({
    parties: new Map([...base.parties, ...systems.map((key) => [key, party(key, 'payment')] as const)]),
    agreements: [agreement({ contributionTable: 'FGT' })],
    contributions: [
      {
        id: 'FGT',
        regime: 'isrt',
        validFrom: '2026-01-01',
        rate: '0.5',
        base: 'cif',
        collector: 'TG/fonds-garantie',
        shares: [{ country: 'TG', guarantor: 'TG/fonds-garantie', parts: 1 }],
        ...(payBeforeRelease ? { payBeforeRelease } : {}),
      },
    ],
  })
}

function declared({ systems = ['TG/tresor'], before = false }: { systems?: readonly string[]; before?: boolean } = {}) {
  const world = createWorld(reference(systems, before))
  world.accept(registration())
  return { world, decision: world.accept(declaration()) }
}

type Body = Partial<MessageByType['payment-notice']['body']>
const notice = (body: Body = {}, by = SYSTEM) =>
  message('payment-notice', by, {
    purpose: 'contribution',
    amount: xof('45000'),
    receipt: 'QT-1',
    paidOn: '2026-03-02',
    reference: C1,
    ...body,
  })
const refund = (amount: string, receipt = 'QT-9', body: Body = {}) =>
  notice({ purpose: 'refund', amount: xof(amount), receipt, refundOf: 'QT-1', ...body })
const ordersOf = (world: World) => world.movements.get(MRN)?.payments ?? []
const asked = (decision: Decision) =>
  decision.outcome === 'refused'
    ? []
    : decision.outgoing.flatMap((one) =>
        one.kind === 'made' && one.type === 'payment-request' ? [[one.receiver, one.body] as const] : [],
      )
const refused = (world: World, one: Parameters<World['send']>[0]) => {
  const decision = world.send(one)
  return decision.outcome === 'refused' ? decision.findings.map(({ rule, pointer }) => [rule, pointer]) : 'accepted'
}
/** How the orders stand on the day of the tests' messages. */
const standings = (world: World) => {
  const movement = world.movements.get(MRN)
  if (movement === undefined) return []
  const at = new Set(
    ordersOf(world).flatMap(({ requestedAt, ended, receipts }) => [
      requestedAt,
      ...(ended === undefined ? [] : [ended.at]),
      ...receipts.map((r) => r.notedAt),
    ]),
  )
  const lines = [...new Set([...at].map((one) => one.slice(0, 10)))].flatMap((day) =>
    paymentLines(movement, asParty('TG/tresor'), day),
  )
  return lines.map(({ event, standing, differsBy, late }) =>
    [event, standing, ...(differsBy === undefined ? [] : [String(differsBy)]), ...(late === true ? ['late'] : [])].join(
      ' ',
    ),
  )
}

describe('nobody is asked to pay', () => {
  test('where two payment systems are there and the declaration names none: both would collect', () => {
    const { world, decision } = declared({ systems: ['TG/tresor', 'TG/poste'] })
    expect([asked(decision), ordersOf(world)]).toEqual([[], []])
  })

  test('where the only payment system is another country’s', () => {
    expect(asked(declared({ systems: ['BF/tresor'] }).decision)).toEqual([])
  })
})

describe('a confirmation is refused', () => {
  test.each([
    ['under a reference that was never asked for', { reference: `${MRN}-C7` }, 'PAYMENT-REFERENCE', '/body/reference'],
    ['for another purpose', { purpose: 'claim' as const }, 'PAYMENT-PURPOSE', '/body/purpose'],
    [
      'in another currency',
      { amount: { amount: '45000.00', currency: 'GHS' } },
      'PAYMENT-CURRENCY',
      '/body/amount/currency',
    ],
  ])('%s', (_, body, rule, pointer) => {
    const { world } = declared()
    expect(refused(world, notice(body))).toEqual([[rule, pointer]])
    expect(ordersOf(world)).toMatchObject([{ receipts: [] }])
  })

  test('by a payment system that was not asked', () => {
    const { world } = declared({ systems: ['TG/tresor'] })
    expect(refused(world, notice({}, { ...SYSTEM, party: 'poste' }))).toEqual([
      ['PAYMENT-REFERENCE', '/body/reference'],
    ])
  })

  test('with a receipt that is on record with another amount', () => {
    const { world } = declared()
    world.accept(notice())
    expect(refused(world, notice({ amount: xof('44000') }))).toEqual([['PAYMENT-RECEIPT', '/body/amount/amount']])
  })

  test('as a refund of a receipt that is not there, or of more than is left of it', () => {
    const { world } = declared()
    expect(refused(world, refund('1'))).toEqual([['REFUND-RECEIPT', '/body/refundOf']])
    world.accept(notice())
    world.accept(refund('40000'))
    expect(refused(world, refund('5001', 'QT-10'))).toEqual([['REFUND-AMOUNT', '/body/amount/amount']])
    expect(refused(world, refund('5000', 'QT-10'))).toBe('accepted')
  })
})

describe('a contribution', () => {
  test('is asked for by reference and amount, in minor units too, and opens the release when it is confirmed', () => {
    const { world, decision } = declared({ before: true })
    expect(asked(decision)).toEqual([
      ['TG/tresor', { reference: C1, purpose: 'contribution', amount: xof('45000'), minorUnits: 45_000 }],
    ])
    expect(world.send(release()).outcome).toBe('refused')
    world.accept(notice())
    world.accept(release())
    expect(standings(world)).toEqual(['requested paid', 'paid paid'])
  })

  test('that is confirmed twice is paid once', () => {
    const { world } = declared()
    world.accept(notice())
    const once = ordersOf(world)
    world.accept(notice())
    expect([ordersOf(world), standings(world)]).toEqual([once, ['requested paid', 'paid paid']])
  })

  test.each([
    ['too little', '44000', 'short -1000'],
    ['too much', '46000', 'over 1000'],
  ])('of which %s is paid differs by that', (_, amount, standing) => {
    const { world } = declared()
    world.accept(notice({ amount: xof(amount) }))
    expect(standings(world)).toEqual([`requested ${standing}`, `paid ${standing}`])
  })

  test('that is given back holds the release again', () => {
    const { world } = declared({ before: true })
    world.accept(notice())
    world.accept(refund('45000'))
    world.accept(refund('45000'))
    expect(standings(world)).toEqual(['requested refunded', 'paid refunded', 'refunded refunded'])
    expect(world.send(release())).toMatchObject({ findings: [{ rule: 'CONTRIBUTION-UNPAID', value: '0 XOF' }] })
  })

  test('that an amendment changes is asked for anew in place of the first; what was paid stays and only the rest is asked', () => {
    const { world } = declared()
    const more = world.accept(amendment(2, { cifValue: xof('10000000') }))
    expect(asked(more)).toMatchObject([['TG/tresor', { reference: `${MRN}-C2`, minorUnits: 50_000, replaces: C1 }]])
    world.accept(notice())
    expect(standings(world)).toContain('paid not-due 45000')
    world.accept(notice({ reference: `${MRN}-C2`, amount: xof('50000'), receipt: 'QT-2' }))
    const rest = world.accept(amendment(3, { cifValue: xof('12000000') }))
    expect(asked(rest)).toEqual([
      ['TG/tresor', { reference: `${MRN}-C3`, purpose: 'contribution', amount: xof('10000'), minorUnits: 10_000 }],
    ])
  })

  test('of which too much was asked is withdrawn, and what was paid on it goes on counting', () => {
    const { world } = declared()
    world.accept(notice())
    world.accept(amendment(2, { cifValue: xof('12000000') }))
    // The first is paid: it is the second that nobody owes any more.
    const less = world.accept(amendment(3, { cifValue: xof('9000000') }))
    expect(asked(less)).toEqual([
      [
        'TG/tresor',
        {
          reference: `${MRN}-C2`,
          purpose: 'contribution',
          amount: xof('15000'),
          minorUnits: 15_000,
          status: 'withdrawn',
        },
      ],
    ])
    expect(standings(world)).toEqual(['requested paid', 'paid paid', 'requested withdrawn', 'withdrawn withdrawn'])
    world.accept(amendment(4, { cifValue: xof('8000000') }))
    expect(standings(world)).toContain('paid over 5000')
  })

  test('of which a part is paid is asked for the rest that is left, in place of the first', () => {
    const { world } = declared()
    world.accept(notice({ amount: xof('20000') }))
    const less = world.accept(amendment(2, { cifValue: xof('6000000') }))
    expect(asked(less)).toMatchObject([['TG/tresor', { reference: `${MRN}-C2`, minorUnits: 10_000, replaces: C1 }]])
    expect(standings(world)).toEqual(['requested paid', 'withdrawn paid', 'paid paid', 'requested open'])
    world.accept(notice({ reference: `${MRN}-C2`, amount: xof('10000'), receipt: 'QT-2' }))
    world.accept(notice({ amount: xof('25000'), receipt: 'QT-3' }))
    expect(standings(world)).toContain('paid over 25000')
  })

  test('that is paid when the goods are cancelled is on record as not due', () => {
    const { world } = declared()
    const cancelled = world.accept(message('cancellation', customs('TG'), { basis: 'authority', reason: 'r' }))
    expect(asked(cancelled)).toMatchObject([['TG/tresor', { reference: C1, minorUnits: 45_000, status: 'withdrawn' }]])
    expect(world.accept(notice())).toMatchObject({ status: 'recorded' })
    expect(standings(world)).toEqual(['requested not-due 45000', 'withdrawn not-due 45000', 'paid not-due 45000'])
  })
})

describe('a claim', () => {
  const claimed = () => {
    const { world } = declared()
    world.accept(release())
    const body = { grn: GRN, amount: xof('1000'), country: 'TG', legalBasis: 'art. 25', payBy: '2026-08-20' }
    return { world, decision: world.accept(message('recovery-notice', customs('TG'), body)) }
  }
  const paid = (amount: string, receipt: string, paidOn = '2026-08-01') =>
    notice({ purpose: 'claim', reference: `${MRN}-R1`, amount: xof(amount), receipt, paidOn })

  test('is asked of the payment system of the country that claims; whoever claims is told once it is paid whole', () => {
    const { world, decision } = claimed()
    expect(asked(decision)).toEqual([
      [
        'TG/tresor',
        {
          reference: `${MRN}-R1`,
          purpose: 'claim',
          amount: xof('1000'),
          minorUnits: 1_000,
          grn: GRN,
          payBy: '2026-08-20',
        },
      ],
    ])
    expect(sent(world.accept(paid('400', 'QT-1')))).toEqual([])
    expect(sent(world.accept(paid('600', 'QT-2')))).toEqual(['forward>TG', 'forward>TG/fonds-garantie'])
  })

  test('that is withdrawn is asked for no longer; what was paid on it is to be given back', () => {
    const { world } = claimed()
    world.accept(paid('400', 'QT-1'))
    const withdrawn = world.accept(message('claim-withdrawal', customs('TG'), { grn: GRN, reason: 'r' }))
    expect(asked(withdrawn)).toMatchObject([
      ['TG/tresor', { reference: `${MRN}-R1`, minorUnits: 600, status: 'withdrawn', grn: GRN }],
    ])
    expect(standings(world)).toContain('paid not-due 400')
  })

  test('that a guarantor has paid otherwise in part is asked for with the rest', () => {
    const { world } = claimed()
    const body = { grn: GRN, amount: xof('300'), paidOn: '2026-05-01', payer: 'p' }
    expect(asked(world.accept(message('recovery-settlement', customs('TG'), body)))).toMatchObject([
      ['TG/tresor', { reference: `${MRN}-R2`, minorUnits: 700, replaces: `${MRN}-R1`, payBy: '2026-08-20' }],
    ])
  })

  test('that customs settle once it was paid asks nobody again', () => {
    const { world } = claimed()
    world.accept(paid('1000', 'QT-1'))
    const body = { grn: GRN, amount: xof('1000'), paidOn: '2026-05-01', payer: 'p' }
    expect(asked(world.accept(message('recovery-settlement', customs('TG'), body)))).toEqual([])
    expect(standings(world)).toContain('paid paid')
  })

  test('that is paid after its last day is late', () => {
    const { world } = claimed()
    world.accept(paid('1000', 'QT-1', '2026-08-21'))
    expect(standings(world)).toContain('paid paid late')
  })
})
