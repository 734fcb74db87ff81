import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'

/** A virtual host of one test file. */
export interface FreshVhost {
  /** AMQP URL of the vhost, as the broker's administrator. */
  readonly amqpUrl: string
  /** Base URL of the management API, with the account in it. */
  readonly amqpManagementUrl: string
  readonly name: string
  drop(): Promise<void>
}

/**
 * One call of RabbitMQ's management API.
 * @param managementUrl base URL with user and password in it, which `fetch` itself does not take
 * @param path from `/api/` on
 * @returns the parsed answer, undefined when it has no body
 * @throws Error for any status that is not 2xx; 404 is undefined when asking or deleting
 */
export const managementCall = async (
  managementUrl: string,
  method: 'GET' | 'PUT' | 'POST' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<unknown> => {
  const url = new URL(path, managementUrl)
  const account = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`
  url.username = ''
  url.password = ''
  const answer = await fetch(url, {
    method,
    headers: {
      authorization: `Basic ${Buffer.from(account).toString('base64')}`,
      'content-type': 'application/json',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(15_000),
  })
  const text = await answer.text()
  if (answer.status === 404 && (method === 'GET' || method === 'DELETE')) return undefined
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
  return text === '' ? undefined : (JSON.parse(text) as unknown)
}

/**
 * Creates a virtual host with a name of its own and gives the administrator all rights in it.
 * @param broker another broker than the run's, for tests with a private one
 */
export const freshVhost = async (
  broker: { readonly amqpUrl: string; readonly amqpManagementUrl: string } = inject('services'),
): Promise<FreshVhost> => {
  const name = `corridor-test-${randomBytes(6).toString('hex')}`
  const url = new URL(broker.amqpUrl)
  const call = managementCall.bind(undefined, broker.amqpManagementUrl)
  await call('PUT', `/api/vhosts/${name}`, {})
  const all = { configure: '.*', write: '.*', read: '.*' }
  await call('PUT', `/api/permissions/${name}/${url.username || 'guest'}`, all)
  url.pathname = `/${name}`
  return {
    amqpUrl: url.href,
    amqpManagementUrl: broker.amqpManagementUrl,
    name,
    drop: async () => {
      await call('DELETE', `/api/vhosts/${name}`)
    },
  }
}
