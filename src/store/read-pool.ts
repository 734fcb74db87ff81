import { AsyncLocalStorage } from 'node:async_hooks'
import type { Pool, PoolClient } from 'pg'
import type { Reading, ReadRequest, Timers } from '../ports/runtime.ts'
import type { SeenBy } from '../ports/viewer.ts'
import { facet } from '../domain/model/facets.ts'
import { createPool, endPool, type PoolOptions } from './pool.ts'
import { AS_HUB, asSeen, type Elsewhere, readOn, type Sees } from './read-on.ts'
import { READER_ROLE } from './roles.ts'

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

export type ReadOptions = PoolOptions & { statementTimeoutMs: number }

/** The connections of a pool for reads, on whichever server. */
export const readConnections = (options: ReadOptions): Pool =>
  createPool({ ...options, inOrder: true, role: READER_ROLE })

/**
 * A pool for reads only, so that no number of slow ones takes a connection from intake or relay. A statement is cancelled
 * after `statementTimeoutMs`, and as soon as the request it belongs to is gone: the server would otherwise go on working
 * for nobody.
 * @param canceller another pool: cancelling must not have to wait for a connection of this one
 * @param replica is asked first by requests that may
 */
export function createReadPool(
  options: ReadOptions & { timers: Timers },
  canceller: Queryable,
  replica?: Elsewhere,
): ReadPool {
  const pool = readConnections(options)
  const requests = new AsyncLocalStorage<ReadRequest>()

  const run = async (sees: (request: ReadRequest | undefined) => Sees, text: string, values?: unknown[]) => {
    const request = requests.getStore()
    const work = (client: PoolClient) => asSeen(client, sees(request), text, values)
    const elsewhere = request?.mayAskReplica === true ? await replica?.answer(work, request.gone) : undefined
    return elsewhere ?? (await readOn({ pool, canceller }, work, request?.gone))
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
