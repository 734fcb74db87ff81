import type { BodyRow } from '../ports/commit.ts'
import type { Value } from './arrays.ts'
import { insertInto } from './rows.ts'

/** Keeps the bytes of messages apart from the leaves, so that they can be erased when law demands (invariant I12). */
export const INSERT_BODIES = insertInto('bodies', {
  sender: 'text',
  id: 'uuid',
  body: 'bytea',
  signature: 'bytea',
  salt: 'bytea',
  attested_by: 'text',
})

/** One row of `bodies` as it is inserted. */
export const bodyValues = ({ key, body, signature, salt, attestedBy }: BodyRow): Value[] => [
  key.sender,
  key.id,
  body,
  signature ?? null,
  salt,
  attestedBy ?? null,
]
