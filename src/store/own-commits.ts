import { LogWentBack } from '../ports/commit.ts'

/** The head of the log as a transaction has left it. */
export type CommittedHead = { readonly size: bigint; readonly frontier: Buffer }

/**
 * How far a process has brought the log by its own commits. A database that has less of it has gone back to an earlier point,
 * however short ago that was: nothing is appended to it (docs/decisions/0232).
 */
export type OwnCommits = {
  /** Of a head that is locked: throws `LogWentBack` where it lacks entries that were committed here. */
  judge(head: CommittedHead): void
  committed(head: CommittedHead): void
  newest(): CommittedHead | undefined
  /** Calls when a head was found that lacks some. */
  onWentBack(listener: () => void): void
}

export function createOwnCommits(): OwnCommits {
  const listeners: (() => void)[] = []
  let newest: CommittedHead | undefined
  return {
    judge({ size }) {
      if (newest === undefined || size >= newest.size) return
      for (const listener of listeners) listener()
      throw new LogWentBack()
    },
    committed(head) {
      if (newest === undefined || head.size > newest.size) newest = head
    },
    newest: () => newest,
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
export type Heads = { found(head: CommittedHead): CommittedHead; left(head: CommittedHead): void; committed(): void }

export function headsOf(own: OwnCommits | undefined): Heads {
  let left: CommittedHead | undefined
  return {
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
