import { hash } from 'node:crypto'
import { lookupsOf, needs, subjectsOf } from '../domain/engine/needs.ts'
import { sharingAmong } from '../domain/differences/used-twice.ts'
import { comesToWait, type Happening, type Taken } from '../domain/engine/step.ts'
import type { AcceptedStatus, DomainEvent } from '../domain/model/decision.ts'
import type { Guarantee } from '../domain/model/guarantee.ts'
import type { Movement } from '../domain/model/movement.ts'
import type { HeldMessage, Snapshot } from '../domain/model/snapshot.ts'
import { isForgotten } from '../domain/notices/bearers.ts'
import { leavesTrace } from '../domain/notices/identification.ts'
import { isTwinMark } from '../domain/notices/doubles.ts'
import { isEnd, isInFlight } from '../domain/model/table.ts'
import { mrnsOfTrain, type Train } from '../domain/model/train.ts'
import type { Grn, Mrn } from '../domain/values/identifiers.ts'
import { matchedBy } from '../domain/values/provisional.ts'
import { keyText } from '../domain/values/party.ts'
import { stateText } from './state-text.ts'
import type { TransitDeclaration } from '../generated/types.ts'
import type { AuditLeaf } from '../ports/audit.ts'

export type Known = {
  movement: Movement | undefined
  declaration: TransitDeclaration['body'] | undefined
  /** Digests of its contents before this one, the oldest first: whole they would take the memory of each of them. */
  earlier: readonly string[]
  /** What waits on it, by `keyText`. */
  held: ReadonlyMap<string, HeldMessage>
}

/**
 * What is wrong with the contents of a declaration as they are stored, the latest last: each must be that of the message it came
 * from, also one that was amended since.
 */
export function contentFaults({ declaration, earlier }: Known, stored: readonly unknown[]): string[] {
  const before = stored.slice(0, -1).map(digestOfContent)
  const isBefore = before.length === earlier.length && before.every((digest, index) => digest === earlier[index])
  const isLatest = stateText(declaration) === stateText(stored.at(-1))
  return [
    ...(isLatest ? [] : ['its declaration is stored with another content than its messages have']),
    ...(isBefore ? [] : ['what was declared before an amendment is stored otherwise than its messages have it']),
  ]
}

/** The same for the same content of a declaration, in whatever order its members were built. */
const digestOfContent = (content: unknown): string => hash('sha256', stateText(content), 'base64url')

/** What an event rests on, as far as it is known; a reason when it is not. */
export type Basis = {
  snapshot: Snapshot
  /** A movement may rightly not have been found: it came under a mark so shortly before. */
  cameUnderMarks: boolean
  /** Whether all that the event may bring about is known: movements it finds by a mark may be among those that were lost. */
  whole: boolean
}

/**
 * For how long a movement may go unfound by a report after it came under a vehicle, container or device: marks are looked up
 * before anything is locked (src/pipeline/batch.ts).
 */
const UNFOUND_MS = 60_000
/** Movements kept for reports between two looks at which are still needed. */
const KEPT_LOOK = 1_000

const NO_MARKS: readonly string[] = []

/**
 * How everything stands by the decisions made again so far. `lost` is what could not be decided again, and with it all that
 * follows. Only movements are kept that entries are still to come of, or that a report may be about by its train, vehicle,
 * container or device.
 */
export class Memory {
  readonly movements = new Map<Mrn, Known | 'lost'>()
  readonly guarantees = new Map<Grn, Guarantee | 'lost'>()
  /** By number. */
  readonly trains = new Map<string, readonly Train[] | 'lost'>()
  readonly #openMax: number
  readonly #aboard = new Map<Mrn, number>()
  /** By mark: who bears it, and since when. */
  readonly #marked = new Map<string, Map<Mrn, number>>()
  /** Movements no entry is still to come of, kept for reports that do not name them. */
  readonly #kept = new Set<Mrn>()
  #anyLost = false
  /** When the last event was decided, milliseconds UTC. */
  #now = 0

  constructor(openMax: number) {
    this.#openMax = openMax
  }

  /** What a happening rests on, loaded by the same three questions as a batch; `now` in milliseconds UTC. */
  basis(happening: Happening, leaf: AuditLeaf, now: number, isShared: (mrn: Mrn) => boolean): Basis | string {
    const { trains: numbers, marks, again } = lookupsOf([happening])
    const trains = new Map<string, readonly Train[]>()
    for (const { number } of numbers) {
      const known = this.trains.get(number) ?? []
      if (known === 'lost') return 'an earlier report on the train could not be decided again'
      trains.set(number, known)
    }
    const found = new Map<string, readonly Mrn[]>()
    let cameUnderMarks = false
    for (const [max, some] of marks) {
      if ((again.get(max) ?? []).length > 0) {
        for (const mark of some) found.set(mark, this.#bearers(mark, max))
        continue
      }
      const { mrns, missed } = this.#found(leaf, some, max, now)
      cameUnderMarks ||= missed
      for (const mark of some) found.set(mark, mrns)
    }
    const subjects = subjectsOf(happening, { trains, found })
    const snapshot = this.#load(subjects, trains)
    if (typeof snapshot !== 'string') this.#share(snapshot, isShared)
    const whole = !this.#anyLost || again.size === 0
    return typeof snapshot === 'string' ? snapshot : { snapshot, cameUnderMarks, whole }
  }

  #load(subjects: Parameters<typeof needs>[0], trains: Snapshot['trains']): Snapshot | string {
    const snapshot: Snapshot = {
      movements: new Map(),
      guarantees: new Map(),
      declarations: new Map(),
      held: new Map(),
      told: new Set(),
      trains,
      sharing: new Map(),
    }
    for (const { mrn } of subjects) {
      const known = mrn === undefined ? undefined : this.movements.get(mrn)
      if (known === 'lost') return 'an earlier event of the movement could not be decided again'
      if (mrn === undefined || known?.movement === undefined) continue
      snapshot.movements.set(mrn, known.movement)
    }
    const { declarations, held, grns } = needs(subjects, snapshot.movements)
    for (const grn of grns) {
      const guarantee = this.guarantees.get(grn)
      if (guarantee === 'lost') return 'an earlier event of the guarantee could not be decided again'
      if (guarantee !== undefined) snapshot.guarantees.set(grn, guarantee)
    }
    for (const mrn of declarations) {
      const content = this.known(mrn)?.declaration
      if (content !== undefined) snapshot.declarations.set(mrn, content)
    }
    const waiting = [...snapshot.movements.keys()].flatMap((mrn) => [...(this.known(mrn)?.held ?? [])])
    for (const [text, message] of waiting) snapshot.held.set(text, message)
    return held.every(({ key }) => snapshot.held.has(keyText(key))) ? snapshot : 'the bytes of what is held are gone'
  }

  /**
   * Movements on the same vehicle, those the log says were looked at: they are read without a lock, so that only the log
   * knows which were under way just then.
   */
  #share({ movements, sharing }: Snapshot, isShared: (mrn: Mrn) => boolean): void {
    for (const movement of movements.values()) {
      const bearers = (movement.marks ?? []).flatMap((mark) => [...(this.#marked.get(mark)?.keys() ?? [])])
      const others = [...new Set(bearers)].filter((mrn) => mrn !== movement.mrn && isShared(mrn))
      const known = sharingAmong(
        [movement],
        others.flatMap((mrn) => this.known(mrn)?.movement ?? []),
      )
      for (const [mrn, those] of known) sharing.set(mrn, those)
    }
  }

  known(mrn: Mrn): Known | undefined {
    const known = this.movements.get(mrn)
    return known === 'lost' ? undefined : known
  }

  /** Notes what one event has done; `now` in milliseconds UTC. */
  take({ event, decision, report }: Taken, now: number): void {
    this.#now = Math.max(this.#now, now)
    for (const guarantee of decision.guarantees) this.guarantees.set(guarantee.grn, guarantee)
    if (report?.train !== undefined) this.#setTrain(report.train)
    const { movement, status } = decision
    if (movement === undefined) return
    const { mrn } = movement
    const before = this.known(mrn)
    if (before === undefined && this.movements.size >= this.#openMax) return this.lose(mrn)
    this.#mark(mrn, before?.movement?.marks ?? NO_MARKS, movement.marks ?? NO_MARKS, now)
    const held = heldAfter(movement, this.#heldBefore(event, before), event, status)
    const { declaration = before?.declaration } = decision
    const replaced = decision.declaration === undefined ? undefined : before?.declaration
    const earlier = before?.earlier ?? []
    this.movements.set(mrn, {
      movement,
      declaration,
      earlier: replaced === undefined ? earlier : [...earlier, digestOfContent(replaced)],
      held,
    })
  }

  /** What waits on the movement, and under the provisional number that a declaration has just taken over. */
  #heldBefore({ kind, message }: DomainEvent, before: Known | undefined): Known['held'] {
    const own = before?.held ?? NOTHING_HELD
    const provisional = kind === 'message' ? matchedBy(message) : undefined
    const taken = provisional === undefined ? undefined : this.known(provisional)?.held
    return taken === undefined ? own : new Map([...own, ...taken])
  }

  /** From now on nothing is known of the movement. */
  lose(mrn: Mrn): void {
    this.#anyLost = true
    const marks = this.known(mrn)?.movement?.marks ?? NO_MARKS
    // A declaration that looks like it cannot be decided again either.
    this.#mark(mrn, marks, marks.filter(isTwinMark), 0)
    this.movements.set(mrn, 'lost')
  }

  /** No entry of the movement is still to come: forgets it unless reports may be about it; some of those are looked at again. */
  drop(mrn: Mrn): void {
    if (!this.movements.has(mrn)) return
    if (!this.#isNeeded(mrn)) {
      this.#kept.delete(mrn)
      this.movements.delete(mrn)
      return
    }
    this.#kept.add(mrn)
    if (this.#kept.size % KEPT_LOOK !== 0) return
    for (const one of this.#kept) {
      if (this.#isNeeded(one)) continue
      this.#kept.delete(one)
      this.movements.delete(one)
    }
  }

  /** Whether a report may still be about the movement although no entry names it any more. */
  #isNeeded(mrn: Mrn): boolean {
    if (this.#aboard.has(mrn)) return true
    const movement = this.known(mrn)?.movement
    if (movement === undefined) return false
    // A number that belongs to a movement may be named again for ever, by whoever is then refused.
    if (movement.matchedTo !== undefined) return true
    if ((movement.marks ?? []).length === 0) return false
    return !isEnd(movement.state) || (leavesTrace(movement) && !isForgotten(movement, this.#now))
  }

  #mark(mrn: Mrn, before: readonly string[], after: readonly string[], at: number): void {
    if (before === after) return
    for (const mark of before) {
      const bearers = this.#marked.get(mark)
      bearers?.delete(mrn)
      if (bearers?.size === 0) this.#marked.delete(mark)
    }
    for (const mark of after) this.#marked.set(mark, (this.#marked.get(mark) ?? new Map<Mrn, number>()).set(mrn, at))
  }

  /** Who bears a mark, as many and in the order in which the store looks them up. */
  #bearers = (mark: string, max: number): Mrn[] =>
    [...(this.#marked.get(mark)?.keys() ?? [])].toSorted((one, other) => (one < other ? 1 : -1)).slice(0, max)

  /**
   * What stands on timelines because of a report, or bears its marks; but for what came under them so shortly before that
   * the commit need not have known.
   */
  #found(
    { concerned }: AuditLeaf,
    marks: readonly string[],
    max: number,
    now: number,
  ): { mrns: Mrn[]; missed: boolean } {
    // A movement that is under way no more and bore the device when it noted this is told of it, and so among the concerned
    // (src/domain/notices/bearers.ts); of all the others a report may only have found those under way.
    const runs = (mrn: Mrn): boolean => {
      const movement = this.known(mrn)?.movement
      return movement !== undefined && isInFlight(movement.state)
    }
    const others = marks.flatMap((mark) =>
      this.#bearers(mark, max)
        .filter((mrn) => !concerned.includes(mrn) && runs(mrn))
        .map((mrn) => ({ mrn, since: this.#marked.get(mark)?.get(mrn) ?? 0 })),
    )
    const old = others.filter(({ since }) => now - since >= UNFOUND_MS)
    return { mrns: [...new Set([...concerned, ...old.map(({ mrn }) => mrn)])], missed: old.length < others.length }
  }

  #setTrain(train: Train): void {
    const known = this.trains.get(train.number) ?? []
    const before = known === 'lost' ? [] : known
    const replaced = before.find(({ operator }) => operator === train.operator)
    for (const mrn of mrnsOfTrain(replaced)) this.#count(mrn, -1)
    for (const mrn of mrnsOfTrain(train)) this.#count(mrn, 1)
    this.trains.set(train.number, [...before.filter((one) => one !== replaced), train])
  }

  #count(mrn: Mrn, change: number): void {
    const count = (this.#aboard.get(mrn) ?? 0) + change
    if (count === 0) this.#aboard.delete(mrn)
    else this.#aboard.set(mrn, count)
  }
}

const NOTHING_HELD: Known['held'] = new Map()

/** What waits on a movement after an event, which may be one that waits from now on. */
function heldAfter(
  movement: Movement,
  before: Known['held'],
  event: DomainEvent,
  status: AcceptedStatus,
): Known['held'] {
  const comes = comesToWait(event, status)
  if (!comes && before.size === movement.held.length) return before
  const waiting = new Set(movement.held.map(({ key }) => keyText(key)))
  const held = new Map([...before].filter(([text]) => waiting.has(text)))
  if (comes) held.set(keyText(event.key), { message: event.message, byOfficer: event.byOfficer === true })
  return held
}
