import { createHash, randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { brokerOf } from '../../adapters/jms/broker.ts'
import { contentOf, textOf } from '../../adapters/jms/body.ts'
import type { Consumption, Incoming, Outgoing } from '../../adapters/jms/connection.ts'
import { Link } from '../../adapters/jms/link.ts'
import { type Queues, profileOf } from '../../adapters/jms/profile.ts'
import { Way } from '../../adapters/jms/way.ts'
import { Intake } from '../../adapters/rest/intake.ts'
import { createLooks } from '../../src/adapter-host/looks.ts'
import { processTimers } from '../../src/compose/process-timers.ts'
import type { AdapterContext, SendResult } from '../../src/adapter-api/index.ts'
import { jmsUrl } from '../support/jms.ts'
import { waitFor } from '../support/wait-for.ts'

let folder = ''
const ends: (() => Promise<void>)[] = []
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corridor-jms-'))
})
afterAll(async () => {
  for (const end of ends) await end()
  await rm(folder, { recursive: true, force: true })
})

const read = (message: Pick<Incoming, 'body'> | undefined): unknown =>
  JSON.parse(textOf(message?.body, { charset: 'utf-8', mostBytes: 10_000 }))
const decode = () => ({ reason: 'no message' })

describe.each(['amqp', 'stomp'] as const)('over %s', (protocol) => {
  const stage = () => {
    const { username, password, host } = new URL(jmsUrl(protocol))
    const part = {
      url: `${protocol}://${host}`,
      pauseMs: 20,
      ...(protocol === 'stomp' ? { virtualHost: '/' } : {}),
    }
    const run = randomUUID().slice(0, 8)
    const queue = (name: string): string => `/queue/jms-${run}-${name}`
    const context = contextOf(join(folder, run), {
      user: decodeURIComponent(username),
      passwordFile: join(folder, `${run}.password`),
    })
    const profile = profileOf({
      broker: part,
      format: 'json',
      deliver: { address: queue('out'), map: '$' },
      receive: { address: queue('in'), charset: 'windows-1252', map: 'body' },
      answers: { address: queue('answers'), replyTo: [queue('reply-')] },
      deadLetter: { address: queue('dead'), deliveries: 2 },
    })
    return { part, queue, context, profile, password: decodeURIComponent(password) }
  }

  /** A link of the national system's own. */
  const linkOf = async (
    { part, context, password }: ReturnType<typeof stage>,
    consume?: Omit<Consumption, 'prefetch'>,
    settings = context.settings,
  ): Promise<Link> => {
    await writeFile(String(context.settings['passwordFile']), `${password}\n`)
    const link = new Link({
      broker: brokerOf(part, []),
      settings,
      context,
      consume: consume === undefined ? undefined : { ...consume, prefetch: 8 },
    })
    ends.push(() => link.close())
    await link.look()
    return link
  }

  const startWay = async ({ context }: ReturnType<typeof stage>, queues: Queues): Promise<unknown[]> => {
    const taken: unknown[] = []
    const send = async (document: unknown): Promise<SendResult> => {
      taken.push((document as { content: unknown }).content)
      return { outcome: 'accepted', id: String(taken.length), status: 'taken', logIndex: taken.length }
    }
    const answerTo = (document: unknown) => (document as { to: object }).to
    const intake = await Intake.open({ dataDir: context.dataDir, send, log: context.log, answerTo })
    const way = new Way({
      queues,
      context,
      documentsOf: (text) => [contentOf(text, 'json', decode)],
      answerOf: async (told) => JSON.stringify(told),
    })
    const looks = await way.start(intake)
    ends.push(async () => {
      for (const end of looks) await end()
      await way.stop()
      await intake.close()
    })
    return taken
  }

  const hear = async (at: ReturnType<typeof stage>, name: string): Promise<Incoming[]> => {
    const heard: Incoming[] = []
    await linkOf(at, { address: at.queue(name), take: async (message) => void heard.push(message) })
    return heard
  }

  it('a wrong password, and a selector that the broker would ignore, are refused', async () => {
    const at = stage()
    const wrong = join(folder, 'wrong')
    await writeFile(wrong, 'not this')
    await expect(linkOf(at, undefined, { ...at.context.settings, passwordFile: wrong })).rejects.toThrow(
      /denied|refused|failed|unauthorized|closed/i,
    )
    const address = at.queue('in')
    await expect(linkOf(at, { address, selector: "Kind = 'T1'", take: async () => undefined })).rejects.toThrow(
      'this broker knows no selectors',
    )
  })

  it('what cannot be read, or was begun too often, is a dead letter with its reason; the rest goes on', async () => {
    const at = stage()
    const [dead, answers] = [await hear(at, 'dead'), await hear(at, 'answers')]
    // It was given once and never ended, as by a process that died over it.
    let given: Incoming | undefined
    const never = await linkOf(at, {
      address: at.queue('in'),
      take: (message) => {
        given = message
        return new Promise(() => undefined)
      },
    })
    await never.send({ to: at.queue('in'), body: '{}' })
    await waitFor(() => given, { label: 'the message is given' })
    await mkdir(at.context.dataDir)
    const id = createHash('sha256').update('\n{}').digest('hex')
    const attempts = [{ id }, { id }].map((one) => `${JSON.stringify(one)}\n`).join('')
    await writeFile(join(at.context.dataDir, 'attempts.jsonl'), attempts)
    await never.close()
    const taken = await startWay(at, at.profile)
    const hander = await linkOf(at)
    const send = (body: Outgoing['body'], more: Partial<Outgoing> = {}) =>
      hander.send({ to: at.queue('in'), body, ...more })
    await send('{ "kind": ', { properties: { Origin: 'T1' }, correlationId: 'q1', type: 'T1' })
    await send(Buffer.from([0x22, 0xe9, 0x22]), { correlationId: 'q2' })
    await waitFor(() => answers.length === 3 && taken.length === 1, { label: 'everything is answered' })
    expect(taken).toEqual(['é'])
    await waitFor(() => dead.length === 2, { label: 'two dead letters' })
    const reasons = dead.map(({ properties }) => String(properties['CorridorReason'])).toSorted()
    expect(reasons).toEqual([expect.stringMatching(/^begun 2 times/), expect.stringMatching(/^not JSON/)])
    const unread = dead.find(({ properties }) => properties['Origin'] === 'T1')
    expect(textOf(unread?.body, { charset: 'utf-8', mostBytes: 100 })).toBe('{ "kind": ')
    const byQuestion = new Map(answers.map(({ correlationId, body }) => [correlationId, read({ body })]))
    expect(byQuestion.get('q1')).toMatchObject({ outcome: 'refused', code: 'unreadable' })
    expect(byQuestion.get('q2')).toMatchObject({ outcome: 'accepted', id: '1' })
  })

  it('an answer goes where a request asks within what the profile allows, and one nobody takes holds up no other', async () => {
    const at = stage()
    const heard = {
      stolen: await hear(at, 'stolen'),
      answers: await hear(at, 'answers'),
      reply: await hear(at, 'reply-one'),
      dead: await hear(at, 'dead'),
    }
    const nowhere = '/exchange/there-is-none/key'
    await startWay(at, { ...at.profile, answers: { ...at.profile.answers, replyTo: [at.queue('reply-'), nowhere] } })
    const link = await linkOf(at)
    const ask = (body: string, replyTo: string) => link.send({ to: at.queue('in'), body, replyTo })
    await ask('1', at.queue('stolen'))
    await ask('2', nowhere)
    await ask('3', at.queue('reply-one'))
    const expected = [0, 1, 1, 1]
    const all = [heard.stolen, heard.answers, heard.reply, heard.dead]
    await waitFor(() => all.every(({ length }, index) => length === expected[index]), { label: 'all are told' })
    expect(read(heard.dead[0])).toMatchObject({ id: '2', to: { address: nowhere } })
  })
})

function contextOf(dataDir: string, settings: Record<string, string>): AdapterContext {
  const lookAgain = createLooks({ signal: new AbortController().signal, timers: processTimers, log: () => undefined })
  const rest = { clock: () => new Date(), log: () => undefined, decode, lookAgain }
  return { connections: [], settings, dataDir, ...rest } as unknown as AdapterContext
}
