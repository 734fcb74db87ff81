import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { archiveDatabase } from '../../src/compose/archive.ts'
import { entriesBefore, moveNext } from '../../src/store/archive.ts'
import { createPool } from '../../src/store/pool.ts'
import { ROUND_LOCK } from '../../src/store/retention.ts'
import { putHubLogin } from '../../src/store/roles.ts'
import { openStage, type Stage } from '../support/process-hub.ts'
import { delivered, newJourney, openScene, type Scene } from '../support/scene.ts'
import { waitFor } from '../support/wait-for.ts'
import { corridor } from '../support/witness.ts'

const ARCHIVED = ['bodies', 'seals', 'outcomes', 'log_leaves'] as const

let stage: Stage
let scene: Scene
let grn: string

beforeAll(async () => {
  stage = await openStage()
  scene = await openScene(stage, await stage.startHub())
  grn = await scene.guarantee('1000000')
})
afterAll(() => scene?.close())

const archive = (...args: string[]) => corridor(['archive', ...args], { DATABASE_URL: stage.databaseUrl })

const count = async (from: string): Promise<number> => {
  const { rows } = await stage.pool.query<{ n: number }>(`select count(*)::int as n from ${from}`)
  return rows[0]?.n ?? 0
}

const inArchives = async (): Promise<number[]> => Promise.all(ARCHIVED.map((table) => count(`only ${table}_archive`)))

/** Moves everything that there is by now. */
const archiveAll = (more: { tablespace?: string } = {}) =>
  archiveDatabase({
    databaseUrl: stage.databaseUrl,
    before: Date.now() + 60_000,
    dryRun: false,
    progress: () => undefined,
    ...more,
  })

describe('what is not moved', () => {
  test.for([
    [['--before', '2026-13'], '2026-13 is no month'],
    [['--before', '2099-01'], '2099-01 has not begun'],
  ] as const)('anything before %s', async ([args, expected]) => {
    const { code, err } = await archive(...args)
    expect(code).toBe(2)
    expect(err.join()).toContain(expected)
  })

  test('by a hub’s own login, which owns nothing', async () => {
    const user = `archiver_${process.pid}`
    await putHubLogin(stage.pool, user, 'secret')
    const url = new URL(stage.databaseUrl)
    Object.assign(url, { username: user, password: 'secret' })
    try {
      const { code, err } = await corridor(['archive', '--before', '2026-01'], { DATABASE_URL: url.href })
      expect([code, err.join()]).toEqual([1, expect.stringContaining('use that of the owner')])
    } finally {
      await stage.pool.query(`drop role ${user}`)
    }
  })

  test('anything, where the tablespace is not there', async () => {
    const { code, err } = await archive('--before', '2026-01', '--tablespace', 'nowhere')
    expect([code, err.join()]).toEqual([1, expect.stringContaining('there is no tablespace nowhere')])
  })

  test('rows that somebody deletes without having them in the archive', async () => {
    await scene.travel(newJourney(grn))
    for (const table of ARCHIVED)
      await expect(stage.pool.query(`delete from ${table}`), table).rejects.toThrow(/insert-only/)
  })

  test('by a dry run, which says how much it would be', async () => {
    const { code, out } = await archive('--before', new Date().toISOString().slice(0, 7), '--dry-run')
    expect([code, out.join()]).toEqual([0, expect.stringMatching(/^would move \d+ entries of the log, about \d+ MB/)])
    expect(await inArchives()).toEqual([0, 0, 0, 0])
  })
})

test('an archive has the columns of its table, in their order, and all of its indexes', async () => {
  const columns = async (table: string) => {
    const { rows } = await stage.pool.query<{ is: string }>(
      `select attname || ' ' || format_type(atttypid, atttypmod) || ' ' || attstorage::text as is from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
      [table],
    )
    return rows.map(({ is }) => is)
  }
  const indexes = async (table: string) => {
    const { rows } = await stage.pool.query<{ is: string }>(
      `select regexp_replace(pg_get_indexdef(indexrelid), '^.* USING ', indisunique::text || ' ') as is from pg_index
       where indrelid = $1::regclass order by 1`,
      [table],
    )
    return rows.map(({ is }) => is)
  }
  for (const table of ARCHIVED) {
    expect(await columns(`${table}_archive`), table).toEqual(await columns(table))
    expect(await indexes(`${table}_archive`), table).toEqual(await indexes(table))
  }
})

test('whoever moves rows and is killed has moved none of them, and the next one goes on', async () => {
  const pool = createPool({ connectionString: stage.databaseUrl, max: 1, onError: () => undefined })
  const holder = await stage.pool.connect()
  try {
    const { from, below } = await entriesBefore(pool, Date.now() + 60_000)
    expect(await moveNext(pool, below, 5n)).toBe(from + 5n)
    await holder.query('begin')
    await holder.query('select from only log_leaves where log_index = $1 for update', [String(from + 7n)])
    const killed = moveNext(pool, below, 5n).catch((error: Error) => error)
    await waitFor(() => endOfWaiting(stage.pool), { label: 'the one that moves to wait' })
    expect(await killed).toBeInstanceOf(Error)
    await holder.query('rollback')
    expect(await count('only log_leaves_archive')).toBe(5)
    expect(await moveNext(pool, below, 5n)).toBe(from + 10n)
    expect(await count('only log_leaves_archive')).toBe(10)
  } finally {
    holder.release()
    await pool.end()
  }
})

test('whoever moves rows waits for the round that erases some of them', async () => {
  const pool = createPool({ connectionString: stage.databaseUrl, max: 1, onError: () => undefined })
  const round = await stage.pool.connect()
  try {
    const { from, below } = await entriesBefore(pool, Date.now() + 60_000)
    await round.query('begin')
    await round.query('select pg_advisory_xact_lock($1)', [ROUND_LOCK])
    const moving = moveNext(pool, below, 5n)
    await waitFor(
      async () =>
        (await count(`pg_stat_activity where datname = current_database() and wait_event = 'advisory'`)) === 1,
      { label: 'the one that moves to wait' },
    )
    expect(await count(`only log_leaves where log_index = ${from}`)).toBe(1)
    await round.query('commit')
    expect(await moving).toBe(from + 5n)
  } finally {
    round.release()
    await pool.end()
  }
})

/** Kills the session that waits for a row; whether there was one. */
async function endOfWaiting(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and wait_event_type = 'Lock' and query like 'with gone as%'`,
  )
  return rows.length > 0
}

test('everything is moved while a hub works; nobody hears of it, nothing is lost, and all of it is read as before', async () => {
  const { client } = scene
  const until = client.receipts.length + 40
  let moved = 0
  const moving = (async () => {
    while (client.receipts.length < until) {
      const { from, below } = await archiveAll()
      moved += Number(below - from)
    }
  })()
  await Promise.all([moving, scene.load(2, grn, () => client.receipts.length >= until)])
  expect(moved).toBeGreaterThan(20)
  expect([...client.statuses.keys()].filter((status) => ![200, 202].includes(Number(status)))).toEqual([])
  // Delivery reports are entries as well.
  await delivered(stage)
  await archiveAll()
  expect(await count('only log_leaves')).toBe(0)
  expect(await count('only seals')).toBe(0)
  expect(await count('log_leaves')).toBe(await count('only log_leaves_archive'))
  // Each receipt is asked for once more, which comes from the archive; the audit accepts all, and the hub goes on.
  await scene.travel(newJourney(grn))
  expect(await scene.findings()).toEqual([])
})

test('what was archived is changed by nobody, but for what a destroyed key erases', async () => {
  for (const table of ARCHIVED) {
    const first = { bodies: 'salt', seals: 'seal', outcomes: 'status', log_leaves: 'kind' }[table]
    for (const named of table === 'bodies' ? ['bodies_archive'] : [table, `${table}_archive`])
      await expect(stage.pool.query(`update ${named} set ${first} = ${first}`), named).rejects.toThrow(/insert-only/)
    await expect(stage.pool.query(`delete from ${table}_archive`), table).rejects.toThrow(/insert-only/)
  }
  const erase = 'update outcomes set answer = null where mrn = $1'
  const mrn = scene.journeys[0]?.mrn ?? ''
  await expect(stage.pool.query(erase, [mrn])).rejects.toThrow(/insert-only/)
  await stage.pool.query('update movement_keys set wrapped = null, destroyed_index = 0 where mrn = $1', [mrn])
  await stage.pool.query(erase, [mrn])
  expect(await count(`only outcomes_archive where mrn = '${mrn}' and answer is null`)).toBeGreaterThan(5)
})

test('archives lie where they are told to while they are empty, and are left there afterwards', async () => {
  const name = `archive_${process.pid}`
  const other = await stage.pool.connect()
  try {
    await other.query('set allow_in_place_tablespaces = on')
    await other.query(`create tablespace ${name} location ''`)
    await expect(archiveAll({ tablespace: name })).rejects.toThrow('_archive is in use in pg_default')
    for (const table of ARCHIVED) {
      await other.query(`alter table ${table}_archive disable trigger user`)
      await other.query(`truncate only ${table}_archive`)
    }
    await archiveAll({ tablespace: name })
    expect(await placed(name)).toEqual(await allOfThem())
  } finally {
    for (const table of ARCHIVED) await other.query(`drop table ${table}_archive`)
    await other.query(`drop tablespace if exists ${name}`)
    other.release()
  }
})

const OF_ARCHIVES = `select c.relname from pg_class c where c.relname ~ '_archive' and c.relkind in ('r', 'i')`
const placed = async (tablespace: string) =>
  (
    await stage.pool.query(
      `${OF_ARCHIVES} and c.reltablespace = (select oid from pg_tablespace where spcname = $1) order by 1`,
      [tablespace],
    )
  ).rows
const allOfThem = async () => (await stage.pool.query(`${OF_ARCHIVES} order by 1`)).rows
