import { connect } from 'amqplib'
import { afterEach, expect, test } from 'vitest'
import { PARTY_ARGUMENTS } from '../../src/broker/topology.ts'
import { waitFor } from '../support/wait-for.ts'
import { cleanup, insertRows, openBroker, openRelay, openStage, unconfirmed } from './relay-harness.ts'

const undo = cleanup()
afterEach(undo.run)

/** As a release before declared it: nobody could take message by message. */
const BEFORE = { ...PARTY_ARGUMENTS, 'x-single-active-consumer': true }

test('a queue with the arguments of an earlier release is made anew, and what was in it comes again', async () => {
  const stage = await openStage(undo)
  const model = await connect(stage.url)
  undo.add(() => model.close())
  const channel = await model.createChannel()
  // The exchanges are there, as on a broker that has run for years.
  const first = await openBroker(undo, stage, [])
  await waitFor(() => first.connected(), { label: 'the first connect' })
  await first.markGeneration()
  await channel.assertQueue('country.BF', { durable: true, arguments: BEFORE })
  await channel.bindQueue('country.BF', 'corridor.out', 'BF.#')
  await insertRows(
    stage.pool,
    [1, 2, 3].map((logIndex) => ({ receiver: 'BF', logIndex })),
  )
  // Under way in the earlier queue: the store has them as sent, and nobody has reported them.
  await stage.pool.query(`update outbox set state = 'in-flight', confirmed = true`)
  await first.stop()

  const broker = await openBroker(undo, stage, [{ key: 'BF' }])
  await openRelay(undo, stage, broker, ['BF'])
  await waitFor(async () => (await unconfirmed(stage.pool)) === 0, { label: 'all sent again' })
  const taken: unknown[] = []
  await waitFor(
    async () => {
      const one = await channel.get('country.BF', { noAck: true })
      if (one !== false) taken.push(one.properties.headers?.['corridor_log_index'])
      return taken.length === 3
    },
    { label: 'all taken one by one' },
  )
  expect(taken.map(Number)).toEqual([1, 2, 3])
})
