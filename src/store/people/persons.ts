import type { Language } from '../../ports/handle.ts'
import type { Right, Role } from '../../ports/identity.ts'
import type { Asked, DeviceView, Person, PersonStore, StoredPerson, Whose } from '../../ports/persons.ts'
import type { RegistryDb } from '../../ports/registry-acts.ts'
import type { OfficeCode } from '../../domain/values/office.ts'
import type { PartyKey } from '../../domain/values/party.ts'
import type { Queryable } from '../read-pool.ts'
import { pageOf, readCursor } from '../reads/paging.ts'
import { PIN_TRIES } from './ways.ts'

type PersonRow = {
  id: string
  kind: Person['kind']
  party_key: PartyKey | null
  pseudonym: string
  name: string
  language: Language
  offices: OfficeCode[]
  rights: Right[]
  active: boolean
  issuer: string | null
  subject: string | null
  asked_by: string | null
  asked_why: string | null
  asked_at: Date | null
  asked_until: Date | null
}

type Row = PersonRow & {
  created_at: Date
  ended_at: Date | null
  passkeys: number
  devices: number
  tokens: number
  locked: boolean
  invited_until: Date | null
}

/** Gaps listed of one device. */
const GAPS_MAX = 100

/** How long an operator who has ended is still another one: nobody gets alone by ending the others. */
const STILL_THERE = `interval '72 hours'`

/** People in the database. @param reads where reads are made; acts write in their own transaction @param clock of sign-ins */
export function createPersonStore(reads: Queryable, clock: () => Date): PersonStore {
  const rows = async (
    { kinds, party, offices }: Whose,
    which: { id?: string; after?: readonly string[] | undefined; limit: number },
  ): Promise<Row[]> => {
    const [afterParty, afterPseudonym] = which.after ?? []
    const result = await reads.query<Row>(SELECT, [
      clock(),
      PIN_TRIES,
      party ?? null,
      offices === undefined ? null : [...offices],
      which.id ?? null,
      afterParty ?? null,
      afterPseudonym ?? null,
      which.limit,
      [...kinds],
    ])
    return result.rows
  }
  return {
    async list(whose, page) {
      const after = readCursor('people', page.cursor, 2)
      const found = await rows(whose, { after, limit: page.limit + 1 })
      return pageOf(found, page.limit, (row) => ['people', row.party_key ?? '', row.pseudonym], viewOf)
    },
    async find(whose, id) {
      return (await rows(whose, { id, limit: 1 })).map(viewOf)[0]
    },
    async devices(person) {
      const { rows: found } = await reads.query<DeviceRow>(DEVICES, [person, PIN_TRIES, GAPS_MAX])
      return found.map(deviceOf)
    },
    async locked({ kinds, party, offices }) {
      const values = [[...kinds], party ?? null, offices === undefined ? null : [...offices]]
      const { rows: found } = await reads.query<LockedRow>(LOCKED, values)
      return found.map(({ id, party_key: key, pseudonym, since }) => ({
        id,
        ...(key === null ? {} : { party: key }),
        pseudonym,
        since: since.toISOString(),
      }))
    },
    async asked() {
      const { rows: found } = await reads.query<PersonRow>(ASKED, [clock()])
      return found.flatMap((row) => {
        const asked = askedOf(row)
        return asked === undefined ? [] : [{ id: row.id, pseudonym: row.pseudonym, asked }]
      })
    },
    ...questionsAt(clock),
    ...writes,
    ...endsAt(clock),
  }
}

const SELECT = `
  select o.id, o.kind, o.party_key, o.pseudonym, o.name, o.language, o.offices, o.rights, o.active, o.created_at, o.ended_at,
    o.asked_by, o.asked_why, o.asked_at, o.asked_until, s.issuer, s.subject,
    (select count(*)::int from passkeys k where k.person = o.id and k.ended_at is null) as passkeys,
    (select count(*)::int from devices d where d.person = o.id and d.ended_at is null) as devices,
    (select count(*)::int from tokens t where t.person = o.id and (t.revoked_at is null or t.revoked_at > $1)
      and (t.expires_at is null or t.expires_at > $1)) as tokens,
    exists (select 1 from devices d where d.person = o.id and d.ended_at is null and d.failed >= $2) as locked,
    (select max(i.expires_at) from invitations i
      where i.person = o.id and i.used_at is null and i.expires_at > $1) as invited_until
  from people o left join subjects s on s.person = o.id
  where o.kind = any($9::text[]) and ($3::text is null or o.party_key = $3) and ($4::text[] is null or o.offices && $4)
    and ($5::uuid is null or o.id = $5)
    and ($6::text is null or (coalesce(o.party_key, ''), o.pseudonym) > ($6, $7::text))
  order by coalesce(o.party_key, ''), o.pseudonym limit $8`

type LockedRow = { id: string; party_key: PartyKey | null; pseudonym: string; since: Date }

/** Nobody keeps so many people waiting. */
const LOCKED = `
  select o.id, o.party_key, o.pseudonym, min(d.locked_at) as since from devices d join people o on o.id = d.person and o.active
  where d.locked_at is not null and d.ended_at is null and o.kind = any($1::text[])
    and ($2::text is null or o.party_key = $2) and ($3::text[] is null or o.offices && $3)
  group by o.id order by since, o.id limit 200`

/** More than anybody invites in three days. */
const ASKED = `
  select * from people where asked_by is not null and active and asked_until > $1 order by asked_at limit 200`

const askedOf = ({ asked_by, asked_why, asked_at, asked_until }: PersonRow): Asked | undefined =>
  asked_by === null || asked_why === null || asked_at === null || asked_until === null
    ? undefined
    : { by: asked_by, reason: asked_why, since: asked_at.toISOString(), until: asked_until.toISOString() }

function personOf(row: PersonRow): Person & { asked?: Asked } {
  const asked = askedOf(row)
  return {
    kind: row.kind,
    ...(row.party_key === null ? {} : { party: row.party_key }),
    pseudonym: row.pseudonym,
    name: row.name,
    offices: row.offices,
    language: row.language,
    rights: row.rights,
    ...(row.issuer === null || row.subject === null ? {} : { openid: { issuer: row.issuer, subject: row.subject } }),
    active: row.active,
    ...(asked === undefined ? {} : { asked }),
  }
}

const viewOf = (row: Row): StoredPerson => ({
  id: row.id,
  ...personOf(row),
  createdAt: row.created_at.toISOString(),
  ...(row.ended_at === null ? {} : { endedAt: row.ended_at.toISOString() }),
  passkeys: row.passkeys,
  devices: row.devices,
  tokens: row.tokens,
  locked: row.locked,
  ...(row.invited_until === null ? {} : { invitedUntil: row.invited_until.toISOString() }),
})

type DeviceRow = {
  id: string
  made_at: Date
  seen_at: Date
  ended_at: Date | null
  sign_in: DeviceView['signIn']
  locked: boolean
  last_counter: string
  gaps: string | null
}

/** What is missing between the first act and the highest number: acts of a phone are numbered from 1 on. */
const DEVICES = `
  select d.id, d.made_at, d.seen_at, d.ended_at, d.failed >= $2 as locked,
    case when d.pin_hash is not null then 'pin'
      when exists (select 1 from passkeys k where k.device = d.id and k.ended_at is null) then 'passkey'
      else 'other' end as sign_in,
    coalesce(upper(d.counters) - 1, 0) as last_counter,
    (select json_agg(json_build_object('from', lower(gap), 'to', upper(gap) - 1) order by lower(gap)) from (
      select gap from unnest(int8multirange(int8range(1, coalesce(upper(d.counters), 1))) - d.counters) as gap
      order by lower(gap) limit $3) gaps) as gaps
  from devices d where d.person = $1 order by d.made_at desc limit 200`

const deviceOf = (row: DeviceRow): DeviceView => ({
  id: row.id,
  createdAt: row.made_at.toISOString(),
  lastSeenAt: row.seen_at.toISOString(),
  ...(row.ended_at === null ? {} : { endedAt: row.ended_at.toISOString() }),
  signIn: row.sign_in,
  locked: row.locked,
  lastCounter: Number(row.last_counter),
  gaps: row.gaps === null ? [] : (JSON.parse(row.gaps) as DeviceView['gaps']),
})

/** What an act asks before it writes. @param clock by which parties take part */
const questionsAt = (
  clock: () => Date,
): Pick<PersonStore, 'current' | 'roleOf' | 'unknownOffices' | 'hasAnotherOperator'> => ({
  async current(db, id) {
    const { rows } = await db.query<PersonRow>(
      `select o.*, s.issuer, s.subject from people o left join subjects s on s.person = o.id
       where o.id = $1 for update of o`,
      [id],
    )
    return rows.map(personOf)[0]
  },
  async roleOf(db, party) {
    const { rows } = await db.query<{ role: Role }>('select role from parties p where key = $1 and takes_part(p, $2)', [
      party,
      clock(),
    ])
    return rows[0]?.role
  },
  async unknownOffices(db, party, offices) {
    const { rows } = await db.query<{ code: OfficeCode }>(
      `select code from unnest($2::text[]) as code
       where not exists (select 1 from offices o where o.code = code.code and o.code like $1 || '%')`,
      [party, [...offices]],
    )
    return rows.map(({ code }) => code)
  },
  async hasAnotherOperator(db, than) {
    const { rows } = await db.query(
      `select 1 from people o where o.kind = 'operator' and o.pseudonym <> $1 and (o.ended_at > $2::timestamptz - ${STILL_THERE}
         or (o.active and (
           exists (select 1 from devices d where d.person = o.id and d.ended_at is null)
           or exists (select 1 from tokens t where t.person = o.id and (t.revoked_at is null or t.revoked_at > $2)
             and (t.expires_at is null or t.expires_at > $2))
           or (o.asked_by is null and exists (select 1 from subjects s where s.person = o.id))))) limit 1`,
      [than, clock()],
    )
    return rows.length > 0
  },
})

const writes: Pick<PersonStore, 'add' | 'change' | 'setSubject' | 'invite' | 'voidInvitations' | 'setAsked'> = {
  async add(db, { kind, party, pseudonym, name, language, offices, rights }) {
    const { rows } = await db.query<{ id: string }>(
      `insert into people (kind, party_key, pseudonym, name, language, offices, rights, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning id`,
      [kind, party ?? null, pseudonym, name, language, [...offices], [...rights], db.at],
    )
    return rows[0]?.id
  },
  async change(db, id, { name, language, offices, rights }) {
    await db.query('update people set name = $2, language = $3, offices = $4, rights = $5 where id = $1', [
      id,
      name,
      language,
      [...offices],
      [...rights],
    ])
  },
  async setSubject(db, id, subject) {
    await db.query('delete from subjects where person = $1', [id])
    if (subject === undefined) return true
    const { rowCount } = await db.query(
      'insert into subjects (issuer, subject, person, made_at) values ($1, $2, $3, $4) on conflict do nothing',
      [subject.issuer, subject.subject, id, db.at],
    )
    return rowCount === 1
  },
  async invite(db, { person, selector, secretHash, expiresAt }) {
    await voidInvitations(db, person)
    await db.query(
      'insert into invitations (selector, secret_hash, person, made_at, expires_at) values ($1, $2, $3, $4, $5)',
      [selector, secretHash, person, db.at, expiresAt],
    )
  },
  async voidInvitations(db, person) {
    await voidInvitations(db, person)
  },
  async setAsked(db, id, asked) {
    await db.query(
      'update people set asked_by = $2, asked_why = $3, asked_at = $4, asked_until = $5 where id = $1',
      asked === undefined ? [id, null, null, null, null] : [id, asked.by, asked.reason, db.at, asked.until],
    )
  },
}

/** @param clock by which tokens are judged; a sandbox's may be ahead of it, and a token revoked then would count on */
const endsAt = (clock: () => Date): Pick<PersonStore, 'end' | 'endDevice'> => ({
  async end(db, id) {
    const unasked = 'asked_by = null, asked_why = null, asked_at = null, asked_until = null'
    await db.query(`update people set active = false, ended_at = $2, ${unasked} where id = $1`, [id, db.at])
    await voidInvitations(db, id)
    await db.query('update devices set ended_at = $2 where person = $1 and ended_at is null', [id, db.at])
    await db.query('update passkeys set ended_at = $2 where person = $1 and ended_at is null', [id, db.at])
    await db.query('update tokens set revoked_at = $2 where person = $1 and (revoked_at is null or revoked_at > $2)', [
      id,
      clock(),
    ])
    await db.query('delete from subjects where person = $1', [id])
    await db.query(
      `update sessions set ended_at = $2 where ended_at is null
         and (person = $1 or token_hash in (select token_hash from tokens where person = $1))`,
      [id, db.at],
    )
  },
  async endDevice(db, person, device) {
    const { rowCount } = await db.query(
      'update devices set ended_at = $3 where id = $2 and person = $1 and ended_at is null',
      [person, device, db.at],
    )
    await db.query('update passkeys set ended_at = $2 where device = $1 and ended_at is null', [device, db.at])
    await db.query('update sessions set ended_at = $2 where device = $1 and ended_at is null', [device, db.at])
    return rowCount === 1
  },
})

/** Whoever is invited again has lost the first code, or somebody has found it. */
const voidInvitations = (db: RegistryDb, person: string) =>
  db.query('delete from invitations where person = $1 and used_at is null', [person])
