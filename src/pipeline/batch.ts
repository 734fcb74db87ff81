import { lookupsOf, needs, subjectsOf } from '../domain/engine/needs.ts'
import { closureAlertKey, type Happening } from '../domain/engine/step.ts'
import { allocationKeyOf, composeMrn, decodeTwelve, type Mrn, mrnOf } from '../domain/values/identifiers.ts'
import { isTwinMark } from '../domain/notices/doubles.ts'
import { isCrowded } from '../domain/movement/held.ts'
import type { Movement } from '../domain/model/movement.ts'
import type { Train } from '../domain/model/train.ts'
import { asksForMrn } from '../domain/draft/queries.ts'
import { keyText } from '../domain/values/party.ts'
import type { CommitTx, LockedMovements, MrnRequest, StoredAnswer, StoredMessage } from '../ports/commit.ts'
import { type DecideDeps, type Decided, decideApproval, decideWork, happeningOf, type State } from './decide.ts'
import type { SealDeps } from './log-writer.ts'
import { Crowded } from './crowded.ts'
import { Overtaken } from './overtaken.ts'
import { conflictOf, repeatAnswer } from './repeat.ts'
import { type WorkResult, isAsked, type MessageWork, retryOf, type TimerWork, type Work } from './work.ts'
import { type Repeat, writeBatch } from './write-batch.ts'
import { idReservationOf } from './writes.ts'
import type { OfficeCode } from '../domain/values/office.ts'
import { matchedBy, provisionalOf } from '../domain/values/provisional.ts'

export type BatchDeps = DecideDeps &
  SealDeps & {
    /** SHA-256 of a text, for the twelve free characters of an allocated MRN. */
    sha256: (text: string) => Buffer
  }

/**
 * One transaction's work (architecture.md, "The commit"), in its six steps. Returns the answers in the order of `works`.
 * Throws only what the database throws or a broken invariant; every refusal is an answer.
 */
export async function runBatch(tx: CommitTx, works: readonly Work[], deps: BatchDeps): Promise<WorkResult[]> {
  // Issued together: what the messages say they are about is nearly always what has to be locked.
  const [{ todo, repeats, late }, locked] = await Promise.all([reserveAll(tx, works), lockAhead(tx, works)])
  const { answered, ...decisions } = await decideAll(tx, todo, locked, deps)
  const { acts, answers } = await writeBatch(tx, decisions, repeats, deps)
  const given = new Map<Work, WorkResult>(repeats.map(({ work, stored }) => [work, repeatAnswer(stored)]))
  for (const work of late) given.set(work, { kind: 'late' })
  for (const { asked, work } of todo) {
    const answer = isAsked(work) ? answers.get(work) : undefined
    const act = acts.find(({ id }) => id === retryOf(work)?.id)
    if (!isAsked(work)) given.set(asked, answered.get(work) ?? { kind: 'fired' })
    else if (answer !== undefined)
      given.set(asked, act === undefined ? answer : { kind: 'retried', answer, logIndex: act.logIndex })
  }
  return works.map((work) => given.get(work) ?? missing(work))
}

type Todo = { asked: Work; work: Work }

/**
 * Step 1: reserves the ids. A repeat of the same bytes gets the stored answer, other bytes under the id are a conflict; a
 * message retried by an operator has its id already, and locks its row instead.
 */
async function reserveAll(
  tx: CommitTx,
  works: readonly Work[],
): Promise<{ todo: Todo[]; repeats: Repeat[]; late: Work[] }> {
  const keys = works.flatMap((work) => (retryOf(work) === undefined ? (work.key ?? []) : []))
  const fresh = await tx.reserveIds(works.flatMap((work) => idReservationOf(work) ?? []))
  const retries = works.flatMap((work) => retryOf(work) ?? [])
  const tries = retries.length === 0 ? undefined : await tx.lockSetAside(retries.map(({ entry }) => entry))
  const stored = await tx.storedAnswers(keys.filter((key) => !fresh.has(keyText(key))))
  const todo: Todo[] = []
  const repeats: Repeat[] = []
  const late: Work[] = []
  for (const work of works) {
    const retry = retryOf(work)
    if (retry !== undefined) {
      // Another retry that saw the same number of tries was faster.
      if (tries?.get(retry.entry) === retry.attempt - 1) todo.push({ asked: work, work })
      else late.push(work)
      continue
    }
    const { key } = work
    const before = key === undefined ? undefined : stored.get(keyText(key))
    if (!isAsked(work) || key === undefined || before === undefined) todo.push({ asked: work, work })
    else if (before.digest.equals(work.received.digest)) repeats.push({ work, stored: before })
    else todo.push({ asked: work, work: conflictOf(work, key) })
  }
  return { todo, repeats, late }
}

/**
 * Locks the movements in the flight that reserves the ids; undefined where something else must be locked or looked up
 * before. A repeat's movement is then locked for nothing, which costs less than a wait in every batch.
 */
async function lockAhead(tx: CommitTx, works: readonly Work[]): Promise<LockedMovements | undefined> {
  if (works.some((work) => retryOf(work) !== undefined || (work.kind === 'message' && needsMrn(work)))) return undefined
  const happenings = works.flatMap((work) => {
    if (work.kind === 'refused') return []
    return [happeningOf(work, work.kind === 'message' ? mrnOf(work.message) : undefined)]
  })
  const { trains, marks } = lookupsOf(happenings)
  if (trains.length > 0 || marks.size > 0) return undefined
  const subjects = happenings.flatMap((happening) => subjectsOf(happening, { trains: new Map(), found: new Map() }))
  return tx.lockMovements(subjects.flatMap(({ mrn }) => mrn ?? []))
}

/** Whether the movement meant is not simply the one in the header. */
const needsMrn = ({ message }: MessageWork): boolean =>
  mrnOf(message) === undefined && (asksForMrn(message) || provisionalOf(message) !== undefined)

const missing = (work: Work): never => {
  throw new Error(`no answer for a ${work.kind}${isAsked(work) ? ` of ${work.received.sender}` : ''}`)
}

/** Steps 2 to 4: lock what the messages are about, then decide in arrival order. */
async function decideAll(tx: CommitTx, todo: readonly Todo[], locked: LockedMovements | undefined, deps: BatchDeps) {
  const messages = todo.flatMap(({ work }) => (work.kind === 'message' ? [work] : []))
  const { mrns, issuers } = await mrnsOf(tx, messages, deps)
  const mrn = (work: Work): Mrn | undefined => (work.kind === 'message' ? mrns.get(work) : undefined)
  /** A number printed in advance may have come to a movement earlier in this batch. */
  const meant = (work: Work, { movements }: State): Mrn | undefined => {
    const own = mrn(work)
    return (own === undefined ? undefined : movements.get(own)?.matchedTo) ?? own
  }
  const state = await load(
    tx,
    todo.flatMap(({ work }) => (work.kind === 'refused' ? [] : [happeningOf(work, mrn(work))])),
    locked,
    { deps, issuers },
  )
  const before = new Map(state.movements)
  const decided: { work: Work | undefined; entry: Decided }[] = []
  const later: TimerWork[] = []
  const crowding = new Set<Work>()
  const answered = new Map<Work, WorkResult>()
  for (const { work } of todo) {
    if (work.kind === 'refused') {
      decided.push({ work, entry: { kind: 'refused', work } })
      continue
    }
    if (work.kind === 'approval') {
      const done = decideApproval(work, state, deps)
      answered.set(work, done.answered)
      for (const entry of done.entries) decided.push({ work: undefined, entry })
      continue
    }
    const entries = decideWork(work, meant(work, state), state, deps)
    if (entries === 'stands-still') {
      if (work.kind === 'timer') later.push(work)
      continue
    }
    if (work.kind === 'message' && entries.some(crowds)) crowding.add(work)
    // The sender of the first entry is answered; the others follow from it.
    const asked = work.kind === 'message' ? work : undefined
    entries.forEach((entry, index) => decided.push({ work: index === 0 ? asked : undefined, entry }))
  }
  if (crowding.size > 0)
    throw new Crowded(new Set(todo.flatMap(({ asked, work }) => (crowding.has(work) ? [asked] : []))))
  return { decided, before, later, answered, sharing: state.sharing }
}

/** Locks and loads what these happenings need, in the commit's order: trains, movements, then all that rests on them. */
async function load(
  tx: CommitTx,
  happenings: readonly Happening[],
  ahead: LockedMovements | undefined,
  { deps, issuers }: { deps: BatchDeps; issuers: ReadonlyMap<Mrn, OfficeCode> },
): Promise<State> {
  const { trains: numbers, marks, again } = lookupsOf(happenings)
  const [locked, found] = await Promise.all([tx.lockTrains(numbers), movementsMarked(tx, marks)])
  const trains = new Map<string, readonly Train[]>(Map.groupBy(locked, ({ number }) => number))
  const subjects = happenings.flatMap((happening) => subjectsOf(happening, { trains, found }))
  const given = ahead ?? (await tx.lockMovements(subjects.flatMap(({ mrn }) => mrn ?? [])))
  const movements = new Map(given.movements)
  // One that has come to a movement since it was looked up: that one is not locked, and locking it now could deadlock.
  const strays = subjects.filter(({ mrn, types }) => types.length > 0 && isElsewhere(mrn, movements))
  if (strays.length > 0) throw new Overtaken()
  const { declarations, held, grns, creating } = needs(subjects, movements)
  const closures = happenings.flatMap((one) =>
    one.kind === 'closure' ? [closureAlertKey(one.notice.key, one.mrn, deps.secrets)] : [],
  )
  const [loaded, contents, guarantees, told] = await Promise.all([
    tx.messages(held.map(({ key }) => key)),
    tx.declarations(declarations),
    tx.lockGuarantees(grns, creating),
    // Under the movements' locks: any transaction that told one of them has committed by now.
    closures.length === 0 ? new Map<string, StoredAnswer>() : tx.storedAnswers(closures),
  ])
  // No movement can get such a mark once the guarantees are locked, but one may have between the look-up and the lock: it
  // is not locked, and locking it now could deadlock. Then the batch is run again.
  // What looks alike was looked up under a lock of its own.
  const anew = [...again].map(([max, some]) => [max, some.filter((mark) => !isTwinMark(mark))] as const)
  const now = await movementsMarked(tx, new Map(anew.filter(([, some]) => some.length > 0)))
  if ([...now.values()].flat().some((mrn) => !movements.has(mrn))) throw new Overtaken()
  return {
    movements,
    sharing: new Map(given.sharing),
    trains,
    guarantees: new Map(guarantees),
    declarations: new Map(contents),
    ...heldOf(loaded, deps),
    told: new Set(told.keys()),
    issuers,
  }
}

/** Whether what is reported under a provisional number is about a movement that is not loaded. */
function isElsewhere(mrn: Mrn | undefined, movements: ReadonlyMap<Mrn, Movement>): boolean {
  const bearer = mrn === undefined ? undefined : movements.get(mrn)?.matchedTo
  return bearer !== undefined && !movements.has(bearer)
}

/** Movements by mark, as many of each as are asked for. */
async function movementsMarked(
  tx: CommitTx,
  marks: ReadonlyMap<number, readonly string[]>,
): Promise<ReadonlyMap<string, readonly Mrn[]>> {
  const found = await Promise.all([...marks].map(([max, some]) => tx.movementsMarked(some, max)))
  return new Map(found.flatMap((one) => [...one]))
}

function heldOf(loaded: ReadonlyMap<string, StoredMessage>, deps: BatchDeps): Pick<State, 'held' | 'bodies'> {
  const held: State['held'] = new Map()
  const bodies: State['bodies'] = new Map()
  for (const [text, { body, contentType, attestedBy }] of loaded) {
    held.set(text, { message: deps.decodeStored(body, contentType), byOfficer: attestedBy !== undefined })
    bodies.set(text, { bytes: body, contentType, ...(attestedBy === undefined ? {} : { attestedBy }) })
  }
  return { held, bodies }
}

/** Whether this was held where too many messages of the same party wait already, on whosever behalf the hub made it. */
function crowds(entry: Decided): boolean {
  if (entry.kind !== 'message' || entry.decision.movement === undefined) return false
  const { status, movement } = entry.decision
  const { made, key } = entry.work
  return (status === 'held' || status === 'unmatched') && isCrowded(movement, made?.onBehalfOf ?? key.sender)
}

/** Which movement each message is about, and to which offices the numbers were given that they name. */
async function mrnsOf(
  tx: CommitTx,
  works: readonly MessageWork[],
  deps: BatchDeps,
): Promise<{ mrns: ReadonlyMap<MessageWork, Mrn>; issuers: ReadonlyMap<Mrn, OfficeCode> }> {
  const mrns = new Map<MessageWork, Mrn>()
  const asking: { work: MessageWork; request: MrnRequest }[] = []
  const numbers = await tx.provisionalNumbers(
    works.flatMap(({ message }) => provisionalOf(message) ?? matchedBy(message) ?? []),
  )
  const issuers = new Map(
    [...numbers].flatMap(([number, { office }]) => (office === undefined ? [] : [[number, office]])),
  )
  for (const work of works) {
    const { message } = work
    const mrn = mrnOf(message)
    const provisional = provisionalOf(message)
    if (mrn !== undefined) mrns.set(work, mrn)
    else if (provisional !== undefined) mrns.set(work, numbers.get(provisional)?.mrn ?? provisional)
    else if (asksForMrn(message)) {
      // The rule NATIONAL-REFS has already ensured office and reference.
      const request = allocationKeyOf(message, deps.now)
      if (request !== undefined) asking.push({ work, request })
    }
  }
  if (asking.length === 0) return { mrns, issuers }
  const allocated = await tx.allocateMrns(
    asking.map(({ request }) => request),
    (request, attempt) => {
      const { country, office, year, reference, lotIndex } = request
      const hash = deps.sha256([country, office, year, reference, lotIndex, attempt].join('\n'))
      return composeMrn({ year, country, body12: decodeTwelve(hash) })
    },
    new Date(deps.now),
  )
  asking.forEach(({ work }, index) => {
    const mrn = allocated[index]
    if (mrn !== undefined) mrns.set(work, mrn)
  })
  return { mrns, issuers }
}
