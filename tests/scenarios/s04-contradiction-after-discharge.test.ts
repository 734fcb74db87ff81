import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { released, stateOf } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { startReceiver } from '../support/receiver.ts'
import { waitFor } from '../support/wait-for.ts'

/** engine.md 7, scenario 4. */
describe('an entry notice after the discharge is taken, and contradicts', () => {
  let hub: TestHub
  let mrn: string
  beforeAll(async () => {
    hub = await startTestHub()
    mrn = (await released(hub)).mrn
    for (const [key, message] of [
      ['BF', m.arrival(mrn)],
      ['BF', m.results(mrn)],
      ['TG', m.discharge(mrn)],
    ] as const) {
      const { status } = await hub.post(hub.party(key), message)
      if (status !== 202) throw new Error(`${message.type} was answered ${status}`)
    }
  })
  afterAll(() => hub.stop())

  it('refuses a release after the discharge with 92', async () => {
    const answer = await hub.post(hub.party('TG'), m.release(mrn))
    expect(answer.status).toBe(422)
    expect(answer.body).toMatchObject({ code: '92' })
    expect(await stateOf(hub, mrn)).toBe('discharged')
  })

  it('accepts the entry notice as a contradiction and alerts the departure', async () => {
    const receiver = await startReceiver(hub, 'TG')
    const notice = m.entryNotice(mrn)
    const answer = await hub.post(hub.party('BF'), notice)
    expect(answer.status).toBe(202)
    expect(answer.body).toMatchObject({ status: 'contradiction' })
    expect(await stateOf(hub, mrn)).toBe('discharged')
    await waitFor(() => receiver.received.some(({ type, mrn: of }) => type === 'alert' && of === mrn), {
      label: 'the alert at TG',
    })
    await receiver.close()
  })
})
