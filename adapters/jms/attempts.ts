import { join } from 'node:path'
import { type Journal, openJournal, rewriteJournal } from '#adapter-api'

type AttemptRecord = { id: string; done?: true }

/**
 * How often a message was begun that the broker gives again: counted on disk, since what makes the process die would otherwise
 * be begun for ever. The broker's own count rises with each lost connection, and would make dead letters of sound messages.
 */
export class Attempts {
  readonly #journal: Journal<AttemptRecord>
  readonly #counts: Map<string, number>

  private constructor(journal: Journal<AttemptRecord>, counts: Map<string, number>) {
    this.#journal = journal
    this.#counts = counts
  }

  static async open(dataDir: string): Promise<Attempts> {
    const path = join(dataDir, 'attempts.jsonl')
    const { journal, records } = await openJournal<AttemptRecord>(path)
    const counts = new Map<string, number>()
    for (const { id, done } of records) {
      if (done) counts.delete(id)
      else counts.set(id, (counts.get(id) ?? 0) + 1)
    }
    await journal.close()
    await rewriteJournal(
      path,
      [...counts].flatMap(([id, count]) => Array.from({ length: count }, () => ({ id }))),
    )
    return new Attempts((await openJournal<AttemptRecord>(path)).journal, counts)
  }

  /** The number of this attempt, the first that was counted being 1. */
  async begin(id: string): Promise<number> {
    await this.#journal.append({ id })
    const count = (this.#counts.get(id) ?? 0) + 1
    this.#counts.set(id, count)
    return count
  }

  /** It is ours now, or a dead letter. */
  async end(id: string): Promise<void> {
    if (!this.#counts.delete(id)) return
    await this.#journal.append({ id, done: true })
  }

  close(): Promise<void> {
    return this.#journal.close()
  }
}
