import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { type Codec, encodeJson, encodeXml, sniffContentType } from '../codec/index.ts'
import { HUB, partyKeyOf, type PartyKey } from '../domain/values/party.ts'
import type { DeliveryReport, Message } from '../generated/types.ts'
import type { Timers } from '../ports/runtime.ts'
import type { Keys } from './keys.ts'
import { makeReceipt, messageDigest } from '../trust/receipt.ts'
import { makeSeal } from '../trust/seal.ts'
import { signDetached } from '../trust/cms.ts'

/** What became of a message that an adapter sent, and what it was answered. */
export type Taken = { id: string; type: string; sender: string; fault?: string; status: number; times: number }

export type Report = { sender: string; id: string; logIndex: number; outcome: string; reason?: string }

export type Delivery = { to: PartyKey; sender: PartyKey; id: string; logIndex: number; type: string; mrn?: string }

export type HowToDeliver = {
  format?: 'json' | 'xml'
  /** Bytes in place of the message's own, sealed all the same. */
  body?: Buffer
  /** A seal that is not the hub's. */
  forged?: boolean
  /** Type in the header, where it is another. */
  type?: string
}

/** What the hub's end of the wire does with requests: all of them, none (503), or takes them and loses the answer. */
export type Mood = 'up' | 'away' | 'mute'

/**
 * The hub's end of the wire, as interface.md 3 has it: an inbox, in order per movement until reported, and a door for signed
 * messages with signed receipts. It keeps no movements: what it proves is the adapter's part, and it can be as
 * awkward as a hub is on its worst day (docs/decisions/0185).
 */
export type HubEnd = {
  url: string
  deliver(to: PartyKey, message: Message, how?: HowToDeliver): Delivery
  /** Hands a delivery out again, reported or not. */
  repeat(delivery: Delivery): void
  readonly reports: readonly Report[]
  readonly taken: ReadonlyMap<string, Taken>
  mood: Mood
  /** Ids it refuses, as the hub refuses by a rule. */
  readonly refused: Set<string>
  /** Called at each request with its number from 1, before anything is done. */
  onRequest: (number: number) => void
  readonly requests: number
  close(): Promise<void>
}

export type HubEndDeps = {
  keys: Keys
  codec: Codec
  /** What a hub would find in these bytes: nothing, or why it would refuse them. */
  judge: (bytes: Buffer) => string | undefined
  clock: () => Date
  timers: Timers
}

type Queued = { entry: Record<string, unknown>; order: string; key: string; again: number; reported: boolean }
type Answer = { status: number; body: Buffer; headers: Record<string, string> }

const HANDED_OUT_AT_ONCE = 32
const MOST_BYTES = 10 * 1024 * 1024
const LOOK_AGAIN_MS = 50

/** Listens on a free port of this machine. */
export async function openHubEnd(deps: HubEndDeps): Promise<HubEnd> {
  const end = new Wire(deps)
  await end.listen()
  return end
}

class Wire implements HubEnd {
  url = ''
  mood: Mood = 'up'
  requests = 0
  onRequest: HubEnd['onRequest'] = () => undefined
  readonly reports: Report[] = []
  readonly taken = new Map<string, Taken>()
  readonly refused = new Set<string>()
  readonly #deps: HubEndDeps
  readonly #server: Server
  readonly #queues = new Map<PartyKey, Queued[]>()
  readonly #answers = new Map<string, { digest: string; answer: Answer }>()
  #logIndex = 100
  #closed = false

  constructor(deps: HubEndDeps) {
    this.#deps = deps
    this.#server = createServer((request, response) => void this.#serve(request, response))
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  deliver(
    to: PartyKey,
    message: Message,
    { format = 'json', body, forged = false, type }: HowToDeliver = {},
  ): Delivery {
    const { keys, clock } = this.#deps
    const bytes = body ?? Buffer.from(format === 'json' ? encodeJson(message) : encodeXml(message))
    const sender = partyKeyOf(message.sender)
    const logIndex = ++this.#logIndex
    const mrn = 'mrn' in message && message.mrn !== undefined ? { mrn: message.mrn } : {}
    const seal = makeSeal(
      bytes,
      { logIndex, sender, id: message.id, ...mrn },
      forged ? keys.stranger : keys.hub,
      clock(),
    )
    const signature = sender === HUB ? undefined : signDetached(bytes, keys.of(sender), { signingTime: clock() })
    const entry = {
      id: message.id,
      sender,
      type: type ?? message.type,
      ...mrn,
      logIndex,
      contentType: format === 'json' ? 'application/json' : 'application/xml',
      body: bytes.toString('base64'),
      ...(signature === undefined ? {} : { signature: signature.toString('base64') }),
      seal: seal.toString('base64'),
    }
    const order = mrn.mrn ?? sender
    const queue = this.#queues.get(to) ?? []
    this.#queues.set(to, [...queue, { entry, order, key: `${sender} ${message.id}`, again: 0, reported: false }])
    return { to, sender, id: message.id, logIndex, type: entry.type, ...mrn }
  }

  repeat({ to, logIndex }: Delivery): void {
    const queued = this.#queues.get(to)?.find(({ entry }) => entry['logIndex'] === logIndex)
    if (queued !== undefined) queued.again += 1
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#server.closeAllConnections()
    await new Promise<void>((resolve) => this.#server.close(() => resolve()))
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.requests += 1
    this.onRequest(this.requests)
    const { pathname } = new URL(request.url ?? '/', this.url)
    const body = await bodyOf(request)
    if (body === undefined) return void request.socket.destroy()
    const party = this.#deps.keys.partyOf(request.headers.authorization)
    const answer = await this.#answer(request, pathname, party, body)
    // Taken, and the answer lost on the way: the caller has to ask again and be told the same.
    if (this.mood === 'mute' && request.method === 'POST') return void request.socket.destroy()
    response.writeHead(answer.status, answer.headers).end(answer.body)
  }

  async #answer(request: IncomingMessage, path: string, party: PartyKey | undefined, body: Buffer): Promise<Answer> {
    if (this.mood === 'away') return json(503, { code: 'unavailable' }, { 'retry-after': '0' })
    if (party === undefined) return json(401, { code: 'unauthenticated' })
    if (request.method === 'GET' && path === '/v1/inbox')
      return json(200, { messages: await this.#inbox(party, request.socket) })
    if (request.method === 'POST' && path === '/v1/messages')
      return this.#take(party, body, Buffer.from(String(request.headers['corridor-signature'] ?? ''), 'base64'))
    // Neither directory nor log: the adapter knows its partners' keys by its own file here, and asks for proofs again later.
    return json(path === '/v1/certificates' ? 404 : 503, { code: 'unavailable' })
  }

  /**
   * At most one of each movement is under way, and what is to be repeated; waits a moment where there is nothing. A caller that has
   * hung up is given nothing: what is handed out again once would be lost with it.
   */
  async #inbox(party: PartyKey, caller: Socket): Promise<readonly Record<string, unknown>[]> {
    for (let looks = 0; looks < 20 && !this.#closed && this.mood === 'up' && !caller.destroyed; looks += 1) {
      const busy = new Set<string>()
      const out = (this.#queues.get(party) ?? []).filter((queued) => {
        if (queued.again > 0) return true
        if (queued.reported || busy.has(queued.order)) return false
        busy.add(queued.order)
        return true
      })
      for (const queued of out) queued.again = Math.max(0, queued.again - 1)
      if (out.length > 0) return out.slice(0, HANDED_OUT_AT_ONCE).map(({ entry }) => entry)
      await new Promise<void>((resolve) => void this.#deps.timers.after(LOOK_AGAIN_MS, resolve))
    }
    return []
  }

  #take(party: PartyKey, body: Buffer, signature: Buffer): Answer {
    const { keys, codec, judge } = this.#deps
    const decoded = codec.decode(body, sniffContentType(body) ?? 'application/json')
    if (!decoded.ok)
      return this.#note({ id: `unreadable ${randomUUID()}`, type: '', sender: party }, body, 'it is no message')
    const { message } = decoded
    const named = { id: message.id, type: message.type, sender: partyKeyOf(message.sender) }
    const known = this.#answers.get(`${party} ${message.id}`)
    if (known !== undefined) {
      const taken = this.taken.get(message.id)
      if (taken !== undefined) taken.times += 1
      if (known.digest === messageDigest(body))
        return { ...known.answer, status: known.answer.status === 202 ? 200 : 422 }
      if (taken !== undefined) taken.fault = 'the same id was sent with other bytes'
      return json(409, { code: '26' })
    }
    if (named.sender !== party) return this.#note(named, body, `it was sent by ${party}`)
    if (!keys.hasSigned(party, body, signature)) return this.#note(named, body, 'its signature does not hold')
    if (message.type === 'delivery-report') return this.#report(message, body)
    if (this.refused.has(message.id))
      return this.#refuse(named, body, [{ code: '12', pointer: '/mrn', message: 'refused' }])
    return this.#note(named, body, judge(body))
  }

  #report(message: DeliveryReport, body: Buffer): Answer {
    const sender = partyKeyOf(message.sender)
    for (const entry of message.body.entries) {
      this.reports.push(entry)
      const queued = this.#queues.get(sender)?.find(({ entry: { logIndex } }) => logIndex === entry.logIndex)
      if (queued !== undefined) queued.reported = true
    }
    return this.#receipt({ id: message.id, type: message.type, sender }, body)
  }

  /** On record with what is wrong with it, and refused for that where something is. */
  #note(named: Pick<Taken, 'id' | 'type' | 'sender'>, body: Buffer, fault: string | undefined): Answer {
    if (fault === undefined) {
      this.taken.set(named.id, { ...named, status: 202, times: 1 })
      return this.#receipt(named, body)
    }
    const answer = this.#refuse(named, body, [{ code: '12', pointer: '', message: fault }])
    const taken = this.taken.get(named.id)
    if (taken !== undefined) taken.fault = fault
    return answer
  }

  #refuse(named: Pick<Taken, 'id' | 'type' | 'sender'>, body: Buffer, errors: readonly object[]): Answer {
    this.taken.set(named.id, { ...named, status: 422, times: 1 })
    return this.#keep(named, body, json(422, { status: 422, code: '12', errors }))
  }

  #receipt({ id, type, sender }: Pick<Taken, 'id' | 'type' | 'sender'>, body: Buffer): Answer {
    const acceptedAt = this.#deps.clock()
    const logIndex = ++this.#logIndex
    const digest = messageDigest(body)
    const stated = {
      sender,
      id,
      type,
      digest,
      logIndex,
      acceptedAt: acceptedAt.toISOString(),
      status: 'applied',
    } as const
    const { bytes, signature } = makeReceipt(stated, this.#deps.keys.hub, acceptedAt)
    const headers = { 'content-type': 'application/json', 'corridor-signature': signature.toString('base64') }
    return this.#keep({ id, sender }, body, { status: 202, body: bytes, headers })
  }

  #keep({ id, sender }: Pick<Taken, 'id' | 'sender'>, body: Buffer, answer: Answer): Answer {
    this.#answers.set(`${sender} ${id}`, { digest: messageDigest(body), answer })
    return answer
  }
}

const json = (status: number, value: unknown, headers: Record<string, string> = {}): Answer => ({
  status,
  body: Buffer.from(JSON.stringify(value)),
  headers: { 'content-type': 'application/json', ...headers },
})

/** Undefined where the caller broke off, or sends more than a message may have. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = []
  let size = 0
  try {
    for await (const part of request as AsyncIterable<Buffer>) {
      size += part.length
      if (size > MOST_BYTES) return undefined
      parts.push(part)
    }
    return Buffer.concat(parts)
  } catch {
    return undefined
  }
}
