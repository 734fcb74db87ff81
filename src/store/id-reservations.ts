import type { PoolClient } from 'pg'
import { keyText, type MessageKey, type PartyKey } from '../domain/values/party.ts'
import type { IdReservation, StoredAnswer } from '../ports/commit.ts'
import { type Columns, insertInto, overRows, queryRows } from './rows.ts'
import type { Mrn } from '../domain/values/identifiers.ts'

/** Columns of `messages`, in the order of `idValues`. */
const ID_COLUMNS: Columns = {
  sender: 'text',
  id: 'uuid',
  digest: 'bytea',
  type: 'text',
  content_type: 'text',
  language: 'text',
  channel: 'text',
  received_at: 'timestamptz',
}

/** Joins as `m` the row of the message with this key, or none: by its key alone, as `sameKey` (rows.ts). */
export const messageOf = (sender: string, id: string): string =>
  `left join lateral (select seq from messages where sender = ${sender} and id = ${id} offset 0) m on true`

/** Uses up ids that nobody can have used: one that is used already fails the commit. */
export const INSERT_IDS = { ...insertInto('messages', ID_COLUMNS), name: 'insert own ids' }

const RESERVE_IDS = {
  ...insertInto('messages', ID_COLUMNS, 'on conflict do nothing returning sender, id'),
  name: 'reserve ids',
}

/** One row of `messages` as it is inserted. */
export const idValues = (row: IdReservation) => [
  row.key.sender,
  row.key.id,
  row.digest,
  row.type,
  row.contentType,
  row.language,
  row.channel,
  row.receivedAt,
]

/** Reserves the keys, sorted; returns those that were free. */
export async function reserveIds(client: PoolClient, rows: readonly IdReservation[]): Promise<ReadonlySet<string>> {
  if (rows.length === 0) return new Set()
  // Sorted, so that two hubs reserving the same keys wait for each other in one direction only.
  const sorted = [...rows].sort((a, b) => compareText(keyText(a.key), keyText(b.key)))
  const result = await queryRows<{ sender: PartyKey; id: string }>(client, RESERVE_IDS, sorted.map(idValues))
  return new Set(result.rows.map((row) => keyText(row)))
}

const STORED_ANSWERS = overRows(
  'stored answers',
  { sender: 'text', id: 'uuid' },
  (rows) => `select m.sender, m.id, o.attempt, m.digest, o.log_index, o.verdict, o.status, o.http_status, o.answer,
      o.answer_type, o.answer_signature, o.mrn
    from ${rows} join messages m on m.sender = v.sender and m.id = v.id
    join outcomes o on o.message = m.seq order by o.attempt`,
)

type AnswerRow = {
  sender: PartyKey
  id: string
  attempt: number
  digest: Buffer
  log_index: string
  verdict: StoredAnswer['verdict']
  status: string
  http_status: number
  answer: Buffer | null
  answer_type: string
  answer_signature: Buffer | null
  mrn: Mrn | null
}

/** Of a refusal whose findings are destroyed: what it was refused with stands beside. */
const NO_ANSWER = Buffer.alloc(0)

/** The latest stored answer for each of these keys. */
export async function storedAnswers(
  client: PoolClient,
  keys: readonly MessageKey[],
): Promise<ReadonlyMap<string, StoredAnswer>> {
  if (keys.length === 0) return new Map()
  const result = await queryRows<AnswerRow>(
    client,
    STORED_ANSWERS,
    keys.map((key) => [key.sender, key.id]),
  )
  return new Map(
    result.rows.map((row) => [
      keyText(row),
      {
        key: { sender: row.sender, id: row.id },
        attempt: row.attempt,
        digest: row.digest,
        logIndex: BigInt(row.log_index),
        verdict: row.verdict,
        status: row.status,
        httpStatus: row.http_status,
        answer: row.answer ?? NO_ANSWER,
        answerType: row.answer_type,
        answerSignature: row.answer_signature ?? undefined,
        mrn: row.mrn ?? undefined,
      },
    ]),
  )
}

/** Byte order, the same in every locale and in every hub. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
