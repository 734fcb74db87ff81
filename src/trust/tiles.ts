import type { NodePosition } from './log.ts'
import { nodeHash } from './log.ts'

/**
 * The log as tiles (C2SP `tlog-tiles`): each holds up to 256 hashes of one level in eight. A full tile never changes, so
 * that anybody may keep and pass on copies.
 */

/** Hashes of a full tile. */
export const TILE_WIDTH = 256
const TILE_HEIGHT = 8
const HASH_BYTES = 32

/** Which tile: `width` below 256 only for the last one of its level. */
export interface Tile {
  readonly level: number
  readonly index: number
  readonly width: number
}

/** The path of a tile after `tile/`: `<level>/x001/x234/067[.p/<width>]`. */
export function tilePath({ level, index, width }: Tile): string {
  const groups: string[] = []
  for (let rest = index; groups.length === 0 || rest > 0; rest = Math.floor(rest / 1000)) {
    groups.unshift(`${groups.length === 0 ? '' : 'x'}${String(rest % 1000).padStart(3, '0')}`)
  }
  return `${level}/${groups.join('/')}${width === TILE_WIDTH ? '' : `.p/${width}`}`
}

/** Reads such a path; undefined unless it is exactly what `tilePath` writes. */
export function parseTilePath(path: string): Tile | undefined {
  const match = /^([0-9]|[1-5][0-9]|6[0-3])\/((?:x[0-9]{3}\/){0,5})([0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/.exec(path)
  if (match === null) return undefined
  const [, level = '', groups = '', last = '', width] = match
  const index = Number(`${groups.replaceAll(/[x/]/g, '')}${last}`)
  const tile = { level: Number(level), index, width: width === undefined ? TILE_WIDTH : Number(width) }
  return Number.isSafeInteger(index) && tilePath(tile) === path ? tile : undefined
}

/** How many hashes the tree of `size` leaves has in this tile: 0 where it does not reach so far. */
export function widthOf(level: number, index: number, size: number): number {
  const hashes = Math.floor(size / 2 ** (TILE_HEIGHT * level))
  return Math.max(0, Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH))
}

/** The nodes whose hashes a tile holds, in order. */
export function nodesOfTile({ level, index, width }: Tile): NodePosition[] {
  return Array.from({ length: width }, (_, at) => ({ level: level * TILE_HEIGHT, index: index * TILE_WIDTH + at }))
}

/** The tile of the tree of `size` leaves in which a node is, or from whose hashes it is made. */
export function tileOf({ level, index }: NodePosition, size: number): Tile {
  const tileLevel = Math.floor(level / TILE_HEIGHT)
  const first = index * 2 ** (level % TILE_HEIGHT)
  const tileIndex = Math.floor(first / TILE_WIDTH)
  return { level: tileLevel, index: tileIndex, width: widthOf(tileLevel, tileIndex, size) }
}

/** The hash of a node from the bytes of its tile. @throws {RangeError} when the tile does not reach so far. */
export function nodeInTile({ level, index }: NodePosition, tile: Tile, bytes: Buffer): Buffer {
  const width = 2 ** (level % TILE_HEIGHT)
  const first = index * width - tile.index * TILE_WIDTH
  if (first < 0 || bytes.length < (first + width) * HASH_BYTES) throw new RangeError('the tile is too short')
  let hashes = Array.from({ length: width }, (_, at) =>
    bytes.subarray((first + at) * HASH_BYTES, (first + at + 1) * HASH_BYTES),
  )
  while (hashes.length > 1) {
    hashes = hashes.flatMap((left, at) => {
      const right = hashes[at + 1]
      return at % 2 === 0 && right !== undefined ? [nodeHash(left, right)] : []
    })
  }
  const [only] = hashes
  if (only === undefined) throw new RangeError('the tile is too short')
  return only
}
