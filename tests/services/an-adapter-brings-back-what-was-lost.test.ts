import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { type RunningAdapter, runAdapterHost } from '../../src/adapter-host/host.ts'
import type { SendResult } from '../../src/adapter-api/index.ts'
import { runCommand } from '../../src/cli/commands.ts'
import { processTimers } from '../../src/compose/process-timers.ts'
import type { Message } from '../../src/generated/types.ts'
import { adapterConfig } from '../support/adapter.ts'
import { checkInvariants } from '../support/invariants.ts'
import { newGrn, registration } from '../support/messages.ts'
import { createPatientClient } from '../support/patient-client.ts'
import { openStage, type ProcessHub, type Stage } from '../support/process-hub.ts'
import { newJourney, type Journey } from '../support/scene.ts'
import { waitFor } from '../support/wait-for.ts'

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
    start: async (send) => void (globalThis.sendByPlain = send),
    deliver: async () => ({ outcome: 'accepted' }),
    stop: async () => undefined,
  }),
})
`
type Event = { event: string } & Record<string, unknown>
declare global {
  var sendByPlain: ((message: Message) => Promise<SendResult>) | undefined
}

let folder = ''
let stage: Stage
let hub: ProcessHub
let adapter: RunningAdapter
const events: Event[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corridor-plain-'))
  await mkdir(join(folder, 'plain'))
  await writeFile(join(folder, 'plain', 'manifest.json'), JSON.stringify(MANIFEST))
  await writeFile(join(folder, 'plain', 'index.ts'), ADAPTER)
  stage = await openStage()
  hub = await stage.startHub()
  adapter = await startAdapter()
})
afterAll(async () => {
  await adapter.stop()
  await stage.close()
  await asAdmin(`drop database if exists ${COPY}`)
  await rm(folder, { recursive: true, force: true })
})

/** Acts for both countries of the road, over AMQP. */
async function startAdapter(): Promise<RunningAdapter> {
  const parts = await Promise.all(
    ['TG', 'BF'].map(async (key) => {
      await mkdir(join(folder, key))
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
    log: (event, fields) => void events.push({ ...fields, event }),
    logEveryMs: 200,
  })
}

const COPY = `copy_${process.pid}_${Date.now()}`
const nameOfDatabase = (): string => new URL(stage.databaseUrl).pathname.slice(1)

async function asAdmin(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: inject('services').databaseUrl })
  await client.connect()
  try {
    for (const sql of statements) await client.query(sql)
  } finally {
    await client.end()
  }
}

/** As pg_dump and psql would, in a moment: nobody may be connected to what is copied. */
const copy = (from: string, to: string): Promise<void> =>
  asAdmin(
    `alter database ${from} allow_connections false`,
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${from}'`,
    `drop database if exists ${to} with (force)`,
    `create database ${to} template ${from}`,
    `alter database ${from} allow_connections true`,
  )

async function travel(journey: Journey): Promise<void> {
  for (const { message } of journey.steps) {
    expect(await globalThis.sendByPlain?.(message), message.type).toMatchObject({ outcome: 'accepted' })
  }
}

const count = async (sql: string): Promise<number> =>
  Number((await stage.pool.query<{ n: number }>(`select count(*)::int as n from ${sql}`)).rows[0]?.n)

const allTaken = (): Promise<true> =>
  waitFor(
    async () => (await count(`outbox where receiver in ('TG', 'BF') and state <> 'delivered'`)) === 0 || undefined,
    {
      label: 'everything taken',
    },
  ).then(() => true)

const reconciliation = async (): Promise<Record<string, unknown>> => {
  const headers = { authorization: 'Bearer token-of-operator' }
  return (await (await fetch(`${hub.url}/v1/reconciliation`, { headers })).json()) as Record<string, unknown>
}

/** `corridor reconcile` by the hub. */
async function reconcile(...args: string[]): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = []
  const out = (line: string): void => void lines.push(line)
  const called = ['reconcile', '--hub', hub.url, '--token', 'token-of-operator', ...args]
  const stopped = new AbortController().signal
  return { code: await runCommand({ args: called, env: {}, stopped, out, err: out }), lines }
}

test('a hub below which the database goes back ends, and once it is opened adapters bring back by themselves what they hold receipts of', async () => {
  const grn = newGrn()
  await createPatientClient(hub.url).send(stage.party('TG/fonds-garantie'), registration(grn, '1000000'))
  const [before, lost] = [newJourney(grn), newJourney(grn)]
  await travel(before)
  await allTaken()
  await hub.kill()
  await copy(nameOfDatabase(), COPY)
  await hub.restart()
  const kept = await count('log_leaves')
  await travel(lost)
  await allTaken()
  const had = await count('log_leaves')
  await waitFor(async () => (await readdir(join(stage.pki.folder, 'log'))).some((file) => file.includes(`.${had}.`)), {
    label: 'the state of the log to be remembered',
  })

  await copy(COPY, nameOfDatabase())
  await waitFor(() => hub.ended(), { label: 'the hub to end by itself' })
  expect(hub.output()).toContain('the database went back to an earlier point while the hub was running')
  await hub.restart()
  expect(await reconciliation()).toMatchObject({ state: 'restored', from: kept, to: had })
  expect(await count('log_leaves')).toBe(kept)

  expect(await reconcile('--open', '--reason', 'the backup ended there')).toMatchObject({ code: 0 })
  expect(await reconcile('--open', '--reason', 'once more')).toMatchObject({ code: 1 })
  const own = (key: string): number => lost.steps.filter(({ from }) => from === key).length
  await waitFor(
    async () => {
      const { parties } = (await reconciliation()) as { parties: { party: string; receipts: number; back: number }[] }
      return ['TG', 'BF'].every((key) =>
        parties.some(({ party, receipts, back }) => party === key && receipts === own(key) && back === own(key)),
      )
    },
    { label: 'everything to come back' },
  )
  await allTaken()
  // As they were sent, over both parties: none before what it follows.
  const back = events.filter(({ event }) => event === 'brought-back').map(({ receiptIndex }) => Number(receiptIndex))
  expect(back).toHaveLength(lost.steps.length)
  expect(back).toEqual(back.toSorted((one, other) => one - other))
  expect(events.filter(({ event }) => event === 'refused' || event === 'refused-when-brought-back')).toEqual([])
  const states = await stage.pool.query(`select distinct state from movements`)
  expect(states.rows).toEqual([{ state: 'discharged' }])
  // And what is new goes on as ever.
  await travel(newJourney(grn))
  await allTaken()
  expect(events.filter(({ event }) => event === 'refused')).toEqual([])
  const closed = await reconcile('--close', '--reason', 'all is back')
  expect(closed).toMatchObject({
    code: 0,
    lines: expect.arrayContaining([expect.stringMatching(/^closed .*, 0 missing$/)]),
  })
  expect(await reconciliation()).toMatchObject({ state: 'closed', missing: 0 })
  expect(await checkInvariants(stage.pool)).toEqual([])
})
