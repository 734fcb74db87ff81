import pg from 'pg'

/** How long a writer waits for a lock before its batch is halved and tried again. */
const LOCK_TIMEOUT_MS = 5_000

export type PoolOptions = {
  connectionString: string
  max: number
  onError: (error: Error) => void
  /** A statement that takes longer is ended by the server; absent, none is. */
  statementTimeoutMs?: number
  /** Sessions act as this role, with its rights and no others. */
  role?: string
}

/**
 * A pool whose sessions speak UTC, give JSON columns as text (documents are read by our own reviver) and never wait for
 * a lock longer than five seconds. `onError` hears of idle connections the server ended; without it the process would die.
 */
export function createPool(options: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.connectionString,
    max: options.max,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    // Statements issued together go out together: a commit waits for a handful of answers instead of one for each.
    pipeline: true,
    options: [
      `-c lock_timeout=${LOCK_TIMEOUT_MS} -c timezone=UTC -c idle_in_transaction_session_timeout=30000`,
      `-c statement_timeout=${options.statementTimeoutMs ?? 0}`,
      ...(options.role === undefined ? [] : [`-c role=${options.role}`]),
    ].join(' '),
    types: { getTypeParser: typeParser },
  })
  pool.on('error', options.onError)
  // The pool hears idle connections only. One that is lost in the middle of a transaction fails its query and says so by
  // this event as well, which unheard would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

const JSON_OIDS = new Set([114, 3802])

const typeParser: typeof pg.types.getTypeParser = (oid: number, format?: unknown) =>
  JSON_OIDS.has(oid) ? (text: string) => text : pg.types.getTypeParser(oid, format as 'text')
