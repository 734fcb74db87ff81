import { type LogHead, LogWentBack } from '../ports/commit.ts'

/**
 * How far a process has brought the log by its own commits. A database that has less of it has gone back to an earlier point,
 * however short ago that was: nothing is appended to it (docs/decisions/0232).
 */
export type OwnCommits = {
  /** Of a head that is locked: throws `LogWentBack` where it lacks entries that were committed here. */
  judge(head: LogHead): void
  committed(head: LogHead): void
  newest(): LogHead | undefined
  /**
   * The head that the next transaction will find, as far as can be known: the newest of these commits, unless the last head that was
   * judged was another process's.
   */
  expected(): LogHead | undefined
  /** Calls when a head was found that lacks some. */
  onWentBack(listener: () => void): void
}

export function createOwnCommits(): OwnCommits {
  const listeners: (() => void)[] = []
  let newest: LogHead | undefined
  let isAlone = false
  return {
    judge({ size }) {
      isAlone = size === newest?.size
      if (newest === undefined || size >= newest.size) return
      for (const listener of listeners) listener()
      throw new LogWentBack()
    },
    committed(head) {
      if (newest === undefined || head.size > newest.size) newest = head
    },
    newest: () => newest,
    expected: () => (isAlone ? newest : undefined),
    onWentBack: (listener) => void listeners.push(listener),
  }
}

/**
 * Reads a head, and says whether it lacks what had been committed here before it was asked for. What is committed while it is read it
 * may lack: the answer to a commit can overtake that of a question asked before.
 */
export async function comparedWith<Head extends { readonly size: number }>(
  own: Pick<OwnCommits, 'newest'>,
  read: () => Promise<Head>,
): Promise<{ head: Head; lacksOwn: boolean }> {
  const before = own.newest()
  const head = await read()
  return { head, lacksOwn: before !== undefined && head.size < before.size }
}

/** The heads of one transaction: the one it has found, and the one it leaves if it commits. */
export type Heads = {
  expected(): LogHead | undefined
  found(head: LogHead): LogHead
  left(head: LogHead): void
  committed(): void
}

export function headsOf(own: OwnCommits | undefined): Heads {
  let left: LogHead | undefined
  return {
    expected: () => own?.expected(),
    found: (head) => {
      own?.judge(head)
      return head
    },
    left: (head) => (left = head),
    committed: () => {
      if (left !== undefined) own?.committed(left)
    },
  }
}
