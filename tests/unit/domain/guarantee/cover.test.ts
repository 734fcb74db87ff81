import { describe, expect, test } from 'vitest'
import type { Accepted } from '../../../../src/domain/model/decision.ts'
import type { MessageByType } from '../../../../src/generated/types.ts'
import { amendment, customs, message, securedBy } from '../../../support/procedures.ts'
import {
  arrival,
  declaration,
  discharge,
  GRN,
  GUARANTOR,
  registration,
  release,
  results,
} from '../../../support/road.ts'
import { createWorld, sent, type World } from '../../../support/world.ts'

const A = '26TGLFW100000201J1'
const B = '26TGLFW100000202J3'
const C = '26TGLFW100000203J5'
const OTHER = '26TG00CCIT0000187'

const limit = (amount: string, body: Partial<MessageByType['guarantee-registration']['body']> = {}) =>
  registration({ body: { action: 'update', limit: { amount, currency: 'XOF' }, ...body } })
const underway = (world: World, mrn: string, guarantees = securedBy('40')): void => {
  world.accept(declaration({ mrn, body: { guarantees } }))
  world.accept(release({ mrn }))
}
const reassessed = (world: World, mrn: string, amount: string, version = 2): Accepted =>
  world.accept(amendment(version, { guarantees: securedBy(amount) }, { mrn }))
/** Movements on one guarantee of 100, each with 40 in use, reassessed in the order given to more than there is. */
const short = (wants: readonly [string, string][]): World => {
  const world = createWorld()
  world.accept(limit('100', { action: 'register' }))
  for (const mrn of wants.map(([one]) => one).toSorted()) underway(world, mrn, securedBy('30'))
  wants.forEach(([mrn, amount], minutes) => {
    world.advance(new Date(Date.parse('2026-06-01T12:00:00Z') + minutes * 60_000).toISOString())
    reassessed(world, mrn, amount)
  })
  return world
}
const flags = (world: World, mrn: string) => world.movements.get(mrn)?.flags
const inUse = (world: World, mrn: string) =>
  world.movements
    .get(mrn)
    ?.lines.filter(({ state }) => state === 'in-use')
    .reduce((sum, { minor }) => sum + minor, 0n)
const covering = (world: World) =>
  world.steps.flatMap(({ decision }) =>
    decision.outcome === 'accepted' && decision.effect.row === 'cover' ? [decision] : [],
  )

describe('a movement that is under-secured stays so', () => {
  test('when the limit is raised by less than is missing, and nothing is taken in part', () => {
    const world = short([[A, '150']])
    world.accept(limit('149'))
    expect([flags(world, A), inUse(world, A), covering(world)]).toEqual([['underSecured'], 30n, []])
    expect(world.guarantees.get(GRN)).toMatchObject({ available: 119n, inUse: 30n })
  })

  test('when the update is refused, or leaves the limit as it is', () => {
    const world = short([
      [A, '60'],
      [B, '90'],
    ])
    expect(flags(world, B)).toEqual(['underSecured'])
    for (const one of [arrival({ mrn: A }), results({ mrn: A }), discharge({ mrn: A })]) world.accept(one)
    expect(world.guarantees.get(GRN)).toMatchObject({ available: 70n })
    world.accept(limit('100'))
    expect(world.send({ ...limit('900'), sender: { country: 'CI', role: 'guarantor', party: 'cci' } }).outcome).toBe(
      'refused',
    )
    expect([flags(world, B), inUse(world, B)]).toEqual([['underSecured'], 30n])
  })

  test('when something else than room is missing', () => {
    const world = createWorld()
    world.accept(limit('100', { action: 'register' }))
    underway(world, A)
    const itinerary = [
      { country: 'TG', exitOffice: 'TGSAN001', mode: '3' as const, connection: 'full' as const },
      { country: 'BJ', entryOffice: 'BJHIL001', mode: '3' as const, connection: 'full' as const },
    ]
    world.accept(limit('100', { territories: ['TG', 'BF'] }))
    world.accept(amendment(2, { destinationOffice: 'BJCOO001', itinerary, guarantees: securedBy('150') }, { mrn: A }))
    world.accept(limit('1000', { territories: ['TG', 'BF'] }))
    expect(flags(world, A)).toContain('underSecured')
    expect(world.movements.get(A)?.wanting).toBeUndefined()
    expect(covering(world)).toEqual([])
  })

  test('once it has ended nothing is taken for it any more', () => {
    const world = short([[A, '150']])
    for (const one of [arrival({ mrn: A }), results({ mrn: A }), discharge({ mrn: A })]) world.accept(one)
    world.accept(limit('1000'))
    expect([covering(world), world.guarantees.get(GRN)?.available]).toEqual([[], 1000n])
  })
})

describe('a raised limit', () => {
  test('covers the difference: available to in use, guarantor and record holders told', () => {
    const world = short([[A, '150']])
    world.accept(limit('150'))
    const [covered] = covering(world)
    expect(covered?.entries).toMatchObject([{ grn: GRN, mrn: A, from: 'available', to: 'inUse', minor: 120n }])
    expect(covered === undefined ? [] : sent(covered)).toEqual([`forward>${GUARANTOR}`, 'alert>TG', 'alert>BF'])
    expect(covered?.outgoing.find((out) => out.kind === 'made')).toMatchObject({ body: { reason: 'secured-again' } })
    expect([flags(world, A), inUse(world, A)]).toEqual([[], 150n])
    expect(world.movements.get(A)).not.toHaveProperty('wanting')
    expect(world.guarantees.get(GRN)).toMatchObject({ limit: 150n, available: 0n, inUse: 150n })
  })

  test('covers who has waited longest first, whatever the MRN, and passes over one that does not fit', () => {
    // Room for one of the two that want 60 more: the one by whose MRN it would be the other's turn.
    const world = short([
      [A, '500'],
      [C, '90'],
      [B, '90'],
    ])
    world.accept(limit('180'))
    expect([A, C, B].map((mrn) => inUse(world, mrn))).toEqual([30n, 90n, 30n])
    expect([A, C, B].map((mrn) => flags(world, mrn))).toEqual([['underSecured'], [], ['underSecured']])
    expect(world.guarantees.get(GRN)).toMatchObject({ available: 30n, inUse: 150n })
  })

  test('tells its guarantor how much, of which guarantee, on which way', () => {
    const world = short([[A, '150']])
    world.accept(limit('150'))
    const notice = world.steps.find(({ event }) => event.message.type === 'guarantee-use')?.event.message
    expect(notice).toMatchObject({
      sender: { country: 'ZZ', role: 'hub' },
      mrn: A,
      body: {
        grn: GRN,
        type: '1',
        amount: { amount: '120', currency: 'XOF' },
        countries: ['TG', 'BF'],
        departureOffice: 'TGLFW001',
        destinationOffice: 'BFOUA001',
      },
    })
  })

  test('covers all that is wanted of several guarantees, or nothing', () => {
    const world = createWorld()
    for (const grn of [GRN, OTHER]) world.accept(limit('100', { action: 'register', grn }))
    underway(world, A, [...securedBy('40'), ...securedBy('40', OTHER)])
    world.accept(amendment(2, { guarantees: [...securedBy('150'), ...securedBy('150', OTHER)] }, { mrn: A }))
    world.accept(limit('200'))
    expect([flags(world, A), world.guarantees.get(GRN)?.inUse]).toEqual([['underSecured'], 40n])
    world.accept(limit('200', { grn: OTHER }))
    expect([flags(world, A), inUse(world, A)]).toEqual([[], 300n])
  })

  test('takes nothing for what was claimed meanwhile', () => {
    const world = short([[A, '150']])
    const claim = {
      grn: GRN,
      amount: { amount: '30', currency: 'XOF' },
      country: 'TG',
      legalBasis: 'l',
      payBy: '2026-08-20',
    }
    world.accept(message('recovery-notice', customs('TG'), claim, { mrn: A }))
    world.accept(limit('1000'))
    expect(inUse(world, A)).toBe(120n)
    expect(world.guarantees.get(GRN)).toMatchObject({ inUse: 120n, claimed: 30n, available: 850n })
  })

  test('covers one whose results are there already', () => {
    const world = short([[A, '150']])
    for (const one of [arrival({ mrn: A }), results({ mrn: A })]) world.accept(one)
    world.accept(limit('150'))
    expect(flags(world, A)).not.toContain('underSecured')
  })
})

test('a later amendment that fits covers it as well, and nothing waits any more', () => {
  const world = short([[A, '150']])
  reassessed(world, A, '80', 3)
  expect([flags(world, A), inUse(world, A)]).toEqual([[], 80n])
  world.accept(limit('1000'))
  expect(inUse(world, A)).toBe(80n)
})

test('what was spent is not reinstated by an update with the same limit, but by one that raises it', () => {
  const world = createWorld()
  world.accept(limit('100', { action: 'register' }))
  underway(world, A)
  const claim = {
    grn: GRN,
    amount: { amount: '40', currency: 'XOF' },
    country: 'TG',
    legalBasis: 'l',
    payBy: '2026-08-20',
  }
  world.accept(message('recovery-notice', customs('TG'), claim, { mrn: A }))
  const paid = { grn: GRN, amount: { amount: '40', currency: 'XOF' }, paidOn: '2026-06-01', payer: 'p' }
  world.accept(
    message('recovery-settlement', { country: 'TG', role: 'guarantor', party: 'fonds-garantie' }, paid, { mrn: A }),
  )
  const spent = { available: 60n, reserved: 0n, inUse: 0n, claimed: 0n, spent: 40n }
  expect(world.guarantees.get(GRN)).toMatchObject({ limit: 100n, ...spent })
  expect(world.accept(limit('100')).entries).toEqual([])
  expect(world.guarantees.get(GRN)).toMatchObject({ limit: 100n, ...spent })
  world.accept(declaration({ mrn: B, body: { guarantees: securedBy('61') } }))
  expect(world.state(B)).toBe('guarantee-refused')
  world.accept(limit('140'))
  expect(world.guarantees.get(GRN)).toMatchObject({ limit: 140n, ...spent, available: 100n })
})

describe('what was claimed of a movement', () => {
  const claimed = (amount: string, limited = '100') => {
    const world = createWorld()
    world.accept(limit(limited, { action: 'register' }))
    underway(world, A)
    const claim = { grn: GRN, amount: { amount, currency: 'XOF' }, country: 'TG', legalBasis: 'l', payBy: '2026-08-20' }
    world.accept(message('recovery-notice', customs('TG'), claim, { mrn: A }))
    return world
  }

  test('is not secured once more by an amendment to the same amount, nor once it is paid', () => {
    const world = claimed('30')
    reassessed(world, A, '40')
    expect(world.guarantees.get(GRN)).toMatchObject({ inUse: 10n, claimed: 30n, available: 60n })
    const paid = { grn: GRN, amount: { amount: '30', currency: 'XOF' }, paidOn: '2026-06-01', payer: 'p' }
    world.accept(
      message('recovery-settlement', { country: 'TG', role: 'guarantor', party: 'fonds-garantie' }, paid, { mrn: A }),
    )
    reassessed(world, A, '70', 3)
    expect(world.guarantees.get(GRN)).toMatchObject({ inUse: 40n, spent: 30n, available: 30n })
    reassessed(world, A, '20', 4)
    expect(world.guarantees.get(GRN)).toMatchObject({ inUse: 0n, spent: 30n, available: 70n })
  })

  test('counts for the amendment that lacks room as well', () => {
    const world = claimed('30')
    reassessed(world, A, '101')
    expect([flags(world, A), inUse(world, A)]).toEqual([['underSecured'], 10n])
    world.accept(limit('101'))
    expect([flags(world, A), inUse(world, A)]).toEqual([[], 71n])
  })
})
