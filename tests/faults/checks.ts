import { readFile } from 'node:fs/promises'
import type { Pool } from 'pg'
import { readRecords } from '../../src/adapter-api/journal.ts'
import { checkInvariants } from '../support/invariants.ts'
import { type Delivery, effective, type Journal } from '../support/journal.ts'
import type { Kept } from '../support/patient-client.ts'
import type { Stage } from '../support/process-hub.ts'
import { AMOUNT, isRefused, SYSTEMS, TOLD, TOLD_WHEN_REFUSED, WAITING_WHEN_REFUSED } from './journeys.ts'
import type { Line } from './line.ts'
import type { NationalSystem } from './systems.ts'

/** Inclusion in the log is proven for about so many receipts; that the others are in it is looked up. */
const PROVEN = 50

type Sent = Extract<Line, { k: 'sent' }>

/** What the disks of all national systems say. */
export type Disks = {
  readonly sent: readonly Sent[]
  readonly receipts: ReadonlyMap<string, Extract<Line, { k: 'receipt' }>>
  readonly journals: readonly Journal[]
  readonly complaints: readonly string[]
}

/** What a run has moved, and what does not hold. */
export type Verdict = {
  readonly sent: number
  readonly delivered: number
  readonly repeats: number
  readonly journeys: number
  readonly parked: number
  readonly findings: readonly string[]
}

/**
 * Everything that must hold when all is at rest, by the clients' own disks, SQL and the hub's figures.
 * @param amend what is known about the disks beside what is on them
 */
export async function judge(
  stage: Stage,
  hubUrl: string,
  systems: readonly NationalSystem[],
  amend = (disks: Disks): Disks => disks,
): Promise<Verdict> {
  const disks = amend(await readDisks(systems))
  const kept = disks.sent.flatMap((line) => keptOf(stage, line, disks.receipts.get(line.id)))
  const mrns = disks.sent.flatMap(({ type, mrn }) => (type === 'transit-declaration' ? [mrn] : []))
  const refused = mrns.filter(isRefused)
  const each = Math.max(1, Math.floor(kept.length / PROVEN))
  const findings = [
    ...disks.complaints,
    ...disks.sent.flatMap(({ id, type }) => (disks.receipts.has(id) ? [] : [`lost: ${type} ${id} has no receipt`])),
    ...twice(disks.sent),
    ...(await checkInvariants(stage.pool, disks.journals, kept, [], each)),
    ...mrns.flatMap((mrn) => toldOtherwise(mrn, disks.journals)),
    ...(await unfinished(stage.pool, refused)),
    ...(await parkedOtherwise(stage.pool, refused)),
    ...(await gaugesOtherwise(stage.pool, hubUrl)),
  ]
  const delivered = disks.journals.reduce((sum, journal) => sum + effective(journal).length, 0)
  const all = disks.journals.reduce((sum, { deliveries }) => sum + deliveries.length, 0)
  return {
    sent: disks.sent.length,
    delivered,
    repeats: all - delivered,
    journeys: mrns.length,
    parked: refused.length,
    findings,
  }
}

/** Reads all journals, those of systems that still run as well. */
export async function readDisks(systems: readonly NationalSystem[]): Promise<Disks> {
  const files = await Promise.all(
    systems.map(async ({ system, journal }) => ({
      system,
      records: readRecords<Line>(journal, await readFile(journal)).records,
    })),
  )
  const lines = files.flatMap(({ records }) => records)
  const told = lines.flatMap((line) => (line.k === 'told' ? [line] : []))
  return {
    sent: lines.flatMap((line) => (line.k === 'sent' ? [line] : [])),
    receipts: new Map(lines.flatMap((line) => (line.k === 'receipt' ? [[line.id, line] as const] : []))),
    journals: files.flatMap(({ system }) =>
      SYSTEMS[system].map((receiver) => {
        const deliveries: Delivery[] = told.filter((line) => line.receiver === receiver)
        return { receiver, deliveries }
      }),
    ),
    complaints: lines.flatMap((line) => (line.k === 'complaint' ? [`answer: ${line.text}`] : [])),
  }
}

function keptOf(stage: Stage, line: Sent, receipt: Extract<Line, { k: 'receipt' }> | undefined): Kept[] {
  if (receipt === undefined) return []
  return [
    {
      from: stage.party(line.party),
      message: { id: line.id, type: line.type } as Kept['message'],
      contentType: line.contentType,
      bytes: Buffer.from(line.body, 'base64'),
      signature: line.signature,
      receipt: { bytes: Buffer.from(receipt.receipt, 'base64'), signature: receipt.signature },
    },
  ]
}

/** The national systems themselves act once: else what they say of the hub would be worth nothing. */
function twice(sent: readonly Sent[]): string[] {
  const seen = new Set<string>()
  return sent.flatMap(({ type, mrn }) => {
    const key = `${type} of ${mrn}`
    if (seen.has(key)) return [`the run itself is at fault: ${key} was written twice`]
    seen.add(key)
    return []
  })
}

const byMrn: WeakMap<Journal, Map<string, string[]>> = new WeakMap()

/** What a journal says of a movement, repeats dropped, sorted. */
function toldOf(journal: Journal, mrn: string): string[] {
  let index = byMrn.get(journal)
  if (index === undefined) {
    index = new Map()
    for (const one of effective(journal)) index.set(one.mrn ?? '', [...(index.get(one.mrn ?? '') ?? []), one.type])
    byMrn.set(journal, index)
  }
  return (index.get(mrn) ?? []).toSorted()
}

/** Receivers that were not told exactly what they must be told of a movement: something lost, or doubled under another id. */
function toldOtherwise(mrn: string, journals: readonly Journal[]): string[] {
  return journals.flatMap((journal) => {
    const expected = (isRefused(mrn) ? TOLD_WHEN_REFUSED : TOLD)[journal.receiver] ?? []
    const told = toldOf(journal, mrn)
    return told.join() === expected.join()
      ? []
      : [`lost or doubled: ${journal.receiver} was told of ${mrn}: ${told.join(', ')}`]
  })
}

/** Every movement has come to its end but those that were refused, and guarantees hold what these need and nothing else. */
async function unfinished(pool: Pool, refused: readonly string[]): Promise<string[]> {
  const result = await pool.query<{ what: string }>(
    `select format('unfinished: %s is %s', mrn, state) as what from movements
       where state <> 'discharged' and not (mrn = any($1))
     union all select format('guarantee %s has %s of %s', grn, available, limit_minor) from guarantees
       where available <> limit_minor - $2::bigint`,
    [refused, refused.length * AMOUNT],
  )
  return result.rows.map(({ what }) => what)
}

/** What is parked is exactly what was refused, each with its reason, and what waits is what follows it. */
async function parkedOtherwise(pool: Pool, refused: readonly string[]): Promise<string[]> {
  const { rows } = await pool.query<{
    mrn: string
    type: string
    state: string
    reason: string | null
    error: string | null
  }>(`select mrn, type, state, parked_reason as reason, last_error as error from outbox where state <> 'delivered'`)
  const expected = new Set(
    refused.flatMap((mrn) => [
      `${mrn} anticipated-transit-record parked`,
      ...WAITING_WHEN_REFUSED.map((type) => `${mrn} ${type} waiting`),
    ]),
  )
  const found = rows.map(({ mrn, type, state }) => `${mrn} ${type} ${state}`)
  const wrong = [
    ...found.filter((one) => !expected.has(one)).map((one) => `not delivered: ${one}`),
    ...[...expected].filter((one) => !found.includes(one)).map((one) => `missing in the outbox: ${one}`),
    ...rows.flatMap(({ mrn, state, reason, error }) =>
      state === 'parked' && (reason === null || error === null) ? [`parked without its reason: ${mrn}`] : [],
    ),
  ]
  const aside = await pool.query<{ what: string }>(
    `select format('set aside: %s', to_jsonb(s)) as what from set_aside s`,
  )
  return [...wrong, ...aside.rows.map(({ what }) => what)]
}

/** The hub's gauges, and the queues it shows, say what SQL counts. */
async function gaugesOtherwise(pool: Pool, hubUrl: string): Promise<string[]> {
  const ask = async (path: string): Promise<Response> =>
    fetch(`${hubUrl}${path}`, {
      headers: { authorization: 'Bearer token-of-operator' },
      signal: AbortSignal.timeout(30_000),
    })
  const metrics = await (await ask('/metrics')).text()
  const gauge = (line: string): number | undefined => {
    const found = metrics.split('\n').find((one) => one.startsWith(`${line} `))
    return found === undefined ? undefined : Number(found.slice(line.length + 1))
  }
  const states = await pool.query<{ state: string; n: number }>(
    `select s as state, count(o.state)::int as n from unnest(array['ready', 'in-flight', 'waiting', 'parked']) s
     left join open_deliveries o on o.state = s group by s`,
  )
  const { items } = (await (await ask('/v1/queues')).json()) as { items: Record<string, unknown>[] }
  const queues = await pool.query<{ receiver: string; parked: number; waiting: number; flying: number }>(
    `select receiver, count(*) filter (where state = 'parked')::int as parked,
       count(*) filter (where state = 'waiting')::int as waiting,
       count(*) filter (where state = 'in-flight')::int as flying from open_deliveries group by receiver`,
  )
  const wrong = states.rows.flatMap(({ state, n }) => {
    const shown = gauge(`corridor_outbox_rows{state="${state}"}`)
    return shown === n ? [] : [`gauge: ${state} is shown as ${shown}, SQL counts ${n}`]
  })
  const aside = gauge('corridor_set_aside_waiting')
  return [
    ...wrong,
    ...(aside === 0 ? [] : [`gauge: set aside is shown as ${aside}, SQL counts 0`]),
    ...queues.rows.flatMap(({ receiver, parked, waiting, flying }) => {
      const shown = items.find((one) => one['receiver'] === receiver)
      const same = shown?.['parked'] === parked && shown['waiting'] === waiting && shown['inFlight'] === flying
      return same
        ? []
        : [`queue of ${receiver}: shown as ${JSON.stringify(shown)}, SQL counts ${parked} parked, ${waiting} waiting`]
    }),
  ]
}
