import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Problem } from '../../src/ports/handle.ts'
import { readIJson } from '../support/i-json.ts'
import { sendRaw } from '../support/raw-http.ts'
import { type Edge, get, startEdge, TOKENS } from './http-fixture.ts'
import { GRN, M1, OTHER_GRN, outboxRow, seed } from './http-seed.ts'

/** Whatever a request says in its path, its query, its headers and its body, the answer is I-JSON and legible (RFC 7493). */

let edge: Edge
let ids: Awaited<ReturnType<typeof seed>>
beforeAll(async () => {
  edge = await startEdge()
  ids = await seed(edge.pool)
})
afterAll(() => edge.close())

const ODD = ['\u0000', '\u001b[2J', '\u009b', '\u202e', '\u200b', '\ufdd0', '\uffff', '\u{1fffe}', '\ufeff', ' ', '🚛']
const text = fc
  .array(fc.oneof(fc.constantFrom(...ODD), fc.string({ maxLength: 4 })), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join('').toWellFormed())
const typed = text.map((one) => encodeURIComponent(one))

const path = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(
        'movements',
        'guarantees',
        'messages',
        'queues',
        'codelists',
        'schemas',
        'log/proof',
        'follow-up',
      ),
      typed,
    )
    .map(([list, name]) => `/v1/${list}/${name}`),
  fc
    .tuple(fc.constantFrom('movements', 'guarantees', 'parked', 'offices', 'statistics/contributions'), typed, typed)
    .map(([list, name, value]) => `/v1/${list}?${name}=${value}`),
  fc
    .tuple(
      fc.constantFrom('movements?lot', 'movements?reference', 'movements?cursor', 'offices?at', 'agreements?pair'),
      typed,
    )
    .map(([name, value]) => `/v1/${name}=${value}`),
  typed.map((one) => `/${one}`),
)

/** A header's value as bytes: anything but what ends it. */
const field = fc
  .array(
    fc.integer({ min: 0x20, max: 0xff }).filter((one) => one !== 0x7f),
    { maxLength: 30 },
  )
  .map((codes) => String.fromCharCode(...codes).trim())

const body = fc.oneof(
  text,
  text.map((one) => JSON.stringify({ [one]: one, items: [{ [one]: 1 }], reason: one })),
  fc.constantFrom(
    '{"\\ud800":"\\udfff"}',
    '{"id":"\\ud800"}',
    '{"a":1,"\\ud800":{"\\ud800":1}}',
    '[{"\\ufffe":"\\u0000"}]',
  ),
)

const write = fc.constantFrom(
  'POST /v1/messages',
  'POST /v1/passages',
  'PUT /v1/offices?dryRun=true',
  'PUT /v1/codelists/currencies?dryRun=true',
  'PUT /v1/authorisations?dryRun=true',
  'POST /v1/agreements/x/suspend',
  'POST /v1/parked/1-TG/replay',
)

async function ask(
  line: string,
  headers: Record<string, string>,
  content = '',
): Promise<{ status: number; body: string }> {
  const bytes = Buffer.byteLength(content)
  const all = { host: 'hub', connection: 'close', 'content-length': String(bytes), ...headers }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  // Header bytes are Latin-1, the body UTF-8: what the helper writes is UTF-8, so that both are what they look like.
  return sendRaw(edge.url, `${line} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${content}`)
}

/** Fails unless the answer is JSON that any reader takes and any screen shows; gives its status. */
function legibleAnswer({ status, body: answer }: { status: number; body: string }): number {
  if (answer !== '' && !answer.startsWith('<')) readIJson(Buffer.from(answer))
  return status
}

const CALLERS = [TOKENS.operator, TOKENS.tg, TOKENS.officer]

test('a read of any path with any query and any headers', async () => {
  const seen = new Set<number>()
  await fc.assert(
    fc.asyncProperty(path, field, field, fc.constantFrom(...CALLERS), async (where, accept, spoken, token) => {
      const headers = { authorization: `Bearer ${token}`, accept, 'accept-language': spoken }
      seen.add(legibleAnswer(await ask(`GET ${where}`, headers)))
    }),
    { numRuns: 250 },
  )
  expect([...seen].filter((status) => status >= 500)).toEqual([])
  expect(seen).toContain(400)
})

test('a write of any body under any content type', async () => {
  const seen = new Set<number>()
  const type = fc.oneof(fc.constant('application/json'), fc.constant('application/json'), field)
  await fc.assert(
    fc.asyncProperty(write, type, body, fc.constantFrom(...CALLERS), async (line, contentType, content, token) => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': contentType }
      seen.add(legibleAnswer(await ask(line, headers, content)))
    }),
    { numRuns: 250 },
  )
  expect([...seen].filter((status) => status >= 500)).toEqual([])
  expect(seen).toContain(422)
})

test('a reason that holds what is not seen is refused, for it would come back with the act', async () => {
  await outboxRow(edge.pool, {
    receiver: 'GH',
    sender: 'GH',
    id: ids.foreign,
    type: 'transit-declaration',
    mrn: M1,
    index: 90,
    state: 'parked',
  })
  for (const reason of ['a\\ud800', 'a\\u202e', 'a\\u0000', 'a\\ufdd0']) {
    const headers = { authorization: `Bearer ${TOKENS.operator}`, 'content-type': 'application/json' }
    const answer = await ask('POST /v1/parked/90-GH/replay', headers, `{"reason":"${reason}"}`)
    expect([answer.status, (JSON.parse(answer.body) as Problem).code]).toEqual([422, 'reason-required'])
  }
})

test('a parameter comes back with its escapes, in the same words in which it is told', async () => {
  const answer = await get(edge, `/v1/movements?${encodeURIComponent('a\u202eb')}=1`, 'operator')
  const problem = readIJson(Buffer.from(await answer.arrayBuffer())) as Problem
  expect(problem.errors).toMatchObject([{ pointer: 'a\\u202eb' }])
  expect(problem.detail).toContain('a\\u202eb')
  for (const list of ['/v1/guarantees', `/v1/guarantees/${GRN}`, `/v1/guarantees/${OTHER_GRN}`, '/v1/unanswered'])
    readIJson(Buffer.from(await (await get(edge, list, 'operator')).arrayBuffer()))
})
