import type { BodyRow } from '../ports/commit.ts'
import type { Value } from './arrays.ts'
import { overRows } from './rows.ts'

/** Keeps the bytes of messages apart from the leaves, so that they can be erased when law demands (invariant I12). */
export const INSERT_BODIES = overRows(
  'insert bodies',
  { sender: 'text', id: 'uuid', body: 'bytea', signature: 'bytea', salt: 'bytea', attested_by: 'text' },
  // Bytes whose id is not reserved have no sequence, which the key refuses.
  (rows) => `insert into bodies (message, body, signature, salt, attested_by)
    select m.seq, v.body, v.signature, v.salt, v.attested_by
    from ${rows} left join messages m on m.sender = v.sender and m.id = v.id`,
)

/** One row of `bodies` as it is inserted. */
export const bodyValues = ({ key, body, signature, salt, attestedBy }: BodyRow): Value[] => [
  key.sender,
  key.id,
  body,
  signature ?? null,
  salt,
  attestedBy ?? null,
]
