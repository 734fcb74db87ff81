import type { Pool, PoolClient } from 'pg'
import type { Movement } from '../../domain/model/movement.ts'
import type { Outage } from '../../domain/model/reference.ts'
import { FACT_TOPICS } from '../../domain/statistics/fact.ts'
import { type Diverted, factsOf } from '../../domain/statistics/facts.ts'
import { holderOf, riskMarksOf, wayOf } from '../../domain/statistics/risk.ts'
import type { Grn, Mrn } from '../../domain/values/identifiers.ts'
import type { PartyKey } from '../../domain/values/party.ts'
import { movementFromDocument } from '../documents.ts'
import { type OutageRow, outageFromRow } from '../outages.ts'
import { inTransaction } from '../transaction.ts'
import { countDeliveries, countWaiting } from './deliveries.ts'
import { countItems, countWays, declaredAnew, type Judged } from './items.ts'
import { kept, replaceRows, type Row } from './replace.ts'

/** Leaves counted in one transaction. */
const LEAVES = 2_000
/** Movements whose documents are in memory at once. */
const MOVEMENTS = 200
/** An outage that ended longer ago is not looked at again when a country reports on its availability. */
const OUTAGE_DAYS = 40

/** Of outliers the items say more than the movement: they are counted with them. */
const FACTS = kept(
  'statistic_facts',
  ['topic', 'part'],
  {
    topic: 'text',
    part: 'text',
    at: 'timestamptz',
    corridor: 'text',
    country: 'text',
    office: 'text',
    leg: 'text',
    kind: 'text',
    seconds: 'bigint',
    minor: 'numeric',
    currency: 'text',
    party: 'text',
    standing: 'text',
  },
  `topic <> 'outliers'`,
)
const RISKS = kept('risk_movements', [], {
  holder: 'text',
  corridor: 'text',
  ends: 'text',
  way: 'text',
  declared_at: 'timestamptz',
  revision: 'text',
})
const MARKS = kept(
  'risk_marks',
  ['about', 'part'],
  {
    about: 'text',
    part: 'text',
    at: 'timestamptz',
    holder: 'text',
    corridor: 'text',
    office: 'text',
    kind: 'text',
    seconds: 'bigint',
  },
  `about <> all('{mass-outlier,value-outlier,route-unusual}')`,
)

/** What brings about another way when it changes a declaration's content. */
const DIVERTS = ['diversion-request', 'diversion-response', 'arrival-advice', 'availability-notice']

/**
 * Counts what the next leaves of the log have changed, in the log's order and in one transaction with how far it has come: a
 * hub that dies in between has counted nothing, and none counts twice. Of several hubs one counts, the others find the row locked.
 * @param judged by which scores an item counts as an outlier
 * @returns whether the log had more than is counted at once
 */
export async function countNext(pool: Pool, judged: Judged): Promise<boolean> {
  // Locking a row is a transaction that writes: nothing is locked before there is something to count.
  const { rows: behind } = await pool.query('select from statistics_progress p, log_head h where p.position < h.size')
  if (behind.length === 0) return false
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ from: string; to: string; full: boolean }>(
      `select p.position as from, least(p.position + ${LEAVES}, h.size) as to, p.position + ${LEAVES} < h.size as full
       from statistics_progress p, log_head h for update of p skip locked`,
    )
    const [next] = rows
    if (next === undefined || next.from === next.to) return false
    const range = [next.from, next.to]
    const mrns = await touched(client, range)
    for (let at = 0; at < mrns.length; at += MOVEMENTS)
      await countMovements(client, mrns.slice(at, at + MOVEMENTS), judged)
    await countDeliveries(client, range)
    await countWaiting(client)
    await client.query('update statistics_progress set position = $1', [next.to])
    return next.full
  })
}

/**
 * The movements that these leaves are about, and those whose times an outage explains, or explains no more, since them. Topics are
 * all of them: they are named for the index.
 */
async function touched(client: PoolClient, range: readonly string[]): Promise<Mrn[]> {
  const { rows } = await client.query<{ mrn: Mrn }>(
    `with leaves as materialized (select mrn, message from log_leaves where log_index >= $1 and log_index < $2)
     select mrn from leaves where mrn is not null
     union select mrn from leaf_movements where log_index >= $1 and log_index < $2
     union select f.mrn from (
       select o.country, min(o.from_at) as since from leaves l join messages m on m.seq = l.message
       join outages o on o.country = left(m.sender, 2)
         and (o.to_at is null or o.to_at > m.received_at - interval '${OUTAGE_DAYS} days')
       where m.type = 'availability-notice' group by o.country
     ) o join statistic_facts f on f.topic = any($3) and f.country = o.country and f.at > o.since
     order by mrn`,
    [...range, FACT_TOPICS],
  )
  return rows.map(({ mrn }) => mrn)
}

async function countMovements(client: PoolClient, mrns: readonly Mrn[], judged: Judged): Promise<void> {
  const { rows } = await client.query<{ doc: string }>(
    `select doc from movements where mrn = any($1) and state <> 'none' order by mrn`,
    [mrns],
  )
  const movements = rows.map(({ doc }) => movementFromDocument(doc))
  const [outages, guarantors, diverted] = [
    await outagesOf(client),
    await guarantorsOf(client, movements),
    await divertedOf(client, mrns),
  ]
  const facts = movements.flatMap((movement) =>
    factsOf(movement, {
      outages,
      guarantorOf: (grn) => guarantors.get(grn),
      diverted: diverted.get(movement.mrn) ?? [],
    }).map((fact): Row => ({ ...fact, mrn: movement.mrn, at: new Date(fact.at), seconds: whole(fact.seconds) })),
  )
  await replaceRows(client, FACTS, mrns, facts)
  const risks = movements.flatMap(riskOf)
  const changed = await declaredAnew(client, risks)
  await replaceRows(client, RISKS, mrns, risks)
  await countItems(client, changed, judged)
  await countWays(client, changed, judged)
  const marks = movements.flatMap((movement) => {
    const [risk] = riskOf(movement)
    if (risk === undefined) return []
    const { holder, corridor, mrn } = risk
    return riskMarksOf(movement).map(
      (mark): Row => ({ ...mark, mrn, holder, corridor, at: new Date(mark.at), seconds: whole(mark.seconds) }),
    )
  })
  await replaceRows(client, MARKS, mrns, marks)
}

const whole = (seconds: number | undefined): bigint | undefined => (seconds === undefined ? undefined : BigInt(seconds))

function riskOf(movement: Movement) {
  const { mrn, declared, version, revision } = movement
  const holder = holderOf(movement)
  if (declared === undefined || holder === undefined) return []
  const { departure, destination, declaredAt } = declared
  const corridor = `${departure.country}-${destination.country}`
  const ends = `${departure.office} ${destination.office}`
  const about = { mrn, holder, corridor, ends, way: wayOf(movement), revision: `${version}.${revision}` }
  return [{ ...about, declared_at: new Date(declaredAt) }]
}

async function outagesOf(client: PoolClient): Promise<Outage[]> {
  const { rows } = await client.query<OutageRow>('select * from outages order by from_at')
  return rows.map(outageFromRow)
}

async function guarantorsOf(client: PoolClient, movements: readonly Movement[]): Promise<Map<Grn, PartyKey>> {
  const grns = movements.flatMap(({ lines }) => lines.flatMap(({ grn }) => (grn === undefined ? [] : [grn])))
  const { rows } = await client.query<{ grn: Grn; guarantor: PartyKey }>(
    `select grn, guarantor from guarantees where grn = any($1) and guarantor <> ''`,
    [[...new Set(grns)]],
  )
  return new Map(rows.map(({ grn, guarantor }) => [grn, guarantor]))
}

type DivertedRow = {
  mrn: Mrn
  version: number
  revision: number
  changed_at: Date
  cause_sender: PartyKey
  cause_type: string
}

async function divertedOf(client: PoolClient, mrns: readonly Mrn[]): Promise<Map<Mrn, Diverted[]>> {
  const { rows } = await client.query<DivertedRow>(
    `select mrn, version, revision, changed_at, cause_sender, cause_type from declarations
     where mrn = any($1) and cause_type = any($2) order by mrn, version, revision`,
    [mrns, DIVERTS],
  )
  const byMrn = Map.groupBy(rows, ({ mrn }) => mrn)
  return new Map(
    [...byMrn].map(([mrn, changes]) => [
      mrn,
      changes.map(
        (one): Diverted => ({
          part: `${one.version}.${one.revision}`,
          at: one.changed_at.toISOString(),
          by: one.cause_sender,
          on: one.cause_type,
        }),
      ),
    ]),
  )
}
