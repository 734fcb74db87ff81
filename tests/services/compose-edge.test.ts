import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { closuresOf } from '../../src/compose/border-closures.ts'
import { batchDeps, type Core } from '../../src/compose/core.ts'
import { createCourier, schedulerOf } from '../../src/compose/courier.ts'
import { startServer } from '../../src/compose/edge.ts'
import { startHub } from '../../src/compose/hub.ts'
import { createPipeline } from '../../src/compose/pipeline.ts'
import { startHealth } from '../../src/compose/readiness.ts'
import { OPEN_GATE } from '../support/open-gate.ts'
import { type ComposeStage, openComposeStage } from './compose-stage.ts'

let stage: ComposeStage

beforeAll(async () => {
  stage = await openComposeStage()
})
afterEach(() => stage.end())
afterAll(() => stage.close())

/** The edge of a hub whose broker is not connected yet. */
async function serve(core: Core): Promise<string> {
  const { broker, committer } = createCourier(core)
  const handle = createPipeline(core, committer)
  const scheduler = schedulerOf(core, committer)
  const health = await startHealth(core, { broker, gate: OPEN_GATE }, stage.closers)
  return startServer(core, { broker, committer, handle, scheduler, health, gate: OPEN_GATE }, {}, stage.closers)
}

/** A port that somebody else listens on. */
async function takenPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  stage.closers.push(async () => void server.close())
  return (server.address() as AddressInfo).port
}

test('a port that is taken ends the start of the edge, and what stood behind the door is ended too', async () => {
  const port = await takenPort()
  await expect(stage.open({ port }).then(serve)).rejects.toThrow(/EADDRINUSE/)
})

test('a TLS file that is not there opens no door', async () => {
  const none = join(stage.config.data, 'none')
  const core = await stage.open({ tls: { key: none, certificate: none, clientCa: stage.config.trustCa } })
  await expect(serve(core)).rejects.toThrow(/ENOENT/)
})

test('a hub that finds its port taken says so, and has ended by itself all that it had begun', async () => {
  const port = await takenPort()
  await expect(startHub({ ...stage.config, port }, { log: stage.log })).rejects.toThrow(/EADDRINUSE/)
})

test('the edge answers until it is ended, and then nobody does', async () => {
  const url = await serve(await stage.open())
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
  await stage.end()
  await expect(fetch(`${url}/healthz`)).rejects.toThrow('fetch failed')
})

test('everything the hub rests on is looked at, each with a probe of its own', async () => {
  const core = await stage.open()
  const { broker } = createCourier(core)
  const health = await startHealth(core, { broker, gate: OPEN_GATE }, stage.closers)
  expect(Object.fromEntries(health.last().map(({ name, state }) => [name, state]))).toEqual({
    database: 'ok',
    migrations: 'ok',
    'reference-data': 'ok',
    log: 'ok',
    // Nobody has connected it.
    broker: 'down',
    'database-clock': 'ok',
    'broker-clock': 'ok',
    'set-aside': 'ok',
    timers: 'ok',
    'revocation-lists': 'ok',
  })
})

test('where no post is closed nobody is told anything, and the end waits for no round', async () => {
  const core = await stage.open()
  const { committer } = createCourier(core)
  const { decodeStored } = batchDeps(core)
  const closures = closuresOf({ pool: core.pool, vault: core.vault, committer, decodeStored, log: core.log })
  await closures.wake()
  await closures.stop()
  expect((await core.pool.query('select from log_leaves')).rowCount).toBe(0)
})

test('a hub that is stopped has ended all that it had begun, however often it is told to', async () => {
  const hub = await startHub(stage.config, { log: stage.log })
  expect(await stage.sessions()).toBeGreaterThan(0)
  await Promise.all([hub.stop(), hub.stop()])
  await stage.end()
  expect(await stage.sessions()).toBe(0)
})
