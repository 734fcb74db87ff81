import { hash } from 'node:crypto'
import type { Effect } from '../domain/model/decision.ts'
import type { Mrn } from '../domain/values/identifiers.ts'
import type { MessageKey, PartyKey } from '../domain/values/party.ts'
import { ENGINE } from '../generated/engine.ts'
import type { Beside } from '../ports/beside.ts'
import type { LeafRow, LogHead, LogWrites } from '../ports/commit.ts'
import { besideDigest } from '../trust/beside.ts'
import { Frontier, leafHash, type LogRecord, recordText, saltedDigest, type TreeNode } from '../trust/log.ts'
import { digestText } from '../trust/receipt.ts'

export type LeavesDeps = {
  /** Version of the reference data on which everything was decided. */
  version: string
  /** Milliseconds since the epoch, the time of the decisions. */
  now: number
}

export type LeafBody = {
  /** Whose it is; without an id where none could be read. */
  key: { sender: PartyKey; id?: string }
  bytes: Buffer
  salt: Buffer
  signature: Buffer | undefined
  /** Milliseconds UTC: the one reading of the clock by which the bytes were judged. */
  receivedAt?: number
  beside?: Beside
}

/** What one transaction appends to the log. Lives under the head's lock; its indexes stand if the transaction commits. */
export class Leaves {
  readonly #deps: LeavesDeps
  readonly #frontier: Frontier
  readonly #leaves: LeafRow[] = []
  #next: bigint

  constructor(head: LogHead, deps: LeavesDeps) {
    this.#deps = deps
    this.#frontier = Frontier.fromBytes(head.frontier)
    this.#next = head.size
    // A head that contradicts itself must stop the hub: nothing appended to it would ever verify.
    if (BigInt(this.#frontier.size) !== head.size) throw new Error('the log head and its frontier disagree')
  }

  /** Appends one leaf and returns its index. The record names digests, verdict and effect, never content. */
  append(
    kind: LeafRow['kind'],
    body: LeafBody,
    mrn: Mrn | undefined,
    verdict: string,
    effect: Effect | undefined,
    cause?: MessageKey,
  ): bigint {
    const index = this.#next++
    const { sender, id } = body.key
    const record: LogRecord = {
      index: Number(index),
      kind,
      sender,
      // Records have always said in this way that there was none.
      id: id ?? '',
      ...(mrn === undefined ? {} : { mrn }),
      bodyDigest: saltedDigest(body.salt, body.bytes),
      ...(body.signature === undefined
        ? {}
        : { signatureDigest: digestText(hash('sha256', body.signature, 'buffer')) }),
      ...(body.beside === undefined ? {} : { besideDigest: besideDigest(body.salt, body.beside) }),
      verdict,
      ...(body.receivedAt === undefined ? {} : { receivedAt: new Date(body.receivedAt).toISOString() }),
      decidedAt: new Date(this.#deps.now).toISOString(),
      engine: ENGINE,
      reference: this.#deps.version,
      ...(effect === undefined ? {} : { effect }),
      ...(cause === undefined ? {} : { cause }),
    }
    const text = recordText(record)
    const key = id === undefined ? undefined : { sender, id }
    this.#leaves.push({ index, kind, key, mrn, record: text, hash: leafHash(text) })
    return index
  }

  finish(): Pick<LogWrites, 'head' | 'leaves' | 'nodes'> {
    const nodes: TreeNode[] = []
    const hashes = this.#leaves.map((leaf) => leaf.hash)
    const frontier = this.#frontier.append(hashes, (node) => nodes.push(node))
    return { head: { size: this.#next, frontier: frontier.toBytes() }, leaves: this.#leaves, nodes }
  }
}
