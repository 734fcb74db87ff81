import type { PoolClient } from 'pg'
import type { ActRow, ParkedRow } from '../ports/commit.ts'
import { destroyKeys } from './body-keys.ts'
import { insertInto, type Writer } from './rows.ts'
import type { PartyKey } from '../domain/values/party.ts'
import type { Mrn } from '../domain/values/identifiers.ts'

/**
 * The outbox row an act is about, locked as delivery reports lock it, and who has asked to discard it; undefined if there
 * is none.
 */
export async function lockParked(
  client: PoolClient,
  receiver: PartyKey,
  logIndex: bigint,
): Promise<ParkedRow | undefined> {
  const result = await client.query<{
    state: string | null
    sender: PartyKey
    id: string
    type: string
    mrn: Mrn | null
    asked_by: string | null
  }>(
    `with locked as materialized (
       select state from open_deliveries where receiver = $1 and log_index = $2 for update
     )
     select locked.state, d.sender, d.id, d.type, d.mrn, (
       select a.operator from operator_acts a
       where a.receiver = d.receiver and a.outbox_index = d.log_index and a.act = 'discard-asked'
         and a.log_index > coalesce((
           select max(r.log_index) from operator_acts r
           where r.receiver = d.receiver and r.outbox_index = d.log_index and r.act in ('replay', 'discard-rejected')), -1)
       order by a.log_index desc limit 1) as asked_by
     from deliveries d left join locked on true where d.receiver = $1 and d.log_index = $2`,
    [receiver, logIndex.toString()],
  )
  const row = result.rows[0]
  if (row === undefined) return undefined
  const { state, sender, id, type, mrn, asked_by: askedBy } = row
  return {
    key: { sender, id },
    parked: state === 'parked',
    type,
    ...(mrn === null ? {} : { mrn }),
    ...(askedBy === null ? {} : { askedBy }),
  }
}

const INSERT_ACTS = insertInto('operator_acts', {
  log_index: 'bigint',
  id: 'uuid',
  act: 'text',
  receiver: 'text',
  outbox_index: 'bigint',
  set_aside: 'bigint',
  attention: 'text',
  of_sender: 'text',
  of_id: 'uuid',
  former_index: 'bigint',
  destroyed: 'json',
  operator: 'text',
  reason: 'text',
  body: 'bytea',
  salt: 'bytea',
  at: 'timestamptz',
})

const INSERT_WITNESS_KEYS = insertInto('witness_keys', {
  log_index: 'bigint',
  party: 'text',
  public_key: 'bytea',
  at: 'timestamptz',
})

const INSERT_REGISTRY_CHANGES = insertInto('registry_changes', {
  version: 'bigint',
  log_index: 'bigint',
  subject: 'text',
  operator: 'text',
  reason: 'text',
  digest: 'bytea',
  changes: 'json',
  tables: 'json',
  at: 'timestamptz',
})

const INSERT_TOLD = insertInto('break_glass_told', { party_key: 'text', log_index: 'bigint' })

/**
 * Records the acts and carries out those on deliveries. Discarding one releases the next of its movement, as its delivery
 * does. Returns the receivers for whom something is ready because of them.
 */
export function writeActs(write: Writer, acts: readonly ActRow[], at: Date): PartyKey[] {
  write.rows(
    INSERT_ACTS,
    acts.map((row) => [
      row.logIndex,
      row.id,
      row.act,
      'receiver' in row ? row.receiver : 'holder' in row ? row.holder : null,
      'outboxIndex' in row ? row.outboxIndex : null,
      'setAside' in row ? row.setAside : null,
      'attention' in row ? row.attention : null,
      'of' in row ? row.of.sender : null,
      'of' in row ? row.of.id : null,
      'formerIndex' in row ? row.formerIndex : null,
      'destroyed' in row ? JSON.stringify(row.destroyed) : null,
      row.operator,
      row.reason,
      row.body,
      row.salt,
      at,
    ]),
  )
  write.rows(
    INSERT_WITNESS_KEYS,
    acts.flatMap((row) => {
      const witness = 'change' in row ? row.witness : undefined
      return witness === undefined ? [] : [[row.logIndex, witness.party, witness.publicKey, at]]
    }),
  )
  write.rows(
    INSERT_REGISTRY_CHANGES,
    acts.flatMap((row) => {
      if (!('change' in row)) return []
      const { version, subject, digest, changes, tables } = row.change
      return [[version, row.logIndex, subject, row.operator, row.reason, digest, changes, tables, at]]
    }),
  )
  write.rows(
    INSERT_TOLD,
    acts.flatMap((row) => ('of' in row ? row.told.map((key) => [key, row.logIndex]) : [])),
  )
  for (const one of acts) if ('keys' in one) destroyKeys(write, one.keys, one.logIndex)
  const readied: PartyKey[] = []
  for (const one of acts) {
    if (!('outboxIndex' in one) || (one.act !== 'replay' && one.act !== 'discard')) continue
    const row = [one.receiver, one.outboxIndex.toString()]
    readied.push(one.receiver)
    if (one.act === 'replay') write.query(REPLAY, row)
    else write.query(DISCARD, [...row, at])
  }
  return readied
}

const REPLAY = `
  update open_deliveries
  set state = 'ready', parked_reason = null, last_error = null, parked_at = null, confirmed = false
  where receiver = $1 and log_index = $2 and state = 'parked'`

/** An answer that had been delivered before it was repeated and parked keeps its first end. */
const DISCARD = `
  with gone as (
    delete from open_deliveries where receiver = $1 and log_index = $2 and state = 'parked' returning *
  ),
  ended as (
    insert into delivery_ends (receiver, log_index, state, attempts, sent_at, done_at, reason)
    select receiver, log_index, 'discarded', attempts, sent_at, $3::timestamptz, concat_ws(': ', parked_reason, last_error)
    from gone on conflict do nothing
  )
  update open_deliveries o set state = 'ready'
  from gone cross join lateral (
    select w.log_index, w.state from open_deliveries w
    where w.receiver = gone.receiver and w.order_key = gone.order_key and w.log_index <> gone.log_index
    order by w.log_index limit 1
  ) first
  where o.receiver = gone.receiver and o.log_index = first.log_index and first.state = 'waiting'`
