import type { LogNode, LogTree } from '../ports/log-tree.ts'
import type { Reads } from '../ports/reads.ts'

/**
 * Roots and inclusion paths of the log (RFC 9162) from the nodes that every commit stores beside its leaves: a proof
 * over a tree of any size is one read of a few dozen rows.
 */
export function createProver(reads: Pick<Reads, 'logNodes'>, tree: LogTree) {
  const resolve = async (plan: readonly LogNode[][]): Promise<Buffer[]> => {
    const nodes = plan.flat()
    const hashes = await reads.logNodes(nodes)
    const found = new Map(nodes.map((node, at) => [nameOf(node), hashes[at]]))
    return tree.resolvePlan(plan, (node) => {
      const hash = found.get(nameOf(node))
      // A log without this node is damaged: a proof made around the hole would only fail when the auditor checks it.
      if (hash === undefined) throw new Error(`node ${nameOf(node)} of the log is missing`)
      return hash
    })
  }
  return {
    /** The root of the tree of the first `size` leaves. */
    async root(size: number): Promise<Buffer> {
      const [root] = size === 0 ? [] : await resolve([tree.peaks(size)])
      return root ?? tree.emptyRoot()
    },
    /** The inclusion path of leaf `index`, from the leaf up. Throws RangeError when it is not among the first `size`. */
    path: (index: number, size: number): Promise<Buffer[]> => resolve(tree.inclusionPlan(index, size)),
    /** The proof that the first `from` leaves are those the log of `size` leaves begins with. */
    consistency: (from: number, size: number): Promise<Buffer[]> => resolve(tree.consistencyPlan(from, size)),
  }
}

const nameOf = ({ level, index }: LogNode): string => `${level}/${index}`
