import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TLSSocket } from 'node:tls'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createClient, hmacOf } from '../../../../adapters/rest/client.ts'
import makeRest from '../../../../adapters/rest/index.ts'
import { Intake } from '../../../../adapters/rest/intake.ts'
import { createPoll } from '../../../../adapters/rest/poll.ts'
import plain from '../../../../adapters/rest/profiles/plain.json' with { type: 'json' }
import { type Profile, profileOf } from '../../../../adapters/rest/profile.ts'
import { jsonOf, openWebhook } from '../../../../adapters/rest/webhook.ts'
import type { AdapterContext, Envelope, SendResult } from '../../../../src/adapter-api/index.ts'
import { createAuthority, issueCertificate, writeIdentity } from '../../../../src/pki/authority.ts'
import { asParty } from '../../../support/identifiers.ts'
import { waitFor } from '../../../support/wait-for.ts'

type Seen = { method: string; url: string; headers: IncomingMessage['headers']; body: string }
type Say = (seen: Seen, request: IncomingMessage) => [number, unknown]

let folder = ''
const open: Server[] = []
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corridor-rest-'))
})
afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** A real server; what it says is up to the test. */
async function serve(say: Say, tls?: object): Promise<{ base: string; seen: Seen[] }> {
  const seen: Seen[] = []
  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const { method = '', url = '', headers } = request
      const one = { method, url, headers, body: Buffer.concat(parts).toString('utf8') }
      seen.push(one)
      const [status, body] = say(one, request)
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body ?? {}))
    })
  }
  const server = tls === undefined ? createServer(handle) : createTlsServer(tls, handle)
  open.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { base: `http${tls === undefined ? '' : 's'}://127.0.0.1:${port}`, seen }
}

const profile = (base: string, auth: Profile['auth'], more: object = {}): Profile =>
  profileOf({ ...plain, base, auth, ...more })
const asked = { method: 'POST', path: '/messages', body: '{"a":1}' }
const clock = () => new Date()
const context = (settings: Record<string, string>): AdapterContext =>
  ({ settings, clock, log: () => undefined }) as unknown as AdapterContext
const envelope = { sender: asParty('TG'), id: 'a', type: 'discharge' } as Envelope

describe('a profile', () => {
  it('with faults is refused with all of them', () => {
    const wrong = {
      base: 'ftp://x',
      auth: { kind: 'magic' },
      deliver: { path: '/x', retries: 3 },
      receive: {},
      extra: 1,
    }
    expect(() => profileOf(wrong)).toThrow(
      /has no extra.*base is no address.*auth.kind is none of.*deliver has no retries.*deliver.map is missing.*receive.map/,
    )
  })

  it('with an expression that is none, or one that says something else each time, is refused or does not map', async () => {
    const file = join(folder, 'wrong.json')
    await writeFile(file, JSON.stringify({ ...plain, deliver: { path: '/', map: '{ "a": ' } }))
    expect(() => makeRest({ connections: [], settings: { profile: file } })).toThrow(/deliver.map is no expression/)
    await writeFile(file, JSON.stringify({ ...plain, receive: { map: '{ "id": $random() }' } }))
    const adapter = await makeRest({ connections: [], settings: { profile: file } })
    await expect(adapter.fromNational({})).rejects.toThrow('$random may not be used')
  })
})

describe('auth', () => {
  it.each(['basic', 'api-key', 'hmac', 'oauth2', 'mtls'] as const)('%s without its secret does not start', (kind) => {
    const auth = { kind, header: 'x', tokenUrl: 'http://127.0.0.1', signatureHeader: 's', timeHeader: 't' }
    expect(() => createClient(profile('http://127.0.0.1', auth as Profile['auth']), {}, clock)).toThrow(
      `auth ${kind} needs`,
    )
  })

  it('none, basic, api-key and hmac prove themselves as the profile says, and fixed headers go along', async () => {
    const { base, seen } = await serve(() => [200, {}])
    const settings = { user: 'corridor', secret: 's3cret' }
    const kinds: Profile['auth'][] = [
      { kind: 'none' },
      { kind: 'basic' },
      { kind: 'api-key', header: 'x-api-key' },
      { kind: 'hmac', signatureHeader: 'x-signature', timeHeader: 'x-time' },
    ]
    for (const auth of kinds) await createClient(profile(base, auth), settings, clock)(asked)
    const [none, basic, key, hmac] = seen.map(({ headers }) => headers)
    expect(none?.authorization).toBeUndefined()
    expect(basic?.authorization).toBe(`Basic ${btoa('corridor:s3cret')}`)
    expect(key?.['x-api-key']).toBe('s3cret')
    expect(hmac?.['x-signature']).toBe(hmacOf('s3cret', String(hmac?.['x-time']), asked))
    expect(seen.every(({ headers }) => headers['x-road-client'] === 'TG/GOV/CUSTOMS/corridor')).toBe(true)
  })

  it('oauth2 asks for a token once, and anew when it is taken back', async () => {
    let good = 1
    let given = 0
    const { base, seen } = await serve(({ url, headers }) => {
      if (url === '/token') return [200, { access_token: `t${(given += 1)}`, token_type: 'bearer', expires_in: 3600 }]
      return headers.authorization === `Bearer t${good}` ? [200, {}] : [401, {}]
    })
    const client = createClient(
      profile(base, { kind: 'oauth2', tokenUrl: `${base}/token`, scope: 'transit' }),
      { user: 'me', secret: 'x' },
      clock,
    )
    expect((await client(asked)).status).toBe(200)
    expect((await client(asked)).status).toBe(200)
    expect(given).toBe(1)
    good = 2
    expect((await client(asked)).status).toBe(200)
    expect(given).toBe(2)
    const token = seen.find(({ url }) => url === '/token')
    expect(token?.headers.authorization).toBe(`Basic ${btoa('me:x')}`)
    expect(token?.body).toContain('grant_type=client_credentials')
    good = 9
    expect((await client(asked)).status).toBe(401)
  })

  it('mtls shows its certificate, and gives nothing to a server of another authority', async () => {
    const validity = { validFrom: new Date(Date.now() - 1e6), validTo: new Date(Date.now() + 1e7) }
    const authority = await createAuthority({ commonName: 'CA', ...validity })
    const issue = (commonName: string, purpose: 'tls-server' | 'party') =>
      issueCertificate(authority, { commonName, purpose, ...validity })
    const server = await issue('localhost', 'tls-server')
    const own = await writeIdentity(folder, 'client', await issue('corridor', 'party'))
    const ca = join(folder, 'ca.crt')
    await writeFile(ca, authority.certificatePem)
    const options = { key: server.keyPem, cert: server.certificatePem, ca: authority.certificatePem, requestCert: true }
    const { base, seen } = await serve(
      (_, { socket }) => [200, { name: (socket as TLSSocket).getPeerCertificate().subject.CN }],
      { ...options, rejectUnauthorized: true },
    )
    const answer = await createClient(profile(base, { kind: 'mtls' }), { ...own, ca }, clock)(asked)
    expect(JSON.parse(answer.body)).toEqual({ name: 'corridor' })
    await expect(createClient(profile(base, { kind: 'mtls' }), own, clock)(asked)).rejects.toThrow(/certificate|issuer/)
    expect(seen).toHaveLength(1)
  })
})

describe('a delivery', () => {
  const delivered = async (status: number, more: object = {}) => {
    const { base, seen } = await serve(() => [status, { why: 'closed' }])
    const file = join(folder, `deliver-${status}.json`)
    await writeFile(file, JSON.stringify({ ...plain, base, auth: { kind: 'none' }, ...more }))
    const settings = { profile: file }
    const adapter = await makeRest({ connections: [], settings })
    return { verdict: adapter.createTransport(context(settings)).deliver({ a: 1 }, envelope), seen }
  }

  it.each([301, 401, 403, 404, 405, 408, 425, 429, 500, 502, 503])(
    'answered %i is tried again: that says nothing about the message',
    async (status) => {
      await expect((await delivered(status)).verdict).rejects.toThrow(`status ${status}`)
    },
  )

  it.each([400, 409, 413, 415, 422])('answered %i is refused, with what was said', async (status) => {
    const verdict = await (await delivered(status)).verdict
    expect(verdict).toEqual({ outcome: 'refused', reason: `status ${status}: {"why":"closed"}` })
  })

  it.each([200, 201, 202, 204])('answered %i is accepted', async (status) => {
    const { verdict, seen } = await delivered(status)
    expect(await verdict).toEqual({ outcome: 'accepted' })
    expect(seen[0]?.headers['idempotency-key']).toBe('TG.a')
  })

  it('answered as being there already is accepted where the profile says so', async () => {
    const { verdict } = await delivered(409, { deliver: { ...plain.deliver, alreadyThere: [409] } })
    expect(await verdict).toEqual({ outcome: 'accepted' })
  })
})

describe('what comes in', () => {
  const accepted: SendResult = { outcome: 'accepted', id: 'a', status: 'applied', logIndex: 1 }
  const intakeWith = (name: string, send: (document: unknown) => Promise<SendResult>): Promise<Intake> =>
    Intake.open({ dataDir: join(folder, name), send, log: () => undefined })

  it('by polling is asked for with an overlap, page by page, and known when it comes again', async () => {
    const sent: unknown[] = []
    const intake = await intakeWith('poll', async (document) => (sent.push(document), accepted))
    const item = (id: number) => ({ at: `2026-11-29T10:0${id}:00+01:00`, document: { id } })
    const pages = [{ items: [item(1)], next: '/outbox?page=2' }, { items: [item(3), item(2)] }, { items: [item(3)] }]
    const { base, seen } = await serve(() => [200, pages[seen.length - 1]])
    const poll = { ...plain.poll, next: 'next' }
    const look = createPoll(poll, createClient(profile(base, { kind: 'none' }), {}, clock), intake)
    await look()
    await look()
    expect(seen.map(({ url }) => url)).toEqual([
      '/outbox',
      '/outbox?page=2',
      '/outbox?since=2026-11-29T08%3A58%3A00.000Z',
    ])
    await waitFor(() => sent.length >= 3, { label: 'the documents sent' })
    expect(sent).toEqual([{ id: 1 }, { id: 3 }, { id: 2 }])
    await intake.close()
  })

  it('is not asked for as read when a page could not be had', async () => {
    const intake = await intakeWith('half', async () => accepted)
    const { base, seen } = await serve(() =>
      seen.length === 1
        ? [200, { items: [{ at: '2026-11-29T10:00:00Z', document: { id: 1 } }], next: '/p2' }]
        : [500, {}],
    )
    const poll = { ...plain.poll, next: 'next' }
    await expect(createPoll(poll, createClient(profile(base, { kind: 'none' }), {}, clock), intake)()).rejects.toThrow(
      'status 500',
    )
    expect(intake.until).toBeUndefined()
    await intake.close()
  })

  it('by a webhook is refused without proof, too late or too large, and on disk before it is acknowledged', async () => {
    const intake = await intakeWith('hook', () => new Promise(() => undefined))
    const webhook = { host: '127.0.0.1', port: 0, path: '/in', auth: 'hmac' as const }
    const server = await openWebhook(webhook, {
      secret: 'k',
      take: async (body) => intake.take(jsonOf(body)),
      clock,
    })
    open.push(server)
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/in`
    const post = async (body: string, time: string, key = 'k'): Promise<number> => {
      const hmac = hmacOf(key, time, { method: 'POST', path: '/in', body })
      const headers = { 'corridor-time': time, 'corridor-hmac': hmac }
      return (await fetch(url, { method: 'POST', body, headers })).status
    }
    const now = new Date().toISOString()
    expect(await post('{"id":1}', now, 'other')).toBe(401)
    expect(await post('{"id":1}', new Date(Date.now() - 400_000).toISOString())).toBe(401)
    expect(await post('{"id":1}', 'never')).toBe(401)
    expect(await post('{"id":', now)).toBe(400)
    expect(await post(`"${'x'.repeat(1_100_000)}"`, now)).toBe(413)
    expect(await post('{"id":1}', now)).toBe(202)
    await intake.close()
    const sent: unknown[] = []
    const again = await intakeWith('hook', async (document) => (sent.push(document), accepted))
    expect(sent).toEqual([{ id: 1 }])
    await waitFor(async () => (await again.take({ id: 1 }))?.outcome === 'accepted', { label: 'the answer' })
    await again.close()
  })

  it('is told of until the web service has heard it', async () => {
    const intake = await intakeWith('tell', async () => ({ ...accepted, mrn: 'M' }))
    await intake.take({ id: 1 })
    await waitFor(async () => (await intake.take({ id: 1 })) !== undefined, { label: 'the answer' })
    await expect(intake.tell(() => Promise.reject(new Error('away')))).rejects.toThrow('away')
    const told: unknown[] = []
    const say = async (one: unknown): Promise<void> => void told.push(one)
    await intake.tell(say)
    await intake.tell(say)
    expect(told).toEqual([expect.objectContaining({ id: 'a', outcome: 'accepted', mrn: 'M' })])
    await intake.close()
  })
})
