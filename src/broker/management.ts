import type { PartyKey } from '../domain/values/party.ts'
import type { BrokerLogin } from '../ports/broker.ts'
import { ask, type Reply } from './ask.ts'
import { INGRESS_QUEUE, permissionsOf } from './topology.ts'

/** The few calls of RabbitMQ's management HTTP API that the hub makes. */
export type Management = {
  /** The names of all users there are. */
  users(): Promise<ReadonlySet<string>>
  /** Creates or updates a party's user from the stored hash, with its permissions. Rejects with the status. */
  putUser(login: BrokerLogin & { key: PartyKey }): Promise<void>
  deleteUser(user: string): Promise<void>
  /** Open connections, by name, and whose they are. */
  connections(): Promise<{ name: string; user: string }[]>
  closeConnection(name: string): Promise<void>
  /**
   * Bounds the hub's own queue and the parties': beyond that the broker refuses, publishers keep their messages, and the hub those
   * for a party in the database.
   */
  limitQueues(): Promise<void>
  /** Messages (ready and unacknowledged) and consumers by queue name; as of the broker's last sample, seconds ago. */
  queues(): Promise<Map<string, { messages: number; consumers: number }>>
  /** The time by which it dates its answers, in whole seconds. */
  time(): Promise<Date>
  /** Arguments and consumers of one queue; undefined where there is none of that name. */
  queue(name: string): Promise<{ arguments: Record<string, unknown>; consumers: number } | undefined>
  /** What a user may do in the virtual host; undefined where there is no such user, or it may do nothing there. */
  permissions(user: string): Promise<Permissions | undefined>
}

/** Patterns of the names that a user may declare, write to and read from. */
export type Permissions = { configure: string; write: string; read: string }

/**
 * `managementUrl` is the API's base without `/api`; without credentials of its own it takes those of `amqpUrl`, whose
 * path names the virtual host (none or `/` is the default one).
 *
 * @param ca authorities of the API's certificate, PEM; undefined: those of the system
 */
export function createManagement(managementUrl: string, amqpUrl: string, timeoutMs: number, ca?: string): Management {
  const { call, find } = createApi(managementUrl, amqpUrl, timeoutMs, ca)
  const vhost = encodeURIComponent(vhostOf(amqpUrl))
  return {
    async users() {
      const { text } = await call('GET', '/users?columns=name')
      return new Set((JSON.parse(text) as { name: string }[]).map(({ name }) => name))
    },
    async putUser({ user: login, passwordHash, key }) {
      const name = encodeURIComponent(login)
      await call('PUT', `/users/${name}`, {
        // An empty hash means that no password opens it: such a user comes with a client certificate.
        password_hash: passwordHash,
        hashing_algorithm: 'rabbit_password_hashing_sha256',
        tags: '',
      })
      await call('PUT', `/permissions/${vhost}/${name}`, permissionsOf(key))
      for (const [limit, value] of Object.entries(USER_LIMITS)) {
        await call('PUT', `/user-limits/${name}/${limit}`, { value })
      }
    },
    async limitQueues() {
      for (const [name, pattern, definition] of POLICIES) {
        await call('PUT', `/policies/${vhost}/${name}`, { pattern, definition, 'apply-to': 'queues' })
      }
    },
    async deleteUser(name) {
      await call('DELETE', `/users/${encodeURIComponent(name)}`)
    },
    async connections() {
      const { text } = await call('GET', '/connections?columns=name,user')
      return JSON.parse(text) as { name: string; user: string }[]
    },
    async closeConnection(name) {
      await call('DELETE', `/connections/${encodeURIComponent(name)}`)
    },
    async time() {
      const { headers } = await call('GET', '/whoami')
      return new Date(headers.date ?? Number.NaN)
    },
    queue: (name) => find(`/queues/${vhost}/${encodeURIComponent(name)}?columns=arguments,consumers`),
    permissions: (name) => find(`/permissions/${vhost}/${encodeURIComponent(name)}`),
    async queues() {
      const { text } = await call('GET', `/queues/${vhost}?columns=name,messages,consumers`)
      const rows = JSON.parse(text) as { name: string; messages?: number; consumers?: number }[]
      return new Map(rows.map((row) => [row.name, { messages: row.messages ?? 0, consumers: row.consumers ?? 0 }]))
    },
  }
}

/** Calls of the API, by paths below its base. `call` rejects with `StatusError` where the answer is none of success. */
function createApi(managementUrl: string, amqpUrl: string, timeoutMs: number, ca: string | undefined) {
  const url = new URL(managementUrl)
  const amqp = new URL(amqpUrl)
  const login = url.username === '' ? amqp : url
  const user = decodeURIComponent(login.username) || 'guest'
  const password = decodeURIComponent(login.password) || 'guest'
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
  const base = `${url.origin}${url.pathname.replace(/\/$/, '')}/api`

  const call = async (method: string, path: string, body?: object): Promise<Reply> => {
    const reply = await ask(`${base}${path}`, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      timeoutMs,
      ca,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (reply.status >= 200 && reply.status < 300) return reply
    if (method === 'DELETE' && reply.status === 404) return reply
    throw new StatusError(`${method} ${path} gave ${reply.status}: ${reply.text.slice(0, 200)}`, reply.status)
  }
  /** What is there by that name; undefined where nothing is. */
  const find = async <T>(path: string): Promise<T | undefined> => {
    try {
      return JSON.parse((await call('GET', path)).text) as T
    } catch (error) {
      if (error instanceof StatusError && error.status === 404) return undefined
      throw error
    }
  }
  return { call, find }
}

/** An answer of the API that is not what was asked for. */
class StatusError extends Error {
  readonly status: number
  constructor(message: string, status: number) {
    super(message)
    this.status = status
  }
}

/** Limits of one party's user at the broker: enough for several systems with several threads each. */
export const USER_LIMITS = { 'max-connections': 32, 'max-channels': 256 } as const

/** Messages and bytes that may wait for the hub. */
const INGRESS_LIMITS = { 'max-length': 100_000, 'max-length-bytes': 2 * 1024 ** 3 } as const

/**
 * Messages and bytes that may wait in a party's queue. Of what is reported no more than the relay's window lies there; the rest are
 * answers to what the party has sent, which end with the broker's word. One that sends and never reads its answers would fill
 * the broker's disk, which stops everybody (docs/decisions/0228).
 */
const PARTY_LIMITS = { 'max-length': 20_000, 'max-length-bytes': 256 * 1024 ** 2 } as const

/** Name, queues and limits of each policy; `reject-publish` is among the queues' arguments. */
const POLICIES = [
  ['corridor-ingress', `^${INGRESS_QUEUE.replaceAll('.', '\\.')}$`, INGRESS_LIMITS],
  ['corridor-parties', '^(country|party)\\.', PARTY_LIMITS],
] as const

/** The virtual host an AMQP URL names. */
export function vhostOf(amqpUrl: string): string {
  return decodeURIComponent(new URL(amqpUrl).pathname.slice(1)) || '/'
}

/** The user an AMQP URL names, whom no party's user may replace. */
export const userOf = (amqpUrl: string): string => decodeURIComponent(new URL(amqpUrl).username) || 'guest'
