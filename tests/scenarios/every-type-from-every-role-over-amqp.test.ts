import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catalogue } from '../../src/generated/catalogue.ts'
import { type Message, messageTypes, type Sender } from '../../src/generated/types.ts'
import { kindOfAct } from '../../src/domain/office-app/attest.ts'
import { examplesOf } from '../contract/examples.ts'
import { type Caller, callersOf, PARTY_OF_ROLE } from '../support/callers.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { connectAs, publishSigned, startReceiver } from '../support/receiver.ts'
import { waitFor } from '../support/wait-for.ts'

type RoleName = keyof typeof PARTY_OF_ROLE
const ROLES = Object.keys(PARTY_OF_ROLE) as RoleName[]
/** The others take their messages from an inbox, and have no user at the broker. */
const BY_INBOX: readonly RoleName[] = ['principal', 'consignee']
const OVER_AMQP = ROLES.filter((role) => !BY_INBOX.includes(role))

/** A message of the type as its examples have it. */
const example = (type: Message['type'], sender: Sender): Message => {
  const found = examplesOf(type).find(({ valid, name }) => valid && name.endsWith('.json'))
  const message = JSON.parse(found?.bytes.toString('utf8') ?? '{}') as Message
  return { ...message, id: randomUUID(), sender } as Message
}

/** schemas/catalogue.json says who may send what; over HTTP: every-role-has-rights-of-its-own. */
describe('who may send a type', () => {
  let hub: TestHub
  let callers: Caller[]
  beforeAll(async () => {
    hub = await startTestHub()
    callers = await callersOf(hub)
  })
  afterAll(() => hub?.stop())

  it.each(OVER_AMQP)(
    'a %s is told over AMQP of each type that its role may not send, and of no other',
    async (role) => {
      const from = hub.party(PARTY_OF_ROLE[role])
      const receiver = await startReceiver(hub, PARTY_OF_ROLE[role])
      const connection = await connectAs(hub.config.amqpUrl, from)
      const channel = await connection.createChannel()
      const { country, party } = from.party
      const sent = messageTypes.map((type) =>
        example(type, { country, role, ...(party === undefined ? {} : { party }) } as Sender),
      )
      for (const message of sent) publishSigned(channel, from, message)
      const answered = (id: string): string | undefined =>
        receiver.received
          .find(({ correlationId, body }) => correlationId === id || body.includes(id))
          ?.body.toString('utf8')
      // Reports are answered by nobody.
      const asked = sent.filter(({ type }) => type !== 'delivery-report' || !may(role, type))
      await waitFor(() => asked.every(({ id }) => answered(id) !== undefined), {
        label: `an answer to each of ${sent.length} messages`,
      })
      const refused = asked.filter(({ id }) => answered(id)?.includes('type-not-allowed')).map(({ type }) => type)
      expect(refused).toEqual(messageTypes.filter((type) => !may(role, type)))
      await connection.close()
      await receiver.close()
    },
  )

  it('a party with an inbox has no user at the broker', async () => {
    for (const role of BY_INBOX) {
      await expect(connectAs(hub.config.amqpUrl, hub.party(PARTY_OF_ROLE[role]))).rejects.toThrow('ACCESS_REFUSED')
    }
  })

  it('an officer of an office with a system reports facts, whatever its rights, and decides nothing', async () => {
    const wrong: string[] = []
    for (const { identity, token, name } of callers) {
      if (identity?.kind !== 'officer') continue
      for (const type of messageTypes) {
        const message = example(type, {
          country: identity.key,
          role: 'customs',
          office: identity.offices[0] ?? '',
        } as Sender)
        const answer = await fetch(`${hub.url}/v1/messages`, {
          method: 'POST',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          body: JSON.stringify(message),
        })
        const { code } = (await answer.json()) as { code?: string }
        const fact = catalogue[type].kind === 'fact' && kindOfAct(message) === 'fact' && may('customs', type)
        // A fact of an example is another office's, which is refused as such.
        const fine = fact
          ? code !== 'type-not-allowed' && answer.status < 500
          : code === 'type-not-allowed' || code === 'sender-not-caller'
        if (!fine) wrong.push(`${type} by ${name}: ${answer.status} ${code}`)
      }
    }
    expect(wrong).toEqual([])
  })

  const may = (role: RoleName, type: Message['type']): boolean =>
    catalogue[type].senders.some((one) => one.role === role)
})
