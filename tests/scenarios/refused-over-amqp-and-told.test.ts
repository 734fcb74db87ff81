import { createHash, randomUUID } from 'node:crypto'
import type amqp from 'amqplib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signDetached } from '../../src/trust/cms.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import * as m from '../support/messages.ts'
import { connectAs, type Receiver, startReceiver } from '../support/receiver.ts'
import { waitFor } from '../support/wait-for.ts'

type Answer = { type: string; correlationId: string | undefined; body: Record<string, unknown> }

/** interface.md 4: a publisher's confirm says nothing, so every refusal reaches its sender, or else the operator. */
describe('what is refused over AMQP is told to the party whose user published it, or whose signature holds', () => {
  let hub: TestHub
  let channel: amqp.Channel
  let connection: amqp.ChannelModel
  let receiver: Receiver
  beforeAll(async () => {
    hub = await startTestHub()
    receiver = await startReceiver(hub, 'TG')
    connection = await connectAs(hub.config.amqpUrl, hub.party('TG'))
    channel = await connection.createChannel()
  })
  afterAll(async () => {
    await connection.close()
    await receiver.close()
    await hub.stop()
  })

  const bytesOf = (message: object): Buffer => Buffer.from(JSON.stringify(message))
  const signed = (bytes: Buffer, by = 'TG'): Buffer =>
    signDetached(bytes, hub.party(by).signer, { signingTime: new Date() })
  const digestOf = (bytes: Buffer): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`
  const inLines = (der: Buffer): string => der.toString('base64').replaceAll(/.{64}/g, '$&\n')

  const answerTo = async (bytes: Buffer): Promise<Answer> => {
    const digest = digestOf(bytes)
    const found = await waitFor(() => receiver.received.find(({ body }) => body.toString('utf8').includes(digest)), {
      label: 'the answer that names the digest',
    })
    const { body } = JSON.parse(found.body.toString('utf8')) as { body: Record<string, unknown> }
    return { type: found.type, correlationId: found.correlationId, body }
  }
  const publish = (bytes: Buffer, signature: string | undefined, options: amqp.Options.Publish = {}): void => {
    const headers = signature === undefined ? {} : { corridor_signature: signature }
    channel.publish('corridor.in', 'release-for-transit', bytes, { persistent: true, ...options, headers })
  }
  const user = () => ({ userId: hub.party('TG').amqp.user })

  it.each([
    ['unsigned', () => undefined, 'signature-missing'],
    ['signed by another', (bytes: Buffer) => signed(bytes, 'BF').toString('base64'), 'signature-wrong-signer'],
    [
      'signed in PEM',
      (bytes: Buffer) => `-----BEGIN CMS-----\n${inLines(signed(bytes))}\n-----END CMS-----`,
      undefined,
    ],
    ['signed in base64 of several lines', (bytes: Buffer) => inLines(signed(bytes)), undefined],
  ] as const)('one that is %s, and whose user is named', async (_, signatureOf, code) => {
    const bytes = bytesOf(m.release(m.newMrn()))
    publish(bytes, signatureOf(bytes), { ...user(), messageId: 'ID:414d-7' })
    const answer = await answerTo(bytes)
    expect(answer.type).toBe('technical-error')
    expect(answer.body['code']).toBe(code ?? 'signature-invalid')
    expect(answer.correlationId).toBe('ID:414d-7')
  })

  it.each(['text/plain', 'text/xml'])(
    'one of type %s with a valid signature, though it names no user',
    async (type) => {
      const bytes = bytesOf(m.release(m.newMrn()))
      publish(bytes, signed(bytes).toString('base64'), { contentType: type, correlationId: 'request 12' })
      const answer = await answerTo(bytes)
      expect(answer).toMatchObject({
        type: 'technical-error',
        correlationId: 'request 12',
        body: { code: 'content-type' },
      })
    },
  )

  it('one whose header cannot be read, by message_id', async () => {
    const bytes = Buffer.from(`{"id": oops ${randomUUID()}`)
    publish(bytes, signed(bytes).toString('base64'), { messageId: 'my-own-name', correlationId: 'not this' })
    expect(await answerTo(bytes)).toMatchObject({ correlationId: 'my-own-name', body: { code: '52' } })
  })

  it('one refused for its content names the message’s own id', async () => {
    const message = m.release(m.newMrn())
    const bytes = bytesOf(message)
    publish(bytes, signed(bytes).toString('base64'), { messageId: 'ID:77' })
    expect(await answerTo(bytes)).toMatchObject({ type: 'functional-error', correlationId: message.id })
  })

  it.each([
    [{ type: 'discharge' }, 'message-type-mismatch'],
    [{ contentEncoding: 'gzip' }, 'content-type'],
  ] as const)('one whose property %j is not true of its body', async (property, code) => {
    const bytes = bytesOf(m.release(m.newMrn()))
    publish(bytes, signed(bytes).toString('base64'), property)
    expect((await answerTo(bytes)).body['code']).toBe(code)
  })

  it('one whose properties say what its body says is looked at', async () => {
    const message = m.release(m.newMrn())
    const bytes = bytesOf(message)
    publish(bytes, signed(bytes).toString('base64'), {
      type: message.type,
      contentEncoding: 'UTF-8',
      messageId: message.id,
    })
    expect((await answerTo(bytes)).body['code']).toBe('90')
  })

  it('one that nobody can be answered for is counted, and the operator sees why', async () => {
    const bytes = bytesOf(m.release(m.newMrn()))
    publish(bytes, undefined, { messageId: 'ID:9' })
    publish(bytes, inLines(signed(bytes)))
    publish(bytes, inLines(signed(bytes)))
    type Item = { reason: string; count: number; digest: string; detail: string; messageId?: string }
    const items = await waitFor(
      async () => {
        const { body } = await hub.get('/v1/unanswered')
        const found = (body as { items: Item[] }).items
        return found.reduce((sum, { count }) => sum + count, 0) >= 3 ? found : undefined
      },
      { label: 'all three on record' },
    )
    const byReason = new Map(items.map((item) => [item.reason, item]))
    expect(byReason.get('signature-missing')).toMatchObject({ count: 1, messageId: 'ID:9', digest: digestOf(bytes) })
    expect(byReason.get('signature-invalid')).toMatchObject({ count: 2, detail: expect.stringContaining('base64') })
    expect((await hub.get('/v1/unanswered', hub.party('TG').token)).status).toBe(403)
  })
})
