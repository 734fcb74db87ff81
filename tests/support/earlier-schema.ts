import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Pool } from 'pg'

const FOLDER = join(import.meta.dirname, '../../src/store/migrations')

/** A migration of this release. */
export type MigrationFile = { readonly name: string; readonly sql: string }

/** All of them, in their order. */
export async function migrationFiles(): Promise<MigrationFile[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(names.map(async (name) => ({ name, sql: await readFile(join(FOLDER, name), 'utf8') })))
}

/** Applies one as releases did that knew nothing of what came later. */
export async function applyMigration(pool: Pool, { name, sql }: MigrationFile): Promise<void> {
  await pool.query(sql)
  const checksum = createHash('sha256').update(sql).digest('hex')
  await pool.query('insert into migrations (name, checksum) values ($1, $2)', [name, checksum])
}

/** Makes an empty database what it was with these migrations alone. */
export async function migrateWith(pool: Pool, files: readonly MigrationFile[]): Promise<void> {
  await pool.query(
    `create table migrations (name text primary key, checksum text not null, applied_at timestamptz not null default now())`,
  )
  for (const file of files) await applyMigration(pool, file)
}

/** Makes an empty database what it was before a migration, given by its file's name. */
export const migrateBefore = async (pool: Pool, migration: string): Promise<void> =>
  migrateWith(
    pool,
    (await migrationFiles()).filter(({ name }) => name < migration),
  )
