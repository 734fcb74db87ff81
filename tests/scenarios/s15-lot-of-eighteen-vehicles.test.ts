import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { guaranteeOf, movementOf, registered, stateOf } from '../support/journey.ts'
import * as m from '../support/messages.ts'

/** engine.md 7, scenario 15. */
describe('a lot of 18 vehicles under one national declaration', () => {
  let hub: TestHub
  let grn: string
  const mrns: string[] = []
  const reference = `2026/LFW/LOT/${randomUUID().slice(0, 8)}`
  const lotDeclaration = (index: number) =>
    m.declaration(undefined, grn, '50000', {
      body: { lot: { id: reference, index, of: 18 }, nationalRefs: [{ country: 'TG', reference }] },
    })

  beforeAll(async () => {
    hub = await startTestHub()
    grn = await registered(hub, '1000000')
  })
  afterAll(() => hub.stop())

  it('makes 18 movements, each with an MRN of its own that the hub allocates', async () => {
    const answers = await Promise.all(
      Array.from({ length: 18 }, (_, at) => hub.post(hub.party('TG'), lotDeclaration(at + 1))),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array(18).fill(202))
    mrns.push(...answers.map(({ body }) => String(body['mrn'])))
    expect(new Set(mrns).size).toBe(18)
    expect(mrns.every((mrn) => /^26TG[A-Z0-9]{12}J[0-9]$/.test(mrn))).toBe(true)
  })

  it('adds up the secured amounts, each movement on a line of its own', async () => {
    expect(await guaranteeOf(hub, grn)).toMatchObject({ reserved: '900000', available: '100000' })
    const movements = await Promise.all(mrns.map((mrn) => movementOf(hub, mrn)))
    const line = { grn, amount: '50000', currency: 'XOF', state: 'reserved' }
    expect(movements.map(({ guarantees }) => guarantees)).toEqual(Array(18).fill([expect.objectContaining(line)]))
  })

  it('is found whole by the number of the national declaration', async () => {
    const { body } = await hub.get(`/v1/movements?reference=${encodeURIComponent(reference)}&limit=50`)
    const { items } = body as { items: { mrn: string }[] }
    expect(items.map(({ mrn }) => mrn).toSorted()).toEqual(mrns.toSorted())
    const other = await hub.get(`/v1/movements?reference=${encodeURIComponent(`${reference}0`)}`)
    expect(other.body).toEqual({ items: [] })
  })

  it('refuses a nineteenth vehicle of eighteen', async () => {
    const answer = await hub.post(hub.party('TG'), lotDeclaration(19))
    expect(answer.body['errors']).toMatchObject([{ rule: 'LOT-INDEX', pointer: '/body/lot/index' }])
  })

  it('refuses the third vehicle declared again under another id with 92, naming its MRN', async () => {
    const answer = await hub.post(hub.party('TG'), lotDeclaration(3))
    expect([answer.status, answer.body['code']]).toEqual([422, '92'])
    expect(JSON.stringify(answer.body)).toContain(mrns[2])
  })

  it('lets truck 3 leave, and only truck 3', async () => {
    for (const mrn of mrns) await hub.post(hub.party('TG'), m.release(mrn))
    await hub.post(hub.party('TG'), m.exitNotice(mrns[2] ?? ''))
    const states = await Promise.all(mrns.map((mrn) => stateOf(hub, mrn)))
    expect(states.map((state, at) => (state === 'at-border' ? at + 1 : 0)).filter((at) => at > 0)).toEqual([3])
    expect(states.filter((state) => state === 'released')).toHaveLength(17)
    expect(await guaranteeOf(hub, grn)).toMatchObject({ inUse: '900000', reserved: '0', available: '100000' })
    const told = await hub.pool.query<{ mrn: string; receiver: string }>(
      `select mrn, receiver from outbox where type = 'border-exit-notice'`,
    )
    expect(told.rows).toEqual([{ mrn: mrns[2], receiver: 'BF' }])
  })

  it('frees what truck 3 had secured with its own discharge, and nothing of the others', async () => {
    const mrn = mrns[2] ?? ''
    for (const message of [m.entryNotice(mrn), m.arrival(mrn), m.results(mrn)]) await hub.post(hub.party('BF'), message)
    await hub.post(hub.party('TG'), m.discharge(mrn))
    expect(await guaranteeOf(hub, grn)).toMatchObject({ inUse: '850000', available: '150000' })
    const states = await Promise.all(mrns.map((one) => stateOf(hub, one)))
    expect(states).toEqual(mrns.map((_, at) => (at === 2 ? 'discharged' : 'released')))
  })
})
