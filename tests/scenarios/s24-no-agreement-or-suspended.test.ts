import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Message } from '../../src/generated/types.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { movementOf, registered, released, stateOf } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { operate } from '../support/operator.ts'
import { customs, message } from '../support/procedures.ts'
import { TO_NIAMEY } from '../support/road.ts'

const NIGER = {
  destinationOffice: 'NENIM001',
  itinerary: TO_NIAMEY,
}

/** engine.md 7, scenario 24. */
describe('an itinerary that no agreement covers, or that rests on a suspended one', () => {
  let hub: TestHub
  let grn: string
  let running: string
  const today = new Date().toISOString().slice(0, 10)
  const pair = (id: string, countries: string[]) => ({
    id,
    countries,
    regimes: ['isrt'],
    modes: ['3'],
    validFrom: '2020-01-01',
    dischargeMode: 'by-departure',
    guaranteeTypes: ['1'],
  })
  beforeAll(async () => {
    hub = await startTestHub()
    grn = await registered(hub, '1000000')
    running = (await released(hub, grn)).mrn
    // From one agreement of the region to pairs: Togo and Burkina Faso, Burkina Faso and Niger.
    await operate(hub, 'POST', '/v1/agreements/REGION/suspend', { reason: 'replaced by pairs' })
    const items = [pair('TG-BF', ['TG', 'BF']), pair('BF-NE', ['BF', 'NE'])]
    await operate(hub, 'PUT', '/v1/agreements?reason=pairs', { items })
  })
  afterAll(() => hub.stop())

  const declare = (mrn: string, body: object, on = grn) =>
    hub.post(hub.party('TG'), m.declaration(mrn, on, '1000', { body, occurredAt: new Date().toISOString() }))
  const send = async (party: string, one: Message): Promise<void> => {
    const answer = await hub.post(hub.party(party), one)
    expect([one.type, answer.status, answer.bytes.toString('utf8').slice(0, 300)]).toMatchObject([one.type, 202, {}])
  }

  it('covers a way pair by pair', async () => {
    const mrn = m.newMrn()
    expect((await declare(mrn, NIGER)).status).toBe(202)
    expect(await stateOf(hub, mrn)).toBe('registered')
  })

  it('needs the guarantee to be valid in each country of such a way: else it is never released', async () => {
    const narrow = m.newGrn()
    await send('TG/fonds-garantie', m.registration(narrow, '100000', { body: { territories: ['TG', 'BF'] } }))
    const mrn = m.newMrn()
    expect((await declare(mrn, NIGER, narrow)).status).toBe(202)
    expect(await stateOf(hub, mrn)).toBe('guarantee-refused')
    expect((await hub.post(hub.party('TG'), m.release(mrn))).body['code']).toBe('92')
  })

  it('names every pair that no agreement covers, where it is in the itinerary', async () => {
    await operate(hub, 'POST', '/v1/agreements/BF-NE/suspend', { reason: 'frontier closed' })
    const refused = await declare(m.newMrn(), NIGER)
    expect(refused.status).toBe(422)
    expect(refused.body['errors']).toMatchObject([
      { code: '14', rule: 'AGREEMENT', pointer: '/body/itinerary/2', value: 'BF-NE' },
      { code: '14', rule: 'AGREEMENT-SUSPENDED', pointer: '/body/itinerary/2', value: 'BF-NE', expected: today },
    ])
    const coast = {
      destinationOffice: 'BJCOO001',
      itinerary: [
        { country: 'TG', exitOffice: 'TGSAN001', mode: '3', connection: 'full' },
        { country: 'BJ', entryOffice: 'BJHIL001', mode: '3', connection: 'full' },
      ],
    }
    const rules = ((await declare(m.newMrn(), coast)).body['errors'] as { rule: string; value: string }[])
      .filter(({ rule }) => rule.startsWith('AGREEMENT'))
      .map(({ rule, value }) => `${rule} ${value}`)
    expect(rules).toEqual(['AGREEMENT TG-BJ', 'AGREEMENT-SUSPENDED TG-BJ'])
  })

  it('resumes at once', async () => {
    await operate(hub, 'POST', '/v1/agreements/BF-NE/resume', { reason: 'frontier open' })
    expect((await declare(m.newMrn(), NIGER)).status).toBe(202)
  })

  it('leaves a running movement alone: reported, amended and discharged under what it began with', async () => {
    await operate(hub, 'POST', '/v1/agreements/TG-BF/suspend', { reason: 'test' })
    expect((await declare(m.newMrn(), {})).status).toBe(422)
    await send('TG', m.exitNotice(running))
    const declaration = { ...m.declaration(running, grn, '150000').body, grossMass: '1300' }
    const amendment = { contentVersion: 2, reason: 'weighed', declaration }
    await send('TG', message('declaration-amendment', customs('TG'), amendment, { mrn: running }))
    const further = { ...declaration, ...NIGER }
    const more = { contentVersion: 3, reason: 'further', declaration: further }
    await operate(hub, 'POST', '/v1/agreements/BF-NE/suspend', { reason: 'test' })
    const occurredAt = new Date().toISOString()
    const beyond = message('declaration-amendment', customs('TG'), more, { mrn: running, occurredAt })
    expect((await hub.post(hub.party('TG'), beyond)).body['errors']).toMatchObject([
      { rule: 'AGREEMENT', pointer: '/body/declaration/itinerary/2', value: 'BF-NE' },
      { rule: 'AGREEMENT-SUSPENDED' },
    ])
    await send('BF', m.entryNotice(running))
    await send('BF', m.arrival(running))
    await send('BF', m.results(running))
    await send('TG', m.discharge(running))
    expect(await movementOf(hub, running)).toMatchObject({ state: 'discharged', flags: [] })
  })
})
