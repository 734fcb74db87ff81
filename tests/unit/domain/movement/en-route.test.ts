import { describe, expect, test } from 'vitest'
import { customs, message } from '../../../support/procedures.ts'
import { agreement, party, testReference } from '../../../support/reference.ts'
import {
  arrival,
  declaration,
  discharge,
  entry,
  exit,
  GRN,
  GUARANTOR,
  MRN,
  registration,
  release,
  results,
} from '../../../support/road.ts'
import { createWorld, sent, type World } from '../../../support/world.ts'
import type { MessageByType } from '../../../../src/generated/types.ts'
import { asParty } from '../../../support/identifiers.ts'

const released = (): World => {
  const world = createWorld()
  for (const one of [registration(), declaration(), release()]) world.accept(one)
  return world
}
const refusal = (world: World, one: Parameters<World['send']>[0]) => {
  const decision = world.send(one)
  return decision.outcome === 'refused' ? decision.findings[0] : undefined
}
const newTruck = {
  mode: '3' as const,
  means: { typeOfIdentification: '30' as const, identification: 'BF 2207', nationality: 'BF' },
}
const equipment = [{ container: 'CSQU3054383', numberOfSeals: 1, seals: [{ id: 'BF-7' }] }]

const entryRefusal = (more: Partial<MessageByType['border-entry-refusal']['body']> = {}) =>
  message('border-entry-refusal', customs((more.office ?? 'BFCNK001').slice(0, 2)), {
    office: 'BFCNK001',
    reason: 'documents',
    ...more,
  })
const sealChange = (office = 'BFCNK001') =>
  message('seal-change', customs(office.slice(0, 2)), {
    office,
    removed: ['S-1'],
    affixed: [{ id: 'BF-9' }],
    reason: 'control',
  })
const incident = () =>
  message('incident-notice', customs('BF'), {
    code: '3',
    text: 'Collision',
    place: { country: 'BF' },
    office: 'BFCNK001',
    equipment,
    transhipment: { vehicleSet: newTruck },
  })
const ended = (extent: 'all' | 'items', office = 'BFCNK001') =>
  message('en-route-end', customs(office.slice(0, 2)), {
    office,
    outcome: 'seized',
    extent,
    ...(extent === 'items' ? { items: [{ number: 1 }] } : {}),
  })
const extension = (body: Partial<MessageByType['time-limit-extension']['body']> = {}, from = 'TG') =>
  message('time-limit-extension', customs(from), {
    scope: 'movement',
    limitAt: '2026-03-20T18:00:00Z',
    reason: 'breakdown',
    ...body,
  })
const transhipment = () =>
  message('transhipment', customs('BF'), { office: 'BFCNK001', kind: 'vehicle', vehicleSet: newTruck, equipment })
const facts = [entryRefusal, sealChange, incident, () => ended('items')]

describe('facts on the road are never refused', () => {
  test.each(facts.map((make) => [make().type, make] as const))(
    '%s: unmatched, held, by a stranger, after the end',
    (_, make) => {
      const world = createWorld()
      expect(world.accept(make())).toMatchObject({ status: 'unmatched' })
      world.accept(registration())
      world.accept(declaration())
      expect(world.movements.get(MRN)?.held).toMatchObject([{ awaits: 'release-for-transit', leg: 1 }])
      expect(world.accept(make())).toMatchObject({ status: 'held' })
      expect(world.accept({ ...make(), sender: customs('NG') })).toMatchObject({
        status: 'unmatched',
        awaits: 'diversion-response',
      })
      world.accept(release())
      expect(world.movements.get(MRN)?.held).toHaveLength(1)
      for (const one of [arrival(), results(), discharge()]) world.accept(one)
      const after = world.accept(make())
      expect(after).toMatchObject({ status: 'contradiction' })
      expect(sent(after)).toContain('alert>TG')
    },
  )
})

describe('decisions on the road, refused', () => {
  test('when the movement is unknown, not released or arrived', () => {
    for (const make of [extension, transhipment]) {
      expect(refusal(createWorld(), make())).toMatchObject({ code: '90' })
      const world = createWorld()
      world.accept(registration())
      world.accept(declaration())
      expect(refusal(world, make())).toMatchObject({ code: '92', expected: 'registered' })
      world.accept(release())
      world.accept(arrival())
      expect(refusal(world, make())).toMatchObject({ code: '92', expected: 'arrived' })
    }
  })

  test('an extension by a country where the vehicle does not stand, or of a leg that is not there', () => {
    const world = released()
    expect(refusal(world, extension({}, 'BF'))).toMatchObject({ rule: 'SENDER-OFFICE' })
    expect(refusal(world, extension({ scope: 'leg', legIndex: 7 }))).toMatchObject({ rule: 'EXTENSION-LEG-UNKNOWN' })
  })
})

describe('what happens on the way', () => {
  test('an entry refused leaves the goods at the border; departure and the other side learn it', () => {
    const world = released()
    world.accept(exit())
    expect(sent(world.accept(entryRefusal()))).toEqual(['forward>TG'])
    expect(world.state(MRN)).toBe('at-border')
    world.accept(exit({ occurredAt: '2026-03-05T12:00:00Z', body: { kind: 'return' } }))
    expect(world.state(MRN)).toBe('released')
  })

  test('seals and vehicle are what was reported last, and an incident goes to departure and those ahead', () => {
    const world = released()
    expect(sent(world.accept(sealChange()))).toEqual(['forward>TG'])
    expect(world.movements.get(MRN)?.seals).toEqual(['BF-9'])
    expect(sent(world.accept(incident()))).toEqual(['forward>TG'])
    expect(world.movements.get(MRN)).toMatchObject({ seals: ['BF-7'], vehicle: 'BF 2207', state: 'released' })
    const early = released()
    const home = { ...incident(), sender: customs('TG') }
    expect(
      sent(early.accept({ ...home, body: { ...home.body, office: 'TGCNK001', place: { country: 'TG' } } })),
    ).toEqual(['forward>BF'])
    expect(world.declarations.get(MRN)).toMatchObject({ vehicleSet: newTruck, equipment })
  })

  test('each passage keeps the seals the officer found, else those the goods bore', () => {
    const world = released()
    world.accept(sealChange())
    world.accept(exit())
    const seals = [
      { id: 'BF-9', state: 'replaced', newId: 'BF-10' },
      { id: 'BF-8', state: 'missing' },
    ] as const
    world.accept(entry({ body: { sealCheck: { state: 'replaced', seals: [...seals] } } }))
    const [left, reached] = world.movements.get(MRN)?.legs ?? []
    expect(left?.exited).toMatchObject({ sealState: 'intact', seals: ['BF-9'] })
    expect(reached?.entered).toMatchObject({ sealState: 'replaced', seals: ['BF-10'] })
  })

  test('a transhipment changes vehicle and seals for every later record', () => {
    const world = released()
    expect(sent(world.accept(transhipment()))).toEqual(['forward>TG'])
    expect(world.movements.get(MRN)).toMatchObject({ seals: ['BF-7'], vehicle: 'BF 2207' })
  })

  test('more time: no lateness within it (scenario 20)', () => {
    const world = released()
    world.accept(exit())
    world.accept(entry())
    expect(sent(world.accept(extension({}, 'BF')))).toEqual(['forward>TG', 'forward>TG/sahel-transit'])
    world.accept(extension({ scope: 'leg', legIndex: 1, limitAt: '2026-03-18T00:00:00Z' }))
    world.accept(arrival({ occurredAt: '2026-03-19T08:00:00Z' }))
    expect(world.movements.get(MRN)).toMatchObject({ flags: [], limitAt: '2026-03-20T18:00:00Z' })
    expect(world.movements.get(MRN)?.legs[1]?.limitAt).toBe('2026-03-18T00:00:00Z')
  })

  test('seized: all ends en route and departure discharges on that basis, a part lets the rest go on (18)', () => {
    const world = released()
    world.accept(exit())
    const told = ['forward>TG', 'forward>TG/sahel-transit', `forward>${GUARANTOR}`]
    expect(sent(world.accept(ended('items')))).toEqual(told)
    expect(world.state(MRN)).toBe('at-border')
    world.accept(ended('all'))
    expect(world.movements.get(MRN)).toMatchObject({
      state: 'ended-en-route',
      endings: [{ extent: 'items' }, { extent: 'all' }],
    })
    expect(world.guarantees.get(GRN)?.inUse).toBe(4_000_000n)
    expect(refusal(world, results())).toMatchObject({ code: '92' })
    world.accept(discharge({ body: { basis: 'en-route', text: 'duty paid in Burkina' } }))
    expect(world.state(MRN)).toBe('discharged')
    expect(world.guarantees.get(GRN)).toMatchObject({ available: 10_000_000n, inUse: 0n })
  })
})

describe('at destination', () => {
  const consignee = { country: 'BF', role: 'consignee' as const, party: 'comptoir' }
  const known = testReference()
  const parties = new Map([...known.parties, [asParty('BF/comptoir'), party('BF/comptoir', 'consignee')]])
  const world = (mode: 'by-departure' | 'automatic' = 'by-departure') => {
    const made = createWorld(testReference({ parties, agreements: [agreement({ dischargeMode: mode })] }))
    made.accept(registration())
    made.accept(declaration({ body: { consignee: { name: 'Comptoir', party: 'BF/comptoir' } } }))
    made.accept(release())
    return made
  }
  const notification = () =>
    message('arrival-notification', consignee, { arrivedAt: '2026-03-06T07:00:00Z', office: 'BFOUA001' })
  const permission = (from = 'BF') =>
    message('unloading-permission', customs(from), { office: 'BFOUA001', permittedAt: '2026-03-06T09:00:00Z' })
  const remarks = () =>
    message('unloading-remarks', consignee, { unloadedOn: '2026-03-06', conform: true, complete: true })
  const resolution = (outcome: 'solved' | 'unsolved') =>
    message('discrepancy-resolution', customs('TG'), { outcome, decidedOn: '2026-03-16' })

  test('notification, permission and remarks out of place are refused', () => {
    const made = world()
    expect(refusal(made, permission())).toMatchObject({ code: '92', expected: 'released' })
    expect(refusal(made, remarks())).toMatchObject({ code: '92' })
    expect(refusal(made, { ...notification(), sender: customs('TG') })).toMatchObject({ rule: 'SENDER-OFFICE' })
    made.accept(arrival())
    expect(refusal(made, permission('TG'))).toMatchObject({ rule: 'SENDER-OFFICE' })
    // Arrived, but nobody has let him open the doors.
    expect(refusal(made, remarks())).toMatchObject({ code: '92', expected: 'arrived' })
    expect(refusal(made, resolution('solved'))).toMatchObject({ code: '92', expected: 'arrived' })
    expect(refusal(released(), notification())).toMatchObject({ code: '90' })
  })

  test('the authorised consignee announces, may unload and reports back', () => {
    const made = world()
    expect(sent(made.accept(notification()))).toEqual(['forward>BF'])
    made.accept(arrival())
    expect(sent(made.accept(permission()))).toEqual(['forward>BF/comptoir'])
    expect(sent(made.accept(remarks()))).toEqual(['forward>BF'])
    expect(made.state(MRN)).toBe('arrived')
  })

  test('discrepancies solved lead on, unsolved wait for recovery; by agreement solved discharges at once', () => {
    for (const outcome of ['solved', 'unsolved'] as const) {
      const made = world()
      for (const one of [arrival(), results({ body: { code: 'B1', text: 'short' } }), discharge()]) made.accept(one)
      const liable =
        outcome === 'solved' ? [] : ['TG/sahel-transit', GUARANTOR].map((key) => `non-discharge-notice>${key}`)
      expect(sent(made.accept(resolution(outcome)))).toEqual(['forward>BF', ...liable])
      // The discharge sent before waits for the better end: what is unsolved must not free the guarantee.
      expect(made.state(MRN)).toBe(outcome === 'solved' ? 'discharged' : 'results-received')
    }
    const automatic = world('automatic')
    for (const one of [arrival(), results({ body: { code: 'B1', text: 'short' } }), resolution('solved')])
      automatic.accept(one)
    expect(automatic.state(MRN)).toBe('discharged')
  })
})
