import { describe, expect, test } from 'vitest'
import type { Guarantee } from '../../../../src/domain/model/guarantee.ts'
import type { DeclaredGuarantee, GuaranteeRegistration } from '../../../../src/generated/types.ts'
import { customs, message } from '../../../support/procedures.ts'
import { testReference } from '../../../support/reference.ts'
import { arrival, declaration, discharge, GRN, MRN, registration, release, results } from '../../../support/road.ts'
import { createWorld, type World } from '../../../support/world.ts'

const on = (day: string, body: Partial<GuaranteeRegistration['body']> = {}): World => {
  const world = createWorld(testReference(), Date.parse(`${day}T12:00:00Z`))
  world.accept(registration({ body }))
  return world
}
const act = (world: World, action: GuaranteeRegistration['body']['action']) =>
  world.accept(registration({ body: { action, reason: 'r' } }))
const state = (world: World) => world.guarantees.get(GRN)?.state
const use = (type: DeclaredGuarantee['type']): DeclaredGuarantee => ({
  type,
  grn: GRN,
  accessCode: 'A1B2',
  amount: { amount: '1000', currency: 'XOF' },
})

describe('suspended', () => {
  test('takes no new line; the running one lives on, is claimed and freed', () => {
    const world = on('2026-06-01')
    for (const one of [declaration(), release()]) world.accept(one)
    act(world, 'suspend')
    world.accept(declaration({ mrn: '26TGLFW100000124J2' }))
    expect(world.state('26TGLFW100000124J2')).toBe('guarantee-refused')
    const claim = {
      grn: GRN,
      amount: { amount: '1', currency: 'XOF' },
      country: 'TG',
      legalBasis: 'l',
      payBy: '2026-08-01',
    }
    world.accept(message('recovery-notice', customs('TG'), claim))
    for (const one of [arrival(), results(), discharge()]) world.accept(one)
    expect(world.guarantees.get(GRN)).toMatchObject({ state: 'suspended', available: 9_999_999n, claimed: 1n })
  })

  test.each<[string, string, Partial<Pick<Guarantee, 'validFrom' | 'validTo'>>]>([
    ['active again', 'active', {}],
    ['expired, where it is over meanwhile', 'expired', { validTo: '2026-05-31' }],
    ['registered, where it has not begun', 'registered', { validFrom: '2026-06-02' }],
  ])('reinstated it is %s', (_, expected, dates) => {
    const world = on('2026-01-10', {})
    act(world, 'suspend')
    const later = createWorld(testReference(), Date.parse('2026-06-01T12:00:00Z'))
    for (const [grn, guarantee] of world.guarantees) later.guarantees.set(grn, { ...guarantee, ...dates })
    act(later, 'reinstate')
    expect(state(later)).toBe(expected)
  })

  test('an individual one used up meanwhile is reinstated as used up, one merely reserved as active', () => {
    const world = on('2026-06-01', { type: '2' })
    world.accept(declaration({ body: { guarantees: [use('2')] } }))
    act(world, 'suspend')
    act(world, 'reinstate')
    expect(state(world)).toBe('active')
    act(world, 'suspend')
    world.accept(release())
    act(world, 'reinstate')
    expect(state(world)).toBe('exhausted')
  })
})

describe('over', () => {
  test('revoked with nothing open it is closed at once; with a reservation or a line in use when that is gone', () => {
    const unused = on('2026-06-01')
    act(unused, 'revoke')
    expect(state(unused)).toBe('closed')
    const reserved = on('2026-06-01')
    reserved.accept(declaration())
    act(reserved, 'revoke')
    expect(state(reserved)).toBe('revoked')
    reserved.accept(message('no-release', customs('TG'), { reason: 'control' }))
    expect(state(reserved)).toBe('closed')
  })

  test('revoked with a claim open it is closed when that is paid', () => {
    const world = on('2026-06-01')
    for (const one of [declaration(), release()]) world.accept(one)
    const amount = { amount: '4000000', currency: 'XOF' }
    const claim = { grn: GRN, amount, country: 'TG', legalBasis: 'l', payBy: '2026-08-01' }
    world.accept(message('recovery-notice', customs('TG'), claim))
    act(world, 'revoke')
    expect(state(world)).toBe('revoked')
    const guarantor = { country: 'TG', role: 'guarantor' as const, party: 'fonds-garantie' }
    world.accept(message('recovery-settlement', guarantor, { grn: GRN, amount, paidOn: '2026-06-01', payer: 'p' }))
    expect(world.guarantees.get(GRN)).toMatchObject({ state: 'closed', spent: 4_000_000n })
  })

  test('a waiver, of whose lines the account knows nothing, stays revoked', () => {
    const world = on('2026-06-01', { type: '0' })
    world.accept(declaration({ body: { guarantees: [{ type: '0', grn: GRN, accessCode: 'A1B2' }] } }))
    act(world, 'revoke')
    for (const one of [release(), arrival(), results(), discharge()]) world.accept(one)
    expect([world.state(MRN), state(world)]).toEqual(['discharged', 'revoked'])
  })

  test('what a registration or update says of its validity counts at once', () => {
    expect(state(on('2026-06-01', { validTo: '2026-05-31' }))).toBe('expired')
    const later = on('2026-06-01', { validFrom: '2026-06-02' })
    expect(state(later)).toBe('registered')
    later.accept(registration({ body: { action: 'update', validFrom: '2026-06-01' } }))
    expect(state(later)).toBe('active')
    later.accept(registration({ body: { action: 'update', validTo: '2026-05-31' } }))
    expect(state(later)).toBe('expired')
  })
})

describe('waivers', () => {
  test.each<[string, DeclaredGuarantee]>([
    ['0', { type: '0', grn: GRN, accessCode: 'A1B2' }],
    ['5', { type: '5' }],
    ['8', { type: '8', otherReference: 'MINISTRY' }],
    ['A', { type: 'A' }],
  ])('type %s: a line without amount, without an entry from declaration to discharge', (type, guarantee) => {
    const world = createWorld()
    world.accept(registration({ body: { type: '0' } }))
    const entries = world.entries.length
    world.accept(declaration({ body: { guarantees: [guarantee] } }))
    expect(world.movements.get(MRN)?.lines).toMatchObject([{ type, minor: 0n, state: 'reserved' }])
    world.accept(release())
    expect(world.movements.get(MRN)?.lines).toMatchObject([{ state: 'in-use' }])
    for (const one of [arrival(), results(), discharge()]) world.accept(one)
    expect(world.movements.get(MRN)?.lines).toMatchObject([{ minor: 0n, state: 'released' }])
    expect(world.entries).toHaveLength(entries)
  })

  test('one that is registered is refused like any other: access code, holder, country', () => {
    for (const [body, code] of [
      [{}, 'B2A1'],
      [{ holder: { scheme: 'NIF', id: '1', name: 'Other' } }, 'A1B2'],
      [{ territories: ['TG'] }, 'A1B2'],
    ] as const) {
      const world = createWorld()
      world.accept(registration({ body: { type: '0', ...body, territories: [...(body.territories ?? ['TG', 'BF'])] } }))
      world.accept(declaration({ body: { guarantees: [{ type: '0', grn: GRN, accessCode: code }] } }))
      expect(world.state(MRN)).toBe('guarantee-refused')
    }
  })
})

test('a voucher is good once: used up at release, whatever comes back', () => {
  const world = on('2026-06-01', { type: '4' })
  for (const one of [declaration({ body: { guarantees: [use('4')] } }), release()]) world.accept(one)
  expect(state(world)).toBe('exhausted')
  for (const one of [arrival(), results(), discharge()]) world.accept(one)
  expect(world.guarantees.get(GRN)).toMatchObject({ state: 'exhausted', available: 10_000_000n })
  world.accept(declaration({ mrn: '26TGLFW100000124J2', body: { guarantees: [use('4')] } }))
  expect(world.state('26TGLFW100000124J2')).toBe('guarantee-refused')
})
