import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommand } from '../../src/cli/commands.ts'
import type { ServerDeps } from '../../src/http/deps.ts'
import { createServer } from '../../src/http/server.ts'
import { createIdentities } from '../../src/store/reads/identities.ts'
import { createBrowser, signIn } from '../support/people.ts'
import { waitFor } from '../support/wait-for.ts'
import { type Edge, peopleFor, startEdge, TOKENS } from './http-fixture.ts'

/** Two hubs on one database: what one of them ends is over at the other. */
let edge: Edge
let other: FastifyInstance
let otherUrl = ''
beforeAll(async () => {
  let deps: ServerDeps | undefined
  edge = await startEdge((given) => {
    deps = given
    return {}
  })
  if (deps === undefined) throw new Error('the edge was not asked what to change')
  const clock = (): Date => edge.now.value
  // Nothing that remembers anything is shared.
  const own = { people: peopleFor(edge.pool, edge.hub, clock), identities: createIdentities(edge.pool, clock) }
  other = await createServer({ ...deps, ...own })
  await other.listen({ host: '127.0.0.1', port: 0 })
  otherUrl = `http://127.0.0.1:${(other.server.address() as AddressInfo).port}`
})
afterAll(async () => {
  await other.close()
  await edge.close()
})

/** `corridor officer …` against the first hub. */
async function officer(...args: string[]): Promise<{ code: number; answer: Record<string, unknown>; err: string }> {
  const [out, err]: [string[], string[]] = [[], []]
  const code = await runCommand({
    args: ['officer', ...args, '--hub', edge.url, '--token', TOKENS.operator],
    env: {},
    stopped: new AbortController().signal,
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
  })
  return { code, answer: JSON.parse(out.join('') || '{}') as Record<string, unknown>, err: err.join('\n') }
}

const invited = async (pseudonym: string): Promise<{ id: string; code: string }> => {
  const details = ['--name', 'Afi Mensah', '--offices', 'TGLFW001', '--language', 'pt', '--reason', 'starts']
  const { answer } = await officer('add', 'TG', pseudonym, ...details)
  return { id: String(answer['id']), code: (answer['invitation'] as { code: string }).code }
}

test('the command refuses what the hub refuses, and says why', async () => {
  const { code, err } = await officer('add', 'TG', 'nobody', '--name', 'A', '--offices', 'TGXXX999', '--reason', 'x')
  expect(code).toBe(1)
  expect(err).toContain('TGXXX999')
})

test('a session begun at one hub is open at the other, and ended at one is over at both', async () => {
  const { code } = await invited('both')
  const browser = createBrowser(() => edge.url)
  await signIn(browser, { code, pin: '402917' })
  const there = createBrowser(() => otherUrl)
  for (const [name, value] of browser.cookies) there.cookies.set(name, value)
  expect((await there.fetch('GET', '/v1/session')).status).toBe(200)
  expect((await browser.fetch('DELETE', '/v1/session')).status).toBe(200)
  expect((await there.fetch('GET', '/v1/session')).status).toBe(401)
})

test('an invitation used at one hub is used at the other', async () => {
  const { code } = await invited('once')
  await signIn(
    createBrowser(() => edge.url),
    { code, pin: '402917' },
  )
  const answer = await createBrowser(() => otherUrl).fetch('POST', '/v1/session', { code, pin: '402917' })
  expect(answer.status).toBe(403)
})

test('whoever is ended by the command is out at the other hub, its open stream included', async () => {
  const operator = createBrowser(() => otherUrl)
  await signIn(operator, { token: TOKENS.auditor })
  const stream = await operator.fetch('GET', '/v1/events')
  let over = false
  void stream.text().then(() => (over = true))
  const { id, code } = await invited('leaves')
  const browser = createBrowser(() => otherUrl)
  await signIn(browser, { code, pin: '402917' })
  expect((await officer('end', id, '--reason', 'left')).answer).toMatchObject({ active: false })
  expect((await browser.fetch('GET', '/v1/session')).status).toBe(401)
  await edge.pool.query(`update tokens set revoked_at = $1 where name = 'auditor'`, [edge.now.value])
  await waitFor(async () => over, { label: 'the stream at the other hub to end' })
})

test('the command lists, changes, invites again and takes phones away', async () => {
  const { id, code } = await invited('works')
  const { device } = await signIn(
    createBrowser(() => otherUrl),
    { code, pin: '402917' },
  )
  expect((await officer('set', id, '--rights', 'facts, decisions', '--reason', 'more')).answer).toMatchObject({
    rights: ['facts', 'decisions'],
    language: 'pt',
  })
  expect((await officer('invite', id, '--reason', 'new phone')).answer['code']).toMatch(
    /^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/,
  )
  expect((await officer('device', 'list', id)).answer).toMatchObject({ items: [{ id: device }] })
  const ended = await officer('device', 'end', id, String(device), '--reason', 'lost')
  expect(ended.answer).toMatchObject({ items: [{ id: device, endedAt: expect.any(String) as string }] })
  const { items } = (await officer('list')).answer as { items: { pseudonym: string }[] }
  expect(items.map(({ pseudonym }) => pseudonym)).toContain('works')
})
