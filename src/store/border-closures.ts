import type { Pool } from 'pg'
import { ON_ITS_WAY } from '../domain/notices/border-closures.ts'
import type { BodyVault } from '../ports/body-vault.ts'
import type { ClosureQueue, OpenClosure } from '../ports/border-closures.ts'
import type { StateWrites } from '../ports/commit.ts'
import { keyText } from '../domain/values/party.ts'
import { compareText } from './id-reservations.ts'
import type { Writer } from './rows.ts'
import type { CountryCode, PartyKey } from '../domain/values/party.ts'
import type { OfficeCode } from '../domain/values/office.ts'
import type { Mrn } from '../domain/values/identifiers.ts'

/** Writes which border closures begin and end, and the progress of those this commit tells movements about. */
export function writeClosures(write: Writer, { changed, told }: StateWrites['closures']): void {
  for (const { country, office, opens } of changed) {
    write.query(
      `update closures set state = 'over' where country = $1 and office is not distinct from $2 and state = 'open'`,
      [country, office ?? null],
    )
    if (opens === undefined) continue
    write.query('insert into closures (sender, id, country, office) values ($1, $2, $3, $4) on conflict do nothing', [
      opens.sender,
      opens.id,
      country,
      office ?? null,
    ])
  }
  // Sorted: two hubs working on the same closures must not deadlock.
  const sorted = [...told].sort((one, other) => compareText(keyText(one.key), keyText(other.key)))
  for (const { key, concerned, diverted, referred } of sorted) {
    write.query(
      `update closures set concerned = concerned + $3, diverted = diverted + $4, referred = referred + $5
       where sender = $1 and id = $2`,
      [key.sender, key.id, concerned, diverted, referred],
    )
  }
}

type Row = {
  sender: PartyKey
  id: string
  country: CountryCode
  office: OfficeCode | null
  cursor: string
  content_type: string | null
  received_at: Date | null
  frame: Buffer | null
}

const STATES = [...ON_ITS_WAY].map((state) => `'${state}'`).join(', ')

/** The queue of closures still to be told to movements, over a pool. */
export const createClosureQueue = (pool: Pool, vault: BodyVault): ClosureQueue => ({
  async take(owner, leaseMs) {
    const result = await pool.query<Row>(
      `with taken as (
         update closures set owner = $1, owned_until = clock_timestamp() + $2 * interval '1 millisecond'
         where (sender, id) in (
           select sender, id from closures
           where state = 'open' and (owner = $1 or owned_until is null or owned_until < clock_timestamp())
           order by opened_at limit 1 for update skip locked
         ) returning sender, id, country, office, cursor
       )
       select t.*, m.content_type, m.received_at, b.frame from taken t
       left join messages m using (sender, id) left join body_frames b on b.message = m.seq`,
      [owner, leaseMs],
    )
    return result.rows.map((row) => openClosure(row, vault))[0]
  },
  async page({ place: { country, office }, cursor }, look) {
    const sought = office === undefined ? `"country":"${country}"` : `"${office}"`
    const result = await pool.query<{ last: string | null; mrns: Mrn[] | null }>(
      `with page as materialized (
         select mrn, doc from movements where mrn > $1 and state in (${STATES}) order by mrn limit $2
       )
       select max(mrn) as last,
         array_agg(mrn order by mrn) filter (where position($3 in doc::text) > 0) as mrns from page`,
      [cursor, look, sought],
    )
    const [row] = result.rows
    return { mrns: row?.mrns ?? [], last: row?.last ?? undefined }
  },
  async advance(key, owner, cursor) {
    const result = await pool.query(
      `update closures set cursor = coalesce($4, cursor), state = case when $4::text is null then 'done' else state end
       where sender = $1 and id = $2 and owner = $3 and state = 'open'`,
      [key.sender, key.id, owner, cursor ?? null],
    )
    return result.rowCount === 1
  },
})

function openClosure(row: Row, vault: BodyVault): OpenClosure {
  const { content_type: contentType, received_at: receivedAt, frame } = row
  const whole = contentType !== null && receivedAt !== null && frame !== null
  return {
    key: { sender: row.sender, id: row.id },
    place: { country: row.country, ...(row.office === null ? {} : { office: row.office }) },
    cursor: row.cursor,
    ...(whole ? { notice: { body: vault.open(frame), contentType, receivedAt } } : {}),
  }
}
