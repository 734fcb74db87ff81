import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditPool, breachText } from '../../src/compose/audit.ts'
import type { AvailabilityNotice, Message } from '../../src/generated/types.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { movementOf, registered, released } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { customs, message } from '../support/procedures.ts'
import { waitFor } from '../support/wait-for.ts'
import { testVault } from '../support/body-key.ts'

const MANY = 40
const GH = { country: 'GH', role: 'customs' } as const

/** Tema to Ouagadougou, over the post that closes. */
describe('a border post closes, and its country names another one', () => {
  let hub: TestHub
  let grn: string
  const mrns = Array.from({ length: MANY }, () => m.newMrn('GH'))
  beforeAll(async () => {
    hub = await startTestHub()
    await hub.startAnother()
    grn = await registered(hub, '100000000')
  })
  afterAll(() => hub.stop())

  const accepted = async (key: string, one: Message): Promise<void> => {
    const answer = await hub.post(hub.party(key), one)
    expect([one.type, answer.status, answer.bytes.toString('utf8').slice(0, 300)]).toMatchObject([one.type, 202, {}])
  }
  const declared = async (mrn: string, paga = true): Promise<void> => {
    const [exitOffice, entryOffice] = paga ? ['GHPAG001', 'BFDAK001'] : ['GHKUL001', 'BFBIT001']
    const body = {
      departureOffice: 'GHTEM001',
      nationalRefs: [{ country: 'GH', reference: mrn }],
      itinerary: [
        { country: 'GH', exitOffice, mode: '3' as const, connection: 'full' as const },
        { country: 'BF', entryOffice, mode: '3' as const, connection: 'full' as const },
      ],
    }
    await accepted('GH', m.declaration(mrn, grn, '1000', { sender: { ...GH, office: 'GHTEM001' }, body }))
    await accepted('GH', m.release(mrn, { sender: { ...GH, office: 'GHTEM001' } }))
  }
  const notice = (body: Partial<AvailabilityNotice['body']>): AvailabilityNotice =>
    message('availability-notice', customs('BF'), {
      ...(body.scope === 'country' ? {} : { office: 'BFDAK001' }),
      scope: 'office',
      state: 'closed',
      from: new Date().toISOString(),
      manualProcedure: false,
      ...body,
    })
  const closureOf = async (id: string, token?: string) =>
    ((await hub.get(`/v1/messages/${id}?sender=BF`, token)).body as { closure?: { state: string } }).closure
  const workedOff = (id: string): Promise<unknown> =>
    waitFor(async () => (await closureOf(id))?.state === 'done', { label: 'everybody is told' })
  /** How many messages of each type the hub has made because of a notice, and for how many movements. */
  const madeOf = async (id: string) => {
    const rows = await hub.pool.query<{ type: string; leaves: number; movements: number }>(
      `select m.type, count(*)::int as leaves, count(distinct l.mrn)::int as movements from log_leaves l
       join messages m on m.sender = l.sender and m.id::text = l.id
       where l.record::json #>> '{cause,id}' = $1 and l.kind = 'message' group by m.type order by m.type`,
      [id],
    )
    return rows.rows
  }
  const toldTo = async (receiver: string, type: string): Promise<number> => {
    const rows = await hub.pool.query('select 1 from outbox where receiver = $1 and type = $2', [receiver, type])
    return rows.rows.length
  }

  it('diverts all that head there, each once, and tells everybody who holds a record', async () => {
    const [other, past] = [m.newMrn('GH'), m.newMrn('GH')]
    await Promise.all(mrns.map((mrn) => declared(mrn)))
    await Promise.all([declared(other, false), declared(past), released(hub)])
    const at = { sender: { country: 'BF', role: 'customs', office: 'BFDAK001' }, body: { office: 'BFDAK001' } } as const
    await accepted('BF', m.entryNotice(past, at))

    const closed = notice({ alternativeOffice: 'BFBIT001' })
    await accepted('BF', closed)
    await workedOff(closed.id)
    const counts = { state: 'done', concerned: MANY, diverted: MANY, referred: 0 }
    expect(await closureOf(closed.id)).toEqual(counts)
    expect(await closureOf(closed.id, hub.party('BF').token)).toEqual(counts)
    // What heads for Burkina Faso is told to nobody else.
    expect(await closureOf(closed.id, hub.party('GH').token)).toBeUndefined()
    const made = [
      { type: 'alert', leaves: MANY, movements: MANY },
      { type: 'diversion-request', leaves: MANY, movements: MANY },
    ]
    expect(await madeOf(closed.id)).toEqual(made)
    expect(await toldTo('GH', 'alert')).toBe(MANY)
    expect(await toldTo('GH', 'diversion-request')).toBe(MANY)
    expect(await toldTo('BF', 'diversion-response')).toBe(MANY)
    expect(await movementOf(hub, mrns[0]!)).toMatchObject({
      state: 'released',
      procedures: [],
      legs: [{ exitOffice: 'GHKUL001' }, { entryOffice: 'BFBIT001' }],
    })
    expect(await movementOf(hub, past)).toMatchObject({ legs: [{}, { entryOffice: 'BFDAK001' }] })

    // A hub that dies before it has noted how far it was begins the page again, and nothing happens twice.
    await hub.pool.query(`update closures set state = 'open', cursor = '', owner = null, owned_until = null`)
    await workedOff(closed.id)
    expect(await closureOf(closed.id)).toEqual(counts)
    expect(await madeOf(closed.id)).toEqual(made)
  })

  it('refers to departure what the rule does not accept, and alerts only where no alternative is named', async () => {
    const mrn = mrns[1]!
    const closed = notice({ office: 'BFBIT001', alternativeOffice: 'BFCNK001' })
    await accepted('BF', closed)
    await workedOff(closed.id)
    expect(await closureOf(closed.id)).toEqual({ state: 'done', concerned: MANY + 1, diverted: 0, referred: MANY + 1 })
    expect(await movementOf(hub, mrn)).toMatchObject({ procedures: ['diversion'] })

    const limited = notice({ scope: 'country', state: 'limited', direction: 'in' })
    await accepted('BF', limited)
    await workedOff(limited.id)
    // One more from Lomé, and not the one that has entered.
    expect(await closureOf(limited.id)).toEqual({ state: 'done', concerned: MANY + 3, diverted: 0, referred: 0 })
  })

  it('is found in order by the audit, which makes every alert and request again', async () => {
    const report = await auditPool(hub.pool, undefined, testVault)
    expect(report.findings.map(breachText)).toEqual([])
    expect(Object.keys(report.notCompared)).toEqual([expect.stringContaining('no certificate of the hub')])
    await hub.pool.query(`alter table log_leaves disable trigger all`)
    await hub.pool.query(
      `update log_leaves set record = replace(record, '"sender":"BF"', '"sender":"NE"')
       where kind = 'message' and sender = 'ZZ' and mrn = $1 and record like '%"cause"%'`,
      [mrns[2]],
    )
    const damaged = await auditPool(hub.pool, undefined, testVault)
    expect(damaged.findings.map(({ invariant }) => invariant)).toContain('I6')
  })
})
