import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { migrate } from '../../src/store/migrate.ts'
import { createPool } from '../../src/store/pool.ts'

/** A database of one test file. */
export interface FreshDatabase {
  readonly url: string
  readonly name: string
  /** Ends every connection to it and removes it. */
  drop(): Promise<void>
}

const asAdmin = async (url: string, sql: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

/**
 * Creates a database with a name of its own.
 * @param template a database of that server that nobody is connected to: any other cannot be copied
 */
export const createDatabase = async (serverUrl: string, template: string): Promise<FreshDatabase> => {
  const name = `corridor_test_${randomBytes(6).toString('hex')}`
  await asAdmin(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return { url: url.href, name, drop: () => asAdmin(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) }
}

/** Creates one that has every migration and nothing else in it. */
export const createMigratedDatabase = async (serverUrl: string): Promise<FreshDatabase> => {
  const database = await createDatabase(serverUrl, 'template0')
  const pool = createPool({ connectionString: database.url, max: 1, onError: () => undefined })
  try {
    await migrate(pool)
  } finally {
    await pool.end()
  }
  return database
}
