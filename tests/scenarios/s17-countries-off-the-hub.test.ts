import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Message } from '../../src/generated/types.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { guaranteeOf, movementOf, registered } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { operate, reach } from '../support/operator.ts'
import { TO_NIAMEY } from '../support/road.ts'

/** engine.md 7, scenario 17. */
describe('countries and posts that are not on the hub', () => {
  let hub: TestHub
  let grn: string
  beforeAll(async () => {
    hub = await startTestHub()
    grn = await registered(hub, '1000000')
  })
  afterAll(() => hub.stop())

  const send = async (party: string, message: Message): Promise<void> => {
    const answer = await hub.post(hub.party(party), message)
    expect([message.type, answer.status, answer.bytes.toString('utf8').slice(0, 300)]).toMatchObject([
      message.type,
      202,
      {},
    ])
  }
  const to = (mrn: string, body: object) => m.declaration(mrn, grn, '1000', { body })
  const depart = async (mrn: string, body: object): Promise<void> => {
    await send('TG', to(mrn, body))
    await send('TG', m.release(mrn))
  }
  const timersOf = async (mrn: string): Promise<string[]> =>
    ((await movementOf(hub, mrn))['timers'] as { timer: string }[]).map(({ timer }) => timer)
  const toldOf = async (mrn: string): Promise<string[]> => {
    const rows = await hub.pool.query<{ told: string }>(
      `select receiver || ' ' || type as told from outbox where mrn = $1 and receiver <> 'TG/fonds-garantie'
       order by log_index, receiver`,
      [mrn],
    )
    return rows.rows.map(({ told }) => told)
  }

  it('a country on the hub is waited for: the gap is timed, and nothing else is different', async () => {
    const mrn = m.newMrn()
    await depart(mrn, { itinerary: TO_NIAMEY, destinationOffice: 'NENIM001' })
    await send('TG', m.exitNotice(mrn))
    expect(await timersOf(mrn)).toContain('T_gap')
    expect(await toldOf(mrn)).toContain('BF anticipated-transit-record')
  })

  it.each(['none', 'paper'])(
    'a leg the registry calls %s gets no record, and the next entry closes it',
    async (kind) => {
      await reach(hub, 'BF', kind)
      const mrn = m.newMrn()
      await depart(mrn, { itinerary: TO_NIAMEY, destinationOffice: 'NENIM001' })
      await send('TG', m.exitNotice(mrn))
      expect(await movementOf(hub, mrn)).toMatchObject({ state: 'at-border' })
      expect(await timersOf(mrn)).not.toContain('T_gap')
      const niger = { country: 'NE', role: 'customs' } as const
      await send('NE', m.entryNotice(mrn, { sender: niger, body: { office: 'NETOR001' } }))
      expect(await movementOf(hub, mrn)).toMatchObject({
        state: 'in-transit',
        flags: [],
        legs: [{}, { connection: kind }, { entered: { office: 'NETOR001' } }],
      })
      expect(await toldOf(mrn)).toEqual([
        'NE anticipated-transit-record',
        'NE anticipated-arrival-record',
        'NE border-exit-notice',
        'TG border-entry-notice',
      ])
    },
  )

  it('one post on paper in a country on the hub: the country has its record, nothing is missing there', async () => {
    await reach(hub, 'BF', 'full')
    const { body } = await hub.get('/v1/offices')
    const { items } = body as { items: { code: string; validFrom: string }[] }
    const post = items.find(({ code }) => code === 'BFCNK001')
    await operate(hub, 'PUT', '/v1/offices?reason=test', { items: [{ ...post, connection: 'paper' }] })
    const mrn = m.newMrn()
    await depart(mrn, { itinerary: TO_NIAMEY, destinationOffice: 'NENIM001' })
    await send('TG', m.exitNotice(mrn))
    const burkina = { country: 'BF', role: 'customs' } as const
    await send('BF', m.exitNotice(mrn, { sender: burkina, body: { office: 'BFKAN001' } }))
    const legs = [{}, { connection: 'full', entryConnection: 'paper' }, {}]
    expect(await movementOf(hub, mrn)).toMatchObject({ state: 'at-border', flags: [], legs })
    expect(await toldOf(mrn)).toContain('BF anticipated-transit-record')
  })

  it('a destination outside: the final exit is the arrival, the exit country’s results lead to discharge', async () => {
    await reach(hub, 'NE', 'none')
    const before = await guaranteeOf(hub, grn)
    const mrn = m.newMrn()
    await depart(mrn, { itinerary: TO_NIAMEY, destinationOffice: 'NEXXX999' })
    await send('TG', m.exitNotice(mrn))
    const burkina = { country: 'BF', role: 'customs' } as const
    await send('BF', m.entryNotice(mrn))
    await send('BF', m.exitNotice(mrn, { sender: burkina, body: { office: 'BFKAN001', final: true } }))
    expect(await movementOf(hub, mrn)).toMatchObject({ state: 'arrived', flags: [] })
    await send('BF', m.results(mrn, { sender: burkina }))
    await send('TG', m.discharge(mrn))
    expect(await movementOf(hub, mrn)).toMatchObject({ state: 'discharged' })
    expect((await guaranteeOf(hub, grn))['available']).toBe(before['available'])
  })

  it('an origin outside: the first entry office is the departure, with the foreign declaration as document', async () => {
    const inland = {
      departureOffice: 'TGCNK001',
      destinationOffice: 'TGLFW001',
      itinerary: [{ country: 'TG', entryOffice: 'TGCNK001', mode: '3', connection: 'full' }],
    }
    const sender = { country: 'TG', role: 'customs', office: 'TGCNK001' } as const
    const refused = await hub.post(hub.party('TG'), { ...to(m.newMrn(), inland), sender })
    expect(refused.body['errors']).toMatchObject([{ rule: 'ORIGIN-DOCUMENT', pointer: '/body/previousDocuments' }])
    const mrn = m.newMrn()
    const previousDocuments = [{ type: 'T1', reference: 'DZ/2026/000123' }]
    await send('TG', { ...to(mrn, { ...inland, previousDocuments }), sender })
    await send('TG', m.release(mrn))
    const togo = { country: 'TG', role: 'customs' } as const
    await send('TG', m.arrival(mrn, { sender: togo, body: { office: 'TGLFW001' } }))
    expect(await movementOf(hub, mrn)).toMatchObject({ state: 'arrived', flags: [] })
  })
})
