import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asParty } from '../../src/domain/values/party.ts'
import { asOffice } from '../../src/domain/values/office.ts'
import type { Message } from '../../src/generated/types.ts'
import { createRegistryWriter } from '../../src/compose/registry-set-up.ts'
import { apply, seenBy, startAutomaticHub, verdictOf } from '../support/automatic.ts'
import type { TestHub } from '../support/hub.ts'
import { connectAs, publishSigned } from '../support/receiver.ts'
import { waitFor } from '../support/wait-for.ts'
import { checkInvariants } from '../support/invariants.ts'
import { registered, stateOf } from '../support/journey.ts'
import * as m from '../support/messages.ts'

const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString()
const plate = (identification: string) => ({ typeOfIdentification: '30', identification, nationality: 'TG' }) as const

/** engine.md 9, "From practice": a mistyped fact. */
describe('a plate that was mistyped at the border', () => {
  let hub: TestHub
  const mrn = m.newMrn()
  const wrong = { exit: m.exitNotice(mrn), entry: m.entryNotice(mrn) }
  const corrects = (id: string, more: object = {}) => ({ vehicle: plate('TG 4821 BK'), corrects: id, ...more })
  const entryAgain = (more: object = {}) =>
    m.entryNotice(mrn, { body: corrects(wrong.entry.id, more), occurredAt: ago(40) })
  const flags = async () => ((await seenBy(hub, mrn)) as { flags: string[] }).flags

  const enter = (name: string, message: Message) =>
    hub.post({ ...hub.party('BF'), token: `token-of-${name}` }, message, { signedBy: null })
  const approve = (name: string, id: string) =>
    fetch(`${hub.url}/v1/approvals/${id}`, {
      method: 'POST',
      headers: { authorization: `Bearer token-of-${name}`, 'content-type': 'application/json' },
      body: JSON.stringify({ decision: 'approve', reason: 'two figures swapped' }),
    })

  beforeAll(async () => {
    hub = await startAutomaticHub()
    const write = createRegistryWriter(hub.pool)
    for (const name of ['awa', 'issa']) {
      await write.addToken({
        token: `token-of-${name}`,
        kind: 'officer',
        name,
        partyKey: asParty('BF'),
        offices: [asOffice(m.OFFICES.entry)],
        rights: ['facts', 'decisions'],
      })
    }
    const grn = await registered(hub, '1000000')
    const body = { vehicleSet: { mode: '3', means: plate('TG 4821 BK') } } as const
    for (const message of [m.declaration(mrn, grn, '1000', { body }), m.release(mrn)]) await apply(hub, 'TG', message)
    for (const [party, message, minutes] of [
      ['TG', wrong.exit, 50],
      ['BF', wrong.entry, 40],
    ] as const) {
      const { body: seen } = message as { body: object }
      await apply(hub, party, {
        ...message,
        occurredAt: ago(minutes),
        body: { ...seen, vehicle: plate('TG 4281 BK') },
      } as Message)
    }
  })
  afterAll(() => hub.stop())

  it('is not taken back by the same officer twice, nor by one alone', async () => {
    const same = await hub.post(hub.party('BF'), entryAgain({ officer: 'BF-1', confirmedBy: 'bf-1' }))
    expect([same.status, JSON.stringify(same.body)]).toEqual([422, expect.stringContaining('CORRECTION-SECOND')])
    expect(await verdictOf(hub, 'BF', entryAgain({ officer: 'BF-1' }))).toBe('recorded')
    expect(await flags()).toEqual(['vehicleDiffers'])
  })

  it('waits for the second officer who works in the app', async () => {
    const right = entryAgain({ sealCheck: { state: 'intact' } })
    const asked = await enter('awa', right)
    expect([asked.status, asked.body['status']]).toEqual([202, 'asked'])
    expect(await flags()).toEqual(['vehicleDiffers'])
    expect((await approve('awa', right.id)).status).toBe(403)
    expect((await approve('issa', right.id)).status).toBe(200)
  })

  it('is taken back by a system that names both, in XML as well, and nothing is left to hold the discharge', async () => {
    const body = corrects(wrong.exit.id, { officer: 'TG-1', confirmedBy: 'TG-2' })
    const right = m.exitNotice(mrn, { body, occurredAt: ago(50) })
    const { status, body: receipt } = await hub.post(hub.party('TG'), right, { format: 'xml' })
    expect([status, receipt['status']]).toEqual([202, 'applied'])
    expect(await flags()).toEqual([])
    for (const message of [m.arrival(mrn, { body: { vehicle: plate('TG 4821 BK') } }), m.results(mrn)])
      await apply(hub, 'BF', message)
    expect(await stateOf(hub, mrn)).toBe('discharged')
  })

  it('is taken back over AMQP as well', async () => {
    const [other, grn] = [m.newMrn(), await registered(hub, '1000000')]
    const body = { vehicleSet: { mode: '3', means: plate('TG 4821 BK') } } as const
    const mistyped = m.exitNotice(other, { body: { vehicle: plate('TG 4281 BK') }, occurredAt: ago(30) })
    await apply(hub, 'TG', m.declaration(other, grn, '1000', { body }), m.release(other), mistyped)
    const flagsOfOther = async () => ((await seenBy(hub, other)) as { flags: string[] }).flags
    expect(await flagsOfOther()).toEqual(['vehicleDiffers'])
    const connection = await connectAs(hub.config.amqpUrl, hub.party('TG'))
    try {
      const channel = await connection.createChannel()
      const again = { vehicle: plate('TG 4821 BK'), corrects: mistyped.id, officer: 'TG-1' }
      const alone = m.exitNotice(other, { body: again, occurredAt: ago(30) })
      const right = m.exitNotice(other, { body: { ...again, confirmedBy: 'TG-2' }, occurredAt: ago(30) })
      for (const message of [alone, right]) publishSigned(channel, hub.party('TG'), message)
      await waitFor(async () => (await flagsOfOther()).length === 0, { label: 'the correction has been taken' })
      const statuses = await hub.pool.query<{ status: string }>(
        'select o.status from outcomes o join messages x on x.seq = o.message where x.id = any($1::uuid[]) order by o.log_index',
        [[alone.id, right.id]],
      )
      expect(statuses.rows.map(({ status }) => status)).toEqual(['recorded', 'applied'])
    } finally {
      await connection.close()
    }
  })

  it('stays on record with its correction, and is decided again by the audit', async () => {
    const { body } = await hub.get(`/v1/movements/${mrn}/timeline`, hub.party('TG').token)
    const told = JSON.stringify(body)
    expect([wrong.exit.id, wrong.entry.id].filter((id) => !told.includes(id))).toEqual([])
    expect(await checkInvariants(hub.pool)).toEqual([])
  })
})
