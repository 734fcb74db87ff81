import type { PoolClient } from 'pg'
import { keyText, type MessageKey, type PartyKey } from '../domain/values/party.ts'
import type { IdReservation, StoredAnswer } from '../ports/commit.ts'
import { placeholders } from './rows.ts'
import type { Mrn } from '../domain/values/identifiers.ts'

/** Columns of `messages`, in the order of `idValues`. */
export const ID_COLUMNS = ['sender', 'id', 'digest', 'type', 'content_type', 'language', 'channel', 'received_at']

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
  const casts = ['text', 'uuid', 'bytea', 'text', 'text', 'text', 'text', 'timestamptz']
  const result = await client.query<{ sender: PartyKey; id: string }>(
    `insert into messages (${ID_COLUMNS.join(',')}) values ${placeholders(sorted.length, casts)}
     on conflict do nothing returning sender, id`,
    sorted.flatMap(idValues),
  )
  return new Set(result.rows.map((row) => keyText(row)))
}

/** The latest stored answer for each of these keys. */
export async function storedAnswers(
  client: PoolClient,
  keys: readonly MessageKey[],
): Promise<ReadonlyMap<string, StoredAnswer>> {
  if (keys.length === 0) return new Map()
  const result = await client.query<{
    sender: PartyKey
    id: string
    attempt: number
    digest: Buffer
    log_index: string
    verdict: StoredAnswer['verdict']
    status: string
    http_status: number
    answer: Buffer
    answer_type: string
    answer_signature: Buffer | null
    mrn: Mrn | null
  }>(
    `select o.*, m.digest from outcomes o join messages m using (sender, id)
     where (sender, id) in (values ${placeholders(keys.length, ['text', 'uuid'])}) order by attempt`,
    keys.flatMap((key) => [key.sender, key.id]),
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
        answer: row.answer,
        answerType: row.answer_type,
        answerSignature: row.answer_signature ?? undefined,
        mrn: row.mrn ?? undefined,
      },
    ]),
  )
}

/** Byte order, the same in every locale and in every hub. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
