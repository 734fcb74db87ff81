import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Message } from '../../src/generated/types.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { released, stateOf } from '../support/journey.ts'
import * as m from '../support/messages.ts'

type Finding = { code: string; pointer: string; rule?: string; message: string }

/** engine.md 7, scenario 7. */
describe('control results that do not say enough are refused with 13', () => {
  let hub: TestHub
  let mrn: string
  beforeAll(async () => {
    hub = await startTestHub()
    mrn = (await released(hub)).mrn
    const { status } = await hub.post(hub.party('BF'), m.arrival(mrn))
    if (status !== 202) throw new Error(`the arrival was answered ${status}`)
  })
  afterAll(() => hub.stop())

  /** Results with these fields instead of the satisfactory ones; undefined takes a field away. */
  const results = (change: Record<string, unknown>): Message => {
    const message = m.results(mrn)
    const body = Object.entries({ ...message.body, ...change }).filter(([, value]) => value !== undefined)
    return { ...message, body: Object.fromEntries(body) } as Message
  }

  const refused = async (message: Message, format: 'json' | 'xml'): Promise<Finding[]> => {
    const answer = await hub.post(hub.party('BF'), message, { format })
    expect([answer.status, answer.body['code']]).toEqual([422, '13'])
    expect(await stateOf(hub, mrn)).toBe('arrived')
    return answer.body['errors'] as Finding[]
  }

  it.each(['json', 'xml'] as const)('B1 without discrepancies or text, as %s', async (format) => {
    const findings = await refused(results({ code: 'B1' }), format)
    expect(findings).toEqual([expect.objectContaining({ code: '13', rule: 'C0930', pointer: '/body/discrepancies' })])
  })

  it('no state of the seals although seals were declared', async () => {
    const findings = await refused(results({ sealState: undefined }), 'json')
    expect(findings).toEqual([expect.objectContaining({ code: '13', rule: 'C0810', pointer: '/body/sealState' })])
  })

  it('B1 that says what was found is taken', async () => {
    const answer = await hub.post(hub.party('BF'), results({ code: 'B1', text: 'Two bags of 24 are missing' }))
    expect([answer.status, answer.body['status']]).toEqual([202, 'applied'])
    expect(await stateOf(hub, mrn)).toBe('under-discrepancy')
  })
})
