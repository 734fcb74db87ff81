import type { PoolClient } from 'pg'
import type { Train } from '../domain/model/train.ts'
import { compareText } from './id-reservations.ts'
import { trainFromDocument, trainToDocument } from './documents.ts'
import { deleteFrom, insertInto, overRows, queryRows, sameKey, type Writer } from './rows.ts'

/** Trains for which this transaction inserted an empty row: deleted again unless they are written. */
export type InsertedTrains = Map<string, { number: string; operator: string }>

const INSERT_TRAINS = insertInto(
  'trains',
  { number: 'text', operator: 'text', doc: 'json' },
  'on conflict do nothing returning number, operator',
)
const TRAIN = { number: 'text', operator: 'text' } as const
const UPDATE_TRAINS = overRows(
  'update trains',
  { ...TRAIN, doc: 'json' },
  (rows) => `update trains t set doc = v.doc::json from ${rows} where ${sameKey('t', 'v', Object.keys(TRAIN))}`,
)
const DELETE_TRAINS = deleteFrom('trains', TRAIN)

const textOf = ({ number, operator }: { number: string; operator: string }): string => `${number} ${operator}`

/**
 * Inserts the trains these reporters may be the first to report, then locks all known under their numbers, both sorted by
 * number and operator, for the same reason as with movements: no two writers may each hold an inserted row and wait for the
 * other's.
 */
export async function lockTrains(
  client: PoolClient,
  manifests: readonly { number: string; operator: string }[],
  claimed: InsertedTrains,
): Promise<readonly Train[]> {
  if (manifests.length === 0) return []
  const distinct = [...new Map(manifests.map((one) => [textOf(one), one])).values()]
  const sorted = distinct.sort((a, b) => compareText(textOf(a), textOf(b)))
  const [inserted, locked] = await Promise.all([
    queryRows<{ number: string; operator: string }>(
      client,
      INSERT_TRAINS,
      sorted.map(({ number, operator }) => [number, operator, '{}']),
    ),
    client.query<{ number: string; operator: string; doc: string }>(
      'select number, operator, doc from trains where number = any($1::text[]) order by number, operator for update',
      [[...new Set(sorted.map(({ number }) => number))]],
    ),
  ])
  for (const row of inserted.rows) claimed.set(textOf(row), row)
  return locked.rows.filter((row) => !claimed.has(textOf(row))).map(({ doc }) => trainFromDocument(doc))
}

/** Writes the trains as they are now, and deletes the placeholders that were not needed. */
export function writeTrains(write: Writer, trains: readonly Train[], claimed: InsertedTrains): void {
  write.rows(
    UPDATE_TRAINS,
    trains.map((train) => [train.number, train.operator, trainToDocument(train)]),
  )
  for (const train of trains) claimed.delete(textOf(train))
  write.rows(
    DELETE_TRAINS,
    [...claimed.values()].map(({ number, operator }) => [number, operator]),
  )
}
