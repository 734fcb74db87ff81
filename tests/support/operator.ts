import type { TestHub } from './hub.ts'

type Answer = { status: number; body: Record<string, unknown> }

/** One act of the test's operator; the hub has reloaded what it changed when it answers. */
export async function operate(hub: TestHub, method: 'PUT' | 'POST', path: string, value: unknown): Promise<Answer> {
  const answer = await fetch(`${hub.url}${path}`, {
    method,
    headers: { authorization: 'Bearer token-of-operator', 'content-type': 'application/json' },
    body: JSON.stringify(value),
  })
  const body = (await answer.json()) as Record<string, unknown>
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(body)}`)
  return { status: answer.status, body }
}

/** How a country is reached from today on, as its registry says. */
export async function reach(hub: TestHub, code: string, connection: string): Promise<void> {
  // The day of the messages of tests/support/messages.ts, which are an hour old at most.
  const validFrom = new Date(Date.now() - 3_600_000).toISOString().slice(0, 10)
  const country = { code, name: code, currency: 'XOF', timeZone: 'UTC', validFrom, connection }
  await operate(hub, 'PUT', '/v1/countries?reason=test', { items: [country] })
}
