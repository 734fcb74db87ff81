import type { LogNode } from '../../ports/log-tree.ts'
import type { LeafView } from '../../ports/reads.ts'
import type { Viewer } from '../../ports/viewer.ts'
import { Parameters } from './visibility.ts'
import type { Queryable } from '../read-pool.ts'

type LeafRow = { log_index: string; record: string; salt: Buffer | null }

/**
 * The log as evidence. The parties of a message (sender and receivers) get its leaf with the salt of the body's digest;
 * operators and auditors get it without: with the salt one could test guesses of a body one may not read. Hashes are public.
 */
export function createLogReads(pool: Queryable, ofHub: Queryable) {
  return {
    async logSize(): Promise<bigint> {
      const rows = await ofHub.query<{ size: string }>('select size from log_head')
      return BigInt(rows.rows[0]?.size ?? '0')
    },

    async leafTime(index: bigint): Promise<string | undefined> {
      const { rows } = await ofHub.query<{ record: string }>('select record from log_leaves where log_index = $1', [
        index.toString(),
      ])
      return (JSON.parse(rows[0]?.record ?? '{}') as { decidedAt?: string }).decidedAt
    },

    async leaf(viewer: Viewer, index: bigint): Promise<LeafView | undefined> {
      const parameters = new Parameters()
      const at = parameters.add(index.toString())
      const key = viewer.kind === 'all' ? undefined : parameters.add(viewer.key)
      const may =
        key === undefined
          ? 'true'
          : `(l.sender = ${key} or exists (select 1 from log_leaves x join deliveries d on d.log_index = x.log_index
              where d.receiver = ${key} and x.message = l.message))`
      const salt = key === undefined ? 'null::bytea' : 'coalesce(r.salt, b.salt)'
      const rows = await pool.query<LeafRow>(
        `select l.log_index, l.record, ${salt} as salt from log_leaves l
         left join refusals r on r.log_index = l.log_index
         left join messages m on m.seq = l.message left join bodies b on b.message = l.message
         where l.log_index = ${at}::bigint and ${may}`,
        parameters.values,
      )
      return rows.rows.map((row) => ({
        index: BigInt(row.log_index),
        record: row.record,
        ...(row.salt === null ? {} : { salt: row.salt }),
      }))[0]
    },

    async logNodes(nodes: readonly LogNode[]): Promise<(Buffer | undefined)[]> {
      const rows = await ofHub.query<{ hash: Buffer | null }>(
        `select coalesce(n.hash, l.leaf_hash) as hash
         from unnest($1::int[], $2::bigint[]) with ordinality as a (level, index, place)
         left join log_leaves l on a.level = 0 and l.log_index = a.index
         left join log_nodes n on a.level > 0 and n.level = a.level and n.node_index = a.index
         order by a.place`,
        [nodes.map(({ level }) => level), nodes.map(({ index }) => index)],
      )
      return rows.rows.map(({ hash }) => hash ?? undefined)
    },
  }
}
