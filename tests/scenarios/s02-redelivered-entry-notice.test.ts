import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { released, stateOf } from '../support/journey.ts'
import * as m from '../support/messages.ts'

/** engine.md 7, scenario 2. */
describe('the same entry notice three times has one effect and one receipt', () => {
  let hub: TestHub
  beforeAll(async () => {
    hub = await startTestHub()
  })
  afterAll(() => hub.stop())

  it('gives the first receipt again, byte for byte, with the same signature', async () => {
    const { mrn } = await released(hub)
    const notice = m.entryNotice(mrn)
    const first = await hub.post(hub.party('BF'), notice)
    const second = await hub.post(hub.party('BF'), notice)
    const third = await hub.post(hub.party('BF'), notice)
    expect([first.status, second.status, third.status]).toEqual([202, 200, 200])
    expect(second.bytes.equals(first.bytes) && third.bytes.equals(first.bytes)).toBe(true)
    expect([second.signature, third.signature]).toEqual([first.signature, first.signature])
    expect(await stateOf(hub, mrn)).toBe('in-transit')
    const leaves = await hub.pool.query('select 1 from log_leaves where id = $1', [notice.id])
    const sent = await hub.pool.query('select receiver from outbox where id = $1', [notice.id])
    expect([leaves.rowCount, sent.rows]).toEqual([1, [{ receiver: 'TG' }]])
  })

  it('records the same passage under another id without effect', async () => {
    const { mrn } = await released(hub)
    await hub.post(hub.party('BF'), m.entryNotice(mrn))
    const again = await hub.post(hub.party('BF'), m.entryNotice(mrn))
    expect(again.status).toBe(202)
    expect(again.body).toMatchObject({ status: 'recorded' })
  })

  it('answers a repeat sent at the same moment like one sent a year later', async () => {
    const { mrn } = await released(hub)
    const notice = m.entryNotice(mrn)
    const answers = await Promise.all(Array.from({ length: 8 }, () => hub.post(hub.party('BF'), notice)))
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(1)
    expect(new Set(answers.map(({ bytes }) => bytes.toString('base64'))).size).toBe(1)
  })
})
