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
    const { rows } = await pool.query<{ officer: string }>(
      `select s.officer from subjects s join officers o on o.id = s.officer and o.active
       where s.issuer = $1 and s.subject = $2`,
      [issuer, subject],
    )
    return rows[0]?.officer
  },
  async token(tokenHash, now) {
    const { rows } = await pool.query<{ officer: string | null }>(
      `select t.officer from tokens t left join officers o on o.id = t.officer left join parties p on p.key = t.party_key
       where t.token_hash = $1 and (t.revoked_at is null or t.revoked_at > $2)
         and (t.expires_at is null or t.expires_at > $2)
         and (t.kind <> 'officer' or o.active) and (t.party_key is null or takes_part(p, $2))`,
      [tokenHash, now],
    )
    const [row] = rows
    if (row === undefined) return undefined
    return row.officer === null ? {} : { officer: row.officer }
  },
})

const invitations = (pool: Pool): Pick<Ways, 'tryInvitation' | 'clearInvitation' | 'redeem'> => ({
  async tryInvitation(selector, now, most) {
    const { rows } = await pool.query<{ secret_hash: Buffer; officer: string; state: StoredInvitation['state'] }>(
      `update invitations i set tries = tries + 1 from officers o
       where i.selector = $1 and i.tries < $3 and o.id = i.officer and o.active
       returning i.secret_hash, i.officer,
         case when i.used_at is null and i.expires_at > $2 then 'open' else 'over' end as state`,
      [selector, now, most],
    )
    return rows.map(({ secret_hash: secretHash, officer, state }) => ({ secretHash, officer, state }))[0]
  },
  async clearInvitation(selector) {
    await pool.query('update invitations set tries = 0 where selector = $1', [selector])
  },
  async redeem(selector, { phoneHash, pinHash, passkey }, started) {
    const now = started.startedAt
    return inTransaction(pool, async (client) => {
      const { rows } = await client.query<{ officer: string }>(
        `update invitations i set used_at = $2 from officers o
         where i.selector = $1 and i.used_at is null and i.expires_at > $2 and o.id = i.officer and o.active
         returning i.officer`,
        [selector, now],
      )
      const officer = rows[0]?.officer
      if (officer === undefined) return undefined
      const device = await deviceOf(client, { officer, phoneHash, now, pinHash })
      if (passkey !== undefined) {
        await client.query(
          `insert into passkeys (id, officer, device, public_key, counter, transports, made_at)
           values ($1, $2, $3, $4, $5, $6, $7)`,
          [passkey.id, officer, device, passkey.publicKey, passkey.counter, [...passkey.transports], now],
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
  async tryPin(officer, phoneHash, now) {
    const counted = await pool.query<{ id: string; pin_hash: string }>(
      `update devices d set failed = failed + 1,
         not_before = $3::timestamptz + make_interval(secs => ($4::int[])[failed + 1])
       from officers o
       where d.officer = $1 and d.secret_hash = $2 and d.ended_at is null and d.pin_hash is not null
         and o.id = d.officer and o.active
         and d.failed < cardinality($4::int[]) and (d.not_before is null or d.not_before <= $3)
       returning d.id, d.pin_hash`,
      [officer, phoneHash, now, DELAYS],
    )
    const [row] = counted.rows
    if (row !== undefined) return { kind: 'try', device: row.id, pinHash: row.pin_hash }
    const standing = await pool.query<{ failed: number; not_before: Date | null; ended: boolean }>(
      `select failed, not_before, d.ended_at is not null or not o.active as ended
       from devices d join officers o on o.id = d.officer
       where officer = $1 and secret_hash = $2 and pin_hash is not null order by ended limit 1`,
      [officer, phoneHash],
    )
    return standingOf(standing.rows[0])
  },
  async clearTries(device) {
    await pool.query('update devices set failed = 0, not_before = null where id = $1', [device])
  },
})

function standingOf(row: { failed: number; not_before: Date | null; ended: boolean } | undefined): PinTry {
  if (row === undefined) return { kind: 'none' }
  if (row.ended) return { kind: 'ended' }
  if (row.failed >= PIN_TRIES) return { kind: 'locked' }
  return row.not_before === null ? { kind: 'none' } : { kind: 'wait', until: row.not_before }
}

const passkeys = (pool: Pool): Pick<Ways, 'passkey' | 'usePasskey' | 'officer'> => ({
  async passkey(id) {
    const { rows } = await pool.query<{
      id: string
      officer: string
      public_key: Buffer
      counter: string
      transports: string[]
    }>(
      `select k.id, k.officer, k.public_key, k.counter, k.transports
       from passkeys k join officers o on o.id = k.officer and o.active where k.id = $1 and k.ended_at is null`,
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
  async officer(id) {
    const { rows } = await pool.query<{ name: string; pseudonym: string }>(
      'select name, pseudonym from officers where id = $1 and active',
      [id],
    )
    const [officer] = rows
    if (officer === undefined) return undefined
    const known = await pool.query<{ id: string; public_key: Buffer; counter: string; transports: string[] }>(
      'select id, public_key, counter, transports from passkeys where officer = $1 and ended_at is null limit 50',
      [id],
    )
    return {
      ...officer,
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
