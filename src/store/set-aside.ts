import type { Pool, PoolClient } from 'pg'
import type { KeptMessage, NotWaiting, SetAsideStore } from '../ports/acts.ts'
import type { BodyVault } from '../ports/body-vault.ts'
import type { SetAsideRow } from '../ports/commit.ts'
import type { Queryable } from './read-pool.ts'
import { insertInto, type Writer } from './rows.ts'
import type { PartyKey } from '../domain/values/party.ts'

const UPSERT_SET_ASIDE = insertInto(
  'set_aside',
  { log_index: 'bigint', sender: 'text', id: 'uuid', attempts: 'int', state: 'text', reason: 'text' },
  `on conflict (log_index) do update set attempts = excluded.attempts, state = excluded.state,
     reason = case excluded.state when 'done' then set_aside.reason else excluded.reason end`,
)

/** Locks the entries, sorted; returns how often each waiting one was tried, by its leaf. */
export async function lockSetAside(
  client: PoolClient,
  entries: readonly bigint[],
): Promise<ReadonlyMap<bigint, number>> {
  const result = await client.query<{ log_index: string; attempts: number; state: string }>(
    `select log_index, attempts, state from set_aside where log_index = any($1::bigint[]) order by log_index for update`,
    [entries.map(String)],
  )
  const waiting = result.rows.filter(({ state }) => state === 'waiting')
  return new Map(waiting.map((row) => [BigInt(row.log_index), row.attempts]))
}

/** The column of an entry that is done: its last reason is kept in the one that is there. */
const NO_REASON = ''

/** Writes what is newly set aside, and the outcome of those tried again; the last reason is kept. */
export function writeSetAside(write: Writer, rows: readonly SetAsideRow[]): void {
  write.rows(
    UPSERT_SET_ASIDE,
    rows.map((row) => [
      row.logIndex,
      row.sender,
      row.id ?? null,
      row.attempts,
      row.state,
      row.state === 'done' ? NO_REASON : row.reason,
    ]),
  )
}

/** How many messages are set aside and wait for an operator. */
export const countSetAside = (pool: Pick<Queryable, 'query'>): Promise<number> =>
  count(pool, `set_aside where state = 'waiting'`)

/** How many timers fail and are put off. */
export const countFailingTimers = (pool: Pick<Queryable, 'query'>): Promise<number> =>
  count(pool, 'timers where failures > 0')

async function count(pool: Pick<Queryable, 'query'>, which: string): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(`select count(*)::int as count from ${which}`)
  return rows[0]?.count ?? 0
}

type KeptRow = {
  sender: PartyKey
  id: string | null
  state: (KeptMessage | NotWaiting)['state']
  attempts: number
} & (Reservation | Nulls<Reservation>) &
  (Body | Nulls<Body>)

type Nulls<T> = { [K in keyof T]: null }
type Reservation = { type: string; content_type: string; language: string; digest: Buffer; received_at: Date }
type Body = { frame: Buffer; salt: Buffer; signature: Buffer | null; attested_by: string | null }

/** Messages set aside with what is kept of them, over a pool. */
export const createSetAsideStore = (pool: Pool, vault: BodyVault): SetAsideStore => ({
  async kept(logIndex) {
    const result = await pool.query<KeptRow>(
      `select s.sender, s.id, s.state, s.attempts, m.type, m.content_type, m.language, m.digest, m.received_at,
         b.frame, b.signature, b.salt, b.attested_by
       from set_aside s
       left join messages m on m.sender = s.sender and m.id = s.id
       left join body_frames b on b.message = m.seq
       where s.log_index = $1`,
      [logIndex.toString()],
    )
    return result.rows.map((row) => keptOf(row, vault))[0]
  },
})

function keptOf(row: KeptRow, vault: BodyVault): KeptMessage | NotWaiting {
  const { sender, id, state, attempts } = row
  if (state === 'done') return { state }
  if (state === 'not-kept' || id === null || row.type === null || row.frame === null || row.salt === null)
    return { state: 'not-kept' }
  return {
    state,
    key: { sender, id },
    attempts,
    type: row.type,
    contentType: row.content_type,
    language: row.language,
    digest: row.digest,
    receivedAt: row.received_at,
    body: {
      bytes: vault.open(row.frame),
      signature: row.signature ?? undefined,
      salt: row.salt,
      attestedBy: row.attested_by ?? undefined,
    },
  }
}
