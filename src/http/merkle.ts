import type { LogNode, LogTree, Reads } from '../ports/reads.ts'

/** Nodes from this level up (256 leaves) are kept: they never change once complete. */
const KEPT_LEVEL = 8
const KEPT_MAX = 200_000

/**
 * Roots and inclusion paths over the stored leaf hashes, in memory that does not grow with the log: complete nodes are
 * kept from 256 leaves up, what is below is read again. Computations run one after the other, so that a hundred
 * auditors asking at once do not read the log a hundred times side by side.
 */
export function createProver(reads: Pick<Reads, 'leafHashes'>, tree: LogTree) {
  const kept = new Map<string, Buffer>()
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work)
    last = result.catch(() => undefined)
    return result
  }
  const fromLeaves = async ({ level, index }: LogNode): Promise<Buffer> => {
    const from = BigInt(index) << BigInt(level)
    const hashes: Buffer[] = []
    for await (const page of reads.leafHashes(from, from + (1n << BigInt(level)))) hashes.push(...page)
    if (hashes.length !== 2 ** level) throw new Error(`leaves of node ${level}/${index} are missing`)
    return pairwise(hashes, tree)
  }
  const nodeOf = async (node: LogNode): Promise<Buffer> => {
    if (node.level < KEPT_LEVEL) return fromLeaves(node)
    const name = `${node.level}/${node.index}`
    const known = kept.get(name)
    if (known !== undefined) return known
    const below = { level: node.level - 1, index: node.index * 2 }
    const found =
      node.level === KEPT_LEVEL
        ? await fromLeaves(node)
        : tree.nodeHash(await nodeOf(below), await nodeOf({ ...below, index: below.index + 1 }))
    if (kept.size >= KEPT_MAX) kept.clear()
    kept.set(name, found)
    return found
  }
  return {
    /** The root of the tree of the first `size` leaves. */
    root: (size: number): Promise<Buffer> =>
      inTurn(async () => {
        const peaks = peaksOf(size)
        const top = peaks.pop()
        if (top === undefined) return tree.emptyRoot()
        let root = await nodeOf(top)
        for (const peak of peaks.reverse()) root = tree.nodeHash(await nodeOf(peak), root)
        return root
      }),
    /**
     * The inclusion path of leaf `index`, from the leaf up. Throws RangeError when it is not among the first `size`.
     */
    path: (index: number, size: number): Promise<Buffer[]> =>
      inTurn(async () => {
        const plan = tree.inclusionPlan(index, size)
        const hashes = new Map<string, Buffer>()
        for (const node of plan.flat()) hashes.set(`${node.level}/${node.index}`, await nodeOf(node))
        return tree.resolvePlan(plan, ({ level, index: at }) => {
          const found = hashes.get(`${level}/${at}`)
          if (found === undefined) throw new Error(`node ${level}/${at} is not in the plan`)
          return found
        })
      }),
  }
}

export type Prover = ReturnType<typeof createProver>

/** The perfect subtrees of a tree of `size` leaves, largest first. */
function peaksOf(size: number): LogNode[] {
  const peaks: LogNode[] = []
  let start = 0
  for (let level = Math.floor(Math.log2(Math.max(size, 1))); level >= 0; level--) {
    const width = 2 ** level
    if (size - start < width) continue
    peaks.push({ level, index: start / width })
    start += width
  }
  return peaks
}

/** The root over a power of two of hashes. */
function pairwise(hashes: readonly Buffer[], tree: LogTree): Buffer {
  let row = hashes
  while (row.length > 1) {
    const above: Buffer[] = []
    for (let i = 0; i + 1 < row.length; i += 2) {
      const [left, right] = [row[i], row[i + 1]]
      if (left !== undefined && right !== undefined) above.push(tree.nodeHash(left, right))
    }
    row = above
  }
  const [root] = row
  if (root === undefined) throw new Error('no leaves')
  return root
}
