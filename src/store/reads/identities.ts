import { createHash, timingSafeEqual } from 'node:crypto'
import type { Pool } from 'pg'
import type { Channel, Identities, Identity, Right, Role } from '../../ports/identity.ts'
import type { CountryCode, PartyKey } from '../../domain/values/party.ts'
import type { OfficeCode } from '../../domain/values/office.ts'

/** How long an answer is remembered: a revocation must be honoured within two seconds (interface.md 8), whatever the traffic. */
const REMEMBERED_MS = 900
/** How exactly the last use of a token is known: it is written beside the calls, not with each. */
const USE_NOTED_EVERY_MS = 60_000
/** Identities are few; beyond this the oldest are dropped, so that nobody can fill the memory. */
const REMEMBERED_MAX = 10_000

/** Of whom a token or a session is, as registered; null what it is not. */
export type HolderRow = {
  kind: 'party' | 'officer' | 'representative' | 'operator' | 'auditor'
  name: string
  pseudonym: string | null
  offices: OfficeCode[] | null
  rights: Right[] | null
  key: PartyKey | null
  country: CountryCode | null
  role: Role | null
  channel: Channel | null
  active: boolean | null
}
type Row = HolderRow & { token_hash: Buffer }

type PartyRow = { key: PartyKey; country: CountryCode; role: Role; channel: Channel }

const partyIdentity = (row: PartyRow): Identity => ({
  kind: 'party',
  key: row.key,
  country: row.country,
  role: row.role,
  channel: row.channel,
})

/** Who the holder is; undefined when the person or the party is gone or not active: then it opens nothing. */
export function holderOf(row: HolderRow): Identity | undefined {
  if (row.kind === 'operator' || row.kind === 'auditor') {
    return row.pseudonym === null ? undefined : { kind: row.kind, name: row.pseudonym }
  }
  const { key, country, role, channel } = row
  if (key === null || country === null || role === null || channel === null || row.active !== true) return undefined
  if (row.kind === 'party') return partyIdentity({ key, country, role, channel })
  const { pseudonym, offices, rights } = row
  if (row.kind === 'representative') {
    if (pseudonym === null || (role !== 'principal' && role !== 'guarantor')) return undefined
    return { kind: 'party', key, country, role, channel, representative: pseudonym }
  }
  if (pseudonym === null || offices === null || rights === null) return undefined
  return { kind: 'officer', key, name: pseudonym, offices, rights }
}

/** When a token was used last, and which use of it was noted last. */
type Use = { readonly hash: Buffer; readonly at: Date; notedAt: Date | undefined }

const NOTE_USES = `update tokens t set used_at = u.at from unnest($1::bytea[], $2::timestamptz[]) as u (hash, at)
  where t.token_hash = u.hash`

/** Notes when tokens are used. Nobody waits for it, and a call is none the worse where it fails. */
function usesOf(pool: Pool, clock: () => Date): (hash: Buffer) => void {
  const uses = new Map<string, Use>()
  return (hash) => {
    const [name, at] = [hash.toString('base64'), clock()]
    if (uses.size >= REMEMBERED_MAX) uses.clear()
    const use: Use = { hash, at, notedAt: uses.get(name)?.notedAt }
    uses.set(name, use)
    if (use.notedAt !== undefined && at.getTime() - use.notedAt.getTime() < USE_NOTED_EVERY_MS) return
    // The one that is due takes the others along: a statement a minute, however many tokens there are.
    const news = [...uses.values()].filter((one) => one.notedAt?.getTime() !== one.at.getTime())
    for (const one of news) one.notedAt = one.at
    void pool.query(NOTE_USES, [news.map((one) => one.hash), news.map((one) => one.at)]).catch(() => {
      for (const one of news) one.notedAt = undefined
    })
  }
}

/** By its name it is planned once for a connection: planning it takes as long as ten of its executions. */
const BY_TOKEN = {
  name: 'identity by token',
  text: `select t.token_hash, coalesce(o.kind, t.kind) as kind, t.name, o.pseudonym, o.offices, o.rights,
      p.key, p.country, p.role, p.channel, takes_part(p, $2) as active
    from tokens t left join parties p on p.key = t.party_key
    left join people o on o.id = t.person and o.active
    where t.token_hash = $1 and (t.revoked_at is null or t.revoked_at > $2)
      and (t.expires_at is null or t.expires_at > $2)`,
}

/**
 * Whom a token or a certificate belongs to. Only hits are cached: an unknown token is looked up each time, so that a new
 * one works at once and guessing leaves nothing behind. Times come from `clock`.
 */
export function createIdentities(pool: Pool, clock: () => Date): Identities {
  const remembered = new Map<string, { identity: Identity; until: number }>()
  const underWay = new Map<string, Promise<Identity | undefined>>()
  const noteUse = usesOf(pool, clock)
  const recall = async (name: string, find: () => Promise<Identity | undefined>): Promise<Identity | undefined> => {
    const at = clock().getTime()
    const known = remembered.get(name)
    if (known !== undefined && known.until > at && known.until <= at + REMEMBERED_MS) return known.identity
    remembered.delete(name)
    // Requests that arrive during a lookup share it: otherwise each request of a busy party would query at every expiry.
    const asked = underWay.get(name) ?? look(name, at, find).finally(() => underWay.delete(name))
    underWay.set(name, asked)
    return asked
  }
  const look = async (
    name: string,
    at: number,
    find: () => Promise<Identity | undefined>,
  ): Promise<Identity | undefined> => {
    const identity = await find()
    if (identity === undefined) return undefined
    remembered.set(name, { identity, until: at + REMEMBERED_MS })
    if (remembered.size > REMEMBERED_MAX) {
      const [oldest] = remembered.keys()
      if (oldest !== undefined) remembered.delete(oldest)
    }
    return identity
  }
  return {
    byToken(token) {
      const hash = createHash('sha256').update(token).digest()
      return recall(`t${hash.toString('base64')}`, async () => {
        const rows = await pool.query<Row>({ ...BY_TOKEN, values: [hash, clock()] })
        const row = rows.rows[0]
        if (row === undefined || !timingSafeEqual(row.token_hash, hash)) return undefined
        noteUse(row.token_hash)
        return holderOf(row)
      })
    },
    byCertificate(fingerprint) {
      return recall(`c${fingerprint}`, async () => {
        const rows = await pool.query<PartyRow>(
          `select p.key, p.country, p.role, p.channel from certificates c join parties p on p.key = c.party_key
           where c.fingerprint = $1 and c.use = 'tls' and takes_part(p, $2) and c.valid_from <= $2 and (c.valid_to is null or c.valid_to > $2)
             and (c.distrusted_from is null or c.distrusted_from > $2)`,
          [fingerprint, clock()],
        )
        return rows.rows.map(partyIdentity)[0]
      })
    },
  }
}
