import { writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { defineNationalEnd } from '#adapter-api'
import { hmacOf } from './client.ts'
import { mappingOf } from './index.ts'
import renamed from './profiles/renamed.json' with { type: 'json' }
import { profileOf } from './profile.ts'

const SECRET = 'a secret of conformance'
/** Entries of one page of the outbox. */
const PAGE = 5

type Held = { reference: string; office: { country: string; party?: string } }

/** A web service as conformance plays it: it checks signatures, knows repeats by their key, and gives its outbox page by page. */
export default defineNationalEnd(async ({ folder }) => {
  const { toNational } = mappingOf(profileOf(renamed))
  const held = new Map<string, { sender: string; id: string }>()
  const refusals = new Map<string, string>()
  const told: { id: string; outcome: 'accepted' | 'refused' }[] = []
  const outbox: { at: string; document: unknown }[] = []
  let server: Server
  let port = 0

  const answer = async (request: IncomingMessage): Promise<[number, unknown]> => {
    const parts: Buffer[] = []
    for await (const part of request as AsyncIterable<Buffer>) parts.push(part)
    const body = Buffer.concat(parts).toString('utf8')
    const { method = '', url = '', headers } = request
    const path = url.replace(/^\/api/, '')
    if (headers['x-signature'] !== hmacOf(SECRET, String(headers['x-time']), { method, path, body })) return [401, {}]
    if (headers['x-road-client'] === undefined) return [400, { error: 'no client' }]
    const { pathname, searchParams } = new URL(path, 'http://outbox')
    if (pathname === '/outbox') return [200, pageOf(searchParams)]
    const document = JSON.parse(body) as Held & { result: 'accepted' | 'refused' }
    if (pathname === '/answers') {
      if (document.reference !== undefined) told.push({ id: document.reference, outcome: document.result })
      return [204, undefined]
    }
    const reason = refusals.get(document.reference)
    if (reason !== undefined) return [422, { reason }]
    const { country, party } = document.office
    const key = String(headers['idempotency-key'])
    if (held.has(key)) return [200, {}]
    held.set(key, { sender: party === undefined ? country : `${country}/${party}`, id: document.reference })
    return [201, {}]
  }
  const pageOf = (asked: URLSearchParams): unknown => {
    const since = asked.get('since') ?? ''
    const from = Number(asked.get('from') ?? 0)
    const all = outbox.filter(({ at }) => at >= since)
    const more =
      from + PAGE < all.length ? { next: `/outbox?since=${encodeURIComponent(since)}&from=${from + PAGE}` } : {}
    return { items: all.slice(from, from + PAGE), ...more }
  }
  const listen = async (): Promise<void> => {
    server = createServer((request, response) => {
      void answer(request).then(([status, body]) =>
        response
          .writeHead(status, { 'content-type': 'application/json' })
          .end(body === undefined ? '' : JSON.stringify(body)),
      )
    })
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
    port = (server.address() as AddressInfo).port
  }
  const close = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  const put = (document: unknown): void => {
    outbox.push({ at: new Date().toISOString(), document })
  }

  await listen()
  const profile = join(folder, 'profile.json')
  const poll = { ...renamed.poll, everyMs: 100 }
  await writeFile(profile, JSON.stringify({ ...renamed, base: `http://127.0.0.1:${port}/api`, poll }))
  return {
    settings: { profile, secret: SECRET },
    held: async () => [...held.values()],
    submit: async (message) => put(await toNational(message)),
    spoil: async () => put({ kind: 'EXIT' }),
    told: async () => told,
    cut: close,
    restore: listen,
    refuse: async (id, reason) => void refusals.set(id, reason),
    close,
  }
})
