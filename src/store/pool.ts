import type { Duplex } from 'node:stream'
import pg from 'pg'
import { within } from '../domain/values/within.ts'
import type { Timers } from '../ports/runtime.ts'
import { type Bind, bindMessage } from './bind-message.ts'

/** How long a writer waits for a lock before its batch is halved and tried again. */
const LOCK_TIMEOUT_MS = 5_000

/**
 * How long a statement may go unanswered: longer than any wait for a lock, shorter than a person's patience. Dropped
 * packets raise no error: without this limit the pool's connections would hang one by one, until the hub stops for good.
 */
export const ANSWER_WITHIN_MS = 15_000

/** For migrations and audits, which build indexes or read everything in one statement. */
export const LONG_ANSWER_WITHIN_MS = 3_600_000

/** The server's side of it: data that stays unacknowledged ends the session and frees its locks. */
const SERVER_SIDE = [
  'tcp_user_timeout=20000',
  'tcp_keepalives_idle=10',
  'tcp_keepalives_interval=5',
  'tcp_keepalives_count=2',
]

const IN_ORDER = ['enable_bitmapscan=off', 'enable_seqscan=off', 'enable_sort=off', 'max_parallel_workers_per_gather=0']

const BY_KEY = [
  'plan_cache_mode=force_generic_plan',
  ...['seqscan', 'bitmapscan', 'hashjoin', 'mergejoin'].map((way) => `enable_${way}=off`),
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
  /** The server cancels statements that take longer; no limit when absent. */
  statementTimeoutMs?: number
  /**
   * Statements read in the order of an index and end when their page is full. A bitmap, which the planner prefers where it
   * expects few rows, reads all there are first, and so does a walk through the table or another index, with a sort.
   * Parallel workers would read ahead of the page, on cores that others need.
   */
  inOrder?: boolean
  /**
   * Statements look up what they are given by its key, row by row. A statement is planned when it is first prepared, which on a new
   * hub is over empty tables: read whole they are the cheapest then, and stay in the plan while they grow, until PostgreSQL has
   * analysed them.
   */
  byKey?: boolean
  /** Sessions run as this role, with its rights only. */
  role?: string
  /** Given the socket of each new connection. */
  onSocket?: (socket: Duplex) => void
} & Partial<PoolPatience>

/**
 * A pool whose sessions use UTC, return JSON columns as text (documents are parsed by our own code), and never wait for a
 * lock longer than five seconds, nor for an answer longer than `answerWithinMs`. `onError` receives the errors of idle
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
    // With `pipeline` the client destroys the connection when a statement that was sent is not answered in time.
    query_timeout: answerWithinMs,
    // Statements issued together are sent together: a commit awaits a handful of round trips instead of one per statement.
    pipeline: true,
    options: [
      `lock_timeout=${LOCK_TIMEOUT_MS}`,
      'timezone=UTC',
      ...SERVER_SIDE,
      // A transaction whose hub has gone silent holds the head of the log, which blocks every other hub.
      `idle_in_transaction_session_timeout=${Math.min(answerWithinMs, ANSWER_WITHIN_MS)}`,
      `statement_timeout=${options.statementTimeoutMs ?? 0}`,
      ...(options.inOrder === true ? IN_ORDER : []),
      ...(options.byKey === true ? BY_KEY : []),
      ...(options.role === undefined ? [] : [`role=${options.role}`]),
    ]
      .map((each) => `-c ${each}`)
      .join(' '),
    types: { getTypeParser: typeParser },
  })
  pool.on('error', options.onError)
  // The pool only handles errors of idle connections. One lost in the middle of a transaction fails its query and emits
  // this event as well, which would end the process if nobody listened.
  pool.on('connect', (client) => {
    client.on('error', () => undefined)
    const { connection } = client as unknown as { connection: { stream: Duplex; bind: (given: Bind) => void } }
    connection.bind = (given) => {
      const message = bindMessage(given)
      if (connection.stream.writable) connection.stream.write(message)
    }
    options.onSocket?.(connection.stream)
  })
  return pool
}

/**
 * Ends a pool, waiting at most three seconds for connections in use: shutting down does not wait for a silent server.
 * Connections still open then are destroyed by their own time limit, or with the process.
 */
export async function endPool(pool: pg.Pool, timers: Timers): Promise<void> {
  await within(pool.end(), END_WITHIN_MS, timers)
}

const JSON_OIDS = new Set([114, 3802])

const typeParser: typeof pg.types.getTypeParser = (oid: number, format?: unknown) =>
  JSON_OIDS.has(oid) ? (text: string) => text : pg.types.getTypeParser(oid, format as 'text')
