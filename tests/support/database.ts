import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

/** A database of one test file. */
export interface FreshDatabase {
  readonly url: string
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
 * Creates an empty database with a name of its own on the run's PostgreSQL.
 * @param serverUrl another server than the run's, for tests with a private one
 */
export const freshDatabase = async (serverUrl: string = inject('services').databaseUrl): Promise<FreshDatabase> => {
  const name = `corridor_test_${randomBytes(6).toString('hex')}`
  // template0: a template that somebody is connected to cannot be copied.
  await asAdmin(serverUrl, `CREATE DATABASE ${name} TEMPLATE template0`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => asAdmin(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) }
}
