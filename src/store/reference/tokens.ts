import type { PartyKey } from '../../domain/values/party.ts'
import { isPseudonym } from '../../domain/values/pseudonym.ts'
import type {
  ActBy,
  IssuedBrokerUser,
  IssuedToken,
  OperatorTokens,
  Participant,
  Participants,
  RefusedAct,
  TokenView,
} from '../../ports/participants.ts'
import type { PersonStore, Scope } from '../../ports/persons.ts'
import type { PerformAct, RegistryAct, RegistryDb } from '../../ports/registry-acts.ts'
import type { Queryable } from '../read-pool.ts'

/** A secret, told once, and what is kept of it. */
export type MadeSecret<Hash> = { secret: string; hash: Hash }

export type TokensOptions = {
  perform: PerformAct
  reads: Queryable
  secrets: { token: () => MadeSecret<Buffer>; password: () => MadeSecret<string>; suffix: () => string }
  canMakeLogins: boolean
}

type TokenRow = {
  id: string
  name: string
  created_at: Date
  expires_at: Date | null
  used_at: Date | null
  revoked_at: Date | null
}

const COLUMNS = ['id', 'name', 'created_at', 'expires_at', 'used_at', 'revoked_at']
const NOT_FOUND: RefusedAct = { ok: false, code: 'not-found' }
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const tokenView = ({ id, name, created_at, expires_at, used_at, revoked_at }: TokenRow): TokenView => ({
  id,
  label: name,
  createdAt: created_at.toISOString(),
  ...(expires_at === null ? {} : { expiresAt: expires_at.toISOString() }),
  ...(used_at === null ? {} : { lastUsedAt: used_at.toISOString() }),
  ...(revoked_at === null ? {} : { revokedAt: revoked_at.toISOString() }),
})

type FindParty = (db: Pick<RegistryDb, 'query'>, key: PartyKey) => Promise<Participant | undefined>

/** Tokens and broker users of participants. */
export function createTokens(
  { perform, reads, secrets, canMakeLogins }: TokensOptions,
  find: FindParty,
): Pick<Participants, 'tokens' | 'issueToken' | 'revokeToken' | 'issueBrokerUser'> {
  const actOn = (act: RegistryAct['act'], by: ActBy, key: PartyKey, id = ''): RegistryAct => ({
    ...by,
    act,
    subject: `participants/${key}/${act === 'participant-broker-user' ? 'broker-user' : `tokens${id}`}`,
  })
  return {
    async tokens(key) {
      const db = { query: (text: string, values: readonly unknown[] = []) => reads.query(text, [...values]) }
      if ((await find(db as Pick<RegistryDb, 'query'>, key)) === undefined) return undefined
      const { rows } = await reads.query<TokenRow>(
        `select ${COLUMNS.join(', ')} from tokens where party_key = $1 and kind = 'party' order by created_at desc, id`,
        [key],
      )
      return rows.map(tokenView)
    },
    issueToken: (by, key, { label, expiresAt }) =>
      perform<IssuedToken, RefusedAct>(actOn('token-issue', by, key), async (tx) => {
        if ((await find(tx, key)) === undefined) return NOT_FOUND
        return issued(tx, secrets.token(), { kind: 'party', name: label, party: key, expiresAt })
      }),
    revokeToken: (by, key, id) =>
      perform<undefined, RefusedAct>(actOn('token-revoke', by, key, `/${id}`), async (tx) => {
        if (!UUID.test(id)) return NOT_FOUND
        return revoked(tx, `id = $2 and party_key = $3 and kind = 'party'`, [id, key])
      }),
    issueBrokerUser: (by, key, overlapSeconds) =>
      perform<IssuedBrokerUser, RefusedAct>(actOn('participant-broker-user', by, key), async (tx) => {
        if (!canMakeLogins) return { ok: false, code: 'broker-management-missing' }
        if ((await find(tx, key)) === undefined) return NOT_FOUND
        const ends = new Date(tx.at.getTime() + overlapSeconds * 1_000)
        const ended = await tx.query<{ name: string; ends_at: Date }>(
          `update broker_users set ends_at = $2, revoked = $3
           where party_key = $1 and not revoked and (ends_at is null or ends_at > $2) returning name, ends_at`,
          [key, ends, overlapSeconds === 0],
        )
        const user = `${key.toLowerCase().replace('/', '-')}-${secrets.suffix()}`
        const { secret, hash } = secrets.password()
        await tx.query('insert into broker_users (name, party_key, password_hash, made_at) values ($1,$2,$3,$4)', [
          user,
          key,
          hash,
          tx.at,
        ])
        const changes = [
          ...ended.rows.map(({ name }) => ({
            key: name,
            change: 'closed' as const,
            after: { endsAt: ends.toISOString() },
          })),
          { key: user, change: 'added' as const, after: { user } },
        ]
        return { ok: true, changes, answer: { user, password: secret, overlapSeconds } }
      }),
  }
}

/**
 * Those who run the hub, as the command line keeps them beside the database: each is a person like those an operator invites, with
 * a bearer token. @param people where people are kept
 */
export function createOperatorTokens({
  perform,
  reads,
  secrets,
  people,
}: Omit<TokensOptions, 'canMakeLogins'> & { people: PersonStore }): OperatorTokens {
  return {
    async list() {
      const { rows } = await reads.query<TokenRow & { person_name: string; scope: Scope }>(
        `select ${COLUMNS.map((column) => `t.${column}`).join(', ')}, p.pseudonym as person_name, p.kind as scope
         from tokens t join people p on p.id = t.person where p.party_key is null order by p.pseudonym, t.created_at`,
      )
      return rows.map((row) => ({ ...tokenView(row), name: row.person_name, scope: row.scope }))
    },
    add: (by, name, scope, { expiresAt }) =>
      perform<IssuedToken, RefusedAct>({ ...by, act: 'operator-add', subject: `operators/${name}` }, async (tx) => {
        if (!isPseudonym(name)) return { ok: false, code: '51', value: name }
        const told = { pseudonym: name, name, language: 'en' } as const
        const person = await people.add(tx, { kind: scope, ...told, offices: [], rights: [] })
        // Four eyes are two names: two people under one would be one.
        if (person === undefined) return { ok: false, code: 'operator-taken', value: name }
        const token = await issued(tx, secrets.token(), { kind: scope, name, person, expiresAt })
        const added = { key: person, change: 'added' as const, after: { scope, ...told } }
        return { ...token, changes: [added, ...token.changes] }
      }),
    revoke: (by, name) =>
      perform<undefined, RefusedAct>({ ...by, act: 'operator-revoke', subject: `operators/${name}` }, async (tx) => {
        const { rows } = await tx.query<{ id: string; active: boolean }>(
          'select id, active from people where party_key is null and pseudonym = $1 for update',
          [name],
        )
        const [known] = rows
        if (known === undefined) return NOT_FOUND
        // What has ended stays as it is, and is no act.
        if (!known.active) return { ok: true, changes: [], answer: undefined }
        await people.end(tx, known.id)
        const after = { pseudonym: name, active: false }
        return { ok: true, changes: [{ key: known.id, change: 'closed', after }], answer: undefined }
      }),
  }
}

type Wanted = { kind: 'party' | Scope; name: string; party?: PartyKey; person?: string; expiresAt: string | undefined }

/** Keeps the hash; the record names the token by its id, and by nothing it could be guessed from. */
async function issued(tx: RegistryDb, { secret, hash }: MadeSecret<Buffer>, wanted: Wanted) {
  const { kind, name, party = null, person = null, expiresAt } = wanted
  const { rows } = await tx.query<{ id: string }>(
    `insert into tokens (token_hash, kind, party_key, person, name, created_at, expires_at) values ($1,$2,$3,$4,$5,$6,$7)
     returning id`,
    [hash, kind, party, person, name, tx.at, expiresAt ?? null],
  )
  const id = rows[0]?.id ?? ''
  const until = expiresAt === undefined ? {} : { expiresAt: new Date(expiresAt).toISOString() }
  const after = { id, kind, label: name, ...until }
  const answer = { id, token: secret, label: name, ...until }
  return { ok: true as const, changes: [{ key: id, change: 'added' as const, after }], answer }
}

/** What is revoked already stays as it is, and is no act. Not found where there is no such token. */
async function revoked(tx: RegistryDb, which: string, values: readonly unknown[]) {
  const known = await tx.query(`select 1 from tokens where $1::timestamptz is not null and ${which}`, [
    tx.at,
    ...values,
  ])
  if (known.rowCount === 0) return NOT_FOUND
  const { rows } = await tx.query<{ id: string; name: string }>(
    `update tokens set revoked_at = $1 where (revoked_at is null or revoked_at > $1) and ${which} returning id, name`,
    [tx.at, ...values],
  )
  const changes = rows.map(({ id, name }) => ({
    key: id,
    change: 'closed' as const,
    after: { id, label: name, revokedAt: tx.at.toISOString() },
  }))
  return { ok: true as const, changes, answer: undefined }
}
