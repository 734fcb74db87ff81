import type { Pool } from 'pg'
import type { PartyKey } from '../domain/values/party.ts'
import type { PerformAct } from '../ports/registry-acts.ts'
import type { Cosignature, RegisterWitness, WitnessKeyRefusal, Witnesses } from '../ports/witness.ts'
import type { Queryable } from './read-pool.ts'
import { BESIDE_PINS } from './reference/pinned.ts'

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
         select $1, $2, $3, $4, $5, $6 from ${BESIDE_PINS} on conflict do nothing`,
        [size, publicKey, party, checkpoint, seconds.toString(), signature],
      )
    },
  }
}

/** Registers keys of witnesses. A key is one party's for ever: under the registry's lock, so that two operators cannot give it to two. */
export const createRegisterWitness =
  (perform: PerformAct): RegisterWitness =>
  async (act, { party, publicKey }) => {
    const subject = `participants/${party}/witness-keys`
    const done = await perform<undefined, WitnessKeyRefusal>({ ...act, act: 'witness-key', subject }, async (db) => {
      const parties = await db.query('select 1 from parties where key = $1', [party])
      if (parties.rowCount === 0) return { ok: false, because: 'not-found' }
      const { rows } = await db.query<{ party: PartyKey }>('select party from witness_keys where public_key = $1', [
        publicKey,
      ])
      const [holder] = rows
      if (holder !== undefined) return { ok: false, because: 'taken', party: holder.party }
      const key = publicKey.toString('base64')
      const changes = [{ key, change: 'added' as const, after: { party, publicKey: key } }]
      return { ok: true, changes, answer: undefined, witness: { party, publicKey } }
    })
    if (!done.ok) return done
    if (done.logIndex === undefined) throw new Error('a key of a witness was registered without a leaf')
    return { ok: true, logIndex: done.logIndex }
  }
