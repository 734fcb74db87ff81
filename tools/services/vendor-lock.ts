import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { identify, isRunning, type ProcessIdentity } from './process-identity.ts'
import { until } from './wait.ts'

const holder = (path: string): ProcessIdentity | undefined => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as ProcessIdentity
  } catch {
    return undefined
  }
}

const take = (path: string): boolean => {
  const me = identify(process.pid)
  const write = (): boolean => {
    try {
      writeFileSync(path, JSON.stringify(me), { flag: 'wx' })
      return true
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      return false
    }
  }
  if (write()) return true
  const other = holder(path)
  if (other !== undefined && isRunning(other)) return false
  // Its holder died. Two waiters may both get here; the worse that comes of it is the same work done twice, since what
  // is made under this lock is published by a rename.
  rmSync(path, { force: true })
  return write()
}

/**
 * Does the work while holding a lock file, waiting for another process that holds it; a dead holder's lock is taken over.
 * @param path the lock file
 * @param options how long to wait in milliseconds, and what to call when waiting begins
 * @param work done under the lock
 * @throws Error when the lock is not free in time, and whatever the work throws
 */
export const withLock = async <T>(
  path: string,
  options: { readonly timeoutMs: number; readonly waiting: () => void },
  work: () => Promise<T>,
): Promise<T> => {
  if (!take(path)) {
    options.waiting()
    await until(() => take(path), { timeoutMs: options.timeoutMs, everyMs: 250, label: `lock ${path}` })
  }
  try {
    return await work()
  } finally {
    rmSync(path, { force: true })
  }
}
