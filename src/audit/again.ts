import { encodeJson } from '../codec/index.ts'
import { type Happening, isTaken, type Step, step, type Taken } from '../domain/engine/step.ts'
import type { Effect, Secrets } from '../domain/model/decision.ts'
import { trainKey } from '../domain/model/logged.ts'
import type { Reference } from '../domain/model/reference.ts'
import type { Snapshot } from '../domain/model/snapshot.ts'
import { firingKey } from '../domain/model/timer.ts'
import { asksOf, personIn } from '../domain/office-app/attest.ts'
import { asGrn, type Mrn } from '../domain/values/identifiers.ts'
import { HUB, keyText, type MessageKey, type PartyKey } from '../domain/values/party.ts'
import { matchedBy, provisionalOf } from '../domain/values/provisional.ts'
import { ENGINE } from '../generated/engine.ts'
import type { AvailabilityNotice, Message } from '../generated/types.ts'
import type { AuditEnding, AuditLeaf, AuditSource } from '../ports/audit.ts'
import { canonicalJson } from '../trust/canonical-json.ts'
import type { LogRecord } from '../trust/log.ts'
import { placeOfLeaf } from './evidence.ts'
import { Expected } from './expected.ts'
import { type Basis, contentFaults, Memory } from './memory.ts'
import { type RefusedAgain, refusalAgain } from './refusals.ts'
import type { Breaches, BreachPlace } from './result.ts'
import { stateText } from './state-text.ts'

export type AgainDeps = {
  reference: Reference
  secrets: Secrets
  /** Decodes a stored message again; undefined when the bytes do not decode. */
  decode: (bytes: Buffer, contentType: string) => Message | undefined
  /**
   * The code of the first thing that is wrong with bytes alone (form, header, schema, rules), at a time in milliseconds
   * UTC; a reason when that can no longer be determined.
   */
  judge: (bytes: Buffer, contentType: string, sender: PartyKey, now: number) => RefusedAgain
  /** Movements kept in memory at once; further ones are not compared. */
  openMax: number
}

/** What follows of the last event by deciding it again, and is still to come; `unknown` when it could not be decided. */
type Due =
  | { place: BreachPlace; cause: string | undefined; steps: Taken[]; sure: boolean }
  | { cause: string; steps: 'unknown' }

/**
 * Decides every event again from its bytes, in the log's order, on the states the decisions before have given, with all that
 * follows of it (`step`), and compares effect, verdict and what was sent (architecture.md, "The commit"). What cannot be
 * decided again (bytes or reference data gone) is counted as not compared, and with it all that follows of that movement.
 */
export class DecideAgain {
  readonly #deps: AgainDeps
  readonly #breaches: Breaches
  readonly #memory: Memory
  readonly #expected: Expected
  /** What is out of service, as the log has it so far: the reference data know only what is so now. */
  readonly #outages: () => Reference['outages']
  /** Movements are told of a closure one by one, long after its notice. */
  readonly #closures = new Map<string, { key: MessageKey; message: AvailabilityNotice }>()
  #due: Due | undefined

  constructor(deps: AgainDeps, breaches: Breaches, outages: () => Reference['outages']) {
    this.#deps = deps
    this.#breaches = breaches
    this.#memory = new Memory(deps.openMax)
    this.#outages = outages
    this.#expected = new Expected(deps.reference, deps.secrets, breaches)
  }

  leaf(leaf: AuditLeaf, record: LogRecord, bytes: Buffer | undefined, receivers: readonly PartyKey[]): void {
    if (leaf.kind === 'made') this.#expected.made(leaf, record, bytes)
    else {
      this.#expected.flush()
      const one = this.#stepOf(leaf, record, bytes)
      if (typeof one === 'string') this.#lose(leaf, record, one)
      else if (one !== undefined) this.#compare(one, { leaf, record, bytes, receivers })
    }
    for (const ending of leaf.ends) this.#last(ending)
  }

  async end(source: AuditSource): Promise<void> {
    this.#expected.flush()
    this.#flush()
    await this.#trains(source)
    await this.#headers(source)
  }

  /** What a leaf must say by deciding again: what is due after the last event, or a new event; a reason when it is lost. */
  #stepOf(leaf: AuditLeaf, record: LogRecord, bytes: Buffer | undefined): Step | string | undefined {
    const { kind, mrn, sender, id } = leaf
    const follows = kind === 'effect' || kind === 'matched' || (kind === 'message' && sender === HUB)
    if (!follows) this.#flush()
    if (kind === 'refusal') this.#refusal(leaf, record, bytes)
    if (kind === 'refusal' || kind === 'act') return undefined
    if (record.engine !== ENGINE) return OTHER_ENGINE
    if (mrn !== undefined && this.#memory.movements.get(mrn) === 'lost') return MOVEMENT_LOST
    if (!DECIDED.has(kind)) return `entries of kind ${kind}`
    if (sender === undefined || id === undefined) return 'a claim is missing'
    if (follows) return this.#following(leaf, record, { sender, id })
    const happening = kind === 'timer' ? this.#firing(leaf) : this.#said(leaf, bytes, { sender, id })
    return typeof happening === 'string' ? happening : this.#begin(happening, leaf, record)
  }

  /** A new event: its own step, and from now on what follows of it is due. */
  #begin(happening: Happening, leaf: AuditLeaf, record: LogRecord): Step | string {
    const now = Date.parse(record.decidedAt)
    const decided = this.#decide(happening, leaf, record, now)
    if (typeof decided === 'string') return decided
    const [own, ...steps] = decided.steps
    if (own === undefined) return `a ${happening.kind} of which nothing comes`
    if (decided.basis.cameUnderMarks) this.#breaches.notCompared(CAME_UNDER_MARKS)
    const cause = happening.kind === 'message' ? keyText(happening.key) : undefined
    const following = steps.filter(isTaken)
    this.#due = { place: placeOfLeaf(leaf), cause, steps: following, sure: decided.basis.whole }
    return own
  }

  #decide(
    happening: Happening,
    leaf: AuditLeaf,
    record: LogRecord,
    now: number,
  ): { steps: Step[]; basis: Basis } | string {
    const { shared = [], issuedBy } = (record.effect ?? {}) as Effect
    const isShared = (mrn: Mrn): boolean => shared.includes(this.#deps.secrets.digest(`shares ${mrn}`))
    const basis = this.#memory.basis(happening, leaf, now, isShared)
    if (typeof basis === 'string') return basis
    const outages = this.#outages()
    const reference = { ...this.#deps.reference, ...(outages === undefined ? {} : { outages }) }
    try {
      const snapshot = { ...basis.snapshot, ...issuersIn(happening, issuedBy) }
      return { steps: step(happening, snapshot, { now, reference, secrets: this.#deps.secrets }), basis }
    } catch (error) {
      // What cannot have been stored so: an audit that ended here would say nothing of all that comes after.
      this.#breaches.add('I4', placeOfLeaf(leaf), `deciding again fails: ${(error as Error).message}`)
      return 'deciding again fails'
    }
  }

  /** What follows of an event is in the log right after it, in the order in which it was decided. */
  #following(leaf: AuditLeaf, record: LogRecord, key: MessageKey): Step | string {
    const { cause } = record as { cause?: MessageKey }
    const from = cause === undefined ? 'nothing' : keyText(cause)
    const due = this.#due
    if (due !== undefined && due.steps !== 'unknown') {
      const index = due.steps.findIndex(({ event }) => event.kind === leaf.kind && keyText(event.key) === keyText(key))
      const [one] = index < 0 ? [] : due.steps.splice(index, 1)
      for (const missing of one === undefined ? [] : due.steps.splice(0, index)) this.#missed(missing, due)
      if (one !== undefined) return one
      if (!due.sure && leaf.kind === 'message' && due.cause === from) return FOUND_UNKNOWN
    }
    const closure = this.#closures.get(from)
    if (leaf.kind === 'message' && closure !== undefined && leaf.mrn !== undefined) {
      this.#flush()
      const own = this.#begin({ kind: 'closure', mrn: leaf.mrn, notice: closure }, leaf, record)
      if (typeof own === 'string' || keyText(own.event.key) === keyText(key)) return own
      this.#due = undefined
    } else if (due?.steps === 'unknown' && (leaf.kind === 'effect' || due.cause === from)) return CAUSE_LOST
    this.#flush()
    const what =
      leaf.kind === 'effect'
        ? 'nothing sets this free'
        : `nothing in ${from} asks for this ${leaf.idReservation?.type ?? 'notice'}`
    this.#breaches.add('I4', placeOfLeaf(leaf), what)
    return 'what nothing asks for'
  }

  #firing({ id, mrn }: AuditLeaf): Happening | string {
    const movement = mrn === undefined ? undefined : this.#memory.known(mrn)?.movement
    const timer = movement?.timers.find((one) => firingKey(one).id === id)
    if (timer === undefined || mrn === undefined) return `a firing of ${id}, which does not run`
    return { kind: 'timer', mrn, name: timer.name, number: timer.number }
  }

  /** What comes, is asked by the first of two persons, or answered by the second; the words of the answer are checked elsewhere. */
  #said(leaf: AuditLeaf, bytes: Buffer | undefined, key: MessageKey): Happening | string {
    const { kind, mrn, body } = leaf
    const coming = this.#coming(leaf, bytes, key)
    if (typeof coming === 'string' || kind === 'message') return coming
    const { message } = coming
    if (kind === 'asked') {
      const asks = body?.attestedBy === undefined ? undefined : asksOf(message, personIn(body.attestedBy))
      return asks === undefined ? 'what nobody asks' : { ...coming, asks: { ...asks, when: 'always' } }
    }
    if (mrn === undefined) return 'an answer without movement'
    return { kind: 'approval', key, mrn, message, verdict: kind === 'approved' ? 'approve' : 'reject' }
  }

  #coming(
    { mrn, idReservation, body }: AuditLeaf,
    bytes: Buffer | undefined,
    key: MessageKey,
  ): Extract<Happening, { kind: 'message' }> | string {
    if (idReservation === undefined) return 'a claim is missing'
    if (bytes === undefined) return 'the bytes are gone'
    const message = this.#deps.decode(bytes, idReservation.contentType)
    if (message === undefined) return 'the bytes do not decode by the schemas of this version'
    if (message.type === 'availability-notice') this.#closures.set(keyText(key), { key, message })
    const byOfficer = body?.attestedBy === undefined ? {} : { byOfficer: true }
    return { kind: 'message', key, message, ...(mrn === undefined ? {} : { mrn }), ...byOfficer }
  }

  #compare(
    one: Step,
    {
      leaf,
      record,
      bytes,
      receivers,
    }: { leaf: AuditLeaf; record: LogRecord; bytes: Buffer | undefined; receivers: readonly PartyKey[] },
  ): void {
    const sameReference = this.#isOfThisReference(record)
    const difference = differenceOf(one, record)
    if (difference !== undefined && !sameReference) {
      return this.#lose(leaf, record, 'decided with reference data of another version')
    }
    if (difference !== undefined && ((record.effect ?? {}) as Effect).shared !== undefined) {
      return this.#lose(leaf, record, SHARED_MOVED)
    }
    this.#breaches.counts.decidedAgain += 1
    // The log says what happened: after a difference nothing that follows from it is worth comparing.
    if (difference !== undefined) this.#breaches.add('I4', placeOfLeaf(leaf), difference)
    if (difference !== undefined || !isTaken(one)) return this.#forget(leaf, record)
    const { event, report } = one
    if (event.kind === 'message' && leaf.sender === HUB && bytes?.equals(encodeJson(event.message)) === false)
      this.#breaches.add('I4', placeOfLeaf(leaf), `made again, this ${event.message.type} is another one`)
    const now = Date.parse(record.decidedAt)
    this.#memory.take(one, now)
    this.#concerns(leaf, report?.concerned ?? [])
    this.#expected.sent(leaf, one, receivers, { decidedAt: now, sameReference })
  }

  #isOfThisReference = (record: LogRecord): boolean =>
    canonicalJson(record.reference) === canonicalJson(this.#deps.reference.version)

  #concerns(leaf: AuditLeaf, concerns: readonly Mrn[]): void {
    for (const mrn of concerns.filter((one) => !leaf.concerned.includes(one))) {
      this.#breaches.add('I4', { ...placeOfLeaf(leaf), mrn }, 'is about this movement and not on its timeline')
    }
    for (const mrn of leaf.concerned.filter((one) => !concerns.includes(one))) {
      this.#breaches.add('I4', { ...placeOfLeaf(leaf), mrn }, 'is on the timeline of a movement it is not about')
    }
  }

  /** A refused message must be refused again, with the same code. */
  #refusal(leaf: AuditLeaf, record: LogRecord, bytes: Buffer | undefined): void {
    if (record.engine !== ENGINE) return this.#breaches.notCompared(`refusals: ${OTHER_ENGINE}`)
    const now = Date.parse(record.decidedAt)
    // The rules read the clock before the message waited for its commit.
    const judgedAt = Date.parse(record.receivedAt ?? record.decidedAt)
    const again = refusalAgain(leaf, bytes, {
      decode: this.#deps.decode,
      judge: (content, contentType, sender) => this.#deps.judge(content, contentType, sender, judgedAt),
      decide: (coming) => {
        const decided = this.#decide(coming, leaf, record, now)
        if (typeof decided === 'string') return { reason: decided }
        const decision = decided.steps[0]?.decision
        return { code: decision?.outcome === 'refused' ? decision.findings[0]?.code : undefined }
      },
    })
    if ('reason' in again) return this.#breaches.notCompared(`refusals: ${again.reason}`)
    if (again.code !== record.verdict && !this.#isOfThisReference(record)) {
      return this.#breaches.notCompared('refusals: decided with reference data of another version')
    }
    this.#breaches.counts.decidedAgain += 1
    if (again.code === record.verdict) return
    const what = again.code === undefined ? 'accepted' : `refused with ${again.code}`
    this.#breaches.add('I4', placeOfLeaf(leaf), `decided again it is ${what}; the log says ${record.verdict}`)
  }

  /** Something else has come: nothing more follows of the last event. */
  #flush(): void {
    const due = this.#due
    this.#due = undefined
    if (due === undefined || due.steps === 'unknown') return
    for (const missing of due.steps) this.#missed(missing, due)
  }

  #missed({ event }: Taken, due: Exclude<Due, { steps: 'unknown' }>): void {
    const { kind, key, mrn, message } = event
    const where = mrn === undefined ? {} : { mrn }
    if (kind === 'effect') {
      this.#breaches.add('I2', { ...where, message: keyText(key) }, 'was set free and has had no effect')
    } else if (due.sure) {
      this.#breaches.add('I2', { ...due.place, ...where }, `its ${message.type} was never made`)
    }
  }

  /** The movement as it stands must be, whole, what the decisions give, and so the content of its declaration. */
  #last({ mrn, movement, declarations }: AuditEnding): void {
    const known = this.#memory.known(mrn)
    if (known !== undefined) {
      const due = this.#due
      if (due !== undefined && due.steps !== 'unknown') {
        for (const one of due.steps.filter(({ event }) => event.mrn === mrn)) this.#missed(one, due)
        due.steps = due.steps.filter(({ event }) => event.mrn !== mrn)
      }
      if (stateText(known.movement) !== stateText(movement)) {
        this.#breaches.add('I4', { mrn }, 'deciding again from the messages gives another movement than is stored')
      }
      for (const fault of contentFaults(known, declarations)) this.#breaches.add('I4', { mrn }, fault)
    }
    this.#memory.drop(mrn)
  }

  /** Guarantees whole, with what the log does not tell of them; but for hashes that only the hub's key can make. */
  async #headers(source: AuditSource): Promise<void> {
    for await (const { accessCodeHash: _, ...stored } of source.guarantees()) {
      const known = this.#memory.guarantees.get(stored.grn)
      if (known === undefined) continue
      if (known === 'lost') {
        this.#breaches.notCompared('guarantees: an event of them could not be decided again')
        continue
      }
      const { accessCodeHash: __, ...given } = known
      if (stateText(given) === stateText(stored)) continue
      const what = 'deciding again from the messages gives another guarantee than is stored'
      this.#breaches.add('I4', { grn: stored.grn }, what)
    }
  }

  /** The trains whole, with what the log does not tell of them. */
  async #trains(source: AuditSource): Promise<void> {
    for await (const train of source.trains()) {
      const known = this.#memory.trains.get(train.number)
      if (known === 'lost') {
        this.#breaches.notCompared('trains: a report on them could not be decided again')
        continue
      }
      const given = known?.find(({ operator }) => operator === train.operator)
      if (given === undefined || canonicalJson(given) === canonicalJson(train)) continue
      this.#breaches.add(
        'I4',
        { train: trainKey(train) },
        'deciding its reports again gives another train than is stored',
      )
    }
  }

  #lose(leaf: AuditLeaf, record: LogRecord, reason: string): void {
    this.#breaches.notCompared(`decisions: ${reason}`)
    this.#forget(leaf, record)
  }

  /** What a leaf changed is not known any more, nor what follows of it. */
  #forget({ mrn, ...leaf }: AuditLeaf, record: LogRecord): void {
    if (mrn !== undefined) this.#memory.lose(mrn)
    const { changes, entries } = (record.effect ?? {}) as Effect
    for (const grn of Object.keys(changes?.guarantees ?? {})) this.#memory.guarantees.set(asGrn(grn), 'lost')
    for (const { grn } of entries ?? []) this.#memory.guarantees.set(grn, 'lost')
    for (const key of Object.keys(changes?.trains ?? {})) {
      this.#memory.trains.set(key.slice(0, key.lastIndexOf(' ')), 'lost')
    }
    const { cause } = record as { cause?: MessageKey }
    const from = leaf.sender === HUB && cause !== undefined ? keyText(cause) : `${leaf.sender} ${leaf.id}`
    this.#due = { cause: from, steps: 'unknown' }
    this.#expected.unknown(leaf)
  }
}

/** To which office the log says the number was given that a message names; `columnsAgainst` compares that with its table. */
function issuersIn(happening: Happening, issuedBy: Effect['issuedBy']): Pick<Snapshot, 'issuers'> {
  if (happening.kind !== 'message' || issuedBy === undefined) return {}
  const number = provisionalOf(happening.message) ?? matchedBy(happening.message)
  return number === undefined ? {} : { issuers: new Map([[number, issuedBy]]) }
}

/** Kinds of entries that say what was decided. */
const DECIDED: ReadonlySet<string> = new Set(['message', 'effect', 'timer', 'matched', 'asked', 'approved', 'rejected'])

/** Only the recorded effects of these are applied: this engine may rightly decide otherwise (schemas/engine.json). */
const OTHER_ENGINE = 'decided by an engine of another number'
const MOVEMENT_LOST = 'an earlier event of the movement could not be decided again'
const CAUSE_LOST = 'what it follows of could not be decided again'
/** Others on the same vehicle are read without a lock: they may have moved on just then. */
export const SHARED_MOVED = 'a movement on the same vehicle may have moved on while it was decided'
const FOUND_UNKNOWN = 'a movement found by a mark was lost before'
/** Why a movement is skipped that may legitimately not have been found. */
export const CAME_UNDER_MARKS = 'reports: a movement came under their marks while they were decided'

function differenceOf({ event, decision }: Step, { verdict, effect }: LogRecord): string | undefined {
  if (decision.outcome === 'refused') return `decided again it is refused; the log says ${verdict}`
  // Whether it closed a delivery is the outbox's to say, which is not part of a decision (src/pipeline/delivery-reports.ts).
  const closedNothing = event.message.type === 'delivery-report' && verdict === 'recorded'
  if (decision.status !== verdict && !closedNothing)
    return `decided again it is ${decision.status}; the log says ${verdict}`
  const [again, logged] = [canonicalJson(decision.effect), canonicalJson(effect ?? {})]
  return again === logged
    ? undefined
    : `decided again it does ${again.slice(0, 400)}; the log says ${logged.slice(0, 400)}`
}
