import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Message } from '../../src/generated/types.ts'
import { answerPointer, calls, document, schemaAt } from '../contract/openapi-document.ts'
import { createRegistryWriter } from '../../src/compose/registry-set-up.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { asOffice, asParty } from '../support/identifiers.ts'
import * as m from '../support/messages.ts'
import { partiesByAgreement } from '../support/parties-by-agreement.ts'
import { waitFor } from '../support/wait-for.ts'

/** A running hub's answers against its own OpenAPI document, after a journey that ends at a party with an inbox. */

let hub: TestHub
const validatorAt = schemaAt()
const known: Record<string, string> = {}
const SN = { country: 'SN', role: 'customs', office: 'SNDKR001' } as const
const GM = { country: 'GM', role: 'customs', office: 'GMAMD001' } as const
const OPERATOR = 'token-of-operator'
const AUDITOR = 'token-of-gm'
const GUARANTOR = 'token-of-tg-fonds-garantie'
const PARTNER = 'token-of-a-partner'

type Inbox = { messages: { id: string; sender: string; logIndex: number; type: string }[] }

async function accepted(from: string, message: Message): Promise<void> {
  const answer = await hub.post(hub.party(from), message)
  if (answer.status !== 202) throw new Error(`${message.type}: ${answer.bytes.toString('utf8')}`)
}

/** Dakar to Banjul, released, the record taken and refused by the receiving system, the truck gone on. */
async function journey(): Promise<void> {
  const [grn, mrn] = [m.newGrn(), m.newMrn('SN')]
  await accepted('TG/fonds-garantie', m.registration(grn, '1000000', { body: { territories: ['SN', 'GM'] } }))
  const declaration = m.declaration(mrn, grn, '250000', {
    sender: SN,
    body: {
      nationalRefs: [{ country: 'SN', reference: `2026/DKR/${mrn.slice(4, 12)}` }],
      departureOffice: 'SNDKR001',
      destinationOffice: 'GMBJL001',
      itinerary: [
        { country: 'SN', exitOffice: 'SNKAR001', mode: '3', connection: 'full' },
        { country: 'GM', entryOffice: 'GMAMD001', mode: '3', connection: 'full' },
      ],
    },
  })
  await accepted('TG/fonds-garantie', m.registration(m.newGrn(), '500000'))
  await accepted('SN', declaration)
  await accepted('SN', m.release(mrn, { sender: SN }))
  const exit = m.exitNotice(mrn, { sender: { ...SN, office: 'SNKAR001' }, body: { office: 'SNKAR001' } })
  await accepted('SN', exit)
  await accepted('GM', m.entryNotice(mrn, { sender: GM, body: { office: 'GMAMD001' } }))
  const codes = await hub.pool.query<{ code: string }>('select code from follow_up_codes where mrn = $1', [mrn])
  const code = codes.rows[0]?.code ?? ''
  Object.assign(known, { grn, mrn, id: declaration.id, receiver: 'GM', index: '1', sender: 'SN', exit: exit.id, code })
}

const tokenOf = (callers: readonly string[]): string | undefined => {
  if (callers.includes('anyone')) return undefined
  if (callers.includes('operator')) return OPERATOR
  return 'token-of-sn'
}

/** A path of the document with the journey's own names in it. */
const filled = (path: string): string => {
  const names: Record<string, string> = {
    ...known,
    name: 'currencies',
    type: 'discharge',
    party: 'TG',
    language: 'pt',
    topic: 'transit-times',
  }
  names['guide'] = 'border-officer'
  if (path.startsWith('/v1/log/tile/')) names['tile'] = '0/000.p/1'
  if (path.startsWith('/v1/schemas/')) names['file'] = 'discharge.json'
  if (path.startsWith('/v1/offices/')) names['code'] = path.endsWith('/provisional') ? 'TGLFW001' : 'SNDKR001'
  if (path.startsWith('/v1/officers/')) names['id'] = known['officer'] ?? ''
  if (path.startsWith('/v1/operators/')) names['id'] = known['operator'] ?? ''
  const own = path.replaceAll(/\{([a-z]+)\}/g, (_, name: string) => encodeURIComponent(names[name] ?? 'errors'))
  if (path === '/v1/payments/reconciliation') return `${own}?day=2026-05-20&system=TG%2Frecettes`
  if (path === '/v1/risk/signals') return `${own}?corridor=TG-BF`
  if (path === '/v1/log/consistency') return `${own}?from=1`
  if (path === '/v1/statistics/contributions') return `${own}?month=${new Date().toISOString().slice(0, 7)}`
  return path.startsWith('/v1/follow-up/') ? `${own}?code=${names['code']}` : own
}

const mediaTypeOf = (answer: Response): string => (answer.headers.get('content-type') ?? '').split(';')[0] ?? ''

/** Fails with what the answer lacks of the document: status, content type, headers, body. */
async function expectDocumented(method: string, path: string, answer: Response): Promise<unknown> {
  const text = await answer.text()
  const media = mediaTypeOf(answer)
  const pointer = answerPointer(method, path, answer.status, media)
  expect({ status: answer.status, media, documented: pointer !== undefined, text }).toMatchObject({ documented: true })
  const body: unknown = media.endsWith('json') ? JSON.parse(text) : text
  const validate = validatorAt(pointer ?? '')
  validate(body)
  expect(validate.errors ?? [], `${method} ${path}: ${text.slice(0, 400)}`).toEqual([])
  const documented = document.paths[path]?.[method]?.responses[String(answer.status)]?.headers ?? {}
  // Only a receiver gets a seal.
  const headers = Object.keys(documented).filter((name) => name !== 'Corridor-Seal')
  for (const name of headers) expect(answer.headers.get(name), `${path} ${name}`).not.toBeNull()
  return body
}

const call = (path: string, token: string | undefined): Promise<Response> =>
  fetch(`${hub.url}${path}`, { headers: token === undefined ? {} : { authorization: `Bearer ${token}` } })

beforeAll(async () => {
  hub = await startTestHub()
  await journey()
  const person = { kind: 'officer', partyKey: asParty('SN'), offices: [asOffice('SNDKR001')] } as const
  await createRegistryWriter(hub.pool).addToken({ ...person, token: 'officer-of-sn', name: 'o-sn' })
  const { rows } = await hub.pool.query<{ kind: string; id: string }>('select kind, id from people')
  for (const { kind, id } of rows) known[kind] = id
  await partiesByAgreement(hub.pool, { partner: PARTNER, payment: 'token-of-tg-recettes' })
  const label = 'the hub knows the agreement'
  await waitFor(async () => (await call('/v1/partner/cover', PARTNER)).status === 200, { label })
})
afterAll(() => hub.stop())

describe('every GET answers as the document says', () => {
  // A stream, pages, sign-in by a provider, and what only a sandbox has: each has tests of its own.
  const elsewhere = new Set([
    '/v1/events',
    '/console',
    '/console/',
    '/console/{file}',
    '/desk',
    '/desk/',
    '/desk/{file}',
    '/guide/pictures/{file}',
    '/v1/session/openid',
    '/openid/callback',
    '/v1/sandbox/clock',
    '/follow-up/notices/{id}',
    '/v1/movements/{mrn}/answers/{id}/{number}',
  ])
  const reads = calls.filter(({ method, path }) => method === 'get' && !elsewhere.has(path))
  test.each(reads.map((one) => [one.path, one] as const))('%s', async (path, { operation }) => {
    const inbox = path === '/v1/inbox'
    const own = path.startsWith('/v1/messages/')
    const partner = path.startsWith('/v1/partner/')
    const account = /^\/(?:account|compte|conta)\b/.test(path)
    const special = inbox ? AUDITOR : own ? 'token-of-sn' : partner ? PARTNER : account ? GUARANTOR : undefined
    const token = special ?? tokenOf(operation['x-callers'])
    const answer = await call(filled(path), token)
    // The journey is still on its way: what a certificate looks like is a scenario of its own.
    expect(answer.status).toBe(path.endsWith('/certificate-of-discharge') ? 409 : 200)
    await expectDocumented('get', path, answer)
  })

  const { enum: lists = [] } = (document.components.parameters['codelist']?.schema ?? {}) as { enum?: string[] }
  test.each(lists)('/v1/codelists/{name} of %s, whatever languages and fields its codes have', async (name) => {
    const answer = await call(`/v1/codelists/${name}`, OPERATOR)
    expect(answer.status).toBe(200)
    await expectDocumented('get', '/v1/codelists/{name}', answer)
  })

  test('the console is moved', async () => {
    const answer = await fetch(`${hub.url}/console`, { redirect: 'manual' })
    expect(Object.keys(document.paths['/console']?.['get']?.responses ?? {})).toContain(String(answer.status))
  })

  test('the live page is an event stream', async () => {
    const ended = new AbortController()
    const headers = { authorization: `Bearer ${OPERATOR}` }
    const answer = await fetch(`${hub.url}/v1/events`, { headers, signal: ended.signal })
    expect(answerPointer('get', '/v1/events', answer.status, mediaTypeOf(answer))).toBeDefined()
    ended.abort()
  })

  test('lists hold what the journey left, so that the schemas were put to the test', async () => {
    const movement = (await hub.get(`/v1/movements/${known['mrn']}`)).body as { legs: { entered?: object }[] }
    expect(movement.legs[1]?.entered).toBeDefined()
    const timeline = (await hub.get(`/v1/movements/${known['mrn']}/timeline`)).body as { items: { effect?: object }[] }
    expect(timeline.items.some(({ effect }) => effect !== undefined)).toBe(true)
    const guarantees = (await hub.get('/v1/guarantees?limit=1')).body as { items: object[]; next?: string }
    expect(guarantees).toMatchObject({ items: [{}], next: expect.any(String) as string })
    await expectDocumented('get', '/v1/guarantees', await call('/v1/guarantees?limit=1', OPERATOR))
    const lines = await expectDocumented(
      'get',
      '/v1/guarantees/{grn}',
      await call(filled('/v1/guarantees/{grn}'), 'token-of-sn'),
    )
    expect(lines).toHaveProperty('lines')
  })
})

describe('the inbox and what is parked', () => {
  test('messages, a report on them, and the parked row that a refusal leaves', async () => {
    const inbox = (await expectDocumented('get', '/v1/inbox', await call('/v1/inbox?wait=5', AUDITOR))) as Inbox
    expect(inbox.messages.length).toBeGreaterThan(0)
    const entries = inbox.messages.map(({ sender, id, logIndex }) => {
      return { sender, id, logIndex, outcome: 'refused' as const, reason: 'unknown there' }
    })
    const report = {
      ...m.exitNotice('', { sender: { country: 'GM', role: 'customs' } }),
      type: 'delivery-report',
      mrn: undefined,
      body: { entries },
    } as unknown as Message
    await accepted('GM', JSON.parse(JSON.stringify(report)) as Message)
    const parked = await waitFor(
      async () => {
        const { items } = (await hub.get('/v1/parked')).body as { items: object[] }
        return items.length > 0 ? items : undefined
      },
      { label: 'a parked row' },
    )
    expect(parked).toMatchObject([{ receiver: 'GM' }])
    await expectDocumented('get', '/v1/parked', await call('/v1/parked', OPERATOR))
    await expectDocumented('get', '/v1/queues/{receiver}', await call('/v1/queues/GM', OPERATOR))
  })
})

describe('POST /v1/messages answers as the document says', () => {
  const send = async (path: string, message: Message | Buffer, headers: Record<string, string> = {}, from = 'SN') => {
    const { signDetached } = await import('../../src/trust/cms.ts')
    const bytes = Buffer.isBuffer(message) ? message : Buffer.from(JSON.stringify(message))
    const party = hub.party(from)
    const signature = signDetached(bytes, party.signer, { signingTime: new Date() }).toString('base64')
    const usual = {
      authorization: `Bearer ${party.token}`,
      'content-type': 'application/json',
      'corridor-signature': signature,
    }
    return fetch(`${hub.url}${path}`, {
      method: 'POST',
      body: new Uint8Array(bytes),
      headers: { ...usual, ...headers },
    })
  }
  const expectProblem = async (answer: Response, status: number, code: string): Promise<void> => {
    expect(answer.status).toBe(status)
    expect(await expectDocumented('post', '/v1/messages', answer)).toMatchObject({ code, status })
  }

  test('accepted 202, repeated 200, the same id with other bytes 409', async () => {
    const message = m.declaration(m.newMrn('SN'), m.newGrn(), '1000', {
      sender: SN,
      body: { departureOffice: 'SNDKR001' },
    })
    const notice = m.exitNotice(known['mrn'] ?? '', {
      sender: { ...SN, office: 'SNKAR001' },
      body: { office: 'SNKAR001' },
    })
    const first = await send('/v1/messages', notice)
    expect(first.status).toBe(202)
    await expectDocumented('post', '/v1/messages', first)
    const again = await send('/v1/messages', notice)
    expect(again.status).toBe(200)
    await expectDocumented('post', '/v1/messages', again)
    await expectProblem(await send('/v1/messages', Buffer.from(`${JSON.stringify(notice)} `)), 409, '26')
    await expectProblem(await send('/v1/messages', message), 422, '14')
  })

  test('refused for what it is, with a body as documented', async () => {
    const notice = (): Message =>
      m.exitNotice(known['mrn'] ?? '', { sender: { ...SN, office: 'SNKAR001' }, body: { office: 'SNKAR001' } })
    await expectProblem(await send('/v1/messages', Buffer.from('{"id":')), 400, '52')
    await expectProblem(await send('/v1/messages', notice(), { 'content-type': 'text/plain' }), 415, 'content-type')
    await expectProblem(
      await send('/v1/messages', notice(), { authorization: 'Bearer nobody' }),
      401,
      'unauthenticated',
    )
    await expectProblem(await send('/v1/messages', notice(), { authorization: `Bearer ${OPERATOR}` }), 403, 'forbidden')
    await expectProblem(await send('/v1/messages', notice(), { 'corridor-signature': '' }), 403, 'signature-missing')
    const late = m.release(m.newMrn('SN'), { sender: SN })
    await expectProblem(await send('/v1/messages', late), 422, '90')
    const wrong = { ...notice(), procedure: 'unknown' } as unknown as Message
    await expectProblem(await send('/v1/messages', wrong), 422, '12')
  })

  test('one byte over the limit is 413, told to nobody in particular', async () => {
    const body = new Uint8Array(10 * 1024 * 1024 + 1)
    const answer = await fetch(`${hub.url}/v1/messages`, { method: 'POST', body })
    await expectProblem(answer, 413, 'too-large')
  })

  test('what is refused elsewhere is documented there', async () => {
    for (const [path, url] of [
      ['/v1/movements/{mrn}', `/v1/movements/${m.newMrn()}`],
      ['/v1/movements', '/v1/movements?state=lost'],
      ['/v1/guarantees/{grn}', `/v1/guarantees/${m.newGrn()}`],
      ['/v1/schemas/{file}', '/v1/schemas/other.json'],
      ['/docs/{page}', '/docs/other'],
      ['/docs/messages/{type}', '/docs/messages/other'],
    ] as const) {
      const answer = await call(url, OPERATOR)
      expect(answer.status).toBeGreaterThanOrEqual(400)
      await expectDocumented('get', path, answer)
    }
    await expectDocumented('get', '/v1/inbox', await call('/v1/inbox', 'token-of-sn'))
    await expectDocumented('get', '/v1/participants', await call('/v1/participants', 'token-of-sn'))
  })
})

describe('the reference for readers', () => {
  const pages = [
    '/docs',
    '/docs/queues',
    '/docs/errors',
    '/docs/messages/transit-declaration',
    '/docs/messages/discharge',
  ]

  test.each(pages)('%s needs no token, lets nothing in or out, and leads nowhere else', async (path) => {
    const answer = await fetch(`${hub.url}${path}`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-security-policy')).toContain(`default-src 'none'; style-src 'self'`)
    const text = await answer.text()
    // An address in an example is text, and leads nowhere.
    expect(text).not.toMatch(/="\s*(?:https?:)?\/\/|url\(|<script|<style|\sstyle=|\son[a-z]+=|undefined|\[object/)
    const links = [...text.matchAll(/\b(?:href|src)="([^"]+)"/g)].map(([, target = '']) => target)
    const inside = links.filter((target) => target.startsWith('#'))
    for (const target of inside) expect(text).toContain(`id="${target.slice(1)}"`)
    const elsewhere = new Set(links.filter((target) => !target.startsWith('#')).map((target) => target.split('#')[0]))
    for (const target of elsewhere) expect((await fetch(`${hub.url}${target}`)).status, `${path} ${target}`).toBe(200)
  })

  test('names every call, and every message in three languages', async () => {
    const text = await (await fetch(`${hub.url}/docs`)).text()
    // A sandbox's call is promised by a sandbox only.
    const kept = calls.filter(({ path }) => !path.startsWith('/v1/sandbox/'))
    for (const { operation } of kept) expect(text).toContain(`id="${operation.operationId}"`)
    expect(text).toContain('<span lang="fr">Déclaration de transit</span>')
    expect(text).toContain('<span lang="pt">Declaração de trânsito</span>')
    const message = await (await fetch(`${hub.url}/docs/messages/transit-declaration`)).text()
    for (const part of ['departureOffice', 'IE015', 'itinerary', 'hsCode']) expect(message).toContain(part)
  })
})
