import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { movementOf } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { customs, message } from '../support/procedures.ts'
import { type Receiver, startReceiver } from '../support/receiver.ts'
import { waitFor } from '../support/wait-for.ts'

/** engine.md 7, scenario 10: Lomé to Niamey through Burkina Faso, whose border closes; through Benin instead. */
describe('a border closes while the truck is on its way', () => {
  let hub: TestHub
  beforeAll(async () => {
    hub = await startTestHub()
  })
  afterAll(() => hub.stop())

  const itinerary = [
    { country: 'TG', exitOffice: 'TGCNK001', mode: '3', connection: 'full' },
    { country: 'BF', entryOffice: 'BFCNK001', exitOffice: 'BFKAN001', mode: '3', connection: 'full' },
    { country: 'NE', entryOffice: 'NETOR001', mode: '3', connection: 'full' },
  ] as const
  const declared = async (territories: string[]): Promise<string> => {
    const grn = m.newGrn()
    const mrn = m.newMrn()
    await hub.post(hub.party('TG/fonds-garantie'), m.registration(grn, '1000000', { body: { territories } }))
    const body = { destinationOffice: 'NENIM001', itinerary: [...itinerary] }
    for (const one of [m.declaration(mrn, grn, '100000', { body }), m.release(mrn)]) {
      const answer = await hub.post(hub.party('TG'), one)
      expect([one.type, answer.status, answer.bytes.toString('utf8').slice(0, 300)]).toMatchObject([one.type, 202, {}])
    }
    return mrn
  }
  const askedBy = (country: string, office: string, mrn: string) =>
    hub.post(
      hub.party(country),
      message('diversion-request', customs(country), { office, purpose: 'transit', reason: 'border-closed' }, { mrn }),
    )

  it('goes through another post by rule: the new country gets its record, the dropped one its closure', async () => {
    const mrn = await declared(['TG', 'BF', 'NE', 'BJ'])
    const [benin, burkina] = await Promise.all([startReceiver(hub, 'BJ'), startReceiver(hub, 'BF')])
    expect((await askedBy('BJ', 'BJHIL001', mrn)).status).toBe(202)
    await waitFor(() => benin.received.some(({ type }) => type === 'diversion-response'), { label: 'the answer' })
    await waitFor(() => burkina.received.some(({ type }) => type === 'record-closure'), { label: 'the closure' })
    const answer = benin.received.find(({ type }) => type === 'diversion-response')?.body.toString('utf8')
    expect(answer).toContain('accepted')
    const movement = await movementOf(hub, mrn)
    expect((movement['legs'] as { country: string }[]).map(({ country }) => country)).toEqual(['TG', 'BJ', 'NE'])
    await Promise.all([benin.close(), burkina.close()])
  })

  it('is told to departure, and not gone through by itself, where the guarantee is not valid (G08)', async () => {
    const mrn = await declared(['TG', 'BF', 'NE'])
    const [togo, benin] = await Promise.all([startReceiver(hub, 'TG'), startReceiver(hub, 'BJ')])
    expect((await askedBy('BJ', 'BJHIL001', mrn)).status).toBe(202)
    const at = (receiver: Receiver, type: string) =>
      receiver.received.find((one) => one.type === type && (one.mrn === mrn || one.mrn === undefined))
    await waitFor(() => at(togo, 'alert') !== undefined, { label: 'departure hears of it' })
    await waitFor(() => at(benin, 'diversion-response') !== undefined, { label: 'the answer' })
    const movement = await movementOf(hub, mrn)
    expect((movement['legs'] as { country: string }[]).map(({ country }) => country)).toEqual(['TG', 'BF', 'NE'])
    await Promise.all([togo.close(), benin.close()])
  })
})
