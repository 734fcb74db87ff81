import { describe, expect, test } from 'vitest'
import { checkHeader } from '../../../src/domain/rules/header.ts'
import { catalogue } from '../../../src/generated/catalogue.ts'
import { alert, arrival, declaration, discharge, GRN, MRN, registration, release, results } from '../../support/road.ts'
import { agreement, party, testReference } from '../../support/reference.ts'
import { createWorld, openIn, sent, type World } from '../../support/world.ts'

const released = (): World => {
  const world = createWorld()
  for (const message of [registration(), declaration(), release()]) world.accept(message)
  return world
}

const available = (world: World): bigint | undefined => world.guarantees.get(GRN)?.available

describe('stop', () => {
  test('is refused to everybody but customs and the hub', () => {
    const roles = ['guarantor', 'principal', 'consignee', 'carrier', 'rail', 'tracking', 'payment'] as const
    for (const role of roles) {
      const caller = party('TG/somebody', role)
      const sender = { country: 'TG', role, party: 'somebody' }
      expect(checkHeader({ type: 'alert', sender }, caller, catalogue)).toMatchObject({ code: 'type-not-allowed' })
    }
    expect(checkHeader({ type: 'alert', sender: { country: 'TG', role: 'customs' } }, party('TG'), catalogue)).toBe(
      undefined,
    )
  })

  test('release and discharge wait until whoever stopped lifts it; authority discharges through a stop of its own', () => {
    const world = createWorld()
    world.accept(registration())
    world.accept(declaration())
    world.accept(alert({ from: 'TG' }))
    expect(world.accept(release())).toMatchObject({ status: 'held', awaits: 'alert' })
    world.accept(alert({ from: 'TG', body: { action: 'lift', reason: 'cleared-up' } }))
    expect(world.state(MRN)).toBe('released')
    world.accept(alert({ from: 'TG' }))
    world.accept(arrival())
    world.accept(results())
    expect(world.accept(discharge())).toMatchObject({ status: 'held', awaits: 'alert' })
    world.accept(discharge({ body: { basis: 'authority', text: 'order' } }))
    expect(world.movements.get(MRN)).toMatchObject({ state: 'discharged', open: [] })
    expect(available(world)).toBe(10_000_000n)
  })

  test('of another country never holds a release: before it nobody but departure knows of the movement', () => {
    const world = createWorld()
    for (const message of [registration(), declaration()]) world.accept(message)
    expect(world.send(alert({ from: 'BF' }))).toMatchObject({ outcome: 'refused', findings: [{ code: '90' }] })
    const { mrn: _, ...onVehicle } = alert({ from: 'BF', body: { action: 'stop', container: 'CSQU3054383' } })
    expect(world.send(onVehicle)).toMatchObject({ outcome: 'refused', findings: [{ rule: 'ALERT-SUBJECT' }] })
    expect(world.accept(release())).toMatchObject({ status: 'applied' })
  })

  test('of another country holds a discharge by authority too: its lift is its consent', () => {
    const world = released()
    for (const from of ['TG', 'BF']) world.accept(alert({ from }))
    world.accept(arrival())
    world.accept(results())
    const order = discharge({ body: { basis: 'authority', text: 'order' } })
    expect(world.accept(order)).toMatchObject({ status: 'held', awaits: 'alert' })
    expect([world.state(MRN), openIn(world, MRN)]).toEqual(['results-received', ['stop']])
    world.accept(alert({ from: 'BF', body: { action: 'lift' } }))
    expect(world.movements.get(MRN)).toMatchObject({ state: 'discharged', open: [] })
  })

  test('is lifted by nobody but who set it, not by departure either', () => {
    const world = released()
    world.accept(alert({ from: 'BF' }))
    world.accept(alert({ from: 'TG' }))
    world.accept(alert({ from: 'BF', body: { action: 'lift' } }))
    expect(openIn(world, MRN)).toEqual(['stop'])
    world.accept(alert({ from: 'TG', body: { action: 'lift' } }))
    expect(openIn(world, MRN)).toEqual([])
    world.accept(alert({ from: 'BF' }))
    const refused = world.send(alert({ from: 'TG', body: { action: 'lift' } }))
    expect(refused).toMatchObject({ outcome: 'refused', findings: [{ code: '92' }] })
    expect(openIn(world, MRN)).toEqual(['stop'])
  })

  test('an automatic discharge waits for the lift too', () => {
    const world = createWorld(testReference({ agreements: [agreement({ dischargeMode: 'automatic' })] }))
    for (const message of [registration(), declaration(), release(), alert(), arrival(), results()])
      world.accept(message)
    expect(world.state(MRN)).toBe('results-received')
    world.accept(alert({ body: { action: 'lift' } }))
    expect(world.state(MRN)).toBe('discharged')
  })

  test('an alert for information goes to departure and record holders; one on a vehicle to every customs', () => {
    const world = released()
    expect(sent(world.accept(alert({ body: { action: 'attention' } })))).toEqual(['forward>TG'])
    const { mrn: _, ...onVehicle } = alert({ body: { action: 'control', container: 'CSQU3054383' } })
    const told = sent(world.accept(onVehicle))
    expect(told).toContain('forward>NG')
    expect(told).not.toContain('forward>BF')
  })
})
