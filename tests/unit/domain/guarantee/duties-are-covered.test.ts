import { describe, expect, test } from 'vitest'
import type { Agreement, Authorisation, Reference } from '../../../../src/domain/model/reference.ts'
import type { Declaration } from '../../../../src/generated/types.ts'
import { REDUCTION } from '../../../support/authorised.ts'
import { amendment, customs, message } from '../../../support/procedures.ts'
import { agreement, testReference } from '../../../support/reference.ts'
import { declaration, GRN, MRN, registration, release, use } from '../../../support/road.ts'
import { createWorld, type World } from '../../../support/world.ts'

const xof = (amount: string) => ({ amount, currency: 'XOF' })
const cotton = [
  {
    number: 1,
    commodity: { description: 'Cotton', hsCode: '520100' },
    goodsMeasure: { grossMass: '1000' },
    packaging: [{ type: 'BG', count: 20, marks: 'R 1/20' }],
  },
]
const declared = (secured: string, duties: string, more: Partial<Declaration> = {}) =>
  declaration({
    body: { guarantees: [use({ amount: xof(secured) })], dutiesAtRisk: xof(duties), items: cotton, ...more },
  })

const reduced = (
  coverage: number,
  authorisation: Partial<Authorisation> = {},
  more: Partial<Reference> = {},
): World => {
  // The guarantor registers while the authorisation stands; what becomes of it afterwards is another matter.
  const world = createWorld(testReference({ authorisations: [{ ...REDUCTION, ...authorisation }], ...more }))
  world.accept(registration({ body: { coverage, authorisation: 'TGCGU01' } }))
  return world
}
const whole = (more: Partial<Reference> = {}): World => {
  const world = createWorld(testReference(more))
  world.accept(registration())
  return world
}
const finding = (world: World, one: Parameters<World['send']>[0]) => {
  const decision = world.send(one)
  return decision.outcome === 'refused' ? decision.findings[0] : decision.status
}
const short = (value: string, expected: string, line = 0, at = '/body') => ({
  code: '14',
  rule: 'GUARANTEE-COVER',
  pointer: `${at}/guarantees/${line}/amount`,
  value: `${value} XOF`,
  expected: `${expected} XOF`,
})

describe('guarantees that cover too little are refused', () => {
  test('1 XOF for 90 million of duties, and one franc less than all', () => {
    expect(finding(whole(), declared('1', '90000000'))).toMatchObject(short('1', '90000000'))
    expect(finding(whole(), declared('3999999', '4000000'))).toMatchObject(short('3999999', '4000000'))
    expect(finding(whole(), declared('4000000', '4000000'))).toBe('applied')
  })

  test('at the last line that has an amount', () => {
    const cash = { type: '3' as const, amount: xof('5') }
    const one = declared('10', '100', { guarantees: [use({ amount: xof('10') }), cash] })
    expect(finding(whole(), one)).toMatchObject(short('15', '100', 1))
  })

  test('half of the duties where all have to be covered, and a third where half has', () => {
    expect(finding(whole(), declared('50', '100'))).toMatchObject(short('50', '100'))
    expect(finding(reduced(50), declared('49', '100'))).toMatchObject(short('98', '100'))
  })

  test('rounded down: 30 of 101 at 30 per cent are 100', () => {
    expect(finding(reduced(30), declared('30', '101'))).toMatchObject(short('100', '101'))
    expect(finding(reduced(30), declared('31', '103'))).toBe('applied')
    expect(finding(reduced(30), declared('31', '104'))).toMatchObject(short('103', '104'))
  })

  test.each([
    ['not begun', { validFrom: '2026-03-03' }],
    ['over', { validTo: '2026-03-01' }],
    ["another holder's", { holder: { scheme: 'NIF', id: '7' } }],
    ['of another type', { type: 'C521' }],
  ] as const)('an authorisation that is %s reduces nothing', (_, change) => {
    expect(finding(reduced(50, change), declared('50', '100'))).toMatchObject(short('50', '100'))
  })

  test('nor one that is suspended', () => {
    expect(finding(reduced(50, { suspendedFrom: '2026-03-02' }), declared('50', '100'))).toMatchObject(
      short('50', '100'),
    )
  })

  test('nor for sensitive goods: those of the list, and those the agreement names', () => {
    const sugar = [{ ...cotton[0]!, commodity: { description: 'Sugar', hsCode: '170199' } }]
    expect(finding(reduced(50), declared('50', '100', { items: sugar }))).toMatchObject(short('50', '100'))
    const agreements = [agreement({ limits: [{ hs: ['5201'], sensitive: true }] })]
    expect(finding(reduced(50, {}, { agreements }), declared('50', '100'))).toMatchObject(short('50', '100'))
  })

  test('in a currency that no rate converts', () => {
    const cedis = declared('1', '100', { guarantees: [use({ amount: { amount: '900.00', currency: 'GHS' } })] })
    expect(finding(whole(), cedis)).toMatchObject(short('0', '100'))
    const rates = [{ from: 'GHS', to: 'XOF', rate: '39.5', validFrom: '2026-03-02', source: 'BCEAO' }]
    expect(finding(whole({ rates }), cedis)).toBe('applied')
  })

  test('whatever the access code: nobody tries codes without its being counted', () => {
    const tried = (accessCode: string) =>
      declared('49', '100', { guarantees: [use({ accessCode, amount: xof('49') })] })
    expect(finding(reduced(50), tried('A1B2'))).toEqual(finding(reduced(50), tried('ZZZZ')))
  })
})

describe('what covers the rest', () => {
  test('a coverage of nought, and a waiver beside it', () => {
    expect(finding(reduced(0), declared('1', '90000000'))).toBe('applied')
    const waiver = { type: '5' as const }
    expect(finding(whole(), declared('1', '90', { guarantees: [use({ amount: xof('1') }), waiver] }))).toBe('applied')
  })

  test('a coverage of a half that customs has authorised', () => {
    expect(finding(reduced(50), declared('50', '100'))).toBe('applied')
  })

  test('a declaration of waivers alone needs no duties', () => {
    const { dutiesAtRisk: _, ...body } = declaration({ body: { guarantees: [{ type: '5' }] } }).body
    expect(finding(whole(), { ...declaration(), body })).toBe('applied')
  })
})

describe('a country whose security is a contribution to a fund', () => {
  const contributions = [
    {
      id: 'FUND',
      regime: 'isrt',
      validFrom: '2026-01-01',
      rate: '0.5',
      base: 'cif' as const,
      collector: 'TG/fonds-garantie' as never,
      shares: [],
    },
  ]
  const fund = (more: Partial<Agreement> = {}) =>
    agreement({ cover: 'contribution', contributionTable: 'FUND', ...(more as object) })

  test("goes by the contribution's rule", () => {
    expect(finding(whole({ agreements: [fund()], contributions }), declared('1', '90000000'))).toBe('applied')
  })

  test('but not where no table asks for one, nor where another country on the way wants guarantees', () => {
    expect(finding(whole({ agreements: [fund()] }), declared('1', '90'))).toMatchObject(short('1', '90'))
    const agreements = [fund({ id: 'TG-BF', countries: ['TG', 'BF'] as never }), agreement({ countries: ['BF', 'NE'] })]
    const toNiamey = {
      destinationOffice: 'NENIM001',
      itinerary: [
        { country: 'TG', exitOffice: 'TGCNK001', mode: '3', connection: 'full' },
        { country: 'BF', entryOffice: 'BFCNK001', exitOffice: 'BFKAN001', mode: '3', connection: 'full' },
        { country: 'NE', entryOffice: 'NETOR001', mode: '3', connection: 'full' },
      ] satisfies Declaration['itinerary'],
    }
    expect(finding(whole({ agreements, contributions }), declared('1', '90', toNiamey))).toMatchObject(short('1', '90'))
  })
})

describe('an amendment', () => {
  const amended = (secured: string, duties: string) =>
    amendment(2, { guarantees: [use({ amount: xof(secured) })], dutiesAtRisk: xof(duties), items: cotton })

  test('is held to the same, before the release and after it', () => {
    const world = whole()
    world.accept(declared('100', '100'))
    const refused = short('100', '101', 0, '/body/declaration')
    expect(finding(world, amended('100', '101'))).toMatchObject(refused)
    world.accept(release())
    expect(finding(world, amended('100', '101'))).toMatchObject(refused)
    expect(finding(world, amended('101', '101'))).toBe('applied')
  })

  test('of a movement that rests on a reduced guarantee: the authorisation of its declaration counts to its end', () => {
    const world = reduced(50, { validTo: '2026-03-03' })
    world.accept(declared('50', '100'))
    // On the 5th it is over for new movements only.
    expect(finding(world, amended('60', '120'))).toBe('applied')
    const other = declaration({
      mrn: '26TGLFW200000123J2',
      occurredAt: '2026-03-05T08:00:00Z',
      body: { guarantees: [use({ amount: xof('50') })], dutiesAtRisk: xof('100'), items: cotton },
    })
    expect(finding(world, other)).toMatchObject(short('50', '100'))
  })

  test('an update of the guarantee takes the reduction away', () => {
    const world = reduced(50)
    world.accept(registration({ body: { action: 'update' } }))
    expect(world.guarantees.get(GRN)).not.toHaveProperty('coverage')
    expect(finding(world, declared('50', '100'))).toMatchObject(short('50', '100'))
  })
})

describe('limits of a corridor', () => {
  const limited = (limits: NonNullable<Agreement['limits']>): World => {
    const world = whole({ agreements: [agreement({ limits: limits as never })] })
    world.accept(declaration())
    return world
  }

  test('a time limit longer than the agreement allows is refused where it stands', () => {
    const world = limited([{ maxDays: 10 }, { hs: ['1006'], maxDays: 7 }, { hs: ['2710'], maxDays: 2 }])
    expect(finding(world, release())).toMatchObject({ rule: 'CORRIDOR-DAYS', pointer: '/body/limitAt', expected: '7' })
    expect(finding(world, release({ body: { limitAt: '2026-03-09T10:00:00Z' } }))).toBe('applied')
    const later = amendment(2, { limitAt: '2026-03-09T10:00:01Z' })
    const pointer = '/body/declaration/limitAt'
    expect(finding(world, later)).toMatchObject({ rule: 'CORRIDOR-DAYS', pointer, expected: '7' })
  })

  test('rice goes only under escort, and the escort may be ordered with the release', () => {
    const world = limited([{ hs: ['1006'], except: ['100640'], safeguards: ['escort', 'seal'] }])
    const refused = { code: '14', rule: 'CORRIDOR-SAFEGUARD', pointer: '/body/safeguards', value: '100630' }
    expect(finding(world, release())).toMatchObject({ ...refused, expected: 'escort' })
    const escort = [{ kind: 'escort' as const, reference: 'E-1' }]
    expect(finding(world, release({ body: { safeguards: escort } }))).toBe('applied')
    expect(finding(world, amendment(2, { safeguards: [{ kind: 'seal', reference: 'S-9' }] }))).toMatchObject({
      rule: 'CORRIDOR-SAFEGUARD',
      pointer: '/body/declaration/safeguards',
    })
  })

  test('seals that the release takes away count as missing', () => {
    const world = limited([{ safeguards: ['seal'] }])
    const equipment = [{ container: 'CSQU3054383', numberOfSeals: 0, goodsReferences: [1] }]
    expect(finding(world, release({ body: { equipment } }))).toMatchObject({
      rule: 'CORRIDOR-SAFEGUARD',
      value: 'TG-BF',
      expected: 'seal',
    })
  })

  test('other goods, another corridor and goods excepted are not limited', () => {
    const world = limited([
      { from: 'BF' as never, maxDays: 1 },
      { to: 'NE' as never, maxDays: 1 },
      { hs: ['10'], except: ['1006'], maxDays: 1 },
    ])
    expect(finding(world, release())).toBe('applied')
    expect(world.movements.get(MRN)?.state).toBe('released')
  })
})

test('a carnet used again leaves no party without a name', () => {
  const onTir = testReference({
    agreements: [agreement({ regimes: ['tir'], guaranteeTypes: ['B'], dischargeMode: 'by-departure' })],
  })
  const world = createWorld(onTir)
  const carried = (mrn: string) =>
    declaration({
      mrn,
      body: { declarationType: 'TIR', regime: 'tir', carnet: { number: 'XC1' }, guarantees: [{ type: 'B' }] },
    })
  world.accept(carried(MRN))
  world.accept(message('cancellation', customs('TG'), { reason: 'not needed', basis: 'request' } as never))
  world.accept(carried('26TGLFW200000123J2'))
  for (const { parties } of world.movements.values()) expect(parties).not.toContain('')
})
