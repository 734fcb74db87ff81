import pg from 'pg'

/** How long a writer waits for a lock before its batch is halved and tried again. */
const LOCK_TIMEOUT_MS = 5_000

/**
 * How long a statement may stay without an answer: longer than any lock is waited for, shorter than a person's patience.
 * Packets that a network drops are an error of nobody: without this limit every connection of the pool comes to wait for
 * ever, one by one, and the hub stops for good.
 */
export const ANSWER_WITHIN_MS = 15_000

/** Migrations and audits, which build indexes and read all there is, in one statement. */
export const LONG_ANSWER_WITHIN_MS = 3_600_000

/** The same as seen by the server: what it has sent and nobody acknowledges ends the session, and frees its locks. */
const SERVER_SIDE = [
  'tcp_user_timeout=20000',
  'tcp_keepalives_idle=10',
  'tcp_keepalives_interval=5',
  'tcp_keepalives_count=2',
]

const END_WITHIN_MS = 3_000

/** How long one of the two waits for the other, in milliseconds. */
export type PoolPatience = {
  /** For a new connection, or a place in the pool. */
  connectWithinMs: number
  /** For the answer to a statement; then its connection is destroyed. */
  answerWithinMs: number
}

const CONNECT_WITHIN_MS = 10_000

export type PoolOptions = {
  connectionString: string
  max: number
  onError: (error: Error) => void
  /** A statement that takes longer is ended by the server; absent, none is. */
  statementTimeoutMs?: number
  /** Sessions act as this role, with its rights and no others. */
  role?: string
} & Partial<PoolPatience>

/**
 * A pool whose sessions speak UTC, give JSON columns as text (documents are read by our own reviver), and never wait
 * for a lock longer than five seconds, nor for an answer longer than `answerWithinMs`. `onError` hears of idle
 * connections the server ended; without it the process would die.
 */
export function createPool(options: PoolOptions): pg.Pool {
  const { connectWithinMs = CONNECT_WITHIN_MS, answerWithinMs = ANSWER_WITHIN_MS } = options
  const pool = new pg.Pool({
    connectionString: options.connectionString,
    max: options.max,
    connectionTimeoutMillis: connectWithinMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    // With `pipeline` the client destroys the connection of a statement that was sent and is not answered in time.
    query_timeout: answerWithinMs,
    // Statements issued together go out together: a commit waits for a handful of answers instead of one for each.
    pipeline: true,
    options: [
      `lock_timeout=${LOCK_TIMEOUT_MS}`,
      'timezone=UTC',
      ...SERVER_SIDE,
      // A transaction whose hub has gone silent holds the head of the log, for which every other hub waits.
      `idle_in_transaction_session_timeout=${Math.min(answerWithinMs, ANSWER_WITHIN_MS)}`,
      `statement_timeout=${options.statementTimeoutMs ?? 0}`,
      ...(options.role === undefined ? [] : [`role=${options.role}`]),
    ]
      .map((each) => `-c ${each}`)
      .join(' '),
    types: { getTypeParser: typeParser },
  })
  pool.on('error', options.onError)
  // The pool hears idle connections only. One that is lost in the middle of a transaction fails its query and says so by
  // this event as well, which unheard would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/**
 * Ends a pool, waiting at most three seconds for connections in use: a stop does not wait for a server that says nothing.
 * What is still open then is destroyed by its own time limit, or by the end of the process.
 */
export async function endPool(pool: pg.Pool): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, END_WITHIN_MS)
  })
  await Promise.race([pool.end(), patience])
  clearTimeout(timer)
}

const JSON_OIDS = new Set([114, 3802])

const typeParser: typeof pg.types.getTypeParser = (oid: number, format?: unknown) =>
  JSON_OIDS.has(oid) ? (text: string) => text : pg.types.getTypeParser(oid, format as 'text')
