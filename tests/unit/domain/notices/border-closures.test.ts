import { describe, expect, test } from 'vitest'
import { closureIn } from '../../../../src/domain/notices/border-closures.ts'
import type { AvailabilityNotice, Declaration } from '../../../../src/generated/types.ts'
import { customs, message } from '../../../support/procedures.ts'
import { testReference } from '../../../support/reference.ts'
import { arrival, declaration, entry, exit, MRN, registration, release } from '../../../support/road.ts'
import { createWorld, openIn, sent, type World } from '../../../support/world.ts'
import { asOffice, type Written } from '../../../support/identifiers.ts'
import type { Office } from '../../../../src/domain/model/reference.ts'

/** Lomé to Niamey through Burkina Faso. */
const way: Partial<Declaration> = {
  destinationOffice: 'NENIM001',
  itinerary: [
    { country: 'TG', exitOffice: 'TGCNK001', mode: '3', connection: 'full' },
    { country: 'BF', entryOffice: 'BFCNK001', exitOffice: 'BFKAN001', mode: '3', connection: 'full' },
    { country: 'NE', entryOffice: 'NETOR001', mode: '3', connection: 'full' },
  ],
}

/** Togo has a second post towards Burkina Faso, and that one a second towards Togo and one more towards Niger. */
function reference() {
  const known = testReference()
  const office = (code: string) => known.offices.get(asOffice(code))!
  const offices = new Map<string, Written<Office>>([
    ...known.offices,
    ['TGOTH001', { ...office('TGCNK001'), code: 'TGOTH001', pairs: ['BFOTH001'] }],
    ['BFOTH001', { ...office('BFCNK001'), code: 'BFOTH001', pairs: ['TGOTH001'] }],
    ['BFSEY001', { ...office('BFKAN001'), code: 'BFSEY001', pairs: ['NESEY001'] }],
    ['NESEY001', { ...office('NETOR001'), code: 'NESEY001', pairs: ['BFSEY001'] }],
    ['NEDOS001', { ...office('NENIM001'), code: 'NEDOS001' }],
  ])
  return testReference({ offices })
}

const declared = (): World => {
  const world = createWorld(reference())
  world.accept(registration())
  world.accept(declaration({ body: way }))
  return world
}
const released = (): World => {
  const world = declared()
  world.accept(release())
  return world
}
const closed = (country: string, body: Partial<AvailabilityNotice['body']> = {}): AvailabilityNotice =>
  message('availability-notice', customs(country), {
    scope: body.office === undefined ? 'country' : 'office',
    state: 'closed',
    from: '2026-03-05T09:00:00Z',
    manualProcedure: false,
    ...body,
  })

/** What the hub made and whom it told, by the last `count` decisions after a notice. */
function told(world: World, notice: AvailabilityNotice) {
  const before = world.steps.length
  world.accept(notice)
  return world.steps.slice(before + 1).map(({ event, decision }) => {
    const { message: made } = event
    const outgoing = decision.outcome === 'accepted' ? decision.outgoing : []
    const receivers = outgoing.flatMap((out): readonly string[] => {
      return out.kind === 'forward' ? out.receivers : [`${out.type}>${out.receiver}`]
    })
    const row = decision.outcome === 'accepted' ? decision.effect.row : 'refused'
    return { type: made.type, row, receivers }
  })
}
const offices = (world: World) =>
  world.movements.get(MRN)?.legs.map(({ entryOffice = '', exitOffice = '' }) => `${entryOffice}-${exitOffice}`)

describe('whom a closure concerns', () => {
  test('nobody when it is over, over already, behind the goods, the other way or another mode', () => {
    const world = released()
    expect(told(world, closed('NE', { state: 'available', office: 'NETOR001' }))).toEqual([])
    expect(told(world, closed('NE', { to: '2026-03-06T09:00:00Z' }))).toEqual([])
    expect(told(world, closed('NE', { office: 'NETOR001', direction: 'out' }))).toEqual([])
    expect(told(world, closed('NE', { office: 'NETOR001', modes: ['2'] }))).toEqual([])
    expect(told(world, closed('NE', { office: 'NEGAY001' }))).toEqual([])
    expect(told(world, closed('BJ'))).toEqual([])
    for (const one of [exit(), entry()]) world.accept(one)
    expect(told(world, closed('TG'))).toEqual([])
    expect(told(world, closed('BF', { office: 'BFCNK001' }))).toEqual([])
    world.accept(arrival({ body: { office: 'NENIM001' } }))
    expect(told(world, closed('NE', { office: 'NENIM001' }))).toEqual([])
  })

  test('everybody with a record of a movement that has still to pass there, destination included', () => {
    const alert = { type: 'alert', row: 'alert', receivers: ['TG', 'BF', 'NE'] }
    for (const body of [
      {},
      { state: 'outage' as const, direction: 'in' as const },
      { office: 'NETOR001', modes: ['3' as const] },
      { office: 'NENIM001', state: 'limited' as const },
    ]) {
      expect(told(released(), closed('NE', body))).toEqual([alert])
    }
    expect(told(released(), closed('BF', { office: 'BFKAN001', direction: 'out' }))).toEqual([alert])
  })

  test('departure alone before release, when nobody else holds a record', () => {
    expect(told(declared(), closed('NE', { office: 'NETOR001' }))).toEqual([
      { type: 'alert', row: 'alert', receivers: ['TG'] },
    ])
  })

  test('says why, where and because of which message', () => {
    const world = released()
    const notice = closed('NE', { office: 'NETOR001', text: 'Bridge down' })
    world.accept(notice)
    expect(world.steps.at(-1)?.event.message).toMatchObject({
      type: 'alert',
      sender: { country: 'ZZ', role: 'hub' },
      correlationId: notice.id,
      body: {
        action: 'attention',
        reason: 'closed-ahead',
        office: 'NETOR001',
        text: 'Bridge down',
        cause: { sender: 'NE', id: notice.id, type: 'availability-notice' },
      },
    })
  })

  test('a later notice on the place ends the work on the one before', () => {
    const now = Date.parse('2026-06-01T12:00:00Z')
    const notice = closed('NE', { office: 'NETOR001' })
    expect(closureIn(notice, now)).toEqual({
      country: 'NE',
      office: 'NETOR001',
      opens: { sender: 'NE', id: notice.id },
    })
    expect(closureIn(closed('NE', { office: 'NETOR001', state: 'available' }), now)).toEqual({
      country: 'NE',
      office: 'NETOR001',
    })
  })
})

describe('an alternative office', () => {
  test('is not asked for before release', () => {
    expect(told(declared(), closed('BF', { office: 'BFCNK001', alternativeOffice: 'BFOTH001' }))).toHaveLength(1)
  })

  test('takes the place of an entry office by rule, with its partner across the border', () => {
    const world = released()
    expect(told(world, closed('BF', { office: 'BFCNK001', alternativeOffice: 'BFOTH001' }))).toEqual([
      { type: 'alert', row: 'alert', receivers: ['TG', 'BF', 'NE'] },
      { type: 'diversion-request', row: 'diversion-by-rule', receivers: ['diversion-response>BF', 'TG'] },
    ])
    expect(offices(world)).toEqual(['-TGOTH001', 'BFOTH001-BFKAN001', 'NETOR001-'])
    expect(world.movements.get(MRN)).toMatchObject({ itineraryVersion: 2, diverted: true, open: [] })
    expect(world.declarations.get(MRN)?.itinerary[1]).toMatchObject({ entryOffice: 'BFOTH001' })
  })

  test('takes the place of an exit office further on, and leaves the entry as it is', () => {
    const world = released()
    told(world, closed('BF', { office: 'BFKAN001', alternativeOffice: 'BFSEY001' }))
    expect(offices(world)).toEqual(['-TGCNK001', 'BFCNK001-BFSEY001', 'NESEY001-'])
  })

  test('leaves as it was where the goods have left a country already', () => {
    const world = released()
    world.accept(exit())
    told(world, closed('BF', { office: 'BFCNK001', alternativeOffice: 'BFOTH001' }))
    expect(offices(world)).toEqual(['-TGCNK001', 'BFOTH001-BFKAN001', 'NETOR001-'])
  })

  test('may be another destination of the country', () => {
    const world = released()
    told(world, closed('NE', { office: 'NENIM001', alternativeOffice: 'NEDOS001' }))
    expect(world.movements.get(MRN)?.declared?.destination).toEqual({ country: 'NE', office: 'NEDOS001' })
  })

  test('of another country is referred to departure, though the rule would take it from that country itself', () => {
    const world = released()
    expect(told(world, closed('BF', { alternativeOffice: 'BJHIL001' })).map(({ row }) => row)).toEqual([
      'alert',
      'diversion-referred',
    ])
    expect(world.movements.get(MRN)).toMatchObject({ open: [{ diversion: { office: 'BJHIL001', askedBy: 'BF' } }] })
    const accepted = message('diversion-response', customs('TG'), { outcome: 'accepted', office: 'BJHIL001' })
    expect(sent(world.accept(accepted))).toEqual([
      'forward>BF',
      'forward>BJ',
      'anticipated-transit-record>BJ',
      'record-closure>BF',
    ])
    expect(world.movements.get(MRN)?.legs.map(({ country }) => country)).toEqual(['TG', 'BJ', 'NE'])
  })

  test('of another country is none of that country’s business when departure refuses, or says nothing in time', () => {
    const notice = () => closed('BF', { alternativeOffice: 'BJHIL001' })
    const refused = released()
    refused.accept(notice())
    const no = { outcome: 'rejected' as const, office: 'BJHIL001', reason: '4' as const }
    expect(sent(refused.accept(message('diversion-response', customs('TG'), no)))).toEqual(['forward>BF'])
    const silent = released()
    silent.accept(notice())
    const fired = silent.advance('2026-06-01T16:00:00Z')
    expect(fired.flatMap((one) => sent(one)).filter((one) => one.endsWith('>BJ'))).toEqual([])
    expect(sent(fired.at(-1)!)).toEqual(['diversion-response>BF', 'diversion-response>TG'])
  })

  test('of another country is taken by the rule where departure closes its own post and names it', () => {
    const world = released()
    const rows = told(world, closed('TG', { office: 'TGCNK001', alternativeOffice: 'BJHIL001' })).map(({ row }) => row)
    expect(rows).toEqual(['alert', 'diversion-by-rule'])
    expect(world.movements.get(MRN)?.legs.map(({ country }) => country)).toEqual(['TG', 'BJ', 'NE'])
  })

  test('of another country is nothing for goods that end in the closed one', () => {
    expect(told(released(), closed('NE', { alternativeOffice: 'BJHIL001' }))).toHaveLength(1)
    expect(told(released(), closed('NE', { office: 'NENIM001', alternativeOffice: 'BJHIL001' }))).toHaveLength(1)
  })

  test('is referred to departure where it has no partner there, which then decides', () => {
    const world = released()
    expect(told(world, closed('BF', { office: 'BFCNK001', alternativeOffice: 'BFDAK001' }))).toEqual([
      { type: 'alert', row: 'alert', receivers: ['TG', 'BF', 'NE'] },
      {
        type: 'diversion-request',
        row: 'diversion-referred',
        receivers: ['TG', 'alert>TG', 'alert>BF', 'alert>NE'],
      },
    ])
    expect(world.movements.get(MRN)).toMatchObject({
      open: [{ procedure: 'diversion', diversion: { office: 'BFDAK001', instead: 'BFCNK001' } }],
      itineraryVersion: 1,
    })
    const answer = { outcome: 'rejected' as const, office: 'BFDAK001', reason: '4' as const }
    const decision = world.accept(message('diversion-response', customs('TG'), answer))
    expect(decision.outgoing).toMatchObject([{ kind: 'forward', receivers: ['BF'] }])
    expect(openIn(world, MRN)).toEqual([])
  })
})
