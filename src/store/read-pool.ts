import { AsyncLocalStorage } from 'node:async_hooks'
import type { Pool, PoolClient, QueryResult } from 'pg'
import type { Reading, Timers } from '../ports/runtime.ts'
import { createPool, endPool, type PoolOptions } from './pool.ts'

/** Anything that runs one statement: a pool, or the part of it that readers get. */
export type Queryable = Pick<Pool, 'query'>

export type ReadPool = {
  /** Runs one statement; rejects with SQLSTATE 57014 when it takes too long or its request is gone. */
  queries: Queryable
  /** Ties the statements of a request to its life. */
  reading: Reading
  end(): Promise<void>
}

/** pg knows its server process id; its types omit it. */
type Backend = PoolClient & { processID?: number | null }

/**
 * A pool for reads only, so that no number of slow ones takes a connection from intake or relay. A statement is cancelled
 * after `statementTimeoutMs`, and as soon as the request it belongs to is gone: the server would otherwise go on working
 * for nobody.
 * @param canceller another pool: cancelling must not have to wait for a connection of this one
 */
export function createReadPool(
  options: PoolOptions & { statementTimeoutMs: number; timers: Timers },
  canceller: Queryable,
): ReadPool {
  const pool = createPool({ ...options, inOrder: true })
  const requests = new AsyncLocalStorage<AbortSignal>()

  const query = async (text: string, values?: unknown[]): Promise<QueryResult> => {
    const request = requests.getStore()
    request?.throwIfAborted()
    const client: Backend = await pool.connect()
    let cancelled: Promise<unknown> | undefined
    const cancel = (): void => {
      cancelled = canceller.query('select pg_cancel_backend($1)', [client.processID]).catch(() => undefined)
    }
    try {
      request?.throwIfAborted()
      request?.addEventListener('abort', cancel, { once: true })
      return await client.query(text, values)
    } finally {
      request?.removeEventListener('abort', cancel)
      // A connection must not serve another statement while a cancel for the last one may still arrive.
      await cancelled
      client.release()
    }
  }
  return {
    queries: { query: query as Pool['query'] },
    reading: { during: (request, work) => requests.run(request, work) },
    end: () => endPool(pool, options.timers),
  }
}
