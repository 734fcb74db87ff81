import type { Health, ResponderStatus, RevocationStatus } from '../ports/health.ts'
import type { ApiDocuments, Published } from '../ports/published.ts'
import type { FastifyBaseLogger } from 'fastify'
import type { Codelist } from '../domain/reference/codes.ts'
import type { ToldWarning } from '../domain/engine/warning-texts.ts'
import type { Warning } from '../domain/model/decision.ts'
import type { Finding } from '../domain/values/finding.ts'
import type { QueueStatus } from '../ports/broker.ts'
import type { AccountReads } from '../ports/account.ts'
import type { Answers } from '../ports/answers.ts'
import type { CaptureStore } from '../ports/captures.ts'
import type { Participants } from '../ports/participants.ts'
import type { ProvisionalStore } from '../ports/provisional.ts'
import type { DrawBlanks, DrawCertificate, DrawDocument } from '../ports/document.ts'
import type { DrawReport } from '../ports/statistics-report.ts'
import type { Handle, Language, Problem } from '../ports/handle.ts'
import type { AnswerApproval } from '../ports/approvals.ts'
import type { ActOnParked, RetrySetAside, TakeAttention } from '../ports/acts.ts'
import type { Reading as ReadMessage } from '../domain/office-app/reading.ts'
import type { ConfirmPassage } from '../ports/passages.ts'
import type { BreakGlass, BreakGlassStore, ReadBroken } from '../ports/break-glass.ts'
import type { Officers, Operators, Representatives } from '../ports/persons.ts'
import type { People } from '../ports/people.ts'
import type { Identities, PartyKey } from '../ports/identity.ts'
import type { Unanswered } from '../ports/unanswered.ts'
import type { LogTree } from '../ports/log-tree.ts'
import type { Changes } from '../ports/changes.ts'
import type { Inbox, Reads, StoredContent } from '../ports/reads.ts'
import type { TakeCopy } from '../ports/copies.ts'
import type { ActOnRestore, CheckReceipts, Restores, RestoreStanding } from '../ports/restores.ts'
import type { MoveClock, Reading, Timers } from '../ports/runtime.ts'
import type { PublishedReference, RegistryAdmin } from '../ports/registry.ts'
import type { CertificateStanding } from '../ports/certificate-needs.ts'
import type { CertificateDesk, CertificateRegister, SignedDirectory } from '../ports/certificates.ts'
import type { Notices } from '../ports/mail.ts'
import type { MakeEvidence } from '../ports/evidence.ts'
import type { Readiness } from '../ports/doctor.ts'
import type { Notary, RegisterWitness, Witnesses } from '../ports/witness.ts'
import type { Guide } from './pages/guide-page.ts'
import type { Asset } from './assets.ts'
import type { Counts, Metrics } from './metrics.ts'
import type { QueueThresholds } from './queue-state.ts'
import type { ReadLimits } from './read-gate.ts'
import type { RateLimits } from './rate-limit.ts'

/** A JSON text that is no message, or the one thing that keeps it from being JSON. */
export type JsonDocument = { ok: true; value: unknown } | { ok: false; finding: Finding }

export type Limits = {
  /** Largest message, in bytes; one more is 413. */
  bodyBytes: number
  /** Milliseconds to receive a whole request: small offices on slow links need minutes, and an attacker gets no more. */
  requestTimeoutMs: number
  headersTimeoutMs: number
  /** Milliseconds without a byte in either direction after which a connection is closed. */
  connectionTimeoutMs: number
  keepAliveTimeoutMs: number
  /** So long a connection that is kept open may bring another request once the hub stops: it is told with the answer that it ends. */
  drainMs: number
  /** Live pages open at once. */
  eventStreams: number
  /** Per caller. */
  reads: ReadLimits
  /** Per address: the follow-up needs no token. */
  followUp: RateLimits
  /** Per address: tries to sign in. */
  signIn: RateLimits
}

export const DEFAULT_LIMITS: Limits = {
  bodyBytes: 10 * 1024 * 1024,
  requestTimeoutMs: 120_000,
  headersTimeoutMs: 20_000,
  connectionTimeoutMs: 150_000,
  keepAliveTimeoutMs: 65_000,
  drainMs: 1_500,
  eventStreams: 100,
  reads: { running: 3, waiting: 24 },
  followUp: { burst: 20, perMinute: 20 },
  signIn: { burst: 30, perMinute: 15 },
}

/** PEM or DER as Node's TLS takes it. Clients are asked for a certificate and may call with a token instead. */
export type TlsOptions = {
  key: string | Buffer
  cert: string | Buffer
  ca: string | Buffer | (string | Buffer)[]
  trusts: (der: Buffer) => boolean
}

export type ServerDeps = {
  handle: Handle
  confirmPassage: ConfirmPassage
  actOnParked: ActOnParked
  answerApproval: AnswerApproval
  retrySetAside: RetrySetAside
  takeAttention: TakeAttention
  breakGlass: BreakGlass
  readBroken: ReadBroken
  listBreakGlass: BreakGlassStore['list']
  reads: Reads
  /** What principals and guarantors read of their accounts. */
  accounts: AccountReads
  /** Ties the statements of a request to its life. */
  reading: Reading
  drawDocument: DrawDocument
  /** What a receipt, or the list of an office, draws attention to, in words. */
  tellWarning: (warning: Warning, language: Language) => ToldWarning
  /** A stored message in words. */
  readMessage: (stored: StoredContent, language: Language) => ReadMessage
  drawCertificate: DrawCertificate
  drawBlanks: DrawBlanks
  drawReport: DrawReport
  provisional: ProvisionalStore
  captures: CaptureStore
  answers: Answers
  inbox: Inbox
  /** Messages over AMQP whose sender could not be answered. */
  unanswered: Pick<Unanswered, 'list'>
  identities: Identities
  /** The way into the hub for people. */
  people: People
  /** Officers as they are registered. */
  officers: Officers
  /** Who runs the hub, as registered. */
  operators: Operators
  /** People of principals and guarantors, as registered. */
  representatives: Representatives
  /** Where people reach the hub, without a slash at the end. */
  publicUrl: () => string
  changes: Changes
  metrics: Metrics
  /** What each process of this hub has counted. */
  countsOfAll: () => Promise<readonly Counts[]>
  published: Published
  documents: ApiDocuments
  /** Code lists, offices, countries and agreements as this hub applies them. */
  reference: () => PublishedReference
  admin: RegistryAdmin
  participants: Participants
  /** Head of the list of offices, whose items are the registry. */
  officeList: Codelist
  /** Reads a JSON text as strictly as a message. */
  readJson: (bytes: Buffer) => JsonDocument
  /** The built files of the operators' pages and of the officers'; none where nobody has built them. */
  consoleFiles: readonly Asset[]
  deskFiles: readonly Asset[]
  /** Who asks by e-mail to be told; undefined where the hub has no mail server. */
  notices: Notices | undefined
  /** The built style of pages without script; empty where nobody has built it: they are read without. */
  plainStyle: string
  /** Guides for people, by name and language; none where nobody has built them. */
  guides: ReadonlyMap<string, Guide>
  /** The pictures in them, each under a name that has its digest in it. */
  guidePictures: readonly Asset[]
  /** Depth and consumers of the parties' queues; rejects when the broker cannot be asked. */
  brokerStatus: (receivers: readonly PartyKey[]) => Promise<QueueStatus[]>
  /** Restores of the database, and how the hub stands after the last one; closed it takes nothing until an operator opens it. */
  restores: Restores
  restoreStanding: () => RestoreStanding | undefined
  isClosed: () => boolean
  actOnRestore: ActOnRestore
  checkReceipts: CheckReceipts
  takeCopy: TakeCopy
  /** State of everything the hub depends on. */
  health: Health
  /** The state of each authority's revocation list, now. */
  revocation: () => readonly RevocationStatus[]
  /** The state of each responder's answers, now. */
  responders: () => readonly ResponderStatus[]
  /** Whose certificates end soon or count no more, now. */
  certificateStandings: () => CertificateStanding[]
  /** A participant's steps to go live. */
  readiness: Readiness
  tree: LogTree
  /** The log's own key, and what witnesses sign. */
  makeEvidence: MakeEvidence
  notary: Notary
  witnesses: Witnesses
  registerWitness: RegisterWitness
  /** Participants' certificates, where they come from, and all of them as the hub signs them. */
  certificates: CertificateRegister
  desk: CertificateDesk
  directory: () => SignedDirectory
  /** The problem as a `functional-error` or `technical-error` message in XML, for callers that read nothing else. */
  errorMessage: (problem: Problem) => Buffer
  clock: () => Date
  timers: Timers
  /** Only in a sandbox with a manual clock, which operators may move. */
  moveClock?: MoveClock
  log: FastifyBaseLogger
  limits: Limits
  thresholds: QueueThresholds
  tls?: TlsOptions
  version: string
}
