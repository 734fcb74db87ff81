import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RunningAdapter } from '../../src/adapter-host/host.ts'
import { runCommand } from '../../src/cli/commands.ts'
import { type EarlierPoint, earlierPoint } from './earlier-point.ts'
import { type AdapterEvent, startPlainAdapter } from './plain-adapter.ts'
import { openStage, type ProcessHub, type Stage } from './process-hub.ts'
import { waitFor } from './wait-for.ts'

/** A hub whose database can be put back to an earlier point, and an adapter beside it. */
export type RestoreDrill = {
  readonly stage: Stage
  readonly hub: ProcessHub
  readonly point: EarlierPoint
  /** Where the adapter keeps what it has, a folder for each party. */
  readonly folder: string
  /** What the adapter has told, also before it was started again. */
  readonly events: readonly AdapterEvent[]
  readonly startAdapter: () => Promise<void>
  readonly stopAdapter: () => Promise<void>
  readonly count: (from: string) => Promise<number>
  /** Resolves when the adapter's parties have reported everything. */
  readonly taken: () => Promise<void>
  /** `corridor reconcile` by the hub. */
  readonly reconcile: (...args: string[]) => Promise<{ code: number; lines: string[] }>
  readonly close: () => Promise<void>
}

/** @param keys parties of the adapter, over AMQP; it is started */
export async function openRestoreDrill(keys: readonly string[]): Promise<RestoreDrill> {
  const folder = await mkdtemp(join(tmpdir(), 'corridor-drill-'))
  const stage = await openStage()
  const point = earlierPoint(stage.databaseUrl)
  const hub = await stage.startHub()
  const events: AdapterEvent[] = []
  const start = (): Promise<RunningAdapter> =>
    startPlainAdapter({ stage, hub, folder, keys, told: (event) => void events.push(event) })
  let adapter = await start()
  const count = async (from: string): Promise<number> =>
    Number((await stage.pool.query<{ n: number }>(`select count(*)::int as n from ${from}`)).rows[0]?.n)
  const open = `outbox where receiver in (${keys.map((key) => `'${key}'`).join(', ')}) and state <> 'delivered'`
  return {
    stage,
    hub,
    point,
    folder,
    events,
    startAdapter: async () => void (adapter = await start()),
    stopAdapter: () => adapter.stop(),
    count,
    taken: async () => {
      await waitFor(async () => (await count(open)) === 0 || undefined, { label: 'everything taken' })
    },
    reconcile: async (...args) => {
      const lines: string[] = []
      const out = (line: string): void => void lines.push(line)
      const called = ['reconcile', '--hub', hub.url, '--token', 'token-of-operator', ...args]
      const stopped = new AbortController().signal
      return { code: await runCommand({ args: called, env: {}, stopped, out, err: out }), lines }
    },
    close: async () => {
      await adapter.stop()
      await stage.close()
      await point.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
