import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditPool } from '../../src/compose/audit.ts'
import { formatAmount } from '../../src/domain/values/money.ts'
import { createReads } from '../../src/store/reads/index.ts'
import { migrate } from '../../src/store/migrate.ts'
import { createPool } from '../../src/store/pool.ts'
import { createHubVerifier, type HubVerifier } from '../../src/trust/seal.ts'
import { derOf } from '../../src/trust/x509/pem.ts'
import { fill, type Filled } from '../../tools/fill/fill.ts'
import { planFor, stepsOf } from '../../tools/fill/plan.ts'
import { multiplyForSize } from '../../tools/fill/size.ts'
import { createFillWorld, type FillWorld, readFillWorld } from '../../tools/fill/world.ts'
import { freshDatabase, type FreshDatabase } from '../support/database.ts'
import { testVault } from '../support/body-key.ts'
import type { BodyVault } from '../../src/ports/body-vault.ts'
import { createBodyVault, secretOfPem } from '../../src/trust/body-vault.ts'

const MOVEMENTS = 200

/** A database with the world of the filler in it, and nothing else yet. */
async function emptyWorld(movements: number) {
  const database = await freshDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'corridor-fill-'))
  const pool = createPool({ connectionString: database.url, max: 2, onError: () => undefined })
  await migrate(pool)
  const world = await createFillWorld(pool, folder, planFor(movements, 2, Date.parse('2026-11-01T12:00:00Z')))
  return { database, folder, pool, world }
}

type Filling = { database: FreshDatabase; folder: string; pool: Pool; world: FillWorld }

const run = (
  { database, world }: Filling,
  more: { signal?: AbortSignal; progress?: (messages: number) => void } = {},
) =>
  fill({
    databaseUrl: database.url,
    ...world,
    ...(more.signal === undefined ? {} : { signal: more.signal }),
    progress: ({ messages }) => more.progress?.(messages),
  })

async function remove({ database, folder, pool }: Filling): Promise<void> {
  await pool.end()
  await Promise.all([database.drop(), rm(folder, { recursive: true })])
}

const verifierOf = async ({ world }: Filling): Promise<HubVerifier> =>
  createHubVerifier([derOf(await readFile(world.files.hubCertificate, 'utf8'))])

const vaultOf = async ({ world }: Filling): Promise<BodyVault> =>
  createBodyVault(secretOfPem(await readFile(world.files.hubKey, 'utf8')))

const countOf = async ({ pool }: Filling, sql: string): Promise<number> => {
  const { rows } = await pool.query<{ count: string }>(`select count(*) ${sql}`)
  return Number(rows[0]?.count)
}

/** Messages that are not with their receivers yet. */
async function openOf({ pool }: Filling): Promise<number> {
  const reads = createReads(pool, {
    vault: testVault,
    ofHub: pool,
    format: formatAmount,
    due: ({ dueAt }) => Date.parse(dueAt),
    now: () => Date.now(),
  })
  const queues = await reads.queues(new Date())
  return queues.reduce((sum, { depth, parked }) => sum + depth + parked, 0)
}

describe('a filled database', () => {
  let filling: Filling
  let filled: Filled
  beforeAll(async () => {
    filling = await emptyWorld(MOVEMENTS)
    filled = await run(filling)
  }, 900_000)
  afterAll(() => remove(filling))

  test('has every message of the plan and nothing that waits for a receiver', async () => {
    const { plan } = filling.world
    const planned = Array.from({ length: MOVEMENTS }, (_, serial) => stepsOf(plan, serial).length)
    expect(filled.messages).toBe(planned.reduce((sum, steps) => sum + steps, 0))
    expect(await countOf(filling, `from movements where state <> 'none'`)).toBe(MOVEMENTS)
    expect(await openOf(filling)).toBe(0)
  })

  test('has movements of all kinds: most are discharged, others on the road, held, called off or under discrepancy', async () => {
    const { rows } = await filling.pool.query<{ state: string; count: string }>(
      'select state, count(*) from movements group by state',
    )
    const states = new Map(rows.map(({ state, count }) => [state, Number(count)]))
    expect(states.get('discharged')).toBeGreaterThan(MOVEMENTS / 2)
    for (const state of ['cancelled', 'under-discrepancy', 'in-transit', 'none']) {
      expect(states.get(state), state).toBeGreaterThan(0)
    }
    expect(await countOf(filling, 'from movements where held > 0')).toBeGreaterThan(0)
    expect(await countOf(filling, 'from refusals')).toBeGreaterThan(0)
  })

  test('is what the audit accepts, with every decision made again and every signature of the hub verified', async () => {
    const report = await auditPool(filling.pool, await verifierOf(filling), await vaultOf(filling))
    expect(report.findings).toEqual([])
    expect(report.notCompared).toEqual({})
    expect(report.counts.decidedAgain).toBeGreaterThan(filled.messages)
    expect(report.counts.seals).toBe(report.counts.outboxRows)
  }, 300_000)

  test('is no longer accepted when one movement is changed', async () => {
    const client = await filling.pool.connect()
    try {
      await client.query('begin')
      await client.query(
        `update movements set state = 'in-transit', doc = replace(doc::text, '"discharged"', '"in-transit"')::json
         where mrn = (select min(mrn) from movements where state = 'discharged')`,
      )
      await client.query('commit')
    } finally {
      client.release()
    }
    const report = await auditPool(filling.pool, await verifierOf(filling), await vaultOf(filling))
    expect(report.findings.map(({ invariant }) => invariant)).toContain('I4')
  }, 300_000)

  test('is made as large as ten years by what a commit looks at, before the beginning of its log', async () => {
    const { pool } = filling
    const keys = async () =>
      (await pool.query(`select indexdef from pg_indexes where tablename !~ '^fill_' order by 1`)).rows
    const [before, head] = [await keys(), await countOf(filling, 'from log_leaves where log_index >= 0')]
    const movements = await multiplyForSize(pool, 10 * MOVEMENTS, () => undefined)
    expect(movements).toBeGreaterThanOrEqual(10 * MOVEMENTS)
    expect(await countOf(filling, 'from movements')).toBe(movements)
    const { rows } = await pool.query<{ years: number }>(
      'select count(distinct left(mrn, 2))::int as years from movements',
    )
    expect(rows[0]?.years).toBeGreaterThanOrEqual(10)
    expect(await countOf(filling, 'from messages where seq < 0')).toBeGreaterThan(5 * movements)
    expect(await countOf(filling, 'from log_leaves where log_index >= 0')).toBe(head)
    expect(await keys()).toEqual(before)
    await expect(multiplyForSize(pool, movements, () => undefined)).rejects.toThrow('has copies already')
  }, 300_000)
})

test('a run that is interrupted is continued by the next, which makes nothing twice', async () => {
  const filling = await emptyWorld(60)
  try {
    const ends = new AbortController()
    const interrupted = run(filling, {
      signal: ends.signal,
      progress: (messages) => messages > 200 && ends.abort(new Error('interrupted')),
    })
    await expect(interrupted).rejects.toThrow('interrupted')
    expect(await openOf(filling)).toBeGreaterThan(0)
    expect(await readFillWorld(filling.folder)).toEqual(filling.world)
    await run(filling)
    const { plan } = filling.world
    const planned = Array.from({ length: plan.movements }, (_, serial) => stepsOf(plan, serial).length)
    const sent = await countOf(filling, `from messages where channel = 'http' and type <> 'delivery-report'`)
    expect(sent).toBe(plan.guarantees + planned.reduce((sum, steps) => sum + steps, 0))
    expect(await openOf(filling)).toBe(0)
    const report = await auditPool(filling.pool, await verifierOf(filling), await vaultOf(filling))
    expect(report.findings).toEqual([])
  } finally {
    await remove(filling)
  }
}, 300_000)
