import { createHash } from 'node:crypto'
import amqp from 'amqplib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCodec, encodeJson } from '../../src/codec/index.ts'
import { hasUnseen } from '../../src/domain/values/legible.ts'
import type { FunctionalError, Message } from '../../src/generated/types.ts'
import { signDetached } from '../../src/trust/cms.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { readIJson } from '../support/i-json.ts'
import * as m from '../support/messages.ts'
import { type Receiver, startReceiver } from '../support/receiver.ts'
import { waitFor } from '../support/wait-for.ts'

type Told = {
  status: number
  code: string
  title: string
  detail: string
  errors: { pointer: string; value?: string }[]
}
type Row = [what: string, change: (text: string) => string, place: string, shown: RegExp]

/** What is put into a right message in JSON, where it is told of, and what stands in the answer for it. */
const BODIES: readonly Row[] = [
  ['half of a pair in a name', (text) => text.replace('"body":{', '"body":{"\\ud800":1,'), '/body/\\ud800', /\\ud800/],
  [
    'half of a pair in a value',
    (text) => text.replace('Importateur', 'Import\\udfffateur'),
    '/body/consignee/name',
    /./,
  ],
  ['no character in a name', (text) => text.replace('"body":{', '"body":{"\\ufdd0":1,'), '/body/\\ufdd0', /\\ufdd0/],
  ['a zero byte in a name', (text) => text.replace('"id":', '"\\u0000":1,"id":'), '/\\u0000', /\\u0000/],
  [
    'what drives a terminal',
    (text) => text.replace('"Importateur"', '"\\u001b[2J"'),
    '/body/consignee/name',
    /U\+001B/,
  ],
  ['a direction in a name', (text) => text.replace('"body":{', '"body":{"a\u202eb":1,'), '/body/a\\u202eb', /\\u202e/],
  [
    'a type that is not seen',
    (text) => text.replace('"transit-declaration"', '"a\\u200b\u{1fffe}"'),
    '/type',
    /\\u200b/,
  ],
]

describe('what the sender wrote comes back legibly, in the same words over both doors and in both formats', () => {
  let hub: TestHub
  const receivers = new Map<string, Receiver>()
  const connections: amqp.ChannelModel[] = []
  const channels = new Map<string, amqp.Channel>()
  const codec = createCodec()
  /** Customs of two countries, of which one takes JSON and one XML. */
  const parties: string[] = []
  beforeAll(async () => {
    hub = await startTestHub()
    const { rows } = await hub.pool.query<{ key: string }>(
      `select distinct on (format) key from parties where channel = 'amqp' and role = 'customs' order by format, key`,
    )
    for (const { key } of rows) {
      parties.push(key)
      receivers.set(key, await startReceiver(hub, key))
      const url = new URL(hub.config.amqpUrl)
      url.username = hub.party(key).amqp.user
      url.password = hub.party(key).amqp.password
      const connection = await amqp.connect(url.toString(), { noDelay: true })
      connections.push(connection)
      channels.set(key, await connection.createChannel())
    }
  })
  afterAll(async () => {
    for (const connection of connections) await connection.close()
    for (const receiver of receivers.values()) await receiver.close()
    await hub.stop()
    codec[Symbol.dispose]()
  })

  const bodyFrom = (key: string, change: (text: string) => string): Buffer => {
    const sender = { country: key, role: 'customs' } as const
    const base = m.declaration(m.newMrn(key), m.newGrn(), '1000', { sender }) as Message & {
      body: { consignee: object }
    }
    const consignee = { ...base.body.consignee, name: 'Importateur' }
    return Buffer.from(change(encodeJson({ ...base, body: { ...base.body, consignee } } as Message).toString()))
  }

  const overHttp = async (key: string, bytes: Buffer): Promise<Told> => {
    const answer = await hub.post(hub.party(key), {} as Message, { bytes, headers: { accept: 'application/json' } })
    expect([400, 422]).toContain(answer.status)
    return readIJson(answer.bytes) as Told
  }

  /** The answer in the party's queue, known by the digest of the bytes, read as its receiver would. */
  const overAmqp = async (key: string, bytes: Buffer, properties: amqp.Options.Publish = {}): Promise<Told> => {
    const signature = signDetached(bytes, hub.party(key).signer, { signingTime: new Date() }).toString('base64')
    channels.get(key)?.publish('corridor.in', 'transit-declaration', bytes, {
      contentType: 'application/json',
      ...properties,
      headers: { corridor_signature: signature },
    })
    const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`
    const answer = await waitFor(() => receivers.get(key)?.received.find(({ body }) => body.includes(digest)), {
      label: `an answer to ${digest}`,
    })
    const read = codec.decode(answer.body, answer.contentType as 'application/json')
    if (!read.ok) throw new Error(JSON.stringify(read.findings))
    if (answer.contentType === 'application/json') readIJson(answer.body)
    expect(hasUnseen(answer.body.toString('utf8'))).toBe(false)
    return (read.message as FunctionalError).body as Told
  }

  it('is told to a party that takes JSON and to one that takes XML', async () => {
    const { rows } = await hub.pool.query<{ format: string }>('select format from parties where key = any($1)', [
      parties,
    ])
    expect(rows.map(({ format }) => format).sort()).toEqual(['json', 'xml'])
  })

  it.each(BODIES)('%s', async (_, change, place, shown) => {
    for (const key of parties) {
      // The same bytes would be answered as a repeat.
      const http = await overHttp(key, bodyFrom(key, change))
      const message = await overAmqp(key, bodyFrom(key, change))
      const { title, detail, errors } = http
      expect(JSON.stringify(errors).replaceAll('\\\\', '\\')).toMatch(shown)
      expect(errors.map(({ pointer }) => pointer)).toContain(place)
      expect(message).toMatchObject({ title, detail, errors })
    }
  })

  it('so do the properties of a message over AMQP', async () => {
    for (const key of parties) {
      const named = await overAmqp(
        key,
        bodyFrom(key, (text) => text),
        { messageId: 'a\u202e\u009b\u{1fffe}' },
      )
      expect(named.errors[0]).toMatchObject({ pointer: '/id', value: 'a\\u202e\\u009b\\ud83f\\udffe' })
      const coded = await overAmqp(
        key,
        bodyFrom(key, (text) => text),
        { contentEncoding: 'gz\u200bip' },
      )
      expect(coded.errors[0]).toMatchObject({ value: 'gz\\u200bip' })
    }
  })
})
