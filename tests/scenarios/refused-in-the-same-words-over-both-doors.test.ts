import amqp from 'amqplib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeJson, encodeXml } from '../../src/codec/index.ts'
import type { TransitDeclaration } from '../../src/generated/types.ts'
import { signDetached } from '../../src/trust/cms.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import * as m from '../support/messages.ts'
import { type Receiver, startReceiver } from '../support/receiver.ts'
import { waitFor } from '../support/wait-for.ts'

type Errors = { message: string; pointer: string }[]

const LANGUAGES = ['en', 'fr', 'pt'] as const

/** What a consignee may be called wrongly, and the words for it in English. */
const NAMES = [
  [' Importateur', 'begins or ends with a blank'],
  ['Import\u202eateur', 'U+202E'],
  ['Import\nateur', 'has a line break'],
] as const

/** Both formats and both doors explain a refusal alike, by the party's language over AMQP and the caller's over HTTP. */
describe('a text that does not do is refused in the same words, in JSON and XML, over HTTP and AMQP', () => {
  let hub: TestHub
  let receiver: Receiver
  let connection: amqp.ChannelModel
  let channel: amqp.Channel
  beforeAll(async () => {
    hub = await startTestHub()
    receiver = await startReceiver(hub, 'TG')
    const url = new URL(hub.config.amqpUrl)
    url.username = hub.party('TG').amqp.user
    url.password = hub.party('TG').amqp.password
    connection = await amqp.connect(url.toString(), { noDelay: true })
    channel = await connection.createChannel()
  })
  afterAll(async () => {
    await connection.close()
    await receiver.close()
    await hub.stop()
  })

  const declarationOf = (name: string): TransitDeclaration => {
    const message = m.declaration(m.newMrn(), m.newGrn(), '1000') as TransitDeclaration
    const consignee = { ...message.body.consignee, name } as NonNullable<TransitDeclaration['body']['consignee']>
    return { ...message, body: { ...message.body, consignee } }
  }

  const overHttp = async (message: TransitDeclaration, format: 'json' | 'xml', language: string): Promise<Errors> => {
    const headers = { 'accept-language': language, accept: 'application/json' }
    const answer = await hub.post(hub.party('TG'), message, { format, headers })
    expect(answer.status).toBe(422)
    return answer.body['errors'] as Errors
  }

  const overAmqp = async (message: TransitDeclaration, format: 'json' | 'xml'): Promise<Errors> => {
    const bytes = Buffer.from(format === 'xml' ? encodeXml(message) : encodeJson(message))
    const signature = signDetached(bytes, hub.party('TG').signer, { signingTime: new Date() }).toString('base64')
    channel.publish('corridor.in', message.type, bytes, { headers: { corridor_signature: signature } })
    const answer = await waitFor(
      () => receiver.received.find(({ body }) => body.toString('utf8').includes(message.id)),
      { label: `answer to ${message.id}` },
    )
    return (JSON.parse(answer.body.toString('utf8')) as { body: { errors: Errors } }).body.errors
  }

  it.each(NAMES)('%j', async (name, words) => {
    const told = await Promise.all(
      LANGUAGES.map(async (language) => {
        const json = await overHttp(declarationOf(name), 'json', language)
        const xml = await overHttp(declarationOf(name), 'xml', language)
        expect(xml.map(({ message }) => message)).toEqual(json.map(({ message }) => message))
        return json[0]?.message
      }),
    )
    expect(told[0]).toContain(words)
    expect(new Set(told).size).toBe(3)

    const json = await overAmqp(declarationOf(name), 'json')
    const xml = await overAmqp(declarationOf(name), 'xml')
    expect(told).toContain(json[0]?.message)
    expect(xml.map(({ message }) => message)).toEqual(json.map(({ message }) => message))
  })
})
