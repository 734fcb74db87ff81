import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type pg from 'pg'

const MIGRATIONS = join(import.meta.dirname, '../../src/store/migrations')
const STORED = join(import.meta.dirname, 'stored/database-026.jsonl.gz')

/**
 * What a hub of an earlier release has stored, made by that release itself: schema 026, documents without a version. One
 * movement is stopped and looked for (LOT-7), one has arrived where it should not, one is known by a fact only, one is on a
 * train, one is finished; a message is set aside; deliveries are delivered, discarded, parked, in flight and waiting.
 */
export const EARLIER = {
  stopped: '26TG133E1F376B5BJ1',
  astray: '26TGFC18CC9A63EEJ4',
  unmatched: '26TG022807CB6B98J3',
  movements: 8,
  leaves: 57,
  deliveries: { delivered: 8, discarded: 1, 'in-flight': 5, parked: 1, waiting: 7 },
} as const

type Line = { table: string; row: string }

/** The rows; JSON columns keep their text to the byte, since a document's order of members is part of it. */
async function storedRows(): Promise<Line[]> {
  const lines = gunzipSync(await readFile(STORED))
    .toString('utf8')
    .split('\n')
  return lines.map((line) => {
    const { table } = JSON.parse(line) as { table: string }
    return { table, row: line.slice(`{"table":"${table}","row":`.length, -1) }
  })
}

/** Brings an empty database to where the earlier release left its own, its list of migrations included. */
export async function restoreEarlierRelease(pool: pg.Pool): Promise<void> {
  const rows = await storedRows()
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query(`create table migrations
      (name text primary key, checksum text not null, applied_at timestamptz not null default now())`)
    const applied = rows
      .filter(({ table }) => table === 'migrations')
      .map(({ row }) => (JSON.parse(row) as { name: string }).name)
    for (const name of applied.sort()) await client.query(await readFile(join(MIGRATIONS, name), 'utf8'))
    // Rows refer to rows that come later.
    await client.query('set local session_replication_role = replica')
    await client.query(`delete from log_head; delete from reference_version`)
    for (const { table, row } of rows) {
      await client.query(`insert into ${table} select * from json_populate_record(null::${table}, $1::json)`, [row])
    }
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}
