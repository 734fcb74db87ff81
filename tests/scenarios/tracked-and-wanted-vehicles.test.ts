import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Message } from '../../src/generated/types.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { checkInvariants } from '../support/invariants.ts'
import { registered } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { tracking } from '../support/rail.ts'
import { testVault } from '../support/body-key.ts'

/** engine.md 2: a tracking event and an alert by vehicle concern the movements in flight that bear the device or vehicle. */
describe('a tracked truck and a vehicle that is looked for', () => {
  let hub: TestHub
  let grn: string
  const vehicle = { typeOfIdentification: '30', identification: 'TG 5520 AB' } as const
  const wanted = (): Message =>
    ({
      ...tracking(),
      type: 'alert',
      sender: { country: 'NE', role: 'customs' },
      body: { action: 'control', reason: 'risk', vehicle: { ...vehicle, identification: 'tg5520ab' } },
    }) as Message
  const alerted = async (cause: string) => {
    const result = await hub.pool.query<{ mrn: string; receiver: string; frame: Buffer }>(
      `select o.mrn, o.receiver, b.frame from outbox o join messages x using (sender, id) join body_frames b on b.message = x.seq
       where o.type = 'alert' and o.sender = 'ZZ' order by o.mrn, o.receiver`,
    )
    const caused = result.rows.filter(({ frame }) => testVault.open(frame).includes(`"correlationId":"${cause}"`))
    return caused.map(({ mrn, receiver }) => `${mrn} ${receiver}`)
  }
  const declared = async (deviceId: string): Promise<string> => {
    const mrn = m.newMrn()
    const vehicleSet = { mode: '3', means: { ...vehicle, nationality: 'TG' } } as const
    const safeguards = [{ kind: 'tracker' as const, deviceId }]
    const answer = await hub.post(
      hub.party('TG'),
      m.declaration(mrn, grn, '1000', { body: { vehicleSet, safeguards } }),
    )
    if (answer.status !== 202) throw new Error(answer.bytes.toString('utf8'))
    return mrn
  }

  beforeAll(async () => {
    hub = await startTestHub()
    grn = await registered(hub, '1000000')
  })
  afterAll(() => hub.stop())

  it('refuses a tracking event by customs, and lets the provider read nothing', async () => {
    const mrn = await declared('TRK-1')
    const byCustoms = { ...tracking({ deviceId: 'TRK-1' }), sender: { country: 'TG', role: 'customs' } } as Message
    expect((await hub.post(hub.party('TG'), byCustoms)).status).toBe(403)
    expect((await hub.post(hub.party('TG/suivi'), tracking({ deviceId: 'TRK-1' }))).body).toMatchObject({
      status: 'recorded',
    })
    expect((await hub.get(`/v1/movements/${mrn}`, 'token-of-tg-suivi')).status).toBe(404)
  })

  it('alerts the record holders of the movement that names the device, and of no other', async () => {
    const [mrn, other] = [await declared('TRK-2'), await declared('TRK-3')]
    for (const one of [mrn, other]) await hub.post(hub.party('TG'), m.release(one))
    const event = { ...tracking({ deviceId: 'TRK-2' }), occurredAt: new Date().toISOString() }
    await hub.post(hub.party('TG/suivi'), event)
    expect(await alerted(event.id)).toEqual([`${mrn} BF`, `${mrn} TG`])
    const { items } = (await hub.get(`/v1/movements/${mrn}/timeline`)).body as { items: { type: string }[] }
    expect(items.slice(-2).map(({ type }) => type)).toEqual(['tracking-event', 'alert'])
    expect((await hub.post(hub.party('TG/suivi'), event)).status).toBe(200)
    expect(await alerted(event.id)).toHaveLength(2)
  })

  it('alerts for every movement in flight on the vehicle, until it is discharged', async () => {
    const found = await hub.pool.query<{ mrn: string }>(
      `select mrn from movements where state = 'released' order by mrn`,
    )
    const mrns = found.rows.map(({ mrn }) => mrn)
    const first = wanted()
    expect((await hub.post(hub.party('NE'), first)).status).toBe(202)
    expect(await alerted(first.id)).toEqual(mrns.flatMap((mrn) => [`${mrn} BF`, `${mrn} TG`]))
    const [gone = '', ...left] = mrns
    await hub.post(hub.party('BF'), m.arrival(gone))
    await hub.post(hub.party('BF'), m.results(gone))
    await hub.post(hub.party('TG'), m.discharge(gone))
    // What stays is by whom its tracker's stored alarms are found, and nothing by which it is looked for.
    const { rows: marks } = await hub.pool.query('select mark from movement_marks where mrn = $1', [gone])
    expect(marks).toEqual([{ mark: expect.stringMatching(/^bore:/) as string }])
    const second = wanted()
    await hub.post(hub.party('NE'), second)
    expect(await alerted(second.id)).toEqual(left.flatMap((mrn) => [`${mrn} BF`, `${mrn} TG`]))
  })

  it('leaves a log, a ledger and an outbox in which everything holds', async () => {
    expect(await checkInvariants(hub.pool, [], [])).toEqual([])
  })
})
