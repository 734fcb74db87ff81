import { describe, expect, test } from 'vitest'
import type { Reference } from '../../../../src/domain/model/reference.ts'
import type { Declaration, MessageByType } from '../../../../src/generated/types.ts'
import { amendment, customs, message } from '../../../support/procedures.ts'
import { agreement, testReference } from '../../../support/reference.ts'
import {
  arrival,
  declaration,
  discharge,
  GRN,
  GUARANTOR,
  MRN,
  registration,
  release,
  use,
} from '../../../support/road.ts'
import { createWorld, openIn, type World } from '../../../support/world.ts'

const BF = 'BF/fonds-garantie'
const guarantor = (key: string) => ({ country: key.slice(0, 2), role: 'guarantor' as const, party: key.slice(3) })
const xof = (amount: string) => ({ amount, currency: 'XOF' })
const secured = [
  { country: 'TG', amount: '300', currency: 'XOF', guarantor: GUARANTOR },
  { country: 'BF', amount: '700', currency: 'XOF', guarantor: BF },
]

const funded = (more: Partial<Reference> = {}): Reference =>
  testReference({
    agreements: [agreement({ cover: 'contribution', contributionTable: 'FUND' })],
    contributions: [
      {
        id: 'FUND',
        regime: 'isrt',
        validFrom: '2026-01-01',
        rate: '0.5',
        base: 'cif',
        collector: GUARANTOR as never,
        shares: [],
      },
    ],
    ...more,
  })

/** Duties of 90 million, of which 1 XOF stands in the ledger. */
const declared = (more: Partial<Declaration> = {}) =>
  declaration({ body: { guarantees: [use({ amount: xof('1') })], dutiesAtRisk: xof('90000000'), secured, ...more } })
const underway = (more: Partial<Declaration> = {}, reference = funded()): World => {
  const world = createWorld(reference)
  for (const one of [registration(), declared(more), release()]) world.accept(one)
  return world
}
const claim = (amount: string, country = 'BF', more: Partial<MessageByType['recovery-notice']['body']> = {}) =>
  message('recovery-notice', customs('TG'), {
    grn: GRN,
    amount: xof(amount),
    country,
    legalBasis: 'l',
    payBy: '2026-08-20',
    ...more,
  })
const settlement = (amount: string, by: MessageByType['recovery-settlement']['sender'] = guarantor(BF)) =>
  message('recovery-settlement', by, { grn: GRN, amount: xof(amount), paidOn: '2026-06-01', payer: 'Fonds' })
const withdrawal = () => message('claim-withdrawal', customs('TG'), { grn: GRN, reason: 'r' })
const refusal = (world: World, one: Parameters<World['send']>[0]) => {
  const decision = world.send(one)
  return decision.outcome === 'refused' ? decision.findings[0] : undefined
}
const liable = (world: World) =>
  world.movements.get(MRN)?.liabilities?.map(({ country, amount, claimed, paid }) => [country, amount, claimed, paid])

describe('a claim on a fund is refused', () => {
  test('beyond what the declaration secures for the country, and of a country for which it secures nothing more than the ledger', () => {
    const world = underway()
    expect(refusal(world, claim('701'))).toMatchObject({ code: '14', rule: 'CLAIM-AMOUNT', expected: '700 XOF' })
    expect(refusal(world, claim('2', 'NE'))).toMatchObject({ rule: 'CLAIM-AMOUNT', expected: '1 XOF' })
    world.accept(claim('600'))
    expect(refusal(world, claim('101'))).toMatchObject({ rule: 'CLAIM-AMOUNT', expected: '100 XOF' })
    world.accept(claim('100'))
    expect(refusal(world, claim('1'))).toMatchObject({ rule: 'CLAIM-GUARANTEE' })
  })

  test('where guarantees of their own secure the movement: only the ledger counts', () => {
    const own = createWorld(testReference())
    for (const one of [registration(), declaration({ body: { secured } }), release()]) own.accept(one)
    expect(liable(own)).toBeUndefined()
    expect(refusal(own, claim('4000001'))).toMatchObject({ rule: 'CLAIM-AMOUNT', expected: '4000000 XOF' })
  })

  test('before the release, and in another currency than the guarantee is in', () => {
    const world = createWorld(funded())
    for (const one of [registration(), declared()]) world.accept(one)
    expect(refusal(world, claim('1'))).toMatchObject({ code: '92' })
    world.accept(release())
    expect(refusal(world, claim('1', 'BF', { amount: { amount: '1.00', currency: 'GHS' } }))).toMatchObject({
      rule: 'CLAIM-AMOUNT',
    })
  })
})

describe('a waiver by agreement has no reference and no guarantor', () => {
  const waived = { guarantees: [{ type: 'A' as const }] }

  test('so amounts secured by it alone are refused: nobody could be asked for them', () => {
    const world = createWorld(funded())
    expect(refusal(world, declared(waived))).toMatchObject({
      code: '14',
      rule: 'SECURED-REFERENCE',
      pointer: '/body/guarantees/0/type',
      value: 'A',
    })
    for (const one of [registration(), declared()]) world.accept(one)
    expect(refusal(world, amendment(2, { ...waived, secured }))).toMatchObject({
      rule: 'SECURED-REFERENCE',
      pointer: '/body/declaration/guarantees/0/type',
    })
  })

  test('and a claim on it says so, whatever guarantee it names', () => {
    const world = createWorld(testReference())
    for (const one of [registration(), declaration({ body: waived }), release()]) world.accept(one)
    expect(refusal(world, claim('1'))).toMatchObject({
      code: '14',
      rule: 'CLAIM-UNREFERENCED',
      pointer: '/body/grn',
      value: GRN,
      expected: 'A',
    })
  })

  test('where nothing is secured by amounts it secures a movement, under a fund as elsewhere', () => {
    const world = createWorld(funded())
    const { secured: _, ...body } = declared(waived).body
    world.accept(declaration({ body: { ...body, dutiesAtRisk: xof('0') } }))
    expect(world.state(MRN)).toBe('registered')
  })

  test('beside a fund with a reference, which is claimed, it is taken', () => {
    const world = underway({ guarantees: [{ type: 'A' }, use({ amount: xof('1') })] })
    world.accept(claim('700'))
    expect(liable(world)).toContainEqual(['BF', '700', '700', '0'])
  })
})

describe('an amount secured that no rate converts', () => {
  const cedis = [{ country: 'BF', amount: '10.00', currency: 'GHS', guarantor: BF }]
  test('is refused where it stands: the country could claim nothing', () => {
    const world = createWorld(funded())
    world.accept(registration())
    expect(refusal(world, declared({ secured: cedis }))).toMatchObject({
      code: '14',
      rule: 'SECURED-CURRENCY',
      pointer: '/body/secured/0/currency',
      value: 'GHS',
      expected: 'XOF',
    })
    world.accept(declared())
    expect(refusal(world, amendment(2, { secured: cedis }))).toMatchObject({
      pointer: '/body/declaration/secured/0/currency',
    })
  })

  test('with a rate it is claimed in the currency of the guarantee, rounded up', () => {
    const rates = [{ from: 'GHS', to: 'XOF', rate: '39.55', validFrom: '2026-03-02', source: 'BCEAO' }]
    expect(liable(underway({ secured: cedis }, funded({ rates })))).toEqual([['BF', '396', '0', '0']])
  })
})

describe('a fund answers for what a declaration secures in a country', () => {
  test('without an amount in the ledger: of 90 million duties 1 is in use, and 700 can be claimed and paid', () => {
    const world = underway()
    expect(liable(world)).toEqual([
      ['TG', '300', '0', '0'],
      ['BF', '700', '0', '0'],
    ])
    world.accept(claim('700'))
    expect(openIn(world, MRN)).toEqual(['recovery'])
    expect(world.guarantees.get(GRN)).toMatchObject({ inUse: 1n, claimed: 0n, spent: 0n })
    expect(world.movements.get(MRN)?.timers.map(({ name }) => name)).toContain('T_pay')
    world.accept(settlement('200'))
    expect(openIn(world, MRN)).toEqual(['recovery'])
    world.accept(settlement('500'))
    expect(liable(world)?.[1]).toEqual(['BF', '700', '0', '700'])
    expect(openIn(world, MRN)).toEqual([])
    expect(world.movements.get(MRN)?.timers.map(({ name }) => name)).not.toContain('T_pay')
    // Togo's part is still at risk: nothing is discharged by a payment of Burkina's.
    expect(world.state(MRN)).toBe('released')
    expect(world.guarantees.get(GRN)).toMatchObject({ inUse: 1n, claimed: 0n, spent: 0n })
  })

  test('also on a waiver, which has no amount at all; with all of it paid the movement is discharged as recovered', () => {
    const waiver = { type: '0' as const, grn: GRN, accessCode: 'A1B2' }
    const world = createWorld(funded())
    const { limit: _, ...body } = registration().body
    world.accept({ ...registration(), body: { ...body, type: '0' } })
    for (const one of [declared({ guarantees: [waiver], secured: [secured[1]!] }), release()]) world.accept(one)
    world.accept(claim('700'))
    world.accept(settlement('699'))
    expect(world.state(MRN)).toBe('released')
    world.accept(settlement('1'))
    expect(world.state(MRN)).toBe('discharged')
    expect(world.movements.get(MRN)).toMatchObject({ dischargedOn: 'recovered', open: [] })
  })

  test('what another guarantor pays for it the issuing one owes', () => {
    const world = underway()
    world.accept(claim('700'))
    world.accept(settlement('700'))
    expect(world.movements.get(MRN)?.debts).toMatchObject([{ debtor: GUARANTOR, creditor: BF, paid: '700' }])
    expect(world.entries.map(({ from, to, minor }) => [from, to, minor]).slice(-2)).toEqual([
      ['called:BF', 'paid:BF', 700n],
      [BF, GUARANTOR, 700n],
    ])
  })

  test('of two countries that claim, each guarantor pays what is claimed in his own first', () => {
    const world = underway()
    world.accept(claim('300', 'TG'))
    world.accept(claim('400', 'BF'))
    expect(refusal(world, settlement('701'))).toMatchObject({ rule: 'CLAIM-AMOUNT', expected: '700 XOF' })
    world.accept(settlement('450'))
    expect(liable(world)).toEqual([
      ['TG', '300', '250', '50'],
      ['BF', '700', '0', '400'],
    ])
  })
})

describe('a claim on a fund is over', () => {
  test('when it is withdrawn: the fund answers for it again', () => {
    const world = underway()
    world.accept(claim('700'))
    world.accept(withdrawal())
    expect([liable(world)?.[1], openIn(world, MRN)]).toEqual([['BF', '700', '0', '0'], []])
    expect(refusal(world, withdrawal())).toMatchObject({ code: '92' })
    world.accept(claim('700'))
  })

  test('by proof on another basis, also after the end', () => {
    const world = underway()
    world.accept(claim('700'))
    world.accept(discharge({ body: { basis: 'alternative-proof', text: 'stamped copy' } }))
    expect([world.state(MRN), liable(world)?.[1], openIn(world, MRN)]).toEqual([
      'discharged',
      ['BF', '700', '0', '0'],
      [],
    ])
  })

  test('but not by a clock: reminders go on while anything is claimed', () => {
    const world = underway()
    world.accept(claim('700'))
    world.accept(arrival())
    world.advance('2027-06-01T00:00:00Z')
    expect(liable(world)?.[1]).toEqual(['BF', '700', '700', '0'])
    expect(world.movements.get(MRN)?.timers.map(({ name, about }) => about ?? name)).toContain('T_pay')
  })
})

describe('an amendment', () => {
  test('changes what the fund answers for, and undoes no claim', () => {
    const world = underway()
    world.accept(claim('700'))
    world.accept(amendment(2, { guarantees: [use({ amount: xof('1') })], secured: [{ ...secured[1]!, amount: '50' }] }))
    expect(liable(world)).toEqual([['BF', '700', '700', '0']])
    world.accept(
      amendment(3, { guarantees: [use({ amount: xof('1') })], secured: [{ ...secured[1]!, amount: '900' }] }),
    )
    expect(liable(world)).toEqual([['BF', '900', '700', '0']])
    world.accept(claim('200'))
    expect(refusal(world, claim('1'))).toMatchObject({ rule: 'CLAIM-GUARANTEE' })
  })
})
