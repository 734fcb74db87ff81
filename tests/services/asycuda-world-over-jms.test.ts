import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import makeAsycuda from '../../adapters/asycuda-world/index.ts'
import type { AsycudaDocument } from '../../adapters/asycuda-world/mapping.ts'
import synthetic from '../../adapters/asycuda-world/profiles/synthetic.json' with { type: 'json' }
import { textOf } from '../../adapters/jms/body.ts'
import { brokerOf } from '../../adapters/jms/broker.ts'
import type { Incoming } from '../../adapters/jms/connection.ts'
import { Link } from '../../adapters/jms/link.ts'
import { type AdapterContext, type Envelope, readXmlTree } from '../../src/adapter-api/index.ts'
import { createLooks } from '../../src/adapter-host/looks.ts'
import { processTimers } from '../../src/compose/process-timers.ts'
import { asParty } from '../support/identifiers.ts'
import { jmsUrl } from '../support/jms.ts'
import { waitFor } from '../support/wait-for.ts'
import { declaration, GRN, xmlOf } from '../unit/adapters/asycuda-world/support.ts'

let folder = ''
const ends: (() => Promise<void>)[] = []
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corridor-asycuda-jms-'))
})
afterAll(async () => {
  for (const end of ends) await end()
  await rm(folder, { recursive: true, force: true })
})

it('what is no declaration is a dead letter; a declaration is sent and answered, and a delivery is the form', async () => {
  const { username, password, host } = new URL(jmsUrl('amqp'))
  const run = randomUUID().slice(0, 8)
  const queue = (name: string): string => `/queue/asycuda-${run}-${name}`
  const write = async (name: string, content: string): Promise<string> => {
    await writeFile(join(folder, name), content)
    return join(folder, name)
  }
  const broker = { url: `amqp://${host}`, pauseMs: 20 }
  const queues = {
    broker,
    receive: { address: queue('in'), charset: 'iso-8859-1' },
    deliver: { address: queue('out') },
    answers: { address: queue('answers') },
    deadLetter: { address: queue('dead') },
  }
  const settings = {
    profile: await write('profile.json', JSON.stringify(synthetic)),
    guarantees: await write('guarantees.json', JSON.stringify({ [GRN]: { type: '1', accessCode: '7J2K' } })),
    queues: await write('queues.json', JSON.stringify(queues)),
    user: decodeURIComponent(username),
    passwordFile: await write('password', `${decodeURIComponent(password)}\n`),
  }
  const log = (): void => undefined
  const lookAgain = createLooks({ signal: new AbortController().signal, timers: processTimers, log })
  const rest = { settings, connections: [], clock: () => new Date(), log, lookAgain }
  const context = { ...rest, dataDir: join(folder, 'data') } as unknown as AdapterContext
  const adapter = await makeAsycuda({ connections: [], settings })
  const transport = adapter.createTransport(context)
  ends.push(() => transport.stop())
  const sent: AsycudaDocument[] = []
  await transport.start(async (document) => {
    sent.push(document)
    return { outcome: 'accepted', id: 'one', mrn: '26TG1', status: 'taken', logIndex: 1 }
  })
  const heard: Incoming[] = []
  const hear = async (name: string): Promise<Link> => {
    const consume = { address: queue(name), prefetch: 8, take: async (one: Incoming) => void heard.push(one) }
    const link = new Link({ broker: brokerOf(broker, []), settings, context: rest, consume })
    ends.push(() => link.close())
    await link.look()
    return link
  }
  const [system] = [await hear('answers'), await hear('dead'), await hear('out')]
  const next = async (count: number) => {
    await waitFor(() => heard.length === count, { label: `${count} messages at the system` })
    return heard[count - 1]
  }

  await system?.send({ to: queue('in'), body: '<Invoice/>' })
  await next(2)
  expect(heard.map(({ properties }) => properties['CorridorReason'] ?? '').join('')).toContain('Invoice')

  const form = xmlOf(declaration).replace('UTF-8', 'ISO-8859-1')
  await system?.send({ to: queue('in'), body: Buffer.from(form, 'latin1'), correlationId: 'T1 of today' })
  const answer = await next(3)
  expect(answer?.correlationId).toBe('T1 of today')
  expect(JSON.parse(textOf(answer?.body, TEXT))).toMatchObject({ outcome: 'accepted', mrn: '26TG1' })
  expect(sent.map(({ root }) => root)).toEqual([readXmlTree(Buffer.from(xmlOf(declaration)))])

  const envelope = { id: 'two', sender: asParty('BF'), type: 'transit-declaration', mrn: '26TG1', logIndex: 2 }
  const [document] = sent
  if (document === undefined) throw new Error('nothing was sent')
  const delivered = () => transport.deliver(document, envelope as Envelope)
  expect(await waitFor(delivered, { label: 'a delivery' })).toEqual({ outcome: 'accepted' })
  const delivery = await next(4)
  expect(delivery?.properties).toMatchObject({ CorridorId: 'two', CorridorSender: 'BF', CorridorMrn: '26TG1' })
  expect(readXmlTree(Buffer.from(textOf(delivery?.body, TEXT)))).toEqual(document.root)
})

const TEXT = { charset: 'utf-8', mostBytes: 1024 * 1024 }
