import { asMrn, type Mrn } from '../domain/values/identifiers.ts'
import type { Movement } from '../domain/model/movement.ts'
import { HUB, type PartyKey } from '../domain/values/party.ts'
import type { Answer } from '../ports/handle.ts'
import type { CommitTx, LogHead, LogWrites, OrderKeys, StoredAnswer } from '../ports/commit.ts'
import type { Decided } from './decide.ts'
import { asReported, deliveryReportRows } from './delivery-reports.ts'
import type { SealDeps } from './log-writer.ts'
import { planReplies, type RepeatedReply, replyId, replyTypeOf } from './repeat.ts'
import { type Salted, sealBatch } from './seal.ts'
import { sharedVehicles } from './shared-vehicles.ts'
import type { AskedWork, Retry, TimerWork, Work } from './work.ts'
import { stateWrites } from './writes.ts'

/** What a batch has decided, in the order of its log, and what it began with. */
export type Decisions = {
  decided: readonly { work: Work | undefined; entry: Decided }[]
  before: ReadonlyMap<Mrn, Movement>
  later: readonly TimerWork[]
  sharing: Parameters<typeof sharedVehicles>[1]
}

/** A message that had been accepted or refused before, and how. */
export type Repeat = { work: AskedWork; stored: StoredAnswer }

/** Steps 5 and 6 of the commit: writes what was decided, appends it to the log under the lock of its head, and seals it. */
export async function writeBatch(
  tx: CommitTx,
  { decided, before, later, sharing }: Decisions,
  repeats: readonly Repeat[],
  deps: SealDeps,
): Promise<{ acts: LogWrites['acts']; answers: ReadonlyMap<Work, Answer> }> {
  const all = decided.map(({ entry }) => entry)
  const shared = sharedVehicles(all, sharing)
  const entries: Salted[] = decided.map(({ work, entry }) => ({
    entry,
    work,
    salt: retryIn(entry)?.salt ?? deps.random(32),
    shared: entry.kind === 'message' ? (shared.get(entry.work) ?? []) : [],
  }))
  // Under way while what is to be written is worked out.
  const closing = underway(deliveryReportRows(tx, all))
  const state = stateWrites(entries, { before, later, now: deps.now, random: deps.random })
  await tx.writeState(state)
  const orders = ordersOf(decided)
  const answering = repeats.flatMap((repeat) => repeatedReply(repeat, deps))
  // Issued together, executed by the database in this order: one round trip instead of three.
  const asking = underway(Promise.all([planReplies(tx, answering), tx.lockHead(), tx.openOrders(orders)]))
  const reports = await closing
  const reported = asReported(entries, reports)
  // While the database still writes the state. Nearly always the head is found as it is expected; else all of it is thrown away.
  const expected = answering.length === 0 ? tx.expectedHead() : undefined
  const early = expected === undefined ? undefined : sealBatch(expected, reported, [], deps)
  const [replies, head, open] = await asking
  const sealed = early !== undefined && isHead(head, expected) ? early : sealBatch(head, reported, replies.make, deps)
  const { writes, outbox, answers } = sealed
  await tx.writeLog({
    ...writes,
    outbox: withState(outbox, open, orders),
    reports,
    searched: state.identifiers,
    again: replies.again,
    at: new Date(deps.now),
  })
  return { acts: writes.acts, answers }
}

/** The same promise, awaited later: if something else fails before, its own failure is not one that nobody handles. */
function underway<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined)
  return promise
}

const isHead = (one: LogHead, other: LogHead | undefined): boolean =>
  one.size === other?.size && one.frontier.equals(other.frontier)

/** The operator's act that caused an entry, if it is the retried message itself and not a consequence of it. */
const retryIn = (entry: Decided): Retry | undefined =>
  entry.kind === 'message' || entry.kind === 'refused' ? entry.work.retry : undefined

/**
 * Over AMQP a repeat is answered by the same acknowledgement or error as the first time; a delivery report is never
 * answered.
 */
function repeatedReply({ work, stored }: Repeat, { decodeStored }: SealDeps): RepeatedReply[] {
  const type = replyTypeOf(stored, decodeStored)
  const isReport = work.kind === 'message' && work.message.type === 'delivery-report'
  if (!work.received.replies || isReport) return []
  const mrn = type === 'acknowledgement' && stored.mrn !== undefined ? asMrn(stored.mrn) : undefined
  return [{ receiver: work.received.sender, stored, id: replyId(stored.key, type, mrn, stored.attempt) }]
}

/** In whose orders the rows of a batch can be: of the movements it is about, of who sent without one, or of the hub. */
function ordersOf(decided: readonly { entry: Decided }[]): OrderKeys {
  const movements = new Set<Mrn>()
  const senders = new Set<PartyKey>([HUB])
  for (const { entry } of decided) {
    if (entry.kind === 'refused') continue
    if (entry.mrn !== undefined) movements.add(entry.mrn)
    if (entry.decision.outgoing.length > 0)
      senders.add(entry.kind === 'message' ? entry.work.key.sender : entry.key.sender)
    for (const outgoing of entry.decision.outgoing) {
      if (outgoing.kind !== 'forward' && outgoing.mrn !== undefined) movements.add(outgoing.mrn)
    }
  }
  return { movements: [...movements], senders: [...senders] }
}

/**
 * A row goes out at once unless an unreported one of its movement, from before or within the batch, precedes it. In the
 * log's order: a message made by a decision may come before one it forwards, although its leaf is later.
 */
function withState<T extends { receiver: PartyKey; orderKey: string; logIndex: bigint; reported: boolean }>(
  rows: readonly T[],
  open: ReadonlySet<string>,
  { movements, senders }: OrderKeys,
) {
  const taken = new Set(open)
  const asked = new Set<string>([...movements, ...senders])
  const inOrder = rows.toSorted((one, other) => Number(one.logIndex - other.logIndex))
  return inOrder.map((row) => {
    const order = `${row.receiver} ${row.orderKey}`
    // Sent as if nothing preceded it, it would overtake; a batch that fails is seen.
    if (row.reported && !asked.has(row.orderKey)) throw new Error(`nobody asked what precedes ${order}`)
    const state = taken.has(order) ? ('waiting' as const) : ('ready' as const)
    taken.add(order)
    return { ...row, state }
  })
}
