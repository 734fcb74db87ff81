import { createHash, hash } from 'node:crypto'
import { canonicalJson } from './canonical-json.ts'

/**
 * The transparency log's tree: RFC 9162 section 2.1 with SHA-256.
 *
 * Hashes are 32-byte Buffers. Sizes and indexes are numbers up to 2^53 - 1. A tree is described by its *nodes*: the
 * roots of perfect subtrees, `{ level, index }` covering leaves `index * 2^level` up to `(index + 1) * 2^level`; a node
 * never changes once complete, so that a store may keep them and answer any proof with a few rows.
 */

const LEAF_PREFIX = Buffer.from([0])
const NODE_PREFIX = Buffer.from([1])
const HASH_BYTES = 32

/** One entry of the log; its leaf is the hash of its RFC 8785 JSON. No body data: bodies can be erased, leaves not. */
export interface LogRecord {
  readonly index: number
  /** What kind of entry: message, refusal, effect of a held message, timer firing, operator act, message made. */
  readonly kind: string
  readonly sender: string
  readonly id: string
  readonly mrn?: string
  /** `sha256:<hex>` of salt and body: without the salt, which goes with the body, nothing of the body can be guessed. */
  readonly bodyDigest: string
  /** `sha256:<hex>` of the sender's signature (DER), where there is one. */
  readonly signatureDigest?: string
  /** `sha256:<hex>` of salt and what is stored beside it (trust/beside.ts); absent in leaves of earlier releases. */
  readonly besideDigest?: string
  readonly verdict: string
  /** By which its bytes were judged, the rules included: RFC 3339, UTC. Absent where there were none to judge. */
  readonly receivedAt?: string
  /** By which it was decided on the state of its movement: RFC 3339, UTC. */
  readonly decidedAt: string
  /** Number of the engine that decided (schemas/engine.json); absent in leaves from before there were numbers. */
  readonly engine?: number
  /** Versions of the reference data it was decided with. */
  readonly reference: unknown
  /** What changed: transition, flags, guarantee entries, timers. */
  readonly effect?: unknown
}

/** The text of a record that is hashed into the log, as UTF-8; throws TypeError for what has no canonical JSON. */
export function recordText(record: LogRecord): string {
  return canonicalJson(record)
}

/** `sha256:<hex>` of salt (32 random bytes) followed by the body. */
export function saltedDigest(salt: Buffer, body: Buffer): string {
  if (salt.length !== HASH_BYTES) throw new RangeError('a salt has 32 bytes')
  return `sha256:${createHash('sha256').update(salt).update(body).digest('hex')}`
}

/** The leaf of a record: SHA-256(0x00 || record), a text as its UTF-8. */
export function leafHash(record: Buffer | string): Buffer {
  const prefixed = typeof record === 'string' ? `\0${record}` : Buffer.concat([LEAF_PREFIX, record])
  return hash('sha256', prefixed, 'buffer')
}

/** An inner node: SHA-256(0x01 || left || right). */
export function nodeHash(left: Buffer, right: Buffer): Buffer {
  return hash('sha256', Buffer.concat([NODE_PREFIX, left, right]), 'buffer')
}

/** The root of no leaves: SHA-256 of nothing. */
export function emptyRoot(): Buffer {
  return hash('sha256', Buffer.alloc(0), 'buffer')
}

/** Where a node is: `level` 0 are the leaves. */
export interface NodePosition {
  readonly level: number
  readonly index: number
}

/** A node that an append has completed. */
export interface TreeNode extends NodePosition {
  readonly hash: Buffer
}

/** The right edge of a tree (a compact range from 0): all that is needed to append and to know the root. Immutable. */
export class Frontier {
  readonly size: number
  readonly #hashes: readonly Buffer[]

  private constructor(size: number, hashes: readonly Buffer[]) {
    this.size = size
    this.#hashes = hashes
  }

  static empty(): Frontier {
    return new Frontier(0, [])
  }

  /**
   * Appends leaves.
   *
   * @param leaves leaf hashes in log order
   * @param onNode told every inner node the leaves complete, for a store that keeps them
   * @returns the new frontier; this one is unchanged
   */
  append(leaves: readonly Buffer[], onNode?: (node: TreeNode) => void): Frontier {
    const hashes = [...this.#hashes]
    let size = this.size
    for (const leaf of leaves) {
      assertHash(leaf)
      let current = leaf
      let level = 0
      for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
        const left = hashes.pop()
        if (left === undefined) throw new RangeError('frontier does not fit its size')
        current = nodeHash(left, current)
        level += 1
        onNode?.({ level, index: Math.floor(rest / 2), hash: current })
      }
      hashes.push(current)
      size += 1
    }
    if (!Number.isSafeInteger(size)) throw new RangeError('log too large')
    return new Frontier(size, hashes)
  }

  /** The root of the tree of `size` leaves. */
  root(): Buffer {
    return foldRight(this.#hashes)
  }

  /** Size as 8 bytes, big-endian, then the hashes from the largest subtree to the smallest. */
  toBytes(): Buffer {
    const size = Buffer.alloc(8)
    size.writeBigUInt64BE(BigInt(this.size))
    return Buffer.concat([size, ...this.#hashes])
  }

  /** @throws {RangeError} when the bytes are not those of a frontier. */
  static fromBytes(bytes: Buffer): Frontier {
    const size = bytes.length < 8 ? -1 : Number(bytes.readBigUInt64BE(0))
    const count = [...size.toString(2)].filter((digit) => digit === '1').length
    if (!Number.isSafeInteger(size) || size < 0 || bytes.length !== 8 + count * HASH_BYTES) {
      throw new RangeError('not a frontier')
    }
    const hashes = Array.from({ length: count }, (_, at) =>
      Buffer.from(bytes.subarray(8 + at * HASH_BYTES, 8 + (at + 1) * HASH_BYTES)),
    )
    return new Frontier(size, hashes)
  }
}

/** The root over leaf hashes. */
export function rootOf(leaves: readonly Buffer[]): Buffer {
  return Frontier.empty().append(leaves).root()
}

/**
 * What an inclusion proof is made of: for each hash of the path, from the leaf up, the nodes that are folded into it.
 *
 * @param index of the leaf, below `size`
 * @throws {RangeError} when the leaf is not in a tree of that size.
 */
export function inclusionPlan(index: number, size: number): NodePosition[][] {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) {
    throw new RangeError('no such leaf')
  }
  const plan: NodePosition[][] = []
  let [start, end] = [0, size]
  while (end - start > 1) {
    const middle = start + splitPoint(end - start)
    if (index < middle) {
      plan.push(nodesOver(middle, end))
      end = middle
    } else {
      plan.push(nodesOver(start, middle))
      start = middle
    }
  }
  return plan.reverse()
}

/**
 * What a consistency proof from `oldSize` to `newSize` is made of (RFC 9162 2.1.4.1): what witnesses look at before they
 * co-sign a checkpoint.
 *
 * @throws {RangeError} unless 0 < oldSize <= newSize.
 */
export function consistencyPlan(oldSize: number, newSize: number): NodePosition[][] {
  if (!Number.isSafeInteger(oldSize) || !Number.isSafeInteger(newSize) || oldSize < 1 || oldSize > newSize) {
    throw new RangeError('no such sizes')
  }
  const plan: NodePosition[][] = []
  let [start, end, complete] = [0, newSize, true]
  while (oldSize !== end) {
    const middle = start + splitPoint(end - start)
    if (oldSize <= middle) {
      plan.push(nodesOver(middle, end))
      end = middle
    } else {
      plan.push(nodesOver(start, middle))
      start = middle
      complete = false
    }
  }
  if (!complete) plan.push(nodesOver(start, end))
  return plan.reverse()
}

/** The perfect subtrees of which the tree of `size` leaves consists, largest first: its root is made of them. */
export function peaksOf(size: number): NodePosition[] {
  return nodesOver(0, size)
}

/** Turns a plan into a proof. @param hashOf the hash of a node of the tree */
export function resolvePlan(plan: readonly NodePosition[][], hashOf: (node: NodePosition) => Buffer): Buffer[] {
  return plan.map((nodes) => foldRight(nodes.map(hashOf)))
}

/** A look-up of nodes for `resolvePlan`, over leaf hashes held in memory. */
export function nodesOf(leaves: readonly Buffer[]): (node: NodePosition) => Buffer {
  const inner = new Map<string, Buffer>()
  Frontier.empty().append(leaves, (node) => inner.set(`${node.level}/${node.index}`, node.hash))
  return ({ level, index }) => {
    const found = level === 0 ? leaves[index] : inner.get(`${level}/${index}`)
    if (found === undefined) throw new RangeError('node not complete')
    return found
  }
}

/** The inclusion path of a leaf in the tree of the first `size` leaves, from the leaf up. */
export function inclusionPath(leaves: readonly Buffer[], index: number, size: number = leaves.length): Buffer[] {
  return resolvePlan(inclusionPlan(index, size), nodesOf(leaves))
}

/** The proof that the tree of the first `oldSize` leaves is a prefix of that of the first `newSize`. */
export function consistencyProof(leaves: readonly Buffer[], oldSize: number, newSize: number): Buffer[] {
  return resolvePlan(consistencyPlan(oldSize, newSize), nodesOf(leaves))
}

/** Whether `leaf` is number `index` of the tree of `size` leaves with this root (RFC 9162 2.1.3.2). */
export function verifyInclusion(
  leaf: Buffer,
  index: number,
  size: number,
  path: readonly Buffer[],
  root: Buffer,
): boolean {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false
  let [position, last, current] = [index, size - 1, leaf]
  for (const sibling of path) {
    if (last === 0 || sibling.length !== HASH_BYTES) return false
    if (position % 2 === 1 || position === last) {
      current = nodeHash(sibling, current)
      while (position % 2 === 0 && position !== 0) [position, last] = [position / 2, Math.floor(last / 2)]
    } else {
      current = nodeHash(current, sibling)
    }
    ;[position, last] = [Math.floor(position / 2), Math.floor(last / 2)]
  }
  return last === 0 && current.equals(root)
}

/** Whether the tree of `oldSize` leaves with `oldRoot` is a prefix of that of `newSize` (RFC 9162 2.1.4.2). */
export function verifyConsistency(
  oldSize: number,
  newSize: number,
  proof: readonly Buffer[],
  oldRoot: Buffer,
  newRoot: Buffer,
): boolean {
  if (!Number.isSafeInteger(oldSize) || !Number.isSafeInteger(newSize) || oldSize < 0 || oldSize > newSize) return false
  if (proof.some((part) => part.length !== HASH_BYTES)) return false
  if (oldSize === newSize) return proof.length === 0 && oldRoot.equals(newRoot)
  if (oldSize === 0) return proof.length === 0 && oldRoot.equals(emptyRoot())
  const hashes = Number.isInteger(Math.log2(oldSize)) ? [oldRoot, ...proof] : [...proof]
  const [first, ...others] = hashes
  if (first === undefined) return false
  let [position, last] = [oldSize - 1, newSize - 1]
  while (position % 2 === 1) [position, last] = [Math.floor(position / 2), Math.floor(last / 2)]
  let [oldHash, newHash] = [first, first]
  for (const part of others) {
    if (last === 0) return false
    if (position % 2 === 1 || position === last) {
      oldHash = nodeHash(part, oldHash)
      newHash = nodeHash(part, newHash)
      while (position % 2 === 0 && position !== 0) [position, last] = [position / 2, Math.floor(last / 2)]
    } else {
      newHash = nodeHash(newHash, part)
    }
    ;[position, last] = [Math.floor(position / 2), Math.floor(last / 2)]
  }
  return last === 0 && oldHash.equals(oldRoot) && newHash.equals(newRoot)
}

/** The largest power of two below `count`; `count` is at least 2. */
function splitPoint(count: number): number {
  let power = 1
  while (power * 2 < count) power *= 2
  return power
}

/** The perfect subtrees that leaves `start` up to `end` consist of; `start` is aligned to what the recursion gives. */
function nodesOver(start: number, end: number): NodePosition[] {
  const nodes: NodePosition[] = []
  for (let at = start; at < end; ) {
    let [width, level] = [1, 0]
    while (width * 2 <= end - at) [width, level] = [width * 2, level + 1]
    nodes.push({ level, index: at / width })
    at += width
  }
  return nodes
}

function foldRight(hashes: readonly Buffer[]): Buffer {
  const last = hashes.at(-1)
  if (last === undefined) return emptyRoot()
  return hashes.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last)
}

function assertHash(value: Buffer): void {
  if (value.length !== HASH_BYTES) throw new RangeError('a hash has 32 bytes')
}
