import { createHash } from 'node:crypto'
import { withFanOut } from '../domain/notices/fan-out.ts'
import { mayRaise } from '../domain/guarantee/cover.ts'
import { marksSought, shortMark } from '../domain/notices/identification.ts'
import { HUB, type MessageKey } from '../domain/values/party.ts'
import { isReport, mrnsNamed, type Notice, type Report } from '../domain/model/notice.ts'
import { MOVEMENTS_MAX, mrnsOfTrain, type Train } from '../domain/model/train.ts'
import type { Message } from '../generated/types.ts'
import type { CommitTx } from '../ports/commit.ts'
import { type DecideDeps, type Decided, decideMessage, type State } from './decide.ts'
import { type Encode, madeId } from './make.ts'
import type { MessageWork, Received, Work } from './work.ts'
import type { Mrn } from '../domain/values/identifiers.ts'

/** A work whose message is about movements that its header does not name. */
export type ReportWork = MessageWork & { message: Report }

export const isReportWork = (work: MessageWork): work is ReportWork => isReport(work.message)

/** Movements by which a vehicle, container or device is found at most; no truck carries more declarations. */
const FOUND_MAX = 99

/** An alert and a request for diversion. */
const NOTICES_OF_CLOSURE = 2

/**
 * How many events a work may bring into a batch, at most: what bounds a batch is what it decides, not what was sent.
 */
export function weightOf(work: Work): number {
  if (work.kind === 'closure') return NOTICES_OF_CLOSURE
  if (work.kind === 'message' && mayRaise(work.message) !== undefined) return COVERED_MAX
  if (work.kind !== 'message' || !isReportWork(work)) return 1
  const { message } = work
  if (message.type !== 'train-manifest') return FOUND_MAX
  return message.body.wagons === undefined ? MOVEMENTS_MAX : Math.max(1, mrnsNamed(message).length)
}

/** Movements that a raised limit is looked at for, at most; the others wait for the next raise, or an amendment. */
export const COVERED_MAX = 500

/**
 * What the reports of a batch are about, and which movements wait for a limit raised in it, found out before the movements are
 * locked: trains are locked here, sorted, as the first state of the commit's order; marks are only looked up and looked at
 * again on the locked movements.
 */
export async function concernedBy(
  tx: CommitTx,
  works: readonly MessageWork[],
): Promise<{ trains: Map<string, readonly Train[]>; concerned: ReadonlyMap<MessageWork, readonly Mrn[]> }> {
  const reports = works.filter(isReportWork)
  const manifests = reports.flatMap(({ key, message }) =>
    message.type === 'train-manifest' ? [{ number: message.body.train, operator: key.sender }] : [],
  )
  const sought = [...new Set(reports.flatMap(({ message }) => marksSought(message).flat()))]
  const [locked, found, short] = await Promise.all([
    tx.lockTrains(manifests),
    tx.movementsMarked(sought, FOUND_MAX),
    tx.movementsMarked(raisedMarks(works), COVERED_MAX),
  ])
  const trains = new Map<string, readonly Train[]>(Map.groupBy(locked, ({ number }) => number))
  const concerned = new Map<MessageWork, readonly Mrn[]>(
    reports.map((work) => [work, concernedMrns(work.message, trains, found)]),
  )
  for (const work of works) {
    const mrns = raisedMarks([work]).flatMap((mark) => short.get(mark) ?? [])
    if (mrns.length > 0) concerned.set(work, mrns)
  }
  return { trains, concerned }
}

/** Marks of the movements that wait for room on guarantees whose limit may be raised. */
export const raisedMarks = (works: readonly MessageWork[]): string[] => [
  ...new Set(
    works.flatMap(({ message }) => {
      const grn = mayRaise(message)
      return grn === undefined ? [] : [shortMark(grn)]
    }),
  ),
]

function concernedMrns(
  message: Report,
  trains: ReadonlyMap<string, readonly Train[]>,
  found: ReadonlyMap<string, readonly Mrn[]>,
): Mrn[] {
  if (message.type !== 'train-manifest') {
    return [...new Set(marksSought(message).flatMap((group) => group.flatMap((mark) => found.get(mark) ?? [])))]
  }
  const known = trains.get(message.body.train) ?? []
  return [...new Set([...mrnsNamed(message), ...known.flatMap(mrnsOfTrain)])]
}

/**
 * Types of notice a report may become, as far as deciding them takes more than the movement: an alert for attention
 * touches nothing else.
 */
export const noticeTypesOf = ({ type }: Report): readonly Message['type'][] =>
  type === 'train-manifest' ? ['incident-notice', 'border-exit-notice'] : []

/** Types of notice a report may become, as far as they may set free what is held: an alert for attention does not. */
export const noticesFreeing = ({ type }: Report): readonly Message['type'][] =>
  type === 'train-manifest' ? ['incident-notice', 'border-exit-notice', 'border-entry-notice', 'arrival-advice'] : []

/**
 * Decides a report and, in the same transaction, each notice made of it on its own movement; what a notice sets free
 * follows it. A report that is refused makes none.
 */
export function decideReport(work: ReportWork, state: State, deps: DecideDeps & { encode: Encode }): Decided[] {
  const [own, ...others] = decideMessage(work, undefined, state, deps)
  if (own === undefined || own.kind !== 'message') return own === undefined ? others : [own, ...others]
  const { message, key } = work
  const number = message.type === 'train-manifest' ? message.body.train : ''
  const { decision, fannedOut } = withFanOut(own.decision, {
    message,
    reporter: key.sender,
    trains: state.trains.get(number) ?? [],
    movements: state.movements,
    reference: deps.reference,
  })
  const { notices, train, concerns } = fannedOut
  if (train !== undefined) state.trains.set(number, withTrain(state.trains.get(number) ?? [], train))
  const report = { concerns, ...(train === undefined ? {} : { train }) }
  return [{ ...own, decision, report }, ...decideNotices(work, notices, state, deps)]
}

const withTrain = (trains: readonly Train[], train: Train): Train[] => [
  ...trains.filter(({ operator }) => operator !== train.operator),
  train,
]

/** What notices are made of: a report, or a notice of a closure. */
export type NoticeCause = {
  key: MessageKey
  message: Pick<Message, 'id' | 'procedure'>
  received: Pick<Received, 'receivedAt'>
}

/** Decides notices of one cause, each on its own movement, with what they set free. Throws when one is refused. */
export function decideNotices(
  cause: NoticeCause,
  notices: readonly Notice[],
  state: State,
  deps: DecideDeps & { encode: Encode },
): Decided[] {
  return numbered(notices).flatMap(({ notice, ordinal }) => {
    const decided = decideMessage(noticeWork(cause, notice, ordinal, deps), notice.mrn, state, deps)
    // Facts and requests for diversion are never refused, and no alert is made for a movement that has ended.
    const refused = decided.find(({ kind: outcome }) => outcome === 'refused')
    if (refused !== undefined) throw new Error(`a ${notice.type} made for ${notice.mrn} was refused`)
    return decided
  })
}

/** Notices of one type for one movement, counted: what tells their ids apart. */
export function numbered(notices: readonly Notice[]): { notice: Notice; ordinal: number }[] {
  const made = new Map<string, number>()
  return notices.map((notice) => {
    const kind = `${notice.type} ${notice.mrn}`
    const ordinal = made.get(kind) ?? 0
    made.set(kind, ordinal + 1)
    return { notice, ordinal }
  })
}

/**
 * The notice as a message of the hub, always the same one: when it happened is its cause's word, when it was made the
 * hub's (`now`, milliseconds UTC).
 */
export function noticeMessage(
  { key: cause, message: report }: Pick<NoticeCause, 'key' | 'message'>,
  { type, mrn, body, occurredAt, occurredPrecision }: Notice,
  ordinal: number,
  now: number,
): Message {
  return {
    id: madeId({ cause, type, receiver: HUB, mrn, ordinal }),
    type,
    version: '1',
    sender: { country: HUB, role: 'hub' },
    mrn,
    occurredAt,
    ...(occurredPrecision === undefined ? {} : { occurredPrecision }),
    preparedAt: new Date(now).toISOString(),
    procedure: report.procedure,
    correlationId: report.id,
    body,
  } as Message
}

/** The notice as a work of the hub's own. */
export function noticeWork(
  cause: NoticeCause,
  notice: Notice,
  ordinal: number,
  { now, encode }: { now: number; encode: Encode },
): MessageWork {
  const message = noticeMessage(cause, notice, ordinal, now)
  const { onBehalfOf } = notice
  const bytes = Buffer.from(encode(message, 'application/json'))
  return {
    kind: 'message',
    key: { sender: HUB, id: message.id },
    message,
    made: { cause: cause.key, ...(onBehalfOf === undefined ? {} : { onBehalfOf }) },
    received: {
      sender: HUB,
      bytes,
      digest: createHash('sha256').update(bytes).digest(),
      signature: undefined,
      contentType: 'application/json',
      language: 'en',
      channel: 'hub',
      replies: false,
      answersXml: false,
      receivedAt: cause.received.receivedAt,
    },
  }
}
