import { decide } from '../domain/engine/decide.ts'
import type { Accepted, DecideInput, Decision, Effect, Secrets } from '../domain/model/decision.ts'
import type { Guarantee } from '../domain/model/guarantee.ts'
import type { Movement } from '../domain/model/movement.ts'
import { asGrn, type Grn, type Mrn, mrnOf } from '../domain/values/identifiers.ts'
import { HUB, type MessageKey, type PartyKey } from '../domain/values/party.ts'
import { grnsOf, grnsOfLines, isHeld } from '../domain/draft/queries.ts'
import type { Reference } from '../domain/model/reference.ts'
import { isReport, type Report } from '../domain/model/notice.ts'
import { firingKey, makeFiring } from '../domain/model/timer.ts'
import { ENGINE } from '../generated/engine.ts'
import type { Message, TransitDeclaration } from '../generated/types.ts'
import type { AuditEnding, AuditLeaf, AuditSource } from '../ports/audit.ts'
import { canonicalJson } from '../trust/canonical-json.ts'
import type { LogRecord } from '../trust/log.ts'
import { placeOf } from './evidence.ts'
import { Expected, type Remake } from './expected.ts'
import { type RefusedAgain, refusalAgain } from './refusals.ts'
import { OwnNotices } from './own-notices.ts'
import type { Findings } from './report.ts'
import { type RemakeNotices, Reported } from './reported.ts'
import { stateText } from './state-text.ts'

export type AgainDeps = {
  reference: Reference
  secrets: Secrets
  /** A stored message's object again; undefined when the bytes do not decode. */
  decode: (bytes: Buffer, contentType: string) => Message | undefined
  /**
   * The code of the first thing that is wrong with bytes alone (form, header, schema, rules), at a time in milliseconds
   * UTC; a reason when nobody can tell any more.
   */
  judge: (bytes: Buffer, contentType: string, sender: PartyKey, now: number) => RefusedAgain
  remake: Remake
  remakeNotices: RemakeNotices
  /** Movements kept in memory at once; what comes beyond is not compared. */
  openMax: number
}

type Known = { movement: Movement | undefined; declaration: TransitDeclaration['body'] | undefined; due: MessageKey[] }
/** What a leaf's event is decided on, and how: again as a value, for what cannot be told a reason. */
type Event = DecideInput['event']

/**
 * Decides every message again from its bytes, in the log's order, on the states the decisions before have given, and
 * compares effect, verdict and what was sent (architecture.md, "The commit"). What cannot be decided again (bytes or
 * reference data gone) is counted as not compared, and with it all that follows of that movement. Only movements are in
 * memory that entries are still to come of, or that a report may be about by its train, vehicle, container or device.
 */
export class DecideAgain {
  readonly #deps: AgainDeps
  readonly #findings: Findings
  readonly #movements = new Map<Mrn, Known | 'lost'>()
  readonly #guarantees = new Map<Grn, Guarantee | 'lost'>()
  readonly #expected: Expected
  readonly #reported: Reported
  readonly #ownNotices: OwnNotices
  /** What is out of service, as the log has it so far: the reference data know only what is so now. */
  readonly #outages: () => Reference['outages']
  /** Movements no entry is still to come of, kept for reports that do not name them. */
  readonly #kept = new Set<Mrn>()

  constructor(deps: AgainDeps, findings: Findings, outages: () => Reference['outages']) {
    this.#deps = deps
    this.#findings = findings
    this.#outages = outages
    this.#expected = new Expected(deps.reference, deps.remake, findings)
    this.#reported = new Reported(deps.reference, deps.remakeNotices, findings)
    this.#ownNotices = new OwnNotices(deps.remakeNotices, findings)
  }

  leaf(leaf: AuditLeaf, record: LogRecord, bytes: Buffer | undefined, receivers: readonly PartyKey[]): void {
    if (leaf.kind === 'made') this.#expected.made(leaf, record, bytes)
    else {
      this.#expected.flush()
      // Of a report notices are made, and of those whatever they set free; nothing else comes in between.
      if (leaf.kind !== 'effect' && (leaf.kind !== 'message' || leaf.sender !== HUB)) this.#reported.flush()
      if (leaf.kind === 'refusal') this.#refusal(leaf, record, bytes)
      else if (leaf.kind !== 'act') this.#event(leaf, record, bytes, receivers)
    }
    for (const ending of leaf.ends) this.#last(ending)
  }

  async end(source: AuditSource): Promise<void> {
    this.#expected.flush()
    await this.#reported.end(source)
    await this.#headers(source)
  }

  #event(leaf: AuditLeaf, record: LogRecord, bytes: Buffer | undefined, receivers: readonly PartyKey[]): void {
    const { mrn } = leaf
    const known = mrn === undefined ? undefined : this.#movements.get(mrn)
    if (record.engine !== ENGINE) return this.#lose(leaf, record, OTHER_ENGINE)
    if (known === 'lost') return this.#lose(leaf, record, 'an earlier event of the movement could not be decided again')
    const now = Date.parse(record.decidedAt)
    const event =
      leaf.kind === 'timer' ? firingOf(leaf, known?.movement, now) : this.#eventOf(leaf, record, bytes, known?.movement)
    if (typeof event === 'string') return this.#lose(leaf, record, event)
    if (event.message.type === 'delivery-report') return
    const grns = this.#guaranteesOf(event, known)
    if (grns === 'lost') {
      return this.#lose(leaf, record, 'an earlier event of the guarantee could not be decided again')
    }
    const own = this.#decide(event, known, grns, now)
    const report = own === undefined ? undefined : this.#fanOut(leaf, event, own, now)
    if (typeof report === 'string') return this.#lose(leaf, record, report)
    const decision = report?.decision ?? own
    const sameReference = this.#isOfThisReference(record)
    const difference = differenceOf(decision, record)
    if (difference !== undefined && !sameReference) {
      return this.#lose(leaf, record, 'decided with reference data of another version')
    }
    this.#findings.counts.decidedAgain += 1
    if (difference !== undefined) this.#findings.add('I4', placeOf(leaf), difference)
    // What the log says is what happened: after a difference nothing that follows from it is worth comparing.
    if (difference !== undefined || decision === undefined) return this.#forget(leaf, record)
    this.#take(leaf, event.key, decision, { known, now })
    report?.take()
    if (report === undefined) this.#concernsNone(leaf)
    this.#expected.sent(leaf, decision, receivers, { decidedAt: now, sameReference })
  }

  #isOfThisReference = (record: LogRecord): boolean =>
    canonicalJson(record.reference) === canonicalJson(this.#deps.reference.version)

  #guaranteesOf(event: Event, known: Known | undefined): Grn[] | 'lost' {
    const named = event.kind === 'timer' ? [] : grnsOf(event.message)
    const grns = [...new Set([...named, ...grnsOfLines(known?.movement)])]
    return grns.some((grn) => this.#guarantees.get(grn) === 'lost') ? 'lost' : grns
  }

  #fanOut(leaf: AuditLeaf, event: Event, own: Accepted, now: number): ReturnType<Reported['decide']> | undefined {
    if (event.kind !== 'message' || !isReport(event.message)) return undefined
    const report: { key: MessageKey; message: Report } = { key: event.key, message: event.message }
    const known = (mrn: Mrn): Movement | 'lost' | undefined => {
      const one = this.#movements.get(mrn)
      return one === 'lost' ? one : one?.movement
    }
    return this.#reported.decide(leaf, report, own, { now, known })
  }

  #named(grns: readonly Grn[]): Map<Grn, Guarantee | 'lost'> {
    return new Map(
      grns.flatMap((grn) => {
        const guarantee = this.#guarantees.get(grn)
        return guarantee === undefined ? [] : [[grn, guarantee]]
      }),
    )
  }

  #concernsNone(leaf: AuditLeaf): void {
    for (const mrn of leaf.concerned) {
      this.#findings.add('I4', { ...placeOf(leaf), mrn }, 'is on the timeline of a movement it is not about')
    }
  }

  #eventOf(
    leaf: AuditLeaf,
    record: LogRecord,
    bytes: Buffer | undefined,
    movement: Movement | undefined,
  ): Event | string {
    const { kind, sender, id, mrn, claim } = leaf
    if (kind !== 'message' && kind !== 'effect') return `entries of kind ${kind}`
    if (sender === undefined || id === undefined || claim === undefined) return 'a claim is missing'
    if (bytes === undefined) return 'the bytes are gone'
    const shared = { key: { sender, id }, ...(mrn === undefined ? {} : { mrn }) }
    if (kind === 'message' && sender === HUB) {
      const guarantees = this.#named(grnsOfLines(movement))
      const basis = { movement, guarantees, now: Date.parse(record.decidedAt), reference: this.#deps.reference }
      const made = this.#ownNotices.made(leaf, record, bytes, basis) ?? this.#reported.notice(leaf, record, bytes)
      if (typeof made === 'string') return made
      const { message, onBehalfOf } = made
      return { kind, message, ...shared, ...(onBehalfOf === undefined ? {} : { onBehalfOf }) }
    }
    const message = this.#deps.decode(bytes, claim.contentType)
    if (message === undefined) return 'the bytes do not decode by the schemas of this version'
    if (kind === 'message') this.#ownNotices.heard(shared.key, message)
    return { kind, message, ...shared, ...(leaf.body?.attested === true ? { byOfficer: true } : {}) }
  }

  /** A refused message must be refused again, with the same code. */
  #refusal(leaf: AuditLeaf, record: LogRecord, bytes: Buffer | undefined): void {
    if (record.engine !== ENGINE) return this.#findings.notCompared(`refusals: ${OTHER_ENGINE}`)
    const now = Date.parse(record.decidedAt)
    // The rules looked at the clock before the message waited for its commit.
    const judgedAt = Date.parse(record.receivedAt ?? record.decidedAt)
    const again = refusalAgain(leaf, bytes, {
      decode: this.#deps.decode,
      judge: (content, contentType, sender) => this.#deps.judge(content, contentType, sender, judgedAt),
      decide: (event) => this.#refusedAgain(event, now),
    })
    if ('reason' in again) return this.#findings.notCompared(`refusals: ${again.reason}`)
    if (again.code !== record.verdict && !this.#isOfThisReference(record)) {
      return this.#findings.notCompared('refusals: decided with reference data of another version')
    }
    this.#findings.counts.decidedAgain += 1
    if (again.code === record.verdict) return
    const what = again.code === undefined ? 'accepted' : `refused with ${again.code}`
    this.#findings.add('I4', placeOf(leaf), `decided again it is ${what}; the log says ${record.verdict}`)
  }

  #refusedAgain(event: Event & { kind: 'message' }, now: number): RefusedAgain {
    const mrn = mrnOf(event.message)
    const known = mrn === undefined ? undefined : this.#movements.get(mrn)
    if (known === 'lost') return { reason: 'an earlier event of the movement could not be decided again' }
    const grns = this.#guaranteesOf(event, known)
    if (grns === 'lost') return { reason: 'an earlier event of the guarantee could not be decided again' }
    const decision = this.#decideWhole(event, known, grns, now)
    return { code: decision.outcome === 'refused' ? decision.findings[0]?.code : undefined }
  }

  #decide(event: Event, known: Known | undefined, grns: readonly Grn[], now: number): Accepted | undefined {
    const decision = this.#decideWhole(event, known, grns, now)
    return decision.outcome === 'accepted' ? decision : undefined
  }

  #decideWhole(event: Event, known: Known | undefined, grns: readonly Grn[], now: number): Decision {
    const guarantees = new Map([...this.#named(grns)].flatMap(([grn, one]) => (one === 'lost' ? [] : [[grn, one]])))
    const { secrets } = this.#deps
    const outages = this.#outages()
    const reference = { ...this.#deps.reference, ...(outages === undefined ? {} : { outages }) }
    const { movement, declaration } = known ?? { movement: undefined, declaration: undefined }
    return decide({ event, movement, declaration, guarantees, now, reference, secrets })
  }

  #take(
    leaf: AuditLeaf,
    key: MessageKey,
    decision: Accepted,
    { known, now }: { known: Known | undefined; now: number },
  ): void {
    for (const guarantee of decision.guarantees) this.#guarantees.set(guarantee.grn, guarantee)
    const { mrn } = leaf
    const { movement } = decision
    if (mrn === undefined || movement === undefined) return
    const due = this.#due(leaf, known, key)
    due.push(...decision.releases)
    if (known === undefined && this.#movements.size >= this.#deps.openMax) return this.#loseMovement(mrn)
    this.#reported.marks(mrn, known?.movement?.marks ?? NO_MARKS, movement.marks ?? NO_MARKS, now)
    this.#movements.set(mrn, { movement, declaration: decision.declaration ?? known?.declaration, due })
  }

  #loseMovement(mrn: Mrn): void {
    const known = this.#movements.get(mrn)
    if (known !== undefined && known !== 'lost')
      this.#reported.marks(mrn, known.movement?.marks ?? NO_MARKS, NO_MARKS, 0)
    this.#movements.set(mrn, 'lost')
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

  #missed(mrn: Mrn | undefined, { sender, id }: MessageKey): void {
    const place = { ...(mrn === undefined ? {} : { mrn }), message: `${sender} ${id}` }
    this.#findings.add('I2', place, 'was set free and has had no effect')
  }

  /** The movement as it stands must be, whole, what the decisions give, and so the content of its declaration. */
  #last({ mrn, movement, declaration }: AuditEnding): void {
    const known = this.#movements.get(mrn)
    if (known !== undefined && known !== 'lost') {
      for (const one of known.due) if (isHeld(known.movement, one)) this.#missed(mrn, one)
      if (stateText(known.movement) !== stateText(movement)) {
        this.#findings.add('I4', { mrn }, 'deciding again from the messages gives another movement than is stored')
      }
      if (stateText(known.declaration) !== stateText(declaration)) {
        this.#findings.add('I4', { mrn }, 'its declaration is stored with another content than its messages have')
      }
    }
    this.#drop(mrn)
  }

  /** Forgets a movement unless reports may still be about it; those that were kept are looked at again now and then. */
  #drop(mrn: Mrn): void {
    const known = this.#movements.get(mrn)
    if (known === undefined) return
    if (this.#reported.isNeeded(mrn, known === 'lost' ? undefined : known.movement)) {
      this.#kept.add(mrn)
      if (this.#kept.size % KEPT_LOOK !== 0) return
      for (const one of this.#kept) {
        const kept = this.#movements.get(one)
        if (kept !== undefined && this.#reported.isNeeded(one, kept === 'lost' ? undefined : kept.movement)) continue
        this.#kept.delete(one)
        this.#movements.delete(one)
      }
      return
    }
    this.#kept.delete(mrn)
    this.#movements.delete(mrn)
  }

  /** Guarantees whole, with what the log does not tell of them; but for hashes that only the hub's key can make. */
  async #headers(source: AuditSource): Promise<void> {
    for await (const { accessCodeHash: _, ...stored } of source.guarantees()) {
      const known = this.#guarantees.get(stored.grn)
      if (known === undefined) continue
      if (known === 'lost') {
        this.#findings.notCompared('guarantees: an event of them could not be decided again')
        continue
      }
      const { accessCodeHash: __, ...given } = known
      if (stateText(given) === stateText(stored)) continue
      this.#findings.add(
        'I4',
        { grn: stored.grn },
        'deciding again from the messages gives another guarantee than is stored',
      )
    }
  }

  #lose(leaf: AuditLeaf, record: LogRecord, reason: string): void {
    this.#findings.notCompared(`decisions: ${reason}`)
    this.#forget(leaf, record)
  }

  #forget({ mrn, ...leaf }: AuditLeaf, record: LogRecord): void {
    if (mrn !== undefined) this.#loseMovement(mrn)
    const { changes, entries } = (record.effect ?? {}) as Effect
    for (const grn of Object.keys(changes?.guarantees ?? {})) this.#guarantees.set(asGrn(grn), 'lost')
    for (const { grn } of entries ?? []) this.#guarantees.set(grn, 'lost')
    if (leaf.kind === 'message' && leaf.sender !== HUB) this.#reported.lost(leaf, Object.keys(changes?.trains ?? {}))
    this.#expected.unknown(leaf)
  }
}

const NO_MARKS: readonly string[] = []
/** Of which only the recorded effects are applied: this engine may rightly decide otherwise (schemas/engine.json). */
const OTHER_ENGINE = 'decided by an engine of another number'
/** Movements kept for reports between two looks at which are still needed. */
const KEPT_LOOK = 1_000

/** The firing of a timer of the movement; a reason when it has no such timer. */
function firingOf(leaf: AuditLeaf, movement: Movement | undefined, now: number): Event | string {
  const { sender, id = '', mrn } = leaf
  const timer = movement?.timers.find((one) => firingKey(one).id === id)
  if (timer === undefined || sender === undefined || mrn === undefined) return `a firing of ${id}, which does not run`
  return { kind: 'timer', key: { sender, id }, mrn, message: makeFiring(timer, now) }
}

function differenceOf(decision: Accepted | undefined, { verdict, effect }: LogRecord): string | undefined {
  if (decision === undefined) return `decided again it is refused; the log says ${verdict}`
  if (decision.status !== verdict) return `decided again it is ${decision.status}; the log says ${verdict}`
  const [again, logged] = [canonicalJson(decision.effect), canonicalJson(effect ?? {})]
  return again === logged
    ? undefined
    : `decided again it does ${again.slice(0, 400)}; the log says ${logged.slice(0, 400)}`
}
