import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { type AdapterContext, type Journal, MappingError, openJournal, type SendResult } from '#adapter-api'

/** What became of a document: what the national system is told, and what a repeat of the document is told again. */
export type Told = {
  key: string
  id?: string
  mrn?: string
  outcome: 'accepted' | 'refused'
  code?: string
  errors: readonly { code: string; pointer: string; message?: string }[]
  /** Where documents say themselves where they are answered: there, and to which question. */
  to?: AnswerTo
}

export type AnswerTo = { address?: string; correlationId?: string }

type IntakeRecord =
  /** The document is ours now. */
  | { k: 'in'; key: string; document: unknown }
  /** The hub has answered. */
  | { k: 'answer'; told: Told }
  /** The national system knows. */
  | { k: 'told'; key: string }
  /** Everything up to this time has been read. */
  | { k: 'until'; at: string }

export type IntakeDeps = {
  dataDir: string
  send: (document: unknown) => Promise<SendResult>
  log: AdapterContext['log']
  /** Where a document is answered, if it says so; kept with its answer. */
  answerTo?: (document: unknown) => AnswerTo | undefined
}

/**
 * Documents on their way to the hub: stored first, sent in the order they came, and kept until the national system has been
 * told. A document is known by its content: the same once more is no other one.
 */
export class Intake {
  readonly #journal: Journal<IntakeRecord>
  readonly #deps: IntakeDeps
  readonly #documents = new Map<string, unknown>()
  readonly #answers = new Map<string, Told>()
  readonly #untold = new Set<string>()
  readonly #storing = new Map<string, Promise<void>>()
  #until: string | undefined

  private constructor(journal: Journal<IntakeRecord>, deps: IntakeDeps) {
    this.#journal = journal
    this.#deps = deps
  }

  /** Opens what was stored, and sends what has no answer yet. */
  static async open(deps: IntakeDeps): Promise<Intake> {
    const { journal, records } = await openJournal<IntakeRecord>(join(deps.dataDir, 'intake.jsonl'))
    const intake = new Intake(journal, deps)
    for (const record of records) intake.#apply(record)
    for (const [key, document] of intake.#documents) void intake.#send(key, document)
    return intake
  }

  /** Time up to which everything has been read; undefined before the first time. */
  get until(): string | undefined {
    return this.#until
  }

  /** Resolves when the document is on disk; with what was said of it, where it was answered before. */
  async take(document: unknown): Promise<Told | undefined> {
    const key = createHash('sha256').update(JSON.stringify(document)).digest('hex')
    const known = this.#answers.get(key)
    if (known !== undefined) return known
    if (!this.#documents.has(key)) {
      const record = { k: 'in', key, document } as const
      this.#apply(record)
      this.#storing.set(key, this.#journal.append(record))
      void this.#storing.get(key)?.then(
        () => this.#send(key, document),
        () => undefined,
      )
    }
    // A second one at the same moment must not be told that it is stored before the first one is.
    await this.#storing.get(key)
    this.#storing.delete(key)
    return undefined
  }

  /** Everything up to this time has been stored; never goes back. */
  async readUntil(at: string): Promise<void> {
    if (this.#until !== undefined && at <= this.#until) return
    await this.#keep({ k: 'until', at })
  }

  /** Tells what has not been told yet, oldest first; what cannot be told now is told at another look. */
  async tell(say: (told: Told) => Promise<void>): Promise<void> {
    for (const key of this.#untold) {
      const told = this.#answers.get(key)
      if (told !== undefined) await say(told)
      await this.#keep({ k: 'told', key })
    }
  }

  close(): Promise<void> {
    return this.#journal.close()
  }

  async #send(key: string, document: unknown): Promise<void> {
    try {
      const told = await this.#answerTo(key, document)
      const to = this.#deps.answerTo?.(document)
      await this.#keep({ k: 'answer', told: to === undefined ? told : { ...told, to } })
    } catch (error) {
      // The host is ending, or the disk is full: the document is stored, and sent at the next start.
      this.#deps.log('document-waits', { key, error: String(error) })
    }
  }

  async #answerTo(key: string, document: unknown): Promise<Told> {
    try {
      const result = await this.#deps.send(document)
      const { id } = result
      if (result.outcome === 'refused') return { key, id, outcome: 'refused', code: result.code, errors: result.errors }
      return { key, id, outcome: 'accepted', errors: [], ...(result.mrn === undefined ? {} : { mrn: result.mrn }) }
    } catch (error) {
      if (!(error instanceof MappingError)) throw error
      const { pointer, message } = error
      return { key, outcome: 'refused', code: 'mapping', errors: [{ code: 'mapping', pointer, message }] }
    }
  }

  async #keep(record: IntakeRecord): Promise<void> {
    await this.#journal.append(record)
    this.#apply(record)
  }

  #apply(record: IntakeRecord): void {
    if (record.k === 'in') this.#documents.set(record.key, record.document)
    if (record.k === 'answer') {
      this.#documents.delete(record.told.key)
      this.#answers.set(record.told.key, record.told)
      this.#untold.add(record.told.key)
    }
    if (record.k === 'told') this.#untold.delete(record.key)
    if (record.k === 'until') this.#until = record.at
  }
}
