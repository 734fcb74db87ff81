import { keyText } from '../../src/domain/values/party.ts'
import { createHash } from 'node:crypto'
import { audit } from '../../src/audit/audit.ts'
import { NOTHING_KEPT } from '../../src/audit/refusals.ts'
import { CAME_UNDER_MARKS, SHARED_MOVED } from '../../src/audit/again.ts'
import { breachText } from '../../src/audit/result.ts'
import { createMemoryAudit } from './audit-source.ts'
import { Courier } from './courier.ts'
import { Database } from './database.ts'
import { isClosed } from './rows.ts'
import { again, batch, reference, verifier } from './deps.ts'
import { type FaultName, Faults } from './faults.ts'
import { referenceNow, SimulatedHub } from './hub.ts'
import { NUMBERS, type Planned, planJourneys, planTrain } from './journeys.ts'
import { Operators } from './operators.ts'
import { Parties } from './parties.ts'
import { createRandom, Scheduler } from './scheduler.ts'

/** One simulation, whole: the same plan is the same history. */
export type Plan = {
  seed: number
  hubs: number
  journeys: number
  /** Whether a train runs beside the trucks. */
  train: boolean
  /** How often operators look at what is parked. */
  acts: number
  outOfOrder: boolean
  faults: readonly FaultName[]
  /** How many faults at most; then everything works until the end. */
  budget: number
  /** How much faster the hub's clock runs: at 3600 a journey takes days, and its limits pass on the way. */
  haste: number
  /** Further messages, by anybody, at any moment. */
  loose: readonly Planned[]
}

export type Outcome = {
  findings: string[]
  steps: number
  leaves: number
  firings: number
  /** Entries of the log by their kind, and messages by their type where it says what was played. */
  played: ReadonlyMap<string, number>
  faults: ReadonlyMap<FaultName, number>
}

const START = Date.parse('2026-03-02T12:00:00Z')
const LIMITS = { steps: 50_000, until: START + 90 * 24 * 3_600_000 }
const receivers = [...reference.parties.keys()]

/** Plays a plan to its end and returns everything that does not hold. Throws when it comes to no end. */
export async function simulate(plan: Plan): Promise<Outcome> {
  const random = createRandom(plan.seed)
  const scheduler = new Scheduler(random, START)
  const faults = new Faults(random, plan.faults, plan.budget)
  const database = new Database()
  for (const [number, office] of NUMBERS) database.numbers.set(number, office)
  const courier = new Courier(faults, receivers)
  const wakers = new Set<() => void>()
  const findings: string[] = []
  const clock = (): number => START + (scheduler.now - START) * plan.haste
  const shared = { database, courier, scheduler, faults, random, reference, batch, receivers, wakers, clock }
  const hubs: SimulatedHub[] = Array.from(
    { length: plan.hubs },
    (_, at) =>
      new SimulatedHub(`hub-${at}`, {
        ...shared,
        committed: () => findings.push(...unbalanced(database), ...overtaking(database)),
        failed: (reason) => findings.push(`I9: a batch failed: ${reason}`),
      }),
  )
  const parties = new Parties({ hubs, courier, scheduler, faults, random, reference })
  for (const hub of hubs) hub.start()
  const train = plan.train ? planTrain(random, plan.outOfOrder) : []
  for (const { message, atMs } of [...planJourneys(random, plan.journeys, plan.outOfOrder), ...train, ...plan.loose]) {
    parties.send(message, atMs)
  }
  const operators = new Operators({ hubs, scheduler, random, database })
  operators.start(plan.acts)
  const isDone = (): boolean =>
    parties.isIdle() && operators.isIdle() && hubs.every((hub) => hub.isAlive()) && isSettled(database)
  try {
    await scheduler.run(isDone, LIMITS)
  } catch (error) {
    throw new Error([(error as Error).message, ...new Set(findings)].slice(0, 5).join('; '), { cause: error })
  }
  const report = await audit({
    source: createMemoryAudit(database, scheduler.now),
    again: { ...again, reference: referenceNow(reference, database) },
    hub: verifier,
  })
  return {
    findings: [
      ...findings,
      ...report.findings.map(breachText),
      ...missedIn(report.notCompared, database.referenceChanges > 0),
      ...parties.complaints.map((complaint) => `I3: ${complaint}`),
      ...outside(database, parties),
    ],
    steps: scheduler.steps,
    leaves: database.leaves.length,
    firings: database.leaves.filter(({ kind }) => kind === 'timer').length,
    played: playedIn(database),
    faults: faults.counts,
  }
}

/**
 * What was not compared without a reason: of a conflict nothing is kept, movements may come under marks, and an outage
 * changes the reference data, so that what was under way at that moment may have known it or not.
 */
function missedIn(notCompared: Readonly<Record<string, number>>, changed: boolean): string[] {
  // And of a movement whose truck was seen elsewhere in that moment nothing more can be said.
  const moved = `decisions: ${SHARED_MOVED}` in notCompared
  return Object.keys(notCompared)
    .filter((reason) => reason !== `refusals: ${NOTHING_KEPT}` && reason !== CAME_UNDER_MARKS && !changed && !moved)
    .map((reason) => `not compared: ${reason}`)
}

const TOLD: ReadonlySet<string> = new Set(['train-manifest', 'availability-notice', 'guarantee-use-result'])

function playedIn({ leaves, messages, acts }: Database): ReadonlyMap<string, number> {
  const played = new Map<string, number>()
  const count = (what: string): void => void played.set(what, (played.get(what) ?? 0) + 1)
  for (const { kind, key } of leaves) {
    if (kind !== 'message' || key === undefined) continue
    const type = messages.get(keyText(key))?.type ?? ''
    if (key.sender === 'ZZ') count('notices made of reports')
    else if (TOLD.has(type)) count(type)
  }
  for (const { act } of acts) count(`operators: ${act}`)
  return played
}

/** Everything is delivered, parked, or behind something parked. */
function isSettled(database: Database): boolean {
  const stuck = new Set<string>()
  for (const row of [...database.outbox.values()].sort((one, other) => Number(one.logIndex - other.logIndex))) {
    const order = `${row.receiver} ${row.orderKey}`
    if (row.state === 'parked') stuck.add(order)
    else if (!isClosed(row) && !(row.state === 'waiting' && stuck.has(order))) return false
  }
  return true
}

/** Invariant I5 on the way, after each commit; less than nothing is available only where the limit was lowered. */
const unbalanced = ({ guarantees, entries }: Database): string[] =>
  [...guarantees.values()].flatMap(({ grn, limit, available, reserved, inUse, claimed, spent }) => {
    const lowered = available < 0n && entries.some((entry) => entry.grn === grn && entry.to === 'limit')
    const adds = limit === available + reserved + inUse + claimed + spent
    return adds && (available >= 0n || lowered) ? [] : [`I5: ${grn} on the way`]
  })

/** Invariant I4 on the way: nothing may go that has an unreported one of its movement before it. */
function overtaking(database: Database): string[] {
  const unreported = new Map<string, bigint>()
  const rows = [...database.outbox.values()].filter((row) => !isClosed(row))
  return rows
    .sort((one, other) => Number(one.logIndex - other.logIndex))
    .flatMap(({ receiver, orderKey, logIndex, state }) => {
      const order = `${receiver} ${orderKey}`
      const before = unreported.get(order)
      unreported.set(order, before ?? logIndex)
      const goes = state === 'ready' || state === 'in-flight'
      return goes && before !== undefined ? [`I4: leaf ${logIndex} goes to ${receiver} before ${before}`] : []
    })
}

/** I1, I3 and I4 as clients and receivers see them. */
function outside(database: Database, parties: Parties): string[] {
  const wrong: string[] = []
  for (const { key, bytes } of parties.receipts) {
    const kept = database.outcomes.get(key)
    const { logIndex } = JSON.parse(bytes.toString()) as { logIndex: number }
    const leaf = database.leaves[logIndex]
    if (kept?.answer.equals(bytes) !== true) wrong.push(`I1: the receipt of ${key} is not the stored one`)
    if (leaf === undefined || `${leaf.key?.sender} ${leaf.key?.id}` !== key) wrong.push(`I1: ${key} is not in the log`)
  }
  for (const [receiver, journal] of parties.journals) {
    const first = new Set<string>()
    const last = new Map<string, bigint>()
    for (const { key, mrn, logIndex, digest } of journal) {
      const row = database.row(receiver, logIndex)
      const body = database.bodies.get(key)
      const same = body !== undefined && createHash('sha256').update(body.body).digest('hex') === digest
      if (row === undefined || !same) wrong.push(`I3: ${receiver} got ${key}, which was not sent like that`)
      if (first.has(key) || row?.reported !== true) continue
      first.add(key)
      const order = mrn ?? key.split(' ')[0]!
      if ((last.get(order) ?? -1n) >= logIndex) wrong.push(`I4: ${receiver} got leaf ${logIndex} of ${order} too late`)
      last.set(order, logIndex)
    }
    for (const row of database.outbox.values()) {
      const key = `${row.key.sender} ${row.key.id}`
      if (row.receiver === receiver && row.reported && row.state === 'delivered' && !first.has(key)) {
        wrong.push(`I2: ${receiver} never got ${key}, which counts as delivered`)
      }
    }
  }
  return wrong
}
