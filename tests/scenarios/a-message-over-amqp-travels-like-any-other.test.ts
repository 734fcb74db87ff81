import type amqp from 'amqplib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeXml } from '../../src/codec/index.ts'
import type { TransitDeclaration } from '../../src/generated/types.ts'
import { signDetached } from '../../src/trust/cms.ts'
import { derOf } from '../../src/trust/x509/pem.ts'
import { createHubVerifier } from '../../src/trust/seal.ts'
import { readFile } from 'node:fs/promises'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { registered, stateOf } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { connectAs, publishSigned, type Receiver, startReceiver } from '../support/receiver.ts'
import { waitFor } from '../support/wait-for.ts'

/** interface.md 4. */
describe('a message over AMQP travels like any other', () => {
  let hub: TestHub
  let receiver: Receiver
  let connection: amqp.ChannelModel
  let channel: amqp.Channel
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

  const answerTo = (id: string) =>
    waitFor(() => receiver.received.find(({ body }) => body.toString('utf8').includes(id)), {
      label: `answer to ${id}`,
    })

  it('answers an unsigned message with nothing but a count, since nobody is known to have sent it', async () => {
    const before = await hub.pool.query('select count(*) as n from log_leaves')
    const message = m.release(m.newMrn())
    channel.publish('corridor.in', message.type, Buffer.from(JSON.stringify(message)))
    const next = m.release(m.newMrn())
    publishSigned(channel, hub.party('TG'), next)
    await answerTo(next.id)
    expect(receiver.received.some(({ body }) => body.toString('utf8').includes(message.id))).toBe(false)
    const leaves = await hub.pool.query('select sender from log_leaves order by log_index offset $1', [
      before.rows[0].n,
    ])
    expect(leaves.rows.map(({ sender }) => sender)).toEqual(['TG', 'ZZ'])
  })

  it('answers a refused message with a functional error that names it', async () => {
    const message = m.release(m.newMrn())
    publishSigned(channel, hub.party('TG'), message)
    const answer = await answerTo(message.id)
    expect(answer.type).toBe('functional-error')
    expect(JSON.parse(answer.body.toString('utf8'))).toMatchObject({ correlationId: message.id, body: { code: '90' } })
  })

  it('answers what is not well-formed with a technical error', async () => {
    const bytes = Buffer.from('{"id": oops}')
    const signature = signDetached(bytes, hub.party('TG').signer, { signingTime: new Date() }).toString('base64')
    channel.publish('corridor.in', 'whatever', bytes, { headers: { corridor_signature: signature } })
    await waitFor(() => receiver.received.some(({ type }) => type === 'technical-error'), { label: 'technical error' })
  })

  /** The same words and places as over HTTP, by the level of the verdict: schema is technical, rules are functional. */
  it.each([
    ['technical-error', { regime: 'sadc' }, { code: '12', pointer: '/body/regime', value: 'sadc' }, 'regime'],
    [
      'functional-error',
      { destinationOffice: 'BFXXX999' },
      { code: '12', rule: 'OFFICE-UNKNOWN', pointer: '/body/destinationOffice', value: 'BFXXX999' },
      'destinationOffice',
    ],
  ] as const)('answers with a %s that says place, value and what would be right', async (type, change, error, name) => {
    const message = m.declaration(m.newMrn(), m.newGrn(), '1000') as TransitDeclaration
    const wrong = { ...message, body: { ...message.body, ...change } } as TransitDeclaration
    const bytes = encodeXml(wrong)
    const signature = signDetached(bytes, hub.party('TG').signer, { signingTime: new Date() }).toString('base64')
    channel.publish('corridor.in', message.type, bytes, { headers: { corridor_signature: signature } })
    const answer = await answerTo(message.id)
    expect(answer.type).toBe(type)
    const { body } = JSON.parse(answer.body.toString('utf8')) as { body: { errors: object[] } }
    const place = { xpath: `/TransitDeclaration/body/${name}`, line: expect.any(Number), column: expect.any(Number) }
    expect(body.errors).toContainEqual(expect.objectContaining({ ...error, ...place }))
  })

  it('answers a repeat of what was refused over HTTP in XML with the same findings', async () => {
    const message = m.declaration(m.newMrn(), m.newGrn(), '1000') as TransitDeclaration
    const wrong = { ...message, body: { ...message.body, destinationOffice: 'BFXXX999' } } as TransitDeclaration
    const bytes = encodeXml(wrong)
    const first = await hub.post(hub.party('TG'), wrong, { format: 'xml', headers: { accept: 'application/xml' } })
    expect(first.bytes.toString('utf8')).toContain('<FunctionalError')
    const signature = signDetached(bytes, hub.party('TG').signer, { signingTime: new Date() }).toString('base64')
    channel.publish('corridor.in', message.type, bytes, { headers: { corridor_signature: signature } })
    const answer = await answerTo(message.id)
    expect(answer.type).toBe('functional-error')
    expect(JSON.parse(answer.body.toString('utf8'))).toMatchObject({
      body: { code: '12', errors: [{ rule: 'OFFICE-UNKNOWN', xpath: '/TransitDeclaration/body/destinationOffice' }] },
    })
  })

  it('accepts one with nothing but a signature, acknowledges it with the stored receipt, and a repeat with the same', async () => {
    const grn = await registered(hub, '1000000')
    const mrn = m.newMrn()
    const message = m.declaration(mrn, grn, '1000')
    publishSigned(channel, hub.party('TG'), message)
    const first = await answerTo(message.id)
    expect(first.type).toBe('acknowledgement')
    const { body } = JSON.parse(first.body.toString('utf8')) as { body: { receipt: string; receiptSignature: string } }
    const receipt = Buffer.from(body.receipt, 'base64')
    const hubCertificate = derOf(await readFile(hub.pki.hub.certificate, 'utf8'))
    const verifier = createHubVerifier([hubCertificate])
    expect(verifier.verifyStatement(receipt, Buffer.from(body.receiptSignature, 'base64')).ok).toBe(true)
    expect(verifier.verifySeal(first.body, first.seal)).toMatchObject({
      ok: true,
      content: { sender: 'ZZ', id: first.id },
    })
    expect(JSON.parse(receipt.toString('utf8'))).toMatchObject({ id: message.id, mrn, status: 'applied' })
    expect(await stateOf(hub, mrn)).toBe('registered')

    publishSigned(channel, hub.party('TG'), message)
    const again = await waitFor(() => receiver.received.filter(({ id }) => id === first.id)[1], {
      label: 'same answer again',
    })
    expect(again.body.equals(first.body)).toBe(true)
  })

  it('takes XML as JMS clients send it: octet-stream, an ID: message id, the user named', async () => {
    const grn = await registered(hub, '1000000')
    const mrn = m.newMrn()
    const message = m.declaration(mrn, grn, '1000')
    const bytes = encodeXml(message)
    const signature = signDetached(bytes, hub.party('TG').signer, { signingTime: new Date() }).toString('base64')
    channel.publish('corridor.in', message.type, bytes, {
      contentType: 'application/octet-stream',
      messageId: 'ID:414d5120',
      userId: hub.party('TG').amqp.user,
      headers: { corridor_signature: signature },
    })
    expect((await answerTo(message.id)).type).toBe('acknowledgement')
    expect(await stateOf(hub, mrn)).toBe('registered')
  })

  it('refuses a message_id that disagrees with the body', async () => {
    const message = m.release(m.newMrn())
    publishSigned(channel, hub.party('TG'), message, { messageId: 'another' })
    const answer = await answerTo(message.id)
    expect(answer.type).toBe('technical-error')
    expect(answer.body.toString('utf8')).toContain('message-id-mismatch')
  })
})
