import { describe, expect, test } from 'vitest'
import type { Declaration } from '../../../src/generated/types.ts'
import { amendment, customs, message } from '../../support/procedures.ts'
import { declaration, entry, exit, MRN, registration, release } from '../../support/road.ts'
import { createWorld } from '../../support/world.ts'

/** Decision 0086: containers may be declared on a vehicle that is not known yet, and travel like any others. */

const [container] = declaration().body.equipment ?? []
const unknown = (vehicleSet: Declaration['vehicleSet']) =>
  declaration({ body: { containerIndicator: true, vehicleSet } })

function world(vehicleSet: Declaration['vehicleSet'] = { mode: '3' }) {
  const made = createWorld()
  for (const one of [registration(), unknown(vehicleSet)]) made.accept(one)
  return made
}
const moving = (made: ReturnType<typeof world>) => made.movements.get(MRN)

describe('a movement whose vehicle is not known at departure', () => {
  test('has no vehicle, and no mark to be found by but its container', () => {
    expect(moving(world())).not.toHaveProperty('vehicle')
    expect(moving(world())?.marks).toEqual([`container:${container?.container}`])
  })

  test('nor where only the country of the vehicle is known', () => {
    expect(moving(world({ mode: '3', means: { nationality: 'TG' } }))).not.toHaveProperty('vehicle')
  })

  test('is released, leaves and enters', () => {
    const made = world()
    for (const one of [release(), exit(), entry()]) made.accept(one)
    expect(made.state(MRN)).toBe('in-transit')
  })

  test('goes by the vehicle that an amendment names', () => {
    const made = world()
    const means = { typeOfIdentification: '30' as const, identification: 'TG 77', nationality: 'TG' }
    made.accept(amendment(2, { ...unknown({ mode: '3', means }).body }))
    expect(moving(made)).toMatchObject({ vehicle: 'TG 77' })
    expect(moving(made)?.marks).toContain('vehicle:TG77')
  })

  test('goes by the vehicle of a transhipment', () => {
    const made = world()
    for (const one of [release(), exit()]) made.accept(one)
    const means = { typeOfIdentification: '30' as const, identification: 'BF 77', nationality: 'BF' }
    const office = { ...customs('BF'), office: 'BFOUA002' }
    made.accept(
      message('transhipment', office as never, {
        office: 'BFOUA002',
        kind: 'vehicle',
        vehicleSet: { mode: '3', means },
      }),
    )
    expect(moving(made)).toMatchObject({ vehicle: 'BF 77' })
  })
})
