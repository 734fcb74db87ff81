import type { Pool, PoolClient } from 'pg'
import type { BodyVault } from '../ports/body-vault.ts'
import type { DestroyedKeys } from '../ports/commit.ts'
import { overRows, queryRows, sortedBy, type Writer } from './rows.ts'
import { lockDocuments } from './marks.ts'
import { inTransaction, isAlone } from './transaction.ts'

/** Bodies sealed in one transaction: some megabytes, so that neither memory nor whoever waits for one of their movements suffers. */
const SEALED_AT_ONCE = 100
/** An arbitrary number of our own: one hub does it at a time. */
const SEALING_LOCK = 0x7365616c

const IN_THE_CLEAR = `
  select b.message, b.body, (
    select l.mrn from log_leaves l where l.message = b.message and l.kind <> 'refusal'
    order by ${sortedBy('l.log_index')} limit 1) as mrn
  from bodies b where not b.sealed order by b.message limit ${SEALED_AT_ONCE}`

/** Under the movements' locks, as every commit gives them their keys: two keys for one movement, and one of them would be lost. */
const KEYS = `
  select m.mrn, k.mrn is not null as keyed, k.wrapped from movements m left join movement_keys k on k.mrn = m.mrn
  where m.mrn = any($1::text[]) order by m.mrn`

const INSERT_MOVEMENT_KEYS = overRows(
  'insert movement keys',
  { mrn: 'text', wrapped: 'bytea' },
  (rows) => `insert into movement_keys (mrn, wrapped) select v.mrn, v.wrapped from ${rows}`,
)
const INSERT_MESSAGE_KEYS = overRows(
  'insert message keys',
  { message: 'bigint', wrapped: 'bytea' },
  (rows) => `insert into message_keys (message, wrapped) select v.message, v.wrapped from ${rows}`,
)
const SEAL = overRows(
  'seal bodies',
  { message: 'bigint', mrn: 'text', body: 'bytea' },
  (rows) =>
    `update bodies b set body = v.body, mrn = v.mrn, sealed = true from ${rows} where b.message = v.message and not b.sealed`,
)

type Clear = { message: string; body: Buffer; mrn: string | null }

/**
 * Seals the oldest bodies that an earlier release has stored in the clear, a hundred at most, under the keys they would get
 * today. Returns whether there may be more; false also where another hub is at it.
 */
export const sealNext = (pool: Pool, vault: BodyVault): Promise<boolean> =>
  inTransaction(pool, async (client) => {
    if (!(await isAlone(client, SEALING_LOCK))) return false
    const { rows } = await client.query<Clear>(IN_THE_CLEAR)
    if (rows.length === 0) return false
    const keys = await keysFor(client, vault, rows)
    const sealed = rows.map(({ message, body, mrn }) => {
      const shared = mrn === null ? undefined : keys.get(mrn)
      const wrapped = shared ?? vault.newKey()
      return {
        message: BigInt(message),
        mrn: shared === undefined ? null : mrn,
        wrapped,
        body: vault.seal(wrapped, body),
      }
    })
    const own = sealed.filter(({ mrn }) => mrn === null)
    if (own.length > 0)
      await queryRows(
        client,
        INSERT_MESSAGE_KEYS,
        own.map(({ message, wrapped }) => [message, wrapped]),
      )
    await queryRows(
      client,
      SEAL,
      sealed.map(({ message, mrn, body }) => [message, mrn, body]),
    )
    return true
  })

/** The keys of the movements these bodies are about, made where there are none; absent those destroyed. */
async function keysFor(
  client: PoolClient,
  vault: BodyVault,
  rows: readonly Clear[],
): Promise<ReadonlyMap<string, Buffer>> {
  const mrns = [...new Set(rows.flatMap(({ mrn }) => mrn ?? []))]
  await lockDocuments(client, mrns)
  const found = await client.query<{ mrn: string; keyed: boolean; wrapped: Buffer | null }>(KEYS, [mrns])
  const made = found.rows.filter(({ keyed }) => !keyed).map(({ mrn }) => [mrn, vault.newKey()] as const)
  if (made.length > 0) await queryRows(client, INSERT_MOVEMENT_KEYS, made)
  return new Map([
    ...found.rows.flatMap(({ mrn, wrapped }) => (wrapped === null ? [] : [[mrn, wrapped] as const])),
    ...made,
  ])
}

/** Destroys what an act of this leaf destroys: the keys, and with them all that was sealed under them. */
export function destroyKeys(write: Pick<Writer, 'query'>, keys: DestroyedKeys, logIndex: bigint): void {
  const [table, key, values] =
    'mrn' in keys
      ? ['movement_keys', 'mrn = any($2::text[])', [keys.mrn]]
      : ['message_keys', 'message = any($2::bigint[])', keys.messages.map(String)]
  write.query(`update ${table} set wrapped = null, destroyed_index = $1 where ${key} and wrapped is not null`, [
    logIndex.toString(),
    values,
  ])
}
