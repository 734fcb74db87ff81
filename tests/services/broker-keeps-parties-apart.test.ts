import { randomBytes } from 'node:crypto'
import { type Channel, type ChannelModel, connect } from 'amqplib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { USER_LIMITS } from '../../src/broker/management.ts'
import { hidesQueues } from '../../src/broker/probe.ts'
import { hashPassword } from '../../src/broker/topology.ts'
import { asParty } from '../support/identifiers.ts'
import { waitFor } from '../support/wait-for.ts'
import { cleanup, openBroker, openStage } from './relay-harness.ts'

/** trust.md I2: as a party's own user, with an ordinary client, at everything that is not its own. */

const undo = cleanup()
const owner = (key: string) => {
  const password = randomBytes(9).toString('hex')
  const amqpUser = `${key.toLowerCase()}-${randomBytes(4).toString('hex')}`
  const logins = [{ user: amqpUser, passwordHash: hashPassword(password, randomBytes(4)) }]
  return { key: asParty(key), logins, amqpUser, password }
}
const [togo, benin] = [owner('TG'), owner('BJ')]
let url: string
let managementUrl: string
let version: string

beforeAll(async () => {
  const stage = await openStage(undo)
  ;({ url, managementUrl } = stage)
  const broker = await openBroker(undo, stage, [togo, benin])
  undo.add(() => broker.setOwners([]))
  for (const one of [togo, benin]) {
    const loggedIn = () =>
      connectAs(one).then(
        async (own) => (await own.close(), true),
        () => false,
      )
    await waitFor(loggedIn, { label: `the login of ${one.key}` })
  }
  const model = await connect(url)
  version = String((model.connection as unknown as { serverProperties: { version: string } }).serverProperties.version)
  const channel = await model.createConfirmChannel()
  channel.publish('corridor.out', 'BJ.discharge', Buffer.from('for Benin'), { persistent: true })
  await channel.waitForConfirms()
  await model.close()
})
afterAll(() => undo.run())

async function connectAs({ amqpUser, password }: typeof togo): Promise<ChannelModel> {
  const own = new URL(url)
  own.username = amqpUser
  own.password = password
  const model = await connect(own.href, { noDelay: true })
  model.on('error', () => undefined)
  return model
}

/** What the broker says to an attempt, which closes the channel when it refuses; undefined: it was let. */
async function refusalOf(attempt: (channel: Channel) => Promise<unknown>): Promise<string | undefined> {
  const model = await connectAs(togo)
  try {
    const channel = await model.createChannel()
    const closed = new Promise<string>((resolve) => channel.on('error', (error: Error) => resolve(error.message)))
    const done = attempt(channel)
      .then(() => channel.checkExchange('corridor.in'))
      .then(
        () => undefined,
        (error: Error) => error.message,
      )
    return await Promise.race([closed, done])
  } finally {
    await model.close().catch(() => undefined)
  }
}

const sent = (channel: Channel, exchange: string, key: string) =>
  Promise.resolve(channel.publish(exchange, key, Buffer.from('{}')))

test.each<[string, (channel: Channel) => Promise<unknown>]>([
  ['consume from it', (channel) => channel.consume('country.BJ', () => undefined)],
  ['get from it', (channel) => channel.get('country.BJ')],
  ['declare it', (channel) => channel.assertQueue('country.BJ', { durable: true })],
  ['purge it', (channel) => channel.purgeQueue('country.BJ')],
  ['delete it', (channel) => channel.deleteQueue('country.BJ')],
  [
    'delete it if it is unused and empty',
    (channel) => channel.deleteQueue('country.BJ', { ifEmpty: true, ifUnused: true }),
  ],
  ['bind it to more', (channel) => channel.bindQueue('country.BJ', 'corridor.in', '#')],
  ['unbind it', (channel) => channel.unbindQueue('country.BJ', 'corridor.out', 'BJ.#')],
  ['publish into it by its name', (channel) => sent(channel, '', 'country.BJ')],
])('a party may not touch the queue of another: %s', async (_, attempt) => {
  expect(await refusalOf(attempt)).toMatch(/ACCESS_REFUSED/)
})

test.each<[string, (channel: Channel) => Promise<unknown>]>([
  ['bind its own queue to what goes to another', (channel) => channel.bindQueue('country.TG', 'corridor.out', 'BJ.#')],
  ['make a queue of its own', (channel) => channel.assertQueue('mine')],
  ['make a queue with a name of the broker’s choice', (channel) => channel.assertQueue('', { exclusive: true })],
  ['publish as the hub does', (channel) => sent(channel, 'corridor.out', 'BJ.discharge')],
  ['publish where dead letters go', (channel) => sent(channel, 'corridor.dead', 'BJ.discharge')],
  ['publish to an exchange of the broker', (channel) => sent(channel, 'amq.topic', 'BJ.discharge')],
  ['read what comes in for the hub', (channel) => channel.get('corridor.in.hub')],
  ['purge what comes in for the hub', (channel) => channel.purgeQueue('corridor.in.hub')],
  ['read dead letters', (channel) => channel.get('corridor.dead.hub')],
  ['delete the mark of the broker’s generation', (channel) => channel.deleteQueue('corridor.generation')],
  ['delete an exchange', (channel) => channel.deleteExchange('corridor.in')],
  ['bind an exchange to another', (channel) => channel.bindExchange('corridor.in', 'corridor.out', '#')],
])('a party may not reach round the hub: %s', async (_, attempt) => {
  expect(await refusalOf(attempt)).toMatch(/ACCESS_REFUSED/)
})

test('a passive declare of another’s queue is refused by brokers that ask for a right, and the hub knows which do not', async () => {
  // RabbitMQ asks for none before 4.2.6: there its counts are open to every user of the virtual host (docs/decisions/0113).
  const refused = await refusalOf((channel) => channel.checkQueue('country.BJ'))
  expect(refused?.includes('ACCESS_REFUSED') ?? false).toBe(hidesQueues(version))
  expect(await refusalOf((channel) => channel.checkQueue('country.TG'))).toBeUndefined()
})

test('after all of that what was for the other is where it was', async () => {
  const model = await connectAs(benin)
  const message = await (await model.createChannel()).get('country.BJ', { noAck: true })
  expect(message === false ? undefined : message.content.toString()).toBe('for Benin')
  await model.close()
})

test('a party’s user does not log in to the management API', async () => {
  const answer = await fetch(new URL('/api/queues', managementUrl.replace(/\/\/[^@/]*@/, '//')), {
    headers: { authorization: `Basic ${Buffer.from(`${togo.amqpUser}:${togo.password}`).toString('base64')}` },
  })
  expect(answer.status).toBe(401)
})

test('a party has so many connections and channels, and no more', async () => {
  const open: ChannelModel[] = []
  try {
    for (let n = 0; n < USER_LIMITS['max-connections']; n += 1) open.push(await connectAs(togo))
    await expect(connectAs(togo)).rejects.toThrow(/ConnectionClose/)
    // Another party is not touched by that.
    await (await connectAs(benin)).close()
    const [first] = open
    const channels = async (): Promise<void> => {
      for (let n = 0; n <= USER_LIMITS['max-channels']; n += 1) await first?.createChannel()
    }
    await expect(channels()).rejects.toThrow(/channel/i)
  } finally {
    await Promise.all(open.map((one) => one.close().catch(() => undefined)))
  }
})
