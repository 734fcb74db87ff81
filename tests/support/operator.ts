import type { TestHub } from './hub.ts'

type Answer = { status: number; body: Record<string, unknown> }

/** One act of the test's operator; the hub has reloaded what it changed when it answers. */
export async function operate(
  hub: Pick<TestHub, 'url'>,
  method: 'PUT' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  value: unknown,
): Promise<Answer> {
  const answer = await tryTo(hub, method, path, value)
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
  return answer
}

/** The same, whatever comes of it. */
export async function tryTo(
  hub: Pick<TestHub, 'url'>,
  method: 'PUT' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  value: unknown,
  language = 'en',
): Promise<Answer> {
  const answer = await fetch(`${hub.url}${path}`, {
    method,
    headers: {
      authorization: 'Bearer token-of-operator',
      'content-type': 'application/json',
      'accept-language': language,
    },
    body: JSON.stringify(value),
  })
  const text = await answer.text()
  return { status: answer.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) }
}

/** How a country is reached from today on, as its registry says. */
export async function reach(hub: TestHub, code: string, connection: string): Promise<void> {
  // The day of the messages of tests/support/messages.ts, which are an hour old at most.
  const validFrom = new Date(Date.now() - 3_600_000).toISOString().slice(0, 10)
  const country = { code, name: code, currency: 'XOF', timeZone: 'UTC', validFrom, connection }
  await operate(hub, 'PUT', '/v1/countries?reason=test', { items: [country] })
}
