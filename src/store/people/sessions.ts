import { randomUUID } from 'node:crypto'
import type { Pool, PoolClient } from 'pg'
import type { NewSession, PeopleStore } from '../../ports/people.ts'
import { holderOf, type HolderRow } from '../reads/identities.ts'
import { inTransaction } from '../transaction.ts'

/** Ended sessions are kept so long for whoever looks into who was signed in when, and deleted a few at a time. */
const KEPT = `interval '90 days'`

/** How far ahead of the last act the next may be numbered, and how many gaps are kept of one device. */
const COUNTERS_AHEAD = 10_000
const GAPS_KEPT = 1_000

type Row = HolderRow & {
  way: 'pin' | 'passkey' | 'openid' | 'token'
  person: string | null
  person_name: string | null
  person_language: 'en' | 'fr' | 'pt' | null
  party_names: string | null
  party_language: 'en' | 'fr' | 'pt' | null
  device: string | null
  device_seen_at: Date | null
  ends_at: Date
}

/**
 * The session and its holder as they are now: whoever is ended, whose token is revoked or whose phone was taken away is out
 * with the next request, at every hub, since nothing of it is remembered.
 */
const FIND = `
  with found as (
    select s.id_hash, s.way, s.seen_at, s.ends_at, s.device, d.seen_at as device_seen_at,
      coalesce(o.kind, t.kind) as kind,
      coalesce(o.pseudonym, t.name) as name, o.id as person, o.name as person_name, o.language as person_language,
      o.pseudonym, o.offices, o.rights, p.key, p.country, p.role, p.channel, takes_part(p, $2) as active,
      p.names as party_names, p.language as party_language
    from sessions s
    left join tokens t on t.token_hash = s.token_hash
    left join people o on o.id = coalesce(s.person, t.person) and o.active
    left join parties p on p.key = coalesce(o.party_key, t.party_key)
    left join devices d on d.id = s.device
    where s.id_hash = $1 and s.ended_at is null and s.ends_at > $2 and s.seen_at > $3
      and (s.token_hash is null
        or ((t.revoked_at is null or t.revoked_at > $2) and (t.expires_at is null or t.expires_at > $2)))
      and (s.device is null or d.ended_at is null)
  ), touched as (
    update sessions s set seen_at = $2 from found
    where s.id_hash = found.id_hash and found.seen_at < $4::timestamptz returning s.device
  ), contact as (
    update devices d set seen_at = $2 from touched where d.id = touched.device
  )
  select * from found`

/** Sessions of people, each known by the keyed hash of its secret. */
export const createSessions = (
  pool: Pool,
): Pick<PeopleStore, 'session' | 'endSession' | 'startSession' | 'phoneEnded' | 'deviceHolder' | 'heard'> => ({
  async session(idHash, { now, idleSince, touchBefore }) {
    const { rows } = await pool.query<Row>(FIND, [idHash, now, idleSince, touchBefore ?? null])
    const [row] = rows
    const identity = row === undefined ? undefined : holderOf(row)
    if (row === undefined || identity === undefined) return undefined
    return {
      identity,
      way: row.way,
      ...(row.person === null ? {} : { person: row.person }),
      name: row.person_name ?? partyName(row) ?? row.name,
      language: row.person_language ?? row.party_language ?? 'en',
      ...(row.device === null || row.device_seen_at === null
        ? {}
        : { device: { id: row.device, seenAt: row.device_seen_at } }),
      endsAt: row.ends_at,
    }
  },
  async endSession(idHash, now) {
    const { rows } = await pool.query<{ way: Row['way'] }>(
      'update sessions set ended_at = $2 where id_hash = $1 and ended_at is null returning way',
      [idHash, now],
    )
    return rows[0]
  },
  async startSession(started, person, phoneHash) {
    await inTransaction(pool, async (client) => {
      const device =
        person === undefined || phoneHash === undefined
          ? undefined
          : await deviceOf(client, { person, phoneHash, now: started.startedAt })
      await insertSession(client, started, device)
    })
  },
  async heard(device, counter) {
    await pool.query(
      `update devices set counters = counters + int8multirange(int8range($2::bigint, $2::bigint + 1))
       where id = $1 and $2 <= coalesce(upper(counters), 1) + ${COUNTERS_AHEAD}
         and not counters @> $2::bigint
         and (select count(*) from unnest(counters)) < ${GAPS_KEPT}`,
      [device, counter],
    )
  },
  async deviceHolder(device, now) {
    const { rows } = await pool.query<HolderRow & { ended: boolean }>(
      `select o.kind, o.pseudonym as name, o.pseudonym, o.offices, o.rights, p.key, p.country, p.role, p.channel,
         takes_part(p, $2) as active, d.ended_at is not null or not o.active as ended
       from devices d join people o on o.id = d.person join parties p on p.key = o.party_key where d.id = $1`,
      [device, now],
    )
    const [row] = rows
    if (row === undefined) return undefined
    return row.ended ? 'ended' : (holderOf(row) ?? 'ended')
  },
  async phoneEnded(phoneHash) {
    const { rowCount } = await pool.query(
      'select 1 from devices where secret_hash = $1 and ended_at is not null limit 1',
      [phoneHash],
    )
    return rowCount !== 0
  },
})

/** A party's name in its own language. */
function partyName({ kind, party_names: names, party_language: language }: Row): string | undefined {
  if (kind !== 'party' || names === null || language === null) return undefined
  return (JSON.parse(names) as Partial<Record<string, string>>)[language]
}

/** The person's device of this phone; registered where it is new, with the PIN if one is given. */
export async function deviceOf(
  client: PoolClient,
  { person, phoneHash, now, pinHash }: { person: string; phoneHash: Buffer; now: Date; pinHash?: string | undefined },
): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `insert into devices (id, person, secret_hash, pin_hash, made_at, seen_at) values ($1, $2, $3, $4, $5, $5)
     on conflict (person, secret_hash) where ended_at is null do update
       set seen_at = excluded.seen_at, pin_hash = coalesce(excluded.pin_hash, devices.pin_hash),
         failed = case when excluded.pin_hash is null then devices.failed else 0 end,
         not_before = case when excluded.pin_hash is null then devices.not_before end,
         locked_at = case when excluded.pin_hash is null then devices.locked_at end
     returning id`,
    [randomUUID(), person, phoneHash, pinHash ?? null, now],
  )
  const [row] = rows
  if (row === undefined) throw new Error('a device was neither found nor registered')
  return row.id
}

/** Begins a session, and forgets a few that ended long ago. */
export async function insertSession(
  client: PoolClient,
  { idHash, whose, way, startedAt, endsAt }: NewSession,
  device: string | undefined,
): Promise<void> {
  const [person, tokenHash] = 'person' in whose ? [whose.person, null] : [null, whose.tokenHash]
  await client.query(
    `insert into sessions (id_hash, person, token_hash, device, way, started_at, seen_at, ends_at)
     values ($1, $2, $3, $4, $5, $6, $6, $7)`,
    [idHash, person, tokenHash, device ?? null, way, startedAt, endsAt],
  )
  await client.query(
    `delete from sessions where id_hash in (
       select id_hash from sessions where ends_at < $1::timestamptz - ${KEPT} order by ends_at limit 20
       for update skip locked)`,
    [startedAt],
  )
}
