import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Checkpoint } from '../../src/trust/checkpoint.ts'
import { leafHash, nodesOf, rootOf } from '../../src/trust/log.ts'
import { nodesOfTile, parseTilePath, tilePath, widthOf } from '../../src/trust/tiles.ts'
import { checkGrowth, ForkError, type GetTile } from '../../src/trust/witness.ts'
import { runs } from '../support/runs.ts'

const leavesOf = (size: number, other = Number.POSITIVE_INFINITY): Buffer[] =>
  Array.from({ length: size }, (_, at) => leafHash(Buffer.from(at >= other ? `other ${at}` : String(at))))
const headOf = (leaves: Buffer[]): Checkpoint => ({ origin: 'log', size: leaves.length, root: rootOf(leaves) })

/** Serves tiles of a log, and counts them. */
function tilesOf(leaves: Buffer[], asked: string[] = []): GetTile {
  const hashOf = nodesOf(leaves)
  return async (path) => {
    asked.push(path)
    const tile = parseTilePath(path)
    if (tile === undefined || tile.width > widthOf(tile.level, tile.index, leaves.length)) throw new Error(path)
    return Buffer.concat(nodesOfTile(tile).map(hashOf))
  }
}

// Beyond 65,536 leaves there is a third level of tiles; trees of that size are made once.
const size = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 250, max: 1300 }))
const sizes = fc
  .tuple(size, size)
  .map(([one, other]) => (one < other ? [one, other] : [other, one]) as [number, number])

describe('a witness', () => {
  it('finds by tiles alone that a log has grown', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, async ([before, after]) => {
        const [seen, shown] = [headOf(leavesOf(before)), headOf(leavesOf(after))]
        await checkGrowth(seen, shown, tilesOf(leavesOf(after)))
        await checkGrowth(undefined, shown, tilesOf(leavesOf(after)))
      }),
      { numRuns: runs(60) },
    )
  })

  it('finds it across three levels of tiles, with few of them', async () => {
    const leaves = leavesOf(66_000)
    const asked: string[] = []
    await checkGrowth(headOf(leaves.slice(0, 300)), headOf(leaves), tilesOf(leaves, asked))
    expect(asked.some((path) => path.startsWith('2/'))).toBe(true)
    expect(asked.length).toBeLessThan(12)
  })

  it('refuses every log that does not begin with what it has seen, and names both heads', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, fc.nat(), async ([before, after], place) => {
        const seen = headOf(leavesOf(before))
        const other = leavesOf(after, place % before)
        const shown = headOf(other)
        const looks = checkGrowth(seen, shown, tilesOf(other))
        await expect(looks).rejects.toThrow(ForkError)
        await expect(looks).rejects.toThrow(seen.root.toString('base64'))
        await expect(looks).rejects.toThrow(shown.root.toString('base64'))
      }),
      { numRuns: runs(60) },
    )
  })

  it('refuses a log that has become shorter, and tiles that are not those of the checkpoint', async () => {
    await expect(checkGrowth(headOf(leavesOf(9)), headOf(leavesOf(8)), tilesOf(leavesOf(9)))).rejects.toThrow('shorter')
    const lie = checkGrowth(headOf(leavesOf(3)), headOf(leavesOf(9)), tilesOf(leavesOf(9, 8)))
    await expect(lie).rejects.toThrow('not those of its checkpoint')
    const short: GetTile = async () => Buffer.alloc(32)
    await expect(checkGrowth(undefined, headOf(leavesOf(9)), short)).rejects.toThrow(RangeError)
  })

  it('takes a log that was empty before', async () => {
    await checkGrowth(headOf([]), headOf(leavesOf(5)), tilesOf(leavesOf(5)))
    await checkGrowth(undefined, headOf([]), tilesOf([]))
  })
})

describe('the path of a tile', () => {
  it('is read as it is written, and in no other spelling', () => {
    const tile = fc.record({
      level: fc.integer({ min: 0, max: 63 }),
      index: fc.oneof(fc.nat(2000), fc.integer({ min: 0, max: 10 ** 15 })),
      width: fc.integer({ min: 1, max: 256 }),
    })
    fc.assert(
      fc.property(tile, (one) => {
        expect(parseTilePath(tilePath(one))).toEqual(one)
      }),
    )
    expect(tilePath({ level: 0, index: 1_234_067, width: 256 })).toBe('0/x001/x234/067')
    expect(tilePath({ level: 1, index: 5, width: 8 })).toBe('1/005.p/8')
    for (const path of [
      '0/67',
      '0/x000/067',
      '00/067',
      '0/067.p/256',
      '0/067.p/0',
      '0/067.p/08',
      '0/x1/067',
      '64/000',
      '0/',
      '',
    ]) {
      expect(parseTilePath(path), path).toBeUndefined()
    }
  })
})
