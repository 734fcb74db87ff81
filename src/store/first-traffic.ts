import { catalogue } from '../generated/catalogue.ts'
import type { PartyKey } from '../domain/values/party.ts'
import type { Queryable } from './read-pool.ts'

/** How far back the first of a kind is looked for: a party that has so many of others has been live for long. */
const LOOK = 10_000

export type FirstTraffic = { tokens: number; accepted: boolean; reported: boolean }

/** What a party has done so far: tokens that open something, a message that was accepted, a delivery that it reported. */
export async function firstTraffic(pool: Queryable, party: PartyKey): Promise<FirstTraffic> {
  const { rows } = await pool.query<FirstTraffic>(
    `select (select count(*)::int from tokens t where t.kind = 'party' and t.party_key = $1 and t.revoked_at is null
         and (t.expires_at is null or t.expires_at > now())) as tokens,
       exists (
         select 1 from (select seq, type from messages where sender = $1 limit $2) m
         join outcomes o on o.message = m.seq where o.verdict = 'accepted' and m.type <> all ($3::text[])
       ) as accepted,
       exists (
         select 1 from (select receiver, log_index, state from delivery_ends where receiver = $1 limit $2) e
         join deliveries d using (receiver, log_index)
         where e.state = 'delivered' and d.type <> all ($3::text[])
       ) as reported`,
    [party, LOOK, ANSWERS],
  )
  return rows[0] ?? { tokens: 0, accepted: false, reported: false }
}

/** Questions, answers and reports: what a doctor asks is no traffic, and nobody reports on answers. */
const ANSWERS = Object.values(catalogue).flatMap(({ type, kind }) => (kind === 'answer' ? [type] : []))
