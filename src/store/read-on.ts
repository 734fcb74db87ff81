import type { Pool, PoolClient, QueryResult, QueryResultRow } from 'pg'
import { HUB_ROLE } from './roles.ts'

/** One server as reads know it: where they run, and by what they are cancelled there. */
export type ReadServer = { pool: Pool; canceller: Pick<Pool, 'query'> }

/** What a read does with a connection. */
export type ReadWork<T> = (client: PoolClient) => Promise<T>

/** Somebody else who may answer a read; undefined where the primary has to. */
export type Elsewhere = {
  answer<T>(work: ReadWork<T>, gone: AbortSignal): Promise<T | undefined>
}

/** pg knows its server process id; its types omit it. */
type Backend = PoolClient & { processID?: number | null }

/** Runs `work` on a connection of this server; what it runs is cancelled there when `gone` aborts. */
export async function readOn<T>(
  { pool, canceller }: ReadServer,
  work: ReadWork<T>,
  gone: AbortSignal | undefined,
): Promise<T> {
  gone?.throwIfAborted()
  const client: Backend = await pool.connect()
  let cancelled: Promise<unknown> | undefined
  const cancel = (): void => {
    cancelled = canceller.query('select pg_cancel_backend($1)', [client.processID]).catch(() => undefined)
  }
  try {
    gone?.throwIfAborted()
    gone?.addEventListener('abort', cancel, { once: true })
    return await work(client)
  } finally {
    gone?.removeEventListener('abort', cancel)
    // A connection must not serve another statement while a cancel for the last one may still arrive.
    await cancelled
    client.release()
  }
}

/** What stands before a statement, in its transaction. */
export type Sees = { text: string; values?: unknown[] }

/** As the hub, which sees everything. */
export const AS_HUB: Sees = { text: `set local role ${HUB_ROLE}` }

/**
 * One statement in a transaction that changes nothing, all of it sent at once. Should the settings fail, the transaction has
 * failed before the statement is reached.
 */
export async function asSeen<R extends QueryResultRow>(
  client: PoolClient,
  sees: Sees,
  text: string,
  values?: unknown[],
): Promise<QueryResult<R>> {
  const [, , result] = await Promise.all([
    client.query('begin read only'),
    client.query(sees.text, sees.values),
    client.query<R>(text, values),
    // After a statement that failed this undoes what there is to undo.
    client.query('commit'),
  ])
  return result
}
