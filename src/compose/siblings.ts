import cluster from 'node:cluster'
import type { Counts } from '../http/metrics.ts'

/** What a hub process is told by its parent, and what it tells. */
export type ToChild = { kind: 'count'; round: number } | { kind: 'counted'; asked: number; all: readonly Counts[] }
export type ToParent =
  | { kind: 'ready'; url: string }
  | { kind: 'count'; asked: number }
  | { kind: 'counts'; round: number; counts: Counts | undefined }

/** The processes of one hub, as one of them sees them. */
export type Siblings = {
  /** What this process counts, for whoever asks any of them. */
  join: (own: () => Counts) => void
  /** What each of them has counted. */
  counts: () => Promise<readonly Counts[]>
  /** Tells the parent that this one serves. */
  ready: (url: string) => void
  /** Takes leave of the parent: the connection to it would keep this process alive. */
  leave: () => void
}

/** The siblings of this process; undefined where it is a hub by itself. */
export function siblingsOf(child: NodeJS.Process = process): Siblings | undefined {
  if (!cluster.isWorker) return undefined
  const tell = (message: ToParent): void => void child.send?.(message)
  const asking = new Map<number, (all: readonly Counts[]) => void>()
  let own: (() => Counts) | undefined
  let asked = 0
  child.on('message', (message: ToChild) => {
    if (message.kind === 'count') return tell({ kind: 'counts', round: message.round, counts: own?.() })
    asking.get(message.asked)?.(message.all)
    asking.delete(message.asked)
  })
  return {
    join(counts) {
      own = counts
    },
    // The parent answers within a second; without a parent this process ends.
    counts: () =>
      new Promise((resolve) => {
        asked += 1
        asking.set(asked, resolve)
        tell({ kind: 'count', asked })
      }),
    ready: (url) => tell({ kind: 'ready', url }),
    // Not `child.disconnect`, by which a process that could not start would end with 0.
    leave: () => void cluster.worker?.disconnect(),
  }
}
