import { describe, expect, test } from 'vitest'
import { amendment, customs, message } from '../../../support/procedures.ts'
import { agreement, testReference } from '../../../support/reference.ts'
import { arrival, declaration, entry, exit, GRN, MRN, registration, release } from '../../../support/road.ts'
import { createWorld, openIn, sent, type World } from '../../../support/world.ts'
import type { Declaration, MessageByType } from '../../../../src/generated/types.ts'

const viaBurkina: Partial<Declaration> = {
  destinationOffice: 'NENIM001',
  itinerary: [
    { country: 'TG', exitOffice: 'TGCNK001', mode: '3', connection: 'full' },
    { country: 'BF', entryOffice: 'BFCNK001', exitOffice: 'BFKAN001', mode: '3', connection: 'full' },
    { country: 'NE', entryOffice: 'NETOR001', mode: '3', connection: 'full' },
  ],
}
const released = (territories?: string[], reference = testReference()): World => {
  const world = createWorld(reference)
  world.accept(registration({ body: territories === undefined ? {} : { territories } }))
  world.accept(declaration({ body: viaBurkina }))
  world.accept(release())
  return world
}
const request = (office: string, purpose: 'transit' | 'destination' = 'transit', mrn = MRN) =>
  message('diversion-request', customs(office.slice(0, 2)), { office, purpose, reason: 'border-closed' }, { mrn })
const answer = (office: string, body: Partial<MessageByType['diversion-response']['body']> = {}, from = 'TG') =>
  message('diversion-response', customs(from), { outcome: 'accepted', office, ...body })
const refusal = (world: World, one: Parameters<World['send']>[0]) => {
  const decision = world.send(one)
  return decision.outcome === 'refused' ? decision.findings[0] : undefined
}
const responses = (world: World) =>
  world.steps.flatMap(({ decision }) =>
    decision.outcome === 'accepted'
      ? decision.outgoing.flatMap((out) => (out.kind === 'made' && out.type === 'diversion-response' ? [out.body] : []))
      : [],
  )

describe('diversion, not to be had', () => {
  test('an unknown movement and one the asker has no part in look alike, and nothing is kept of the unknown', () => {
    const world = released(['TG', 'BF', 'NE'])
    const unknown = world.accept(request('GHPAG001', 'transit', '26TGLFW100000999J8'))
    const foreign = world.accept(request('GHPAG001'))
    expect([unknown.status, foreign.status]).toEqual(['recorded', 'recorded'])
    expect(sent(unknown)).toEqual(['diversion-response>GH'])
    expect(sent(foreign)).toEqual(['diversion-response>GH', 'alert>TG'])
    expect(responses(world)).toEqual(
      Array.from({ length: 2 }, () => ({ outcome: 'rejected', office: 'GHPAG001', reason: '3' })),
    )
    expect([...world.movements.keys()]).toEqual([MRN])
    expect(openIn(world, MRN)).toEqual([])
  })

  test('before release, after arrival and after the end it is rejected, never refused', () => {
    const world = released()
    world.accept(arrival({ body: { office: 'NENIM001' } }))
    world.accept(request('BFDAK001'))
    const early = createWorld()
    early.accept(registration())
    early.accept(declaration({ body: viaBurkina }))
    early.accept(request('BFDAK001'))
    early.accept(message('cancellation', customs('TG'), { basis: 'request', reason: 'x' }))
    early.accept(request('BFDAK001'))
    expect([...responses(world), ...responses(early)].map(({ reason }) => reason)).toEqual(['1', '4', '2'])
  })

  test('an answer to what nobody asked, by another country, or for another office', () => {
    const world = released()
    expect(refusal(world, answer('BFDAK001'))).toMatchObject({ code: '92' })
    expect(refusal(world, answer('BFDAK001', {}, 'BF'))).toMatchObject({ rule: 'SENDER-OFFICE' })
    world.accept(request('BFDAK001'))
    expect(refusal(world, answer('BFBIT001'))).toMatchObject({ code: '92' })
  })
})

describe('diversion by rule (scenario 10)', () => {
  test('a border closed: Benin takes over, gets its record, Burkina its closure', () => {
    const world = released()
    const decision = world.accept(request('BJHIL001'))
    expect(decision.status).toBe('applied')
    expect(sent(decision)).toEqual([
      'anticipated-transit-record>BJ',
      'record-closure>BF',
      'diversion-response>BJ',
      'forward>TG',
    ])
    const movement = world.movements.get(MRN)
    expect(movement).toMatchObject({ itineraryVersion: 2, withRecord: ['NE', 'BJ'], open: [] })
    expect(movement?.legs.map(({ country, entryOffice, exitOffice }) => [country, entryOffice, exitOffice])).toEqual([
      ['TG', undefined, 'TGSAN001'],
      ['BJ', 'BJHIL001', 'BJMAL001'],
      ['NE', 'NEGAY001', undefined],
    ])
    const [body] = responses(world)
    expect(body).toMatchObject({ outcome: 'accepted', itineraryVersion: 2, limitAt: '2026-03-10T18:00:00Z' })
    expect(JSON.stringify(body)).not.toContain('A1B2')
    world.accept(exit({ body: { office: 'TGSAN001' } }))
    world.accept(entry({ body: { office: 'BJHIL001' } }))
    expect(world.movements.get(MRN)).toMatchObject({ state: 'in-transit', flags: [] })
  })

  test('facts the new country reported before it had part in it take effect now', () => {
    const world = released()
    expect(world.accept(entry({ body: { office: 'BJHIL001' } }))).toMatchObject({ status: 'unmatched' })
    world.accept(request('BJHIL001'))
    expect(world.movements.get(MRN)).toMatchObject({ state: 'in-transit', held: [] })
  })

  test('another post of the same country, and another destination in it', () => {
    const world = released()
    world.accept(exit())
    world.accept(entry())
    expect(sent(world.accept(request('BFBOY001', 'destination')))).toEqual([
      'anticipated-arrival-record>BF',
      'record-closure>NE',
      'diversion-response>BF',
      'forward>TG',
    ])
    expect(world.movements.get(MRN)?.declared?.destination).toEqual({ country: 'BF', office: 'BFBOY001' })
    world.accept(arrival({ body: { office: 'BFBOY001' } }))
    expect(world.movements.get(MRN)).toMatchObject({ state: 'arrived', open: [] })
  })

  test('where the guarantee or an agreement does not reach, it is rejected and departure hears of it', () => {
    for (const world of [
      released(['TG', 'BF', 'NE']),
      released(undefined, testReference({ agreements: [agreement({ countries: ['TG', 'BF', 'NE'] })] })),
    ]) {
      expect(sent(world.accept(request('BJHIL001')))).toEqual(['diversion-response>BJ', 'alert>TG'])
      expect(world.movements.get(MRN)?.legs.map(({ country }) => country)).toEqual(['TG', 'BF', 'NE'])
    }
  })

  test('a guarantee that an amendment has given back bars nothing any more, however short it reaches', () => {
    const world = createWorld(testReference())
    world.accept(registration({ body: { territories: ['TG', 'BF', 'NE'] } }))
    world.accept(declaration({ body: viaBurkina }))
    world.accept(amendment(2, { ...viaBurkina, guarantees: [{ type: '8', otherReference: 'MINFI' }] }))
    world.accept(release())
    expect(world.movements.get(MRN)?.lines.map(({ grn, state }) => [grn, state])).toContainEqual([GRN, 'released'])
    expect(world.accept(request('BJHIL001')).status).toBe('applied')
    expect(world.movements.get(MRN)?.legs.map(({ country }) => country)).toEqual(['TG', 'BJ', 'NE'])
  })
})

describe('diversion referred to departure', () => {
  /** BFBIT001 borders on Ghana only: the rule knows no way there from Togo. */
  const referred = () => {
    const world = released()
    const decision = world.accept(request('BFBIT001'))
    expect(sent(decision)).toEqual(['forward>TG', 'alert>TG', 'alert>NE'])
    expect(world.movements.get(MRN)).toMatchObject({ open: [{ procedure: 'diversion' }], itineraryVersion: 1 })
    return world
  }

  test('accepted: the way departure names, and whoever asked is told', () => {
    const world = referred()
    const itinerary: Declaration['itinerary'] = [
      { country: 'TG', exitOffice: 'TGKOD001', mode: '3', connection: 'full' },
      { country: 'GH', entryOffice: 'GHAFL001', exitOffice: 'GHKUL001', mode: '3', connection: 'full' },
      { country: 'BF', entryOffice: 'BFBIT001', exitOffice: 'BFKAN001', mode: '3', connection: 'full' },
      { country: 'NE', entryOffice: 'NETOR001', mode: '3', connection: 'full' },
    ]
    expect(sent(world.accept(answer('BFBIT001', { itinerary })))).toEqual([
      'forward>BF',
      'anticipated-transit-record>GH',
    ])
    expect(world.movements.get(MRN)).toMatchObject({
      open: [],
      itineraryVersion: 2,
      withRecord: ['BF', 'NE', 'GH'],
    })
  })

  test('a second request meanwhile is rejected; departure refuses, and the way stays', () => {
    const world = referred()
    world.accept(request('BFBIT001'))
    expect(responses(world).at(-1)).toMatchObject({ outcome: 'rejected', reason: '4' })
    expect(sent(world.accept(answer('BFBIT001', { outcome: 'rejected', reason: '4' })))).toEqual(['forward>BF'])
    expect(world.movements.get(MRN)).toMatchObject({ open: [], itineraryVersion: 1 })
  })

  test('arrived where the rule would not have it: accepted it is the destination, refused a contradiction', () => {
    for (const outcome of ['accepted', 'rejected'] as const) {
      const world = released()
      world.accept(arrival({ body: { office: 'BFKAN001' } }))
      expect(openIn(world, MRN)).toEqual(['diversion'])
      const reason = outcome === 'rejected' ? { reason: '4' as const } : {}
      world.accept(answer('BFKAN001', { outcome, ...reason }))
      const movement = world.movements.get(MRN)
      expect(movement).toMatchObject({ state: 'arrived', open: [] })
      expect(movement?.declared?.destination.office).toBe(outcome === 'accepted' ? 'BFKAN001' : 'NENIM001')
      expect(movement?.flags.includes('contradiction')).toBe(outcome === 'rejected')
    }
  })

  test('an arrival in a country of the way closes the records of those behind it', () => {
    const world = released()
    expect(sent(world.accept(arrival({ body: { office: 'BFBOY001' } })))).toContain('record-closure>NE')
    expect(world.guarantees.get(GRN)?.inUse).toBe(4_000_000n)
  })
})
