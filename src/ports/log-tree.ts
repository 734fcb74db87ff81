/** A node of the log's tree: the root over leaves `index * 2^level` up to `(index + 1) * 2^level`. */
export type LogNode = { readonly level: number; readonly index: number }

/** The Merkle tree's arithmetic (RFC 9162) and the hub's key, given to the edge as functions. */
export interface LogTree {
  /** The root over no leaves. */
  emptyRoot(): Buffer
  /** The nodes of which the root of `size` leaves is made. */
  peaks(size: number): LogNode[]
  /** As `inclusionPlan`, of the proof that the first `from` leaves are those that the tree of `size` begins with. */
  consistencyPlan(from: number, size: number): LogNode[][]
  /**
   * What a tile holds, by its path (C2SP `tlog-tiles`), of a log of `size` leaves; undefined where there is no such tile
   * yet. A full one never changes.
   */
  tile(path: string, size: number): LogNode[] | undefined
  /**
   * Which nodes make up each hash of the inclusion path of leaf `index` in a tree of `size` leaves, from the leaf up.
   */
  inclusionPlan(index: number, size: number): LogNode[][]
  resolvePlan(plan: readonly LogNode[][], hashOf: (node: LogNode) => Buffer): Buffer[]
  /** The checkpoint of this size as text, and the hub's detached CMS over exactly that text, DER. */
  sign(size: number, root: Buffer): { text: string; signature: Buffer }
}
