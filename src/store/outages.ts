import type { AvailabilityChange, Outage } from '../domain/model/reference.ts'
import type { PoolClient } from 'pg'
import type { Writer } from './rows.ts'
import type { CountryCode, PartyKey } from '../domain/values/party.ts'
import type { OfficeCode } from '../domain/values/office.ts'

/**
 * Writes the changes availability notices made, in their order, and makes every hub reload them: timers pause, or run
 * again.
 */
export function writeAvailability(write: Writer, changes: readonly AvailabilityChange[]): void {
  if (changes.length === 0) return
  for (const { country, office, from, opens } of changes) {
    write.query(
      `update outages set to_at = greatest(from_at, $3::timestamptz)
       where country = $1 and office is not distinct from $2 and (to_at is null or to_at > $3::timestamptz)`,
      [country, office ?? null, from],
    )
    if (opens === undefined) continue
    write.query(
      `insert into outages (sender, id, country, office, state, direction, modes, from_at, to_at)
       values ($1,$2,$3,$4,$5,$6,$7,$8,$9) on conflict do nothing`,
      [
        opens.by.sender,
        opens.by.id,
        opens.country,
        opens.office ?? null,
        opens.state,
        opens.direction ?? null,
        opens.modes ?? null,
        opens.from,
        opens.to ?? null,
      ],
    )
  }
  write.query('update reference_version set version = version + 1')
  write.query(`select pg_notify('corridor_reference', '')`)
}

export type OutageRow = {
  sender: PartyKey
  id: string
  country: CountryCode
  office: OfficeCode | null
  state: Outage['state']
  direction: Outage['direction'] | null
  modes: string[] | null
  from_at: Date
  to_at: Date | null
}

/** Outages that may still shift a timer: those of the last four hundred days, which is longer than any timer runs. */
export async function loadOutages(client: PoolClient): Promise<Outage[]> {
  const result = await client.query<OutageRow>(
    `select * from outages where to_at is null or to_at > (select max(from_at) from outages) - interval '400 days'
     order by from_at`,
  )
  return result.rows.map(outageFromRow)
}

export const outageFromRow = (row: OutageRow): Outage => ({
  country: row.country,
  ...(row.office === null ? {} : { office: row.office }),
  state: row.state,
  ...(row.direction === null ? {} : { direction: row.direction as 'in' | 'out' }),
  ...(row.modes === null ? {} : { modes: row.modes }),
  from: row.from_at.toISOString(),
  ...(row.to_at === null ? {} : { to: row.to_at.toISOString() }),
  by: { sender: row.sender, id: row.id },
})
