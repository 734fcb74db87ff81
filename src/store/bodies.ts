import type { PoolClient } from 'pg'
import type { Mrn } from '../domain/values/identifiers.ts'
import { keyText, type MessageKey, type PartyKey } from '../domain/values/party.ts'
import type { BodyVault } from '../ports/body-vault.ts'
import type { BodyRow, StoredMessage } from '../ports/commit.ts'
import type { Value } from './arrays.ts'
import { messageOf } from './id-reservations.ts'
import { overRows, queryRows, type Writer } from './rows.ts'

/**
 * Keeps the bytes of messages apart from the leaves, sealed under a key that can be destroyed (invariant I12). The keys go with
 * them: `made` says that the movement's is stored by this statement. One that was read before must still be the one that counts:
 * a body under a destroyed key would be accepted and lost, so that row has no `sealed`, and the commit fails and is tried again.
 */
const INSERT_BODIES = overRows(
  'insert bodies',
  {
    sender: 'text',
    id: 'uuid',
    body: 'bytea',
    signature: 'bytea',
    salt: 'bytea',
    attested_by: 'text',
    mrn: 'text',
    wrapped: 'bytea',
    made: 'boolean',
  },
  // Bytes whose id is not reserved have no sequence, which the key refuses.
  (rows) => `with r as materialized (
      select v.*, m.seq from ${rows} ${messageOf('v.sender', 'v.id')}
    ), of_movements as (
      insert into movement_keys (mrn, wrapped) select distinct mrn, wrapped from r where mrn is not null and made
    ), of_messages as (
      insert into message_keys (message, wrapped) select seq, wrapped from r where mrn is null
    )
    insert into bodies (message, body, signature, salt, attested_by, mrn, sealed)
    select r.seq, r.body, r.signature, r.salt, r.attested_by, r.mrn,
      case when r.mrn is null or r.made or r.wrapped = k.wrapped then true end
    from r left join lateral (select wrapped from movement_keys where mrn = r.mrn offset 0) k on true`,
)

/** The data key of a movement under its lock: wrapped, none yet, or destroyed. */
export type MovementKey = Buffer | 'none' | 'destroyed'

/** Seals the bodies of one transaction: under their movement's key where that is locked, else each under its own. */
export class BodyWrites {
  readonly #write: Writer
  readonly #vault: BodyVault | undefined
  readonly #keys = new Map<Mrn, MovementKey>()

  constructor(write: Writer, vault: BodyVault | undefined) {
    this.#write = write
    this.#vault = vault
  }

  /** To be told of each movement that is locked, with its key. */
  locked(mrn: Mrn, key: MovementKey): void {
    this.#keys.set(mrn, key)
  }

  /** Issues the statement that inserts these bodies and the keys they need. Throws in a transaction that has no vault. */
  insert(rows: readonly BodyRow[]): void {
    if (rows.length === 0) return
    const vault = this.#vault
    if (vault === undefined) throw new Error('this transaction has no key to seal bodies with')
    const made = new Set<Mrn>()
    const values = rows.map((row): Value[] => {
      const mrn = row.mrn !== undefined && this.#seals(row.mrn) ? row.mrn : undefined
      let wrapped = mrn === undefined ? 'none' : this.#keys.get(mrn)
      if (!Buffer.isBuffer(wrapped)) {
        wrapped = vault.newKey()
        if (mrn !== undefined) {
          made.add(mrn)
          this.#keys.set(mrn, wrapped)
        }
      }
      const { key, body, signature, salt, attestedBy } = row
      const sealed = vault.seal(wrapped, body)
      const isMade = mrn !== undefined && made.has(mrn)
      return [key.sender, key.id, sealed, signature ?? null, salt, attestedBy ?? null, mrn ?? null, wrapped, isMade]
    })
    this.#write.rows(INSERT_BODIES, values)
  }

  /** One that is not locked may get its key from somebody else meanwhile; what comes after it is destroyed is sealed alone. */
  #seals(mrn: Mrn): boolean {
    const key = this.#keys.get(mrn)
    return key !== undefined && key !== 'destroyed'
  }
}

const MESSAGES = overRows(
  'messages',
  { sender: 'text', id: 'uuid' },
  (rows) => `select m.sender, m.id, m.content_type, b.frame,
      b.attested_by || coalesce(', ' || a.answered_office || ' ' || a.answered_by, '') as attested_by
    from ${rows} join messages m on m.sender = v.sender and m.id = v.id
    join body_frames b on b.message = m.seq
    left join approvals a on b.attested_by is not null and a.sender = m.sender and a.id = m.id`,
)

/** The bytes of these messages, keyed by `keyText`; absent those whose key is destroyed. */
export async function storedMessages(
  client: PoolClient,
  vault: BodyVault | undefined,
  keys: readonly MessageKey[],
): Promise<ReadonlyMap<string, StoredMessage>> {
  if (keys.length === 0) return new Map()
  if (vault === undefined) throw new Error('this transaction has no key to open bodies with')
  const { rows } = await queryRows<{
    sender: PartyKey
    id: string
    content_type: string
    frame: Buffer | null
    attested_by: string | null
  }>(
    client,
    MESSAGES,
    keys.map((key) => [key.sender, key.id]),
  )
  return new Map(
    rows.flatMap((row) => {
      if (row.frame === null) return []
      const attested = row.attested_by === null ? {} : { attestedBy: row.attested_by }
      return [[keyText(row), { contentType: row.content_type, body: vault.open(row.frame), ...attested }]]
    }),
  )
}
