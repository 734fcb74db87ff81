import { afterAll, beforeAll, expect, test } from 'vitest'
import { accepted, ask, counted } from '../support/counted.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { released } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { startReceiver } from '../support/receiver.ts'
import { waitFor } from '../support/wait-for.ts'

/** interface.md 7, statistics `service`: what ends while it is looked at is counted once, like everything else. */
let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub({ pace: { statistics: { restMs: 50 } } })
}, 120_000)
afterAll(() => hub?.stop())

const ended = async (): Promise<number> => {
  const { rows } = await hub.pool.query<{ n: string }>(
    `select count(*) as n from deliveries d join delivery_ends e using (receiver, log_index)
     where d.reported and d.receiver = 'TG' and e.state = 'delivered'`,
  )
  return Number(rows[0]?.n)
}
const isWaitingForLock = async (): Promise<boolean> => {
  const { rowCount } = await hub.pool.query(
    `select 1 from pg_locks where relation = 'statistic_waiting'::regclass and not granted`,
  )
  return rowCount === 1
}

test('a delivery that ends while its message is counted is counted', async () => {
  const { mrn } = await released(hub)
  await counted(hub)
  const holder = await hub.pool.connect()
  try {
    await holder.query('begin')
    await holder.query('lock table statistic_waiting in access exclusive mode')
    await accepted(hub, 'TG', m.exitNotice(mrn))
    await accepted(hub, 'BF', m.entryNotice(mrn))
    await waitFor(isWaitingForLock, { label: 'the messages are being counted' })
    const receiver = await startReceiver(hub, 'TG')
    await waitFor(
      async () =>
        (await hub.pool.query(`select 1 from open_deliveries where receiver = 'TG' and reported`)).rowCount === 0,
      { label: 'TG has taken everything' },
    )
    await receiver.close()
    await holder.query('commit')
  } finally {
    holder.release()
  }
  await counted(hub)
  const { items } = await ask<{ items: { country: string; n: number }[] }>(hub, '/v1/statistics/service')
  expect(await ended()).toBeGreaterThan(0)
  expect(items).toMatchObject([{ country: 'TG', n: await ended() }])
})
