import { rebuildStatistics } from '../compose/statistics.ts'
import { databaseUrlOf } from '../config.ts'
import type { CommandContext } from './context.ts'

/** `corridor statistics rebuild`: forgets all that was counted, so that the hubs count it again from the log. */
export async function statistics({ env, out }: CommandContext): Promise<number> {
  await rebuildStatistics(databaseUrlOf(env))
  out('nothing is counted any more; the hubs on this database count again from the beginning of the log')
  return 0
}
