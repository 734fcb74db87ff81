import { readFile } from 'node:fs/promises'
import type { Pool } from 'pg'
import type { DeliveryLine, StoreLine } from '../../adapters/simulator/store.ts'
import { readRecords } from '../../src/adapter-api/index.ts'
import { HUB } from '../../src/domain/values/party.ts'
import type { Stack } from './stack.ts'

/** The demonstration's figures: from SQL, and what the simulated systems' own journals say of the same. */
export type Figures = {
  movements: number
  released: number
  discharged: number
  rejections: number
  messagesAccepted: number
  messagesDelivered: number
  parked: number
  guaranteesBalanced: boolean
  /** Everything that does not agree or does not hold; empty when all is well. */
  mismatches: string[]
}

/** How far the movements are, for progress and for knowing when they are done. */
export const states = async (pool: Pool): Promise<{ mrn: string; state: string }[]> =>
  (await pool.query<{ mrn: string; state: string }>(`select mrn, state from movements where state <> 'none'`)).rows

/** Messages still on their way: anything not delivered, and anything held. */
export const openRows = async (pool: Pool): Promise<number> =>
  count(pool, `select count(*)::int as n from open_deliveries`)

/** What is still under way, in words, for a run that did not end. */
export const describeOpen = async (pool: Pool): Promise<string[]> => {
  const { rows } = await pool.query<Record<string, string | number | boolean | null>>(
    `select receiver, type, mrn, log_index, state, attempts, confirmed, parked_reason, last_error,
       round(extract(epoch from now() - created_at))::int as age
     from outbox where state <> 'delivered' order by receiver, log_index limit 20`,
  )
  return rows.map((row) =>
    Object.entries(row)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => `${name} ${value}`)
      .join(', '),
  )
}

export const collectFigures = async (pool: Pool, stack: Stack): Promise<Figures> => {
  const deliveries = await readDeliveries(stack)
  const mismatches = [
    ...(await compareDeliveries(pool, deliveries)),
    ...checksOf(deliveries),
    ...orderOf(deliveries),
    ...(await balanceFaults(pool)),
    ...(await writeOffFaults(pool, deliveries)),
  ]
  const released = `select count(*)::int as n from movements where doc::json->'released' is not null`
  return {
    movements: await count(pool, `select count(*)::int as n from movements where state <> 'none'`),
    released: await count(pool, released),
    discharged: await count(pool, `select count(*)::int as n from movements where state = 'discharged'`),
    rejections: await count(pool, 'select count(*)::int as n from refusals'),
    messagesAccepted: await count(pool, `select count(*)::int as n from outcomes where verdict = 'accepted'`),
    messagesDelivered: deliveries.length,
    parked: await count(pool, `select count(*)::int as n from open_deliveries where state = 'parked'`),
    guaranteesBalanced: (await balanceFaults(pool)).length === 0,
    mismatches,
  }
}

const count = async (pool: Pool, sql: string): Promise<number> => (await pool.query<{ n: number }>(sql)).rows[0]?.n ?? 0

/** Accepted deliveries of all simulated systems, as they stand on their disks. */
const readDeliveries = async (stack: Stack): Promise<DeliveryLine[]> => {
  const journals = [...stack.simulators.values()].map(async ({ journal }) =>
    readRecords<StoreLine>(journal, await readFile(journal)).records.filter((line) => line.k === 'delivery'),
  )
  return (await Promise.all(journals)).flat()
}

/** Alerts of the hub about a movement in a party's own journal. */
export const alertsTo = async (stack: Stack, party: string, mrn: string): Promise<number> => {
  const deliveries = await readDeliveries(stack)
  const about = deliveries.filter((line) => line.receiver === party && line.mrn === mrn && line.sender === HUB)
  return about.filter(({ document }) => document.form === 'ALERT').length
}

/** Every message the hub counts as delivered is in its receiver's journal, and nothing else is, each once. */
const compareDeliveries = async (pool: Pool, deliveries: readonly DeliveryLine[]): Promise<string[]> => {
  const { rows } = await pool.query<{ receiver: string; sender: string; id: string; log_index: string }>(
    `select receiver, sender, id, log_index from outbox where reported and state = 'delivered'`,
  )
  const inSql = new Set(rows.map((row) => `${row.receiver} ${row.sender} ${row.id} ${row.log_index}`))
  const keys = deliveries.map((line) => `${line.receiver} ${line.sender} ${line.id} ${line.logIndex}`)
  const inJournals = new Set(keys)
  return [
    ...(keys.length === inJournals.size ? [] : [`${keys.length - inJournals.size} deliveries are in a journal twice`]),
    ...[...inSql].filter((key) => !inJournals.has(key)).map((key) => `delivered by SQL, in no journal: ${key}`),
    ...[...inJournals].filter((key) => !inSql.has(key)).map((key) => `in a journal, not delivered by SQL: ${key}`),
  ]
}

const checksOf = (deliveries: readonly DeliveryLine[]): string[] =>
  deliveries.flatMap((line) => {
    const failed = line.checks.filter((check) => !check.ok).map((check) => check.name)
    const missing = ['seal', 'signature', 'order'].filter((name) => !line.checks.some((check) => check.name === name))
    const faults = [...failed, ...missing, ...(line.verdict === 'accepted' ? [] : [line.reason ?? 'refused'])]
    return faults.length === 0 ? [] : [`${line.receiver} ${line.sender} ${line.id}: ${faults.join(', ')}`]
  })

/** Per receiver and movement the log index rises, in the order in which the journal was written. */
const orderOf = (deliveries: readonly DeliveryLine[]): string[] => {
  const last = new Map<string, number>()
  return deliveries.flatMap((line) => {
    const key = `${line.receiver} ${line.mrn ?? line.sender}`
    const before = last.get(key) ?? -1
    last.set(key, line.logIndex)
    return line.logIndex > before ? [] : [`${key}: ${line.logIndex} after ${before}`]
  })
}

/** Accounts that do not add up, differ from their entries, or hold anything after every movement has ended. */
const balanceFaults = async (pool: Pool): Promise<string[]> => {
  const { rows } = await pool.query<{ grn: string; fault: string }>(
    `with moved as (
       select grn, account, sum(minor) as minor from (
         select grn, to_account as account, minor from guarantee_entries
         union all select grn, from_account, -minor from guarantee_entries) both_sides
       group by grn, account),
     derived as (
       select g.grn, g.limit_minor, g.available, g.reserved, g.in_use,
         coalesce((select minor from moved m where m.grn = g.grn and account = 'available'), 0) as available_entries,
         coalesce((select minor from moved m where m.grn = g.grn and account = 'reserved'), 0) as reserved_entries,
         coalesce((select minor from moved m where m.grn = g.grn and account = 'inUse'), 0) as in_use_entries,
         g.limit_minor = g.available + g.reserved + g.in_use + g.claimed + g.spent as adds_up
       from guarantees g)
     select grn, case
       when not adds_up then 'accounts do not add up to the limit'
       when available <> available_entries or reserved <> reserved_entries or in_use <> in_use_entries
         then 'balances differ from the entries'
       when reserved <> 0 or in_use <> 0 or available <> limit_minor then 'something is still held'
       end as fault
     from derived`,
  )
  return rows.flatMap(({ grn, fault }) => (fault === null ? [] : [`guarantee ${grn}: ${fault}`]))
}

/** Movements that came to a consignee's own premises, by the hub's books and by those of whoever permitted the unloading. */
export const premisesFaults = async (pool: Pool, stack: Stack, wanted: number): Promise<string[]> => {
  const booked = await count(pool, `select count(*)::int as n from movements where doc::json->>'simplified' = 'true'`)
  const deliveries = await readDeliveries(stack)
  const unloaded = deliveries.filter(({ document }) => document.form === 'UNLOADED').length
  return booked === wanted && unloaded === wanted
    ? []
    : [`${booked} movements ended at the consignee's by SQL, ${unloaded} by the journals, not ${wanted}`]
}

/** The hub says discharged exactly where a national system was told so or said so itself. */
const writeOffFaults = async (pool: Pool, deliveries: readonly DeliveryLine[]): Promise<string[]> => {
  const told = new Set(deliveries.flatMap((line) => (line.document.form === 'WRITE-OFF' ? [line.document.mrn] : [])))
  const { rows } = await pool.query<{ mrn: string }>(`select mrn from movements where state = 'discharged'`)
  const discharged = new Set(rows.map((row) => row.mrn))
  return [
    ...[...discharged].filter((mrn) => !told.has(mrn)).map((mrn) => `${mrn} is discharged, and no country was told`),
    ...[...told]
      .filter((mrn) => !discharged.has(mrn))
      .map((mrn) => `${mrn} is not discharged, but a country was told so`),
  ]
}
