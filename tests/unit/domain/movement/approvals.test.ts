import { describe, expect, it } from 'vitest'
import { asksOf, confirmingOffices, kindOfAct, personIn } from '../../../../src/domain/office-app/attest.ts'
import { asOffice } from '../../../../src/domain/values/office.ts'
import type { Decision } from '../../../../src/domain/model/decision.ts'
import type { Message } from '../../../../src/generated/types.ts'
import { customs, message } from '../../../support/procedures.ts'
import { agreement, testReference } from '../../../support/reference.ts'
import {
  arrival,
  declaration,
  discharge,
  entry,
  exit,
  GRN,
  MRN,
  registration,
  release,
  results,
} from '../../../support/road.ts'
import { createWorld, sent } from '../../../support/world.ts'

const after = (hours: number): string => new Date(Date.parse('2026-06-01T12:00:00Z') + hours * 3_600_000).toISOString()

const onRoad = (reference = testReference(), upTo: readonly Message[] = [exit(), entry(), arrival()]) => {
  const world = createWorld(reference)
  for (const one of [registration(), declaration(), release(), ...upTo]) world.accept(one)
  return world
}
/** The rules by which an administration is told that something has had no effect. */
const toldBy = (decision: Decision): unknown[] =>
  decision.outcome === 'refused'
    ? []
    : decision.outgoing.flatMap((one) =>
        one.kind === 'made' && one.type === 'functional-error' ? (one.body.errors ?? []).map(({ rule }) => rule) : [],
      )
const approvals = (world: ReturnType<typeof createWorld>) => world.movements.get(MRN)?.approvals
const outage = (state: 'outage' | 'available', from: string): Message =>
  ({
    ...message('availability-notice', customs('TG'), { scope: 'country', state, from, manualProcedure: true }),
    mrn: undefined,
  }) as never

describe('what the first of two persons decides', () => {
  it('has no effect, and is on the movement with office, person and time', () => {
    const world = onRoad()
    world.accept(results())
    const asked = discharge()
    expect(world.ask(asked)).toMatchObject({ outcome: 'accepted', status: 'asked', outgoing: [], entries: [] })
    expect(world.state(MRN)).toBe('results-received')
    expect(approvals(world)).toMatchObject([
      { key: { id: asked.id }, type: 'discharge', office: 'TGLFW001', by: 'first' },
    ])
  })

  it('is refused at once where it would be, and nothing waits', () => {
    const world = onRoad()
    expect(world.ask(release())).toMatchObject({ outcome: 'refused', findings: [{ code: '92' }] })
    expect(approvals(world)).toBeUndefined()
  })

  it('takes one person where the results leave the discharge to departure, and two where they end the movement', () => {
    const byDeparture = onRoad()
    expect(byDeparture.ask(results())).toMatchObject({ status: 'applied' })
    const automatic = onRoad(testReference({ agreements: [agreement({ dischargeMode: 'automatic' })] }))
    const said = results()
    expect(automatic.ask(said)).toMatchObject({ status: 'asked' })
    expect(automatic.state(MRN)).toBe('arrived')
    automatic.answer(said, 'approve')
    expect(automatic.state(MRN)).toBe('discharged')
  })

  it('takes two persons before the arrival, when nobody knows yet what the results will bring about', () => {
    expect(onRoad(testReference(), [exit(), entry()]).ask(results())).toMatchObject({ status: 'asked' })
  })
})

describe('the second person', () => {
  it('lets it take effect, or not, once', () => {
    const world = onRoad()
    world.accept(results())
    const asked = discharge()
    world.ask(asked)
    const [answered, effect] = world.answer(asked, 'approve')
    expect(answered?.decision).toMatchObject({ status: 'applied', effect: { row: 'approved' } })
    expect(effect?.decision).toMatchObject({ status: 'applied', effect: { to: 'discharged' } })
    expect(approvals(world)).toBeUndefined()
    expect(world.answer(asked, 'approve')).toEqual([])
  })

  it('who rejects it leaves it without effect, and its administration is told', () => {
    const world = onRoad()
    world.accept(results())
    const asked = discharge()
    world.ask(asked)
    const [answered] = world.answer(asked, 'reject')
    expect(sent(answered!.decision)).toEqual(['functional-error>TG'])
    expect(toldBy(answered!.decision)).toEqual(['APPROVAL-REJECTED'])
    expect([world.state(MRN), approvals(world)]).toEqual(['results-received', undefined])
  })
})

describe('what nobody confirms', () => {
  it('lapses after 24 hours, each request by its own time', () => {
    const world = onRoad()
    world.accept(results())
    const [first, second] = [discharge(), discharge()]
    world.ask(first)
    world.advance(after(10))
    world.ask(second)
    expect(world.advance(after(24)).map((fired) => fired.effect.row)).toEqual(['approval-lapsed'])
    expect(approvals(world)).toMatchObject([{ key: { id: second.id } }])
    const [lapsed] = world.advance(after(35))
    expect(lapsed).toMatchObject({ effect: { row: 'approval-lapsed' }, approvalsEnded: [{ state: 'lapsed' }] })
    expect(sent(lapsed!)).toEqual(['functional-error>TG'])
    expect(toldBy(lapsed!)).toEqual(['APPROVAL-LAPSED'])
    expect(approvals(world)).toBeUndefined()
  })

  it('lapses also where the movement had ended before it was asked, as late proof is', () => {
    const world = onRoad()
    const claim = {
      grn: GRN,
      amount: { amount: '1', currency: 'XOF' },
      country: 'BF',
      legalBasis: 'art. 25',
      payBy: '2026-08-20',
    }
    for (const one of [results(), message('recovery-notice', customs('TG'), claim), discharge()]) world.accept(one)
    expect(world.state(MRN)).toBe('discharged')
    expect(world.ask(discharge({ body: { basis: 'alternative-proof', text: 'stamped copy' } }))).toMatchObject({
      status: 'asked',
    })
    expect(approvals(world)).toHaveLength(1)
    const lapsed = world.advance(after(24)).find(({ effect }) => effect.row === 'approval-lapsed')
    expect(toldBy(lapsed!)).toEqual(['APPROVAL-LAPSED'])
    expect(approvals(world)).toBeUndefined()
  })

  it('does not lapse while the office is out of service', () => {
    const world = onRoad()
    world.accept(results())
    world.ask(discharge())
    world.accept(outage('outage', after(1)))
    world.advance(after(40))
    expect(approvals(world)).toHaveLength(1)
    world.accept(outage('available', after(40)))
    world.advance(after(62))
    expect(approvals(world)).toHaveLength(1)
    world.advance(after(64))
    expect(approvals(world)).toBeUndefined()
  })

  describe('where the office has hours', () => {
    const hours = [{ days: [1, 2, 3, 4, 5], from: '08:00', to: '16:00' }]
    const known = testReference()
    const office = { ...known.offices.get(asOffice('TGLFW001'))!, hours, holidays: ['2026-06-03'] }
    const reference = { ...known, offices: new Map([...known.offices, [office.code, office]]) }
    // Monday at noon: four hours, eight on Tuesday, a day off on Wednesday, eight on Thursday, four on Friday.
    const lapses = '2026-06-05T12:00:00'

    const asked = (more: readonly Message[] = []) => {
      const world = onRoad(reference)
      for (const one of [results(), ...more]) world.accept(one)
      world.ask(discharge())
      return world
    }

    it('does not lapse while it has been open for less than 24 of them', () => {
      const world = asked()
      expect(world.movements.get(MRN)?.timers).toContainEqual(
        expect.objectContaining({ name: 'T_approval', dueAt: `${lapses}.000Z` }),
      )
      world.advance('2026-06-05T11:59:59Z')
      expect(approvals(world)).toHaveLength(1)
      world.advance(`${lapses}Z`)
      expect(approvals(world)).toBeUndefined()
    })

    it('has the hours added in which it was out of service, and not those in which it was closed anyway', () => {
      const world = asked([outage('outage', '2026-06-02T06:00:00Z'), outage('available', '2026-06-02T10:00:00Z')])
      world.advance('2026-06-05T13:59:59Z')
      expect(approvals(world)).toHaveLength(1)
      world.advance('2026-06-05T14:00:00Z')
      expect(approvals(world)).toBeUndefined()
    })

    it('lapses all the same at an office that never opens', () => {
      const never = { ...office, hours: [{ days: [1], from: '08:00', to: '08:00' }] }
      const world = onRoad({ ...known, offices: new Map([...known.offices, [office.code, never]]) })
      world.accept(results())
      world.ask(discharge())
      world.advance('2026-09-03T00:00:00Z')
      expect(approvals(world)).toBeUndefined()
    })
  })

  it('is void when the movement ends without it', () => {
    const world = onRoad()
    world.accept(results())
    const asked = discharge()
    world.ask(asked)
    const ended = world.accept(discharge())
    expect(ended.approvalsEnded).toEqual([{ key: { sender: 'TG', id: asked.id }, state: 'void' }])
    expect(toldBy(ended)).toEqual(['APPROVAL-VOID'])
    expect(approvals(world)).toBeUndefined()
    expect(world.movements.get(MRN)?.timers).toEqual([])
  })
})

describe('an officer', () => {
  it('decides what an office decides, and nothing that only a system may say', () => {
    const act = (one: Message) => kindOfAct(one)
    expect([exit(), release(), results(), discharge()].map(act)).toEqual(['fact', 'decision', 'decision', 'decision'])
    expect(act(declaration())).toBeUndefined()
    expect(act(outage('outage', after(1)))).toBeUndefined()
    expect(asksOf(exit(), 'kofi')).toBeUndefined()
  })

  it('confirms for the own office and for those it supervises', () => {
    const { offices } = testReference()
    const [post, chief] = [asOffice('BFCNK001'), asOffice('BFOUA001')]
    const known = { offices: new Map([...offices, [post, { ...offices.get(post)!, supervisingOffice: chief }]]) }
    expect(confirmingOffices(post, known)).toEqual([post, chief])
    expect(confirmingOffices(chief, known)).toEqual([chief])
    expect(personIn('BFCNK001 A. Officer')).toBe('A. Officer')
  })
})
