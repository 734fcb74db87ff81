import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { grantRights, makeRoles } from './roles.ts'

/** An arbitrary number of our own: two hubs starting at once must not both migrate. */
const MIGRATION_LOCK = 0x636f7272

/**
 * Applies the migrations not yet applied, in the order of their numbers, each in its own transaction, under an advisory
 * lock. Returns the names applied. Throws when an applied migration has been edited since: history is not rewritten.
 */
export async function migrate(pool: Pool): Promise<string[]> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await client.query(
      `create table if not exists migrations
         (name text primary key, checksum text not null, applied_at timestamptz not null default now())`,
    )
    await makeRoles(client)
    const done = new Map<string, string>()
    const rows = await client.query<{ name: string; checksum: string }>('select name, checksum from migrations')
    for (const row of rows.rows) done.set(row.name, row.checksum)
    const applied: string[] = []
    for (const { name, sql, checksum } of await readMigrations()) {
      const before = done.get(name)
      if (before === checksum) continue
      if (before !== undefined) throw new Error(`migration ${name} was changed after it had been applied`)
      await client.query('begin')
      try {
        await client.query(sql)
        await client.query('insert into migrations (name, checksum) values ($1, $2)', [name, checksum])
        await client.query('commit')
      } catch (error) {
        await client.query('rollback')
        throw error
      }
      applied.push(name)
    }
    await grantRights(client)
    return applied
  } finally {
    await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined)
    client.release()
  }
}

/** Names of the migrations not yet applied to this database; empty when it is up to date. */
export async function pendingMigrations(pool: Pool): Promise<string[]> {
  const known = await migrationNames()
  const exists = await pool.query<{ found: boolean }>(`select to_regclass('migrations') is not null as found`)
  if (exists.rows[0]?.found !== true) return known
  const rows = await pool.query<{ name: string }>('select name from migrations')
  const done = new Set(rows.rows.map((row) => row.name))
  return known.filter((name) => !done.has(name))
}

type Migration = { name: string; sql: string; checksum: string }

const FOLDER = join(import.meta.dirname, 'migrations')

/** In the order of their numbers. */
const migrationNames = async (): Promise<string[]> =>
  (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).sort()

async function readMigrations(): Promise<Migration[]> {
  const names = await migrationNames()
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(FOLDER, name), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}
