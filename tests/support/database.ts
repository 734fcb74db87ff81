import { inject } from 'vitest'
import { createDatabase, createMigratedDatabase, type FreshDatabase } from './create-database.ts'

export type { FreshDatabase } from './create-database.ts'

/** Creates an empty database with a name of its own on the run's PostgreSQL. */
export const freshDatabase = (): Promise<FreshDatabase> => createDatabase(inject('services').databaseUrl, 'template0')

/**
 * Creates one that has every migration and nothing else in it: a copy of the run's template.
 * @param serverUrl another server than the run's, for tests with a private one, which has no template
 */
export const migratedDatabase = async (serverUrl?: string): Promise<FreshDatabase> => {
  if (serverUrl !== undefined) return createMigratedDatabase(serverUrl)
  const { databaseUrl, template } = inject('services')
  return createDatabase(databaseUrl, template)
}
