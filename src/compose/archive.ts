import { setTimeout as pause } from 'node:timers/promises'
import { bytesOf, type Entries, entriesBefore, moveNext, placeArchives, tidy, waitsForSeals } from '../store/archive.ts'
import { refuseUnready, schemaState } from '../store/migrate.ts'
import { createPool, endPool, LONG_ANSWER_WITHIN_MS } from '../store/pool.ts'
import { mayMigrate } from '../store/roles.ts'
import { processTimers } from './process-timers.ts'

export type ArchiveOptions = {
  /** By the owner's login; hubs may work on it. */
  readonly databaseUrl: string
  /** Milliseconds UTC: what was decided earlier is moved. */
  readonly before: number
  /** Where the archives lie from the first time on; the database's own when absent. */
  readonly tablespace?: string
  readonly dryRun: boolean
  readonly progress: (moved: bigint, of: bigint) => void
}

/** What was moved, or would be: entries of the log, and about how many bytes on disk. */
export type Archived = Entries & { readonly bytes: number }

/**
 * Moves what is older than some time into the archives, some entries at a time, and rests as long as each step took: messages
 * come first. Goes on where an earlier run was stopped.
 */
export async function archiveDatabase(options: ArchiveOptions): Promise<Archived> {
  const { databaseUrl, before, tablespace, dryRun, progress } = options
  const answerWithinMs = LONG_ANSWER_WITHIN_MS
  const pool = createPool({ connectionString: databaseUrl, max: 1, onError: () => undefined, answerWithinMs })
  try {
    refuseUnready(await schemaState(pool))
    if (!(await mayMigrate(pool))) throw new Error('this login may not move anything; use that of the owner')
    if (await waitsForSeals(pool)) throw new Error('hubs are still sealing what an earlier release stored; try later')
    const entries = await entriesBefore(pool, before)
    const archived = { ...entries, bytes: await bytesOf(pool, entries) }
    if (dryRun) return archived
    if (tablespace !== undefined) await placeArchives(pool, tablespace)
    const { from, below } = entries
    for (let at = from; at < below; ) {
      const began = performance.now()
      at = await moveNext(pool, below)
      progress(at - from, below - from)
      await pause(performance.now() - began)
    }
    if (below > from) await tidy(pool)
    return archived
  } finally {
    await endPool(pool, processTimers)
  }
}
