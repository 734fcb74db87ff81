import { describe, expect, test } from 'vitest'
import { amendment, customs, message } from '../../../support/procedures.ts'
import { agreement, party, testReference } from '../../../support/reference.ts'
import { declaration, GRN, MRN, registration, release, use } from '../../../support/road.ts'
import { createWorld, type World } from '../../../support/world.ts'
import type { Declaration, GuaranteeRegistration } from '../../../../src/generated/types.ts'
import { asParty } from '../../../support/identifiers.ts'

const OTHER = '26TGLFW100000124J2'
const world = (body: Partial<GuaranteeRegistration['body']> = {}, made = createWorld()): World => {
  made.accept(registration({ body }))
  return made
}
/** What departure is told about a declaration that is refused its guarantee. */
const told = (on: World, body: Partial<Declaration> = {}, to = 'TG') => {
  const decision = on.accept(declaration({ body: { guarantees: [use()], ...body } }))
  return decision.outgoing.flatMap((out) =>
    out.kind === 'made' && out.type === 'guarantee-not-valid' && out.receiver === to ? out.body.guarantees : [],
  )
}
const items = (more: Partial<Declaration['items'][number]>): Declaration['items'] =>
  declaration().body.items.map((item) => ({ ...item, ...more }))
const commodity = { description: 'x', hsCode: '240220' }
const carnet: Partial<Declaration> = {
  declarationType: 'TIR',
  carnet: { number: 'XB12345678' },
  guarantees: [{ type: 'B' }],
}
const tir = () => createWorld(testReference({ agreements: [agreement({ guaranteeTypes: ['1', 'B'] })] }))

describe('goods and offices a guarantee is not for', () => {
  test('G06 goods under suspension already, when it is not for those', () => {
    const body = { items: items({ dutySuspended: true }) }
    expect(told(world({ notFor: ['suspended-goods'] }), body)).toMatchObject([{ reason: 'G06' }])
    expect(told(world({ notFor: ['sensitive-goods'] }), body)).toEqual([])
    expect(told(world({ notFor: ['suspended-goods'] }))).toEqual([])
  })

  test('G07 sensitive goods, by the list and not by what the declarant says of them', () => {
    expect(told(world({ notFor: ['sensitive-goods'] }), { items: items({ commodity }) })).toMatchObject([
      { reason: 'G07', text: 'Sensitive goods not allowed: item 1' },
    ])
    expect(told(world({ notFor: ['suspended-goods'] }), { items: items({ commodity }) })).toEqual([])
  })

  test('G11 another office of departure than those it may be used at', () => {
    expect(told(world({ departureOffices: ['TGKOD001'] }))).toMatchObject([{ reason: 'G11' }])
    expect(told(world({ departureOffices: ['TGKOD001', 'TGLFW001'] }))).toEqual([])
  })

  test('the movement keeps the reason until an amendment brings a guarantee that does', () => {
    const made = world({ departureOffices: ['TGKOD001'] })
    told(made)
    expect(made.movements.get(MRN)).toMatchObject({ notValid: [{ grn: GRN, type: '1', reason: 'G11' }] })
    made.accept(registration({ body: { action: 'update' } }))
    made.accept(amendment(2, { guarantees: [use()] }))
    expect(made.movements.get(MRN)?.notValid).toBeUndefined()
    expect(made.state(MRN)).toBe('registered')
  })

  test('an update without a restriction lifts it', () => {
    const made = world({ notFor: ['suspended-goods'], departureOffices: ['TGKOD001'], exclusions: ['1006'] })
    made.accept(registration({ body: { action: 'update' } }))
    expect(told(made, { items: items({ dutySuspended: true }) })).toEqual([])
  })
})

describe('G13: a TIR carnet is good for one movement at a time', () => {
  test('used by one it is refused to the next, and named by its number', () => {
    const made = tir()
    made.accept(declaration({ mrn: OTHER, body: carnet }))
    expect(made.state(OTHER)).toBe('registered')
    expect(made.movements.get(OTHER)?.lines).toMatchObject([{ grn: 'TIR-XB12345678', state: 'reserved' }])
    expect(told(made, carnet)).toMatchObject([{ reason: 'G13', carnet: 'XB12345678' }])
    made.accept(release({ mrn: OTHER }))
    const third = made.accept(declaration({ mrn: '26TGLFW100000125J4', body: carnet }))
    expect(third.movement?.state).toBe('guarantee-refused')
    expect(told(tir(), { ...carnet, carnet: { number: 'XB12345679' } })).toEqual([])
  })

  test('it is free again when the movement is never released, and not when one is cancelled after release', () => {
    const cancel = message('cancellation', customs('TG'), { basis: 'authority', reason: 'r' }, { mrn: OTHER })
    const before = tir()
    for (const one of [declaration({ mrn: OTHER, body: carnet }), cancel]) before.accept(one)
    expect(told(before, carnet)).toEqual([])
    const after = tir()
    for (const one of [declaration({ mrn: OTHER, body: carnet }), release({ mrn: OTHER }), cancel]) after.accept(one)
    expect(told(after, carnet)).toMatchObject([{ reason: 'G13' }])
  })

  test('it secures the next operation once the one before has been discharged', () => {
    const made = tir()
    for (const one of [declaration({ mrn: OTHER, body: carnet }), release({ mrn: OTHER })]) made.accept(one)
    made.accept(
      message('discharge', customs('TG'), { basis: 'authority', text: 'r', date: '2026-03-05' }, { mrn: OTHER }),
    )
    expect(made.state(OTHER)).toBe('discharged')
    expect(told(made, carnet)).toEqual([])
    expect(made.guarantees.get('TIR-XB12345678')).toMatchObject({ state: 'active', usedBy: MRN })
  })

  test('nobody can take up a registered guarantee by calling it a carnet', () => {
    const made = world({}, tir())
    made.accept(declaration({ body: { ...carnet, carnet: { number: GRN } } }))
    expect(made.guarantees.get(GRN)).toMatchObject({ available: 10_000_000n, reserved: 0n })
    expect(made.guarantees.get(GRN)?.usedBy).toBeUndefined()
  })
})

test('an individual guarantee whose movement was never released is good for another one', () => {
  for (const type of ['2', '3', '4'] as const) {
    const made = world({ type })
    const body = { guarantees: [use({ type })] }
    made.accept(declaration({ mrn: OTHER, body }))
    expect(told(made, body)).toMatchObject([{ reason: type === '4' ? 'G05' : 'G10' }])
    made.accept(message('no-release', customs('TG'), { reason: 'documents' }, { mrn: OTHER }))
    made.accept(declaration({ mrn: '26TGLFW100000125J4', body }))
    expect(made.state('26TGLFW100000125J4')).toBe('registered')
  }
})

test('a guarantee with multiple use secures several movements at once', () => {
  const made = world({ type: '9' })
  const body = { guarantees: [use({ type: '9', amount: { amount: '1', currency: 'XOF' } })] }
  for (const mrn of [MRN, OTHER]) made.accept(declaration({ mrn, body }))
  expect(made.guarantees.get(GRN)).toMatchObject({ reserved: 2n, state: 'active' })
})

test('several guarantees secure one movement: all lines or none', () => {
  const made = world({ limit: { amount: '10', currency: 'XOF' } })
  const second = '26TG00CCIT0000187'
  made.accept(registration({ body: { grn: second, limit: { amount: '10', currency: 'XOF' } } }))
  const amount = { amount: '6', currency: 'XOF' }
  const guarantees = [use({ amount }), use({ grn: second, amount }), { type: '5' as const }]
  made.accept(declaration({ mrn: OTHER, body: { guarantees } }))
  expect([GRN, second].map((grn) => made.guarantees.get(grn)?.reserved)).toEqual([6n, 6n])
  expect(made.movements.get(OTHER)?.lines.map(({ state }) => state)).toEqual(['reserved', 'reserved', 'reserved'])
  made.accept(registration({ body: { grn: second, action: 'update', limit: { amount: '20', currency: 'XOF' } } }))
  expect(told(made, { guarantees })).toMatchObject([
    { grn: GRN, reason: 'G09', text: expect.stringContaining('4 XOF') },
  ])
  expect([GRN, second].map((grn) => made.guarantees.get(grn)?.reserved)).toEqual([6n, 6n])
})

describe('the texts', () => {
  test('come in the language of each receiver', () => {
    const reference = testReference()
    const parties = new Map(reference.parties)
    parties.set(asParty('TG'), party('TG', 'customs', { language: 'fr' }))
    parties.set(asParty('TG/sahel-transit'), party('TG/sahel-transit', 'principal', { language: 'pt' }))
    const made = world({}, createWorld({ ...reference, parties }))
    made.accept(registration({ body: { action: 'suspend', reason: 'unpaid' } }))
    const decision = made.accept(declaration())
    const texts = decision.outgoing.flatMap((out) =>
      out.kind === 'made' && out.type === 'guarantee-not-valid' ? [[out.receiver, out.body.guarantees[0]?.text]] : [],
    )
    expect(texts).toEqual([
      ['TG', "La garantie n'est pas valable (date ou état): elle est suspendue"],
      ['TG/sahel-transit', 'A garantia não é válida (data ou estado): está suspensa'],
    ])
  })
})

describe('the header follows its dates', () => {
  const at = (day: string) => createWorld(testReference(), Date.parse(`${day}T12:00:00Z`))

  test('registered for later it becomes active with its first use', () => {
    const made = world({ validFrom: '2026-06-02' })
    expect(made.guarantees.get(GRN)?.state).toBe('registered')
    const later = at('2026-06-02')
    for (const [grn, guarantee] of made.guarantees) later.guarantees.set(grn, guarantee)
    later.accept(declaration({ occurredAt: '2026-06-02T09:00:00Z' }))
    expect(later.guarantees.get(GRN)?.state).toBe('active')
  })

  test('expired it takes no new line; a running movement lives on, and the last one closes it', () => {
    const made = world({ validTo: '2026-06-30' })
    for (const one of [declaration(), release()]) made.accept(one)
    const later = at('2026-07-01')
    for (const [grn, guarantee] of made.guarantees) later.guarantees.set(grn, guarantee)
    for (const [mrn, movement] of made.movements) later.movements.set(mrn, movement)
    const refused = later.accept(declaration({ mrn: OTHER, occurredAt: '2026-07-01T08:00:00Z' }))
    expect(refused.movement?.state).toBe('guarantee-refused')
    expect(later.guarantees.get(GRN)?.inUse).toBe(4_000_000n)
    const proof = { basis: 'authority', date: '2026-07-01', text: 't' } as const
    later.accept(message('discharge', customs('TG'), proof, { occurredAt: '2026-07-01T09:00:00Z' }))
    expect(later.guarantees.get(GRN)).toMatchObject({ state: 'closed', available: 10_000_000n })
  })

  test('an update with a later end makes an expired one active again', () => {
    const later = at('2027-02-01')
    for (const [grn, guarantee] of world().guarantees) later.guarantees.set(grn, guarantee)
    later.accept(registration({ body: { action: 'update', validTo: '2027-12-31' } }))
    expect(later.guarantees.get(GRN)?.state).toBe('active')
  })
})
