import type { Pool } from 'pg'
import type { PartyKey } from '../domain/values/party.ts'
import type { Cosignature, Witnesses } from '../ports/witness.ts'
import type { Queryable } from './read-pool.ts'

type KeyRow = { party: PartyKey; public_key: Buffer; at: Date; size: string | null; seconds: string | null }
type Row = { size: string; public_key: Buffer; party: PartyKey; checkpoint: string; seconds: string; signature: Buffer }

/** A row of `cosignatures` as the core has it. */
export const cosignatureOf = (row: Row): Cosignature => ({
  checkpoint: row.checkpoint,
  size: Number(row.size),
  party: row.party,
  publicKey: row.public_key,
  seconds: BigInt(row.seconds),
  signature: row.signature,
})

/** Witnesses in the database. @param reads where reads are made; writes are made over `pool` */
export function createWitnesses(pool: Pool, reads: Queryable): Witnesses {
  return {
    async keys() {
      const { rows } = await reads.query<KeyRow>(
        `select k.party, k.public_key, k.at, c.size, c.seconds
         from (select distinct on (party) party, public_key, at from witness_keys order by party, log_index desc) k
         left join lateral (
           select size, seconds from cosignatures where public_key = k.public_key order by size desc limit 1
         ) c on true order by k.party`,
      )
      return rows.map(({ party, public_key: publicKey, at, size, seconds }) => ({
        party,
        publicKey,
        since: at,
        ...(size === null ? {} : { last: { size: Number(size), at: new Date(Number(seconds) * 1_000) } }),
      }))
    },
    async cosignatures(size) {
      const { rows } = await reads.query<Row>('select * from cosignatures where size = $1 order by party, public_key', [
        size,
      ])
      return rows.map(cosignatureOf)
    },
    async newestAbove(index) {
      const { rows } = await reads.query<{ size: string | null }>(
        'select max(size) as size from cosignatures where size > $1',
        [index],
      )
      const size = rows[0]?.size ?? undefined
      return size === undefined ? undefined : Number(size)
    },
    async keep({ size, publicKey, party, checkpoint, seconds, signature }) {
      await pool.query(
        `insert into cosignatures (size, public_key, party, checkpoint, seconds, signature)
         values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
        [size, publicKey, party, checkpoint, seconds.toString(), signature],
      )
    },
  }
}
