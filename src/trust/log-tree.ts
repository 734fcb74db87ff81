import type { LogTree } from '../ports/log-tree.ts'
import { consistencyPlan, emptyRoot, inclusionPlan, peaksOf, resolvePlan } from './log.ts'
import { nodesOfTile, parseTilePath, widthOf } from './tiles.ts'

/** The tree's arithmetic as the HTTP edge takes it. @param sign makes checkpoints */
export const createLogTree = (sign: LogTree['sign']): LogTree => ({
  emptyRoot,
  peaks: peaksOf,
  inclusionPlan,
  consistencyPlan,
  resolvePlan,
  tile: (path, size) => {
    const tile = parseTilePath(path)
    return tile === undefined || tile.width > widthOf(tile.level, tile.index, size) ? undefined : nodesOfTile(tile)
  },
  sign,
})
