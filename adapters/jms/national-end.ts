import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { defineNationalEnd, type Message } from '#adapter-api'
import { type Broker, brokerOf } from './broker.ts'
import { textOf } from './body.ts'
import type { Incoming } from './connection.ts'
import { mappingOf } from './index.ts'
import { Link } from './link.ts'
import plain from './profiles/plain.json' with { type: 'json' }
import renamed from './profiles/renamed.json' with { type: 'json' }
import { profileOf } from './profile.ts'

/**
 * A national system behind its broker, which has to be a real one: CORRIDOR_JMS_BROKER is its address with user and password
 * (`amqp://…` or `stomp://…`), CORRIDOR_JMS_PREFIX what names of queues begin with there (`/queue/` at RabbitMQ). What goes by
 * AMQP are texts with the fields renamed, by STOMP the hub's own messages as bytes.
 */
export default defineNationalEnd(async ({ folder }) => {
  const { CORRIDOR_JMS_BROKER: address = '', CORRIDOR_JMS_PREFIX: prefix = '' } = process.env
  if (!URL.canParse(address))
    throw new Error(
      'jms needs a broker to be tried on: CORRIDOR_JMS_BROKER=amqp://user:password@host:port (or stomp://)',
    )
  const { username, password, host, protocol } = new URL(address)
  // STOMP names the virtual host in each connection, and RabbitMQ's first one is called so.
  const virtual = protocol.startsWith('stomp') ? { virtualHost: '/' } : {}
  const broker = brokerOf({ url: `${protocol}//${host}`, plaintext: true, pauseMs: 100, ...virtual }, [])
  const queue = (name: string): string => `${prefix}conformance-${run}-${name}`
  const run = randomUUID().slice(0, 8)
  const proxy = await openProxy(broker)
  const [profile, passwordFile] = [join(folder, 'profile.json'), join(folder, 'password')]
  const written = profileFor(broker, proxy.port, queue)
  await writeFile(profile, JSON.stringify(written))
  await writeFile(passwordFile, `${decodeURIComponent(password)}\n`, { mode: 0o600 })
  const login = { user: decodeURIComponent(username), passwordFile }
  const marks = new Map<string, () => void>()
  const held = new Map<string, { sender: string; id: string }>()
  const told: { id: string; outcome: 'accepted' | 'refused' }[] = []
  const consume = async (name: string, take: (message: Incoming) => void): Promise<Link> => {
    const link = new Link({
      broker,
      settings: login,
      consume: { address: queue(name), prefetch: 16, take: async (message) => take(message) },
      context: { clock: () => new Date(), log: () => undefined },
    })
    await link.look()
    return link
  }
  const links = [
    await consume('deliveries', ({ properties: { CorridorId: id = '', CorridorSender: sender = '' }, body }) => {
      if (id === '') return marks.get(textOf(body, LIMITS))?.()
      // What it cannot read it does not hold.
      if (holdsId(textOf(body, LIMITS), id)) held.set(`${sender} ${id}`, { sender, id })
    }),
    await consume('answers', ({ body }) => told.push(...answerIn(textOf(body, LIMITS)))),
  ]
  // By AMQP each request names its queue for answers, as a JMS client's JMSReplyTo does.
  const reply = broker.protocol === 'amqp' ? { replyTo: queue('answers') } : {}
  const hand = async (body: string | Uint8Array): Promise<void> =>
    links[0]?.send({ to: queue('requests'), body, ...reply })
  const { toNational } = mappingOf(profileOf(written))
  return {
    settings: { profile, ...login },
    held: async () => {
      // What the broker has is held: a mark behind it shows that all of it has been read.
      const mark = randomUUID()
      const read = new Promise<void>((resolve) => marks.set(mark, resolve))
      await links[0]?.send({ to: queue('deliveries'), body: mark })
      await read
      marks.delete(mark)
      return [...held.values()]
    },
    submit: async (message: Message) => {
      const { content } = await toNational(message)
      const text = JSON.stringify(content)
      await hand(broker.protocol === 'amqp' ? text : Buffer.from(text))
    },
    spoil: () => hand('{ "kind": "EXIT" '),
    told: async () => told,
    cut: () => proxy.cut(),
    restore: () => proxy.restore(),
    close: async () => {
      await Promise.all(links.map((link) => link.close()))
      await proxy.cut()
    },
  }
})

const LIMITS = { charset: 'utf-8', mostBytes: 1024 * 1024 }

type Written = Record<string, unknown>

function profileFor({ protocol, virtualHost }: Broker, port: number, queue: (name: string) => string): Written {
  const base: Written = protocol === 'amqp' ? renamed : plain
  const part = (name: string): object => base[name] as object
  return {
    ...base,
    broker: { url: `${protocol}://127.0.0.1:${port}`, pauseMs: 100, virtualHost },
    deliver: { ...part('deliver'), address: queue('deliveries'), body: protocol === 'amqp' ? 'text' : 'bytes' },
    receive: { ...part('receive'), address: queue('requests') },
    answers: {
      ...part('answers'),
      ...(protocol === 'amqp' ? { address: queue('nobody'), replyTo: [queue('ans')] } : { address: queue('answers') }),
    },
    deadLetter: { address: queue('dead') },
  }
}

/** Both forms of a message name its id in one place. */
function holdsId(text: string, id: string): boolean {
  if (text.trimStart().startsWith('<')) return text.includes(`<id>${id}</id>`)
  const { id: own, reference } = JSON.parse(text) as { id?: string; reference?: string }
  return (own ?? reference) === id
}

type Answer = { id?: string; reference?: string; outcome?: 'accepted' | 'refused'; result?: 'accepted' | 'refused' }

/** What could not be read has no id. */
function answerIn(text: string): { id: string; outcome: 'accepted' | 'refused' }[] {
  const { id, reference = id, outcome, result = outcome } = JSON.parse(text) as Answer
  return reference === undefined || result === undefined ? [] : [{ id: reference, outcome: result }]
}

/** Between the adapter and the broker, so that the broker can go away for the adapter alone. */
async function openProxy({ host, port: there }: Broker) {
  const sockets = new Set<Socket>()
  let server: Server | undefined
  let port = 0
  const restore = async (): Promise<void> => {
    server = createServer((from) => {
      const to = connect({ host, port: there })
      for (const [one, other] of [
        [from, to],
        [to, from],
      ] as const) {
        sockets.add(one)
        one.pipe(other)
        one.on('error', () => other.destroy())
        one.on('close', () => {
          sockets.delete(one)
          other.destroy()
        })
      }
    }).listen(port, '127.0.0.1')
    await once(server, 'listening')
    port = (server.address() as AddressInfo).port
  }
  await restore()
  return {
    get port() {
      return port
    },
    restore,
    cut: async (): Promise<void> => {
      if (server?.listening !== true) return
      const closed = once(server, 'close')
      server.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}
