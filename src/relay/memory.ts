import type { LeafMessage } from '../ports/outbox.ts'

type Kept = { message: LeafMessage; waiting: number; bytes: number }

/** What an entry costs beside its bytes. */
const ENTRY_BYTES = 500

/**
 * Messages this hub has committed and not yet sent to all their receivers, so that they need not be read back. Holds at
 * most so many bytes and then forgets the oldest: the store has them all.
 */
export class MessageMemory {
  readonly #max: number
  readonly #kept = new Map<bigint, Kept>()
  #bytes = 0

  constructor(max: number) {
    this.#max = max
  }

  /** Keeps a message until it was taken for so many receivers. */
  keep(message: LeafMessage, receivers: number): void {
    const { body, signature, seal, logIndex } = message
    const bytes = body.length + (signature?.length ?? 0) + seal.length + ENTRY_BYTES
    this.#forget(logIndex)
    if (bytes > this.#max || receivers <= 0) return
    this.#kept.set(logIndex, { message, waiting: receivers, bytes })
    this.#bytes += bytes
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.#max) break
      this.#forget(oldest)
    }
  }

  /** The message of a leaf for one of its receivers; undefined where it is not kept. */
  take(logIndex: bigint): LeafMessage | undefined {
    const kept = this.#kept.get(logIndex)
    if (kept === undefined) return undefined
    kept.waiting -= 1
    if (kept.waiting === 0) this.#forget(logIndex)
    return kept.message
  }

  /** Bytes held now. */
  get bytes(): number {
    return this.#bytes
  }

  #forget(logIndex: bigint): void {
    const kept = this.#kept.get(logIndex)
    if (kept === undefined) return
    this.#kept.delete(logIndex)
    this.#bytes -= kept.bytes
  }
}
