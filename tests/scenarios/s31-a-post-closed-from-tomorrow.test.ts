import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AvailabilityNotice, Message } from '../../src/generated/types.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { checkInvariants } from '../support/invariants.ts'
import { registered, stateOf } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { customs, message } from '../support/procedures.ts'
import { waitFor } from '../support/wait-for.ts'

type Warning = { code: string; since?: string; contact?: { office: string } }

const DAY = 24 * 3_600_000

/** engine.md 8, scenario 31: Lomé to Ouagadougou, over a post that Burkina Faso closes. */
describe('a declaration and a release through a post closed from tomorrow', () => {
  let hub: TestHub
  let grn: string
  const closed = (from: number): AvailabilityNotice =>
    message('availability-notice', customs('BF'), {
      scope: 'office',
      office: m.OFFICES.entry,
      state: 'closed',
      from: new Date(from).toISOString(),
      manualProcedure: false,
    })
  const warned = (body: Record<string, unknown>) =>
    ((body['warnings'] ?? []) as Warning[]).map(({ code, contact }) => `${code} ${contact?.office}`)
  const post = (one: Message) => hub.post(hub.party(one.sender.country), one)
  /** Hubs tell each other of closures: every one knows within moments, and a receipt then says so. */
  const announce = async (from: number): Promise<void> => {
    const notice = closed(from)
    expect((await post(notice)).status).toBe(202)
    await waitFor(
      async () => {
        const { body } = await post(m.declaration(m.newMrn(), grn, '1'))
        return ((body['warnings'] ?? []) as Warning[]).some(({ since }) => since === notice.body.from)
      },
      { label: 'the closure is known' },
    )
  }
  const CLOSED = [`office-closed ${m.OFFICES.entry}`]

  beforeAll(async () => {
    hub = await startTestHub()
    grn = await registered(hub, '10000000')
  })
  afterAll(() => hub.stop())

  it('warns of both, and allows both', async () => {
    const mrn = m.newMrn()
    await announce(Date.now() + DAY)
    const declared = await post(m.declaration(mrn, grn, '1000'))
    const released = await post(m.release(mrn))
    expect([declared.status, warned(declared.body)]).toEqual([202, CLOSED])
    expect([released.status, warned(released.body)]).toEqual([202, CLOSED])
    expect(await stateOf(hub, mrn)).toBe('released')
  })

  it('refuses a release while it is closed, until an amendment names another post', async () => {
    const mrn = m.newMrn()
    const declaration = m.declaration(mrn, grn, '1000')
    expect((await post(declaration)).status).toBe(202)
    await announce(Date.now() - 2 * DAY)
    const refused = await post(m.release(mrn))
    expect([refused.status, refused.body['errors']]).toMatchObject([
      422,
      [{ code: '92', rule: 'OFFICE-CLOSED', pointer: '/body/releasedAt', value: m.OFFICES.entry }],
    ])
    expect(await stateOf(hub, mrn)).toBe('registered')
    const itinerary = [
      { country: 'TG', exitOffice: 'TGKOD001', mode: '3', connection: 'full' },
      { country: 'GH', entryOffice: 'GHAFL001', exitOffice: 'GHPAG001', mode: '3', connection: 'full' },
      { country: 'BF', entryOffice: 'BFDAK001', mode: '3', connection: 'full' },
    ]
    const content = { ...declaration.body, itinerary }
    const amended = await post(
      message(
        'declaration-amendment',
        { ...customs('TG'), office: m.OFFICES.departure },
        { contentVersion: 2, reason: 'other-route', declaration: content } as never,
        { mrn, occurredAt: new Date(Date.now() - 60_000).toISOString() },
      ),
    )
    expect([amended.status, amended.body['errors'] ?? []]).toEqual([202, []])
    const released = await post(m.release(mrn))
    expect([released.status, warned(released.body)]).toEqual([202, []])
  })

  it('takes a release already given on paper, with a warning', async () => {
    const mrn = m.newMrn()
    expect((await post(m.declaration(mrn, grn, '1000'))).status).toBe(202)
    expect((await post(m.release(mrn))).status).toBe(422)
    const given = await post({ ...m.release(mrn), procedure: 'manual' })
    expect([given.status, warned(given.body)]).toEqual([202, CLOSED])
    expect(await stateOf(hub, mrn)).toBe('released')
  })

  it('leaves a log, a ledger and an outbox in which everything holds', async () => {
    expect(await checkInvariants(hub.pool, [], [])).toEqual([])
  })
})
