import { describe, expect, test } from 'vitest'
import { declaredOf, isReleased } from '../../../../src/domain/model/declared.ts'
import { InvariantError } from '../../../../src/domain/values/assert.ts'
import { amendment } from '../../../support/procedures.ts'
import { declaration, exit, MRN, registration, release } from '../../../support/road.ts'
import { createWorld, type World } from '../../../support/world.ts'

const after = (...events: Parameters<World['accept']>[0][]): World => {
  const world = createWorld()
  for (const one of events) world.accept(one)
  return world
}
const movementIn = ({ movements }: World) => {
  const movement = movements.get(MRN)
  if (movement === undefined) throw new Error('no movement')
  return movement
}

describe('a movement', () => {
  test('that nobody has declared is an invariant broken for whoever takes it for declared', () => {
    const unmatched = movementIn(after(exit()))
    expect(unmatched).not.toHaveProperty('declared')
    expect(() => declaredOf(unmatched)).toThrow(InvariantError)
    expect(() => declaredOf(unmatched)).toThrow(MRN)
    expect(isReleased(unmatched)).toBe(false)
  })

  test('has all that was declared at once, whatever was known of it before', () => {
    const declared = declaredOf(movementIn(after(exit(), registration(), declaration())))
    expect(declared).toMatchObject({
      departure: { country: 'TG' },
      destination: { country: 'BF' },
      regime: 'isrt',
      dischargeMode: 'by-departure',
      agreements: ['REGION'],
    })
    expect(declared).not.toHaveProperty('lot')
  })

  test('was declared when it was declared, also after an amendment, which takes the rest over', () => {
    const world = after(registration(), declaration())
    const { declaredAt, principal } = declaredOf(movementIn(world))
    world.accept(amendment(2, { lot: { id: 'LOT', index: 1, of: 2 } }))
    expect(declaredOf(movementIn(world))).toMatchObject({ declaredAt, principal, lot: { id: 'LOT' } })
  })

  test('is released with the release only, and has a control result and a limit then', () => {
    const world = after(registration(), declaration())
    expect(isReleased(movementIn(world))).toBe(false)
    world.accept(release())
    const movement = movementIn(world)
    expect(isReleased(movement)).toBe(true)
    expect(movement).toMatchObject({
      released: { releasedAt: release().body.releasedAt, controlResult: release().body.controlResult },
      limitAt: release().body.limitAt,
    })
  })
})
