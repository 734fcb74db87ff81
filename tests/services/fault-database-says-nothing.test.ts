import { afterAll, afterEach, beforeAll, expect, onTestFailed, test } from 'vitest'
import { QUICK } from '../support/pace.ts'
import { openStage, type ProcessHub, type Stage } from '../support/process-hub.ts'
import { openScene, type Scene } from '../support/scene.ts'
import { startProxy, type TcpProxy } from '../support/tcp-proxy.ts'
import { waitFor } from '../support/wait-for.ts'

let proxy: TcpProxy
let stage: Stage
let hub: ProcessHub
let scene: Scene
let grn: string

beforeAll(async () => {
  stage = await openStage()
  proxy = await startProxy(stage.databaseUrl)
  hub = await stage.startHub({ databaseUrl: proxy.url }, QUICK)
  scene = await openScene(stage, hub)
  grn = await scene.guarantee('1000000')
})
afterEach(() => proxy.heal())
afterAll(async () => {
  await scene.close()
  await proxy.close()
})

const read = async (path: string, token = 'token-of-operator'): Promise<number> => {
  const headers = { authorization: `Bearer ${token}` }
  return (await fetch(`${hub.url}${path}`, { headers, signal: AbortSignal.timeout(60_000) })).status
}

test.for(['server', 'client', 'both'] as const)(
  'everything from %s is dropped under load: all are answered 503, and afterwards the hub goes on by itself',
  async (from) => {
    onTestFailed(() => console.error(hub.ended(), [...scene.client.statuses], hub.output().slice(-4000)))
    const { client } = scene
    const pid = hub.pid()
    client.statuses.clear()
    let over = false
    const before = client.receipts.length
    const load = scene.load(4, grn, () => over)
    await waitFor(() => client.receipts.length > before + 40, { label: 'traffic' })
    proxy.blackHole(from)
    // Two callers take all places there are for reads, and wait for them once more, on a server that says nothing.
    const callers = ['token-of-operator', 'token-of-second-operator']
    const reads = await Promise.all(
      Array.from({ length: 12 }, (_, at) => read('/v1/movements', callers[at % callers.length])),
    )
    expect(reads.filter((status) => status !== 503)).toEqual([])
    await waitFor(() => (client.statuses.get(503) ?? 0) >= 4, { label: '503 for every sender' })
    expect(await read('/healthz')).toBe(200)
    proxy.heal()
    const after = client.receipts.length
    await waitFor(() => client.receipts.length > after + 40, { label: 'traffic afterwards' })
    over = true
    await load
    expect(await scene.findings()).toEqual([])
    expect(await read('/v1/movements')).toBe(200)
    expect(hub.pid()).toBe(pid)
    expect(hub.ended()).toBeUndefined()
  },
)
