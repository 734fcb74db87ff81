import { join } from 'node:path'
import { type Journal, type Message, openJournal } from '#adapter-api'
import { type Extra, readForm, writeForm } from './form.ts'
import type { AsycudaDocument } from './mapping.ts'
import { extrasIn } from './reading.ts'

type ExtrasRecord = { reference: string; extras: readonly Extra[] }

/** A country's own elements of its declarations, which no message has a place for: kept, and put back into the same declaration. */
export class ExtrasStore {
  readonly #journal: Journal<ExtrasRecord>
  readonly #country: string
  readonly #kept = new Map<string, readonly Extra[]>()

  private constructor(journal: Journal<ExtrasRecord>, country: string) {
    this.#journal = journal
    this.#country = country
  }

  /** Opens what was kept. Rejects when it is damaged. */
  static async open(dataDir: string, country: string): Promise<ExtrasStore> {
    const { journal, records } = await openJournal<ExtrasRecord>(join(dataDir, 'extras.jsonl'))
    const store = new ExtrasStore(journal, country)
    for (const { reference, extras } of records) store.#kept.set(reference, extras)
    return store
  }

  /** Keeps what a document has beside what is known, under the national number of its message; later ones take its place. */
  async keep({ root }: AsycudaDocument, message: Message): Promise<void> {
    const extras = extrasIn(root)
    const [reference] = this.#referencesOf(message)
    if (reference === undefined || JSON.stringify(extras) === JSON.stringify(this.#kept.get(reference) ?? [])) return
    await this.#journal.append({ reference, extras })
    this.#kept.set(reference, extras)
  }

  /** The document with what was kept of the same declaration. */
  completed(document: AsycudaDocument): AsycudaDocument {
    const kept = document.message === undefined ? [] : this.#referencesOf(document.message)
    const extras = kept.map((reference) => this.#kept.get(reference)).find((one) => one !== undefined)
    return extras === undefined ? document : { ...document, root: writeForm(readForm(document.root).form, extras) }
  }

  close(): Promise<void> {
    return this.#journal.close()
  }

  /** The country's own numbers of the declaration. */
  #referencesOf({ body }: Message): string[] {
    const declaration = 'declaration' in body ? body.declaration : 'nationalRefs' in body ? body : undefined
    return (declaration?.nationalRefs ?? [])
      .filter(({ country }) => country === this.#country)
      .map(({ reference }) => reference)
  }
}
