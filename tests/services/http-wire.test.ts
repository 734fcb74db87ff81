import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ACCESS } from '../../src/http/access.ts'
import { sendRaw, type RawAnswer } from '../support/raw-http.ts'
import { as, type Edge, startEdge, TOKENS } from './http-fixture.ts'

/** What goes wrong before any route is reached is a problem like any other, and a body is asked for last. */

let edge: Edge
beforeAll(async () => {
  edge = await startEdge()
})
afterAll(() => edge.close())

const send = (lines: readonly string[], after?: Parameters<typeof sendRaw>[2]): Promise<RawAnswer> =>
  sendRaw(edge.url, `${lines.join('\r\n')}\r\n\r\n`, after)

const bearer = (caller: keyof typeof TOKENS): string => `Authorization: Bearer ${TOKENS[caller]}`

function expectProblem(answer: RawAnswer, status: number, code: string): void {
  expect(answer.status, answer.text).toBe(status)
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  expect(JSON.parse(answer.body)).toMatchObject({
    type: `urn:corridor:error:${code}`,
    status,
    code,
    title: expect.any(String) as string,
  })
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
}

describe('a request that is none', () => {
  test.each([
    ['no Host', ['GET /healthz HTTP/1.1', 'Connection: close'], 400, 'bad-request'],
    ['two Hosts', ['GET /healthz HTTP/1.1', 'Host: a', 'Host: b', 'Connection: close'], 400, 'bad-request'],
    [
      'bad percent-encoding in the path',
      ['GET /v1/movements/%zz HTTP/1.1', 'Host: a', 'Connection: close'],
      400,
      'bad-request',
    ],
    ['bytes that are no UTF-8', ['GET /v1/movements/%ff HTTP/1.1', 'Host: a', 'Connection: close'], 400, 'bad-request'],
    [
      'bad percent-encoding in the query',
      ['GET /v1/movements?lot=%z HTTP/1.1', 'Host: a', 'Connection: close'],
      400,
      'bad-request',
    ],
    [
      'a name too long to name anything',
      [`GET /v1/movements/${'x'.repeat(300)} HTTP/1.1`, 'Host: a', 'Connection: close'],
      414,
      'uri-too-long',
    ],
    [
      'an expectation nobody knows',
      ['POST /v1/messages HTTP/1.1', 'Host: a', 'Expect: 200-ok', 'Content-Length: 2', 'Connection: close'],
      417,
      'expectation',
    ],
  ])('%s', async (_, lines, status, code) => {
    const answer = await send(lines)
    expectProblem(answer, status, code)
  })

  test('HTTP/1.0 needs no Host', async () => {
    expect((await send(['GET /healthz HTTP/1.0'])).status).toBe(200)
  })

  test('what cannot be parsed at all', async () => {
    const answer = await send(['GET /healthz HTTP/1.1', 'Host : a'])
    expect([answer.status, answer.headers.get('content-type')]).toEqual([400, 'application/problem+json'])
  })
})

describe('a method nobody answers here', () => {
  test.each([
    ['DELETE', '/v1/messages', 'POST'],
    ['GET', '/v1/messages', 'POST'],
    ['POST', '/v1/movements', 'GET, HEAD'],
    ['POST', '/v1/movements/26TGLFW100000123J0/timeline', 'GET, HEAD'],
    ['PATCH', '/v1/offices', 'GET, HEAD, PUT'],
    ['OPTIONS', '/v1/queues/TG%2Fsahel', 'GET, HEAD'],
    ['PROPFIND', '/healthz', 'GET, HEAD'],
  ])('%s %s is 405 and says %s', async (method, path, allow) => {
    const answer = await send([`${method} ${path} HTTP/1.1`, 'Host: a', 'Content-Length: 0', 'Connection: close'])
    expectProblem(answer, 405, 'method-not-allowed')
    expect(answer.headers.get('allow')).toBe(allow)
  })

  test('an address that is nobody’s is 404 with every method', async () => {
    for (const method of ['GET', 'POST', 'DELETE']) {
      const answer = await send([`${method} /v2 HTTP/1.1`, 'Host: a', 'Content-Length: 0', 'Connection: close'])
      expectProblem(answer, 404, 'not-found')
    }
  })
})

describe('HEAD', () => {
  const heads = Object.entries(ACCESS)
    .filter(([route]) => route.startsWith('GET ') && !route.includes('/sandbox/') && !route.includes(':'))
    .map(([route]) => route.slice('GET '.length))
    .filter((path) => path !== '/v1/inbox' && path !== '/v1/events')

  test.each(heads)('of %s says what GET says, without a body', async (path) => {
    const query = path === '/v1/statistics/contributions' ? '?month=2026-11' : ''
    const [get, head] = await Promise.all(
      ['GET', 'HEAD'].map((method) =>
        fetch(`${edge.url}${path}${query}`, { method, headers: as('operator'), redirect: 'manual' }),
      ),
    )
    expect(head?.status).toBe(get?.status)
    expect(head?.headers.get('content-type')).toBe(get?.headers.get('content-type'))
    expect(await head?.text()).toBe('')
  })

  test('of the inbox gives nothing away, and of the live page opens none', async () => {
    const inbox = await fetch(`${edge.url}/v1/inbox?wait=60`, { method: 'HEAD', headers: as('bf') })
    expect([inbox.status, await inbox.text()]).toEqual([200, ''])
    const events = await fetch(`${edge.url}/v1/events`, { method: 'HEAD', headers: as('operator') })
    expect([events.status, events.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8'])
  })

  test('asks for the same right', async () => {
    expect((await fetch(`${edge.url}/v1/participants`, { method: 'HEAD', headers: as('tg') })).status).toBe(403)
  })
})

describe('100 Continue', () => {
  const head = (...more: readonly string[]): string[] => [
    'POST /v1/messages HTTP/1.1',
    'Host: a',
    'Content-Type: application/json',
    'Expect: 100-continue',
    'Connection: close',
    ...more,
  ]
  const body = { when: '100 Continue', bytes: '{}' }

  test.each([
    ['to nobody known', head('Content-Length: 2'), 401, 'unauthenticated'],
    ['to who has no right', head('Content-Length: 2', bearer('auditor')), 403, 'forbidden'],
    ['for a body too large', head('Content-Length: 99999999', bearer('tg')), 413, 'too-large'],
    ['where nothing is', ['POST /v2 HTTP/1.1', ...head('Content-Length: 2').slice(1)], 404, 'not-found'],
    [
      'where nothing is taken',
      ['POST /healthz HTTP/1.1', ...head('Content-Length: 2').slice(1)],
      405,
      'method-not-allowed',
    ],
    [
      'for a parameter nobody knows',
      ['POST /v1/messages?x=1 HTTP/1.1', ...head('Content-Length: 2', bearer('tg')).slice(1)],
      400,
      'parameter',
    ],
  ])('is not said %s', async (_, lines, status, code) => {
    const answer = await send(lines, body)
    expect(answer.text).not.toContain('100 Continue')
    expectProblem(answer, status, code)
  })

  test('is said once all that was judged, and the body is taken', async () => {
    const answer = await send(head('Content-Length: 2', bearer('tg')), body)
    expect(answer.text.startsWith('HTTP/1.1 100 Continue\r\n')).toBe(true)
    expectProblem(answer, 403, 'signature-missing')
  })

  test('a connection whose body was not asked for ends', async () => {
    const lines = head('Content-Length: 2').filter((line) => line !== 'Connection: close')
    const answer = await send(lines)
    expect([answer.status, answer.headers.get('connection')]).toEqual([401, 'close'])
  })
})
