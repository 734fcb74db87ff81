import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { effects, lastRefusal, registered, released, stateOf } from '../support/journey.ts'
import * as m from '../support/messages.ts'

/** engine.md 7, scenario 8. */
describe('wrong numbers, unknown movements and reused ids', () => {
  let hub: TestHub
  beforeAll(async () => {
    hub = await startTestHub()
  })
  afterAll(() => hub.stop())

  it('refuses a wrong check digit with 93 at /mrn', async () => {
    const mrn = m.newMrn()
    const wrong = `${mrn.slice(0, 17)}${(Number(mrn.charAt(17)) + 1) % 10}`
    const before = await effects(hub)
    const answer = await hub.post(hub.party('TG'), m.release(wrong))
    expect(answer.status).toBe(422)
    expect(answer.body).toMatchObject({ code: '93', errors: [{ code: '93', pointer: '/mrn', value: wrong }] })
    expect(await effects(hub)).toEqual(before)
    expect(await lastRefusal(hub)).toEqual({ sender: 'TG', code: '93', http_status: 422 })
  })

  it('refuses a release of an unknown movement with 90, and one of somebody else’s alike', async () => {
    const unknown = await hub.post(hub.party('TG'), m.release(m.newMrn()))
    const { mrn } = await released(hub)
    const foreign = await hub.post(
      hub.party('GH'),
      m.release(mrn, { sender: { country: 'GH', role: 'customs', office: 'GHTEM001' } }),
    )
    expect([unknown.status, foreign.status]).toEqual([422, 422])
    expect([unknown.body['code'], foreign.body['code']]).toEqual(['90', '90'])
    const shape = (body: Record<string, unknown>) => Object.keys((body['errors'] as object[])[0] ?? {})
    expect(shape(foreign.body)).toEqual(shape(unknown.body))
  })

  it('accepts an entry notice of an unknown movement as unmatched and matches it when the declaration comes', async () => {
    const mrn = m.newMrn()
    const answer = await hub.post(hub.party('BF'), m.entryNotice(mrn))
    expect([answer.status, answer.body['status']]).toEqual([202, 'unmatched'])
    expect((await hub.get(`/v1/movements/${mrn}`)).status).toBe(404)
    const alerts = await hub.pool.query(`select receiver from outbox where type = 'alert' and mrn = $1`, [mrn])
    expect(alerts.rows).toEqual([{ receiver: 'TG' }])
    await hub.post(hub.party('TG'), m.declaration(mrn, await registered(hub, '1000000'), '100000'))
    expect(await stateOf(hub, mrn)).toBe('registered')
    await hub.post(hub.party('TG'), m.release(mrn))
    expect(await stateOf(hub, mrn)).toBe('in-transit')
  })

  it('refuses the same id with other bytes with 409 and keeps the first answer', async () => {
    const { mrn } = await released(hub)
    const notice = m.entryNotice(mrn)
    const first = await hub.post(hub.party('BF'), notice)
    const other = await hub.post(hub.party('BF'), { ...notice, preparedAt: new Date().toISOString() } as typeof notice)
    expect([other.status, other.body['code']]).toEqual([409, '26'])
    const again = await hub.post(hub.party('BF'), notice)
    expect(again.status).toBe(200)
    expect(again.bytes.equals(first.bytes)).toBe(true)
  })

  it('gives a refused message the stored refusal again, in the language of the first answer', async () => {
    const message = m.release(m.newMrn())
    const first = await hub.post(hub.party('TG'), message, { headers: { 'accept-language': 'fr' } })
    const again = await hub.post(hub.party('TG'), message, { headers: { 'accept-language': 'pt' } })
    expect([first.status, again.status]).toEqual([422, 422])
    expect(again.bytes.equals(first.bytes)).toBe(true)
    expect(String(first.body['detail'])).toMatch(/mouvement/)
  })
})
