import type { Pool, PoolClient } from 'pg'

/**
 * Whether this transaction is the only one at some work until it ends; false where another hub is at it.
 * @param lock an arbitrary number of our own for that work
 */
export async function isAlone(client: PoolClient, lock: number): Promise<boolean> {
  const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_xact_lock($1) as held', [lock])
  return rows[0]?.held === true
}

/**
 * Runs `work` in one transaction on a connection of its own; what it throws rolls all of it back. A connection that cannot even
 * do that is given up: the next statement on it would run in what is left of this one.
 * @param begin the statement it begins with
 */
export async function inTransaction<T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T>,
  begin = 'begin',
): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query(begin)
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((reason: Error) => (broken = reason))
    throw error
  } finally {
    client.release(broken)
  }
}
