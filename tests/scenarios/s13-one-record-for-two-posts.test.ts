import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { registered, stateOf } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { type Receiver, startReceiver } from '../support/receiver.ts'
import { waitFor } from '../support/wait-for.ts'

/** engine.md 7, scenario 13. */
describe('a truck passes two posts of one country on its way', () => {
  let hub: TestHub
  let burkina: Receiver
  const mrn = m.newMrn()
  beforeAll(async () => {
    hub = await startTestHub()
    burkina = await startReceiver(hub, 'BF')
  })
  afterAll(async () => {
    await burkina.close()
    await hub.stop()
  })

  it('gives that country one record, whose posts then report each passage of its own', async () => {
    const grn = await registered(hub, '1000000')
    const itinerary = [
      { country: 'TG', exitOffice: 'TGCNK001', mode: '3', connection: 'full' },
      { country: 'BF', entryOffice: 'BFCNK001', exitOffice: 'BFKAN001', mode: '3', connection: 'full' },
      { country: 'NE', entryOffice: 'NETOR001', mode: '3', connection: 'full' },
    ] as const
    const body = { itinerary: [...itinerary], destinationOffice: 'NENIM001' }
    expect((await hub.post(hub.party('TG'), m.declaration(mrn, grn, '1000', { body }))).status).toBe(202)
    expect((await hub.post(hub.party('TG'), m.release(mrn))).status).toBe(202)
    await hub.post(hub.party('TG'), m.exitNotice(mrn))
    await hub.post(hub.party('BF'), m.entryNotice(mrn))
    expect(await stateOf(hub, mrn)).toBe('in-transit')
    const leaving = { sender: { country: 'BF', role: 'customs' }, body: { office: 'BFKAN001' } } as const
    await hub.post(hub.party('BF'), m.exitNotice(mrn, leaving))
    expect(await stateOf(hub, mrn)).toBe('at-border')
    // Its own notices do not come back to it: the exit of Togo is the last that Burkina Faso is told.
    await waitFor(() => burkina.received.length >= 2, { label: 'record and exit at BF' })
    expect(burkina.received.map(({ type }) => type)).toEqual(['anticipated-transit-record', 'border-exit-notice'])
    const told = await hub.pool.query<{ receiver: string }>(
      `select receiver from outbox where type = 'anticipated-transit-record' order by receiver`,
    )
    expect(told.rows.map(({ receiver }) => receiver)).toEqual(['BF', 'NE'])
  })
})
