/** Tries of one piece of work. With the pool's limit for locks and the pause it is given up after a minute and a half. */
const TRIES = 15

/** SQLSTATE `lock_not_available`: `lock_timeout` is over. */
export const LOCK_NOT_AVAILABLE = '55P03'

/**
 * Does something again when it does not get its locks in time: hubs at work wait behind whoever waits for a lock, so it steps back and
 * lets them go first.
 * @param work ends the transaction it has begun, also when it fails
 * @param theirs SQLSTATEs by which the others were first
 */
export async function lettingOthersGoFirst<T>(
  db: { query(text: string): Promise<unknown> },
  work: () => Promise<T>,
  theirs: readonly string[] = [LOCK_NOT_AVAILABLE],
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      const { code } = error as { code?: string }
      if (code === undefined || !theirs.includes(code) || tries === TRIES) throw error
      await db.query('select pg_sleep(1)')
    }
  }
}
