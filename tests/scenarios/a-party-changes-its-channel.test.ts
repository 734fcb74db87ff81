import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRegistryWriter } from '../../src/store/registry.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import * as m from '../support/messages.ts'
import { startReceiver, type Receiver } from '../support/receiver.ts'
import { waitFor } from '../support/wait-for.ts'

/** interface.md 3: one channel per party; the composition hears of the change and declares or leaves the queue. */
describe('a party changes its channel while the hub runs', () => {
  let hub: TestHub
  let receiver: Receiver | undefined
  const grn = m.newGrn()
  beforeAll(async () => {
    hub = await startTestHub()
    await hub.post(hub.party('TG/fonds-garantie'), m.registration(grn, '100000'))
  })
  afterAll(async () => {
    await receiver?.close()
    await hub?.stop()
  })

  const change = async (channel: 'amqp' | 'inbox' | 'none'): Promise<void> => {
    await createRegistryWriter(hub.pool).upsertParty({ ...hub.party('BF').party, channel })
  }
  const travel = async (): Promise<string> => {
    const mrn = m.newMrn()
    await hub.post(hub.party('TG'), m.declaration(mrn, grn, '1000'))
    await hub.post(hub.party('TG'), m.release(mrn))
    return mrn
  }
  const inbox = async () => {
    const answer = await fetch(`${hub.url}/v1/inbox?wait=0`, {
      headers: { authorization: `Bearer ${hub.party('BF').token}` },
    })
    return { status: answer.status, body: (await answer.json()) as { messages?: { mrn?: string; type: string }[] } }
  }

  it('finds what waited for its queue in its inbox', async () => {
    expect((await inbox()).status).toBe(409)
    const mrn = await travel()
    await change('inbox')
    const { messages } = await waitFor(
      async () => {
        const { status, body } = await inbox()
        return status === 200 && (body.messages?.length ?? 0) > 0 ? body : undefined
      },
      { label: 'the inbox' },
    )
    expect(messages?.[0]).toMatchObject({ mrn, type: 'anticipated-transit-record' })
  })

  it('finds the same in its queue when it changes back, and what came since', async () => {
    await change('amqp')
    const mrn = await travel()
    receiver = await waitFor(() => startReceiver(hub, 'BF').catch(() => undefined), { label: 'the queue' })
    const one = receiver
    await waitFor(
      () => one.received.some((message) => message.mrn === mrn && message.type === 'anticipated-transit-record'),
      {
        label: 'the new record',
      },
    )
    expect(one.received.filter(({ type }) => type === 'anticipated-transit-record').length).toBeGreaterThanOrEqual(2)
  })

  it('leaves nothing waiting in a queue that nobody reads when it only uses the hub’s own app', async () => {
    await receiver?.close()
    receiver = undefined
    await travel()
    const open = async () =>
      (
        await hub.pool.query(
          `select 1 from outbox where receiver = 'BF' and state in ('ready', 'waiting', 'in-flight')`,
        )
      ).rowCount
    expect(await open()).toBeGreaterThan(0)
    await change('none')
    await waitFor(async () => (await open()) === 0, { label: 'the rows closed' })
  })
})
