import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** How long to wait for another process that works in the same folder, and between two looks. */
const LOCK_WITHIN_MS = 10_000
const LOOK_EVERY_MS = 50

/**
 * Replaces a file so that a crash leaves either the old or the new one: written beside it, flushed, renamed, and the
 * folder flushed as well.
 *
 * @param mode of the file; 0o600 unless given
 */
export async function writeDurably(path: string, content: string | Buffer, mode = 0o600): Promise<void> {
  const beside = `${path}.${process.pid}.new`
  await rm(beside, { force: true })
  const file = await open(beside, 'wx', mode)
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(beside, path)
  const folder = await open(dirname(path), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/**
 * Does some work in a folder while no other process does: a file `lock` with the process's number. That of a process
 * that is gone is taken over.
 *
 * @param pause waits so many milliseconds
 * @throws {Error} when another process does not leave within ten seconds
 */
export async function inFolder<T>(
  folder: string,
  pause: (ms: number) => Promise<void>,
  work: () => Promise<T>,
): Promise<T> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, 'lock')
  for (let waited = 0; !(await take(path)); waited += LOOK_EVERY_MS) {
    const holder = await readFile(path, 'utf8').catch(() => '')
    if (isGone(holder)) await rm(path, { force: true })
    else if (waited >= LOCK_WITHIN_MS) throw new Error(`process ${holder.trim()} is at work in ${folder}`)
    else await pause(LOOK_EVERY_MS)
  }
  try {
    return await work()
  } finally {
    await rm(path, { force: true })
  }
}

async function take(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx', 0o600)
    await file.writeFile(String(process.pid))
    await file.close()
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Whether the process that wrote this is gone; one that has not written its number yet is not. */
function isGone(holder: string): boolean {
  const pid = Number(holder)
  if (!Number.isSafeInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}
