import type { Accepted } from '../domain/model/decision.ts'
import { trainKey } from '../domain/model/logged.ts'
import { withFanOut } from '../domain/notices/fan-out.ts'
import { marksSought } from '../domain/notices/identification.ts'
import type { Movement } from '../domain/model/movement.ts'
import type { MessageKey, PartyKey } from '../domain/values/party.ts'
import type { Reference } from '../domain/model/reference.ts'
import { mrnsNamed, type Notice, type Report } from '../domain/model/notice.ts'
import { isEnd, isInFlight } from '../domain/model/table.ts'
import { mrnsOfTrain, type Train } from '../domain/model/train.ts'
import type { Message } from '../generated/types.ts'
import type { AuditLeaf, AuditSource } from '../ports/audit.ts'
import { canonicalJson } from '../trust/canonical-json.ts'
import type { LogRecord } from '../trust/log.ts'
import { placeOf } from './evidence.ts'
import type { Findings, Place } from './report.ts'
import { type Mrn, mrnOf } from '../domain/values/identifiers.ts'

/** The notices of one cause as messages of the hub, in their order, as the commit made them. */
export type RemakeNotices = (
  cause: { key: MessageKey; message: Pick<Message, 'id' | 'procedure'> },
  notices: readonly Notice[],
  decidedAt: number,
) => readonly { notice: Notice; message: Message; bytes: Buffer }[]

/** A notice made again, and for whom the hub speaks in it. */
export type NoticeMade = { message: Message; bytes: Buffer; onBehalfOf: PartyKey | undefined }
/** The report whose notices are being made: what is still to come, or that nothing is known of it. */
type Cause = { key: string; place: Place; notices: Map<string, NoticeMade> | 'unknown' }
type Known = Movement | 'lost' | undefined

/** Why a movement is left out that may rightly not have been found. */
export const CAME_UNDER_MARKS = 'reports: a movement came under their marks while they were decided'

/**
 * Movements that a vehicle, container or device finds at most, and for how long one may go unfound after it came under
 * such a mark: they are looked up before anything is locked (src/pipeline/fan-out.ts).
 */
const FOUND_MAX = 99
const UNFOUND_MS = 60_000

/**
 * Reports that concern several movements, fanned out again (engine.md 2): which movements they are about, the train
 * afterwards, and the notices, each on whose behalf. Holds the trains and by what the open movements are found.
 */
export class Reported {
  readonly #reference: Reference
  readonly #remake: RemakeNotices
  readonly #findings: Findings
  /** By number. */
  readonly #trains = new Map<string, readonly Train[] | 'lost'>()
  readonly #aboard = new Map<Mrn, number>()
  readonly #marked = new Map<string, Map<Mrn, number>>()
  #cause: Cause | undefined

  constructor(reference: Reference, remake: RemakeNotices, findings: Findings) {
    this.#reference = reference
    this.#remake = remake
    this.#findings = findings
  }

  /** Whether a report may still be about the movement although no entry names it any more. */
  isNeeded(mrn: Mrn, movement: Movement | undefined): boolean {
    if (this.#aboard.has(mrn)) return true
    return movement !== undefined && !isEnd(movement.state) && (movement.marks ?? []).length > 0
  }

  /** Notes by what a movement is found from now on. */
  marks(mrn: Mrn, before: readonly string[], after: readonly string[], at: number): void {
    if (before === after) return
    for (const mark of before) {
      const bearers = this.#marked.get(mark)
      bearers?.delete(mrn)
      if (bearers?.size === 0) this.#marked.delete(mark)
    }
    for (const mark of after) this.#marked.set(mark, (this.#marked.get(mark) ?? new Map<Mrn, number>()).set(mrn, at))
  }

  /**
   * The decision on a report with its fan-out, and what to do once it is found right; a reason when it cannot be made
   * again.
   */
  decide(
    leaf: AuditLeaf,
    report: { key: MessageKey; message: Report },
    own: Accepted,
    { now, known }: { now: number; known: (mrn: Mrn) => Known },
  ): { decision: Accepted; take: () => void } | string {
    const { message, key } = report
    const number = message.type === 'train-manifest' ? message.body.train : ''
    const trains = this.#trains.get(number) ?? []
    if (trains === 'lost') return 'an earlier report on the train could not be decided again'
    const mrns =
      message.type === 'train-manifest'
        ? [...mrnsNamed(message), ...trains.flatMap(mrnsOfTrain)]
        : this.#found(leaf, message, now, known)
    const movements = new Map<Mrn, Movement>()
    for (const mrn of mrns) {
      const movement = known(mrn)
      if (movement === 'lost') return 'an earlier event of a movement it is about could not be decided again'
      if (movement !== undefined) movements.set(mrn, movement)
    }
    const input = { message, reporter: key.sender, trains, movements, reference: this.#reference }
    const { decision, fannedOut } = withFanOut(own, input)
    const take = (): void => {
      this.#concerns(leaf, fannedOut.concerns)
      if (fannedOut.train !== undefined) this.#setTrain(trains, fannedOut.train)
      const notices = this.#remake(report, fannedOut.notices, now).map(
        ({ message: made, bytes, notice }): [string, NoticeMade] => [
          made.id,
          { message: made, bytes, onBehalfOf: notice.onBehalfOf },
        ],
      )
      this.#cause = { key: `${key.sender} ${key.id}`, place: placeOf(leaf), notices: new Map(notices) }
    }
    return { decision, take }
  }

  /** A report that was not decided again: nothing is known of the trains it changed nor of its notices. */
  lost({ sender, id }: Pick<AuditLeaf, 'sender' | 'id'>, trains: readonly string[]): void {
    for (const key of trains) this.#trains.set(key.slice(0, key.lastIndexOf(' ')), 'lost')
    this.#cause = { key: `${sender} ${id}`, place: {}, notices: 'unknown' }
  }

  /** The notice of a leaf, as the report before it makes it; a reason when that cannot be told. */
  notice(leaf: AuditLeaf, record: LogRecord, bytes: Buffer | undefined): NoticeMade | string {
    const { cause } = record as { cause?: MessageKey }
    const report = cause === undefined ? '' : `${cause.sender} ${cause.id}`
    if (this.#cause?.key !== report || this.#cause.notices === 'unknown') {
      return 'the report a notice was made of could not be decided again'
    }
    const made = this.#cause.notices.get(leaf.id ?? '')
    if (made === undefined) {
      this.#findings.add('I4', placeOf(leaf), `nothing in ${report} asks for this notice`)
      return 'notices that nothing asks for'
    }
    this.#cause.notices.delete(leaf.id ?? '')
    if (bytes !== undefined && !bytes.equals(made.bytes)) {
      this.#findings.add('I4', placeOf(leaf), `made again, this ${made.message.type} is another one`)
    }
    return made
  }

  /** Something else has come: no more notices are made of the last report. */
  flush(): void {
    const cause = this.#cause
    this.#cause = undefined
    if (cause === undefined || cause.notices === 'unknown') return
    for (const { message } of cause.notices.values()) {
      const mrn = mrnOf(message)
      this.#findings.add(
        'I2',
        { ...cause.place, ...(mrn === undefined ? {} : { mrn }) },
        `its ${message.type} was never made`,
      )
    }
  }

  /** The trains whole, with what the log does not tell of them. */
  async end(source: AuditSource): Promise<void> {
    this.flush()
    for await (const train of source.trains()) {
      const known = this.#trains.get(train.number)
      if (known === 'lost') {
        this.#findings.notCompared('trains: a report on them could not be decided again')
        continue
      }
      const given = known?.find(({ operator }) => operator === train.operator)
      if (given !== undefined && canonicalJson(given) !== canonicalJson(train)) {
        const what = 'deciding its reports again gives another train than is stored'
        this.#findings.add('I4', { train: trainKey(train) }, what)
      }
    }
  }

  /**
   * What stands on timelines because of a report, or bears its marks; but for what came under them so shortly before that
   * the commit need not have known.
   */
  #found({ concerned }: AuditLeaf, message: Report, now: number, known: (mrn: Mrn) => Known): Mrn[] {
    // A report is about nothing but movements under way (src/domain/notices/fan-out.ts).
    const runs = (mrn: Mrn): boolean => {
      const movement = known(mrn)
      return movement !== undefined && movement !== 'lost' && isInFlight(movement.state)
    }
    const bearers = marksSought(message)
      .flat()
      .flatMap((mark) =>
        [...(this.#marked.get(mark) ?? [])].toSorted(([a], [b]) => (a < b ? 1 : -1)).slice(0, FOUND_MAX),
      )
    const others = bearers.filter(([mrn]) => !concerned.includes(mrn) && runs(mrn))
    const old = others.filter(([, since]) => now - since >= UNFOUND_MS)
    if (old.length < others.length) {
      this.#findings.notCompared(CAME_UNDER_MARKS)
    }
    return [...new Set([...concerned, ...old.map(([mrn]) => mrn)])]
  }

  #concerns(leaf: AuditLeaf, concerns: readonly Mrn[]): void {
    for (const mrn of concerns.filter((one) => !leaf.concerned.includes(one))) {
      this.#findings.add('I4', { ...placeOf(leaf), mrn }, 'is about this movement and not on its timeline')
    }
    for (const mrn of leaf.concerned.filter((one) => !concerns.includes(one))) {
      this.#findings.add('I4', { ...placeOf(leaf), mrn }, 'is on the timeline of a movement it is not about')
    }
  }

  #setTrain(before: readonly Train[], train: Train): void {
    const replaced = before.find(({ operator }) => operator === train.operator)
    for (const mrn of mrnsOfTrain(replaced)) this.#count(mrn, -1)
    for (const mrn of mrnsOfTrain(train)) this.#count(mrn, 1)
    this.#trains.set(train.number, [...before.filter((one) => one !== replaced), train])
  }

  #count(mrn: Mrn, change: number): void {
    const count = (this.#aboard.get(mrn) ?? 0) + change
    if (count === 0) this.#aboard.delete(mrn)
    else this.#aboard.set(mrn, count)
  }
}
