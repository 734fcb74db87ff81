import { inject } from 'vitest'
import { migrate } from '../../src/store/migrate.ts'
import { createPool } from '../../src/store/pool.ts'
import { createDatabase, type FreshDatabase } from './create-database.ts'

export type { FreshDatabase } from './create-database.ts'

/** Creates an empty database with a name of its own on the run's PostgreSQL. */
export const freshDatabase = (): Promise<FreshDatabase> => createDatabase(inject('services').databaseUrl, 'template0')

/**
 * Creates one that has every migration and nothing else in it: a copy of the run's template.
 * @param serverUrl another server than the run's, for tests with a private one, which has no template
 */
export const migratedDatabase = async (serverUrl?: string): Promise<FreshDatabase> => {
  const { databaseUrl, template } = inject('services')
  if (serverUrl === undefined) return createDatabase(databaseUrl, template)
  const database = await createDatabase(serverUrl, 'template0')
  const pool = createPool({ connectionString: database.url, max: 1, onError: () => undefined })
  try {
    await migrate(pool)
  } finally {
    await pool.end()
  }
  return database
}
