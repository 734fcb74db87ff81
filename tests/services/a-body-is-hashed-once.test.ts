import type amqp from 'amqplib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeJson } from '../../src/codec/index.ts'
import type { Message } from '../../src/generated/types.ts'
import { signDetached } from '../../src/trust/cms.ts'
import { countHashes, type HashCounter } from '../support/hash-counter.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { registered } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import type { TestParty } from '../support/parties.ts'
import { connectAs, type Receiver, startReceiver } from '../support/receiver.ts'
import { waitFor } from '../support/wait-for.ts'

/** The leaf's digest is salted and cannot be the other's; verifying, receipt, repeat and seal share one. */
const ONCE_AND_ONCE_SALTED = 2

const signed = (from: TestParty, message: Message) => {
  const bytes = encodeJson(message)
  return { bytes, signature: signDetached(bytes, from.signer, { signingTime: new Date() }).toString('base64') }
}

describe('a body is hashed once, and once more with its salt', () => {
  let hub: TestHub
  let receiver: Receiver
  let connection: amqp.ChannelModel
  let counter: HashCounter | undefined
  const mrn = m.newMrn()
  beforeAll(async () => {
    hub = await startTestHub()
    receiver = await startReceiver(hub, 'BF')
    connection = await connectAs(hub.config.amqpUrl, hub.party('TG'))
  })
  afterAll(async () => {
    counter?.stop()
    await connection.close()
    await receiver.close()
    await hub.stop()
  })

  /** What the hub does with its messages while `work` lasts, and until BF has `count` of them. */
  const counted = async (count: number, work: () => unknown): Promise<HashCounter> => {
    const counting = countHashes()
    counter = counting
    await work()
    await waitFor(() => receiver.received.length >= count, { label: `${count} messages at BF` })
    counting.stop()
    return counting
  }

  it('over HTTP, and so are those it makes of it', async () => {
    const togo = hub.party('TG')
    const declaration = m.declaration(mrn, await registered(hub, '1000000'), '100000')
    const one = signed(togo, declaration)
    const other = signed(togo, m.release(mrn))
    const hashes = await counted(2, async () => {
      expect((await hub.post(togo, declaration, one)).body).toMatchObject({ status: 'applied' })
      expect((await hub.post(togo, declaration, other)).body).toMatchObject({ status: 'applied' })
    })
    const made = receiver.received.map(({ body }) => body)
    expect(made.length).toBe(2)
    expect([one.bytes, other.bytes, ...made].map((bytes) => hashes.passesOver(bytes))).toEqual(
      Array(4).fill(ONCE_AND_ONCE_SALTED),
    )
  })

  it('over AMQP, when only its signature tells who sent it, and when it is forwarded', async () => {
    const { bytes, signature } = signed(hub.party('TG'), m.exitNotice(mrn))
    const channel = await connection.createChannel()
    const hashes = await counted(3, () =>
      channel.publish('corridor.in', 'border-exit-notice', bytes, { headers: { corridor_signature: signature } }),
    )
    expect(receiver.received.some(({ body }) => body.equals(bytes))).toBe(true)
    expect(hashes.passesOver(bytes)).toBe(ONCE_AND_ONCE_SALTED)
  })
})
