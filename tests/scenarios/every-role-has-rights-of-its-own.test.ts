import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catalogue } from '../../src/generated/catalogue.ts'
import { type Message, type MessageType, messageTypes, type Sender } from '../../src/generated/types.ts'
import { examplesOf } from '../contract/examples.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { registered } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { type Receiver, startReceiver } from '../support/receiver.ts'
import { waitFor } from '../support/wait-for.ts'

/** One registered party of each role, of which the first declaration names all and the second only those it must. */
const PARTIES = {
  customs: 'BF',
  guarantor: 'TG/fonds-garantie',
  principal: 'TG/sahel-transit',
  consignee: 'BF/entrepot',
  carrier: 'TG/routiers',
  rail: 'CI/sitarail',
  tracking: 'TG/suivi',
  payment: 'TG/paiement',
} as const
type RoleName = keyof typeof PARTIES
const ROLES = Object.keys(PARTIES) as RoleName[]

/** engine.md 2 ("Sender") and 3: a role sends only the types its catalogue row allows and sees only what names it. */
describe('every role has identity, channel and rights of its own', () => {
  let hub: TestHub
  let receivers: Map<string, Receiver>
  const named = m.newMrn()
  const unnamed = m.newMrn()
  const key = (role: RoleName) => PARTIES[role]
  const party = (role: RoleName) => hub.party(key(role))
  const senderOf = (role: RoleName): Sender => {
    const { country, party: id } = party(role).party
    return { country, role, ...(id === undefined ? {} : { party: id }) }
  }

  beforeAll(async () => {
    hub = await startTestHub()
    receivers = new Map()
    for (const role of ROLES.filter((one) => party(one).party.channel === 'amqp')) {
      receivers.set(role, await startReceiver(hub, key(role)))
    }
    const post = async (message: Message) => {
      const answer = await hub.post(hub.party('TG'), message)
      if (answer.status !== 202) throw new Error(answer.bytes.toString('utf8'))
    }
    const whole = m.declaration(named, await registered(hub, '1000000'), '1000')
    await post({
      ...whole,
      body: {
        ...whole.body,
        principal: { ...whole.body.principal, party: key('principal') },
        consignee: { name: 'Entrepôt', party: key('consignee') },
        carrier: { name: 'Routiers', party: key('carrier') },
        safeguards: [
          { kind: 'tracker', deviceId: 'D-1', party: key('tracking') },
          { kind: 'tracker', deviceId: 'D-2', party: key('rail') },
        ],
        contribution: {
          base: { amount: '9000000', currency: 'XOF' },
          rate: '0.5',
          amount: '45000',
          currency: 'XOF',
          collectedBy: 'Paiement',
          party: key('payment'),
        },
      },
    })
    // To Benin, on a guarantee nobody knows: none of the parties above has anything to do with it.
    const other = m.declaration(unnamed, m.newGrn(), '1000')
    await post({
      ...other,
      body: {
        ...other.body,
        destinationOffice: 'BJCOO001',
        itinerary: [
          { country: 'TG', exitOffice: 'TGSAN001', mode: '3', connection: 'full' },
          { country: 'BJ', entryOffice: 'BJHIL001', mode: '3', connection: 'full' },
        ],
      },
    })
  })
  afterAll(async () => {
    await Promise.all([...receivers.values()].map((receiver) => receiver.close()))
    await hub.stop()
  })

  /** A message of the type as its examples have it, sent by somebody of this role. */
  const from = (role: RoleName, type: MessageType): Record<string, unknown> => {
    const example = examplesOf(type).find(({ valid, name }) => valid && name.endsWith('.json'))
    const message = JSON.parse(example?.bytes.toString('utf8') ?? '{}') as Record<string, unknown>
    return { ...message, id: randomUUID(), sender: senderOf(role) }
  }

  it.each(ROLES)('%s sends what its rows allow, and nothing else', async (role) => {
    const may = new Set(messageTypes.filter((type) => catalogue[type].senders.some((one) => one.role === role)))
    expect(may.size).toBeGreaterThan(1)
    const refused: string[] = []
    for (const type of messageTypes) {
      const message = from(role, type)
      const bytes = Buffer.from(JSON.stringify(message))
      const answer = await hub.post(party(role), message as unknown as Message, { bytes })
      expect([type, answer.status < 500]).toEqual([type, true])
      expect([type, answer.status === 403]).toEqual([type, answer.body['code'] === 'type-not-allowed'])
      if (answer.status === 403) refused.push(type)
    }
    expect(refused).toEqual(messageTypes.filter((type) => !may.has(type)))
  })

  it.each(ROLES)('%s may not speak in another name', async (role) => {
    const [other = 'customs'] = ROLES.filter((one) => one !== role)
    const message = { ...from(role, 'status-request'), sender: senderOf(other) }
    const bytes = Buffer.from(JSON.stringify(message))
    const answer = await hub.post(party(role), message as unknown as Message, { bytes })
    expect([answer.status, answer.body['code']]).toEqual([403, 'sender-not-caller'])
  })

  it.each(ROLES)('%s sees the movement that names it, and of another one nothing', async (role) => {
    const read = (path: string) => hub.get(path, party(role).token)
    expect((await read(`/v1/movements/${named}`)).status).toBe(200)
    const foreign = await read(`/v1/movements/${unnamed}`)
    const unknown = await read(`/v1/movements/${m.newMrn()}`)
    expect([foreign.status, unknown.status]).toEqual([404, 404])
    const list = (await read('/v1/movements')).body as { items: { mrn: string }[] }
    const mrns = list.items.map(({ mrn }) => mrn)
    expect(mrns).toContain(named)
    expect(mrns).not.toContain(unnamed)
  })

  it.each(ROLES)(
    '%s is answered on its own channel, and learns nothing of a movement that is not its',
    async (role) => {
      const ask = async (mrn: string): Promise<string> => {
        const message = { ...m.release(mrn), type: 'status-request', id: randomUUID(), sender: senderOf(role) }
        const request = { ...message, body: { detail: 'state' } } as unknown as Message
        expect((await hub.post(party(role), request)).status).toBe(202)
        return request.id
      }
      const asked = [await ask(named), await ask(unnamed)]
      const bodies = await waitFor(
        async () => {
          const texts = await delivered(role)
          const answers = asked.map((id) => texts.find((text) => text.includes(id)))
          return answers.every((one) => one !== undefined) ? answers : undefined
        },
        { label: `answers at ${key(role)}` },
      )
      expect(bodies.map((text) => /known"?[:>]\s*(true|false)/.exec(text ?? '')?.[1])).toEqual(['true', 'false'])
    },
  )

  const kept = new Map<RoleName, string[]>()

  /** Everything that has come to a party, on whichever channel is its; the other one is closed to it. */
  async function delivered(role: RoleName): Promise<string[]> {
    const queue = receivers.get(role)
    const inbox = await hub.get('/v1/inbox', party(role).token)
    const open = queue === undefined ? 200 : 409
    if (inbox.status !== open) throw new Error(`the inbox of ${key(role)} answers ${inbox.status}`)
    if (queue !== undefined) {
      return queue.received.map(({ body }) => body.toString('utf8'))
    }
    const { messages } = inbox.body as { messages: { body: string }[] }
    const texts = [
      ...(kept.get(role) ?? []),
      ...messages.map(({ body }) => Buffer.from(body, 'base64').toString('utf8')),
    ]
    kept.set(role, texts)
    return texts
  }
})
