import { type FileHandle, mkdir, open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { syncFolder } from './keep-file.ts'

/**
 * An append-only file of JSON lines whose `append` resolves when the line is on disk (fsync), not before. Lines that
 * arrive while a flush is under way share the next one (natural batching, no timer).
 */
export type Journal<T> = {
  /**
   * Resolves when the record is durable. Rejects when the disk refuses, from then on for ever: nothing may be acknowledged
   * any more.
   */
  append(record: T): Promise<void>
  close(): Promise<void>
}

type Waiting = { line: string; resolve: () => void; reject: (error: unknown) => void }

/**
 * Opens or creates the journal at `path` and returns its records, oldest first. A last line torn by a crash was never
 * acknowledged and is cut off; a damaged line before the last one means that the file was edited or the disk is failing,
 * and throws: going on would forget what was acknowledged, which is the worse failure.
 */
export const openJournal = async <T>(path: string): Promise<{ journal: Journal<T>; records: T[]; bytes: number }> => {
  await mkdir(dirname(path), { recursive: true })
  const file = await open(path, 'a+', 0o600)
  try {
    const { records, end } = readRecords<T>(path, await file.readFile())
    await file.truncate(end)
    await syncFolder(dirname(path))
    return { journal: createJournal<T>(file), records, bytes: end }
  } catch (error) {
    await file.close()
    throw error
  }
}

/**
 * Replaces the journal at `path`, which must be closed, by one with just these records. A crash leaves the old one or
 * the new one, never a mixture.
 */
export const rewriteJournal = async <T>(path: string, records: readonly T[]): Promise<void> => {
  const file = await open(`${path}.new`, 'w', 0o600)
  try {
    await file.writeFile(records.map((record) => `${JSON.stringify(record)}\n`).join(''))
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(`${path}.new`, path)
  await syncFolder(dirname(path))
}

/** The records of a journal's bytes and the offset behind the last whole one. Throws on damage before the last line. */
export const readRecords = <T>(path: string, bytes: Buffer): { records: T[]; end: number } => {
  const records: T[] = []
  let start = 0
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
    const record = parseLine<T>(bytes.subarray(start, end))
    if (record === undefined) {
      // A crash can tear only what was written last; anything after a torn line proves that it is not the last.
      if (end < bytes.length - 1)
        throw new Error(`${path}: damaged line at byte ${start}; restore the file from a backup`)
      break
    }
    records.push(record.value)
    start = end + 1
  }
  return { records, end: start }
}

const parseLine = <T>(line: Buffer): { value: T } | undefined => {
  try {
    return { value: JSON.parse(line.toString('utf8')) as T }
  } catch {
    return undefined
  }
}

const createJournal = <T>(file: FileHandle): Journal<T> => {
  let waiting: Waiting[] = []
  let flushing: Promise<void> | undefined
  let failed: Error | undefined

  const flush = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      try {
        if (failed) throw failed
        await file.appendFile(batch.map((entry) => entry.line).join(''))
        await file.datasync()
        for (const entry of batch) entry.resolve()
      } catch (error) {
        failed = error instanceof Error ? error : new Error(String(error))
        for (const entry of batch) entry.reject(failed)
      }
    }
    flushing = undefined
  }

  return {
    append: (record) =>
      new Promise<void>((resolve, reject) => {
        waiting.push({ line: `${JSON.stringify(record)}\n`, resolve, reject })
        flushing ??= flush()
      }),
    close: async () => {
      await flushing
      await file.close()
    },
  }
}
