import type { Pool } from 'pg'

/**
 * Bytes a probe makes the database allocate: rows of an existing table still fit into it when the disk is full, so the
 * probe needs new space, as the next commit may.
 */
const PROBE_BYTES = 65_536

/** Writes and commits something that takes disk space and is gone with the commit. Rejects when that fails. */
export async function probeWrite(pool: Pool): Promise<void> {
  const client = await pool.connect()
  let failure: Error | undefined
  try {
    await client.query('begin')
    await client.query('create temporary table corridor_probe (filler text) on commit drop')
    await client.query('alter table corridor_probe alter filler set storage plain')
    await client.query(`insert into corridor_probe select repeat('x', 4096) from generate_series(1, $1::int)`, [
      PROBE_BYTES / 4096,
    ])
    await client.query('commit')
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error))
    throw failure
  } finally {
    client.release(failure)
  }
}

/** The time by the clock of the database's machine. */
export async function databaseTime(pool: Pool): Promise<Date> {
  const { rows } = await pool.query<{ now: Date }>('select clock_timestamp() as now')
  return rows[0]?.now ?? new Date(Number.NaN)
}

/** The oldest PostgreSQL that everything is tested with. */
const OLDEST = { number: 150_000, text: '15' }

export type ServerVersion = { readonly version: string; readonly number: number }

/** Which PostgreSQL it is, and its number as PostgreSQL compares them. */
export async function serverVersion(pool: Pool): Promise<ServerVersion> {
  const { rows } = await pool.query<ServerVersion>(
    `select current_setting('server_version') as version, current_setting('server_version_num')::int as number`,
  )
  return rows[0] ?? { version: '', number: 0 }
}

/** The version it would have to be, where it is older than anything that was tested; undefined where it is not. */
export const tooOld = ({ number }: ServerVersion): string | undefined =>
  number < OLDEST.number ? OLDEST.text : undefined
