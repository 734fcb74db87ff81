import { describe, expect, test } from 'vitest'
import { holdingDifferences, openDifferences } from '../../../../src/domain/differences/open.ts'
import type { Message, MessageByType } from '../../../../src/generated/types.ts'
import { customs, message } from '../../../support/procedures.ts'
import { agreement, party, testReference } from '../../../support/reference.ts'
import { arrival, declaration, entry, exit, MRN, registration, release, results } from '../../../support/road.ts'
import { createWorld, sent, type World } from '../../../support/world.ts'

/** What is seen of the goods where they neither pass nor arrive (engine.md 8: compared at every fact). */

const other = { typeOfIdentification: '30', identification: 'BF 9000' } as const
const consignee = { country: 'BF', role: 'consignee' as const, party: 'comptoir-faso' }

const underWay = (...more: Message[]): World => {
  const { parties } = testReference()
  const known = party('BF/comptoir-faso', 'consignee')
  const reference = testReference({
    agreements: [agreement({ dischargeMode: 'automatic' })],
    parties: new Map([...parties, [known.key, known]]),
  })
  const world = createWorld(reference)
  const named = { scheme: 'IFU' as const, id: '00012345A', name: 'Comptoir', party: known.key }
  for (const one of [registration(), declaration({ body: { consignee: named } }), release(), ...more]) world.accept(one)
  return world
}
const refusal = (body: Partial<MessageByType['border-entry-refusal']['body']> = {}) =>
  message('border-entry-refusal', customs('BF'), { office: 'BFCNK001', reason: 'documents', ...body })
const sealChange = (body: Partial<MessageByType['seal-change']['body']>, occurredAt = '2026-03-04T13:30:00Z') =>
  message('seal-change', customs('BF'), { office: 'BFCNK001', reason: 'control', ...body }, { occurredAt })
const found = (world: World) =>
  openDifferences(world.movements.get(MRN)!).map(({ kind, seen, pointer, flag }) => [kind, seen, pointer, flag])

describe('an entry that is refused', () => {
  test('tells of another vehicle and of broken seals, and the discharge waits for departure', () => {
    const world = underWay(exit())
    const told = sent(world.accept(refusal({ vehicle: other, sealCheck: { state: 'broken' } })))
    expect(found(world)).toEqual([
      ['vehicle', 'BF 9000', '/body/vehicle/identification', 'vehicleDiffers'],
      ['seal-state', 'broken', '/body/sealCheck/state', 'sealsDiffer'],
    ])
    expect(told.filter((one) => one === 'alert>TG')).toHaveLength(2)
    for (const one of [entry(), arrival(), results({ body: { code: 'A4' } })]) world.accept(one)
    expect(world.state(MRN)).toBe('results-received')
    expect(holdingDifferences(world.movements.get(MRN)!)).toHaveLength(2)
  })

  test('says nothing of what agrees, or of what nobody looked at', () => {
    const world = underWay(exit())
    world.accept(refusal({ sealCheck: { state: 'intact' } }))
    world.accept(refusal())
    expect(found(world)).toEqual([])
  })
})

describe('a change of seals', () => {
  test('that takes off a number never in force is told: the seals of departure are still to be seen', () => {
    const world = underWay(exit())
    world.accept(sealChange({ removed: ['XX-1'], affixed: [{ id: 'BF-9' }] }))
    expect(found(world)).toEqual([['seal', 'XX-1', '/body/removed/0', 'sealsDiffer']])
    const [kept] = world.movements.get(MRN)?.seals ?? []
    world.accept(sealChange({ removed: [kept!] }, '2026-03-04T14:30:00Z'))
    expect(found(world)).toHaveLength(1)
  })

  test('reported after the one that follows it explains what that one took off', () => {
    const world = underWay(exit())
    const [sealed] = world.movements.get(MRN)?.seals ?? []
    world.accept(sealChange({ removed: ['BF-9'], affixed: [{ id: 'BF-10' }] }, '2026-03-04T15:00:00Z'))
    expect(found(world)).toHaveLength(1)
    world.accept(sealChange({ removed: [sealed!], affixed: [{ id: 'BF-9' }] }, '2026-03-04T13:00:00Z'))
    expect(found(world)).toEqual([])
  })
})

describe('an authorised consignee', () => {
  const notified = (sealState: 'intact' | 'broken') =>
    message('arrival-notification', consignee, {
      arrivedAt: '2026-03-06T07:00:00Z',
      office: 'BFOUA001',
      simplified: true,
      authorisation: { type: 'C522', reference: 'BFACE0000417' },
      sealState,
    })

  test('who notifies broken seals, or finds them so unloading, cannot be followed by a result that all is well', () => {
    const atArrival = underWay()
    atArrival.accept(notified('broken'))
    expect(found(atArrival)).toEqual([['seal-state', 'broken', '/body/sealState', 'sealsDiffer']])
    const unloading = underWay(notified('intact'), arrival())
    unloading.accept(
      message('unloading-permission', customs('BF'), {
        office: 'BFOUA001',
        permittedAt: '2026-03-06T09:00:00Z',
      }),
    )
    unloading.accept(
      message('unloading-remarks', consignee, {
        unloadedOn: '2026-03-06',
        conform: false,
        complete: true,
        sealState: 'broken',
        text: 'open when we came',
      }),
    )
    expect(found(unloading)).toEqual([['seal-state', 'broken', '/body/sealState', 'sealsDiffer']])
    expect(unloading.send(results())).toMatchObject({ outcome: 'refused', findings: [{ rule: 'SEALS-RESULT' }] })
  })
})
