/**
 * Runs once before everything else of `docker compose up`: brings the database up to date and, in a demonstration, makes
 * keys, tokens and two sample participants. With `CORRIDOR_SETUP=production` it makes nothing and only says what is missing.
 */
import { access, constants } from 'node:fs/promises'
import { join } from 'node:path'
import { migrateDatabase } from '../src/compose/hub.ts'
import { createPool } from '../src/store/pool.ts'
import { changeRegistry } from '../src/compose/registry-set-up.ts'
import { putHubLogin } from '../src/store/roles.ts'
import { prepareDemonstration } from './demonstration.ts'
import { neededFiles, productionFaults } from './production.ts'

const DAY_MS = 24 * 3_600_000
/** A demonstration that lives longer is none. */
const VALIDITY_DAYS = 825

const required = (name: string): string => {
  const value = process.env[name]
  if (value === undefined || value === '') throw new Error(`${name} is not set`)
  return value
}

/** Names of needed files that are not there or cannot be read by this user. */
const missingFiles = async (root: string): Promise<string[]> => {
  const found = await Promise.all(
    neededFiles(process.env).map((name) =>
      access(join(root, name), constants.R_OK).then(
        () => undefined,
        () => name,
      ),
    ),
  )
  return found.filter((name) => name !== undefined)
}

const setup = async (): Promise<void> => {
  const mode = process.env['CORRIDOR_SETUP'] ?? 'demonstration'
  if (mode !== 'demonstration' && mode !== 'production') {
    throw new Error('CORRIDOR_SETUP must be demonstration or production')
  }
  const faults = mode === 'production' ? productionFaults(process.env) : []
  if (faults.length > 0) throw new Error(faults.join('; '))
  const root = required('CORRIDOR_KEYS')
  const connectionString = required('DATABASE_URL')
  // Of a large database that takes minutes, which no other statement may.
  const applied = await migrateDatabase(connectionString)
  console.log(applied.length === 0 ? 'the database is up to date' : `applied ${applied.join(', ')}`)
  const pool = createPool({
    connectionString,
    max: 2,
    onError: (error) => console.error(`setup: ${error.message}`),
  })
  try {
    // The hub logs in as somebody who owns nothing: what is evidence it can add to, and not change.
    await putHubLogin(pool, required('CORRIDOR_SETUP_HUB_USER'), required('CORRIDOR_SETUP_HUB_PASSWORD'))
    if (mode === 'demonstration') {
      const now = Date.now()
      await changeRegistry(pool, (registry) =>
        prepareDemonstration({
          folders: { root, schemas: join(import.meta.dirname, '..', 'schemas') },
          registry,
          validity: { validFrom: new Date(now - DAY_MS), validTo: new Date(now + VALIDITY_DAYS * DAY_MS) },
          hubUrl: required('CORRIDOR_SETUP_HUB_URL'),
          amqpUrl: required('CORRIDOR_SETUP_AMQP_URL'),
        }),
      )
      console.log('demonstration keys, tokens and sample participants are there; never use them in production')
    }
  } finally {
    await pool.end()
  }
  const missing = await missingFiles(root)
  if (missing.length > 0) throw new Error(`missing in ${root}: ${missing.join(', ')}`)
}

try {
  await setup()
} catch (error) {
  console.error(`setup: ${(error as Error).message}`)
  process.exitCode = 1
}
