import type { ChannelModel } from 'amqplib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openChannel } from '../../src/amqp/channel.ts'
import { Link, type LinkEvent, type LinkOptions } from '../../src/amqp/link.ts'
import { type HandTimers, handTimers } from '../support/hand-timers.ts'
import { startProxy, type TcpProxy } from '../support/tcp-proxy.ts'
import { type FreshVhost, freshVhost } from '../support/vhost.ts'
import { waitFor } from '../support/wait-for.ts'

const TIMEOUT_MS = 10_000
const PAUSE_MS = 200

let vhost: FreshVhost
let proxy: TcpProxy
let time: HandTimers
let events: LinkEvent[]
let ups: number
let link: Link

beforeEach(async () => {
  vhost = await freshVhost()
  proxy = await startProxy(vhost.amqpUrl)
  time = handTimers()
  events = []
  ups = 0
})
afterEach(async () => {
  const stopping = link.stop()
  time.pass(TIMEOUT_MS)
  await stopping
  await proxy.close()
  await vhost.drop()
})

function newLink(setup: LinkOptions['setup'] = async () => undefined): Link {
  link = new Link({
    url: proxy.url,
    name: 'test',
    settings: { address: 'ADDRESS', authorities: 'AUTHORITIES' },
    heartbeatSeconds: 0,
    timeoutMs: TIMEOUT_MS,
    backoff: { initialMs: PAUSE_MS, maxMs: PAUSE_MS },
    timers: time.timers,
    random: () => 1,
    setup,
    onUp: () => {
      ups += 1
    },
    report: (event) => void events.push(event),
  })
  return link
}

const kinds = () => events.map(({ kind }) => kind)
const told = (kind: LinkEvent['kind']) => waitFor(() => kinds().includes(kind), { label: kind })
const upAgain = async () => {
  await waitFor(() => time.waiting().includes(PAUSE_MS), { label: 'the pause before the next try' })
  time.pass(PAUSE_MS)
  await waitFor(() => link.model !== undefined, { label: 'the link up again' })
}

test('a login that the broker refuses is told by its reason, and tried again', async () => {
  const right = new URL(proxy.url)
  right.password = 'wrong'
  proxy = { ...proxy, url: right.href }
  await newLink().start()
  expect(events).toEqual([{ kind: 'unreachable', error: expect.stringContaining('ACCESS_REFUSED') }])
  expect(time.waiting()).toEqual([PAUSE_MS])
})

test('what was lost while it was being set up is never taken for up', async () => {
  let tries = 0
  newLink(async (model) => {
    tries += 1
    if (tries > 1) return
    const gone = new Promise((resolve) => model.once('close', resolve))
    proxy.cutAll()
    await gone
  })
  await link.start()
  expect(link.model).toBeUndefined()
  expect(ups).toBe(0)
  expect(kinds()).toEqual(['failed', 'unreachable'])
  await upAgain()
  expect({ tries, ups }).toEqual({ tries: 2, ups: 1 })
})

test('a setup that never ends is given up, its connection with it', async () => {
  let model: ChannelModel | undefined
  newLink((opened) => {
    model = opened
    return new Promise(() => undefined)
  })
  const first = link.start()
  await waitFor(() => model, { label: 'the setup' })
  const closed = new Promise((resolve) => model?.once('close', resolve))
  time.pass(TIMEOUT_MS)
  await first
  await closed
  expect(events).toEqual([{ kind: 'unreachable', error: 'setup of the broker connection took longer than 10000 ms' }])
})

test('a connection that breaks is told once, with why, and made again with all that lives on it', async () => {
  let setups = 0
  await newLink(async () => {
    setups += 1
  }).start()
  proxy.cutAll()
  await told('lost')
  expect(link.model).toBeUndefined()
  expect(events.at(-1)).toEqual({ kind: 'lost', error: expect.stringContaining('ECONNRESET') })
  await upAgain()
  expect(kinds()).toEqual(['up', 'failed', 'lost', 'up'])
  expect({ setups, ups }).toEqual({ setups: 2, ups: 2 })
})

/** A channel that its owner cannot do without, taking from a queue. */
const consuming: LinkOptions['setup'] = async (model, end) => {
  const channel = await openChannel(model.createChannel(), (error) => end(error ?? new Error('channel closed')))
  await channel.assertQueue('mine', { durable: true })
  await channel.consume('mine', (message) => {
    if (message === null) end(new Error('cancelled'))
  })
}

test('who cannot do without a channel ends the connection with it', async () => {
  await newLink(consuming).start()
  const model = link.model as ChannelModel
  const other = await openChannel(model.createChannel(), () => undefined)
  // The broker cancels the consumer first; by the time it confirms, the connection may be on its way out.
  await other.deleteQueue('mine').catch(() => undefined)
  await told('lost')
  expect(events.at(-1)).toEqual({ kind: 'lost', error: 'cancelled' })
  await upAgain()
  expect(link.model).not.toBe(model)
})

test('a connection that breaks under such a channel is told by its own reason, and nobody waits for its leave', async () => {
  await newLink(consuming).start()
  proxy.cutAll()
  await told('lost')
  expect(events.at(-1)).toEqual({ kind: 'lost', error: expect.stringContaining('ECONNRESET') })
  await upAgain()
  expect(kinds()).toEqual(['up', 'failed', 'lost', 'up'])
})

test('a stop does not wait for a broker that says nothing any more, and leaves neither socket nor timer', async () => {
  await newLink().start()
  const model = link.model as ChannelModel
  const closed = new Promise((resolve) => model.once('close', resolve))
  proxy.fromServer = () => 'hold'
  const stopping = link.stop()
  await waitFor(() => time.waiting().length === 1, { label: 'the leave being taken' })
  time.next()
  await stopping
  await closed
  expect(time.waiting()).toEqual([])
  expect(kinds()).toEqual(['up'])
})

test('a stop in the midst of a setup ends it by ending its connection', async () => {
  let began = false
  newLink(async (model) => {
    began = true
    proxy.fromServer = () => 'hold'
    await model.createChannel()
  })
  const first = link.start()
  await waitFor(() => began, { label: 'the setup' })
  await link.stop()
  await first
  expect(time.waiting()).toEqual([])
  expect({ ups, kinds: kinds() }).toEqual({ ups: 0, kinds: [] })
})
