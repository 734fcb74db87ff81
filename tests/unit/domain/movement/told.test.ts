import { describe, expect, test } from 'vitest'
import type { Office, Reference } from '../../../../src/domain/model/reference.ts'
import { asCountry, asOffice } from '../../../support/identifiers.ts'
import { customs, message } from '../../../support/procedures.ts'
import { agreement, party, testReference } from '../../../support/reference.ts'
import {
  arrival,
  declaration,
  discharge,
  GRN,
  GUARANTOR,
  MRN,
  registration,
  release,
  results,
} from '../../../support/road.ts'
import { createWorld, sent, type World } from '../../../support/world.ts'

const START = '2026-03-05T08:00:00Z'
const DAY = 24 * 3_600_000
const LIABLE = 'BF/fonds-garantie'
const PRINCIPAL = 'TG/sahel-transit'
const secured = [{ country: 'BF', amount: '1', currency: 'XOF', guarantor: LIABLE }]
/** Everybody who is liable, in the order in which they are told. */
const toLiable = [PRINCIPAL, GUARANTOR, LIABLE].map((key) => `non-discharge-notice>${key}`)

/** Released until 10 March, 18:00 UTC. */
function released(more: Partial<Reference> = {}): World {
  const world = createWorld(testReference(more), Date.parse(START))
  for (const one of [registration(), declaration({ body: { secured } }), release()]) world.accept(one)
  return world
}
type Fired = ReturnType<World['advance']>
const told = (fired: Fired): [string | undefined, readonly string[]][] =>
  fired.map((one) => [one.effect.row, sent(one)])
const bodies = (fired: Fired, type: string): Record<string, unknown>[] =>
  fired.flatMap(({ outgoing }) =>
    outgoing.flatMap((one) => (one.kind === 'made' && one.type === type ? [one.body as Record<string, unknown>] : [])),
  )
const enquiry = (asked: string) =>
  message('enquiry-request', customs('TG'), {
    stage: asked.includes('/') ? 'holder' : 'office',
    asked,
    respondBy: '2026-04-10T00:00:00Z',
    ...(asked.includes('/') ? {} : { office: 'BFOUA001' }),
  } as never)

describe('the time limit', () => {
  test('a day before it principal and destination are told, and at its end everybody who waits', () => {
    const world = released()
    expect(told(world.advance('2026-03-09T17:59:59Z'))).toEqual([])
    const near = world.advance('2026-03-09T18:00:00Z')
    expect(told(near)).toEqual([['limit-near', [`limit-notice>${PRINCIPAL}`, 'limit-notice>BF']]])
    expect(bodies(near, 'limit-notice')[0]).toMatchObject({ limitAt: '2026-03-10T18:00:00Z', office: 'BFOUA001' })
    const at = world.advance('2026-03-10T18:00:00Z')
    expect(told(at)).toEqual([
      ['limit-reached', ['overdue-notice>TG', `overdue-notice>${PRINCIPAL}`, 'overdue-notice>BF']],
    ])
    expect(bodies(at, 'overdue-notice')[0]).toMatchObject({ stage: 'limit', since: '2026-03-10T18:00:00Z' })
    expect(world.movements.get(MRN)?.open).toEqual([])
  })

  test('each is told in its language, with the office that must be called, as the registry has it', () => {
    const known = testReference()
    const lome: Office = {
      ...known.offices.get(asOffice('TGLFW001'))!,
      contacts: [
        { kind: 'phone', value: '+228 22 00 00 00' },
        { kind: 'email', value: 'lome@example.tg' },
      ],
    }
    const offices = new Map([...known.offices, [asOffice('TGLFW001'), lome]])
    const french = party(PRINCIPAL, 'principal', { language: 'fr' })
    const parties = new Map([...known.parties, [french.key, french]])
    const [first] = bodies(released({ offices, parties }).advance('2026-03-09T18:00:00Z'), 'limit-notice')
    expect(first).toMatchObject({
      contact: { office: 'TGLFW001', phone: '+228 22 00 00 00', email: 'lome@example.tg' },
      text: expect.stringContaining('délai'),
    })
  })

  test('a limit that is extended is told anew, one that was told is not', () => {
    const world = released()
    world.advance('2026-03-10T12:00:00Z')
    const extension = { scope: 'movement', limitAt: '2026-03-15T18:00:00Z', reason: 'flood' } as const
    const extended = world.accept(message('time-limit-extension', customs('TG'), extension as never))
    expect(sent(extended)).toEqual(['forward>BF', `forward>${PRINCIPAL}`])
    expect(told(world.advance('2026-03-14T17:59:59Z'))).toEqual([])
    expect(told(world.advance('2026-03-15T18:00:00Z')).map(([row]) => row)).toEqual(['limit-near', 'limit-reached'])
  })

  test('who is released with less than a day left is told at once, with none left not at all', () => {
    const late = (limitAt: string): World => {
      const world = createWorld(testReference(), Date.parse(START))
      for (const one of [registration(), declaration()]) world.accept(one)
      world.accept(release({ body: { limitAt } }))
      return world
    }
    expect(told(late('2026-03-05T12:00:00Z').advance(START)).map(([row]) => row)).toEqual(['limit-near'])
    const over = late('2026-03-05T07:00:00Z').advance(START)
    expect(told(over).map(([row]) => row)).toEqual(['limit-reached'])
  })

  test('an outage at destination puts the enquiry off, and not the news', () => {
    const world = released()
    const outage = { scope: 'country', state: 'outage', from: START, direction: 'both' }
    world.accept(
      message('availability-notice', customs('BF'), { ...outage, country: 'BF' } as never, { mrn: undefined as never }),
    )
    const rows = told(world.advance('2026-03-20T00:00:00Z')).map(([row]) => row)
    expect(rows.filter((row) => row?.startsWith('limit'))).toEqual(['limit-near', 'limit-reached'])
  })
})

describe('those who are liable', () => {
  test('are told when the clock opens the enquiry, until when an answer is awaited, and from whom', () => {
    const world = released()
    const fired = world.advance('2026-03-11T18:00:00Z')
    expect(told(fired).at(-1)?.[1].slice(-3)).toEqual(toLiable)
    expect(bodies(fired, 'non-discharge-notice')[0]).toMatchObject({
      awaited: 'arrival-advice',
      since: '2026-03-10T18:00:00Z',
      office: 'BFOUA001',
      party: 'BF',
      deadline: '2026-04-08T18:00:00.000Z',
      contact: { office: 'TGLFW001' },
    })
    expect(world.movements.get(MRN)?.parties).toContain(LIABLE)
  })

  test('and when departure does, when results do not allow a discharge, and when it is given', () => {
    const world = released()
    expect(sent(world.accept(enquiry('BF')))).toEqual(['forward>BF', ...toLiable])
    world.accept(arrival())
    const poor = results({ body: { code: 'B1', discrepancies: [{ kind: 'missing', text: 'missing' }] } as never })
    expect(sent(world.accept(poor))).toEqual(['forward>TG', ...toLiable])
    const unsolved = { outcome: 'unsolved', decidedOn: '2026-03-08' } as const
    expect(sent(world.accept(message('discrepancy-resolution', customs('TG'), unsolved)))).toEqual([
      'forward>BF',
      ...toLiable,
    ])
    const ended = sent(world.accept(discharge({ body: { basis: 'authority', text: 'destroyed' } })))
    expect(ended).toEqual(expect.arrayContaining([PRINCIPAL, GUARANTOR, LIABLE].map((key) => `forward>${key}`)))
  })

  test('its guarantee’s suspension and revocation reach the principal; a change with an access code does not', () => {
    const holder = party(PRINCIPAL, 'principal', { identifiers: [{ scheme: 'NIF', id: '1000123456' }] })
    const parties = new Map([...testReference().parties, [holder.key, holder]])
    const world = released({ parties })
    const act = (action: string) => ({
      ...registration(),
      body: { action, grn: GRN, reason: 'unpaid' } as never,
    })
    for (const action of ['suspend', 'reinstate', 'revoke']) {
      expect(sent(world.accept(act(action)))).toEqual([`forward>${PRINCIPAL}`])
    }
    expect(sent(released({ parties }).accept(registration({ body: { action: 'update' } })))).toEqual([])
  })
})

describe('what is overdue is reminded of until it is over', () => {
  const reminders = (world: World, to: string) => world.advance(to).filter(({ effect }) => effect.row === 'reminder')
  const days = (fired: Fired, world: World): (number | undefined)[] => {
    expect(world.state(MRN)).toBeDefined()
    return bodies(fired, 'overdue-notice').map(({ reminder }) => reminder as number | undefined)
  }

  test('after 7, 14 and 28 days and then every 28, by office, administration and operator, and never falls silent', () => {
    const world = released()
    const begun = Date.parse('2026-03-11T18:00:00Z')
    world.advance('2026-03-11T18:00:00Z')
    for (const [at, day] of [7, 14, 28, 56, 84, 112, 140].entries()) {
      const time = begun + day * DAY
      expect(reminders(world, new Date(time - 1000).toISOString())).toEqual([])
      const fired = reminders(world, new Date(time).toISOString())
      expect(fired.map(sent)).toEqual([['overdue-notice>TG', 'overdue-notice>BF', ...toLiable]])
      const level = ['office', 'customs', 'operator'][Math.min(at, 2)]
      expect(bodies(fired, 'overdue-notice')[0]).toMatchObject({ reminder: at + 1, level, awaited: 'arrival-advice' })
      expect(bodies(fired, 'non-discharge-notice')[0]).toMatchObject({ reminder: at + 1 })
      expect(days(fired, world)).toEqual([at + 1, at + 1])
    }
    expect(world.guarantees.get(GRN)?.inUse).toBeGreaterThan(0n)
  })

  test('by the schedule of the agreement', () => {
    const world = released({ agreements: [agreement({ reminders: { days: [2], every: 3 } })] })
    expect(reminders(world, '2026-03-22T18:00:00Z').map(({ effect }) => effect.row)).toHaveLength(4)
  })

  test('no more of a limit once it is extended, nor of an arrival that came; then of the results', () => {
    const world = released()
    world.advance('2026-03-12T00:00:00Z')
    const extension = { scope: 'movement', limitAt: '2026-12-31T18:00:00Z', reason: 'flood' } as const
    world.accept(message('time-limit-extension', customs('TG'), extension as never))
    expect(reminders(world, '2026-04-30T00:00:00Z')).toEqual([])
    world.accept(arrival())
    const fired = reminders(world, '2026-05-12T00:00:00Z')
    expect(bodies(fired, 'overdue-notice')).toMatchObject([{ awaited: 'control-results', reminder: 1 }, {}])
  })

  test('a discharge that does not come is reminded of, also of goods that ended on the way', () => {
    const world = released()
    world.accept(
      message('en-route-end', customs('BF'), {
        outcome: 'seized',
        extent: 'all',
        office: 'BFCNK001',
        evidence: [{ type: 'C085', reference: 'PV 17' }],
      } as never),
    )
    expect(world.state(MRN)).toBe('ended-en-route')
    const fired = reminders(world, '2026-04-01T00:00:00Z')
    expect(bodies(fired, 'overdue-notice')[0]).toMatchObject({ awaited: 'discharge', party: 'TG', reminder: 1 })
  })

  test('a claim that is not paid is reminded of by itself, and nothing more once it is paid', () => {
    const world = released()
    const amount = { amount: '4000000', currency: 'XOF' }
    const claim = { grn: GRN, amount, country: asCountry('BF'), legalBasis: 'art. 25', payBy: '2026-04-01' }
    world.accept(message('recovery-notice', customs('TG'), claim as never))
    const claims = reminders(world, '2026-04-15T00:00:00Z')
    expect(bodies(claims, 'overdue-notice').some(({ awaited }) => awaited === 'recovery-settlement')).toBe(true)
    const guarantor = { country: 'TG', role: 'guarantor' as const, party: 'fonds-garantie' }
    world.accept(message('recovery-settlement', guarantor, { grn: GRN, amount, paidOn: '2026-04-16', payer: 'F' }))
    expect(world.state(MRN)).toBe('discharged')
    expect(world.movements.get(MRN)?.timers).toEqual([])
  })
})

describe('the time that the law gives customs', () => {
  const warned = (world: World, to: string) =>
    world.advance(to).flatMap((one) => (one.effect.row === 'claim-deadline-near' ? [one] : []))
  const agreements = [agreement({ notifyGuarantorBy: { months: 9, source: 'Convention, App. I' } })]

  test('departure alone is warned 60, 30 and 7 days before it ends, counted from the time limit', () => {
    const world = released({ agreements })
    const deadline = '2026-12-11T00:00:00.000Z'
    for (const days of [60, 30, 7]) {
      const at = Date.parse(deadline) - days * DAY
      expect(warned(world, new Date(at - 1000).toISOString())).toEqual([])
      const fired = warned(world, new Date(at).toISOString())
      expect(fired.map(sent)).toEqual([['overdue-notice>TG']])
      expect(bodies(fired, 'overdue-notice')).toMatchObject([{ awaited: 'recovery-notice', deadline, party: 'TG' }])
    }
    expect(warned(world, '2027-03-01T00:00:00Z').flatMap(sent)).toEqual([])
  })

  test('nothing of it once there is a claim, nor where the agreement sets no time', () => {
    const world = released({ agreements })
    world.advance('2026-04-01T00:00:00Z')
    const amount = { amount: '1', currency: 'XOF' }
    const claim = { grn: GRN, amount, country: 'BF', legalBasis: 'art. 25', payBy: '2026-06-01' }
    world.accept(message('recovery-notice', customs('TG'), claim))
    expect(warned(world, '2027-03-01T00:00:00Z')).toEqual([])
    expect(warned(released(), '2027-03-01T00:00:00Z')).toEqual([])
  })

  test('a limit that was moved moves it', () => {
    const world = released({ agreements })
    world.advance('2026-04-01T00:00:00Z')
    const extension = { scope: 'movement', limitAt: '2026-06-30T18:00:00Z', reason: 'flood' } as const
    world.accept(message('time-limit-extension', customs('TG'), extension as never))
    const fired = warned(world, '2027-02-01T00:00:00Z').filter((one) => sent(one).length > 0)
    expect(bodies(fired, 'overdue-notice')[0]).toMatchObject({ deadline: '2027-03-31T00:00:00.000Z' })
  })
})
