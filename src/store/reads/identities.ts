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

/**
 * Whom a token or a certificate belongs to. Only hits are cached: an unknown token is looked up each time, so that a new
 * one works at once and guessing leaves nothing behind. Times come from `clock`.
 */
export function createIdentities(pool: Pool, clock: () => Date): Identities {
  const remembered = new Map<string, { identity: Identity; until: number }>()
  const underWay = new Map<string, Promise<Identity | undefined>>()
  const noted = new Map<string, number>()
  /** Nobody waits for it, and a call is none the worse where it fails. */
  const noteUse = (hash: Buffer): void => {
    const [name, at] = [hash.toString('base64'), clock()]
    const last = noted.get(name)
    if (last !== undefined && at.getTime() - last < USE_NOTED_EVERY_MS) return
    if (noted.size >= REMEMBERED_MAX) noted.clear()
    noted.set(name, at.getTime())
    void pool.query('update tokens set used_at = $2 where token_hash = $1', [hash, at]).catch(() => noted.delete(name))
  }
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
        const rows = await pool.query<Row>(
          `select t.token_hash, coalesce(o.kind, t.kind) as kind, t.name, o.pseudonym, o.offices, o.rights,
             p.key, p.country, p.role, p.channel, takes_part(p, $2) as active
           from tokens t left join parties p on p.key = t.party_key
           left join people o on o.id = t.person and o.active
           where t.token_hash = $1 and (t.revoked_at is null or t.revoked_at > $2)
             and (t.expires_at is null or t.expires_at > $2)`,
          [hash, clock()],
        )
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
