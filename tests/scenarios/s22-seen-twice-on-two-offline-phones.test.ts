import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { movementOf, released } from '../support/journey.ts'
import * as m from '../support/messages.ts'

/** engine.md 7, scenario 22. */
describe('two officers confirm the same truck on two offline phones', () => {
  let hub: TestHub
  beforeAll(async () => {
    hub = await startTestHub()
  })
  afterAll(() => hub.stop())

  it('has one effect, and both are on record', async () => {
    const { mrn } = await released(hub)
    await hub.post(hub.party('TG'), m.exitNotice(mrn))
    const answers = []
    // Each on his own phone, entered while it had no network and sent when it had one again.
    const seenAt = new Date(Date.now() - 600_000).toISOString()
    for (const token of ['token-of-bf-03', 'token-of-bf-04']) {
      const notice = m.entryNotice(mrn, { occurredAt: seenAt })
      answers.push(await hub.post({ ...hub.party('BF'), token }, notice, { signedBy: null }))
    }
    expect(answers.map(({ status, body }) => [status, body['status']])).toEqual([
      [202, 'applied'],
      [202, 'recorded'],
    ])
    const timeline = (await hub.get(`/v1/movements/${mrn}/timeline`)).body as {
      items: { type?: string; effect?: { legs?: unknown[] } }[]
    }
    const entries = timeline.items.filter(({ type }) => type === 'border-entry-notice')
    expect(entries).toHaveLength(2)
    expect(entries.filter(({ effect }) => effect?.legs !== undefined)).toHaveLength(1)
    const forwarded = await hub.pool.query(
      `select 1 from outbox where mrn = $1 and type = 'border-entry-notice' and receiver = 'TG'`,
      [mrn],
    )
    expect(forwarded.rows).toHaveLength(1)
    const attested = await hub.pool.query<{ attested_by: string }>(
      `select b.attested_by from bodies b join log_leaves l using (message)
       where l.mrn = $1 and l.kind = 'message' and b.attested_by is not null order by l.log_index`,
      [mrn],
    )
    expect(attested.rows.map((row) => row.attested_by)).toEqual(['BFCNK001 bf-03', 'BFCNK001 bf-04'])
    expect(await movementOf(hub, mrn)).toMatchObject({ state: 'in-transit', flags: [] })
  })
})
