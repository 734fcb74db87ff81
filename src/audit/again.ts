import { decide } from '../domain/decide.ts'
import type { Accepted, DecideInput, Effect, Secrets } from '../domain/decision.ts'
import type { Guarantee } from '../domain/guarantee.ts'
import type { Movement } from '../domain/movement.ts'
import { HUB, type MessageKey, type PartyKey } from '../domain/party.ts'
import { grnsOf, grnsOfLines, isHeld } from '../domain/queries.ts'
import type { Reference } from '../domain/reference.ts'
import { isReport } from '../domain/reports.ts'
import { firingKey, makeFiring } from '../domain/timer.ts'
import type { Message, TransitDeclaration } from '../generated/types.ts'
import type { AuditLeaf } from '../ports/audit.ts'
import { canonicalJson } from '../trust/canonical-json.ts'
import type { LogRecord } from '../trust/log.ts'
import { placeOf } from './evidence.ts'
import { Expected, type Remake } from './expected.ts'
import type { Findings } from './report.ts'

export type AgainDeps = {
  reference: Reference
  secrets: Secrets
  /** A stored message's object again; undefined when the bytes do not decode. */
  decode: (bytes: Buffer, contentType: string) => Message | undefined
  remake: Remake
  /** Movements kept in memory at once; what comes beyond is not compared. */
  openMax: number
}

type Known = { movement: Movement | undefined; declaration: TransitDeclaration['body'] | undefined; due: MessageKey[] }

/**
 * Decides every message again from its bytes, in the log's order, on the states the decisions before have given, and
 * compares effect, verdict and what was sent (architecture.md, "The commit"). What cannot be decided again (bytes or
 * reference data gone, a kind of entry that has no message) is counted as not compared, and with it all that follows of
 * that movement. Only movements with entries still to come are in memory.
 */
export class DecideAgain {
  readonly #deps: AgainDeps
  readonly #findings: Findings
  readonly #movements = new Map<string, Known | 'lost'>()
  readonly #guarantees = new Map<string, Guarantee | 'lost'>()
  readonly #expected: Expected

  constructor(deps: AgainDeps, findings: Findings) {
    this.#deps = deps
    this.#findings = findings
    this.#expected = new Expected(deps.reference, deps.remake, findings)
  }

  leaf(leaf: AuditLeaf, record: LogRecord, bytes: Buffer | undefined, receivers: readonly PartyKey[]): void {
    if (leaf.kind === 'made') this.#expected.made(leaf, record, bytes)
    else {
      this.#expected.flush()
      if (leaf.kind !== 'refusal') this.#event(leaf, record, bytes, receivers)
    }
    if (leaf.lastOfMovement && leaf.mrn !== undefined) this.#last(leaf, leaf.mrn)
  }

  end(): void {
    this.#expected.flush()
  }

  #event(leaf: AuditLeaf, record: LogRecord, bytes: Buffer | undefined, receivers: readonly PartyKey[]): void {
    const { mrn } = leaf
    const known = mrn === undefined ? undefined : this.#movements.get(mrn)
    if (known === 'lost') return this.#lose(leaf, record, 'an earlier event of the movement could not be decided again')
    const now = Date.parse(record.decidedAt)
    const event = leaf.kind === 'timer' ? firingOf(leaf, known?.movement, now) : this.#eventOf(leaf, bytes)
    if (typeof event === 'string') return this.#lose(leaf, record, event)
    if (event.message.type === 'delivery-report') return
    const named = event.kind === 'timer' ? [] : grnsOf(event.message)
    const grns = [...new Set([...named, ...grnsOfLines(known?.movement)])]
    if (grns.some((grn) => this.#guarantees.get(grn) === 'lost')) {
      return this.#lose(leaf, record, 'an earlier event of the guarantee could not be decided again')
    }
    const decision = this.#decide(event, known, grns, now)
    const sameReference = canonicalJson(record.reference) === canonicalJson(this.#deps.reference.version)
    const difference = differenceOf(decision, record)
    if (difference !== undefined && !sameReference) {
      return this.#lose(leaf, record, 'decided with reference data of another version')
    }
    this.#findings.counts.decidedAgain += 1
    if (difference !== undefined) this.#findings.add('I4', placeOf(leaf), difference)
    // What the log says is what happened: after a difference nothing that follows from it is worth comparing.
    if (difference !== undefined || decision === undefined) return this.#forget(leaf, record)
    this.#take(leaf, event.key, decision, known)
    if (sameReference) this.#expected.sent(leaf, decision, receivers, now)
    else this.#expected.unknown(leaf)
  }

  #eventOf(leaf: AuditLeaf, bytes: Buffer | undefined): DecideInput['event'] | string {
    const { kind, sender, id, mrn, claim } = leaf
    if (kind !== 'message' && kind !== 'effect') return `entries of kind ${kind}`
    if (sender === undefined || id === undefined || claim === undefined) return 'a claim is missing'
    // Whom the hub spoke for is known to the report's own decision alone; of a use of a guarantee it speaks for itself.
    if (sender === HUB && claim.type !== 'guarantee-use') return 'notices the hub made out of a report'
    if (bytes === undefined) return 'the bytes are gone'
    const message = this.#deps.decode(bytes, claim.contentType)
    if (message === undefined) return 'the bytes do not decode by the schemas of this version'
    if (isReport(message)) return 'reports that concern several movements'
    const byOfficer = leaf.body?.attested === true ? { byOfficer: true } : {}
    return { kind, key: { sender, id }, message, ...byOfficer, ...(mrn === undefined ? {} : { mrn }) }
  }

  #decide(
    event: DecideInput['event'],
    known: Known | undefined,
    grns: readonly string[],
    now: number,
  ): Accepted | undefined {
    const guarantees = new Map<string, Guarantee>()
    for (const grn of grns) {
      const guarantee = this.#guarantees.get(grn)
      if (guarantee !== undefined && guarantee !== 'lost') guarantees.set(grn, guarantee)
    }
    const { reference, secrets } = this.#deps
    const { movement, declaration } = known ?? { movement: undefined, declaration: undefined }
    const decision = decide({ event, movement, declaration, guarantees, now, reference, secrets })
    return decision.outcome === 'accepted' ? decision : undefined
  }

  #take(leaf: AuditLeaf, key: MessageKey, decision: Accepted, known: Known | undefined): void {
    for (const guarantee of decision.guarantees) this.#guarantees.set(guarantee.grn, guarantee)
    const { mrn } = leaf
    if (mrn === undefined || decision.movement === undefined) return
    const due = this.#due(leaf, known, key)
    due.push(...decision.releases)
    if (known === undefined && this.#movements.size >= this.#deps.openMax) {
      this.#movements.set(mrn, 'lost')
      return
    }
    const declaration = decision.declaration ?? known?.declaration
    this.#movements.set(mrn, { movement: decision.movement, declaration, due })
  }

  /** What was set free and is held still must take effect before anything else happens to the movement. */
  #due(leaf: AuditLeaf, known: Known | undefined, key: MessageKey): MessageKey[] {
    const due = (known?.due ?? []).filter(
      (one) =>
        isHeld(known?.movement, one) && !(leaf.kind === 'effect' && one.sender === key.sender && one.id === key.id),
    )
    if (leaf.kind === 'effect') return due
    for (const one of due) this.#missed(leaf.mrn, one)
    return []
  }

  #missed(mrn: string | undefined, { sender, id }: MessageKey): void {
    const place = { ...(mrn === undefined ? {} : { mrn }), message: `${sender} ${id}` }
    this.#findings.add('I2', place, 'was set free and has had no effect')
  }

  /** The movement as it stands must be, whole, what the decisions give. */
  #last(leaf: AuditLeaf, mrn: string): void {
    const known = this.#movements.get(mrn)
    this.#movements.delete(mrn)
    if (known === undefined || known === 'lost') return
    for (const one of known.due) if (isHeld(known.movement, one)) this.#missed(mrn, one)
    const [given, stored] = [known.movement, leaf.movement].map((one) => (one === undefined ? '' : stateText(one)))
    if (given !== stored) {
      this.#findings.add('I4', { mrn }, 'deciding again from the messages gives another movement than is stored')
    }
  }

  #lose(leaf: AuditLeaf, record: LogRecord, reason: string): void {
    this.#findings.notCompared(`decisions: ${reason}`)
    this.#forget(leaf, record)
  }

  #forget({ mrn, lastOfMovement, ...leaf }: AuditLeaf, record: LogRecord): void {
    if (mrn !== undefined && !lastOfMovement) this.#movements.set(mrn, 'lost')
    const { changes, entries } = (record.effect ?? {}) as Effect
    for (const grn of Object.keys(changes?.guarantees ?? {})) this.#guarantees.set(grn, 'lost')
    for (const { grn } of entries ?? []) this.#guarantees.set(grn, 'lost')
    this.#expected.unknown(leaf)
  }
}

/** The firing of a timer of the movement; a reason when it has no such timer. */
function firingOf(leaf: AuditLeaf, movement: Movement | undefined, now: number): DecideInput['event'] | string {
  const { sender, id = '', mrn = '' } = leaf
  const timer = movement?.timers.find((one) => firingKey(one).id === id)
  if (timer === undefined || sender === undefined) return `a firing of ${id}, which does not run`
  return { kind: 'timer', key: { sender, id }, mrn, message: makeFiring(timer, now) }
}

const stateText = (movement: Movement): string =>
  JSON.stringify(movement, (_, value: unknown) => {
    if (typeof value === 'bigint') return value.toString()
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
  })

function differenceOf(decision: Accepted | undefined, { verdict, effect }: LogRecord): string | undefined {
  if (decision === undefined) return `decided again it is refused; the log says ${verdict}`
  if (decision.status !== verdict) return `decided again it is ${decision.status}; the log says ${verdict}`
  const [again, logged] = [canonicalJson(decision.effect), canonicalJson(effect ?? {})]
  return again === logged
    ? undefined
    : `decided again it does ${again.slice(0, 400)}; the log says ${logged.slice(0, 400)}`
}
