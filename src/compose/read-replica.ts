import type { Pool } from 'pg'
import { createRounds } from '../clock/rounds.ts'
import type { Config } from '../config.ts'
import { createPool, endPool, type PoolOptions } from '../store/pool.ts'
import { readConnections } from '../store/read-pool.ts'
import { createReplica, type Replica } from '../store/replica.ts'
import type { Closers } from './closers.ts'
import { processTimers } from './process-timers.ts'

/** Between two looks: for that long a replica that fell silent is still asked. */
const LOOK_EVERY_MS = 1_000

/** The primary answers as well, so nobody waits long for a connection or a place. */
const PATIENCE = { connectWithinMs: 1_000 }

/** For statements that are over at once. */
const SHORT = { ...PATIENCE, answerWithinMs: 2_000 }

type Deps = {
  /** Connections to the primary, as the hub. */
  primary: Pool
  /** What all connections to the database have in common. */
  connection: Omit<PoolOptions, 'max' | 'connectionString'>
  max: number
  statementTimeoutMs: number
}

/** The replica that reads may go to, looked at from now on; undefined where none is named. Whether it can be reached keeps no hub from starting. */
export function openReplica(
  { readDatabaseUrl: connectionString }: Config,
  { primary, connection, max, statementTimeoutMs }: Deps,
  closers: Closers,
): Replica | undefined {
  if (connectionString === undefined) return undefined
  const options = { ...connection, connectionString }
  const pool = readConnections({ ...options, ...PATIENCE, max, statementTimeoutMs })
  // Only the same login may cancel its statements, whatever role it has assumed since.
  const canceller = createPool({ ...options, ...SHORT, max: 1 })
  const watch = createPool({ ...options, ...SHORT, max: 1 })
  const replica = createReplica({
    primary,
    server: { pool, canceller },
    watch: { pool: watch, canceller },
    timers: processTimers,
  })
  const rounds = createRounds(processTimers, LOOK_EVERY_MS, async () => {
    await replica.look()
    return {}
  })
  rounds.start()
  closers.push(async () => {
    await rounds.stop()
    await Promise.all([pool, canceller, watch].map((one) => endPool(one, processTimers)))
  })
  return replica
}
