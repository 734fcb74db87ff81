import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  consistencyProof,
  emptyRoot,
  Frontier,
  inclusionPath,
  leafHash,
  nodeHash,
  rootOf,
  type TreeNode,
  verifyConsistency,
  verifyInclusion,
} from '../../src/trust/log.ts'

/** The definitions of RFC 9162 2.1.1, 2.1.3.1 and 2.1.4.1, word for word: slow, and easy to believe. */
function split(count: number): number {
  let power = 1
  while (power * 2 < count) power *= 2
  return power
}
function naiveRoot(leaves: Buffer[]): Buffer {
  const [only] = leaves
  if (only === undefined) return emptyRoot()
  if (leaves.length === 1) return only
  const k = split(leaves.length)
  return nodeHash(naiveRoot(leaves.slice(0, k)), naiveRoot(leaves.slice(k)))
}
function naivePath(index: number, leaves: Buffer[]): Buffer[] {
  if (leaves.length === 1) return []
  const k = split(leaves.length)
  return index < k
    ? [...naivePath(index, leaves.slice(0, k)), naiveRoot(leaves.slice(k))]
    : [...naivePath(index - k, leaves.slice(k)), naiveRoot(leaves.slice(0, k))]
}
function naiveProof(old: number, leaves: Buffer[], complete: boolean): Buffer[] {
  if (old === leaves.length) return complete ? [] : [naiveRoot(leaves)]
  const k = split(leaves.length)
  return old <= k
    ? [...naiveProof(old, leaves.slice(0, k), complete), naiveRoot(leaves.slice(k))]
    : [...naiveProof(old - k, leaves.slice(k), false), naiveRoot(leaves.slice(0, k))]
}

const leavesOf = (size: number): Buffer[] => Array.from({ length: size }, (_, at) => leafHash(Buffer.from(String(at))))
const sizeAndIndex = fc.integer({ min: 1, max: 200 }).chain((size) => fc.tuple(fc.constant(size), fc.nat(size - 1)))

describe('the log’s tree equals its definition', () => {
  it('in roots and inclusion paths, which verify', () => {
    fc.assert(
      fc.property(sizeAndIndex, ([size, index]) => {
        const leaves = leavesOf(size)
        const root = naiveRoot(leaves)
        const path = inclusionPath(leaves, index)
        expect(rootOf(leaves)).toEqual(root)
        expect(path).toEqual(naivePath(index, leaves))
        expect(verifyInclusion(leaves[index] as Buffer, index, size, path, root)).toBe(true)
      }),
    )
  })

  it('in consistency proofs, which verify', () => {
    fc.assert(
      fc.property(sizeAndIndex, ([size, before]) => {
        const leaves = leavesOf(size)
        const old = before + 1
        const proof = consistencyProof(leaves, old, size)
        expect(proof).toEqual(naiveProof(old, leaves, true))
        expect(verifyConsistency(old, size, proof, naiveRoot(leaves.slice(0, old)), naiveRoot(leaves))).toBe(true)
      }),
    )
  })

  it('however the leaves were appended and the frontier stored between', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { maxLength: 8 }), (batches) => {
        const leaves = leavesOf(batches.reduce((sum, batch) => sum + batch, 0))
        const nodes: TreeNode[] = []
        let frontier = Frontier.empty()
        for (const batch of batches) {
          const next = leaves.slice(frontier.size, frontier.size + batch)
          frontier = Frontier.fromBytes(frontier.append(next, (node) => nodes.push(node)).toBytes())
        }
        expect(frontier.root()).toEqual(naiveRoot(leaves))
        for (const { level, index, hash } of nodes) {
          expect(hash).toEqual(naiveRoot(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level)))
        }
        const complete = Array.from({ length: 10 }, (_, level) => Math.floor(leaves.length / 2 ** (level + 1)))
        expect(nodes).toHaveLength(complete.reduce((sum, count) => sum + count, 0))
      }),
    )
  })
})

describe('a proof proves nothing else', () => {
  const flipped = (bytes: Buffer, at: number): Buffer => {
    const copy = Buffer.from(bytes)
    copy[at % copy.length] = (copy[at % copy.length] ?? 0) ^ (1 << (at % 8))
    return copy
  }

  it('no other leaf, position, path or root', () => {
    fc.assert(
      fc.property(sizeAndIndex, fc.nat(), fc.nat(), ([size, index], other, at) => {
        const leaves = leavesOf(size)
        const [leaf, root, path] = [leaves[index] as Buffer, rootOf(leaves), inclusionPath(leaves, index)]
        expect(verifyInclusion(flipped(leaf, at), index, size, path, root)).toBe(false)
        expect(verifyInclusion(leaf, index, size, path, flipped(root, at))).toBe(false)
        expect(verifyInclusion(leaf, index, size, [...path, leaf], root)).toBe(false)
        expect(verifyInclusion(leaf, other % size, size, path, root)).toBe(other % size === index)
        for (const [number, part] of path.entries()) {
          expect(verifyInclusion(leaf, index, size, path.toSpliced(number, 1), root)).toBe(false)
          const changed = path.with(number, flipped(part, at))
          expect(verifyInclusion(leaf, index, size, changed, root)).toBe(false)
        }
      }),
    )
  })

  it('no other history', () => {
    fc.assert(
      fc.property(sizeAndIndex, fc.nat(), ([size, before], at) => {
        const leaves = leavesOf(size)
        const old = before + 1
        const proof = consistencyProof(leaves, old, size)
        const [oldRoot, root] = [rootOf(leaves.slice(0, old)), rootOf(leaves)]
        const rewritten = leaves.map((leaf, index) => (index === at % old ? flipped(leaf, at) : leaf))
        const forged = consistencyProof(rewritten, old, size)
        expect(verifyConsistency(old, size, forged, oldRoot, rootOf(rewritten))).toBe(false)
        expect(verifyConsistency(old, size, proof, flipped(oldRoot, at), root)).toBe(false)
        expect(verifyConsistency(old, size, proof, oldRoot, flipped(root, at))).toBe(false)
        expect(verifyConsistency(old, size, [...proof, root], oldRoot, root)).toBe(false)
      }),
    )
  })
})
