import { escapeIdentifier, type Pool, type PoolClient } from 'pg'
import { LOCK_NOT_AVAILABLE, lettingOthersGoFirst } from './others-first.ts'
import { firstSince } from './reads/ranges.ts'
import { ROUND_LOCK } from './retention.ts'
import { inTransaction } from './transaction.ts'

/** Most of what is stored, and never changed: each has an archive, which inherits from it (docs/decisions/0231). */
const ARCHIVED = ['bodies', 'seals', 'outcomes', 'log_leaves'] as const
const archiveOf = (table: string): string => `${table}_archive`

/** Entries moved in one transaction: some tens of milliseconds, as a handful of messages. */
const AT_ONCE = 500n
/** Whoever holds a row or a lock for longer goes first, and so does the other one of a `deadlock_detected`. */
const OTHERS_FIRST = [LOCK_NOT_AVAILABLE, '40P01']

export type Entries = {
  /** Number of the first that the tables hold, and of the first that stays. */
  readonly from: bigint
  readonly below: bigint
  /** Entries of the whole log. */
  readonly size: bigint
}

/** The entries that are not in the archive and were decided before some time, in milliseconds UTC. */
export async function entriesBefore(pool: Pool, before: number): Promise<Entries> {
  const { rows } = await pool.query<{ from: string | null; size: string }>(
    'select (select min(log_index) from only log_leaves) as from, size from log_head',
  )
  const size = BigInt(rows[0]?.size ?? 0)
  const from = BigInt(rows[0]?.from ?? size)
  // Entries come in the order of their times, but for what hubs' clocks differ by.
  const kept = await firstSince(Number(size - from), before, (place) => decidedAt(pool, from + BigInt(place)))
  return { from, below: from + BigInt(kept), size }
}

async function decidedAt(pool: Pool, index: bigint): Promise<number> {
  const { rows } = await pool.query<{ at: Date }>(
    `select (record::json->>'decidedAt')::timestamptz as at from log_leaves where log_index = $1`,
    [index.toString()],
  )
  const [row] = rows
  if (row === undefined) throw new Error(`entry ${index} of the log is missing: run corridor audit`)
  return row.at.getTime()
}

/** About how many bytes on disk these entries have, by the share they are of what the tables hold. */
export async function bytesOf(pool: Pool, { from, below, size }: Entries): Promise<number> {
  if (size === from) return 0
  const { rows } = await pool.query<{ bytes: string }>(
    'select sum(pg_total_relation_size(name::regclass)) as bytes from unnest($1::text[]) as name',
    [[...ARCHIVED]],
  )
  return (Number(rows[0]?.bytes) * Number(below - from)) / Number(size - from)
}

/** Bytes that an earlier release has stored in the clear and that wait to be sealed: they are changed once more. */
export async function waitsForSeals(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query<{ waits: boolean }>('select exists (select from bodies where not sealed) as waits')
  return rows[0]?.waits === true
}

/** What of a table belongs to the entries $1 to $2; `h` is the table without its archive. */
const BELONGS: Readonly<Record<(typeof ARCHIVED)[number], string>> = {
  bodies: 'h.message in (select message from only log_leaves where log_index >= $1 and log_index < $2)',
  outcomes: `(h.message, h.log_index) in (
    select message, log_index from only log_leaves where log_index >= $1 and log_index < $2)`,
  seals: 'h.log_index >= $1 and h.log_index < $2',
  // Last: what was moved is known by the first entry that is left.
  log_leaves: 'h.log_index >= $1 and h.log_index < $2',
}

/**
 * Moves the oldest entries below one into the archive, in one transaction and for good: a program that dies in between has moved
 * nothing, and another one goes on. Readers see each row once. No lock is taken that a hub waits for, but that of the round which
 * erases: of a row that moves it would erase the one that goes, and the copy would stay.
 * @returns the first entry that is left
 */
export const moveNext = (pool: Pool, below: bigint, atOnce: bigint = AT_ONCE): Promise<bigint> => {
  const move = () =>
    inTransaction(pool, async (client) => {
      await client.query('select pg_advisory_xact_lock($1)', [ROUND_LOCK])
      const { rows } = await client.query<{ from: string | null }>(
        'select min(log_index) as from from only log_leaves where log_index < $1',
        [below.toString()],
      )
      const first = rows[0]?.from
      if (first === null || first === undefined) return below
      const from = BigInt(first)
      const to = from + atOnce < below ? from + atOnce : below
      for (const table of ['bodies', 'outcomes', 'seals', 'log_leaves'] as const)
        await client.query(
          `with gone as (delete from only ${table} h where ${BELONGS[table]} returning h.*)
           insert into ${archiveOf(table)} select * from gone order by 1`,
          [from.toString(), to.toString()],
        )
      return to
    })
  return lettingOthersGoFirst(pool, move, OTHERS_FIRST)
}

/**
 * Frees the space of what was moved for what comes, and freezes the archive, which is not looked at again. Nobody waits for it:
 * it takes no page off the tables' ends, which would ask for a lock of their own.
 */
export async function tidy(pool: Pool): Promise<void> {
  for (const table of ARCHIVED) {
    await pool.query(`vacuum (truncate false, analyze) ${table}`)
    await pool.query(`vacuum (freeze, truncate false, analyze) ${archiveOf(table)}`)
  }
}

type Place = { archive: string; tablespace: string; used: boolean }

/**
 * Has the archives lie in a tablespace, which is done while they are empty: it costs no copying then, and nobody waits.
 * @throws Error when there is no such tablespace, or something is in them elsewhere
 */
export async function placeArchives(pool: Pool, tablespace: string): Promise<void> {
  const { rows: known } = await pool.query('select from pg_tablespace where spcname = $1', [tablespace])
  if (known.length === 0) throw new Error(`there is no tablespace ${tablespace}: make it with create tablespace`)
  const elsewhere = (await placesOf(pool)).filter((place) => place.tablespace !== tablespace)
  const used = elsewhere.find((place) => place.used)
  if (used !== undefined)
    throw new Error(`${used.archive} is in use in ${used.tablespace}; docs/archive.md says how it is moved`)
  const placeAll = () =>
    inTransaction(pool, async (client) => {
      for (const { archive } of elsewhere) await place(client, archive, tablespace)
    })
  await lettingOthersGoFirst(pool, placeAll, OTHERS_FIRST)
}

async function placesOf(pool: Pool): Promise<Place[]> {
  const { rows } = await pool.query<Omit<Place, 'used'>>(
    `select c.relname as archive, coalesce(s.spcname, d.spcname) as tablespace
     from pg_class c left join pg_tablespace s on s.oid = c.reltablespace
     join pg_database b on b.datname = current_database() join pg_tablespace d on d.oid = b.dattablespace
     where c.oid = any($1::regclass[]) order by 1`,
    [ARCHIVED.map(archiveOf)],
  )
  return Promise.all(
    rows.map(async (row) => {
      const { rows: any } = await pool.query<{ used: boolean }>(`select exists (select from ${row.archive}) as used`)
      return { ...row, used: any[0]?.used === true }
    }),
  )
}

async function place(client: PoolClient, archive: string, tablespace: string): Promise<void> {
  const where = `set tablespace ${escapeIdentifier(tablespace)}`
  await client.query(`alter table ${archive} ${where}`)
  const { rows } = await client.query<{ index: string }>(
    'select indexrelid::regclass::text as index from pg_index where indrelid = $1::regclass',
    [archive],
  )
  for (const { index } of rows) await client.query(`alter index ${index} ${where}`)
}
