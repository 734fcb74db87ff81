import type { PoolClient } from 'pg'
import type { Movement } from '../domain/model/movement.ts'
import { movementToDocument } from './documents.ts'
import { eraseNumbers } from './search/erase.ts'

/**
 * What was made of a movement's messages and says what they said. It goes with the key that sealed them (docs/decisions/0190); every
 * column of the database that may hold such content is named in tests/support/content-of-bodies.ts, with what becomes of it.
 */
const OF_MOVEMENT = [
  'update declarations set doc = null where mrn = $1 and doc is not null',
  'delete from national_refs where mrn = $1',
  'delete from movement_marks where mrn = $1',
  // Letters that wait go with them.
  'delete from follow_up_notices where mrn = $1',
  // When it was answered, and the digests of what was sent, stay as receipts do.
  'update follow_up_proofs set content = null where answer in (select id from follow_up_answers where mrn = $1)',
  'update follow_up_answers set content = null where mrn = $1',
  'delete from risk_marks where mrn = $1',
  'delete from risk_items where mrn = $1',
  'delete from risk_movements where mrn = $1',
  // Where and when something was seen is in the log; what was seen is not.
  `update captures set body = json_strip_nulls(json_build_object('kind', body->'kind', 'office', body->'office',
     'occurredAt', body->'occurredAt', 'occurredPrecision', body->'occurredPrecision')) where mrn = $1`,
  // Also of refusals that named it and used up no id: their bytes were never kept, what was wrong with them was.
  `select erase_evidence(array(select log_index from log_leaves where mrn = $1 union select log_index from refusals where mrn = $1))`,
]

/**
 * Erases what was said of a movement, in the transaction that has destroyed its key.
 * @param left what stays of it (`withoutContent`)
 */
export async function eraseMovement(client: PoolClient, left: Movement): Promise<void> {
  const { mrn } = left
  await client.query('update movements set doc = $2 where mrn = $1', [mrn, movementToDocument(left)])
  await eraseNumbers(client, mrn)
  for (const statement of OF_MOVEMENT) await client.query(statement, [mrn])
}

/** Erases what was found in these messages and said in answer, in the transaction that has destroyed their keys. */
export const eraseMessages = (client: PoolClient, messages: readonly bigint[]): Promise<unknown> =>
  client.query('select erase_evidence(array(select log_index from log_leaves where message = any($1::bigint[])))', [
    messages.map(String),
  ])
