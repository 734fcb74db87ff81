import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestHub, type TestHub } from '../support/hub.ts'
import * as m from '../support/messages.ts'
import { type Receiver, startReceiver } from '../support/receiver.ts'
import { waitFor } from '../support/wait-for.ts'

/** engine.md 7, scenario 1. */
describe('a truck goes from Lomé to Ouagadougou and its guarantee is free again', () => {
  let hub: TestHub
  let receivers: Map<string, Receiver>
  const grn = m.newGrn()
  const mrn = m.newMrn()

  beforeAll(async () => {
    hub = await startTestHub()
    receivers = new Map()
    for (const key of ['TG', 'BF', 'TG/fonds-garantie']) receivers.set(key, await startReceiver(hub, key))
  })
  afterAll(async () => {
    await Promise.all([...receivers.values()].map((receiver) => receiver.close()))
    await hub.stop()
  })

  const guarantee = async () => (await hub.get(`/v1/guarantees/${grn}`)).body
  const state = async () => ((await hub.get(`/v1/movements/${mrn}`)).body as { state: string }).state
  const typesAt = (key: string) => receivers.get(key)?.received.map(({ type }) => type) ?? []

  it('reserves at declaration', async () => {
    await hub.post(hub.party('TG/fonds-garantie'), m.registration(grn, '1000000'))
    const answer = await hub.post(hub.party('TG'), m.declaration(mrn, grn, '400000'))
    expect(answer.status).toBe(202)
    expect(answer.body).toMatchObject({ sender: 'TG', mrn, status: 'applied', type: 'transit-declaration' })
    expect(await guarantee()).toMatchObject({ available: '600000', reserved: '400000', inUse: '0' })
    expect(await state()).toBe('registered')
  })

  it('puts the amount in use at release and sends one record and one arrival record to Burkina Faso', async () => {
    expect((await hub.post(hub.party('TG'), m.release(mrn), { format: 'xml' })).status).toBe(202)
    expect(await guarantee()).toMatchObject({ available: '600000', reserved: '0', inUse: '400000' })
    await waitFor(() => typesAt('BF').length === 2, { label: 'both records at BF' })
    expect(typesAt('BF')).toEqual(['anticipated-transit-record', 'anticipated-arrival-record'])
  })

  it('follows exit, entry, arrival and results', async () => {
    await hub.post(hub.party('TG'), m.exitNotice(mrn))
    expect(await state()).toBe('at-border')
    await hub.post(hub.party('BF'), m.entryNotice(mrn), { format: 'xml' })
    expect(await state()).toBe('in-transit')
    await hub.post(hub.party('BF'), m.arrival(mrn))
    expect(await state()).toBe('arrived')
    await hub.post(hub.party('BF'), m.results(mrn))
    expect(await state()).toBe('results-received')
  })

  it('discharges, and the reservation is back in available', async () => {
    await hub.post(hub.party('TG'), m.discharge(mrn))
    expect(await state()).toBe('discharged')
    expect(await guarantee()).toMatchObject({ limit: '1000000', available: '1000000', reserved: '0', inUse: '0' })
  })

  it('has told everyone who must know, in the log’s order, and nobody else', async () => {
    const told = () => [typesAt('TG').length, typesAt('BF').length, typesAt('TG/fonds-garantie').length].join()
    await waitFor(() => told() === '3,4,2', { label: 'everything at TG, BF and the guarantor' })
    expect(typesAt('TG')).toEqual(['border-entry-notice', 'arrival-advice', 'control-results'])
    expect(typesAt('BF')).toEqual([
      'anticipated-transit-record',
      'anticipated-arrival-record',
      'border-exit-notice',
      'discharge',
    ])
    for (const { received } of receivers.values()) {
      const indexes = received.map(({ logIndex }) => logIndex)
      expect(indexes).toEqual([...indexes].sort((a, b) => a - b))
    }
    const elsewhere = await hub.pool.query(
      `select distinct receiver from outbox where receiver not in ('TG', 'BF', 'TG/fonds-garantie')`,
    )
    expect(elsewhere.rows).toEqual([])
  })

  it('leaves nothing under way once everything is reported', async () => {
    await waitFor(
      async () => (await hub.pool.query(`select 1 from outbox where state <> 'delivered'`)).rowCount === 0,
      { label: 'everything delivered' },
    )
  })
})
