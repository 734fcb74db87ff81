import type { Pool } from 'pg'
import type { Lease } from '../../ports/outbox.ts'
import type { PartyKey } from '../../domain/values/party.ts'

/**
 * A lease can be taken when nobody holds it or it has expired by the database's clock; the epoch rises with every change of
 * owner and at no other time. The rows are locked in sorted order, so that two hubs starting at once do not deadlock.
 */
const HOLD = `
  insert into leases as l (receiver, owner, epoch, until)
  select receiver, $1, 1, clock_timestamp() + $3::bigint * interval '1 millisecond'
  from unnest($2::text[]) as receiver order by receiver
  on conflict (receiver) do update
  set owner = excluded.owner, until = excluded.until,
      epoch = case when l.owner = excluded.owner then l.epoch else l.epoch + 1 end
  where l.owner = excluded.owner or l.until < clock_timestamp()
  returning receiver, epoch`

/** Renews this owner's leases and takes those nobody holds, for `ttlMs` from now; returns those of `receivers` it holds. */
export async function holdLeases(
  pool: Pool,
  owner: string,
  receivers: readonly PartyKey[],
  ttlMs: number,
): Promise<Lease[]> {
  if (receivers.length === 0) return []
  const held = await pool.query<{ receiver: PartyKey; epoch: string }>(HOLD, [owner, receivers, ttlMs])
  return held.rows.map((row) => ({ receiver: row.receiver, epoch: BigInt(row.epoch) }))
}

/** Lets another hub take this owner's leases at once. The rows stay, so that epochs never repeat. */
export async function releaseLeases(pool: Pool, owner: string): Promise<void> {
  await pool.query(`update leases set until = '-infinity' where owner = $1`, [owner])
}
