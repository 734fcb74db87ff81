import type { Pool } from 'pg'
import { createRegistryWriter as writerThrough, type RegistryWriter, setUpRegistry } from '../store/reference/set-up.ts'
import { systemClock } from './clocks.ts'
import { performOver } from './registry-acts.ts'

/**
 * Fills a registry beside the database, all that `work` writes as one act: it becomes visible together, is one leaf of the log, and
 * every running hub is notified once. If `work` throws, the registry stays as it was.
 */
export const changeRegistry = (pool: Pool, work: (write: RegistryWriter) => Promise<void>): Promise<void> =>
  setUpRegistry(performOver(pool), byHand(), work)

/** Fills it one thing at a time, each an act of its own. */
export const createRegistryWriter = (pool: Pool): RegistryWriter => writerThrough(performOver(pool), byHand)

const byHand = () => ({ operator: 'set-up', reason: 'the registry is set up', at: systemClock.now() })
