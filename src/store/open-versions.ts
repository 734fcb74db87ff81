import type { Pool } from 'pg'
import type { OpenVersions } from '../domain/model/reference.ts'
import { laterVersions } from '../domain/rules/versions.ts'
import type { OpenVersion } from '../ports/open-version.ts'
import type { PerformAct } from '../ports/registry-acts.ts'
import type { Queryable } from './read-pool.ts'

/**
 * That a version is open stands among the migrations, as one that takes away: from then on there may be messages that an earlier
 * release cannot read, and it knows already that it must not start on such a database (docs/decisions/0234).
 */
const SAYS = ' is open to senders'

/** The row that says so. */
export const openingOf = (name: string): string => `${name}${SAYS}`

/** Every hub hears of it in two seconds (interface.md 8). Until it is sent for sure, all of them must take it. */
const OPENS_AFTER = '5 seconds'

/** Arbitrary numbers of our own: who says what it knows, and who waits for an opening. */
const KNOWN = 0x766572
const OPENING = 0x6f70656e
const A_HUB = 'a hub'

/**
 * What a hub says of itself as long as it listens: that there is one, and which later versions it knows. Locks, since they end with
 * the connection, however the hub ends.
 */
export const sayWhatIsKnown = (): string[] =>
  [A_HUB, ...laterVersions()].map((name) => `select pg_advisory_lock_shared(${KNOWN}, hashtext('${name}'))`)

/** Ends once no opening is under way that has not counted this hub, which has said what it knows. */
export const letOpeningsEnd = (pool: Pool): Promise<unknown> =>
  pool.query('select pg_advisory_xact_lock_shared($1)', [OPENING])

/** The open versions, those this release does not know included. */
export async function loadOpenVersions(db: Queryable): Promise<OpenVersions> {
  const { rows } = await db.query<{ name: string; opens: string }>(
    `select name, floor(extract(epoch from applied_at) * 1000)::bigint as opens from migrations where name like '%' || $1`,
    [SAYS],
  )
  return new Map(rows.map(({ name, opens }) => [name.slice(0, -SAYS.length), Number(opens)]))
}

const COUNT = `
  select count(*) filter (where objid::bigint = hashtext($2)::bigint & 4294967295)::int as hubs,
    count(*) filter (where objid::bigint = hashtext($3)::bigint & 4294967295)::int as knowing
  from pg_locks where locktype = 'advisory' and objsubid = 2 and classid::bigint = $1 and granted
    and database = (select oid from pg_database where datname = current_database())`

/** Opens versions, with the login of the owner of the tables: a hub's may not write among the migrations. */
export const createOpenVersion =
  (perform: PerformAct): OpenVersion =>
  async (by, name) => {
    const known = laterVersions()
    if (!known.includes(name)) return { ok: false, why: 'unknown', known }
    return perform({ ...by, act: 'message-version-open', subject: `message-versions/${name}` }, async (db) => {
      await db.query('select pg_advisory_xact_lock($1)', [OPENING])
      const counted = await db.query<{ hubs: number; knowing: number }>(COUNT, [KNOWN, A_HUB, name])
      const { hubs = 0, knowing = 0 } = counted.rows[0] ?? {}
      if (knowing < hubs) return { ok: false, why: 'hubs-behind', hubs, behind: hubs - knowing }
      const { rows } = await db.query<{ opens: Date }>(
        `insert into migrations (name, checksum, contracts, applied_at) values ($1, 'an operator''s act', true, now() + interval '${OPENS_AFTER}')
         on conflict (name) do nothing returning applied_at as opens`,
        [openingOf(name)],
      )
      const from = rows[0]?.opens.toISOString()
      return {
        ok: true,
        changes: from === undefined ? [] : [{ key: name, change: 'added', after: { from } }],
        answer: from,
      }
    })
  }
