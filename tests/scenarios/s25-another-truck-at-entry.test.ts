import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Transhipment } from '../../src/generated/types.ts'
import { alerted, apply, seenBy, startAutomaticHub, verdictOf } from '../support/automatic.ts'
import type { TestHub } from '../support/hub.ts'
import { checkInvariants } from '../support/invariants.ts'
import { registered, stateOf } from '../support/journey.ts'
import * as m from '../support/messages.ts'

const MINUTE = 60_000
const ago = (minutes: number): string => new Date(Date.now() - minutes * MINUTE).toISOString()

/** engine.md 8, scenario 25. */
describe('another truck comes to the entry post', () => {
  let hub: TestHub
  const mrn = m.newMrn()
  const declared = 'TG 4821 BK'
  const other = 'BF 9000 X'
  const plate = (identification: string) => ({ typeOfIdentification: '30', identification, nationality: 'TG' }) as const
  const post = (party: string, message: Parameters<typeof verdictOf>[2]) => verdictOf(hub, party, message)
  const transhipment = (occurredAt: string) =>
    ({
      ...m.entryNotice(mrn, { occurredAt }),
      type: 'transhipment',
      body: { office: m.OFFICES.entry, kind: 'vehicle', vehicleSet: { mode: '3', means: plate(other) } },
    }) as unknown as Transhipment

  beforeAll(async () => {
    hub = await startAutomaticHub()
    const grn = await registered(hub, '1000000')
    const body = { vehicleSet: { mode: '3', means: plate(declared) } } as const
    const sent = [m.declaration(mrn, grn, '1000', { body }), m.release(mrn)]
    for (const message of sent) await apply(hub, 'TG', message)
  })
  afterAll(() => hub.stop())

  it('says nothing of the same plate written another way', async () => {
    const body = { vehicle: plate('tg-4821-bk') }
    expect(await post('TG', m.exitNotice(mrn, { body, occurredAt: ago(50) }))).toBe('applied')
    expect(await seenBy(hub, mrn)).toMatchObject({ flags: [] })
  })

  it('takes the entry, flags the movement and alerts departure at once', async () => {
    const seen = { body: { vehicle: plate(other) }, occurredAt: ago(40) }
    expect(await post('BF', m.entryNotice(mrn, seen))).toBe('applied')
    const pointer = '/body/vehicle/identification'
    expect(await seenBy(hub, mrn)).toMatchObject({
      state: 'in-transit',
      flags: ['vehicleDiffers'],
      differences: [{ kind: 'vehicle', declared, seen: other, pointer, flag: 'vehicleDiffers' }],
    })
    expect(await alerted(hub, mrn)).toEqual(['TG'])
  })

  it('is not content with a transhipment after the sighting, and is with one before it, reported late', async () => {
    expect(await post('BF', transhipment(ago(30)))).toBe('applied')
    expect(await seenBy(hub, mrn)).toMatchObject({ flags: ['vehicleDiffers'] })
    expect(await post('BF', transhipment(ago(45)))).toBe('applied')
    expect(await seenBy(hub, mrn)).toMatchObject({ flags: [], differences: [{ explained: true }] })
  })

  it('discharges nothing by mandate even so: departure is told what was found, and acts', async () => {
    expect(await post('BF', m.arrival(mrn))).toBe('applied')
    expect(await post('BF', m.results(mrn))).toBe('applied')
    expect(await stateOf(hub, mrn)).toBe('results-received')
    expect(await alerted(hub, mrn)).toEqual(['TG', 'TG'])
    expect(await post('TG', m.discharge(mrn))).toBe('applied')
    expect(await stateOf(hub, mrn)).toBe('discharged')
    expect(await checkInvariants(hub.pool)).toEqual([])
  })
})
