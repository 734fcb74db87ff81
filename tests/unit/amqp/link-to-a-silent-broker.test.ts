import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Link, type LinkEvent } from '../../../src/amqp/link.ts'
import { BROKER_DEFAULTS } from '../../../src/broker/broker.ts'
import { type HandTimers, handTimers } from '../../support/hand-timers.ts'
import { waitFor } from '../../support/wait-for.ts'

/** For a connection to open, whatever the setup may take. */
const TIMEOUT_MS = 10_000

/** A peer that takes connections and never says anything on them. */
let server: Server
let sockets: Socket[]
let time: HandTimers
let events: LinkEvent[]
let link: Link

beforeEach(async () => {
  sockets = []
  events = []
  time = handTimers()
  server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.resume()
    sockets.push(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterEach(async () => {
  const stopping = link.stop()
  time.pass(TIMEOUT_MS)
  await stopping
  for (const socket of sockets) socket.destroy()
  server.close()
})

const port = () => (server.address() as AddressInfo).port

function linkTo(protocol: 'amqp' | 'amqps'): Link {
  link = new Link({
    url: `${protocol}://127.0.0.1:${port()}/`,
    name: 'test',
    settings: { address: 'ADDRESS', authorities: 'AUTHORITIES' },
    heartbeatSeconds: 0,
    timeoutMs: 2 * TIMEOUT_MS,
    backoff: { initialMs: 200, maxMs: 1_600 },
    timers: time.timers,
    random: () => 1,
    setup: async () => undefined,
    onUp: () => undefined,
    report: (event) => void events.push(event),
  })
  return link
}

const taken = (count: number) => waitFor(() => sockets.length === count, { label: `connection ${count}` })
const told = (count: number) => waitFor(() => events.length === count, { label: `event ${count}` })

test.for(['amqp', 'amqps'] as const)(
  'over %s it is given up when its time is over, its socket with it, and tried again after a pause',
  async (protocol) => {
    const first = linkTo(protocol).start()
    await taken(1)
    time.pass(TIMEOUT_MS)
    await first
    expect(events).toEqual([{ kind: 'unreachable', error: 'connecting to the broker took longer than 10000 ms' }])
    await waitFor(() => sockets[0]?.closed, { label: 'the end of the first socket' })
    expect(time.waiting()).toEqual([200])
    time.pass(200)
    await taken(2)
  },
)

test.for(['amqp', 'amqps'] as const)(
  'over %s a stop breaks off what is only being made, and leaves no socket and no timer',
  async (protocol) => {
    const first = linkTo(protocol).start()
    await taken(1)
    await link.stop()
    await first
    await waitFor(() => sockets[0]?.closed, { label: 'the end of the socket' })
    expect(time.waiting()).toEqual([])
    expect(events).toEqual([])
    expect(sockets).toHaveLength(1)
  },
)

test('a hub leaves a node that has fallen silent, and one more that it comes to, within thirty seconds', () => {
  // The client looks once in each interval, and gives up after two in which nothing has come.
  expect(3 * 1_000 * BROKER_DEFAULTS.heartbeatSeconds + TIMEOUT_MS).toBeLessThanOrEqual(30_000)
})

test('one that is not there at all is tried after ever longer pauses, up to the longest', async () => {
  linkTo('amqp')
  server.close()
  await link.start()
  const pauses: number[][] = []
  for (let tries = 1; tries <= 5; tries += 1) {
    await told(tries)
    pauses.push(time.waiting())
    time.next()
  }
  expect(pauses).toEqual([[200], [400], [800], [1_600], [1_600]])
  for (const event of events)
    expect(event).toMatchObject({ kind: 'unreachable', error: expect.stringContaining('ECONNREFUSED') })
})

test('after a stop it is not tried again', async () => {
  linkTo('amqp')
  server.close()
  await link.start()
  await link.stop()
  expect(time.waiting()).toEqual([])
  await link.start()
  expect(events).toHaveLength(1)
})
