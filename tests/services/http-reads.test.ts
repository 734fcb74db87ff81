import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseCertificate } from '../../src/trust/x509/certificate.ts'
import { verifyDetached } from '../../src/trust/cms.ts'
import type { MovementView, TimelineEntry } from '../../src/ports/reads.ts'
import type { Page } from '../../src/ports/page.ts'
import { type Edge, get, getJson, ORIGIN, startEdge } from './http-fixture.ts'
import { CONVERSION, GRN, M1, M2, OTHER_GRN, outboxRow, seed } from './http-seed.ts'

type Caller = Parameters<typeof get>[2]
type Guarantee = { grn: string; limit?: string; lines?: { mrn: string; amount: string }[] }

let edge: Edge
let ids: Awaited<ReturnType<typeof seed>>
beforeAll(async () => {
  edge = await startEdge()
  ids = await seed(edge.pool)
})
afterAll(() => edge.close())

describe('lists', () => {
  test('pages join up without gap or repeat', async () => {
    const first = await getJson<Page<MovementView>>(edge, '/v1/movements?limit=1', 'operator')
    expect(first.items.map(({ mrn }) => mrn)).toEqual([M2])
    const second = await getJson<Page<MovementView>>(edge, `/v1/movements?limit=1&cursor=${first.next}`, 'operator')
    expect(second.items.map(({ mrn }) => mrn)).toEqual([M1])
    expect(second.next).toBeUndefined()
  })

  test.each([
    'cursor=zzz',
    'cursor=W10',
    'limit=0',
    'limit=201',
    'state=nowhere',
    'country=togo',
    'sort=x',
    'procedure=late',
    'flag=enquiry',
    'reference=a&reference=b',
    'limit=1&limit=2',
  ])('a wrong parameter is 400: %s', async (query) => {
    const answer = await get(edge, `/v1/movements?${query}`, 'operator')
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ code: 'parameter' })
  })

  test("another list's cursor is 400, another guarantee's too", async () => {
    const next = async (path: string): Promise<string> => {
      const page = await getJson<Page<object>>(edge, `${path}?limit=1`, 'operator')
      return page.next ?? ''
    }
    const lists = ['/v1/movements', '/v1/guarantees', `/v1/guarantees/${GRN}`, `/v1/guarantees/${GRN}/entries`]
    const ofAnother = [`/v1/guarantees/${OTHER_GRN}`, `/v1/guarantees/${OTHER_GRN}/entries`]
    const all = [...lists, ...ofAnother, '/v1/parked', '/v1/set-aside', '/v1/registry/changes']
    for (const own of lists) {
      const cursor = await next(own)
      expect(cursor).not.toBe('')
      for (const path of all) {
        const answer = await get(edge, `${path}?cursor=${cursor}`, 'operator')
        expect([own, path, answer.status]).toEqual([own, path, path === own ? 200 : 400])
      }
    }
  })

  test('a zero byte is not a fault of the database', async () => {
    expect((await get(edge, '/v1/movements/%00', 'operator')).status).toBe(404)
    expect((await get(edge, '/v1/movements?cursor=WyJtb3ZlbWVudHMiLCJcdTAwMDAiXQ', 'operator')).status).toBe(400)
    expect((await get(edge, '/v1/queues/%00', 'operator')).status).toBe(404)
  })
})

describe('timeline', () => {
  const timeline = async (caller: Caller): Promise<TimelineEntry[]> =>
    (await getJson<{ items: TimelineEntry[] }>(edge, `/v1/movements/${M1}/timeline`, caller)).items

  test('is the log in its order, with what each entry changed and where it went', async () => {
    const items = await timeline('operator')
    expect(items.map(({ logIndex, kind, type }) => [logIndex, kind, type])).toEqual([
      [0, 'message', 'transit-declaration'],
      [1, 'made', 'anticipated-transit-record'],
      [3, 'refusal', 'discharge'],
    ])
    expect(items[0]?.effect).toMatchObject({ to: 'released' })
    expect(items[1]?.deliveries).toMatchObject([{ receiver: 'BF', logIndex: 1, state: 'ready' }])
  })

  test('keeps refusals for who was refused, deliveries for sender and receiver, amounts for who may know', async () => {
    const tg = await timeline('tg')
    expect(tg.map(({ kind }) => kind)).toEqual(['message', 'made'])
    expect(tg[1]?.deliveries).toEqual([])
    expect(tg[0]?.effect).toHaveProperty('entries', [expect.objectContaining({ amount: '1500000', currency: 'XOF' })])
    const bf = await timeline('bf')
    expect(bf.map(({ kind }) => kind)).toEqual(['message', 'made', 'refusal'])
    expect(bf[1]?.deliveries).toHaveLength(1)
    expect((await timeline('carrier'))[0]?.effect).not.toHaveProperty('entries')
  })
})

describe('messages', () => {
  test('metadata for the sender, the receiver and operators, nobody else', async () => {
    const own = await getJson<Record<string, unknown>>(edge, `/v1/messages/${ids.declaration}`, 'tg')
    expect(own).toMatchObject({ sender: 'TG', type: 'transit-declaration', mrn: M1, status: 'applied', logIndex: 0 })
    expect((await get(edge, `/v1/messages/${ids.record}`, 'bf')).status).toBe(404)
    expect(await getJson(edge, `/v1/messages/${ids.record}?sender=ZZ`, 'bf')).toMatchObject({
      deliveries: [{ receiver: 'BF' }],
    })
    expect((await get(edge, `/v1/messages/${ids.record}?sender=ZZ`, 'tg')).status).toBe(404)
    expect((await get(edge, `/v1/messages/${ids.foreign}?sender=GH`, 'tg')).status).toBe(404)
    expect((await get(edge, `/v1/messages/${ids.foreign}?sender=GH`, 'operator')).status).toBe(200)
    expect((await get(edge, `/v1/messages/${ids.foreign}`, 'operator')).status).toBe(400)
    expect((await get(edge, '/v1/messages/not-a-uuid', 'tg')).status).toBe(404)
  })

  test('bytes and seal for the parties, never for operators', async () => {
    const body = await get(edge, `/v1/messages/${ids.record}/body?sender=ZZ`, 'bf')
    expect(await body.text()).toContain('only for its parties')
    expect(body.headers.get('corridor-seal')).toBe(Buffer.from('seal').toString('base64'))
    expect(body.headers.get('corridor-signature')).toBe(Buffer.from('cms').toString('base64'))
    expect((await get(edge, `/v1/messages/${ids.record}/body?sender=ZZ`, 'gh')).status).toBe(404)
    expect((await get(edge, `/v1/messages/${ids.record}/body?sender=ZZ`, 'operator')).status).toBe(403)
  })

  test('no read of operators or auditors gives anything of a body', async () => {
    for (const caller of ['operator', 'auditor'] as const) {
      for (const path of [
        `/v1/messages/${ids.declaration}?sender=TG`,
        `/v1/movements/${M1}`,
        `/v1/movements/${M1}/timeline`,
        '/v1/parked',
        '/v1/queues',
        '/v1/log/proof/0',
      ]) {
        expect(await (await get(edge, path, caller)).text()).not.toContain('only for its parties')
      }
    }
  })
})

describe('guarantees', () => {
  test('the guarantor and operators read balances and every entry', async () => {
    const balances = { state: 'active', currency: 'XOF', limit: '5000000', available: '3500000', inUse: '1500000' }
    for (const caller of ['guarantor', 'operator'] as const) {
      const list = await getJson<Page<Guarantee>>(edge, '/v1/guarantees', caller)
      expect(list.items.map(({ grn }) => grn)).toEqual([GRN, OTHER_GRN])
      expect(await getJson(edge, `/v1/guarantees/${GRN}`, caller)).toEqual({
        view: 'balances',
        grn: GRN,
        ...balances,
        reserved: '0',
        claimed: '0',
        spent: '0',
        overdrawn: false,
        lines: [
          { mrn: M2, line: 1, amount: '1', currency: 'XOF', state: 'in-use' },
          { mrn: M1, line: 1, amount: '1500000', currency: 'XOF', state: 'in-use', conversion: CONVERSION },
        ],
      })
      expect(await getJson(edge, `/v1/guarantees/${OTHER_GRN}`, caller)).toMatchObject({
        // Its last day has passed, and nothing has touched it since.
        state: 'expired',
        available: '-500000',
        overdrawn: true,
        lines: [],
      })
      expect(list.items.map(({ lines }) => lines)).toEqual([undefined, undefined])
      expect((await get(edge, '/v1/guarantees/TIR-XC12345678', caller)).status).toBe(404)
      const entries = await getJson<Page<object>>(edge, `/v1/guarantees/${GRN}/entries`, caller)
      expect(entries.items).toHaveLength(3)
    }
  })

  test('customs and principals of movements on it read their own lines, no balances', async () => {
    for (const caller of ['tg', 'bf', 'principal'] as const) {
      const guarantee = await getJson<Guarantee>(edge, `/v1/guarantees/${GRN}`, caller)
      expect(guarantee.lines?.map(({ mrn }) => mrn)).toEqual([M1])
      expect(guarantee).toHaveProperty('view', 'lines')
      expect(guarantee).not.toHaveProperty('limit')
      const entries = await getJson<Page<{ mrn?: string }>>(edge, `/v1/guarantees/${GRN}/entries`, caller)
      expect(entries.items.map(({ mrn }) => mrn)).toEqual([M1])
    }
    expect((await get(edge, `/v1/guarantees/${OTHER_GRN}`, 'tg')).status).toBe(404)
    expect((await get(edge, `/v1/guarantees/${GRN}`, 'carrier')).status).toBe(404)
    expect((await get(edge, `/v1/guarantees/${GRN}/entries`, 'carrier')).status).toBe(404)
  })

  test('entries page by log index and ordinal', async () => {
    const seen: number[] = []
    let next: string | undefined = ''
    while (next !== undefined) {
      const query: string = next === '' ? 'limit=1' : `limit=1&cursor=${next}`
      type Entries = Page<{ ordinal: number }>
      const page: Entries = await getJson<Entries>(edge, `/v1/guarantees/${GRN}/entries?${query}`, 'operator')
      seen.push(...page.items.map(({ ordinal }) => ordinal))
      next = page.next
    }
    expect(seen).toEqual([0, 1, 2])
  })
})

describe('queues and parked', () => {
  type Queue = { receiver: string; state: string; reason?: string; depth: number; parked: number; waiting: number }
  const queues = async (caller: Caller): Promise<Queue[]> =>
    (await getJson<{ items: Queue[] }>(edge, '/v1/queues', caller)).items

  test('equal what SQL counts, have the shape of the contract, and leave out who has no channel', async () => {
    expect((await queues('operator')).map(({ receiver }) => receiver)).not.toContain('NE')
    expect(await getJson(edge, '/v1/queues/BF', 'operator')).toEqual({
      receiver: 'BF',
      state: 'healthy',
      depth: 1,
      oldestAgeSeconds: expect.any(Number) as number,
      inFlight: 0,
      waiting: 0,
      held: 0,
      parked: 0,
      consumers: 0,
      lastDeliveryAt: null,
      perMinute: 0,
      unmapped: 0,
    })
    expect(await getJson(edge, '/v1/queues/TG', 'operator')).toMatchObject({ held: 1, depth: 0 })
    expect((await get(edge, '/v1/queues/TG%2Fsahel', 'operator')).status).toBe(200)
    expect((await get(edge, '/v1/queues/XX', 'operator')).status).toBe(404)
  })

  test('a party sees its own queue and no other', async () => {
    expect((await queues('bf')).map(({ receiver }) => receiver)).toEqual(['BF'])
    expect((await get(edge, '/v1/queues/TG', 'bf')).status).toBe(404)
  })

  test('no consumer and no broker are down with the reason; a late message is slow, then stalled', async () => {
    const stateOf = (receiver: string) => getJson<Queue>(edge, `/v1/queues/${receiver}`, 'operator')
    expect(await stateOf('TG')).toMatchObject({ state: 'healthy' })
    edge.broker.consumers = 0
    expect(await stateOf('TG')).toMatchObject({ state: 'down', reason: 'no-consumer' })
    edge.broker.down = true
    expect(await stateOf('TG')).toMatchObject({ state: 'down', reason: 'broker-unreachable' })
    Object.assign(edge.broker, { down: false, consumers: 1 })
    const begin = edge.now.value
    edge.now.value = new Date(Date.now() + 120_000)
    expect(await stateOf('BF')).toMatchObject({ state: 'slow', reason: 'late' })
    edge.now.value = new Date(Date.now() + 1_000_000)
    expect(await stateOf('BF')).toMatchObject({ state: 'stalled', reason: 'no-report' })
    edge.now.value = begin
  })
})

describe('parked messages', () => {
  test('a parked message stalls the queue and is listed with its reason and followers', async () => {
    const row = { receiver: 'GH', sender: 'GH', id: ids.foreign, type: 'transit-declaration', mrn: M2 }
    await outboxRow(edge.pool, { ...row, index: 20, state: 'parked' })
    await outboxRow(edge.pool, { ...row, index: 21, state: 'waiting' })
    expect(await getJson(edge, '/v1/queues/GH', 'operator')).toMatchObject({
      state: 'stalled',
      reason: 'parked',
      parked: 1,
      waiting: 1,
    })
    const parked = await getJson<Page<object>>(edge, '/v1/parked', 'operator')
    expect(parked.items).toEqual([
      {
        id: '20-GH',
        receiver: 'GH',
        sender: 'GH',
        messageId: ids.foreign,
        type: 'transit-declaration',
        mrn: M2,
        reason: 'refused',
        attempts: 1,
        lastError: 'schema unknown there',
        since: expect.any(String) as string,
        followers: 1,
      },
    ])
    expect((await getJson<Page<object>>(edge, '/v1/parked', 'gh')).items).toHaveLength(1)
    expect((await getJson<Page<object>>(edge, '/v1/parked', 'tg')).items).toEqual([])
  })
})

describe('the log', () => {
  test('its checkpoint is signed by the hub over exactly its text', async () => {
    type Checkpoint = { size: number; root: string; checkpoint: string; checkpointSignature: string }
    const { size, root, checkpoint, checkpointSignature } = await getJson<Checkpoint>(edge, '/v1/log/checkpoint', 'tg')
    expect(checkpoint).toBe(`${ORIGIN}\n${size}\n${root}\n`)
    const cms = Buffer.from(checkpointSignature, 'base64')
    const hub = parseCertificate(edge.hub.certificateDer)
    expect(verifyDetached(Buffer.from(checkpoint), cms, () => hub)).toMatchObject({ ok: true })
  })

  test('a proof goes to the parties of the message; operators get it without the salt', async () => {
    expect(await getJson(edge, '/v1/log/proof/1', 'bf')).toHaveProperty('salt')
    expect(await getJson(edge, '/v1/log/proof/1', 'auditor')).not.toHaveProperty('salt')
    expect((await get(edge, '/v1/log/proof/1', 'gh')).status).toBe(404)
    expect((await get(edge, '/v1/log/proof/99', 'operator')).status).toBe(404)
    expect((await get(edge, '/v1/log/proof/2?size=2', 'gh')).status).toBe(400)
    const early = await getJson<{ size: number; path: string[] }>(edge, '/v1/log/proof/2?size=3', 'gh')
    expect(early).toMatchObject({ size: 3, path: [expect.any(String)] })
  })
})

describe('reference data', () => {
  test('offices, code lists, schemas in both forms, participants for operators', async () => {
    expect(await getJson(edge, '/v1/offices', 'tg')).toMatchObject({ items: [{ code: 'TGLFW001' }] })
    expect(await getJson(edge, '/v1/codelists/currencies', 'tg')).toMatchObject({ name: 'currencies' })
    expect(await getJson(edge, '/v1/schemas/discharge.json', 'tg')).toMatchObject({ title: 'Discharge' })
    const xsd = await get(edge, '/v1/schemas/discharge.xsd', 'tg')
    expect(xsd.headers.get('content-type')).toBe('application/xml')
    expect(await xsd.text()).toContain('urn:corridor:transit:1')
    type Participants = { items: { key: string; channel: string; names: object }[] }
    const { items } = await getJson<Participants>(edge, '/v1/participants', 'operator')
    expect(items.find(({ key }) => key === 'BF')).toMatchObject({
      channel: 'inbox',
      names: { fr: expect.any(String) as string },
    })
    expect(JSON.stringify(items)).not.toMatch(/password|token|amqp_/)
  })
})

describe('health', () => {
  test('liveness always, readiness with the reason', async () => {
    expect(await getJson(edge, '/healthz')).toEqual({ status: 'ok', version: '0.0.0-test' })
    expect(await getJson(edge, '/readyz')).toEqual({ http: true, amqp: true, reasons: [] })
    edge.broker.down = true
    const answer = await get(edge, '/readyz')
    edge.broker.down = false
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ http: true, amqp: false, reasons: [expect.stringContaining('AMQP')] })
  })
})
