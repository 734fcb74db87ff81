import { locate } from '../codec/index.ts'
import { decide } from '../domain/engine/decide.ts'
import type { Accepted, DecideInput, Decision, Secrets } from '../domain/model/decision.ts'
import type { Guarantee } from '../domain/model/guarantee.ts'
import type { Movement } from '../domain/model/movement.ts'
import { type Grn, type Mrn, mrnOf } from '../domain/values/identifiers.ts'
import type { MessageKey } from '../domain/values/party.ts'
import { isHeld } from '../domain/draft/queries.ts'
import type { Reference } from '../domain/model/reference.ts'
import type { Train } from '../domain/model/train.ts'
import { firingKey, makeFiring } from '../domain/model/timer.ts'
import { openTimer } from '../domain/timers/timers.ts'
import type { Message, TransitDeclaration } from '../generated/types.ts'
import { keyText } from '../ports/commit.ts'
import type { MessageWork, Refusal, RefusedWork, TimerWork } from './work.ts'

/** A held message that takes effect now, with the bytes its seal will cover. */
export type HeldMessage = { message: Message; bytes: Buffer; contentType: string; attestedBy?: string }

/** The working copies of one batch: what the locks gave, and what the events before made of it. */
export type State = {
  movements: Map<Mrn, Movement>
  guarantees: Map<Grn, Guarantee>
  declarations: Map<Mrn, TransitDeclaration['body']>
  held: Map<string, HeldMessage>
  /** Alerts on closures that exist already, of those this batch may make; by key. */
  told: Set<string>
  /** Trains known under the numbers that the batch's manifests report, by number. */
  trains: Map<string, readonly Train[]>
}

/** What a report without MRN changes besides the movements: the train, and whose timelines it stands on. */
export type ReportEffect = { train?: Train; concerns: readonly Mrn[] }

export type DecideDeps = { reference: Reference; secrets: Secrets; now: number }

/** One log entry to be: a message, a refusal, or a held message's effect, with what was decided. */
export type Decided =
  | { kind: 'message'; work: MessageWork; mrn: Mrn | undefined; decision: Accepted; report?: ReportEffect }
  | { kind: 'effect'; key: MessageKey; mrn: Mrn; held: HeldMessage; decision: Accepted }
  | { kind: 'timer'; key: MessageKey; mrn: Mrn; decision: Accepted }
  | { kind: 'refused'; work: RefusedWork }

/** A delivery report changes no movement: the commit closes the outbox rows it names. */
const REPORTED: Accepted = {
  outcome: 'accepted',
  status: 'applied',
  movement: undefined,
  visibleTo: [],
  guarantees: [],
  entries: [],
  outgoing: [],
  effect: {},
  releases: [],
}

/**
 * Decides one message on the working state, then whatever it releases from hold, in the order given; the state is
 * updated as it goes, so that the next event of the batch sees the effect. A refusal leaves the state as it was.
 */
export function decideMessage(work: MessageWork, mrn: Mrn | undefined, state: State, deps: DecideDeps): Decided[] {
  const event = {
    kind: 'message' as const,
    key: work.key,
    message: work.message,
    ...(mrn === undefined ? {} : { mrn }),
    ...(work.received.attestedBy === undefined ? {} : { byOfficer: true }),
    ...(work.made?.onBehalfOf === undefined ? {} : { onBehalfOf: work.made.onBehalfOf }),
  }
  const decision = work.message.type === 'delivery-report' ? REPORTED : decideOn(event, state, deps)
  if (decision.outcome === 'refused') {
    return [{ kind: 'refused', work: refusedBy(work, decision) }]
  }
  apply(decision, state)
  // It may be set free by an event of this very batch, long before its bytes can be read back from the store.
  if (decision.status === 'held' || decision.status === 'unmatched') {
    const { bytes, contentType, attestedBy } = work.received
    const attested = attestedBy === undefined ? {} : { attestedBy }
    state.held.set(keyText(work.key), { message: work.message, bytes, contentType, ...attested })
  }
  const first: Decided = { kind: 'message', work, mrn: decision.movement?.mrn ?? mrn, decision }
  return [first, ...decideReleased(decision.releases, mrn, state, deps)]
}

/** Decides the firing of a timer that is due; nothing when it no longer runs, whoever stopped or fired it meanwhile. */
export function decideTimer(work: TimerWork, state: State, deps: DecideDeps): Decided[] | 'stands-still' {
  const { mrn, name, number } = work
  const timer = openTimer(state.movements.get(mrn), name, number)
  if (timer === undefined) return []
  const key = firingKey(timer)
  const decision = decideOn({ kind: 'timer', key, mrn, message: makeFiring(timer, deps.now) }, state, deps)
  if (decision.outcome === 'refused') throw new Error(`the firing of ${key.id} on ${mrn} was refused`)
  if (decision.standsStill === true) return 'stands-still'
  apply(decision, state)
  return [{ kind: 'timer', key, mrn, decision }, ...decideReleased(decision.releases, mrn, state, deps)]
}

function decideReleased(
  releases: readonly MessageKey[],
  mrn: Mrn | undefined,
  state: State,
  deps: DecideDeps,
): Decided[] {
  const decided: Decided[] = []
  const waiting = [...releases]
  for (let key = waiting.shift(); key !== undefined; key = waiting.shift()) {
    // One end may name a message twice; what is no longer held has had its effect already.
    if (mrn === undefined || !isHeld(state.movements.get(mrn), key)) continue
    const effect = decideHeld(key, mrn, state, deps)
    decided.push(effect)
    waiting.push(...effect.decision.releases)
  }
  return decided
}

function decideHeld(key: MessageKey, mrn: Mrn, state: State, deps: DecideDeps): Extract<Decided, { kind: 'effect' }> {
  const held = state.held.get(keyText(key))
  if (held === undefined) throw new Error(`held message ${keyText(key)} was not loaded`)
  const byOfficer = held.attestedBy !== undefined
  const decision = decideOn({ kind: 'effect', key, mrn, message: held.message, byOfficer }, state, deps)
  // What was accepted can no longer be refused: the core answers with a void effect instead.
  if (decision.outcome === 'refused') throw new Error(`the effect of ${keyText(key)} was refused`)
  apply(decision, state)
  return { kind: 'effect', key, mrn, held, decision }
}

function decideOn(event: DecideInput['event'], state: State, deps: DecideDeps): Decision {
  const { mrn } = event
  return decide({
    event,
    movement: mrn === undefined ? undefined : state.movements.get(mrn),
    declaration: mrn === undefined ? undefined : state.declarations.get(mrn),
    guarantees: state.guarantees,
    now: deps.now,
    reference: deps.reference,
    secrets: deps.secrets,
  })
}

function apply(decision: Accepted, state: State): void {
  const { movement } = decision
  if (movement !== undefined) {
    state.movements.set(movement.mrn, movement)
    if (decision.declaration !== undefined) state.declarations.set(movement.mrn, decision.declaration)
  }
  for (const guarantee of decision.guarantees) state.guarantees.set(guarantee.grn, guarantee)
}

function refusedBy(work: MessageWork, decision: Extract<Decision, { outcome: 'refused' }>): RefusedWork {
  const { received } = work
  const findings = locate(received.bytes, received.contentType, decision.findings)
  return {
    kind: 'refused',
    received,
    refusal: { httpStatus: decision.httpStatus, code: codeOf(findings), findings },
    key: work.key,
    claims: claimsOf(work.message),
    ...(work.retry === undefined ? {} : { retry: work.retry }),
  }
}

/** The code that stands for all findings: the first one's. */
export const codeOf = (findings: readonly { code: Refusal['code'] }[]): Refusal['code'] => findings[0]?.code ?? '14'

/** What a message says of itself, for the record of its refusal. */
export const claimsOf = (message: Message): RefusedWork['claims'] => {
  const mrn = mrnOf(message)
  return { id: message.id, type: message.type, ...(mrn === undefined ? {} : { mrn }) }
}
