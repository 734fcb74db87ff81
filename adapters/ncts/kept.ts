import { join } from 'node:path'
import { type Declaration, type Journal, type Message, openJournal, rewriteJournal, type XmlTree } from '#adapter-api'
import { asGiven } from './given.ts'
import { declarationIn, fromNational, type MappingSettings, type NctsDocument, toNational } from './mapping.ts'

/** Movements of which is kept what other documents repeat; the oldest are forgotten. */
const MOST = 10_000

/** What is kept of a movement: under its MRN, and before there is one under the reference of its declarant. */
type Kept = { reference: string; declaration?: Declaration; given?: XmlTree }

/**
 * What documents repeat and a message does not say: the declaration of a movement, which most forms of NCTS quote, and the documents
 * that were given to us, whose own elements stand in what is written of the same form and movement.
 */
export class KeptDocuments {
  readonly #journal: Journal<Kept>
  readonly #settings: MappingSettings
  readonly #latest: Latest

  private constructor(journal: Journal<Kept>, settings: MappingSettings, latest: Latest) {
    this.#journal = journal
    this.#settings = settings
    this.#latest = latest
  }

  /** Opens what was kept, at most so many of each kind. Rejects when it is damaged. */
  static async open(dataDir: string, settings: MappingSettings, most = MOST): Promise<KeptDocuments> {
    const path = join(dataDir, 'kept.jsonl')
    const { journal, records } = await openJournal<Kept>(path)
    const latest = new Latest(most)
    for (const record of records) latest.apply(record)
    if (records.length <= 2 * most) return new KeptDocuments(journal, settings, latest)
    // Most of it is forgotten: a journal that only grew would be read whole at each start.
    await journal.close()
    await rewriteJournal(path, latest.records())
    return new KeptDocuments((await openJournal<Kept>(path)).journal, settings, latest)
  }

  /** Keeps a document that was given to us. */
  async keep(document: NctsDocument): Promise<void> {
    const message = fromNational(document, this.#settings)
    const reference = referenceOf(message)
    if (reference === undefined) return
    const declaration = declarationIn(document, this.#settings)
    await this.#keep({ reference, given: document.root, ...(declaration === undefined ? {} : { declaration }) })
  }

  /** The movement has got its number: what was kept under the declarant's reference is its. */
  async named({ root, message }: NctsDocument, mrn: string): Promise<void> {
    const lrn = referenceOf(fromNational({ root, ...(message === undefined ? {} : { message }) }, this.#settings))
    const declaration = this.#latest.declarations.get(lrn ?? '')
    if (declaration !== undefined && !this.#latest.declarations.has(mrn))
      await this.#keep({ reference: mrn, declaration })
  }

  /** The document of a delivery, with what was kept of its movement. */
  async completed(document: NctsDocument): Promise<NctsDocument> {
    const { message } = document
    const reference = message === undefined ? undefined : referenceOf(message)
    if (message === undefined || reference === undefined) return document
    const { declaration } = message.body as { declaration?: Declaration }
    if (declaration !== undefined) await this.#keep({ reference, declaration })
    const known = this.#latest.declarations.get(reference)
    const { root: now } = toNational(message, this.#settings, known)
    const given = this.#latest.given.get(keyOf(reference, now))?.given
    if (given === undefined) return { root: now, message }
    const said = fromNational({ root: given }, this.#settings)
    const made = toNational(said, this.#settings, declarationIn({ root: given }, this.#settings)).root
    return { root: asGiven({ given, made, now }), message }
  }

  close(): Promise<void> {
    return this.#journal.close()
  }

  async #keep(record: Kept): Promise<void> {
    await this.#journal.append(record)
    this.#latest.apply(record)
  }
}

/** The newest of each, and no more than fit. */
class Latest {
  readonly declarations = new Map<string, Declaration>()
  readonly given = new Map<string, { reference: string; given: XmlTree }>()
  readonly #most: number

  constructor(most: number) {
    this.#most = most
  }

  apply({ reference, declaration, given }: Kept): void {
    if (declaration !== undefined) this.#put(this.declarations, reference, declaration)
    if (given !== undefined) this.#put(this.given, keyOf(reference, given), { reference, given })
  }

  records(): readonly Kept[] {
    const declarations = [...this.declarations].map(([reference, declaration]) => ({ reference, declaration }))
    return [...declarations, ...this.given.values()]
  }

  /** Puts it at the end, and forgets what has been there longest. */
  #put<Value>(map: Map<string, Value>, key: string, value: Value): void {
    map.delete(key)
    map.set(key, value)
    const [oldest] = map.keys()
    if (map.size > this.#most && oldest !== undefined) map.delete(oldest)
  }
}

const keyOf = (reference: string, { name }: XmlTree): string => `${name} ${reference}`

function referenceOf(message: Message): string | undefined {
  const { mrn } = message as { mrn?: string }
  return mrn ?? (message.type === 'transit-declaration' ? message.body.lrn : undefined)
}
