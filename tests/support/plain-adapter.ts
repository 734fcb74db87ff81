import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SendResult } from '../../src/adapter-api/index.ts'
import { type RunningAdapter, runAdapterHost } from '../../src/adapter-host/host.ts'
import { processTimers } from '../../src/compose/process-timers.ts'
import type { Message } from '../../src/generated/types.ts'
import { adapterConfig } from './adapter.ts'
import type { ProcessHub, Stage } from './process-hub.ts'

/** A system that hands in messages as they are, and takes everything. */
const MANIFEST = {
  name: 'plain',
  title: 'Plain',
  api: '1',
  system: 'A system that takes everything',
  roles: ['customs'],
  formats: ['json'],
  receives: [
    'anticipated-transit-record',
    'anticipated-arrival-record',
    'border-exit-notice',
    'border-entry-notice',
    'arrival-advice',
    'control-results',
    'discharge',
  ],
  sends: [],
  settings: [],
}
const ADAPTER = `export default () => ({
  toNational: (message) => message.type,
  fromNational: (message) => message,
  createTransport: () => ({
    start: async (send) => void (globalThis.plainAdapterSends = send),
    deliver: async () => ({ outcome: 'accepted' }),
    stop: async () => undefined,
  }),
})
`

declare global {
  var plainAdapterSends: ((message: Message) => Promise<SendResult>) | undefined
}

export type AdapterEvent = { event: string } & Record<string, unknown>

/** Hands a message to the adapter that was started last. */
export async function sendByPlain(message: Message): Promise<SendResult> {
  if (globalThis.plainAdapterSends === undefined) throw new Error('no adapter was started')
  return globalThis.plainAdapterSends(message)
}

/** Starts it for some parties, which send and receive over AMQP; it looks at the hub's log five times a second. */
export async function startPlainAdapter({
  stage,
  hub,
  folder,
  keys,
  told,
}: {
  stage: Stage
  hub: ProcessHub
  folder: string
  keys: readonly string[]
  told: (event: AdapterEvent) => void
}): Promise<RunningAdapter> {
  await mkdir(join(folder, 'plain'), { recursive: true })
  await writeFile(join(folder, 'plain', 'manifest.json'), JSON.stringify(MANIFEST))
  await writeFile(join(folder, 'plain', 'index.ts'), ADAPTER)
  const parts = await Promise.all(
    keys.map(async (key) => {
      await mkdir(join(folder, key), { recursive: true })
      return adapterConfig({ ...stage, url: hub.url, config: stage }, key, join(folder, key))
    }),
  )
  const [first] = parts
  if (first === undefined) throw new Error('no party')
  return runAdapterHost({
    name: 'plain',
    config: { ...first, connections: parts.flatMap(({ connections }) => connections) },
    adapters: folder,
    clock: () => new Date(),
    timers: processTimers,
    log: (event, fields) => told({ ...fields, event }),
    logEveryMs: 200,
  })
}
