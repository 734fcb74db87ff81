import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Message } from '../../src/generated/types.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import * as m from '../support/messages.ts'
import { customs, message } from '../support/procedures.ts'
import { registered } from '../support/journey.ts'
import { testVault } from '../support/body-key.ts'

/** engine.md 7, scenario 14. */
describe('a movement is amended and meets with an incident after release', () => {
  let hub: TestHub
  beforeAll(async () => {
    hub = await startTestHub()
  })
  afterAll(() => hub.stop())

  const accepted = async (key: string, one: Message): Promise<void> => {
    const answer = await hub.post(hub.party(key), one)
    expect([one.type, answer.status, answer.bytes.toString('utf8').slice(0, 300)]).toMatchObject([one.type, 202, {}])
  }
  /** The record a country was sent last, as it was sent. */
  const recordOf = async (mrn: string, receiver: string): Promise<string> => {
    const rows = await hub.pool.query<{ frame: Buffer }>(
      `select b.frame from outbox o join messages x using (sender, id) join body_frames b on b.message = x.seq
       where o.mrn = $1 and o.receiver = $2 and o.type = 'anticipated-transit-record' order by o.log_index desc limit 1`,
      [mrn, receiver],
    )
    const frame = rows.rows[0]?.frame
    return frame === undefined ? '' : testVault.open(frame).toString('utf8')
  }

  it('gives every country that comes in later the latest data', async () => {
    const grn = await registered(hub, '1000000')
    const mrn = m.newMrn()
    const content = m.declaration(mrn, grn, '100000', {
      body: {
        destinationOffice: 'NENIM001',
        itinerary: [
          { country: 'TG', exitOffice: 'TGCNK001', mode: '3', connection: 'full' },
          { country: 'BF', entryOffice: 'BFCNK001', exitOffice: 'BFKAN001', mode: '3', connection: 'full' },
          { country: 'NE', entryOffice: 'NETOR001', mode: '3', connection: 'full' },
        ],
      },
    })
    await accepted('TG', content)
    await accepted('TG', m.release(mrn))
    expect(await recordOf(mrn, 'BF')).toContain('1200')

    const declaration = { ...content.body, grossMass: '1300' }
    const amendment = { contentVersion: 2, reason: 'weighed', declaration }
    await accepted('TG', message('declaration-amendment', customs('TG'), amendment, { mrn }))
    const truck = { typeOfIdentification: '30' as const, identification: 'TG 0777 ZZ', nationality: 'TG' }
    const incident = {
      code: '3' as const,
      text: 'Collision, goods moved to another truck',
      place: { country: 'TG' },
      office: 'TGCNK001',
      equipment: [{ numberOfSeals: 1, seals: [{ id: 'SEAL-9' }] }],
      transhipment: { vehicleSet: { mode: '3' as const, means: truck } },
    }
    await accepted('TG', message('incident-notice', customs('TG'), incident, { mrn }))

    const request = { office: 'BJHIL001', purpose: 'transit', reason: 'border-closed' } as const
    await accepted('BJ', message('diversion-request', customs('BJ'), request, { mrn }))
    const response = await hub.pool.query<{ frame: Buffer }>(
      `select b.frame from outbox o join messages x using (sender, id) join body_frames b on b.message = x.seq
       where o.mrn = $1 and o.receiver = 'BJ' and o.type in ('diversion-response', 'anticipated-transit-record')`,
      [mrn],
    )
    const told = response.rows.map(({ frame }) => testVault.open(frame).toString('utf8')).join('\n')
    for (const latest of ['1300', 'TG 0777 ZZ', 'SEAL-9']) expect(told).toContain(latest)
    expect(told).not.toContain(m.plateOf(mrn))
  })
})
