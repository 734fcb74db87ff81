import type { Erased } from './erased.ts'
import type { AuditRecord } from './audits.ts'
import type { HistoryPoint, HistorySpan } from './queue-history.ts'
import type { CertificateUse } from './certificates.ts'
import type { ApprovalFilter, ApprovalView, OperatorAsk } from './approvals.ts'
import type { StatementLine } from '../domain/guarantee/statement.ts'
import type { Declared, Released } from '../domain/model/declared.ts'
import type { Contribution, Leg, Liability, Erasure, Movement, Passage } from '../domain/model/movement.ts'
import type { Diversion, Enquiry } from '../domain/model/open.ts'
import type { Channel, PartyKey } from '../domain/values/party.ts'
import type { Conversion } from '../domain/values/rates.ts'
import type { AttentionReads, HubAttentionReads } from './attention.ts'
import type { DocumentReads } from './document.ts'
import type { LogNode } from './log-tree.ts'
import type { MovementFilter } from './movement-filter.ts'
import type { OfficeListReads } from './office-lists.ts'
import type { Page, PageRequest } from './page.ts'
import type { PartnerReads, PaymentReads } from './partner.ts'
import type { StatisticsReads } from './statistics.ts'
import type { DeliveryView, DifferenceView, TimelineEntry } from './timeline.ts'
import type { Viewer } from './viewer.ts'
import type { Grn, Mrn } from '../domain/values/identifiers.ts'
import type { OfficeCode } from '../domain/values/office.ts'

export type { Office } from '../domain/model/reference.ts'
export type { MovementFilter } from './movement-filter.ts'
export type { DeliveryView, DifferenceView, TimelineEntry } from './timeline.ts'

/**
 * A page of movements. Of what happened last it is complete from log index `backTo` on, present when there may be more
 * before. A search says how many it finds, or that there are more than it has counted.
 */
export type MovementPage = Page<MovementView> & { backTo?: number; total?: number; totalIsLowerBound?: true }

/** A movement as interface.md 3 gives it. Amounts are decimal strings in units of the currency. */
export type MovementView = {
  mrn: Mrn
  state: string
  version: number
  procedures: readonly string[]
  flags: readonly string[]
  legs: readonly LegView[]
  guarantees: readonly {
    /** Empty where the guarantee has no reference. */
    grn: Grn | ''
    amount: string
    currency: string
    state: string
    conversion?: Conversion
    /** For a refused line, G01 to P99. */
    reason?: string
  }[]
  /** Contributions to the guarantee funds, by table, and payments. */
  contributions?: readonly Contribution[]
  liabilities?: readonly Liability[]
  timers: readonly {
    timer: string
    number: number
    startedAt: string
    /** Absent during an outage whose end is unknown; then `paused` is true. */
    dueAt?: string
    paused?: boolean
    leg?: number
    grn?: Grn
    /** Of a reminder: the timer that told first, since when that is awaited, and which reminder comes next. */
    about?: string
    since?: string
    reminder?: number
  }[]
  /** Accepted messages that wait for another one, and since when. */
  held: readonly { sender: PartyKey; id: string; type: string; awaits: string; since: string; occurredAt: string }[]
  /** What waits for a second person, for the administration that asks. */
  approvals?: readonly { id: string; type: string; office: OfficeCode; by: string; since: string }[]
  /** Whom the enquiry asks and until when; present while it is open. */
  enquiry?: Omit<Enquiry, 'openedBy'>
  /** What departure has to answer. */
  diversion?: Diversion
  /** Who holds the goods back. */
  stoppedBy?: readonly PartyKey[]
  /** What was seen and is not as declared, as far as the viewer may know. */
  differences?: readonly DifferenceView[]
  /** When what was said of it was destroyed, and under whose period. */
  contentDestroyed?: Erasure
  arrivedAt?: string
  arrivedOffice?: OfficeCode
} & Partial<Pick<Movement, ShownAsStored> & Pick<Declared, ShownAsDeclared> & Pick<Released, 'releasedAt'>>

/** The parts of a movement shown as stored; goods and means of transport only to its parties. */
type ShownAsStored =
  | 'itineraryVersion'
  | 'diverted'
  | 'limitAt'
  | 'presentedAt'
  | 'results'
  | 'resolution'
  | 'endings'
  | 'endedAt'
  | 'recovery'
  | 'vehicle'
  | 'seals'

/** Who is named in the declaration is not shown. */
type ShownAsDeclared = Exclude<keyof Declared, 'principal' | 'consignee' | 'debtGuarantors'>

/** A passage as shown. */
export type PassageView = Omit<Passage, 'findings'>

export type LegView = Omit<Leg, 'entered' | 'exited' | 'returned' | 'limitTold'> & {
  entered?: PassageView
  exited?: PassageView
  returned?: PassageView
}

/** One state of a declaration's content, and its cause. The content is shown to customs and the principal. */
export type DeclarationView = {
  version: number
  revision: number
  changedAt: string
  cause: { sender: PartyKey; id: string; type: string }
  declaration?: Record<string, unknown>
}

export type MessageView = {
  sender: PartyKey
  id: string
  type: string
  mrn?: Mrn
  contentType: string
  digest: string
  channel: string
  receivedAt: string
  verdict: string
  status: string
  httpStatus: number
  logIndex: number
  decidedAt: string
  deliveries: DeliveryView[]
  /**
   * Of an availability notice, for its sender: how many movements were told, and the outcome of diversions it asked for.
   */
  closure?: { state: 'open' | 'done' | 'over'; concerned: number; diverted: number; referred: number }
}

/** Bytes exactly as received or made, with the sender's signature and, for a receiver, the hub's seal. */
export type StoredBody = { contentType: string; body: Buffer; signature?: Buffer; seal?: Buffer }

/** A message to be read in words: the bytes, and whether what it says of goods and means is the reader's business. */
export type StoredContent = { contentType: string; body: Buffer; mrn?: Mrn; whole: boolean }
export type StoredReceipt = { receipt: Buffer; signature: Buffer }

/**
 * The guarantor and operators read balances; customs and principals of movements on it read their own lines only; a
 * guarantor that has paid a claim on it reads what it is owed.
 */
export type GuaranteeView = (
  | {
      view: 'balances'
      grn: Grn
      state: string
      currency: string
      limit: string
      available: string
      reserved: string
      inUse: string
      claimed: string
      spent: string
      /** True while the available amount is below zero: new uses are refused. */
      overdrawn: boolean
      /** With one guarantee, not in the list. */
      lines?: GuaranteeLineView[]
    }
  | { view: 'lines'; grn: Grn; state: string; currency: string; lines: GuaranteeLineView[] }
) & {
  /** Cursor of the next page of its lines. */
  next?: string
  debts?: GuaranteeDebtView[]
  /** How many more debts there are at least. */
  debtsLeftOut?: number
}

export type GuaranteeLineView = {
  mrn: Mrn
  line: number
  amount: string
  currency: string
  state: string
  /** Rate, its date and source, where the amount was declared in another currency. */
  conversion?: Conversion
}

/** What the guarantor of a guarantee owes another that has paid a claim on it, by movement. */
export type GuaranteeDebtView = {
  mrn: Mrn
  debtor: PartyKey
  creditor: PartyKey
  currency: string
  paid: string
  reimbursed: string
  open: string
}

export type GuaranteeEntryView = {
  logIndex: number
  ordinal: number
  mrn?: Mrn
  line?: number
  from: string
  to: string
  amount: string
  currency: string
  cause: string
  at: string
}

/** SQL counts of one receiver's outbox (invariant I10: the gauges shown are these counts). */
export type QueueCounts = {
  receiver: PartyKey
  channel: Channel
  /** Not reported and not parked: ready, waiting and in flight. */
  depth: number
  ready: number
  inFlight: number
  waiting: number
  parked: number
  /** Accepted for movements this receiver is a party to, and waiting for a named predecessor. */
  held: number
  oldestAt?: Date
  lastDeliveryAt?: Date
  perMinute: number
  /** Of its last 500 deliveries, those its system could store but not map. */
  unmapped: number
}

/** Which of the parked messages; all of it together. */
export type ParkedFilter = { receiver?: PartyKey; cause?: string; type?: string; since?: Date; ids?: readonly string[] }

/** A message that waits for its receiver, in the order in which they go. */
export type WaitingView = {
  /** Names the row, as of a parked one. */
  id: string
  state: 'ready' | 'in-flight' | 'waiting' | 'parked'
  sender: PartyKey
  messageId: string
  type: string
  mrn?: Mrn
  since: string
  attempts: number
  sentAt?: string
  /** How many of the same movement go to it before. */
  behind: number
  /** The first of these: nothing goes before it was taken. */
  awaits?: { id: string; type: string; state: string }
}

export type ParkedView = {
  id: string
  receiver: PartyKey
  sender: PartyKey
  messageId: string
  type: string
  mrn?: Mrn
  reason: string
  attempts: number
  lastError: string
  since: string
  followers: number
  /** Which operator has asked to give it up; a second one decides. */
  discardAskedBy?: string
}

/** A message that the hub could not process: its id is used up, its bytes are kept, and nothing waits for it. */
/** How many messages set aside wait for an operator, and how many timers fail. */
export type Failing = { messages: number; timers: number }

/** A timer whose firing fails for a reason of the hub's own. */
export type FailingTimerView = {
  mrn: Mrn
  timer: string
  reason: string
  failures: number
  since: string
  /** When it is tried again. */
  nextAt: string
}

export type SetAsideView = {
  logIndex: number
  sender: PartyKey
  messageId?: string
  type?: string
  mrn?: Mrn
  reason: string
  at: string
  /** Failed retries by operators. */
  attempts: number
  /** Whether it can be retried: if no id was used up, nothing is kept. */
  kept: boolean
}

export type InboxRow = {
  id: string
  sender: PartyKey
  type: string
  mrn?: Mrn
  logIndex: number
  contentType: string
  body: Buffer
  signature?: Buffer
  seal: Buffer
}

export type ParticipantView = {
  key: PartyKey
  takes: { type: string; version: string }[]
  certificates: {
    fingerprint: string
    use: CertificateUse
    validFrom: string
    validTo?: string
    distrustedFrom?: string
  }[]
}

/** One leaf as evidence; `salt` only for the parties of its message. */
export type LeafView = { index: bigint; record: string; salt?: Buffer }

/** What the HTTP edge reads. Unknown and forbidden are the same answer: undefined, or not in the list. */
export interface Reads
  extends DocumentReads,
    AttentionReads,
    HubAttentionReads,
    OfficeListReads,
    PartnerReads,
    PaymentReads,
    StatisticsReads {
  movements(viewer: Viewer, filter: MovementFilter, page: PageRequest): Promise<MovementPage>
  movement(viewer: Viewer, mrn: Mrn): Promise<MovementView | undefined>
  /** Every state of the declaration's content, oldest first; undefined when the viewer may not see the movement. */
  declarations(viewer: Viewer, mrn: Mrn, page: PageRequest): Promise<Page<DeclarationView> | undefined>
  timeline(viewer: Viewer, mrn: Mrn, page: PageRequest): Promise<Page<TimelineEntry> | undefined>
  /**
   * Movements touched by leaves from `from` on, how many more there are, and the log's size now; for operators' live page.
   */
  movementsSince(from: bigint, limit: number): Promise<{ size: bigint; items: MovementView[]; leftOut: number }>
  message(viewer: Viewer, sender: PartyKey, id: string): Promise<MessageView | undefined>
  body(viewer: Viewer, sender: PartyKey, id: string): Promise<StoredBody | Erased | undefined>
  receipt(viewer: Viewer, sender: PartyKey, id: string): Promise<StoredReceipt | undefined>
  /** Of an accepted message, for its parties and for whoever may see its movement. */
  content(viewer: Viewer, sender: PartyKey, id: string): Promise<StoredContent | Erased | undefined>
  guarantees(viewer: Viewer, page: PageRequest): Promise<Page<GuaranteeView>>
  /** One guarantee with a page of its lines, limited to `states` if given. */
  guarantee(
    viewer: Viewer,
    grn: Grn,
    page: PageRequest & { states?: readonly string[] },
  ): Promise<GuaranteeView | undefined>
  guaranteeEntries(viewer: Viewer, grn: Grn, page: PageRequest): Promise<Page<GuaranteeEntryView> | undefined>
  /** Counts of these receivers' queues, or of all queues when none are named. */
  queues(now: Date, receivers?: readonly PartyKey[]): Promise<QueueCounts[]>
  outboxByState(): Promise<ReadonlyMap<string, number>>
  parked(viewer: Viewer, page: PageRequest, filter?: ParkedFilter): Promise<Page<ParkedView>>
  /** The newest audits on record, at most so many. */
  audits(limit: number): Promise<AuditRecord[]>
  /** What was measured of a queue, a point for each step. */
  queueHistory(receiver: PartyKey, span: HistorySpan): Promise<HistoryPoint[]>
  /** What waits for a receiver, in order, limited to one state where it is given. */
  waitingFor(receiver: PartyKey, page: PageRequest, state?: WaitingView['state']): Promise<Page<WaitingView>>
  approvals(viewer: Viewer, filter: ApprovalFilter, page: PageRequest): Promise<Page<ApprovalView>>
  /** What operators have asked for about messages and a second one has to answer. */
  operatorAsks(): Promise<OperatorAsk[]>
  /** Newest first. */
  setAside(page: PageRequest): Promise<Page<SetAsideView>>
  failing(): Promise<Failing>
  /** Data keys that a former wrapping key has still wrapped while keys are exchanged; else 0. */
  dataKeysLeft(): Promise<number>
  /** Timers whose firing fails, the longest failing first, at most so many. */
  failingTimers(limit: number): Promise<FailingTimerView[]>
  /** Number of leaves. */
  logSize(): Promise<bigint>
  /** When a leaf was decided, RFC 3339, whoever asks; undefined where there is none, or it does not say. */
  leafTime(index: bigint): Promise<string | undefined>
  leaf(viewer: Viewer, index: bigint): Promise<LeafView | undefined>
  /** Hashes of complete subtrees of the log, in the order asked; level 0 are the leaves. Undefined where there is none. */
  logNodes(nodes: readonly LogNode[]): Promise<(Buffer | undefined)[]>
  /** What stands beside every participant. */
  participants(): Promise<ParticipantView[]>
  /** The statement between guarantors of a month (`YYYY-MM`, UTC), line by line, of one or all. Iterate to the end or return early. */
  contributionStatement(month: string, key: PartyKey | undefined): AsyncIterable<StatementLine>
}

/** The pull channel of parties that fetch their messages. The relay never touches the rows of such parties. */
export interface Inbox {
  /**
   * Marks up to `limit` ready rows of this receiver in flight and returns them after those handed out before and not yet
   * reported: unreported rows are handed out again, because a lost answer is worse than a repeat. Answers, which are never
   * reported on, count as delivered when the receiver polls again.
   */
  take(receiver: PartyKey, limit: number, now: Date): Promise<InboxRow[]>
}
