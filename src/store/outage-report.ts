import type { Pool } from 'pg'
import type { PartyKey } from '../domain/values/party.ts'
import type { DeliveriesOfTime, MessageFate, OutageWindow } from '../ports/outage-report.ts'
import { firstLeafSince, firstSince } from './reads/ranges.ts'
import { sortedBy } from './rows.ts'

/** Messages get their numbers in the order of their commits, and the clocks of hubs differ: so much before and after is looked through. */
const AROUND_MS = 600_000
const PAGE = 2_000

/** The number of the first message received at a time or later, give or take what clocks differ by. */
async function firstMessageSince(pool: Pool, time: number): Promise<number> {
  const { rows } = await pool.query<{ last: string | null }>('select max(seq) as last from messages')
  return firstSince(Number(rows[0]?.last ?? '0') + 1, time, async (seq) => {
    // Numbers of what was rolled back are missing: the next one there is tells.
    const next = await pool.query<{ received_at: Date }>(
      'select received_at from messages where seq >= $1 order by seq limit 1',
      [seq],
    )
    return next.rows[0]?.received_at.getTime() ?? Number.NaN
  })
}

/** The rows of a statement by pages, by their column `place`: those after `$1` and before `$2`, `$3` at most. */
async function* paged<Row extends { place: string }>(
  pool: Pool,
  text: string,
  [from, end]: readonly [number, number],
): AsyncGenerator<Row> {
  for (let after = from - 1; ; ) {
    const { rows } = await pool.query<Row>(text, [after, end, PAGE])
    yield* rows
    const last = rows.at(-1)
    if (last === undefined) return
    after = Number(last.place)
  }
}

type FateRow = {
  place: string
  sender: PartyKey
  id: string
  type: string
  channel: string
  mrn: string | null
  received_at: Date
  verdict: string | null
  http_status: number | null
  decided_at: Date | null
  /** For an operator: the hub failed at it. */
  waits: boolean
  /** Of an answer: whom it tells what it answers, and when the broker had it. */
  receiver: PartyKey | null
  correlation_id: string | null
  done_at: Date | null
}

/**
 * What became of each message that reserved its id in that time. An answer that goes through a queue is there when the
 * broker has it, one over HTTP when it was decided: nobody reports on either. The answer has the next numbers after
 * the message, those of one commit, so few are kept until theirs is found.
 */
export async function* fatesOf(pool: Pool, { from, to, party }: OutageWindow): AsyncGenerator<MessageFate> {
  const unanswered = new Map<string, MessageFate>()
  for await (const row of rowsOf(pool, from, to)) {
    if (row.channel === 'hub') {
      const answered = `${row.receiver} ${row.correlation_id}`
      const fate = unanswered.get(answered)
      if (fate !== undefined) yield { ...fate, answeredAt: row.done_at?.getTime() }
      unanswered.delete(answered)
      continue
    }
    const receivedAt = row.received_at.getTime()
    if (receivedAt < from || receivedAt >= to || (party !== undefined && row.sender !== party)) continue
    const fate = fateOf(row, receivedAt)
    if (row.channel === 'amqp') unanswered.set(`${row.sender} ${row.id}`, { ...fate, answeredAt: undefined })
    else yield fate
  }
  yield* unanswered.values()
}

/** The messages of that time and some around it, and the answers to them, in the order in which they were stored. */
async function* rowsOf(pool: Pool, from: number, to: number): AsyncGenerator<FateRow> {
  const places = [
    await firstMessageSince(pool, from - AROUND_MS),
    await firstMessageSince(pool, to + AROUND_MS),
  ] as const
  yield* paged<FateRow>(
    pool,
    `select m.seq as place, m.sender, m.id, m.type, m.channel, l.mrn, m.received_at, o.verdict, o.http_status, o.decided_at,
       s.state is not null as waits, d.receiver, d.correlation_id, e.done_at
     from (
       select * from messages where seq > $1 and seq < $2 order by seq limit $3
     ) m
     left join lateral (select * from outcomes where message = m.seq order by attempt desc limit 1) o on true
     left join lateral (
       select log_index, mrn from log_leaves where message = m.seq order by ${sortedBy('log_index')} desc limit 1
     ) l on true
     left join deliveries d on d.log_index = l.log_index and m.channel = 'hub' and not d.reported
     left join delivery_ends e on e.log_index = d.log_index and e.receiver = d.receiver
     left join set_aside s on s.log_index = o.log_index and s.state <> 'done'
     order by m.seq`,
    places,
  )
}

const fateOf = (row: FateRow, receivedAt: number): MessageFate => ({
  party: row.sender,
  id: row.id,
  type: row.type,
  mrn: row.mrn ?? undefined,
  receivedAt,
  became: row.waits ? 'undecided' : row.verdict === 'accepted' ? 'accepted' : 'refused',
  status: row.http_status ?? undefined,
  answeredAt: row.decided_at?.getTime(),
})

type RefusedRow = {
  place: string
  sender: PartyKey
  message_id: string | null
  type: string | null
  mrn: string | null
  http_status: number
  decided_at: Date
  waits: boolean
}

/**
 * What was refused in that time without using up an id: whoever sent it may send it again under the same one, mended. What the
 * hub failed at is refused so too, and waits for an operator; once it is decided it is with the others.
 */
export async function* refusedWithoutId(pool: Pool, { from, to, party }: OutageWindow): AsyncGenerator<MessageFate> {
  const refused = paged<RefusedRow>(
    pool,
    `select r.log_index as place, r.sender, r.message_id, r.type, r.mrn, r.http_status, r.decided_at, s.state is not null as waits
     from refusals r join log_leaves l on l.log_index = r.log_index left join set_aside s on s.log_index = r.log_index
     where r.log_index > $1 and r.log_index < $2 and l.message is null and s.state is distinct from 'done'
     order by r.log_index limit $3`,
    await leavesOf(pool, { from, to }),
  )
  for await (const row of refused) {
    const at = row.decided_at.getTime()
    if (at < from || at >= to || (party !== undefined && row.sender !== party)) continue
    const { sender, message_id, type, mrn, http_status, waits } = row
    const became = waits ? 'undecided' : 'refused'
    const named = { id: message_id ?? undefined, type: type ?? undefined, mrn: mrn ?? undefined }
    yield { party: sender, ...named, receivedAt: at, became, status: http_status, answeredAt: at }
  }
}

/** What each party was to be sent in that time. @param lateMs from when on it was taken late, milliseconds */
export async function deliveriesOf(pool: Pool, window: OutageWindow, lateMs: number): Promise<DeliveriesOfTime[]> {
  const { rows } = await pool.query<{ receiver: PartyKey; made: number; waiting: number; late: number }>(
    `select d.receiver, count(*)::int as made, (count(*) filter (where e.state is null))::int as waiting,
       (count(*) filter (where e.done_at - d.created_at > make_interval(secs => $3)))::int as late
     from deliveries d left join delivery_ends e on e.log_index = d.log_index and e.receiver = d.receiver
     where d.log_index >= $1 and d.log_index < $2 and d.reported and ($4::text is null or d.receiver = $4)
     group by d.receiver order by d.receiver`,
    [...(await leavesOf(pool, window)), lateMs / 1000, window.party ?? null],
  )
  return rows.map(({ receiver, ...counts }) => ({ party: receiver, ...counts }))
}

/** Leaves from the first of that time to the first after it. */
const leavesOf = async (pool: Pool, { from, to }: Omit<OutageWindow, 'party'>): Promise<[number, number]> => [
  await firstLeafSince(pool, new Date(from)),
  await firstLeafSince(pool, new Date(to)),
]
