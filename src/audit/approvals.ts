import type { AuditApproval, AuditLeaf, AuditSource } from '../ports/audit.ts'
import { canonicalJson } from '../trust/canonical-json.ts'
import type { LogRecord } from '../trust/log.ts'
import { areLogged, placeOfLeaf, wordsOf } from './evidence.ts'
import type { Breaches } from './result.ts'
import { Reader } from './stream.ts'

/**
 * What waited for a second person: each request has its row and each answer its words, which are those in the log; nobody has
 * answered himself; and what is said to be answered, lapsed or void is so by a leaf of that kind. Memory grows with what waits
 * at once.
 */
export class ApprovalCheck {
  readonly #breaches: Breaches
  readonly #rows: Reader<AuditApproval>
  /** Requests whose end is still to come, by the leaf that ends them; those that wait for ever are not kept. */
  readonly #ending = new Map<bigint, AuditApproval[]>()

  constructor(source: AuditSource, breaches: Breaches) {
    this.#breaches = breaches
    this.#rows = new Reader(source.approvals())
  }

  async leaf(leaf: AuditLeaf, record: LogRecord): Promise<void> {
    for (const row of await this.#rows.takeWhile(({ askedIndex }) => askedIndex < leaf.index)) this.#stray(row)
    const row = await this.#rows.nextIf(({ askedIndex }) => askedIndex === leaf.index)
    if (leaf.kind === 'asked') this.#asked(leaf, row)
    else if (row !== undefined) this.#stray(row)
    const ended = this.#ending.get(leaf.index) ?? []
    this.#ending.delete(leaf.index)
    const answered = leaf.kind === 'approved' || leaf.kind === 'rejected'
    for (const one of ended) this.#ended(leaf, record, one, answered)
    if (answered && !ended.some(({ state }) => state === leaf.kind))
      this.#breaches.add('I3', placeOfLeaf(leaf), `is ${leaf.kind}, and nothing on record is by it`)
  }

  async end(): Promise<void> {
    for (let left = await this.#rows.next(); left !== undefined; left = await this.#rows.next()) this.#stray(left)
    for (const row of [...this.#ending.values()].flat())
      this.#breaches.add('I3', placeOf(row), `is ${row.state} by an entry that is not in the log`)
  }

  #asked(leaf: AuditLeaf, row: AuditApproval | undefined): void {
    const place = placeOfLeaf(leaf)
    if (row === undefined) return this.#breaches.add('I3', place, 'waits for a second person, and is not on record')
    const told = [row.sender, row.id, row.mrn, `${row.office} ${row.author}`]
    const logged = [leaf.sender, leaf.id, leaf.mrn, leaf.body?.attestedBy]
    if (told.join('\n') !== logged.join('\n')) this.#breaches.add('I3', place, 'is on record as asked by another one')
    const { endedIndex } = row
    if ((endedIndex === undefined) !== (row.state === 'asked'))
      this.#breaches.add('I3', place, `is ${row.state}, and by no entry`)
    if (endedIndex !== undefined) this.#ending.set(endedIndex, [...(this.#ending.get(endedIndex) ?? []), row])
  }

  #ended(leaf: AuditLeaf, record: LogRecord, row: AuditApproval, answered: boolean): void {
    const place = placeOf(row)
    const { state, answer } = row
    const byPerson = state === 'approved' || state === 'rejected'
    if (byPerson !== answered || (answered && (leaf.kind !== state || leaf.id !== row.id)) || leaf.mrn !== row.mrn) {
      return this.#breaches.add('I3', place, `is ${state} by an entry that does something else`)
    }
    if (!byPerson) return
    if (answer === undefined) return this.#breaches.add('I3', place, `is ${state} by nobody`)
    if (answer.by === row.author) this.#breaches.add('I3', place, `is ${state} by the same person who asked`)
    if (!areLogged(answer.salt, answer.body, record.bodyDigest))
      this.#breaches.add('I6', place, 'the words of its answer are not those in the log')
    const { office, by, reason } = answer
    const { type: _, ...said } = wordsOf(answer.body)
    const told = { act: state, sender: row.sender, messageId: row.id, mrn: row.mrn, office, by, reason }
    if (canonicalJson(said) !== canonicalJson(told))
      this.#breaches.add('I3', place, 'its answer is on record with other words')
  }

  #stray(row: AuditApproval): void {
    this.#breaches.add('I3', placeOf(row), 'is on record as asked, and nothing in the log asks')
  }
}

const placeOf = ({ askedIndex, mrn, sender, id }: AuditApproval) => ({
  logIndex: askedIndex,
  mrn,
  message: `${sender} ${id}`,
})
