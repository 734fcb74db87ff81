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

/** What the service keeps, and what it says to a request that has proven itself. */
class Service {
  readonly held = new Map<string, { sender: string; id: string }>()
  readonly refusals = new Map<string, string>()
  readonly told: { id: string; outcome: 'accepted' | 'refused' }[] = []
  readonly #outbox: { at: string; document: unknown }[] = []

  put(document: unknown): void {
    this.#outbox.push({ at: new Date().toISOString(), document })
  }

  async answer(request: IncomingMessage): Promise<[number, unknown]> {
    const parts: Buffer[] = []
    for await (const part of request as AsyncIterable<Buffer>) parts.push(part)
    const body = Buffer.concat(parts).toString('utf8')
    const { method = '', url = '', headers } = request
    const path = url.replace(/^\/api/, '')
    if (headers['x-signature'] !== hmacOf(SECRET, String(headers['x-time']), { method, path, body })) return [401, {}]
    if (headers['x-road-client'] === undefined) return [400, { error: 'no client' }]
    const { pathname, searchParams } = new URL(path, 'http://outbox')
    if (pathname === '/outbox') return [200, this.#pageOf(searchParams)]
    const document = JSON.parse(body) as Held & { result: 'accepted' | 'refused' }
    if (pathname !== '/answers') return this.#hold(document, String(headers['idempotency-key']))
    if (document.reference !== undefined) this.told.push({ id: document.reference, outcome: document.result })
    return [204, undefined]
  }

  #hold({ reference, office: { country, party } }: Held, key: string): [number, unknown] {
    const reason = this.refusals.get(reference)
    if (reason !== undefined) return [422, { reason }]
    if (this.held.has(key)) return [200, {}]
    this.held.set(key, { sender: party === undefined ? country : `${country}/${party}`, id: reference })
    return [201, {}]
  }

  #pageOf(asked: URLSearchParams): unknown {
    const since = asked.get('since') ?? ''
    const from = Number(asked.get('from') ?? 0)
    const all = this.#outbox.filter(({ at }) => at >= since)
    const next = `/outbox?since=${encodeURIComponent(since)}&from=${from + PAGE}`
    return { items: all.slice(from, from + PAGE), ...(from + PAGE < all.length ? { next } : {}) }
  }
}

/** A web service as conformance plays it: it checks signatures, knows repeats by their key, and gives its outbox page by page. */
export default defineNationalEnd(async ({ folder }) => {
  const { toNational } = mappingOf(profileOf(renamed))
  const service = new Service()
  let server: Server
  let port = 0
  const listen = async (): Promise<void> => {
    server = createServer((request, response) => {
      void service.answer(request).then(([status, body]) => {
        response.writeHead(status, { 'content-type': 'application/json' })
        response.end(body === undefined ? '' : JSON.stringify(body))
      })
    })
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
    port = (server.address() as AddressInfo).port
  }
  const close = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  await listen()
  const profile = join(folder, 'profile.json')
  const poll = { ...renamed.poll, everyMs: 100 }
  await writeFile(profile, JSON.stringify({ ...renamed, base: `http://127.0.0.1:${port}/api`, poll }))
  return {
    settings: { profile, secret: SECRET },
    held: async () => [...service.held.values()],
    submit: async (message) => service.put(await toNational(message)),
    spoil: async () => service.put({ kind: 'EXIT' }),
    told: async () => service.told,
    cut: close,
    restore: listen,
    refuse: async (id, reason) => void service.refusals.set(id, reason),
    close,
  }
})
