import type { Pool } from 'pg'
import type { PartyKey } from '../domain/values/party.ts'
import type { PerformAct, RegistryDb } from '../ports/registry-acts.ts'
import type { ActOnRestore, Noticed, PartyReceipts, Restore, Restores } from '../ports/restores.ts'
import type { Queryable } from './read-pool.ts'

type Row = {
  number: number
  kept: string
  lost: string
  lost_root: Buffer
  kept_at: Date | null
  lost_at: Date
  noticed_at: Date
  opened_at: Date | null
  opened_by: string
  opened_why: string
  closed_at: Date | null
  closed_by: string
  closed_why: string
  missing: string
}

const LATEST = `select r.*, o.at as opened_at, o.operator as opened_by, o.reason as opened_why,
    c.at as closed_at, c.operator as closed_by, c.reason as closed_why, c.missing
  from restores r
  left join restore_acts o on o.restore = r.number and o.act = 'open'
  left join restore_acts c on c.restore = r.number and c.act = 'close'
  order by r.number desc limit 1`

/** Of a receipt `r`: that its message has not come back. */
const IS_MISSING = 'not exists (select from messages m where m.sender = r.party and m.id = r.id)'

const restoreOf = (row: Row): Restore => ({
  number: row.number,
  kept: Number(row.kept),
  lost: Number(row.lost),
  lostRoot: row.lost_root,
  ...(row.kept_at === null ? {} : { keptAt: row.kept_at }),
  lostAt: row.lost_at,
  noticedAt: row.noticed_at,
  ...(row.opened_at === null ? {} : { opened: { operator: row.opened_by, reason: row.opened_why, at: row.opened_at } }),
  ...(row.closed_at === null
    ? {}
    : {
        closed: { operator: row.closed_by, reason: row.closed_why, at: row.closed_at, missing: Number(row.missing) },
      }),
})

const latestIn = async (db: Pick<RegistryDb, 'query'>): Promise<Restore | undefined> => {
  const { rows } = await db.query<Row>(LATEST)
  return rows[0] === undefined ? undefined : restoreOf(rows[0])
}

/** Restores in the database. @param reads where reads are made; writes are made over `pool` */
export function createRestores(pool: Pool, reads: Queryable): Restores {
  return {
    latest: () => latestIn(reads),
    async parties(number) {
      type Counts = { party: PartyKey; at: Date | null; receipts: string; back: string }
      const { rows } = await reads.query<Counts>(
        `select p.key as party, a.at, count(r.id) as receipts, count(m.id) as back
         from parties p
         left join restore_answers a on a.restore = $1 and a.party = p.key
         left join restore_receipts r on r.restore = $1 and r.party = p.key
         left join messages m on m.sender = r.party and m.id = r.id
         where p.active or a.at is not null group by p.key, a.at order by p.key`,
        [number],
      )
      return rows.map(
        ({ party, at, receipts, back }): PartyReceipts => ({
          party,
          ...(at === null ? {} : { answeredAt: at }),
          receipts: Number(receipts),
          back: Number(back),
        }),
      )
    },
    async tell(number, party, held, at) {
      await pool.query(
        `with answer as (
           insert into restore_answers (restore, party, at) values ($1, $2, $3)
           on conflict (restore, party) do update set at = excluded.at
         ) insert into restore_receipts (restore, party, id, log_index)
         select $1, $2, id, log_index from unnest($4::uuid[], $5::bigint[]) as held (id, log_index)
         on conflict do nothing`,
        [number, party, at, held.map(({ id }) => id), held.map(({ logIndex }) => logIndex)],
      )
    },
    async missingBefore(number, party) {
      const { rows } = await reads.query<{ before: string | null }>(
        `select min(r.log_index) as before from restore_receipts r where r.restore = $1 and r.party <> $2 and ${IS_MISSING}`,
        [number, party],
      )
      const before = rows[0]?.before ?? undefined
      return before === undefined ? undefined : Number(before)
    },
  }
}

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

/** Notes that the database was restored, unless one is waiting for an operator already: of several hubs each may notice it. */
export async function noteRestore(pool: Pool, { kept, lost, lostRoot, lostAt, noticedAt }: Noticed): Promise<void> {
  await pool.query(
    `insert into restores (number, kept, lost, lost_root, kept_at, lost_at, noticed_at)
     select coalesce((select max(number) from restores), 0) + 1, $1, $2, $3,
       (select (record::json ->> 'decidedAt')::timestamptz from log_leaves where log_index = $1::bigint - 1), $4, $5
     where not exists (select from restores r where not exists (
       select from restore_acts a where a.restore = r.number and a.act = 'open'))
     on conflict do nothing`,
    [kept, lost, lostRoot, lostAt, noticedAt],
  )
}

const INSERT_ACT = `insert into restore_acts (restore, act, operator, reason, at, missing) values ($1, $2, $3, $4, $5, case when $2 = 'close' then (
    select count(*) from restore_receipts r where r.restore = $1 and ${IS_MISSING}) end)`

/** Opens and closes restores as acts on the registry: under its lock, so that of two operators one comes too late. */
export const createActOnRestore =
  (perform: PerformAct): ActOnRestore =>
  async (what, by) => {
    type Refused = { ok: false; because: 'no-restore' }
    const done = await perform<Restore, Refused>({ ...by, act: `restore-${what}`, subject: 'log' }, async (db) => {
      const before = await latestIn(db)
      const isNext = what === 'open' ? before?.opened === undefined : before?.opened !== undefined
      if (before === undefined || !isNext || before.closed !== undefined) return { ok: false, because: 'no-restore' }
      await db.query(INSERT_ACT, [before.number, what, by.operator, by.reason, by.at])
      const restore = (await latestIn(db)) ?? before
      const after = {
        sizeBefore: restore.lost,
        rootBefore: restore.lostRoot.toString('base64'),
        sizeAfter: restore.kept,
        ...(restore.closed === undefined ? {} : { missing: restore.closed.missing }),
      }
      const key = `restores/${restore.number}`
      return { ok: true, changes: [{ key, change: what === 'open' ? 'added' : 'changed', after }], answer: restore }
    })
    if (!done.ok) return done
    if (done.logIndex === undefined) throw new Error('an act on a restore has no leaf')
    return { ok: true, restore: done.answer, logIndex: Number(done.logIndex) }
  }
