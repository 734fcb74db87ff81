import type { Pool } from 'pg'
import type { PartyKey } from '../domain/values/party.ts'
import type { RegistryDb } from '../ports/registry-acts.ts'
import type { HeldReceipt, PartyReceipts, ReadReceipt, ReceiptStanding, Restore, Restores } from '../ports/restores.ts'
import type { Queryable } from './read-pool.ts'
import { firstLeafSince } from './reads/ranges.ts'

type Row = {
  number: number
  kept: string
  lost: string
  lost_root: Buffer | null
  receipt_of: PartyKey | null
  kept_at: Date | null
  lost_at: Date
  noticed_at: Date
  opened_at: Date | null
  opened_by: string
  opened_why: string
  asked_at: Date | null
  asked_by: string
  asked_why: string
  closed_at: Date | null
  closed_by: string
  closed_why: string
  missing: string
}

const LATEST = `select r.*, o.at as opened_at, o.operator as opened_by, o.reason as opened_why,
    a.at as asked_at, a.operator as asked_by, a.reason as asked_why, c.at as closed_at,
    c.operator as closed_by, c.reason as closed_why, c.missing
  from restores r
  left join restore_acts o on o.restore = r.number and o.act = 'open'
  left join restore_acts a on a.restore = r.number and a.act = 'copies'
  left join restore_acts c on c.restore = r.number and c.act = 'close'
  order by r.number desc limit 1`

/** Of a receipt or copy `h` that its message has not come back. @param sender its column of who sent it */
const isMissing = (sender: 'party' | 'sender'): string =>
  `not exists (select from messages m where m.sender = h.${sender} and m.id = h.id)`

/** What is known to be missing of a restore `$1`: by the receipts of senders, and by receivers' copies. */
export const MISSING = `select h.party as sender, h.id from restore_receipts h where h.restore = $1 and ${isMissing('party')}
  union select h.sender, h.id from restore_copies h where h.restore = $1 and ${isMissing('sender')}`

const restoreOf = (row: Row): Restore => ({
  number: row.number,
  kept: Number(row.kept),
  lost: Number(row.lost),
  ...(row.lost_root === null ? {} : { lostRoot: row.lost_root }),
  ...(row.receipt_of === null ? {} : { receiptOf: row.receipt_of }),
  ...(row.kept_at === null ? {} : { keptAt: row.kept_at }),
  lostAt: row.lost_at,
  noticedAt: row.noticed_at,
  ...(row.opened_at === null ? {} : { opened: { operator: row.opened_by, reason: row.opened_why, at: row.opened_at } }),
  ...(row.asked_at === null ? {} : { copies: { operator: row.asked_by, reason: row.asked_why, at: row.asked_at } }),
  ...(row.closed_at === null
    ? {}
    : {
        closed: { operator: row.closed_by, reason: row.closed_why, at: row.closed_at, missing: Number(row.missing) },
      }),
})

/** Copies count once they are asked for: before that their holders wait for the senders. */
const MISSING_BEFORE = `select min(log_index) as before from (
    select h.log_index from restore_receipts h where h.restore = $1 and h.party <> $2 and ${isMissing('party')}
    union all
    select h.log_index from restore_copies h where h.restore = $1 and h.holder <> $2 and ${isMissing('sender')}
      and exists (select from restore_acts a where a.restore = $1 and a.act = 'copies')) missing`

export const latestIn = async (db: Pick<RegistryDb, 'query'>): Promise<Restore | undefined> => {
  const { rows } = await db.query<Row>(LATEST)
  return rows[0] === undefined ? undefined : restoreOf(rows[0])
}

/** Restores in the database. @param reads where reads are made; writes are made over `pool` */
export function createRestores(pool: Pool, reads: Queryable): Restores {
  return {
    latest: () => latestIn(reads),
    async parties(number) {
      type Counts = { party: PartyKey; at: Date | null } & Record<
        'receipts' | 'back' | 'copies' | 'copies_back',
        string
      >
      const { rows } = await reads.query<Counts>(
        `select p.key as party, a.at, r.receipts, r.back, c.copies, c.copies_back
         from parties p
         left join restore_answers a on a.restore = $1 and a.party = p.key
         cross join lateral (
           select count(*) as receipts, count(m.id) as back
           from restore_receipts h left join messages m on m.sender = h.party and m.id = h.id
           where h.restore = $1 and h.party = p.key) r
         cross join lateral (
           select count(*) as copies, count(m.id) as copies_back
           from restore_copies h left join messages m on m.sender = h.sender and m.id = h.id
           where h.restore = $1 and h.holder = p.key) c
         where p.active or a.at is not null order by p.key`,
        [number],
      )
      return rows.map(
        ({ party, at, receipts, back, copies, copies_back: copiesBack }): PartyReceipts => ({
          party,
          ...(at === null ? {} : { answeredAt: at }),
          receipts: Number(receipts),
          back: Number(back),
          copies: Number(copies),
          copiesBack: Number(copiesBack),
        }),
      )
    },
    async tell(number, party, { receipts, copies }, at) {
      await pool.query(
        `with answer as (
           insert into restore_answers (restore, party, at) values ($1, $2, $3)
           on conflict (restore, party) do update set at = excluded.at
         ), copies as (
           insert into restore_copies (restore, holder, sender, id, log_index)
           select $1, $2, sender, id, log_index from unnest($6::text[], $7::uuid[], $8::bigint[]) as held (sender, id, log_index)
           on conflict do nothing
         ) insert into restore_receipts (restore, party, id, log_index)
         select $1, $2, id, log_index from unnest($4::uuid[], $5::bigint[]) as held (id, log_index)
         on conflict do nothing`,
        [number, party, at, ...columnsOf(receipts), copies.map(({ sender }) => sender), ...columnsOf(copies)],
      )
    },
    async missingBefore(number, party) {
      const { rows } = await reads.query<{ before: string | null }>(MISSING_BEFORE, [number, party])
      const before = rows[0]?.before ?? undefined
      return before === undefined ? undefined : Number(before)
    },
    async missingOf(party, held) {
      const { rows } = await reads.query<{ id: string; log_index: string }>(
        `select h.id, h.log_index from unnest($2::uuid[], $3::bigint[]) as h (id, log_index)
         where not exists (select from log_leaves l where l.log_index = h.log_index and l.sender = $1 and l.id = h.id::text)`,
        [party, ...columnsOf(held)],
      )
      return rows.map(({ id, log_index: logIndex }) => ({ id, logIndex: Number(logIndex) }))
    },
    standingOf: (receipt) => standingIn(pool, receipt),
  }
}

const columnsOf = (held: readonly HeldReceipt[]): [string[], number[]] => [
  held.map(({ id }) => id),
  held.map(({ logIndex }) => logIndex),
]

/** By how much the clocks of two primaries of one database may differ: more is an alarm of its own (src/compose/readiness.ts). */
const CLOCKS_MS = 5_000

/** A receipt is judged by the log, by what operators have accepted as lost, and by when this log began. */
async function standingIn(
  db: Pick<RegistryDb, 'query'>,
  { sender, id, logIndex, acceptedAt }: ReadReceipt,
): Promise<ReceiptStanding> {
  type Row = { first: Date | null; is_there: boolean; is_counted: boolean }
  const { rows } = await db.query<Row>(
    `select (select (record::json ->> 'decidedAt')::timestamptz from log_leaves where log_index = 0) as first,
       exists (select from log_leaves where log_index = $1 and sender = $2 and id = $3) as is_there,
       exists (select from restores r join restore_acts a on a.restore = r.number and a.act = 'open'
         where $1 >= r.kept and $4::timestamptz < a.at) as is_counted`,
    [logIndex, sender, id, acceptedAt],
  )
  const { first = null, is_there: isThere = false, is_counted: isCounted = false } = rows[0] ?? {}
  if (isThere) return { is: 'there' }
  if (isCounted) return { is: 'counted' }
  const at = Date.parse(acceptedAt)
  // One of a database that was given up: the same key signs in this one.
  if (first === null || at + CLOCKS_MS < first.getTime()) return { is: 'of-another-log' }
  // Whatever was decided later stands where the lost entries stood.
  return { is: 'denied', kept: Math.min(logIndex, await keptAt(db, new Date(at - CLOCKS_MS))) }
}

/** How many entries were decided by then; entries are timed to the millisecond. */
export const keptAt = (db: Pick<RegistryDb, 'query'>, then: Date): Promise<number> =>
  firstLeafSince(db, new Date(then.getTime() + 1))

/** The log's head with what names the log and what was lost of it before. */
export type LogHead = {
  size: number
  frontier: Buffer
  /** Hash of the log's first entry, by which one log is told from another; absent while it is empty. */
  first?: Buffer
  /** Opened restores, in their order. */
  restores: { kept: number }[]
}

export async function readLogHead(pool: Queryable): Promise<LogHead> {
  const { rows } = await pool.query<{ size: string; frontier: Buffer; first: Buffer | null; kept: string[] }>(
    `select h.size, h.frontier, (select leaf_hash from log_leaves where log_index = 0) as first, array(
       select r.kept::text from restores r join restore_acts o on o.restore = r.number and o.act = 'open' order by r.number
     ) as kept from log_head h`,
  )
  const [head] = rows
  if (head === undefined) throw new Error('the log has no head; the database is not migrated')
  const { size, frontier, first, kept } = head
  return {
    size: Number(size),
    frontier,
    ...(first === null ? {} : { first }),
    restores: kept.map((one) => ({ kept: Number(one) })),
  }
}
