import { AsyncLocalStorage } from 'node:async_hooks'
import type { Pool, PoolClient, QueryResult } from 'pg'
import type { Reading, ReadRequest, Timers } from '../ports/runtime.ts'
import type { SeenBy } from '../ports/viewer.ts'
import { facet } from '../domain/model/facets.ts'
import { createPool, endPool, type PoolOptions } from './pool.ts'
import { HUB_ROLE, READER_ROLE } from './roles.ts'

/** Anything that runs one statement: a pool, or the part of it that readers get. */
export type Queryable = Pick<Pool, 'query'>

export type ReadPool = {
  /**
   * Runs one statement as the reader, which sees what the request's caller may see, and outside of a request nothing; rejects
   * with SQLSTATE 57014 when it takes too long or its request is gone.
   */
  queries: Queryable
  /** The same as the hub, which sees everything: for counts, lists of operators alone, and what is public of the log. */
  ofHub: Queryable
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
  const pool = createPool({ ...options, inOrder: true, role: READER_ROLE })
  const requests = new AsyncLocalStorage<ReadRequest>()

  const run = async (sees: (request: ReadRequest | undefined) => Sees, text: string, values?: unknown[]) => {
    const current = requests.getStore()
    const request = current?.gone
    request?.throwIfAborted()
    const client: Backend = await pool.connect()
    let cancelled: Promise<unknown> | undefined
    const cancel = (): void => {
      cancelled = canceller.query('select pg_cancel_backend($1)', [client.processID]).catch(() => undefined)
    }
    try {
      request?.throwIfAborted()
      request?.addEventListener('abort', cancel, { once: true })
      return await asSeen(client, sees(current), text, values)
    } finally {
      request?.removeEventListener('abort', cancel)
      // A connection must not serve another statement while a cancel for the last one may still arrive.
      await cancelled
      client.release()
    }
  }
  const asViewer = (text: string, values?: unknown[]) =>
    run((request) => settingsOf(request?.seenBy ?? { kind: 'nobody' }), text, values)
  const asHub = (text: string, values?: unknown[]) => run(() => AS_HUB, text, values)
  return {
    queries: { query: asViewer as Pool['query'] },
    ofHub: { query: asHub as Pool['query'] },
    reading: { during: (request, work) => requests.run(request, work) },
    end: () => endPool(pool, options.timers),
  }
}

/** What stands before a statement, in its transaction. */
type Sees = { text: string; values?: unknown[] }

const AS_HUB: Sees = { text: `set local role ${HUB_ROLE}` }

/** The settings that policies ask for (migration 051). */
export function settingsOf(seenBy: SeenBy): Sees {
  const key = 'key' in seenBy ? seenBy.key : ''
  const offices = seenBy.kind === 'officer' ? seenBy.offices.map((office) => facet('office', office)) : []
  const settings = {
    kind: seenBy.kind,
    key,
    facets: `{${offices.map((one) => `"${one}"`).join(',')}}`,
    mrn: seenBy.kind === 'holder' ? seenBy.mrn : '',
    purpose: 'purpose' in seenBy ? seenBy.purpose : '',
  }
  const names = Object.keys(settings)
  return {
    text: `select ${names.map((name, at) => `set_config('corridor.${name}', $${at + 1}, true)`).join(', ')}`,
    values: Object.values(settings),
  }
}

/**
 * One statement in a transaction that changes nothing, all of it sent at once. Should the settings fail, the transaction has
 * failed before the statement is reached.
 */
async function asSeen(client: PoolClient, sees: Sees, text: string, values?: unknown[]): Promise<QueryResult> {
  const [, , result] = await Promise.all([
    client.query('begin read only'),
    client.query(sees.text, sees.values),
    client.query(text, values),
    // After a statement that failed this undoes what there is to undo.
    client.query('commit'),
  ])
  return result
}
