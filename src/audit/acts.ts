import { hash } from 'node:crypto'
import type { AuditAct, AuditLeaf, AuditOutboxRow, AuditSource } from '../ports/audit.ts'
import { canonicalJson } from '../trust/canonical-json.ts'
import { isHeldOn, type LegalHold } from '../domain/model/legal-hold.ts'
import { isOver } from '../domain/model/retention.ts'
import { type GlassAct, glassAt, isGlassAct } from '../domain/model/break-glass.ts'
import type { LogRecord } from '../trust/log.ts'
import { digestText } from '../trust/receipt.ts'
import { areLogged, placeOfLeaf, wordsOf } from './evidence.ts'
import type { Breaches } from './result.ts'
import { Reader } from './stream.ts'
import { HUB, type PartyKey } from '../domain/values/party.ts'

/** Result of the acts on one outbox row: who asked to discard it, and whether it was. */
type Judged = { place: ReturnType<typeof placeOfLeaf>; askedBy: string | undefined; discarded: boolean }

type ActOnRow = AuditAct & { receiver: PartyKey; outboxIndex: bigint }

const rowText = (receiver: PartyKey, index: bigint): string => `${receiver} ${index}`

/**
 * Operators' acts: each leaf has its row, whose words are those in the log. Of those on parked messages a discard has been
 * asked by another operator since the row was last replayed; and rows are discarded exactly where that was done. Memory
 * grows with the number of rows acted on.
 */
export class ActCheck {
  readonly #breaches: Breaches
  readonly #acts: Reader<AuditAct>
  readonly #rows = new Map<string, Judged>()
  /** Of messages whose bytes operators asked for, what they did. */
  readonly #glass = new Map<string, GlassAct[]>()
  /** Orders to keep movements as the acts on the registry have given and ended them, by movement and first day. */
  readonly #holds = new Map<string, LegalHold>()
  #version = 0n

  constructor(source: AuditSource, breaches: Breaches) {
    this.#breaches = breaches
    this.#acts = new Reader(source.acts())
  }

  /** Checks the row beside a leaf, and returns the leaf's act. */
  async leaf(leaf: AuditLeaf, record: LogRecord): Promise<AuditAct | undefined> {
    for (const act of await this.#acts.takeWhile(({ logIndex }) => logIndex < leaf.index)) this.#stray(act)
    const act = await this.#acts.nextIf(({ logIndex }) => logIndex === leaf.index)
    if (leaf.kind !== 'act') {
      if (act !== undefined) this.#stray(act)
      return undefined
    }
    if (act === undefined) {
      this.#breaches.add('I3', placeOfLeaf(leaf), 'is an act that is not on record')
      return undefined
    }
    this.#breaches.counts.acts += 1
    this.#evidence(leaf, record, act)
    const { receiver, outboxIndex, change } = act
    // One act at a time raises the version; the log has them in that order.
    if (change !== undefined && change.version <= this.#version) {
      this.#breaches.add('I3', placeOfLeaf(leaf), `makes version ${change.version} of the registry after a later one`)
    }
    if (change !== undefined) this.#version = change.version
    this.#judgeWitness(leaf, act)
    if (change?.subject === 'legal-holds') this.#noteHolds(change.changes)
    this.#judgeGlass(leaf, record, act)
    this.#judgeDestruction(leaf, record, act)
    if (receiver !== undefined && outboxIndex !== undefined) this.#judge(leaf, { ...act, receiver, outboxIndex })
    return act
  }

  async end(): Promise<void> {
    for (let left = await this.#acts.next(); left !== undefined; left = await this.#acts.next()) this.#stray(left)
  }

  /** What a row of the outbox must be because of the acts on it. */
  row({ receiver, logIndex, reported }: AuditOutboxRow, state: string, place: Judged['place']): void {
    const text = rowText(receiver, logIndex)
    const discarded = this.#rows.get(text)?.discarded === true
    this.#rows.delete(text)
    // An answer that had arrived before it was repeated, parked and given up has arrived all the same.
    const arrived = !reported && state === 'delivered'
    if (discarded && state !== 'discarded' && !arrived)
      this.#breaches.add('I2', place, `was discarded, and is ${state}`)
    if (!discarded && state === 'discarded') this.#breaches.add('I2', place, 'is discarded, and nobody has done so')
  }

  /** After all rows: acts on rows that do not exist. */
  rowless(): void {
    for (const { place } of this.#rows.values()) this.#breaches.add('I2', place, 'is an act on a row that is not there')
  }

  #evidence(leaf: AuditLeaf, record: LogRecord, act: AuditAct): void {
    const place = placeOfLeaf(leaf)
    if (!areLogged(act.salt, act.body, record.bodyDigest)) {
      this.#breaches.add('I6', place, 'its words are not those in the log')
    }
    const { act: what, operator, reason } = act
    const { cause } = record as { cause?: { sender: PartyKey; id: string } }
    const former = act.formerIndex === undefined ? {} : { formerIndex: Number(act.formerIndex) }
    const told = { act: what, ...subjectOf(act), ...former, operator, reason }
    const words = wordsOf(act.body)
    const { sender, messageId, type: _, askedBy: __, ...said } = words
    const same = canonicalJson(said) === canonicalJson(told) && record.verdict === what && leaf.id === act.id
    if (!same || sender !== cause?.sender || messageId !== cause?.id) {
      this.#breaches.add('I3', place, 'its row says something else than its words')
    }
  }

  #judge(leaf: AuditLeaf, { act, receiver, outboxIndex, operator }: ActOnRow): void {
    const text = rowText(receiver, outboxIndex)
    const place = { ...placeOfLeaf(leaf), receiver }
    const { askedBy, discarded } = this.#rows.get(text) ?? { askedBy: undefined, discarded: false }
    if (discarded) this.#breaches.add('I2', place, 'is an act on what was given up')
    if (act === 'discard' && (askedBy === undefined || askedBy === operator)) {
      this.#breaches.add('I2', place, `is a discard that no other operator than ${operator} has asked for`)
    }
    const undone = act === 'replay' || act === 'discard-rejected'
    const asked = act === 'discard-asked' ? operator : undone ? undefined : askedBy
    this.#rows.set(text, { place, askedBy: asked, discarded: act === 'discard' })
  }

  /** The key that counts from an act on is the one that its words name. Acts of earlier releases name it in their words alone. */
  #judgeWitness(leaf: AuditLeaf, { act, change, witness }: AuditAct): void {
    if (act !== 'witness-key' || change === undefined) return
    const [told] = JSON.parse(change.changes) as { after?: { party?: string; publicKey?: string } }[]
    const { party, publicKey } = told?.after ?? {}
    if (witness?.party !== party || witness?.publicKey.toString('base64') !== publicKey) {
      this.#breaches.add('I3', placeOfLeaf(leaf), 'registers another key of a witness than is in force')
    }
  }

  /** Bytes are opened by another operator than the one who asked, and read by these two while they are open. */
  #judgeGlass(leaf: AuditLeaf, record: LogRecord, { act, operator }: AuditAct): void {
    if (!isGlassAct(act)) return
    const { cause, decidedAt } = record as LogRecord & { cause?: { sender: PartyKey; id: string } }
    const [key, at] = [`${cause?.sender} ${cause?.id}`, Date.parse(decidedAt)]
    const before = this.#glass.get(key) ?? []
    const { askedBy, open } = glassAt(before, at)
    if (act === 'break-glass' && (askedBy === undefined || askedBy === operator)) {
      this.#breaches.add('I2', placeOfLeaf(leaf), `opens a body that no other operator than ${operator} has asked for`)
    }
    if (act === 'body-read' && open?.by.includes(operator) !== true) {
      this.#breaches.add('I2', placeOfLeaf(leaf), `reads a body that was not open to ${operator}`)
    }
    this.#glass.set(key, [...before, { act, operator, at }])
  }

  /** Only the hub destroys, a movement as long after its end as it says that its country keeps it, and that one alone. */
  #judgeDestruction(leaf: AuditLeaf, { decidedAt }: LogRecord, { destroyed, operator }: AuditAct): void {
    if (destroyed === undefined) return
    const place = placeOfLeaf(leaf)
    if (operator !== HUB) this.#breaches.add('I2', place, `destroys bodies in the name of ${operator}`)
    if (!isOver(destroyed, Date.parse(destroyed.since), Date.parse(decidedAt)))
      this.#breaches.add(
        'I2',
        place,
        `destroys bodies before the ${destroyed.days} days of ${destroyed.country} have passed`,
      )
    const day = decidedAt.slice(0, 10)
    const isHeld = [...this.#holds.values()].some(
      (hold) => 'mrn' in destroyed && hold.mrn === destroyed.mrn && isHeldOn(hold, day),
    )
    if (isHeld) this.#breaches.add('I2', place, 'destroys bodies that a legal hold keeps')
    const mrn = 'mrn' in destroyed ? destroyed.mrn : undefined
    if (mrn !== leaf.mrn) this.#breaches.add('I3', place, 'destroys the bodies of another movement than it is about')
  }

  /** What cannot be read are not the words in the log, and named as such. */
  #noteHolds(changes: string): void {
    try {
      for (const { key, after } of JSON.parse(changes) as { key: string; after: LegalHold }[])
        this.#holds.set(key, after)
    } catch (error) {
      if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error
    }
  }

  #stray({ logIndex, id, receiver }: AuditAct): void {
    const place = { logIndex, ...(receiver === undefined ? {} : { receiver }), message: `ZZ ${id}` }
    this.#breaches.add('I3', place, 'is on record and no act of the log')
  }
}

/** What an act is on, as its words say it. */
function subjectOf(act: AuditAct): Record<string, unknown> {
  const { receiver, outboxIndex, setAside, formerIndex, attention, witness, change, destroyed } = act
  const looked = attention === undefined ? {} : { attention }
  if (destroyed !== undefined) return { ...destroyed, ...looked }
  if (change !== undefined) {
    const { version, subject, digest, changes, tables } = change
    return {
      subject,
      version: Number(version),
      digest: digestText(digest),
      changes: digestText(hash('sha256', changes, 'buffer')),
      ...(tables === undefined ? {} : { tables: digestText(hash('sha256', tables, 'buffer')) }),
      ...looked,
    }
  }
  if (witness !== undefined) return { party: witness.party, publicKey: witness.publicKey.toString('base64') }
  if (attention !== undefined) return looked
  if (setAside !== undefined) return { setAside: Number(setAside) }
  if (formerIndex !== undefined) return receiver === undefined ? {} : { receiver }
  // Its row is gone, whichever it was; then its words say more than any row.
  return outboxIndex === undefined || receiver === undefined ? {} : { receiver, logIndex: Number(outboxIndex) }
}
