import { needsDeclaration } from '../domain/engine/needs.ts'
import {
  allocationKeyOf,
  asMrn,
  composeMrn,
  decodeTwelve,
  type Grn,
  type Mrn,
  mrnOf,
} from '../domain/values/identifiers.ts'
import { isCrowded, mayBeFreed } from '../domain/movement/held.ts'
import type { Held, Movement } from '../domain/model/movement.ts'
import { isReport } from '../domain/model/notice.ts'
import { asksForMrn, grnsOf, grnsOfLines, newGrnsOf } from '../domain/draft/queries.ts'
import { catalogue } from '../generated/catalogue.ts'
import type { Message, MessageType } from '../generated/types.ts'
import { type CommitTx, keyText, type MrnRequest, type StoredAnswer } from '../ports/commit.ts'
import { alertKeyOf, decideClosure } from './closures.ts'
import { type DecideDeps, type Decided, decideMessage, decideTimer, type HeldMessage, type State } from './decide.ts'
import type { SealDeps } from './log-writer.ts'
import { decideCovered, Overtaken } from './cover.ts'
import { Crowded } from './crowded.ts'
import {
  concernedBy,
  COVERED_MAX,
  decideReport,
  isReportWork,
  noticesFreeing,
  noticeTypesOf,
  raisedMarks,
} from './fan-out.ts'
import { conflictOf, planReplies, type RepeatedReply, repeatAnswer, replyId, replyTypeOf } from './repeat.ts'
import { reportRows } from './reports.ts'
import { type Salted, sealBatch } from './seal.ts'
import {
  type AskedWork,
  type ClosureWork,
  type Done,
  isAsked,
  type MessageWork,
  type Retry,
  retryOf,
  type TimerWork,
  type Work,
} from './work.ts'
import { claimRow, stateWrites } from './writes.ts'
import type { PartyKey } from '../domain/values/party.ts'

export type BatchDeps = DecideDeps &
  SealDeps & {
    /** SHA-256 of a text, for the twelve free characters of an allocated MRN. */
    sha256: (text: string) => Buffer
  }

/**
 * One transaction's work (architecture.md, "The commit"), in its six steps. Returns the answers in the order of `works`.
 * Throws only what the database throws or a broken invariant; every refusal is an answer.
 */
export async function runBatch(tx: CommitTx, works: readonly Work[], deps: BatchDeps): Promise<Done[]> {
  const { todo, repeats, late } = await claimAll(tx, works)
  const { decided, before, later } = await decideAll(tx, todo, deps)
  const entries: Salted[] = decided.map(({ work, entry }) => ({
    entry,
    work,
    salt: retryIn(entry)?.salt ?? deps.random(32),
  }))
  await tx.writeState(stateWrites(entries, { before, later, now: deps.now, random: deps.random }))
  // Asked together, done by the database in this order: one wait instead of three.
  const [reports, replies, head] = await Promise.all([
    reportRows(
      tx,
      decided.map(({ entry }) => entry),
    ),
    planReplies(
      tx,
      repeats.flatMap((repeat) => repeatedReply(repeat, deps)),
    ),
    tx.lockHead(),
  ])
  const { writes, outbox, answers } = sealBatch(head, entries, replies.make, deps)
  const open = await tx.openOrders(outbox)
  await tx.writeLog({
    ...writes,
    outbox: withState(outbox, open),
    reports,
    again: replies.again,
    at: new Date(deps.now),
  })
  const given = new Map<Work, Done>(repeats.map(({ work, stored }) => [work, repeatAnswer(stored)]))
  for (const work of late) given.set(work, { kind: 'late' })
  for (const { asked, work } of todo) {
    const answer = isAsked(work) ? answers.get(work) : undefined
    const act = writes.acts.find(({ id }) => id === retryOf(work)?.id)
    if (!isAsked(work)) given.set(asked, { kind: 'fired' })
    else if (answer !== undefined)
      given.set(asked, act === undefined ? answer : { kind: 'retried', answer, logIndex: act.logIndex })
  }
  return works.map((work) => given.get(work) ?? missing(work))
}

/** The operator's act that an entry is due to, if it is what he had tried again and not what follows from it. */
const retryIn = (entry: Decided): Retry | undefined =>
  entry.kind === 'message' || entry.kind === 'refused' ? entry.work.retry : undefined

type Todo = { asked: Work; work: Work }
type Repeat = { work: AskedWork; stored: StoredAnswer }

/**
 * Step 1: who is first. A repeat of the same bytes gets the stored answer, other bytes under the id are a conflict; what an
 * operator has tried again has its id already, and is its row's lock.
 */
async function claimAll(
  tx: CommitTx,
  works: readonly Work[],
): Promise<{ todo: Todo[]; repeats: Repeat[]; late: Work[] }> {
  const keys = works.flatMap((work) => (retryOf(work) === undefined ? (work.key ?? []) : []))
  const fresh = await tx.claim(works.flatMap((work) => claimRow(work) ?? []))
  const retries = works.flatMap((work) => retryOf(work) ?? [])
  const tries = retries.length === 0 ? undefined : await tx.lockSetAside(retries.map(({ entry }) => entry))
  const stored = await tx.storedAnswers(keys.filter((key) => !fresh.has(keyText(key))))
  const todo: Todo[] = []
  const repeats: Repeat[] = []
  const late: Work[] = []
  for (const work of works) {
    const retry = retryOf(work)
    if (retry !== undefined) {
      // Whoever saw the same number of tries and was faster has had this one.
      if (tries?.get(retry.entry) === retry.attempt - 1) todo.push({ asked: work, work })
      else late.push(work)
      continue
    }
    const before = work.key === undefined ? undefined : stored.get(keyText(work.key))
    if (!isAsked(work) || before === undefined) todo.push({ asked: work, work })
    else if (before.digest.equals(work.received.digest)) repeats.push({ work, stored: before })
    else todo.push({ asked: work, work: conflictOf(work) })
  }
  return { todo, repeats, late }
}

/** Over AMQP a repeat is answered by the same acknowledgement or error as the first time; a report never is. */
function repeatedReply({ work, stored }: Repeat, { decodeStored }: BatchDeps): RepeatedReply[] {
  const type = replyTypeOf(stored, decodeStored)
  const isReport = work.kind === 'message' && work.message.type === 'delivery-report'
  if (!work.received.replies || isReport) return []
  const mrn = type === 'acknowledgement' && stored.mrn !== undefined ? asMrn(stored.mrn) : undefined
  return [{ receiver: work.received.sender, stored, id: replyId(stored.key, type, mrn, stored.attempt) }]
}

const missing = (work: Work): never => {
  throw new Error(`no answer for a ${work.kind}${isAsked(work) ? ` of ${work.received.sender}` : ''}`)
}

/**
 * A row goes at once unless an unreported one of its movement, before the batch or in it, is still under way. Taken in the
 * log's order: what a decision makes may stand before what it forwards and has the later leaf.
 */
function withState<T extends { receiver: PartyKey; orderKey: string; logIndex: bigint }>(
  rows: readonly T[],
  open: ReadonlySet<string>,
) {
  const taken = new Set(open)
  const inOrder = rows.toSorted((one, other) => Number(one.logIndex - other.logIndex))
  return inOrder.map((row) => {
    const order = `${row.receiver} ${row.orderKey}`
    const state = taken.has(order) ? ('waiting' as const) : ('ready' as const)
    taken.add(order)
    return { ...row, state }
  })
}

/** Steps 2 to 4: lock what the messages are about, then decide in arrival order. */
async function decideAll(tx: CommitTx, todo: readonly Todo[], deps: BatchDeps) {
  const messages = todo.flatMap(({ work }) => (work.kind === 'message' ? [work] : []))
  const mrns = await mrnsOf(tx, messages, deps)
  const timers = todo.flatMap(({ work }) => (work.kind === 'timer' ? [work] : []))
  const closures = todo.flatMap(({ work }) => (work.kind === 'closure' ? [work] : []))
  const { trains, concerned } = await concernedBy(tx, messages)
  const subjects = [
    ...subjectsOf(messages, mrns, concerned),
    ...timers.map(firingSubject),
    ...closures.map(closureSubject),
  ]
  const locked = await lockState(tx, subjects, deps)
  // Looked up under the movements' locks: whoever has told one of them has committed by now.
  const told = closures.length === 0 ? [] : (await tx.storedAnswers(closures.map(alertKeyOf))).keys()
  const state = { ...locked, trains, told: new Set(told) }
  await noneOvertook(tx, messages, state)
  const before = new Map(state.movements)
  const decided: { work: Work | undefined; entry: Decided }[] = []
  const later: TimerWork[] = []
  const crowding = new Set<Work>()
  for (const { work } of todo) {
    if (work.kind === 'refused') decided.push({ work, entry: { kind: 'refused', work } })
    else if (work.kind === 'timer') {
      const fired = decideTimer(work, state, deps)
      if (fired === 'stands-still') later.push(work)
      else for (const entry of fired) decided.push({ work: undefined, entry })
    } else if (work.kind === 'closure') {
      for (const entry of decideClosure(work, state, deps)) decided.push({ work: undefined, entry })
    } else {
      const entries = isReportWork(work)
        ? decideReport(work, state, deps)
        : decideCovered(decideMessage(work, mrns.get(work), state, deps), state, deps)
      if (entries.some(crowds)) crowding.add(work)
      entries.forEach((entry, index) => decided.push({ work: index === 0 ? work : undefined, entry }))
    }
  }
  if (crowding.size > 0)
    throw new Crowded(new Set(todo.flatMap(({ asked, work }) => (crowding.has(work) ? [asked] : []))))
  return { decided, before, later }
}

/** Whether this was held where too much of the same party waits already, whoever the hub spoke for. */
function crowds(entry: Decided): boolean {
  if (entry.kind !== 'message' || entry.decision.movement === undefined) return false
  const { status, movement } = entry.decision
  const { made, key } = entry.work
  return (status === 'held' || status === 'unmatched') && isCrowded(movement, made?.onBehalfOf ?? key.sender)
}

async function mrnsOf(
  tx: CommitTx,
  works: readonly MessageWork[],
  deps: BatchDeps,
): Promise<ReadonlyMap<MessageWork, Mrn>> {
  const mrns = new Map<MessageWork, Mrn>()
  const asking: { work: MessageWork; request: MrnRequest }[] = []
  for (const work of works) {
    const { message } = work
    const mrn = mrnOf(message)
    if (mrn !== undefined) mrns.set(work, mrn)
    else if (asksForMrn(message)) {
      // The rule NATIONAL-REFS has made sure of office and reference before.
      const request = allocationKeyOf(message, deps.now)
      if (request !== undefined) asking.push({ work, request })
    }
  }
  if (asking.length === 0) return mrns
  const allocated = await tx.allocateMrns(
    asking.map(({ request }) => request),
    (request, attempt) => {
      const { country, office, year, reference, lotIndex } = request
      const hash = deps.sha256([country, office, year, reference, lotIndex, attempt].join('\n'))
      return composeMrn({ year, country, body12: decodeTwelve(hash) })
    },
  )
  asking.forEach(({ work }, index) => {
    const mrn = allocated[index]
    if (mrn !== undefined) mrns.set(work, mrn)
  })
  return mrns
}

/**
 * One movement an event may change, with the types of message that may be decided there, and those of them that may set
 * something free; a firing has no message.
 */
type Subject = { message?: Message; mrn: Mrn | undefined; types: readonly MessageType[]; freeing: readonly string[] }

/** A firing may end the movement, which decides everything held. */
const firingSubject = ({ mrn, name }: TimerWork): Subject => ({ mrn, types: [], freeing: [`timer:${name}`] })

/** An alert touches nothing but the movement; a diversion looks at its content and its guarantees. */
function closureSubject({ mrn, notice: { message } }: ClosureWork): Subject {
  const types = message.body.alternativeOffice === undefined ? [] : (['diversion-request'] as const)
  return { message, mrn, types, freeing: types }
}

function subjectsOf(
  works: readonly MessageWork[],
  mrns: ReadonlyMap<MessageWork, Mrn>,
  concerned: ReadonlyMap<MessageWork, readonly Mrn[]>,
): Subject[] {
  const named = works.map((work): Subject => {
    const { message } = work
    const { type } = message
    // Only a stop that is lifted sets anything free.
    const freeing = type === 'alert' && message.body.action !== 'lift' ? [] : [type]
    return { message, mrn: mrns.get(work), types: [type], freeing }
  })
  const reported = [...concerned].flatMap(([{ message }, found]) => {
    const types = isReport(message) ? noticeTypesOf(message) : (['guarantee-use'] as const)
    const freeing = isReport(message) ? noticesFreeing(message) : types
    return found.map((mrn): Subject => ({ message, mrn, types, freeing }))
  })
  return [...named, ...reported]
}

async function lockState(
  tx: CommitTx,
  subjects: readonly Subject[],
  deps: BatchDeps,
): Promise<Omit<State, 'trains' | 'told'>> {
  const movements = new Map(await tx.lockMovements(subjects.flatMap(({ mrn }) => mrn ?? [])))
  const freed = heldToDecide(subjects, movements)
  const needing = subjects.flatMap(({ mrn, types }) => {
    if (mrn === undefined) return []
    const held = freed.get(mrn) ?? []
    return [...types, ...held.map(({ type }) => type)].some((type) => needsDeclaration(type)) ? [mrn] : []
  })
  const grns = subjects.flatMap((subject) => {
    const { message, mrn } = subject
    const held = (mrn && freed.get(mrn)) ?? []
    return [
      ...(message === undefined ? [] : grnsOf(message)),
      ...lineGrns(subject, mrn && movements.get(mrn), held.length),
    ]
  })
  const creating = subjects.flatMap(({ message }) => (message === undefined ? [] : newGrnsOf(message)))
  const [held, declarations, guarantees] = await Promise.all([
    loadHeld(tx, [...freed.values()].flat(), deps),
    tx.declarations(needing),
    tx.lockGuarantees(grns, creating),
  ])
  return { movements, guarantees: new Map(guarantees), declarations: new Map(declarations), held }
}

/**
 * Nobody can begin to wait for room on a locked guarantee; but somebody may have begun between the look and the lock, and
 * would be forgotten: his movement is not locked, and locking it now could wait for ever. Then the batch is run again.
 */
async function noneOvertook(tx: CommitTx, works: readonly MessageWork[], { movements }: Omit<State, 'trains'>) {
  const marks = raisedMarks(works)
  if (marks.length === 0) return
  const found = await tx.movementsMarked(marks, COVERED_MAX)
  if ([...found.values()].flat().some((mrn) => !movements.has(mrn))) throw new Overtaken()
}

/** A passage never touches the ledger unless it sets something held free; the guarantee stays unlocked for others. */
function lineGrns({ message, types }: Subject, movement: Movement | undefined, held: number): Grn[] {
  if (movement === undefined) return []
  if (message === undefined) return grnsOfLines(movement)
  const touching = types.some((type) => {
    const { kind, receivers } = catalogue[type]
    return kind !== 'fact' || receivers.includes('guarantor')
  })
  return touching || held > 0 ? grnsOfLines(movement) : []
}

/** Of what waits on each movement that which the batch's events may set free: the rest is not read. */
function heldToDecide(subjects: readonly Subject[], movements: ReadonlyMap<Mrn, Movement>): Map<Mrn, readonly Held[]> {
  const freeing = new Map<Mrn, string[]>()
  for (const { mrn, freeing: types } of subjects) {
    if (mrn !== undefined) freeing.set(mrn, [...(freeing.get(mrn) ?? []), ...types])
  }
  return new Map([...freeing].map(([mrn, types]) => [mrn, mayBeFreed(types, movements.get(mrn)?.held ?? [])]))
}

async function loadHeld(tx: CommitTx, waiting: readonly Held[], deps: BatchDeps): Promise<Map<string, HeldMessage>> {
  const stored = await tx.messages(waiting.map(({ key }) => key))
  const held = new Map<string, HeldMessage>()
  for (const [text, { body, contentType, attestedBy }] of stored) {
    const attested = attestedBy === undefined ? {} : { attestedBy }
    held.set(text, { message: deps.decodeStored(body, contentType), bytes: body, contentType, ...attested })
  }
  return held
}
