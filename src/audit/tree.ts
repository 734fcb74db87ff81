import type { AuditLeaf, AuditSource } from '../ports/audit.ts'
import type { LogHead } from '../ports/commit.ts'
import type { LogTimestamp } from '../ports/timestamp.ts'
import type { Cosignature } from '../ports/witness.ts'
import { parseCheckpoint } from '../trust/checkpoint.ts'
import { Frontier, leafHash, type LogRecord, type TreeNode } from '../trust/log.ts'
import { cosignatureHolds } from '../trust/notary.ts'
import { readTimestamp } from '../trust/timestamp.ts'
import type { Breaches } from './result.ts'
import { Reader } from './stream.ts'

/** Leaves between two comparisons with the stored inner nodes. */
const PAGE = 512

/**
 * Invariant I6: indexes without gaps, each leaf the hash of its record, inner nodes and head what the leaves give; and no
 * witness has signed another state than these leaves had at that size.
 */
export class TreeCheck {
  readonly #breaches: Breaches
  readonly #nodes: Reader<{ level: number; index: number; hash: Buffer }>
  readonly #cosigned: Reader<Cosignature>
  readonly #stamped: Reader<LogTimestamp>
  #frontier = Frontier.empty()
  #hashes: Buffer[] = []
  #next = 0n

  constructor(source: AuditSource, breaches: Breaches) {
    this.#breaches = breaches
    this.#nodes = new Reader(source.nodes())
    this.#cosigned = new Reader(source.cosignatures())
    this.#stamped = new Reader(source.timestamps())
  }

  async leaf(leaf: AuditLeaf, record: LogRecord): Promise<void> {
    const place = { logIndex: leaf.index }
    if (leaf.index !== this.#next) this.#breaches.add('I6', place, `follows leaf ${this.#next - 1n}`)
    this.#next = leaf.index + 1n
    const hash = leafHash(leaf.record)
    if (!hash.equals(leaf.hash)) this.#breaches.add('I6', place, 'is not the hash of its record')
    const columns = [Number(leaf.index), leaf.kind, leaf.sender ?? record.sender, leaf.id ?? '', leaf.mrn]
    const told = [record.index, record.kind, record.sender, record.id, record.mrn]
    if (JSON.stringify(columns) !== JSON.stringify(told)) this.#breaches.add('I6', place, 'columns and record differ')
    this.#hashes.push(hash)
    if (this.#hashes.length >= PAGE) await this.#grow()
    await this.#compareCosigned()
    await this.#compareStamped()
  }

  /** @returns the root the leaves give */
  async end(head: LogHead): Promise<Buffer> {
    await this.#grow()
    for (let one = await this.#cosigned.next(); one !== undefined; one = await this.#cosigned.next()) {
      this.#breaches.add('I6', {}, `${witnessText(one)}; the log has ${this.#next} leaves`)
    }
    for (let one = await this.#stamped.next(); one !== undefined; one = await this.#stamped.next()) {
      this.#breaches.add('I6', {}, `${one.size} leaves were time-stamped; the log has ${this.#next}`)
    }
    for (let left = await this.#nodes.next(); left !== undefined; left = await this.#nodes.next()) {
      this.#breaches.add('I6', {}, `inner node ${left.level}/${left.index} has no leaves`)
    }
    if (head.size !== this.#next) this.#breaches.add('I6', {}, `the head says ${head.size} of ${this.#next} leaves`)
    const root = this.#frontier.root()
    if (!rootOfHead(head.frontier)?.equals(root))
      this.#breaches.add('I6', {}, 'the head’s root is not the leaves’ root')
    return root
  }

  /** Whoever rewrites leaves, nodes and head alike must still answer for what a witness has signed. */
  async #compareCosigned(): Promise<void> {
    const size = Number(this.#next)
    for (const one of await this.#cosigned.takeWhile((next) => next.size <= size)) {
      await this.#grow()
      const root = this.#frontier.root()
      const signed = parseCheckpoint(one.checkpoint)
      if (!holds(one) || signed?.size !== one.size) {
        this.#breaches.add('I6', {}, `the cosignature of ${one.party} at size ${one.size} does not verify`)
      } else if (!signed.root.equals(root)) {
        this.#breaches.add('I6', {}, `${witnessText(one)}; the leaves give the root ${root.toString('base64')}`)
      }
    }
  }

  /** What an authority has stamped is the state that these leaves had; whether it is one is for who holds its certificate. */
  async #compareStamped(): Promise<void> {
    const size = Number(this.#next)
    for (const one of await this.#stamped.takeWhile((next) => next.size <= size)) {
      await this.#grow()
      const said = parseCheckpoint(one.checkpoint)
      const read = readTimestamp(one.token, Buffer.from(one.checkpoint, 'utf8'))
      if (said?.size !== one.size || !said.root.equals(this.#frontier.root())) {
        this.#breaches.add('I6', {}, `the time-stamp of ${one.size} leaves is of another state of the log`)
      } else if (!read.ok || read.at.getTime() !== one.at.getTime()) {
        this.#breaches.add(
          'I6',
          {},
          `the time-stamp of ${one.size} leaves does not hold: ${read.ok ? 'another time' : read.reason}`,
        )
      }
    }
  }

  async #grow(): Promise<void> {
    const complete: TreeNode[] = []
    this.#frontier = this.#frontier.append(this.#hashes, (node) => complete.push(node))
    this.#hashes = []
    for (const { level, index, hash } of complete) {
      const stored = await this.#nodes.nextIf((node) => node.level === level && node.index === index)
      if (stored === undefined) this.#breaches.add('I6', {}, `inner node ${level}/${index} is missing`)
      else if (!stored.hash.equals(hash)) this.#breaches.add('I6', {}, `inner node ${level}/${index} is another hash`)
    }
  }
}

function holds(one: Cosignature): boolean {
  try {
    return cosignatureHolds(one)
  } catch (error) {
    // A key that is none.
    if (error instanceof RangeError) return false
    throw error
  }
}

function witnessText({ party, size, checkpoint }: Cosignature): string {
  return `the witness ${party} has co-signed ${size} leaves with the root ${checkpoint.split('\n')[2] ?? ''}`
}

function rootOfHead(frontier: Buffer): Buffer | undefined {
  try {
    return Frontier.fromBytes(frontier).root()
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
