import { describe, expect, test } from 'vitest'
import type { Accepted } from '../../../src/domain/model/decision.ts'
import { needsOf } from '../../../src/domain/model/attention.ts'
import type { Snapshot } from '../../../src/domain/model/snapshot.ts'
import { doublesOf, noteTwins } from '../../../src/domain/notices/doubles.ts'
import type { Declaration } from '../../../src/generated/types.ts'
import { railWorld } from '../../support/rail.ts'
import { customs, message } from '../../support/procedures.ts'
import { declaration, MRN, registration } from '../../support/road.ts'
import type { World } from '../../support/world.ts'
import { asMrn } from '../../support/identifiers.ts'

const OTHER = '26TGLFW100000201J1'
const amount = { amount: '1', currency: 'XOF' }
const guarantees = declaration().body.guarantees.map((one) => ({ ...one, amount }))
const reference = (text: string) => [{ country: 'TG', reference: text }]
const { body } = declaration()

/** A declaration of Togo is known; another one comes. */
function second(more: Partial<Declaration>, first: Partial<Declaration> = {}): { world: World; decision: Accepted } {
  const world = railWorld()
  world.accept(registration())
  world.accept(declaration({ body: { nationalRefs: reference('D 451'), ...first } }))
  const decision = world.accept(
    declaration({ mrn: OTHER, body: { guarantees, lrn: 'ANOTHER', nationalRefs: reference('D 452'), ...more } }),
  )
  return { world, decision }
}

const emptySnapshot = (): Snapshot => ({
  movements: new Map(),
  guarantees: new Map(),
  declarations: new Map(),
  held: new Map(),
  told: new Set(),
  sharing: new Map(),
  trains: new Map(),
})

const warned = ({ warnings = [] }: Accepted): string[] => warnings.map(({ code, mrn }) => `${code} ${mrn}`)

describe('a declaration that is typed again under another MRN', () => {
  test('says nothing where only the vehicle and its seals are the same: that is groupage', () => {
    expect(warned(second({}).decision)).toEqual([])
  })

  test('says nothing of another vehicle of the same lot', () => {
    const lot = (index: number) => ({ lot: { id: 'L', index, of: 2 }, nationalRefs: reference('D 451') })
    expect(warned(second(lot(2), lot(1)).decision)).toEqual([])
  })

  test('looks like the first by its national reference, in another case and spacing', () => {
    const { world, decision } = second({ nationalRefs: reference('d-45I') })
    expect(warned(decision)).toEqual([`double ${MRN}`])
    expect(decision.effect.warnings).toHaveLength(1)
    expect(world.movements.get(asMrn(OTHER))).toMatchObject({ doubles: [MRN] })
  })

  test('looks like the first by LRN, vehicle, containers and seals together, however they are written', () => {
    const vehicleSet = {
      ...body.vehicleSet,
      means: {
        ...body.vehicleSet.means,
        identification: (body.vehicleSet.means?.identification ?? '').replaceAll(' ', '-'),
      },
    }
    const { decision } = second({ lrn: body.lrn.toLowerCase(), vehicleSet })
    expect(warned(decision)).toEqual([`double ${MRN}`])
  })

  test('needs a person as long as neither has ended', () => {
    const { world } = second({ nationalRefs: reference('D451') })
    const needs = () => needsOf(world.movements.get(asMrn(OTHER))!).map(({ need }) => need)
    expect(needs()).toContain('double')
    world.accept(message('cancellation', customs('TG'), { basis: 'authority', reason: 'Typed twice' }, { mrn: OTHER }))
    expect(needs()).not.toContain('double')
    expect(world.movements.get(asMrn(OTHER))).not.toHaveProperty('doubles')
  })

  test('says nothing once the first has ended', () => {
    const world = railWorld()
    world.accept(registration())
    world.accept(declaration({ body: { nationalRefs: reference('D 451') } }))
    world.accept(message('cancellation', customs('TG'), { basis: 'authority', reason: 'Wrong' }))
    const again = declaration({ mrn: OTHER, body: { guarantees, nationalRefs: reference('D 451') } })
    expect(warned(world.accept(again))).toEqual([])
  })
})

test('whoever declares much at once is not looked through for each declaration, and what came in between is known', () => {
  const { world } = second({}, { nationalRefs: reference('D 500') })
  const snapshot = {
    ...emptySnapshot(),
    movements: new Map([...world.movements.values()].map((one) => [one.mrn, one])),
  }
  let walked = 0
  const known = new Map(snapshot.movements)
  snapshot.movements.values = () => {
    walked += 1
    return known.values()
  }
  const again = { ...body, nationalRefs: reference('d-500') }
  for (let at = 0; at < 100; at += 1) expect(doublesOf(again, undefined, snapshot)).toEqual([MRN])
  expect(walked).toBe(1)
  const first = snapshot.movements.get(asMrn(MRN))
  if (first === undefined) throw new Error('the movement is not there')
  const later = { ...first, mrn: asMrn(OTHER) }
  snapshot.movements.set(later.mrn, later)
  noteTwins(snapshot, later)
  expect(doublesOf(again, undefined, snapshot).toSorted()).toEqual([MRN, OTHER].toSorted())
  snapshot.movements.set(later.mrn, { ...later, state: 'cancelled' })
  expect(doublesOf(again, undefined, snapshot)).toEqual([MRN])
})
