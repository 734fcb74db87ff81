import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { createRecordRegistryAct } from '../pipeline/acts.ts'
import type { OpenVersion } from '../ports/open-version.ts'
import type { OperatorTokens } from '../ports/participants.ts'
import type { PerformAct } from '../ports/registry-acts.ts'
import { refuseUnready, schemaState } from '../store/migrate.ts'
import type { OwnCommits } from '../store/own-commits.ts'
import { createOpenVersion } from '../store/open-versions.ts'
import { createPool, endPool } from '../store/pool.ts'
import { createPerform } from '../store/reference/perform.ts'
import { createPersonStore } from '../store/people/persons.ts'
import { createOperatorTokens } from '../store/reference/tokens.ts'
import { systemClock } from './clocks.ts'
import { madeSecrets } from './made-secrets.ts'
import { processTimers } from './process-timers.ts'
import { createRandom } from './random.ts'

/** Performs acts on the registry over a pool. @param changed runs after each, before whoever acts is answered */
export const performOver = (pool: Pool, changed?: () => Promise<unknown>, own?: OwnCommits): PerformAct =>
  createPerform(pool, {
    record: createRecordRegistryAct({ newId: randomUUID, random: createRandom() }),
    ...(own === undefined ? {} : { own }),
    ...(changed === undefined ? {} : { changed }),
  })

/** What a command has of the registry beside the database. */
export type BesideDatabase = {
  perform: PerformAct
  pool: Pool
  operators: OperatorTokens
  openVersion: OpenVersion
}

/**
 * Acts on the registry beside the database, as a command does: it needs neither broker nor a key of the hub, and running hubs
 * hear of each act as of any other. Throws when the database cannot be reached or is not migrated to this version.
 */
export async function besideDatabase<T>(
  databaseUrl: string,
  work: (registry: BesideDatabase) => Promise<T>,
): Promise<T> {
  const pool = createPool({ connectionString: databaseUrl, max: 2, onError: () => undefined })
  try {
    refuseUnready(await schemaState(pool))
    const perform = performOver(pool)
    const people = createPersonStore(pool, () => systemClock.now())
    return await work({
      perform,
      pool,
      openVersion: createOpenVersion(perform),
      operators: createOperatorTokens({ perform, reads: pool, secrets: madeSecrets, people }),
    })
  } finally {
    await endPool(pool, processTimers)
  }
}
