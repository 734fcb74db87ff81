import type { Pool } from 'pg'
import type { PeopleStore, PinTry, StoredInvitation } from '../../ports/people.ts'
import { deviceOf, insertSession } from './sessions.ts'
import { inTransaction } from '../transaction.ts'

/** After the n-th wrong PIN nothing is tried for so many seconds; after the last only a new invitation helps. */
const DELAYS = [0, 0, 30, 60, 300, 900, 1800, 3600, 3600, 3600] as const

/** PINs that may be wrong one after the other. */
export const PIN_TRIES = DELAYS.length

/** Sign-ins under way at all hubs together: nobody without an account may fill a table. */
const UNDER_WAY_MAX = 10_000

type Ways = Omit<PeopleStore, 'session' | 'endSession' | 'startSession' | 'phoneEnded' | 'deviceHolder' | 'heard'>

/** What people sign in with. */
export const createWays = (pool: Pool): Ways => ({
  ...invitations(pool),
  ...pins(pool),
  ...passkeys(pool),
  ...attempts(pool),
  async bySubject(issuer, subject) {
    const { rows } = await pool.query<{ person: string; phone: boolean }>(
      `select s.person, o.kind <> 'representative' as phone from subjects s join people o on o.id = s.person and o.active and o.asked_by is null
       where s.issuer = $1 and s.subject = $2`,
      [issuer, subject],
    )
    return rows[0]
  },
  async token(tokenHash, now) {
    const { rows } = await pool.query<{ person: string | null }>(
      `select t.person from tokens t left join people o on o.id = t.person left join parties p on p.key = t.party_key
       where t.token_hash = $1 and (t.revoked_at is null or t.revoked_at > $2)
         and (t.expires_at is null or t.expires_at > $2)
         and (t.kind = 'party' or o.active) and (t.party_key is null or takes_part(p, $2))`,
      [tokenHash, now],
    )
    const [row] = rows
    if (row === undefined) return undefined
    return row.person === null ? {} : { person: row.person }
  },
})

const invitations = (pool: Pool): Pick<Ways, 'tryInvitation' | 'clearInvitation' | 'redeem'> => ({
  async tryInvitation(selector, now, most) {
    const { rows } = await pool.query<{ secret_hash: Buffer; person: string; state: StoredInvitation['state'] }>(
      `update invitations i set tries = tries + 1 from people o
       where i.selector = $1 and i.tries < $3 and o.id = i.person and o.active
       returning i.secret_hash, i.person, case when i.used_at is not null or i.expires_at <= $2 then 'over'
         when o.asked_by is not null then 'waits' else 'open' end as state`,
      [selector, now, most],
    )
    return rows.map(({ secret_hash: secretHash, person, state }) => ({ secretHash, person, state }))[0]
  },
  async clearInvitation(selector) {
    await pool.query('update invitations set tries = 0 where selector = $1', [selector])
  },
  async redeem(selector, { phoneHash, pinHash, passkey }, started) {
    const now = started.startedAt
    return inTransaction(pool, async (client) => {
      const { rows } = await client.query<{ person: string }>(
        `update invitations i set used_at = $2 from people o
         where i.selector = $1 and i.used_at is null and i.expires_at > $2 and o.id = i.person and o.active
           and o.asked_by is null returning i.person`,
        [selector, now],
      )
      const person = rows[0]?.person
      if (person === undefined) return undefined
      const device = await deviceOf(client, { person, phoneHash, now, pinHash })
      if (passkey !== undefined) {
        await client.query(
          `insert into passkeys (id, person, device, public_key, counter, transports, made_at)
           values ($1, $2, $3, $4, $5, $6, $7)`,
          [passkey.id, person, device, passkey.publicKey, passkey.counter, [...passkey.transports], now],
        )
      }
      await insertSession(client, started, device)
      return { device }
    }).catch((error: { code?: string }) => {
      // The same passkey twice: it is somebody's already, and one credential is one person.
      if (error.code === '23505') return undefined
      throw error
    })
  },
})

const pins = (pool: Pool): Pick<Ways, 'tryPin' | 'clearTries'> => ({
  async tryPin(person, phoneHash, now) {
    const counted = await pool.query<{ id: string; pin_hash: string }>(
      `update devices d set failed = failed + 1,
         not_before = $3::timestamptz + make_interval(secs => ($4::int[])[failed + 1]),
         locked_at = case when failed + 1 >= cardinality($4::int[]) then $3::timestamptz end
       from people o
       where d.person = $1 and d.secret_hash = $2 and d.ended_at is null and d.pin_hash is not null
         and o.id = d.person and o.active
         and d.failed < cardinality($4::int[]) and (d.not_before is null or d.not_before <= $3)
       returning d.id, d.pin_hash`,
      [person, phoneHash, now, DELAYS],
    )
    const [row] = counted.rows
    if (row !== undefined) return { kind: 'try', device: row.id, pinHash: row.pin_hash }
    const standing = await pool.query<{ failed: number; not_before: Date | null; ended: boolean }>(
      `select failed, not_before, d.ended_at is not null or not o.active as ended
       from devices d join people o on o.id = d.person
       where person = $1 and secret_hash = $2 and pin_hash is not null order by ended limit 1`,
      [person, phoneHash],
    )
    return standingOf(standing.rows[0])
  },
  async clearTries(device) {
    await pool.query('update devices set failed = 0, not_before = null, locked_at = null where id = $1', [device])
  },
})

function standingOf(row: { failed: number; not_before: Date | null; ended: boolean } | undefined): PinTry {
  if (row === undefined) return { kind: 'none' }
  if (row.ended) return { kind: 'ended' }
  if (row.failed >= PIN_TRIES) return { kind: 'locked' }
  return row.not_before === null ? { kind: 'none' } : { kind: 'wait', until: row.not_before }
}

const passkeys = (pool: Pool): Pick<Ways, 'passkey' | 'usePasskey' | 'person'> => ({
  async passkey(id) {
    const { rows } = await pool.query<{
      id: string
      person: string
      public_key: Buffer
      counter: string
      transports: string[]
    }>(
      `select k.id, k.person, k.public_key, k.counter, k.transports
       from passkeys k join people o on o.id = k.person and o.active where k.id = $1 and k.ended_at is null`,
      [id],
    )
    return rows.map(({ public_key: publicKey, counter, ...rest }) => ({
      ...rest,
      publicKey,
      counter: Number(counter),
    }))[0]
  },
  async usePasskey(id, counter, now) {
    // An authenticator that does not count says 0 for ever.
    const { rowCount } = await pool.query(
      `update passkeys set counter = $2, used_at = $3
       where id = $1 and ended_at is null and (counter < $2 or (counter = 0 and $2 = 0))`,
      [id, counter, now],
    )
    return rowCount === 1
  },
  async person(id) {
    const { rows } = await pool.query<{ name: string; pseudonym: string }>(
      'select name, pseudonym from people where id = $1 and active',
      [id],
    )
    const [person] = rows
    if (person === undefined) return undefined
    const known = await pool.query<{ id: string; public_key: Buffer; counter: string; transports: string[] }>(
      'select id, public_key, counter, transports from passkeys where person = $1 and ended_at is null limit 50',
      [id],
    )
    return {
      ...person,
      passkeys: known.rows.map((one) => ({
        id: one.id,
        publicKey: one.public_key,
        counter: Number(one.counter),
        transports: one.transports,
      })),
    }
  },
})

const attempts = (pool: Pool): Pick<Ways, 'begin' | 'take'> => ({
  async begin(browserHash, { purpose, expects }, { now, expiresAt }) {
    await pool.query('delete from sign_ins where expires_at <= $1', [now])
    const { rowCount } = await pool.query(
      `insert into sign_ins (browser_hash, purpose, expects, expires_at)
       select $1, $2, $3, $4 where (select count(*) from sign_ins) < $5`,
      [browserHash, purpose, JSON.stringify(expects), expiresAt, UNDER_WAY_MAX],
    )
    return rowCount === 1
  },
  async take(browserHash, purpose, now) {
    const { rows } = await pool.query<{ expects: string }>(
      'delete from sign_ins where browser_hash = $1 and purpose = $2 and expires_at > $3 returning expects',
      [browserHash, purpose, now],
    )
    return rows.map(({ expects }) => JSON.parse(expects) as Readonly<Record<string, string>>)[0]
  },
})
