import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { adapterConfig } from '../support/adapter.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { released } from '../support/journey.ts'
import { startProxy, type TcpProxy } from '../support/tcp-proxy.ts'
import { waitFor } from '../support/wait-for.ts'

const command = join(import.meta.dirname, '..', '..', 'bin', 'corridor.js')

let hub: TestHub
let proxy: TcpProxy
let folder = ''
let child: ChildProcess
let output = ''

beforeAll(async () => {
  hub = await startTestHub()
  proxy = await startProxy(hub.config.amqpUrl)
  folder = await mkdtemp(join(tmpdir(), 'corridor-adapter-'))
})
afterEach(() => {
  // The launcher and what it started, should it not have ended.
  if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
})
afterAll(async () => {
  await proxy.close()
  await hub.stop()
  await rm(folder, { recursive: true, force: true })
})

async function startAdapter(amqp: string): Promise<void> {
  const file = join(folder, 'adapter.json')
  const config = await adapterConfig(hub, 'BF', folder)
  await writeFile(file, JSON.stringify({ ...config, amqp, data: join(folder, `data-${Date.now()}`) }))
  output = ''
  child = spawn(process.execPath, [command, 'adapter', 'simulator', '--config', file], { detached: true })
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data: Buffer) => (output += data.toString()))
  await waitFor(() => output.includes('adapter-up'), { label: `the adapter up (${output})` })
}

/** The exit code; killed after a minute, which no orderly stop needs. */
async function endedBySigterm(): Promise<number | null> {
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), 60_000)
  const [code] = (await once(child, 'exit')) as [number | null]
  clearTimeout(late)
  return code
}

test('an adapter whose broker is not there lives on and tries again, until SIGTERM ends it with code 0', async () => {
  const gone = await startProxy(hub.config.amqpUrl)
  await gone.close()
  await startAdapter(gone.url)
  await waitFor(() => output.split('amqp-unreachable').length > 4, { label: 'the fourth try' })
  expect(child.exitCode).toBeNull()
  expect(await endedBySigterm()).toBe(0)
})

test('SIGTERM ends an adapter that is taking deliveries, with code 0', async () => {
  await startAdapter(hub.config.amqpUrl)
  await waitFor(() => output.includes('amqp-up'), { label: 'the adapter connected' })
  await released(hub)
  await waitFor(() => output.includes('delivered'), { label: 'a delivery' })
  expect(await endedBySigterm()).toBe(0)
})

test('SIGTERM ends an adapter whose broker no longer says anything, with code 0', async () => {
  await startAdapter(proxy.url)
  await waitFor(() => output.includes('amqp-up'), { label: 'the adapter connected' })
  proxy.fromServer = () => 'hold'
  await released(hub)
  expect(await endedBySigterm()).toBe(0)
})

test('SIGTERM ends an adapter whose broker never answered, with code 0', async () => {
  proxy.fromServer = () => 'hold'
  await startAdapter(proxy.url)
  expect(await endedBySigterm()).toBe(0)
})
