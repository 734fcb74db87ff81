import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { waitFor } from '../support/wait-for.ts'
import { as, type Edge, get, getJson, startEdge, type TOKENS } from './http-fixture.ts'
import { M1, outboxRow, seed } from './http-seed.ts'

type Inbox = { messages: { id: string; sender: string; logIndex: number; body: string; seal: string; mrn?: string }[] }
type Frame = { event: string; data: unknown }

let edge: Edge
let ids: Awaited<ReturnType<typeof seed>>
beforeAll(async () => {
  edge = await startEdge()
  ids = await seed(edge.pool)
})
afterAll(() => edge.close())

/** What the commit does after it has written outbox rows. */
const tellAll = () => edge.pool.query(`select pg_notify('corridor_changes', '')`)

const states = async (receiver: string): Promise<string[]> => {
  const rows = await edge.pool.query<{ state: string }>(
    'select state from outbox where receiver = $1 and state is not null order by log_index',
    [receiver],
  )
  return rows.rows.map(({ state }) => state)
}

describe('the inbox', () => {
  test('gives the ready messages with bytes, signature and seal, and marks them in flight', async () => {
    const { messages } = await getJson<Inbox>(edge, '/v1/inbox', 'bf')
    expect(messages).toEqual([
      {
        id: ids.record,
        sender: 'ZZ',
        type: 'anticipated-transit-record',
        mrn: M1,
        logIndex: 1,
        contentType: 'application/json',
        body: expect.any(String) as string,
        signature: Buffer.from('cms').toString('base64'),
        seal: Buffer.from('seal').toString('base64'),
      },
    ])
    expect(Buffer.from(messages[0]?.body ?? '', 'base64').toString()).toContain('anticipated-transit-record')
    expect(await states('BF')).toEqual(['in-flight'])
  })

  test('gives what was not reported again, and nothing that waits behind it', async () => {
    const waiting = { receiver: 'BF', index: 30, sender: 'TG', id: ids.declaration, type: 'alert', mrn: M1 }
    await outboxRow(edge.pool, { ...waiting, state: 'waiting' })
    const { messages } = await getJson<Inbox>(edge, '/v1/inbox?wait=1', 'bf')
    expect(messages.map(({ id }) => id)).toEqual([ids.record])
    expect(await states('BF')).toEqual(['in-flight', 'waiting'])
    await edge.pool.query(`delete from open_deliveries where receiver = 'BF' and log_index = 30`)
  })

  test('a long poll ends at once when something is committed for the caller', async () => {
    const underWay = once(edge.app.server, 'request')
    // Its own end is after the test's: what comes before it was waked.
    const polled = getJson<Inbox>(edge, '/v1/inbox?wait=60', 'principal')
    await underWay
    const row = { receiver: 'TG/sahel', index: 31, sender: 'TG', id: ids.declaration, type: 'alert', mrn: M1 }
    await outboxRow(edge.pool, { ...row, state: 'ready' })
    await tellAll()
    expect((await polled).messages).toHaveLength(1)
  }, 50_000)

  test('a poll with nothing to give ends after its time, empty', async () => {
    expect(await getJson<Inbox>(edge, '/v1/inbox?wait=1', 'guarantor')).toEqual({ messages: [] })
  })
})

describe('the inbox beside messages', () => {
  test('answers, on which nobody reports, are delivered when the receiver comes back', async () => {
    const answer = { receiver: 'TG/haulier', index: 32, sender: 'TG', id: ids.declaration, type: 'functional-error' }
    await outboxRow(edge.pool, { ...answer, mrn: randomUUID(), state: 'ready', reported: false })
    expect((await getJson<Inbox>(edge, '/v1/inbox', 'carrier')).messages).toHaveLength(1)
    expect(await states('TG/haulier')).toEqual(['in-flight'])
    edge.now.value = new Date(edge.now.value.getTime() + 1)
    expect((await getJson<Inbox>(edge, '/v1/inbox', 'carrier')).messages).toEqual([])
    expect(await states('TG/haulier')).toEqual(['delivered'])
  })

  test.each<[keyof typeof TOKENS, string]>([
    ['tg', 'channel-is-amqp'],
    ['gh', 'channel-is-webhook'],
    ['ne', 'channel-is-none'],
  ])('%s receives otherwise: 409 %s', async (caller, code) => {
    for (const [method, path] of [
      ['GET', '/v1/inbox'],
      ['POST', '/v1/inbox/reports'],
    ] as const) {
      // Whoever is called at a webhook reports there what its answer did not (interface.md 6).
      if (caller === 'gh' && method === 'POST') continue
      const answer = await fetch(`${edge.url}${path}`, { method, headers: as(caller) })
      expect(answer.status).toBe(409)
      expect(await answer.json()).toMatchObject({ code })
    }
  })

  test('a report is a message like any other: unsigned it is refused', async () => {
    const answer = await fetch(`${edge.url}/v1/inbox/reports`, {
      method: 'POST',
      headers: { ...as('bf'), 'content-type': 'application/json' },
      body: '{}',
    })
    expect(answer.status).toBe(403)
    expect(await answer.json()).toMatchObject({ code: 'signature-missing' })
  })
})

/** Adds a leaf about a movement, as a commit does; its index. */
async function touch(mrn: string): Promise<number> {
  const head = await edge.pool.query<{ size: string }>('update log_head set size = size + 1 returning size')
  const index = Number(head.rows[0]?.size) - 1
  const record = JSON.stringify({ decidedAt: edge.now.value.toISOString() })
  const values = [index, ids.declaration, mrn, record]
  await edge.pool.query(`insert into log_leaves values ($1,'effect','TG',$2,$3,$4,'x')`, values)
  await tellAll()
  return index
}

/** Opens the event stream; `frames` fills as events come. */
async function openEvents(caller: keyof typeof TOKENS, query = '', headers: Record<string, string> = {}) {
  const ended = new AbortController()
  const answer = await fetch(`${edge.url}/v1/events${query}`, {
    headers: { ...as(caller), ...headers },
    signal: ended.signal,
  })
  const frames: Frame[] = []
  const stream = { answer, frames, over: false, end: () => ended.abort() }
  const read = async (): Promise<void> => {
    let text = ''
    for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk
      const parts = text.split('\n\n')
      text = parts.pop() ?? ''
      for (const part of parts) {
        const event = /^event: (.*)$/m.exec(part)?.[1]
        const data = /^data: (.*)$/m.exec(part)?.[1]
        if (event !== undefined && data !== undefined) frames.push({ event, data: JSON.parse(data) })
      }
    }
  }
  read()
    .catch(() => undefined)
    .finally(() => {
      stream.over = true
    })
    .catch(() => undefined)
  return stream
}

describe('events', () => {
  test('begin with all queues, then tell of changed queues and movements, without polling', async () => {
    const stream = await openEvents('operator')
    expect(stream.answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    const [first] = await waitFor(() => stream.frames.length > 0 && stream.frames, { label: 'the first event' })
    expect(first?.event).toBe('queues')
    expect(JSON.stringify(first?.data)).toContain('"receiver":"BF"')

    const before = stream.frames.length
    const head = await edge.pool.query<{ size: string }>('update log_head set size = size + 1 returning size')
    const index = Number(head.rows[0]?.size) - 1
    const values = [index, ids.declaration, M1]
    await edge.pool.query(`insert into log_leaves values ($1,'effect','TG',$2,$3,'{}','x')`, values)
    const row = { receiver: 'GH', index, sender: 'TG', id: ids.declaration, type: 'alert', mrn: M1 }
    await outboxRow(edge.pool, { ...row, state: 'ready' })
    await tellAll()
    const movements = await waitFor(() => stream.frames.find(({ event }) => event === 'movements'), {
      label: 'the movement event',
    })
    expect(movements.data).toMatchObject({ items: [{ mrn: M1, state: 'released' }] })
    const queues = stream.frames.slice(before).find(({ event }) => event === 'queues')
    expect(JSON.stringify(queues?.data)).toContain('"receiver":"GH","state":"healthy","depth":1')
    stream.end()
  })

  test('tell of a hundred movements at once, and how many more there were', async () => {
    const stream = await openEvents('operator')
    await waitFor(() => stream.frames.length > 0, { label: 'the first event' })
    const head = await edge.pool.query<{ first: string }>(
      'update log_head set size = size + 103 returning size - 103 as first',
    )
    await edge.pool.query(
      `insert into movements (mrn, state, doc) select '26TG8' || lpad(n::text, 13, '0'), m.state, m.doc
       from movements m, generate_series(1, 103) n where m.mrn = $1`,
      [M1],
    )
    await edge.pool.query(
      `insert into log_leaves select $1::bigint + n - 1, 'effect', 'TG', null, '26TG8' || lpad(n::text, 13, '0'), '{}', 'x'
       from generate_series(1, 103) n`,
      [head.rows[0]?.first],
    )
    await tellAll()
    const told = await waitFor(() => stream.frames.find(({ event }) => event === 'movements'), {
      label: 'the movement event',
    })
    expect(told.data).toMatchObject({ leftOut: 3 })
    expect((told.data as { items: object[] }).items).toHaveLength(100)
    stream.end()
  })

  test('give an officer the movements of its offices alone, without plates, and refuse what is another one’s', async () => {
    expect((await get(edge, '/v1/events', 'carrier')).status).toBe(403)
    expect((await get(edge, '/v1/events?office=TGXXX009', 'officer')).status).toBe(403)
    expect((await get(edge, '/v1/events?topics=weather', 'officer')).status).toBe(400)
    const [own, idle] = [await openEvents('officer', '?topics=movements'), await openEvents('idleOfficer')]
    await touch(M1)
    const told = await waitFor(() => own.frames.find(({ event }) => event === 'movements'), { label: 'its movement' })
    expect(told.data).toMatchObject({ items: [{ mrn: M1 }] })
    expect(JSON.stringify(told.data)).not.toContain('vehicle')
    await waitFor(() => idle.frames.some(({ event }) => event === 'heartbeat'), { label: 'the beat after it' })
    expect(idle.frames.map(({ event }) => event)).not.toContain('movements')
    expect(own.frames.map(({ event }) => event)).not.toContain('queues')
    own.end()
    idle.end()
  })

  test('beat every five seconds with the time of the hub', async () => {
    const stream = await openEvents('operator', '?topics=parked')
    const beat = await waitFor(() => stream.frames.find(({ event }) => event === 'heartbeat'), { label: 'the beat' })
    expect(beat.data).toEqual({ now: edge.now.value.toISOString() })
    stream.end()
  })

  test('tell a page that comes back what it has missed, and to read anew where that is not known or too old', async () => {
    const since = await touch(M1)
    await touch(M1)
    const headers = (id: string) => ({ 'last-event-id': id })
    const back = await openEvents('operator', '?topics=movements', headers(String(since)))
    const told = await waitFor(() => back.frames.find(({ event }) => event === 'movements'), {
      label: 'what it missed',
    })
    expect(told.data).toMatchObject({ items: [{ mrn: M1 }] })
    const [ahead, old] = [
      await openEvents('operator', '?topics=movements', headers('999999999')),
      await openEvents('operator', '?topics=movements', headers('1')),
    ]
    for (const stream of [ahead, old])
      await waitFor(() => stream.frames.some(({ event }) => event === 'reset'), { label: 'the reset' })
    for (const stream of [back, ahead, old]) stream.end()
  })

  test('end for a caller whose token is revoked', async () => {
    const stream = await openEvents('auditor')
    await waitFor(() => stream.frames.length > 0, { label: 'the first event' })
    await edge.pool.query(`update tokens set revoked_at = $1 where name = 'auditor'`, [edge.now.value])
    edge.now.value = new Date(edge.now.value.getTime() + 5_000)
    await waitFor(() => stream.over, { label: 'the stream to end' })
    expect((await get(edge, '/v1/events', 'auditor')).status).toBe(401)
  })

  test('do not hold up the server when it closes', async () => {
    const own = await startEdge()
    const ended = new AbortController()
    const answer = await fetch(`${own.url}/v1/events`, { headers: as('operator'), signal: ended.signal })
    const underWay = once(own.app.server, 'request')
    const polled = fetch(`${own.url}/v1/inbox?wait=60`, { headers: as('bf') }).then(
      (reply) => reply.status,
      () => 'closed',
    )
    await underWay
    // A client that connected and says nothing must not be waited for either.
    const silent = connect(Number(new URL(own.url).port), '127.0.0.1')
    await once(own.app.server, 'connection')
    const body = answer.text()
    await own.close()
    expect(await body).toContain('event: queues')
    expect([200, 'closed']).toContain(await polled)
    silent.destroy()
  }, 50_000)
})
