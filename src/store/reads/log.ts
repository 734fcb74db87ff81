import type { Pool } from 'pg'
import type { LeafView, Viewer } from '../../ports/reads.ts'
import { Parameters } from './visibility.ts'

/** Leaf hashes read at once: 32 bytes each, so that a proof over millions of leaves needs no more memory than one. */
const HASHES_PER_PAGE = 8_192

type LeafRow = { log_index: string; record: string; salt: Buffer | null }

/**
 * The log as evidence. A leaf is given to the parties of its message (sender and receivers) with the salt of its body's
 * digest; operators and auditors get it without: a salt lets one try out guesses of a body they may not read.
 */
export function createLogReads(pool: Pool) {
  return {
    async logSize(): Promise<bigint> {
      const rows = await pool.query<{ size: string }>('select size from log_head')
      return BigInt(rows.rows[0]?.size ?? '0')
    },

    async leaf(viewer: Viewer, index: bigint): Promise<LeafView | undefined> {
      const parameters = new Parameters()
      const at = parameters.add(index.toString())
      const id = `case when l.id ~ '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$' then l.id::uuid end`
      const key = viewer.kind === 'all' ? undefined : parameters.add(viewer.key)
      const may =
        key === undefined
          ? 'true'
          : `(l.sender = ${key} or exists (select 1 from outbox o
              where o.receiver = ${key} and o.sender = l.sender and o.id = ${id}))`
      const salt = key === undefined ? 'null::bytea' : 'coalesce(r.salt, b.salt)'
      const rows = await pool.query<LeafRow>(
        `select l.log_index, l.record, ${salt} as salt from log_leaves l
         left join refusals r on r.log_index = l.log_index
         left join bodies b on b.sender = l.sender and b.id = ${id}
         where l.log_index = ${at}::bigint and ${may}`,
        parameters.values,
      )
      return rows.rows.map((row) => ({
        index: BigInt(row.log_index),
        record: row.record,
        ...(row.salt === null ? {} : { salt: row.salt }),
      }))[0]
    },

    async *leafHashes(from: bigint, to: bigint): AsyncGenerator<readonly Buffer[]> {
      for (let start = from; start < to; start += BigInt(HASHES_PER_PAGE)) {
        const next = start + BigInt(HASHES_PER_PAGE)
        const rows = await pool.query<{ leaf_hash: Buffer }>(
          'select leaf_hash from log_leaves where log_index >= $1 and log_index < $2 order by log_index',
          [start.toString(), (next < to ? next : to).toString()],
        )
        yield rows.rows.map((row) => row.leaf_hash)
      }
    },
  }
}
