import { migrateDatabase } from '../compose/hub.ts'
import { databaseUrlOf } from '../config.ts'
import type { CommandContext } from './context.ts'

/** `corridor migrate`: brings the database of DATABASE_URL up to date; says which migrations it applied. */
export async function migrate({ env, out }: CommandContext): Promise<number> {
  const applied = await migrateDatabase(databaseUrlOf(env))
  out(applied.length === 0 ? 'the database is up to date' : `applied ${applied.join(', ')}`)
  return 0
}
