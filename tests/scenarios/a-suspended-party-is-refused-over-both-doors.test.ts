import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Hub } from '../../src/compose/hub.ts'
import { post, startTestHub, type TestHub } from '../support/hub.ts'
import { registered } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { operate } from '../support/operator.ts'
import { connectAs, publishSigned } from '../support/receiver.ts'
import { waitFor } from '../support/wait-for.ts'

/** interface.md 8, "Revocation": the next message, the open AMQP connections of the user, on every hub. */
describe('a suspended party', () => {
  let hub: TestHub
  let other: Hub
  let grn: string
  beforeAll(async () => {
    hub = await startTestHub()
    other = await hub.startAnother()
    grn = await registered(hub, '1000000')
  })
  afterAll(() => hub.stop())

  const declared = () => m.declaration(m.newMrn(), grn, '1000')
  const suspend = (suspended: boolean) =>
    operate(hub, 'PATCH', '/v1/participants/TG', { suspended, reason: 'their key is with somebody else' })

  it('has its open connection closed, is let in no more, and what it had sent before by AMQP is not taken after', async () => {
    const connection = await connectAs(hub.config.amqpUrl, hub.party('TG'))
    const closed = new Promise<void>((resolve) => connection.on('close', () => resolve()))
    connection.on('error', () => undefined)
    const channel = await connection.createChannel()
    publishSigned(channel, hub.party('TG'), declared())
    await waitFor(
      async () => (await hub.pool.query(`select 1 from movements where state = 'registered'`)).rowCount === 1,
      { label: 'the first declaration' },
    )
    expect(await suspend(true)).toMatchObject({ body: { suspended: true, active: false } })
    await closed
    await expect(connectAs(hub.config.amqpUrl, hub.party('TG'))).rejects.toThrow('ACCESS_REFUSED')
  })

  it('is refused at its next message over HTTP, by the hub that was told', async () => {
    expect(await hub.post(hub.party('TG'), declared())).toMatchObject({
      status: 401,
      body: { code: 'unauthenticated' },
    })
  })

  it('and by the other one', async () => {
    await waitFor(async () => (await post(other.url, hub.party('TG'), declared())).status === 401, {
      label: 'refused by the other hub',
    })
  })

  it('gets no message meanwhile, and comes back in whole when it is resumed', async () => {
    expect(await suspend(false)).toMatchObject({ body: { suspended: false, active: true } })
    expect((await hub.post(hub.party('TG'), declared())).status).toBe(202)
    const connection = await waitFor(() => connectAs(hub.config.amqpUrl, hub.party('TG')), { label: 'its login again' })
    await connection.close()
    const { rows } = await hub.pool.query<{ act: string }>(
      `select act from operator_acts where act like 'participant-%' order by log_index`,
    )
    expect(rows.map(({ act }) => act)).toEqual(['participant-suspend', 'participant-resume'])
  })
})
