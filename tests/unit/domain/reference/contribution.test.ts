import type { ContributionTable } from '../../../../src/domain/model/reference.ts'
import { describe, expect, test } from 'vitest'
import { contributionsDue } from '../../../../src/domain/reference/contribution.ts'
import { checkRules } from '../../../../src/domain/rules/index.ts'
import { amendment, message } from '../../../support/procedures.ts'
import { agreement, dayOn, testReference } from '../../../support/reference.ts'
import { declaration, MRN, registration, release } from '../../../support/road.ts'
import { createWorld, type World } from '../../../support/world.ts'
import { asCountry, asMrn, asParty } from '../../../support/identifiers.ts'

const TABLE: ContributionTable = {
  id: 'FGT',
  regime: 'isrt',
  validFrom: '2026-01-01',
  rate: '0.5',
  base: 'cif',
  collector: asParty('TG/fonds-garantie'),
  shares: [
    { country: asCountry('TG'), guarantor: asParty('TG/fonds-garantie'), parts: 2 },
    { country: asCountry('BF'), guarantor: asParty('BF/fonds-garantie'), parts: 1 },
    { country: asCountry('NE'), guarantor: asParty('NE/fonds-garantie'), parts: 7 },
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
const sender = (key: string, role: 'guarantor' | 'payment') => {
  const [country = '', party = ''] = key.split('/')
  return { country, role, party }
}
const receiptsOf = (made: World) =>
  made.movements.get(MRN)?.contributions?.map(({ receipts }) => receipts.map(({ receipt }) => receipt))
const TREASURY = sender('TG/tresor', 'payment')
const payment = (amount: string, receipt: string, currency = 'XOF', by = TREASURY) =>
  message('payment-notice', by, {
    purpose: 'contribution',
    amount: { amount, currency },
    receipt,
    paidOn: '2026-03-02',
  })
const refusal = (made: World, one: Parameters<World['send']>[0]) => {
  const decision = made.send(one)
  return decision.outcome === 'refused' ? decision.findings[0] : undefined
}

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
      const caller = ref.parties.get(asParty('TG'))
      if (caller === undefined) throw new Error('no TG')
      return checkRules({
        message: one,
        mrn: asMrn(MRN),
        caller,
        reference: ref,
        now: Date.parse('2026-03-02T08:00:00Z'),
      })
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
    expect(made.movements.get(MRN)?.contributions).toEqual([
      {
        table: 'FGT',
        tableFrom: '2026-01-01',
        agreements: ['REGION'],
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
      },
    ])
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
    expect(receiptsOf(made)).toEqual([['QT-1', 'QT-2', 'QT-3']])
  })
})

describe('who says that a contribution was paid', () => {
  test('neither another guarantor of the movement nor the treasury of another country', () => {
    const made = world({ collector: asParty('BF/fonds-garantie') })
    expect(refusal(made, payment('45000', 'QT-1', 'XOF', sender('TG/fonds-garantie', 'guarantor')))).toMatchObject({
      code: '92',
      rule: 'CONTRIBUTION-COLLECTOR',
      pointer: '/sender',
      value: 'TG/fonds-garantie',
      expected: 'BF/fonds-garantie',
    })
    expect(refusal(made, payment('45000', 'QT-1', 'XOF', sender('BF/tresor', 'payment')))).toMatchObject({ code: '90' })
    expect(receiptsOf(made)).toEqual([[]])
  })

  test('the guarantor that collects it, and the treasury of the country of departure', () => {
    const made = world()
    made.accept(payment('20000', 'QT-1', 'XOF', sender('TG/fonds-garantie', 'guarantor')))
    made.accept(payment('25000', 'QT-2'))
    expect(receiptsOf(made)).toEqual([['QT-1', 'QT-2']])
  })

  test('where no table asks for anything a receipt is on record and changes nothing', () => {
    const made = createWorld()
    for (const one of [registration(), declaration()]) made.accept(one)
    const before = made.movements.get(MRN)
    expect(made.accept(payment('45000', 'QT-1'))).toMatchObject({ status: 'recorded' })
    expect(made.movements.get(MRN)).toEqual({ ...before, accepted: 2 })
  })
})

describe('a contribution and an amendment', () => {
  test('what is due follows the new content, what was paid stays', () => {
    const made = world()
    made.accept(payment('45000', 'QT-1'))
    made.accept(amendment(2, { cifValue: { amount: '10000000', currency: 'XOF' } }))
    expect(made.movements.get(MRN)?.contributions).toMatchObject([
      { amount: '50000', receipts: [{ receipt: 'QT-1', amount: '45000' }] },
    ])
  })

  test('what was paid by a table that asks for nothing any more stays on record', () => {
    const made = world()
    made.accept(payment('45000', 'QT-1'))
    made.accept(amendment(2, { regime: 'bilateral' }))
    expect(made.movements.get(MRN)?.contributions).toMatchObject([
      { table: 'FGT', amount: '0', shares: [], receipts: [{ receipt: 'QT-1' }] },
    ])
  })
})

/** Lomé to Niamey over Ouagadougou, on two agreements with a table each. */
describe('several tables over a chain of agreements', () => {
  const chain = (second: Partial<ContributionTable> = {}) => {
    const base = testReference()
    const agreements = [
      agreement({ id: 'TG-BF', countries: ['TG', 'BF'], contributionTable: 'FGT' }),
      agreement({ id: 'BF-NE', countries: ['BF', 'NE'], contributionTable: 'SAHEL' }),
    ]
    const sahel = {
      ...TABLE,
      id: 'SAHEL',
      rate: '0.25',
      collector: asParty('BF/fonds-garantie'),
      validFrom: '2026-02-01',
      payBeforeRelease: true,
      ...second,
    }
    const contributions = [{ ...TABLE, payBeforeRelease: true }, sahel]
    const made = createWorld({ ...base, agreements, contributions })
    made.accept(registration())
    made.accept(
      declaration({
        body: {
          destinationOffice: 'NENIM001',
          secured: [{ country: 'BF', amount: '2000000', currency: 'XOF', guarantor: 'BF/fonds-garantie' }],
          itinerary: [
            { country: 'TG', exitOffice: 'TGCNK001', mode: '3', connection: 'full' },
            { country: 'BF', entryOffice: 'BFCNK001', exitOffice: 'BFKAN001', mode: '3', connection: 'full' },
            { country: 'NE', entryOffice: 'NETOR001', mode: '3', connection: 'full' },
          ],
        },
      }),
    )
    return made
  }

  test('each asks for its own part of the way, and its shares are those of the countries there', () => {
    expect(chain().movements.get(MRN)?.contributions).toMatchObject([
      {
        table: 'FGT',
        tableFrom: '2026-01-01',
        agreements: ['TG-BF'],
        amount: '45000',
        shares: [
          { country: 'TG', amount: '30000' },
          { country: 'BF', amount: '15000' },
        ],
      },
      {
        table: 'SAHEL',
        tableFrom: '2026-02-01',
        agreements: ['BF-NE'],
        amount: '22500',
        shares: [
          { country: 'BF', amount: '2813' },
          { country: 'NE', amount: '19687' },
        ],
      },
    ])
  })

  test('all that ask so must be paid before the release; one payment may pay several, one after the other', () => {
    const made = chain()
    expect(made.send(release())).toMatchObject({
      findings: [
        { rule: 'CONTRIBUTION-UNPAID', expected: '45000 XOF' },
        { rule: 'CONTRIBUTION-UNPAID', expected: '22500 XOF' },
      ],
    })
    made.accept(payment('50000', 'QT-1'))
    expect(refusal(made, release())).toMatchObject({ value: '5000 XOF', expected: '22500 XOF' })
    made.accept(payment('18000', 'QT-2'))
    expect(made.movements.get(MRN)?.contributions?.map(({ receipts }) => receipts)).toMatchObject([
      [{ receipt: 'QT-1', amount: '45000' }],
      [
        { receipt: 'QT-1', amount: '5000' },
        { receipt: 'QT-2', amount: '18000' },
      ],
    ])
    made.accept(release())
  })

  test('a collector’s receipt pays its own table and no other', () => {
    const made = chain()
    made.accept(payment('60000', 'BF-1', 'XOF', sender('TG/fonds-garantie', 'guarantor')))
    expect(receiptsOf(made)).toEqual([['BF-1'], []])
    expect(refusal(made, release())).toMatchObject({ value: '0 XOF', expected: '22500 XOF' })
  })

  test('a table that two agreements name asks once', () => {
    const base = testReference()
    const agreements = [
      agreement({ id: 'TG-BF', countries: ['TG', 'BF'], contributionTable: 'FGT' }),
      agreement({ id: 'BF-NE', countries: ['BF', 'NE'], contributionTable: 'FGT' }),
    ]
    const { body } = declaration({
      body: {
        destinationOffice: 'NENIM001',
        itinerary: [
          { country: 'TG', exitOffice: 'TGCNK001', mode: '3', connection: 'full' },
          { country: 'BF', entryOffice: 'BFCNK001', exitOffice: 'BFKAN001', mode: '3', connection: 'full' },
          { country: 'NE', entryOffice: 'NETOR001', mode: '3', connection: 'full' },
        ],
      },
    })
    const due = contributionsDue(body, { ...base, agreements, contributions: [TABLE] }, dayOn('2026-03-02'))
    expect(due).toMatchObject([{ agreements: ['TG-BF', 'BF-NE'], amount: '45000' }])
    expect(due[0]?.shares.map(({ country }) => country)).toEqual(['TG', 'BF', 'NE'])
  })
})
