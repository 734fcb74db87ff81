import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type amqp from 'amqplib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditPool, breachText } from '../../src/compose/audit.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import * as m from '../support/messages.ts'
import { connectAs, publishSigned, type Receiver, startReceiver } from '../support/receiver.ts'
import { signDetached } from '../../src/trust/cms.ts'
import { waitFor } from '../support/wait-for.ts'
import { testVault } from '../support/body-key.ts'

const EXAMPLES = join(import.meta.dirname, '../../schemas/examples/discharge')
const LONG = 'x'.repeat(3_000)

/** A release in JSON with one member of its header replaced; in XML with the same element replaced. */
const withHeader = (name: 'id' | 'type' | 'mrn', value: string): Buffer =>
  Buffer.from(JSON.stringify({ ...m.release(m.newMrn()), [name]: value }))
const xmlExample = (): string => {
  const file = readdirSync(EXAMPLES).find((one) => one.startsWith('valid') && one.endsWith('.xml')) ?? ''
  return readFileSync(join(EXAMPLES, file), 'utf8')
}
const offset = (at: string): Buffer => Buffer.from(JSON.stringify({ ...m.release(m.newMrn()), occurredAt: at }))

/** Inputs that were answered "try again" for ever. */
const INPUTS: readonly [string, 'json' | 'xml', () => Buffer, RegExp][] = [
  ['an id with a zero character', 'json', () => withHeader('id', '\u0000'), /^4/],
  ['a type with a zero character', 'json', () => withHeader('type', '\u0000'), /^4/],
  ['an MRN with a zero character', 'json', () => withHeader('mrn', '\u0000'), /^4/],
  ['an id of 3,000 characters', 'json', () => withHeader('id', LONG), /^4/],
  ['an MRN of 3,000 characters', 'json', () => withHeader('mrn', LONG), /^4/],
  ['a type of 3,000 characters', 'json', () => withHeader('type', LONG), /^4/],
  [
    'an id of 3,000 characters in XML',
    'xml',
    () => Buffer.from(xmlExample().replace(/<id>[^<]*<\/id>/, `<id>${LONG}</id>`)),
    /^4/,
  ],
  [
    'a root element in kebab case',
    'xml',
    () => Buffer.from(xmlExample().replaceAll('<Discharge', '<discharge').replaceAll('</Discharge>', '</discharge>')),
    /^422/,
  ],
  ['an offset beyond fourteen hours', 'json', () => offset('2026-11-01T10:00:00+19:00'), /^422/],
  ['an offset a minute beyond fourteen hours', 'json', () => offset('2026-11-01T10:00:00-14:01'), /^422/],
]

describe('what a header may not say', () => {
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
    await connection?.close()
    await receiver?.close()
    await hub?.stop()
  })

  for (const [what, format, bytes, status] of INPUTS) {
    it(`is refused for good over HTTP: ${what}`, async () => {
      const answer = await hub.post(hub.party('TG'), m.release(m.newMrn()), { bytes: bytes(), format })
      expect(String(answer.status)).toMatch(status)
    })
  }

  it('is told what the root element must be called', async () => {
    const bytes = INPUTS.find(([what]) => what.includes('kebab'))?.[2]() ?? Buffer.alloc(0)
    const answer = await hub.post(hub.party('TG'), m.release(m.newMrn()), { bytes, format: 'xml' })
    expect(answer.body['detail']).toBe(
      'The root element is called discharge; for this type of message its name is Discharge.',
    )
  })

  it('stops nobody over AMQP: what another party sends after all of them is answered', async () => {
    const { signer } = hub.party('TG')
    for (let round = 0; round < 30; round += 1) {
      for (const [, format, bytes] of INPUTS) {
        const body = bytes()
        channel.publish('corridor.in', 'release-for-transit', body, {
          contentType: `application/${format}`,
          headers: { corridor_signature: signDetached(body, signer, { signingTime: new Date() }).toString('base64') },
        })
      }
    }
    // Another party's: the one that floods is told of its own quota.
    const other = await startReceiver(hub, 'BF')
    const after = m.results(m.newMrn())
    publishSigned(channel, hub.party('BF'), after)
    await waitFor(() => other.received.some(({ body }) => body.toString('utf8').includes(after.id)), {
      label: 'the answer to the message behind them',
    })
    await other.close()
  })
})

describe('a message that the hub fails to deal with', () => {
  let hub: TestHub
  let receiver: Receiver
  beforeAll(async () => {
    hub = await startTestHub()
    receiver = await startReceiver(hub, 'TG')
    // A defect of the program, planted in the database: no movement of Niger can be written.
    await hub.pool.query(`alter table movements add constraint planted check (mrn !~ '^..NE')`)
  })
  afterAll(async () => {
    await receiver?.close()
    await hub?.stop()
  })

  it('is refused with internal, its id used up and its answer the same for ever', async () => {
    const grn = m.newGrn()
    await hub.post(hub.party('TG/fonds-garantie'), m.registration(grn, '100000'))
    const poison = m.exitNotice(m.newMrn('NE'))
    const first = await hub.post(hub.party('TG'), poison)
    expect(first.status).toBe(422)
    expect(first.body['code']).toBe('internal')
    const again = await hub.post(hub.party('TG'), poison)
    expect(again.bytes).toEqual(first.bytes)
    expect((await hub.post(hub.party('TG'), m.declaration(m.newMrn(), grn, '1000'))).status).toBe(202)
  })

  it('is answered over AMQP by a functional error, and what follows goes on', async () => {
    const connection = await connectAs(hub.config.amqpUrl, hub.party('TG'))
    const channel = await connection.createChannel()
    const poison = m.exitNotice(m.newMrn('NE'))
    publishSigned(channel, hub.party('TG'), poison)
    const answer = await waitFor(
      () => receiver.received.find(({ body }) => body.toString('utf8').includes('"internal"')),
      { label: 'the functional error' },
    )
    expect(answer?.type).toBe('functional-error')
    await connection.close()
  })

  it('is listed for operators with what failed, and never with what it said', async () => {
    const { status, body } = await hub.get('/v1/set-aside')
    expect(status).toBe(200)
    const { items } = body as { items: { sender: string; type: string; reason: string; messageId: string }[] }
    expect(items).toHaveLength(2)
    expect(items[0]).toMatchObject({
      sender: 'TG',
      type: 'border-exit-notice',
      reason: 'SQLSTATE 23514 movements planted',
    })
    expect((await hub.get('/v1/set-aside', hub.party('TG').token)).status).toBe(403)
  })

  it('leaves the books in order', async () => {
    const { findings } = await auditPool(hub.pool, undefined, testVault)
    expect(findings.map(breachText)).toEqual([])
  })
})
