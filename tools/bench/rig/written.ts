import { queryOnce } from './query.ts'
import type { Rig } from './rig.ts'

/** What PostgreSQL has written so far; differences count. */
export type Written = {
  /** Rows by table: inserted, updated, of these without a new index entry, deleted. */
  readonly tables: ReadonlyMap<string, Rows>
}

export type Rows = {
  readonly inserted: number
  readonly updated: number
  readonly hot: number
  readonly deleted: number
}

/** WAL of the whole server, in bytes since it was made, and how many whole pages are in it (the first change of a page after a checkpoint). */
export type Wal = { readonly bytes: number; readonly pages: number }

/**
 * Transactions that have written something, of the whole server, by the numbers PostgreSQL gives them: exact at any instant. What
 * `pg_stat_database` counts is told by each session a second or ten later, so that a window would bear what came before it.
 */
export async function commitsOf(rig: Rig): Promise<number> {
  const [row] = await queryOnce<{ commits: string }>(
    rig.otherDatabaseUrl,
    'select pg_snapshot_xmax(pg_current_snapshot()) as commits',
    [],
  )
  return Number(row?.commits)
}

/** Counts after an idle backend of PostgreSQL has handed its statistics in. */
export async function writtenBy(rig: Rig): Promise<Written> {
  const rows = await queryOnce<{ name: string } & Record<keyof Rows, string>>(
    rig.hubDatabaseUrl,
    `select relname as name, n_tup_ins as inserted, n_tup_upd as updated, n_tup_hot_upd as hot, n_tup_del as deleted
     from pg_stat_user_tables`,
  )
  const numbers = (row: Record<keyof Rows, string>): Rows => ({
    inserted: Number(row.inserted),
    updated: Number(row.updated),
    hot: Number(row.hot),
    deleted: Number(row.deleted),
  })
  return { tables: new Map(rows.map((row) => [row.name, numbers(row)])) }
}

const NO_ROWS: Rows = { inserted: 0, updated: 0, hot: 0, deleted: 0 }

/** What was written between two counts, for each of so many messages; tables without any change are left out. */
export function writtenPerMessage(before: Written, after: Written, messages: number): { name: string; rows: Rows }[] {
  return [...after.tables]
    .map(([name, rows]) => {
      const earlier = before.tables.get(name) ?? NO_ROWS
      const per = (part: keyof Rows): number => (rows[part] - earlier[part]) / messages
      return {
        name,
        rows: { inserted: per('inserted'), updated: per('updated'), hot: per('hot'), deleted: per('deleted') },
      }
    })
    .filter(({ rows }) => rows.inserted + rows.updated + rows.deleted > 0)
}

/** Rows written: inserted, updated and deleted ones together. */
export const rowsWritten = ({ inserted, updated, deleted }: Rows): number => inserted + updated + deleted

export async function walOf(rig: Rig): Promise<Wal> {
  const [row] = await queryOnce<{ bytes: string; pages: string }>(
    rig.otherDatabaseUrl,
    `select pg_current_wal_insert_lsn() - '0/0'::pg_lsn as bytes, wal_fpi as pages from pg_stat_wal`,
  )
  return { bytes: Number(row?.bytes), pages: Number(row?.pages) }
}

/** Bytes on disk of the hub's database, tables and indexes, with what awaits vacuum; WAL is not in it. */
export async function diskBytesOf(rig: Rig): Promise<number> {
  const name = new URL(rig.hubDatabaseUrl).pathname.slice(1)
  const [row] = await queryOnce<{ size: string }>(rig.otherDatabaseUrl, 'select pg_database_size($1) as size', [name])
  return Number(row?.size)
}

/** Pages that sessions of the hub's database have looked at so far, and those of them that were not among the server's own buffers. */
export type Pages = { readonly looked: number; readonly read: number }

/** Idle sessions have handed in what they counted ten seconds after their last statement. */
export async function pagesOf(rig: Rig): Promise<Pages> {
  const [row] = await queryOnce<{ looked: string; read: string }>(
    rig.hubDatabaseUrl,
    'select blks_hit + blks_read as looked, blks_read as read from pg_stat_database where datname = current_database()',
  )
  return { looked: Number(row?.looked), read: Number(row?.read) }
}

/** How many movements are stored, as the planner knows it. */
export async function storedIn(rig: Rig): Promise<number> {
  const [row] = await queryOnce<{ stored: string }>(
    rig.hubDatabaseUrl,
    `select greatest(reltuples, 0)::bigint as stored from pg_class where oid = 'movements'::regclass`,
  )
  return Number(row?.stored)
}
