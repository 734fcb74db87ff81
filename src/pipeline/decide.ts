import { hash } from 'node:crypto'
import { locate } from '../codec/index.ts'
import { type Context, type Happening, isTaken, type Step, step, type Taken } from '../domain/engine/step.ts'
import type { Accepted, Refused } from '../domain/model/decision.ts'
import type { Snapshot } from '../domain/model/snapshot.ts'
import type { FleetReportEffect } from '../domain/notices/consequence.ts'
import { type Mrn, mrnOf } from '../domain/values/identifiers.ts'
import { HUB, keyText, type MessageKey } from '../domain/values/party.ts'
import type { Message } from '../generated/types.ts'
import { attestation } from '../domain/office-app/attest.ts'
import { approvalOf } from '../domain/movement/approvals.ts'
import type { Encode } from './make.ts'
import type { Answered, ApprovalWork, ClosureWork, MessageWork, Refusal, RefusedWork, TimerWork } from './work.ts'

/** The bytes of a held message that takes effect now, which its seal will cover. */
export type HeldBytes = { bytes: Buffer; contentType: string; attestedBy?: string }

/** The working copies of one batch: what the locks gave, what the events before made of it, and the bytes of what is held. */
export type State = Snapshot & { bodies: Map<string, HeldBytes> }

export type DecideDeps = Context & { encode: Encode }

/** One log entry to be: a message, a refusal, or a held message's effect, with what was decided. */
export type Decided =
  | { kind: 'message'; work: MessageWork; mrn: Mrn | undefined; decision: Accepted; report?: FleetReportEffect }
  | { kind: 'effect'; key: MessageKey; mrn: Mrn; held: HeldBytes & { message: Message }; decision: Accepted }
  | { kind: 'timer'; key: MessageKey; mrn: Mrn; decision: Accepted }
  | { kind: 'approval'; key: MessageKey; mrn: Mrn; work: ApprovalWork; decision: Accepted }
  /** A provisional number, and the declaration that has come to bear it. */
  | { kind: 'matched'; key: MessageKey; mrn: Mrn; decision: Accepted }
  | { kind: 'refused'; work: RefusedWork }

export type DecidableWork = MessageWork | TimerWork | ClosureWork | ApprovalWork

/** What a work means to the core; `mrn` is the header's, or the one allocated. */
export function happeningOf(work: DecidableWork, mrn: Mrn | undefined): Happening {
  if (work.kind === 'timer') return { kind: 'timer', mrn: work.mrn, name: work.name, number: work.number }
  if (work.kind === 'closure') return { kind: 'closure', mrn: work.mrn, notice: work.notice }
  if (work.kind === 'approval')
    return { kind: 'approval', key: work.of, mrn: work.mrn, message: work.message, verdict: work.verdict }
  return {
    kind: 'message',
    key: work.key,
    message: work.message,
    ...(mrn === undefined ? {} : { mrn }),
    ...(work.received.attestedBy === undefined ? {} : { byOfficer: true }),
    ...(work.asks === undefined ? {} : { asks: work.asks }),
  }
}

/**
 * Decides one work on the working state and everything that follows of it, in the log's order; the state goes along. A timer
 * that an outage keeps from firing `stands-still`. Throws when a defect of ours would have to be stored.
 */
export function decideWork(
  work: Exclude<DecidableWork, ApprovalWork>,
  mrn: Mrn | undefined,
  state: State,
  deps: DecideDeps,
): Decided[] | 'stands-still' {
  const steps = step(happeningOf(work, mrn), state, deps)
  if (work.kind === 'timer' && steps.some(isStandingStill)) return 'stands-still'
  const receivedAt = receivedAtOf(work)
  return steps.map((one) => entryOf(one, { work, receivedAt, state, deps }))
}

/**
 * Decides what a second person answers. Whoever asked cannot be who agrees; where it waits no longer, or would be refused by
 * now, nothing is stored.
 */
export function decideApproval(
  work: ApprovalWork,
  state: State,
  deps: DecideDeps,
): { answered: Answered; entries: Decided[] } {
  const { of, mrn, bytes, contentType, office, by, verdict } = work
  const approval = approvalOf(state.movements.get(mrn), of)
  const nothing = (answered: Answered) => ({ answered, entries: [] })
  if (approval === undefined) return nothing({ kind: 'answered', outcome: 'already-decided' })
  if (approval.by === by) return nothing({ kind: 'answered', outcome: 'same-person' })
  const attestedBy = [attestation(approval.office, approval.by), attestation(office, by)].join(', ')
  state.bodies.set(keyText(of), { bytes, contentType, attestedBy })
  const steps = step(happeningOf(work, mrn), state, deps)
  const [first, effect] = steps
  if (first !== undefined && !isTaken(first)) {
    const findings = locate(bytes, contentType, first.decision.findings)
    return nothing({ kind: 'answered', outcome: 'refused', findings })
  }
  const entries = steps.map((one) => entryOf(one, { work, receivedAt: deps.now, state, deps }))
  if (verdict === 'reject' || effect === undefined || !isTaken(effect))
    return { answered: { kind: 'answered', outcome: 'rejected' }, entries }
  return { answered: { kind: 'answered', outcome: 'approved', status: effect.decision.status }, entries }
}

const isStandingStill = (one: Step): boolean => isTaken(one) && one.decision.standsStill === true

/** When the cause of what is made came in; nothing is made directly of a firing. */
function receivedAtOf(work: DecidableWork): number {
  if (work.kind === 'message') return work.received.receivedAt
  return work.kind === 'closure' ? work.notice.receivedAt : 0
}

type Deciding = { work: DecidableWork; receivedAt: number; state: State; deps: DecideDeps }

function entryOf(one: Step, { work, receivedAt, state, deps }: Deciding): Decided {
  if (!isTaken(one)) return { kind: 'refused', work: refusedBy(work, one.decision) }
  const { event, decision, cause, report } = one
  if (event.kind === 'timer') return { kind: 'timer', key: event.key, mrn: event.mrn, decision }
  if (event.kind === 'effect') {
    const held = state.bodies.get(keyText(event.key))
    if (held === undefined || event.mrn === undefined) throw new Error(`no bytes of ${keyText(event.key)}`)
    return { kind: 'effect', key: event.key, mrn: event.mrn, held: { ...held, message: event.message }, decision }
  }
  if (event.kind === 'matched' && event.mrn !== undefined)
    return { kind: 'matched', key: event.key, mrn: event.mrn, decision }
  if (work.kind === 'approval' && event.kind === 'approval')
    return { kind: 'approval', key: event.key, mrn: work.mrn, work, decision }
  const own = cause === undefined && work.kind === 'message' ? work : noticeWork(one, work, receivedAt, deps)
  if (decision.status === 'held' || decision.status === 'unmatched') {
    const { bytes, contentType, attestedBy } = own.received
    state.bodies.set(keyText(event.key), { bytes, contentType, ...(attestedBy === undefined ? {} : { attestedBy }) })
  }
  const mrn = decision.movement?.mrn ?? event.mrn
  return { kind: 'message', work: own, mrn, decision, ...(report === undefined ? {} : { report }) }
}

/** A notice the hub made, as a work of its own. */
function noticeWork(
  { event, cause }: Taken,
  work: DecidableWork,
  receivedAt: number,
  { encode }: DecideDeps,
): MessageWork {
  if (event.kind !== 'message' || cause === undefined) throw new Error(`${keyText(event.key)} is no notice`)
  const { key, message, onBehalfOf } = event
  const bytes = encode(message, 'application/json')
  return {
    kind: 'message',
    key,
    message,
    made: { cause, ...(onBehalfOf === undefined ? {} : { onBehalfOf }) },
    received: {
      sender: HUB,
      bytes,
      digest: hash('sha256', bytes, 'buffer'),
      signature: undefined,
      contentType: 'application/json',
      language: 'en',
      channel: 'hub',
      replies: false,
      answersXml: false,
      receivedAt,
      ...(work.kind === 'message' && work.received.trace !== undefined ? { trace: work.received.trace } : {}),
    },
  }
}

function refusedBy(work: DecidableWork, decision: Refused): RefusedWork {
  if (work.kind !== 'message') throw new Error(`a ${work.kind} on ${work.mrn} was refused`)
  const { received } = work
  const findings = locate(received.bytes, received.contentType, decision.findings)
  return {
    kind: 'refused',
    received,
    refusal: { httpStatus: decision.httpStatus, code: codeOf(findings), findings },
    key: work.key,
    header: headerOf(work.message),
    ...(work.retry === undefined ? {} : { retry: work.retry }),
  }
}

/** The code that stands for all findings: the first one's. */
const codeOf = (findings: readonly { code: Refusal['code'] }[]): Refusal['code'] => findings[0]?.code ?? '14'

/** What a message says of itself, for the record of its refusal. */
export const headerOf = (message: Message): RefusedWork['header'] => {
  const mrn = mrnOf(message)
  return { id: message.id, type: message.type, ...(mrn === undefined ? {} : { mrn }) }
}
