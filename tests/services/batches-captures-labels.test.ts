import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { encodeJson } from '../../src/codec/index.ts'
import type { Message } from '../../src/generated/types.ts'
import { signDetached } from '../../src/trust/cms.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { released, stateOf } from '../support/journey.ts'
import * as m from '../support/messages.ts'

/** interface.md 7 and 8: several messages at once, vehicles seen without an MRN, and labels. */
const OFFICER = 'token-of-officer'

let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub()
})
afterAll(() => hub?.stop())

const send = async (path: string, token: string, body: unknown) => {
  const answer = await fetch(`${hub.url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

type Item = { status: number; headers: Record<string, string>; body: string }

const signed = (one: Message) => {
  const bytes = encodeJson(one)
  const signature = signDetached(bytes, hub.party('TG').signer, { signingTime: new Date() }).toString('base64')
  return { contentType: 'application/json', body: bytes.toString('base64'), signature }
}

const batch = async (messages: object[], token = hub.party('TG').token) =>
  send('/v1/messages/batch', token, { messages })
const itemsOf = ({ body }: { body: Record<string, unknown> }): Item[] => body['items'] as Item[]
const textOf = (item: Item | undefined) => Buffer.from(item?.body ?? '', 'base64').toString('utf8')

describe('POST /v1/messages/batch', () => {
  test('is refused whole when it is no batch: too many, too large, no base64, nobody known', async () => {
    const one = { contentType: 'application/json', body: 'e30=' }
    expect((await batch([])).status).toBe(422)
    expect((await batch(Array.from({ length: 65 }, () => one))).status).toBe(422)
    expect((await batch([{ ...one, body: '{}' }])).status).toBe(422)
    expect((await batch([{ ...one, body: 'A'.repeat(256 * 1024) }])).body).toMatchObject({ code: 'too-large' })
    expect((await batch([one], 'token-of-nobody')).status).toBe(401)
    expect((await batch([one], 'token-of-operator')).status).toBe(403)
  })

  test('answers each message as if it came alone: one that is refused holds up none, and a repeat is one', async () => {
    const { mrn } = await released(hub)
    const [exit, unsigned] = [signed(m.exitNotice(mrn)), signed(m.exitNotice(mrn))]
    const messages = [
      { contentType: 'application/json', body: Buffer.from('{').toString('base64') },
      { contentType: unsigned.contentType, body: unsigned.body },
      exit,
    ]
    const items = itemsOf(await batch(messages))
    expect(items.map(({ status }) => status)).toEqual([403, 403, 202])
    expect(JSON.parse(textOf(items[1]))).toMatchObject({ code: 'signature-missing' })
    expect(JSON.parse(textOf(items[2]))).toMatchObject({ mrn, status: 'applied' })
    expect(items[2]?.headers).toMatchObject({
      'content-type': 'application/json',
      'corridor-signature': expect.any(String) as string,
    })
    const again = itemsOf(await batch([exit]))
    expect(again.map(({ status, body }) => [status, body])).toEqual([[200, items[2]?.body]])
  })

  test('takes those of one movement in the order given', async () => {
    const { mrn } = await released(hub)
    const statuses = itemsOf(await batch([signed(m.exitNotice(mrn))]))
    expect(statuses.map(({ status }) => status)).toEqual([202])
    const grn = (await released(hub)).grn
    const next = m.newMrn()
    const items = itemsOf(await batch([signed(m.declaration(next, grn, '1000')), signed(m.release(next))]))
    expect(items.map(({ status }) => status)).toEqual([202, 202])
    expect(await stateOf(hub, next)).toBe('released')
  })
})

describe('captures', () => {
  const seen = (more: object = {}) => ({
    id: randomUUID(),
    kind: 'exit',
    office: m.OFFICES.exit,
    occurredAt: new Date(Date.now() - 1_800_000).toISOString(),
    ...more,
  })

  test('are refused for another office, without any number, and with a time to come', async () => {
    expect((await send('/v1/captures', OFFICER, seen({ office: m.OFFICES.entry, vehicle: 'TG 1' }))).status).toBe(403)
    expect((await send('/v1/captures', OFFICER, seen())).body).toMatchObject({ errors: [{ pointer: '/vehicle' }] })
    const ahead = new Date(Date.now() + 1_200_000).toISOString()
    expect((await send('/v1/captures', OFFICER, seen({ vehicle: 'TG 1', occurredAt: ahead }))).body).toMatchObject({
      errors: [{ pointer: '/occurredAt' }],
    })
    expect((await send('/v1/captures', hub.party('TG').token, seen({ vehicle: 'TG 1' }))).status).toBe(403)
    expect((await hub.get('/v1/captures', 'token-of-operator')).status).toBe(403)
  })

  test('are kept once, suggest what bears the plate, and become a notice with the time at which it was seen', async () => {
    const { mrn } = await released(hub)
    const one = seen({ vehicle: m.plateOf(mrn) })
    const kept = await send('/v1/captures', OFFICER, one)
    expect(kept).toMatchObject({ status: 202, body: { id: one.id, suggestions: [{ mrn, state: 'released' }] } })
    expect((await send('/v1/captures', OFFICER, one)).body).toEqual(kept.body)
    expect((await send('/v1/captures', OFFICER, { ...one, vehicle: 'TG 9' })).body).toMatchObject({ code: '26' })
    expect((await hub.get('/v1/captures', OFFICER)).body).toMatchObject({ items: [{ id: one.id, by: 'tg-17' }] })
    const wrong = await send(`/v1/captures/${one.id}/match`, OFFICER, { mrn: '26TGLFW100000123J1' })
    expect(wrong).toMatchObject({ status: 422, body: { code: '93' } })
    const matched = await send(`/v1/captures/${one.id}/match`, OFFICER, { mrn })
    expect(matched).toMatchObject({ status: 200, body: { id: one.id, mrn, status: 202 } })
    const legs = ((await hub.get(`/v1/movements/${mrn}`)).body as { legs: { exited?: { occurredAt: string } }[] }).legs
    expect(legs[0]?.exited?.occurredAt).toBe(one.occurredAt)
    expect((await send(`/v1/captures/${one.id}/match`, OFFICER, { mrn })).body).toMatchObject({
      code: 'already-decided',
    })
    expect((await hub.get('/v1/captures', OFFICER)).body).toEqual({ items: [] })
    expect((await hub.get('/v1/captures?state=matched', OFFICER)).body).toMatchObject({ items: [{ id: one.id, mrn }] })
  })

  test('are closed with a reason, once', async () => {
    const one = seen({ carnet: 'XB77004711' })
    await send('/v1/captures', OFFICER, one)
    expect((await send(`/v1/captures/${one.id}/close`, OFFICER, {})).status).toBe(422)
    const closed = await send(`/v1/captures/${one.id}/close`, OFFICER, { reason: 'Empty, on its way back' })
    expect(closed.body).toMatchObject({ state: 'closed', reason: 'Empty, on its way back', endedBy: 'tg-17' })
    expect((await send(`/v1/captures/${one.id}/close`, OFFICER, { reason: 'x' })).status).toBe(409)
    expect((await send(`/v1/captures/${randomUUID()}/close`, OFFICER, { reason: 'x' })).status).toBe(404)
  })
})

describe('GET /v1/labels/{language}', () => {
  test('has the same keys in all languages, and other words', async () => {
    const all = await Promise.all(
      ['en', 'fr', 'pt'].map(
        async (language) => (await (await fetch(`${hub.url}/v1/labels/${language}`)).json()) as object,
      ),
    )
    const keys = (value: object): string[] =>
      Object.entries(value).flatMap(([name, one]) =>
        typeof one === 'object' && one !== null ? keys(one as object).map((key) => `${name} ${key}`) : [name],
      )
    const [en, fr, pt] = all.map((one) => keys(one).toSorted())
    expect(fr).toEqual(en)
    expect(pt).toEqual(en)
    expect(all[1]).toMatchObject({
      states: { discharged: 'apuré' },
      codes: { 'seal-states': { broken: expect.any(String) as string } },
    })
    expect((await fetch(`${hub.url}/v1/labels/de`)).status).toBe(404)
  })

  test('may be kept, and is not sent again while it is the same', async () => {
    const first = await fetch(`${hub.url}/v1/labels/pt`)
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' }
    expect((await fetch(`${hub.url}/v1/labels/pt`, { headers })).status).toBe(304)
  })
})
