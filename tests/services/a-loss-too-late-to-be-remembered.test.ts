import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Closers, closeAll } from '../../src/compose/closers.ts'
import type { Core } from '../../src/compose/core.ts'
import { performOver } from '../../src/compose/registry-acts.ts'
import { openRestoreGate } from '../../src/compose/restore-gate.ts'
import { LogWentBack } from '../../src/ports/commit.ts'
import { createOwnCommits } from '../../src/store/own-commits.ts'
import { createPool } from '../../src/store/pool.ts'
import { type FreshDatabase, migratedDatabase } from '../support/database.ts'
import { type EarlierPoint, earlierPoint } from '../support/earlier-point.ts'

let folder = ''
let database: FreshDatabase
let pool: Pool
let point: EarlierPoint
const closers: Closers = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corridor-late-'))
  database = await migratedDatabase()
  pool = createPool({ connectionString: database.url, max: 4, onError: () => undefined })
  point = earlierPoint(database.url)
})
afterAll(async () => {
  await closeAll(closers)
  await pool.end()
  await database.drop()
  await point.drop()
  await rm(folder, { recursive: true, force: true })
})

/** What a hub's process has for its gate, which looks at the database by `looking`; each has committed nothing yet. */
function process(looking: Pick<Pool, 'query'> = pool) {
  const own = createOwnCommits()
  const perform = performOver(pool, undefined, own)
  const config = { data: folder, logOrigin: 'corridor/log' }
  const core = { pool: looking, own, perform, config, log: pino({ level: 'silent' }) } as unknown as Core
  const by = { operator: 'ama', reason: 'why', digest: Buffer.alloc(32), at: new Date() }
  /** One entry of the log. */
  const act = () =>
    perform({ ...by, act: 'reference-change', subject: 'x' }, async () => ({
      ok: true,
      changes: [{ key: 'x', change: 'added', after: {} }],
      answer: undefined,
    }))
  return { core, act }
}

const size = async (): Promise<number> =>
  Number((await pool.query<{ size: string }>('select size from log_head')).rows[0]?.size)

/** A pool that answers its next question, and no other, after something else has happened. */
function answeringAfter(meanwhile: () => Promise<unknown>) {
  let next: (() => Promise<unknown>) | undefined
  const query = async (text: string, values?: unknown[]) => {
    const answer = await pool.query(text, values)
    const happens = text.includes('log_head') ? next : undefined
    if (happens !== undefined) next = undefined
    await happens?.()
    return answer
  }
  return { looking: { query } as unknown as Pool, once: () => (next = meanwhile) }
}

test('what is committed while a process looks at the log is no loss, neither to it nor to one that starts', async () => {
  const others: Closers = []
  const other = process()
  await other.act()
  await openRestoreGate(other.core, others)

  // Another process commits, and remembers, after this one has read the head that it starts from.
  const starting = answeringAfter(async () => {
    await other.act()
    await closeAll(others)
  })
  starting.once()
  const started = await openRestoreGate(process(starting.looking).core, closers)
  expect(started.isClosed()).toBe(false)

  // It commits itself after its own look has read the head.
  const running = answeringAfter(async () => act())
  const own: Closers = []
  const { core, act } = process(running.looking)
  await act()
  const gate = await openRestoreGate(core, own)
  running.once()
  await closeAll(own)
  expect(await Promise.race([gate.goneBack, Promise.resolve('goes on')])).toBe('goes on')
})

test('a process commits nothing onto a log that lacks what it has just committed, and is closed when it starts again', async () => {
  const { core, act } = process()
  await act()
  const gate = await openRestoreGate(core, closers)
  expect(gate.isClosed()).toBe(false)
  await point.note()
  const kept = await size()
  await act()
  await act()
  await point.goBack()
  // No look has come in between: only the process itself knows.
  await expect(act()).rejects.toThrow(LogWentBack)
  await expect(gate.goneBack).rejects.toThrow('went back to an earlier point')
  expect(await size()).toBe(kept)

  const again = await openRestoreGate(process().core, closers)
  expect(again.isClosed()).toBe(true)
  expect(again.standing()).toMatchObject({ state: 'restored', from: kept })
})
