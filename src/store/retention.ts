import { createHash } from 'node:crypto'
import type { Pool, PoolClient } from 'pg'
import type { Movement } from '../domain/model/movement.ts'
import type { Mrn } from '../domain/values/identifiers.ts'
import { type CountryCode, countryOfParty, HUB, type PartyKey } from '../domain/values/party.ts'
import type { CommitTx } from '../ports/commit.ts'
import type { RecordDestruction, Retention, RetentionRules } from '../ports/retention.ts'
import { createTransaction } from './commit.ts'
import { movementFromDocument } from './documents.ts'
import { eraseMessages, eraseMovement } from './erase.ts'
import type { OwnCommits } from './own-commits.ts'
import { HOLDS_LOCK } from './reference/legal-holds.ts'
import { sortedBy } from './rows.ts'
import { lockNumbers } from './search/erase.ts'
import { isAlone } from './transaction.ts'

/** Keys looked at in one transaction: some documents of movements, and as many destroyed at most. */
const LOOKED_AT = 200
/** An arbitrary number of our own: one hub does it at a time, and nobody moves rows meanwhile that it erases. */
export const ROUND_LOCK = 0x72657461

type Round = { day: string; after_mrn: string | null; after_message: string | null }

/**
 * A round of retention over a pool, some keys at a time and resumable: how far it has come is stored with what it destroyed. First
 * movements in the order of their MRNs, then messages without one in the order in which they came.
 */
export const createRetention = (pool: Pool, record: RecordDestruction, own?: OwnCommits): Retention => {
  const transaction = createTransaction(pool, own === undefined ? {} : { own })
  return {
    next: (day, rules) =>
      transaction(async (tx, client) => {
        if (!(await isAlone(client, ROUND_LOCK))) return false
        // An order that is being given is seen, or waits until this step is over.
        await client.query('select pg_advisory_xact_lock($1)', [HOLDS_LOCK])
        const { rows } = await client.query<Round>(
          `select case when isfinite(day) then to_char(day, 'YYYY-MM-DD') else '' end as day, after_mrn, after_message
           from retention_round for update`,
        )
        const before = rows[0]
        // A clock that was put back begins nothing anew.
        if (before === undefined || before.day > day) return false
        const begun = before.day === day
        if (begun && before.after_mrn === null && before.after_message === null) return false
        const after = begun ? before : { after_mrn: '', after_message: null }
        const next =
          after.after_mrn === null
            ? await messages(tx, client, { after: after.after_message ?? '-1', day, rules, record })
            : await movements(tx, client, { after: after.after_mrn, day, rules, record })
        await next.store(client, day)
        return next.goesOn
      }),
  }
}

/** Whether a legal hold keeps a movement on a day. */
const held = (mrn: string, day: string): string =>
  `exists (select from legal_holds h where h.mrn = ${mrn} and ${day} >= h.valid_from and (h.valid_to is null or ${day} <= h.valid_to))`

type Step = { day: string; rules: RetentionRules; record: RecordDestruction; after: string }
type Progress = { goesOn: boolean; store(client: PoolClient, day: string): Promise<unknown> }

const progress = (mrn: string | null, message: string | null): Progress => ({
  goesOn: mrn !== null || message !== null,
  store: (client, day) =>
    client.query('update retention_round set day = $1, after_mrn = $2, after_message = $3', [day, mrn, message]),
})

/** Acts are no part of what happened to a movement: who looks at it years later does not keep it for as long again. */
const MOVEMENT = `
  select m.doc, coalesce(m.departure_country, substr(m.mrn, 3, 2)) as country, (
    select (l.record::json->>'decidedAt')::timestamptz from log_leaves l
    where l.mrn = m.mrn and l.kind <> 'act' order by l.log_index desc limit 1) as last
  from movements m where m.mrn = $1`

async function movements(tx: CommitTx, client: PoolClient, { after, day, rules, record }: Step): Promise<Progress> {
  const { declaredUntil } = rules
  const { rows } = await client.query<{ mrn: Mrn; held: boolean; young: boolean }>(
    `select k.mrn, ${held('k.mrn', '$3::date')} as held,
       coalesce((select m.declared_at > $4::timestamptz from movements m where m.mrn = k.mrn), false) as young
     from movement_keys k where k.wrapped is not null and k.mrn > $1 order by k.mrn limit $2`,
    [after, LOOKED_AT, day, Number.isFinite(declaredUntil) ? new Date(declaredUntil) : '-infinity'],
  )
  for (const { mrn, held: isHeld, young } of rows) {
    // Of all there is in ten years most is young: neither its document nor its log is read for that.
    if (isHeld || young || (await dueMovement(client, mrn, rules)) === undefined) continue
    // Again under its lock: a message may have come that opens it, and waits for nothing here.
    await tx.lockMovements([mrn])
    const due = await dueMovement(client, mrn, rules)
    if (due === undefined) continue
    const { movement, ...said } = due
    const left = rules.left(movement, { on: day, under: said.country })
    if (left === undefined) continue
    await lockNumbers(client)
    await record(tx, { ...said, mrn }, { mrn })
    await eraseMovement(client, left)
    // One a transaction: the head of the log is locked from now on, and nobody waits for the others.
    return progress(mrn, null)
  }
  const last = rows.at(-1)
  return rows.length < LOOKED_AT || last === undefined ? progress(null, '-1') : progress(last.mrn, null)
}

type Due = { country: CountryCode; days: number; since: string; movement: Movement }

async function dueMovement(client: PoolClient, mrn: Mrn, rules: RetentionRules): Promise<Due | undefined> {
  const { rows } = await client.query<{ doc: string; country: CountryCode; last: Date | null }>(MOVEMENT, [mrn])
  const [row] = rows
  if (row?.last === null || row === undefined) return undefined
  const { country, last } = row
  const movement = movementFromDocument(row.doc)
  const period = rules.movement({ movement, country, last: last.getTime() })
  if (period === undefined) return undefined
  const open = await client.query(
    `select 1 from log_leaves l join open_deliveries o on o.log_index = l.log_index where l.mrn = $1 limit 1`,
    [mrn],
  )
  return open.rowCount === 0 ? { country, days: period.days, since: last.toISOString(), movement } : undefined
}

/**
 * Not those of a movement whose own key is still there, nor what is still to be delivered, tried again, confirmed, or told to movements.
 * What the hub has made goes by its receiver.
 */
const MESSAGES = `
  select k.message, m.sender, coalesce((l.record::json->>'decidedAt')::timestamptz, m.received_at) as received_at,
    coalesce(v.departure_country, substr(l.mrn, 3, 2)) as departure, d.receiver,
    case when l.kind <> 'refusal' and exists (select from movement_keys o where o.mrn = l.mrn and o.destroyed_index is not null)
      then l.mrn end as erased,
    ${held('l.mrn', '$2::date')} or exists (select from movement_keys o where o.mrn = l.mrn and o.wrapped is not null)
      or exists (select from open_deliveries o where o.log_index = l.log_index)
      or exists (select from set_aside s where s.sender = m.sender and s.id = m.id and s.state = 'waiting')
      or exists (select from approvals a where a.sender = m.sender and a.id = m.id and a.state = 'asked')
      or exists (select from closures c where c.sender = m.sender and c.id = m.id and c.state = 'open') as kept
  from (select message from message_keys where wrapped is not null and message > $1 order by message limit ${LOOKED_AT}) k
  join messages m on m.seq = k.message
  left join lateral (select log_index, mrn, kind, record from log_leaves where message = k.message
    order by ${sortedBy('log_index')} limit 1) l on true
  left join movements v on v.mrn = l.mrn
  left join lateral (select receiver from deliveries where log_index = l.log_index order by receiver limit 1) d on true
  order by k.message`

type MessageRow = {
  message: string
  sender: PartyKey
  received_at: Date
  departure: CountryCode | null
  receiver: PartyKey | null
  /** The movement it is about, where what was said of that before is destroyed. */
  erased: Mrn | null
  kept: boolean
}

const countryOf = ({ sender, departure, receiver }: MessageRow): CountryCode | undefined => {
  if (departure !== null) return departure
  if (sender !== HUB) return countryOfParty(sender)
  return receiver === null ? undefined : countryOfParty(receiver)
}

async function messages(tx: CommitTx, client: PoolClient, { after, day, rules, record }: Step): Promise<Progress> {
  const { rows } = await client.query<MessageRow>(MESSAGES, [after, day])
  const timely = rows.flatMap((row) => {
    const country = countryOf(row)
    if (row.kept || country === undefined) return []
    const period = rules.message({ country, receivedAt: row.received_at.getTime() })
    if (period === undefined) return []
    return [{ country, days: period.days, at: row.received_at, message: row.message, erased: row.erased }]
  })
  // What came later for a movement stays while something of it is open again because of that.
  const closed = await leftOf(client, timely, { rules, day })
  const due = timely.filter(({ erased }) => erased === null || closed.has(erased))
  // Those of one country at a time, as those of one movement: an act says under whose period it was.
  const [first] = due
  if (first === undefined) {
    const last = rows.at(-1)
    return rows.length < LOOKED_AT || last === undefined ? progress(null, null) : progress(null, last.message)
  }
  const { country, days } = first
  const own = due.filter((one) => one.country === country)
  await tx.lockMovements([...new Set(own.flatMap(({ erased }) => erased ?? []))])
  const left = await leftOf(client, own, { rules, day })
  const all = own.filter(({ erased }) => erased === null || left.has(erased))
  // Opened meanwhile, every one of them: the next step sees it.
  if (all.length === 0) return progress(null, after)
  await lockNumbers(client)
  const sequences = all.map(({ message }) => message)
  const digest = `sha256:${createHash('sha256').update(sequences.join(',')).digest('hex')}`
  const since = all.reduce((latest, { at }) => (at > latest ? at : latest), first.at).toISOString()
  const keys = { messages: sequences.map(BigInt) }
  await record(tx, { country, days, since, messages: all.length, digest }, keys)
  await eraseMessages(client, keys.messages)
  for (const movement of left.values()) await eraseMovement(client, movement)
  return progress(null, after)
}

type About = { erased: Mrn | null; country: CountryCode }

/** What is left of the movements that these messages are about and whose own key is destroyed; absent those that are open again. */
async function leftOf(
  client: PoolClient,
  about: readonly About[],
  { rules, day }: Pick<Step, 'rules' | 'day'>,
): Promise<ReadonlyMap<Mrn, Movement>> {
  const under = new Map(about.flatMap(({ erased, country }) => (erased === null ? [] : [[erased, country] as const])))
  if (under.size === 0) return new Map()
  const { rows } = await client.query<{ mrn: Mrn; doc: string }>(
    'select mrn, doc from movements where mrn = any($1::text[]) order by mrn',
    [[...under.keys()]],
  )
  return new Map(
    rows.flatMap(({ mrn, doc }) => {
      const movement = movementFromDocument(doc)
      const country = under.get(mrn)
      if (country === undefined) return []
      const left = rules.left(movement, movement.erased ?? { on: day, under: country })
      return left === undefined ? [] : [[mrn, left] as const]
    }),
  )
}
