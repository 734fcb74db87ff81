import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Edge, startEdge } from './http-fixture.ts'

/** Far longer than the test may take: what is waited for so long fails it. */
const DRAIN_MS = 3_600_000

let edge: Edge
let closed: Promise<unknown>
const agent = new Agent({ keepAlive: true, maxSockets: 1 })

beforeAll(async () => {
  edge = await startEdge(({ limits }) => ({ limits: { ...limits, drainMs: DRAIN_MS } }))
})
afterAll(async () => {
  agent.destroy()
  await edge.close()
})

async function ask(): Promise<IncomingMessage> {
  const asked = request(`${edge.url}/healthz`, { agent })
  asked.end()
  const [answer] = (await once(asked, 'response')) as [IncomingMessage]
  answer.resume()
  await once(answer, 'end')
  return answer
}

const port = (): number => Number(new URL(edge.url).port)

test('lets nobody in any more', async () => {
  expect((await ask()).headers.connection).toBe('keep-alive')
  closed = edge.app.close()
  const stranger = connect(port(), '127.0.0.1')
  const [error] = (await once(stranger, 'error')) as [NodeJS.ErrnoException]
  expect(error.code).toBe('ECONNREFUSED')
})

test('serves who has a connection, says that it ends, and waits for nobody else', async () => {
  const answer = await ask()
  expect(answer.statusCode).toBe(200)
  expect(answer.headers.connection).toBe('close')
  await closed
})
