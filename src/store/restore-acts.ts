import type { Pool } from 'pg'
import type { PerformAct, RegistryDb } from '../ports/registry-acts.ts'
import type { ActOnRestore, Noticed, Restore, RestoreActed, RestoreActName } from '../ports/restores.ts'
import { keptAt, latestIn, MISSING } from './restores.ts'

/** Notes that the database was restored, unless one is waiting for an operator already: of several hubs each may notice it. */
export async function noteRestore(pool: Pool, { kept, lost, lostAt, noticedAt, ...how }: Noticed): Promise<void> {
  const proof =
    'receipt' in how
      ? [null, how.receipt.bytes, how.receipt.signature, how.receiptOf]
      : [how.lostRoot, null, null, null]
  await pool.query(
    `insert into restores (number, kept, lost, kept_at, lost_at, noticed_at, lost_root, receipt, receipt_signature, receipt_of)
     select coalesce((select max(number) from restores), 0) + 1, $1, $2, ${KEPT_AT}, $3, $4, $5, $6, $7, $8
     where not exists (select from restores r where not exists (
       select from restore_acts a where a.restore = r.number and a.act = 'open'))
     on conflict do nothing`,
    [kept, lost, lostAt, noticedAt, ...proof],
  )
}

/** Time of the last entry that is left, of `$1` entries. */
const KEPT_AT = `(select (record::json ->> 'decidedAt')::timestamptz from log_leaves where log_index = $1::bigint - 1)`

/** One that an operator says there was: the log goes on, and what it had from then on is in question. */
const DECLARE = `insert into restores (number, kept, lost, kept_at, lost_at, noticed_at)
  select coalesce((select max(number) from restores), 0) + 1, $1, greatest($1::bigint + 1, (select size from log_head)), ${KEPT_AT}, $2, $2`

const INSERT_ACT = `insert into restore_acts (restore, act, operator, reason, at, missing)
  values ($1, $2, $3, $4, $5, case when $2 = 'close' then (select count(*) from (${MISSING}) missing) end)`

/** Acts on restores as acts on the registry: under its lock, so that of two operators one comes too late. */
export const createActOnRestore =
  (perform: PerformAct): ActOnRestore =>
  async (what, by, since = by.at): Promise<RestoreActed> => {
    type Refused = { ok: false; because: 'no-restore' }
    const name = what === 'declare' ? 'open' : what
    const done = await perform<Restore, Refused>({ ...by, act: `restore-${name}`, subject: 'log' }, async (db) => {
      const found = await latestIn(db)
      if (!isNext(what, found)) return { ok: false, because: 'no-restore' }
      const before = what === 'declare' ? await declared(db, since, by.at) : found
      if (before === undefined) return { ok: false, because: 'no-restore' }
      await db.query(INSERT_ACT, [before.number, name, by.operator, by.reason, by.at])
      const restore = (await latestIn(db)) ?? before
      const change = what === 'open' || what === 'declare' ? 'added' : 'changed'
      return {
        ok: true,
        changes: [{ key: `restores/${restore.number}`, change, after: wordsOf(restore, what) }],
        answer: restore,
      }
    })
    if (!done.ok) return done
    if (done.logIndex === undefined) throw new Error('an act on a restore has no leaf')
    return { ok: true, restore: done.answer, logIndex: Number(done.logIndex) }
  }

/** Whether there is a restore in the state that the act is on; a loss of which nobody knows is said beside any that is open. */
function isNext(what: RestoreActName, found: Restore | undefined): boolean {
  if (what === 'declare') return found === undefined || found.opened !== undefined
  if (found === undefined || found.closed !== undefined) return false
  if (what === 'open') return found.opened === undefined
  return found.opened !== undefined && (what === 'close' || found.copies === undefined)
}

async function declared(db: RegistryDb, since: Date, at: Date): Promise<Restore | undefined> {
  await db.query(DECLARE, [await keptAt(db, since), at])
  return latestIn(db)
}

/** What the leaf says of it. */
const wordsOf = ({ lost, lostRoot, receiptOf, kept, closed }: Restore, what: RestoreActName) => ({
  sizeBefore: lost,
  ...(lostRoot === undefined ? {} : { rootBefore: lostRoot.toString('base64') }),
  ...(receiptOf === undefined ? {} : { receiptOf }),
  ...(what === 'declare' ? { declared: true } : {}),
  sizeAfter: kept,
  ...(closed === undefined ? {} : { missing: closed.missing }),
})
