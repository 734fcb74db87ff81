import type { AuditAct, AuditLeaf, AuditSource } from '../ports/audit.ts'
import type { LogRecord } from '../trust/log.ts'
import { placeOfLeaf, saysAccepted } from './evidence.ts'
import type { Breaches, BreachPlace } from './result.ts'
import type { PartyKey } from '../domain/values/party.ts'

/** A message set aside as the log tells it. */
type Entry = { place: BreachPlace; attempts: number; state: 'waiting' | 'done' | 'not-kept' }

/**
 * Messages set aside: a second verdict under an id comes right after an operator's act on it and nowhere else, each act has
 * one, and the table agrees with the verdicts. Memory grows with the number of messages set aside.
 */
export class SetAsideCheck {
  readonly #breaches: Breaches
  /** By the leaf that set them aside. */
  readonly #entries = new Map<bigint, Entry>()
  /** The same leaves, by the message's key. */
  readonly #leaves = new Map<string, bigint>()
  /** What the last leaf has tried again. */
  #tried: { place: BreachPlace; key: string } | undefined

  constructor(breaches: Breaches) {
    this.#breaches = breaches
  }

  leaf(leaf: AuditLeaf, record: LogRecord, act: AuditAct | undefined): void {
    const tried = this.#tried
    this.#tried = undefined
    const key = `${leaf.sender} ${leaf.id}`
    const isVerdict = saysAccepted(leaf) || (leaf.kind === 'refusal' && leaf.answer !== undefined)
    if (tried !== undefined && !(isVerdict && key === tried.key)) {
      this.#breaches.add('I3', tried.place, 'is a try that no verdict follows')
    }
    if (act?.setAside !== undefined) return this.#try(leaf, record, act.setAside)
    const before = this.#entries.get(this.#leaves.get(key) ?? -1n)
    if (isVerdict && before !== undefined) {
      if (tried?.key !== key)
        this.#breaches.add('I3', placeOfLeaf(leaf), 'is one more verdict that no operator has asked for')
      before.attempts += 1
      before.state = record.verdict === 'internal' ? 'waiting' : 'done'
    } else if (leaf.kind === 'refusal' && record.verdict === 'internal') {
      if (isVerdict) this.#leaves.set(key, leaf.index)
      this.#entries.set(leaf.index, {
        place: placeOfLeaf(leaf),
        attempts: 0,
        state: isVerdict ? 'waiting' : 'not-kept',
      })
    }
  }

  async end(source: AuditSource): Promise<void> {
    if (this.#tried !== undefined) this.#breaches.add('I3', this.#tried.place, 'is a try that no verdict follows')
    for await (const { logIndex, sender, attempts, state } of source.setAside()) {
      const entry = this.#entries.get(logIndex)
      this.#entries.delete(logIndex)
      const told = `${state} after ${attempts} tries`
      if (entry === undefined) {
        this.#breaches.add('I3', { logIndex, message: sender }, 'is on record as set aside, and nothing in the log is')
      } else if (told !== `${entry.state} after ${entry.attempts} tries`) {
        const given = `${entry.state} after ${entry.attempts}`
        this.#breaches.add('I3', entry.place, `is stored as ${told}, in the log it is ${given}`)
      }
    }
    for (const { place } of this.#entries.values())
      this.#breaches.add('I3', place, 'was set aside, and is not on record')
  }

  #try(leaf: AuditLeaf, record: LogRecord, entry: bigint): void {
    const { cause } = record as { cause?: { sender: PartyKey; id: string } }
    const key = `${cause?.sender} ${cause?.id}`
    this.#tried = { place: placeOfLeaf(leaf), key }
    if (this.#leaves.get(key) === entry && this.#entries.get(entry)?.state === 'waiting') return
    this.#breaches.add('I3', placeOfLeaf(leaf), 'is a try of what was not set aside')
  }
}
