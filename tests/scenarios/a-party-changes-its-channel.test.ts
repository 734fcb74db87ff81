import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Party } from '../../src/domain/model/reference.ts'
import { changeRegistry } from '../../src/compose/registry-set-up.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { released } from '../support/journey.ts'
import { type Receiver, startReceiver } from '../support/receiver.ts'
import { waitFor } from '../support/wait-for.ts'

/** interface.md 8, "Change of channel": what is under way and unreported is sent again on the new one as a repeat. */
describe('a party that changes its channel', () => {
  let hub: TestHub
  let mrn = ''
  let first: { id: string; logIndex: number } | undefined
  const change = (channel: Party['channel']) =>
    changeRegistry(hub.pool, async (write) => {
      await write.upsertParty({ ...hub.party('BF').party, channel })
    })
  const inbox = async () => {
    const { status, body } = await hub.get('/v1/inbox', hub.party('BF').token)
    return { status, messages: (body as { messages?: { id: string; logIndex: number; mrn: string }[] }).messages ?? [] }
  }
  const recordsOf = ({ received }: Receiver) => received.filter((one) => one.mrn === mrn)

  beforeAll(async () => {
    // Its user is deleted on the way, and the scenarios share one broker.
    hub = await startTestHub()
    const receiver = await startReceiver(hub, 'BF', { reports: false })
    mrn = (await released(hub)).mrn
    first = await waitFor(() => recordsOf(receiver)[0], { label: 'the record over AMQP' })
    await receiver.close()
  })
  afterAll(() => hub.stop())

  it('from queue to inbox is given there what it had not reported, under the same id and index', async () => {
    await change('inbox')
    const given = await waitFor(async () => (await inbox()).messages.find((one) => one.mrn === mrn), {
      label: 'the record in the inbox',
    })
    expect(given).toMatchObject({ id: first?.id, logIndex: first?.logIndex })
  })

  it('and back finds it in the queue again, though the queue was there all the time', async () => {
    // Its login at the broker goes with its queue: one that were still let in would be thrown out again.
    await waitFor(
      () =>
        startReceiver(hub, 'BF').then(
          (still) => still.close().then(() => false),
          () => true,
        ),
      { label: 'the login refused' },
    )
    await change('amqp')
    const receiver = await waitFor(() => startReceiver(hub, 'BF'), { label: 'the login at the broker' })
    await waitFor(() => recordsOf(receiver).length > 0, { label: 'the repeat' })
    // What waited behind it may be there as well by now, since this receiver reports.
    expect(recordsOf(receiver)[0]).toMatchObject({ id: first?.id, logIndex: first?.logIndex })
    await waitFor(
      async () => {
        const open = await hub.pool.query(`select 1 from outbox where receiver = 'BF' and state <> 'delivered'`)
        return open.rowCount === 0
      },
      { label: 'everything reported' },
    )
    await waitFor(async () => (await inbox()).status === 409, { label: 'the inbox closed to it' })
    await receiver.close()
  })

  it('to the hub’s own app leaves nothing waiting in a queue that nobody reads', async () => {
    const later = (await released(hub)).mrn
    const open = async () =>
      (
        await hub.pool.query<{ mrn: string }>(
          `select mrn from outbox where receiver = 'BF' and state in ('ready', 'waiting', 'in-flight')`,
        )
      ).rows.map((row) => row.mrn)
    expect(await open()).toContain(later)
    await change('none')
    await waitFor(async () => (await open()).length === 0, { label: 'the rows closed' })
  })
})
