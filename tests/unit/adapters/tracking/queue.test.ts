import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo, Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import rhea, { type EventContext, type Sender } from 'rhea'
import { afterAll, beforeAll, expect, it } from 'vitest'
import tracking from '../../../../adapters/tracking/index.ts'
import type { AdapterContext, Message, SendResult } from '../../../../src/adapter-api/index.ts'
import { createLooks } from '../../../../src/adapter-host/looks.ts'
import { processTimers } from '../../../../src/compose/process-timers.ts'
import { asCountry, asParty } from '../../../support/identifiers.ts'
import { waitFor } from '../../../support/wait-for.ts'

/** The queue that Traccar forwards to, of a broker of its own in this process that speaks AMQP 1.0 on a real socket. */
const PROFILE = join(import.meta.dirname, '../../../../adapters/tracking/profiles/synthetic.json')
const connections = [{ party: asParty('TG/suivi-afrique'), country: asCountry('TG'), role: 'tracking' }] as const
const folder = mkdtempSync(join(tmpdir(), 'corridor-tracking-queue-'))
const file = (name: string, value: unknown): string => {
  writeFileSync(join(folder, name), JSON.stringify(value))
  return join(folder, name)
}

let server: Server
let queue: Sender | undefined
const settled = new Map<number, string>()
const dead: string[] = []
const textOf = (body: unknown): string => {
  const { content } = body as { content?: Buffer }
  return Buffer.isBuffer(body) ? body.toString('utf8') : (content?.toString('utf8') ?? String(body))
}

beforeAll(async () => {
  const broker = rhea.create_container({ id: 'broker' })
  broker.sasl_server_mechanisms.enable_anonymous()
  broker.on('sender_open', ({ sender }: EventContext) => {
    sender?.set_source({ address: String(sender.source.address) })
    // Each connection counts its deliveries from the beginning.
    settled.clear()
    queue = sender
  })
  broker.on('receiver_open', ({ receiver }: EventContext) => {
    receiver?.set_target({ address: String(receiver.target.address) })
  })
  for (const outcome of ['accepted', 'rejected', 'released', 'modified'])
    broker.on(outcome, ({ delivery }: EventContext) => void settled.set(Number(delivery?.id), outcome))
  broker.on('message', ({ message, receiver }: EventContext) => {
    if (receiver?.target.address === 'dead') dead.push(textOf(message?.body))
  })
  broker.on('disconnected', () => undefined)
  server = broker.listen({ host: '127.0.0.1', port: 0 }) as unknown as Server
  await once(server, 'listening')
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true, force: true })
})

/** An adapter on that queue, and what it has sent; `answer` is the hub's. */
async function open(data: string, answer: (message: Message) => Promise<SendResult>) {
  const { port } = server.address() as AddressInfo
  const queues = file('queues.json', {
    broker: { url: `amqp://127.0.0.1:${port}`, pauseMs: 20 },
    deliver: { address: 'out' },
    receive: { address: 'traccar' },
    deadLetter: { address: 'dead', deliveries: 2 },
  })
  const settings = { profile: PROFILE, folder: join(folder, 'out'), queues, pollMs: '20', await: 'written' }
  const ending = new AbortController()
  const lookAgain = createLooks({ signal: ending.signal, timers: processTimers, log: () => undefined })
  const rest = { clock: () => new Date(), log: () => undefined, lookAgain }
  const context = { connections, settings, dataDir: join(folder, data), ...rest } as unknown as AdapterContext
  const adapter = await tracking({ connections, settings })
  const transport = adapter.createTransport(context)
  const sent: Message[] = []
  queue = undefined
  await transport.start(async (document) => {
    const message = await adapter.fromNational(document)
    sent.push(message)
    return answer(message)
  })
  await waitFor(() => queue !== undefined, { label: 'the queue is read' })
  const stop = async (): Promise<void> => {
    ending.abort()
    await transport.stop()
  }
  return { sent, stop }
}

/** As RabbitMQ hands on what came over AMQP 0-9-1: bytes. Says how the message was settled. */
async function forward(body: string): Promise<string | undefined> {
  const delivery = queue?.send({ body: rhea.message.data_section(Buffer.from(body)) })
  return waitFor(() => settled.get(Number(delivery?.id)), { label: 'the message is settled' })
}

const report = (minute: number, attributes: object = {}): string => {
  const at = new Date(Date.UTC(2026, 2, 3, 6, minute)).toISOString()
  const position = { fixTime: at, deviceTime: at, valid: true, latitude: 7.53, longitude: 1.13, attributes }
  return JSON.stringify({ position, device: { uniqueId: 'TRK-55120' } })
}

it('what is no report, and an alarm nobody has said the meaning of, are dead letters; nothing is sent of them', async () => {
  const { sent, stop } = await open('refused', async ({ id }) => ({
    outcome: 'refused',
    id,
    httpStatus: 422,
    code: '12',
    errors: [],
  }))
  const bad = ['{"position":', JSON.stringify({ device: {} }), report(0, { alarm: 'cover' })]
  for (const body of bad) expect(await forward(body)).toBe('accepted')
  await waitFor(() => dead.length === bad.length, { label: 'the dead letters' })
  expect([dead.toSorted(), sent]).toEqual([bad.toSorted(), []])
  await stop()
})

it('what the queue was told is taken is sent after a restart, with the same ids, and once where it comes again', async () => {
  const away = await open('kept', () => new Promise(() => undefined))
  expect(await forward(report(1))).toBe('accepted')
  expect(await forward(report(2, { alarm: 'tampering' }))).toBe('accepted')
  await waitFor(() => away.sent.length === 2, { label: 'both are sent' })
  await away.stop()

  const taken = new Set<string>()
  const back = await open('kept', async ({ id }) => {
    taken.add(id)
    return { outcome: 'refused', id, httpStatus: 422, code: '12', errors: [] }
  })
  await waitFor(() => back.sent.length === 2, { label: 'both are sent again' })
  expect(back.sent).toEqual(away.sent)
  // A broker that has lost its acknowledgements gives them once more: the same message, by which the hub knows it.
  expect(await forward(report(2, { alarm: 'tampering' }))).toBe('accepted')
  expect(await forward(report(30))).toBe('accepted')
  await waitFor(() => taken.size === 3, { label: 'the next position' })
  expect(new Set(back.sent.map(({ id }) => id))).toEqual(taken)
  await back.stop()
})
