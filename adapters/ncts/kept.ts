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
  readonly #declarations = new Map<string, Declaration>()
  readonly #given = new Map<string, XmlTree>()

  private constructor(journal: Journal<Kept>, settings: MappingSettings) {
    this.#journal = journal
    this.#settings = settings
  }

  /** Opens what was kept. Rejects when it is damaged. */
  static async open(dataDir: string, settings: MappingSettings): Promise<KeptDocuments> {
    const path = join(dataDir, 'kept.jsonl')
    const opened = await openJournal<Kept>(path)
    const newest = opened.records.slice(-MOST)
    if (newest.length < opened.records.length) {
      await opened.journal.close()
      await rewriteJournal(path, newest)
    }
    const { journal, records } = newest.length < opened.records.length ? await openJournal<Kept>(path) : opened
    const store = new KeptDocuments(journal, settings)
    for (const record of records) store.#apply(record)
    return store
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
    const declaration = this.#declarations.get(lrn ?? '')
    if (declaration !== undefined && !this.#declarations.has(mrn)) await this.#keep({ reference: mrn, declaration })
  }

  /** The document of a delivery, with what was kept of its movement. */
  async completed(document: NctsDocument): Promise<NctsDocument> {
    const { message } = document
    const reference = message === undefined ? undefined : referenceOf(message)
    if (message === undefined || reference === undefined) return document
    const { declaration } = message.body as { declaration?: Declaration }
    if (declaration !== undefined) await this.#keep({ reference, declaration })
    const known = this.#declarations.get(reference)
    const { root: now } = toNational(message, this.#settings, known)
    const given = this.#given.get(keyOf(reference, now))
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
    this.#apply(record)
  }

  #apply({ reference, declaration, given }: Kept): void {
    if (declaration !== undefined) newest(this.#declarations, reference, declaration)
    if (given !== undefined) newest(this.#given, keyOf(reference, given), given)
  }
}

/** Puts it at the end, and forgets what has been there longest. */
function newest<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key)
  map.set(key, value)
  const [oldest] = map.keys()
  if (map.size > MOST && oldest !== undefined) map.delete(oldest)
}

const keyOf = (reference: string, { name }: XmlTree): string => `${name} ${reference}`

function referenceOf(message: Message): string | undefined {
  const { mrn } = message as { mrn?: string }
  return mrn ?? (message.type === 'transit-declaration' ? message.body.lrn : undefined)
}
