import type { Checkpoint } from './checkpoint.ts'
import { parseCheckpoint } from './checkpoint.ts'
import { consistencyPlan, emptyRoot, type NodePosition, peaksOf, resolvePlan, verifyConsistency } from './log.ts'
import { lineHolds, type NoteKey, parseNote } from './note.ts'
import { nodeInTile, tileOf, tilePath } from './tiles.ts'

/** Gets the bytes of a tile by its path after `tile/`. */
export type GetTile = (path: string) => Promise<Buffer>

/** Thrown where the log shows something else than it has shown before: a fork, or a lie about its tiles. */
export class ForkError extends Error {}

/** One head of the log in words: how many leaves, and their root. */
export const headText = ({ size, root }: Checkpoint): string =>
  `${size} leaves with the root ${root.toString('base64')}`

/**
 * Opens a note of the log.
 *
 * @returns the checkpoint it carries and its text
 * @throws {Error} with the reason where it is none, is of another log, or does not bear the log's signature.
 */
export function openCheckpoint(note: string, logKey: NoteKey): { checkpoint: Checkpoint; text: string } {
  const parsed = parseNote(note)
  const checkpoint = parsed === undefined ? undefined : parseCheckpoint(parsed.text)
  if (parsed === undefined || checkpoint === undefined) throw new Error('the hub shows no checkpoint')
  if (checkpoint.origin !== logKey.name) {
    throw new Error(`the checkpoint is of the log ${checkpoint.origin}, not of ${logKey.name}`)
  }
  if (!parsed.lines.some((line) => lineHolds(parsed.text, line, logKey))) {
    throw new Error('the checkpoint is not signed by the log’s key')
  }
  return { checkpoint, text: parsed.text }
}

/**
 * Checks that the log goes on from what was seen before, by its tiles alone (RFC 9162 2.1.4.2).
 *
 * @param seen what was seen last, undefined the first time
 * @throws {ForkError} naming both heads where it does not; whatever `getTile` throws.
 */
export async function checkGrowth(seen: Checkpoint | undefined, shown: Checkpoint, getTile: GetTile): Promise<void> {
  const both = `the witness has seen ${seen === undefined ? 'nothing' : headText(seen)}; the hub shows ${headText(shown)}`
  if (seen !== undefined && shown.size < seen.size) throw new ForkError(`the log has become shorter: ${both}`)
  if (seen !== undefined && shown.size === seen.size) {
    if (!seen.root.equals(shown.root)) throw new ForkError(`two logs of the same size: ${both}`)
    return
  }
  const plan = seen === undefined || seen.size === 0 ? [] : consistencyPlan(seen.size, shown.size)
  const peaks = shown.size === 0 ? [] : [peaksOf(shown.size)]
  const hashOf = await hashesOf([...plan, ...peaks].flat(), shown.size, getTile)
  const [root = emptyRoot()] = resolvePlan(peaks, hashOf)
  if (!root.equals(shown.root)) throw new ForkError(`the tiles of the log are not those of its checkpoint: ${both}`)
  const proof = resolvePlan(plan, hashOf)
  if (seen !== undefined && !verifyConsistency(seen.size, shown.size, proof, seen.root, shown.root)) {
    throw new ForkError(`the log does not go on from what it was: ${both}`)
  }
}

/** Hashes of nodes out of the tiles of the tree of `size` leaves, each tile fetched once. */
async function hashesOf(
  nodes: readonly NodePosition[],
  size: number,
  getTile: GetTile,
): Promise<(node: NodePosition) => Buffer> {
  const tiles = new Map<string, Buffer>()
  for (const node of nodes) {
    const path = tilePath(tileOf(node, size))
    if (!tiles.has(path)) tiles.set(path, await getTile(path))
  }
  return (node) => {
    const tile = tileOf(node, size)
    return nodeInTile(node, tile, tiles.get(tilePath(tile)) ?? Buffer.alloc(0))
  }
}
