import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkDigit } from '../../src/domain/values/identifiers.ts'
import { parseCheckpoint } from '../../src/trust/checkpoint.ts'
import { leafHash, verifyInclusion } from '../../src/trust/log.ts'
import { as, type Edge, get, getJson, signatureOf, startEdge } from './http-fixture.ts'

let edge: Edge
beforeAll(async () => {
  edge = await startEdge()
})
afterAll(() => edge.close())

const GUARANTOR = 'TG/fonds-garantie'
const folder = join(import.meta.dirname, '../../schemas/examples/guarantee-registration')
const example = JSON.parse(readFileSync(join(folder, 'valid-comprehensive.json'), 'utf8')) as Record<string, unknown>

let guarantees = 0

/** A registration of a guarantee that nobody has registered yet. */
function registration(): Buffer {
  guarantees += 1
  const grn = `26TG00CCIT${String(guarantees).padStart(6, '0')}`
  const body = { ...(example['body'] as object), grn: `${grn}${checkDigit(grn)}` }
  return Buffer.from(JSON.stringify({ ...example, id: randomUUID(), body }))
}

function post(bytes: Buffer, headers: Record<string, string> = {}, path = '/v1/messages'): Promise<Response> {
  const signature = signatureOf(edge, GUARANTOR, bytes)
  const usual = { ...as('guarantor'), 'content-type': 'application/json', 'corridor-signature': signature }
  return fetch(`${edge.url}${path}`, { method: 'POST', body: new Uint8Array(bytes), headers: { ...usual, ...headers } })
}

describe('POST /v1/messages', () => {
  test('a good message: 202 and a signed receipt; again: 200 and the same bytes; other bytes: 409', async () => {
    const bytes = registration()
    const first = await post(bytes)
    const receipt = await first.text()
    expect(first.status).toBe(202)
    expect(first.headers.get('content-type')).toMatch(/^application\/json/)
    expect(JSON.parse(receipt)).toMatchObject({ sender: GUARANTOR, status: 'applied' })
    const signature = first.headers.get('corridor-signature')
    expect(signature).toMatch(/^[A-Za-z0-9+/]+=*$/)

    const again = await post(bytes)
    expect(again.status).toBe(200)
    expect(await again.text()).toBe(receipt)
    expect(again.headers.get('corridor-signature')).toBe(signature)

    const other = await post(Buffer.from(`${bytes.toString()} `))
    expect(other.status).toBe(409)
    expect(await other.json()).toMatchObject({ code: '26' })

    const { id } = JSON.parse(bytes.toString()) as { id: string }
    const stored = await get(edge, `/v1/messages/${id}/receipt`, 'guarantor')
    expect(await stored.text()).toBe(receipt)
    const body = await get(edge, `/v1/messages/${id}/body`, 'guarantor')
    expect(Buffer.from(await body.arrayBuffer()).equals(bytes)).toBe(true)
  })

  test('the receipt can be proved from the log', async () => {
    const answer = await post(registration())
    const { logIndex } = (await answer.json()) as { logIndex: number }
    type Proof = { record: string; salt: string; size: number; path: string[]; checkpoint: string }
    const proof = await getJson<Proof>(edge, `/v1/log/proof/${logIndex}`, 'guarantor')
    const checkpoint = parseCheckpoint(proof.checkpoint)
    const path = proof.path.map((hash) => Buffer.from(hash, 'base64'))
    const root = checkpoint?.root ?? Buffer.alloc(0)
    expect(verifyInclusion(leafHash(Buffer.from(proof.record)), logIndex, proof.size, path, root)).toBe(true)
    expect(Buffer.from(proof.salt, 'base64')).toHaveLength(32)
  })
})

describe('what is not taken', () => {
  test('exactly the limit is read, one byte more is 413 before anybody asks who calls', async () => {
    const limit = 10 * 1024 * 1024
    const full = await fetch(`${edge.url}/v1/messages`, {
      method: 'POST',
      body: new Uint8Array(limit),
      headers: { ...as('guarantor'), 'content-type': 'application/json' },
    })
    expect(full.status).toBe(403)
    expect(await full.json()).toMatchObject({ code: 'signature-missing' })
    const over = await fetch(`${edge.url}/v1/messages`, { method: 'POST', body: new Uint8Array(limit + 1) })
    expect(over.status).toBe(413)
    expect(await over.json()).toMatchObject({ code: 'too-large' })
  })

  test('a body without a declared length is cut off at the limit', async () => {
    const chunk = new Uint8Array(1024 * 1024)
    let left = 11
    const body = new ReadableStream({
      pull(controller) {
        if (left-- > 0) controller.enqueue(chunk)
        else controller.close()
      },
    })
    const options = {
      method: 'POST',
      body,
      duplex: 'half',
      headers: { ...as('guarantor'), 'content-type': 'text/plain' },
    }
    const answer = await fetch(`${edge.url}/v1/messages`, options as RequestInit).catch(() => undefined)
    // The server may close the connection under a client that is still sending; what it never does is take it.
    expect([413, undefined]).toContain(answer?.status)
  })

  for (const [name, headers] of [
    ['text/plain', { 'content-type': 'text/plain' }],
    ['a charset that is not UTF-8', { 'content-type': 'application/json; charset=latin1' }],
    ['an encoded body', { 'content-encoding': 'gzip' }],
  ] as const) {
    test(`415 for ${name}, on record`, async () => {
      const answer = await post(registration(), headers)
      expect(answer.status).toBe(415)
      expect(await answer.json()).toMatchObject({ code: 'content-type' })
      const rows = await edge.pool.query(`select 1 from refusals where sender = $1 and http_status = 415`, [GUARANTOR])
      expect(rows.rowCount).toBeGreaterThan(0)
    })
  }

  test('UTF-8 said aloud is taken', async () => {
    const answer = await post(registration(), { 'content-type': 'application/json; charset="UTF-8"' })
    expect(answer.status).toBe(202)
  })
})

describe('answers for people', () => {
  test('not well-formed: 400 in the language asked for', async () => {
    const answer = await post(Buffer.from('{"id":'), { 'accept-language': 'pt-BR' })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({
      title: 'A mensagem não está bem formada.',
      detail: expect.stringMatching(/^O texto não é JSON/),
    })
  })

  test('XML that asks for XML is refused in XML, by the pipeline and by the edge', async () => {
    const xml = { 'content-type': 'application/xml', accept: 'application/xml' }
    const broken = await post(Buffer.from('<GuaranteeRegistration'), xml)
    expect(broken.status).toBe(400)
    expect(broken.headers.get('content-type')).toBe('application/xml')
    expect(await broken.text()).toContain('<TechnicalError')
    const nobody = await post(Buffer.from('<a/>'), { ...xml, authorization: 'Bearer nobody' })
    expect(nobody.status).toBe(401)
    expect(await nobody.text()).toContain('urn:corridor:transit:1')
  })

  test('a database that is gone: 503 with Retry-After, and nothing of the reason', async () => {
    const broken = await startEdge((deps) => ({
      reads: { ...deps.reads, movements: () => deps.reads.movements({ kind: 'all' }, {}, { limit: -5 }) },
    }))
    try {
      const answer = await get(broken, '/v1/movements', 'operator')
      expect(answer.status).toBe(503)
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
      const text = await answer.text()
      expect(JSON.parse(text)).toMatchObject({ code: 'unavailable' })
      expect(text).not.toMatch(/select|LIMIT|stack|\.ts/)
      expect(broken.logs.join('')).toContain('request failed')
    } finally {
      await broken.close()
    }
  })
})

describe('GET /metrics', () => {
  test('counts what was accepted by channel, refusals by code, the outbox as SQL counts it', async () => {
    const text = await (await get(edge, '/metrics', 'operator')).text()
    expect(text).toMatch(/corridor_messages_accepted_total\{channel="http"\} [1-9]/)
    expect(text).toMatch(/corridor_messages_accepted_total\{channel="http-repeat"\} 1\n/)
    expect(text).toMatch(/corridor_refused_total\{code="26"\} 1\n/)
    const rows = await edge.pool.query(`select 1 from outbox where state = 'ready'`)
    expect(text).toContain(`corridor_outbox_rows{state="ready"} ${rows.rowCount}\n`)
    expect(text).toContain('# TYPE corridor_commit_messages histogram')
  })
})
