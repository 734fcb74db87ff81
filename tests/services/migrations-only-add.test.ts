import pg, { type Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeRoles } from '../../src/store/roles.ts'
import { migrate, refuseUnready, schemaState } from '../../src/store/migrate.ts'
import { createPool } from '../../src/store/pool.ts'
import { type Catalog, catalogOf, stumbles } from '../support/catalog.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { applyMigration, type MigrationFile, migrateWith, migrationFiles } from '../support/earlier-schema.ts'
import { RELEASES } from '../support/releases.ts'
import { waitFor } from '../support/wait-for.ts'

const LAST = RELEASES.at(-1)!.lastMigration

let released: MigrationFile[]
let since: MigrationFile[]

let database: FreshDatabase
let pool: Pool
let before: Catalog

/** What a migration says of a thing it changes, and why the release before it does not mind: `-- changes <thing>: <why>`. */
const declaredIn = (sql: string): string[] =>
  [...sql.matchAll(/^-- changes ([^:\n]+): \S/gm)].map(([, name = '']) => name)

beforeAll(async () => {
  database = await freshDatabase()
  pool = createPool({ connectionString: database.url, max: 2, onError: () => undefined })
  const client = await pool.connect()
  await makeRoles(client)
  client.release()
  const all = await migrationFiles()
  released = all.filter(({ name }) => name <= LAST)
  since = all.filter(({ name }) => name > LAST)
  await migrateWith(pool, released)
  before = await catalogOf(pool)
})
afterAll(async () => {
  await pool?.end()
  await database?.drop()
})

describe('a release can be gone back to from the one after it', () => {
  test.for([
    ['drop table witness_keys cascade', 'is gone'],
    ['alter table devices drop column seen_at', 'column devices.seen_at is gone'],
    ['alter table people rename column name to called', 'column people.name is gone'],
    [
      'alter table people alter column language set not null, add column nation text not null',
      'is new and has no default',
    ],
    ['alter table people add constraint known check (name <> $$x$$)', 'is a new rule'],
    ['create unique index only_one on people (name)', 'is a new rule'],
    ['alter table messages alter column id type text', 'is another one'],
  ])('%s is seen as what it would stumble over', async ([statement = '', expected = '']) => {
    const client = await pool.connect()
    try {
      await client.query('begin')
      await client.query(statement)
      const planted = await catalogOf(client as never)
      expect(stumbles(before, planted, new Set()).join('\n')).toContain(expected)
    } finally {
      await client.query('rollback')
      client.release()
    }
  })

  test('each migration since the last release only adds, or says at its head that it takes away', async () => {
    const declared = new Set(since.flatMap(({ sql }) => declaredIn(sql)))
    const adding = since.filter(({ sql }) => !sql.startsWith('-- contract'))
    for (const file of adding) await applyMigration(pool, file)
    expect(stumbles(before, await catalogOf(pool), declared)).toEqual([])
    expect(released.length).toBeGreaterThan(50)
  })
})

describe('a hub on a database that a later release has migrated', () => {
  const later = (name: string, contracts: boolean) =>
    pool.query('insert into migrations (name, checksum, contracts) values ($1, $2, $3)', [
      name,
      'of a later release',
      contracts,
    ])

  test('works on what was only added to, also where nobody has said so', async () => {
    await migrate(pool)
    await later('900-adds.sql', false)
    const state = await schemaState(pool)
    expect(state).toEqual({ pending: [], newer: ['900-adds.sql'], contracted: [] })
    expect(() => refuseUnready(state)).not.toThrow()
    expect(await migrate(pool)).toEqual([])
  })

  test('refuses to work, and to migrate, where something was taken away, and says what to start instead', async () => {
    await later('901-takes-away.sql', true)
    const said = /901-takes-away\.sql.*start that release again/
    const state = await schemaState(pool)
    expect(() => refuseUnready(state)).toThrow(said)
    await expect(migrate(pool)).rejects.toThrow(said)
  })
})

test('a migration that does not get its lock steps back, lets others go first, and is done when it gets it', async () => {
  await pool.query(`delete from migrations where name like '90%'`)
  await pool.query('alter table migrations drop column contracts')
  const impatient = new pg.Pool({
    connectionString: database.url,
    max: 1,
    options: '-c lock_timeout=50',
    application_name: 'migrator',
  })
  const holder = await pool.connect()
  try {
    await holder.query('begin; lock table migrations in share mode')
    const migrated = migrate(impatient)
    await waitFor(
      async () => {
        const { rows } = await pool.query(
          `select 1 from pg_stat_activity where application_name = 'migrator' and query like '%pg_sleep%' and state = 'active'`,
        )
        return rows.length > 0
      },
      { label: 'the migration to step back' },
    )
    await holder.query('commit')
    expect(await migrated).toEqual([])
  } finally {
    holder.release()
    await impatient.end()
  }
})
