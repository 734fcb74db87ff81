import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Pool, PoolClient } from 'pg'
import { laterVersions } from '../domain/rules/versions.ts'
import { openingOf } from './open-versions.ts'
import { lettingOthersGoFirst } from './others-first.ts'
import { grantRights, makeRoles } from './roles.ts'

/** An arbitrary number of our own: two hubs starting at once must not both migrate. */
const MIGRATION_LOCK = 0x636f7272

/**
 * Applies the migrations not yet applied, in the order of their numbers, each in its own transaction, under an advisory
 * lock. Returns the names applied. Throws when an applied migration has been edited since: history is not rewritten; and when a
 * later release has been there that took something away. What this release keeps in addition it also makes for what an earlier
 * one has decided since: that is done each time.
 */
export async function migrate(pool: Pool): Promise<string[]> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await client.query(
      `create table if not exists migrations
         (name text primary key, checksum text not null, applied_at timestamptz not null default now(),
          contracts boolean not null default false)`,
    )
    await giveColumn(client)
    await makeRoles(client)
    refuseContracted(await compareWith(client))
    const done = new Map<string, string>()
    const rows = await client.query<{ name: string; checksum: string }>('select name, checksum from migrations')
    for (const row of rows.rows) done.set(row.name, row.checksum)
    const applied: string[] = []
    for (const { name, sql, checksum } of await readMigrations()) {
      const before = done.get(name)
      if (before === checksum) continue
      if (before !== undefined) throw new Error(`migration ${name} was changed after it had been applied`)
      const record = 'insert into migrations (name, checksum, contracts) values ($1, $2, $3)'
      await migrateOne(client, sql, () => client.query(record, [name, checksum, contracts(sql)]))
      applied.push(name)
    }
    for (const sql of await readAgain()) await migrateOne(client, sql)
    await grantRights(client)
    return applied
  } finally {
    await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined)
    client.release()
  }
}

/** Runs a migration in a transaction; hubs at work go first. */
const migrateOne = (
  client: PoolClient,
  sql: string,
  then: () => Promise<unknown> = async () => undefined,
): Promise<void> =>
  lettingOthersGoFirst(client, async () => {
    try {
      await client.query('begin')
      await client.query(sql)
      await then()
      await client.query('commit')
    } catch (error) {
      await client.query('rollback')
      throw error
    }
  })

/** Databases of earlier releases have the table without it. Asked for first: a dump that is under way keeps the table for as long as it takes. */
async function giveColumn(client: PoolClient): Promise<void> {
  const { rowCount } = await client.query(
    `select 1 from pg_attribute where attrelid = 'migrations'::regclass and attname = 'contracts'`,
  )
  if (rowCount === 0) {
    await migrateOne(client, 'alter table migrations add column contracts boolean not null default false')
  }
}

/** What a database's schema is to this release, by names of migrations. */
export type SchemaState = {
  /** Not yet applied. */
  readonly pending: readonly string[]
  /** Applied by a later release, which only added to what this release reads and writes: it works on. */
  readonly newer: readonly string[]
  /** Applied by a later release, which took away what this release may read or write, or messages that it cannot read: it must not. */
  readonly contracted: readonly string[]
}

/** Compares a database with this release. Everything is pending where it was never migrated. */
export async function schemaState(pool: Pool): Promise<SchemaState> {
  const exists = await pool.query<{ found: boolean }>(`select to_regclass('migrations') is not null as found`)
  if (exists.rows[0]?.found !== true) return { pending: await migrationNames(), newer: [], contracted: [] }
  return compareWith(pool)
}

/**
 * Says what has to be done before this release works on a database.
 * @throws when the database is behind it, or has gone where it cannot follow (docs/upgrade.md)
 */
export function refuseUnready(state: SchemaState): void {
  refuseContracted(state)
  if (state.pending.length === 0) return
  throw new Error(`the database lacks ${state.pending.join(', ')}; run corridor migrate with the URL of its owner`)
}

function refuseContracted({ contracted }: SchemaState): void {
  if (contracted.length === 0) return
  throw new Error(
    `a later release has gone where this one cannot follow (${contracted.join(', ')}); start that release again (docs/upgrade.md)`,
  )
}

async function compareWith(database: Pick<Pool, 'query'>): Promise<SchemaState> {
  const known = await migrationNames()
  // Not every database has the column: it comes with the first migration of this release.
  const { rows } = await database.query<{ name: string; contracts: boolean }>(
    `select name, coalesce((to_jsonb(migrations) ->> 'contracts')::boolean, false) as contracts from migrations order by name`,
  )
  const done = new Set(rows.map(({ name }) => name))
  const openings = laterVersions().map(openingOf)
  const later = rows.filter(({ name }) => !known.includes(name) && !openings.includes(name))
  return {
    pending: known.filter((name) => !done.has(name)),
    newer: later.filter(({ contracts: takesAway }) => !takesAway).map(({ name }) => name),
    contracted: later.filter(({ contracts: takesAway }) => takesAway).map(({ name }) => name),
  }
}

/** Whether a migration takes away what the release before it reads or writes, as its first line says. */
const contracts = (sql: string): boolean => sql.startsWith('-- contract')

type Migration = { name: string; sql: string; checksum: string }

const FOLDER = join(import.meta.dirname, 'migrations')

/** In the order of their numbers. */
const migrationNames = async (): Promise<string[]> =>
  (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).sort()

/**
 * What a release derives that the one before does not, as statements that change nothing where it is there: hubs of the earlier
 * release go on for a while after the migration, or come back.
 */
async function readAgain(): Promise<string[]> {
  const folder = join(FOLDER, 'again')
  const names = (await readdir(folder)).sort()
  return Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
}

async function readMigrations(): Promise<Migration[]> {
  const names = await migrationNames()
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(FOLDER, name), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}
