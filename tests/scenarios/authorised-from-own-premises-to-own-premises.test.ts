import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Message } from '../../src/generated/types.ts'
import { changeRegistry } from '../../src/compose/registry-set-up.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { movementOf, registered, stateOf } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { customs, message } from '../support/procedures.ts'
import { AUTHORISATIONS } from '../support/reference.ts'

/** Simplified procedures through the real hub: goods leave from and come to the traders' own premises. */
describe('an authorised consignor sends to an authorised consignee', () => {
  let hub: TestHub
  beforeAll(async () => {
    hub = await startTestHub()
  })
  afterAll(() => hub.stop())

  const send = async (party: string, one: Message): Promise<void> => {
    const answer = await hub.post(hub.party(party), one)
    expect([one.type, answer.status, answer.body]).toMatchObject([one.type, 202, {}])
  }

  it('departs uncontrolled, is unloaded by the consignee and discharged', async () => {
    const grn = await registered(hub, '1000000')
    const mrn = m.newMrn()
    const limitAt = new Date(Date.now() + 5 * 24 * 3_600_000).toISOString()
    const body = {
      authorisations: [
        { type: 'C521', reference: 'TGACE0001872' },
        { type: 'C522', reference: 'BFACE0000417' },
      ],
      consignee: { scheme: 'IFU', id: '00012345A', name: 'Comptoir Fictif du Faso', party: 'BF/comptoir-faso' },
      limitAt,
    } as const
    await send('TG', m.declaration(mrn, grn, '100000', { body: { ...body, authorisations: [...body.authorisations] } }))
    await send('TG', m.release(mrn, { body: { controlResult: { code: 'A3' } } }))
    await send('TG', m.exitNotice(mrn))
    await send('BF', m.entryNotice(mrn))

    const consignee = { country: 'BF', role: 'consignee' as const, party: 'comptoir-faso' }
    const arrivedAt = new Date(Date.now() - 60_000).toISOString()
    const authorisation = { type: 'C522', reference: 'BFACE0000417' }
    const notification = { arrivedAt, office: 'BFOUA001', simplified: true, authorisation }
    await send('BF/comptoir-faso', message('arrival-notification', consignee, notification, { mrn }))
    await send('BF', m.arrival(mrn))
    await send(
      'BF',
      message('unloading-permission', customs('BF'), { office: 'BFOUA001', permittedAt: arrivedAt }, { mrn }),
    )
    const remarks = { unloadedOn: arrivedAt.slice(0, 10), conform: true, complete: true, sealState: 'intact' } as const
    await send('BF/comptoir-faso', message('unloading-remarks', consignee, remarks, { mrn }))
    await send('BF', m.results(mrn, { body: { code: 'A3' } }))
    expect(await stateOf(hub, mrn)).toBe('results-received')
    await send('TG', m.discharge(mrn))
    expect(await movementOf(hub, mrn)).toMatchObject({ state: 'discharged', flags: [] })
  })

  it('is refused once the authorisation is suspended, at the element and in the caller’s language', async () => {
    const grn = await registered(hub, '1000000')
    const suspended = { ...AUTHORISATIONS[0]!, suspendedFrom: '2026-02-01' }
    await changeRegistry(hub.pool, async (write) => {
      await write.putAuthorisation(suspended)
    })
    const one = (): Message =>
      m.declaration(m.newMrn(), grn, '100000', {
        body: {
          authorisations: [{ type: 'C521', reference: 'TGACE0001872' }],
          limitAt: new Date(Date.now() + 86_400_000).toISOString(),
        },
      })
    const french = { headers: { 'accept-language': 'fr' } }
    await expect
      .poll(async () => (await hub.post(hub.party('TG'), one(), french)).body, { timeout: 60_000 })
      .toMatchObject({
        errors: [
          {
            rule: 'AUTHORISATION-SUSPENDED',
            pointer: '/body/authorisations/0/reference',
            value: 'TGACE0001872',
            message: expect.stringContaining('est suspendue') as string,
          },
        ],
      })
  })
})
