import { mkdir, readdir, readFile, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { keepFile, syncFolder } from '#adapter-api'

/** The parts of the folder that the adapter and the national system share (README.md, "The folder"). */
export const PARTS = ['in', 'done', 'rejected', 'out', 'templates'] as const
export type Part = (typeof PARTS)[number]

export type FileInfo = { name: string; size: number; modified: number }

/** Where files lie: a folder of this machine, or one reached over SFTP. Every call rejects when it cannot be had now. */
export type Folder = {
  /** Makes what is missing of these parts. */
  prepare(parts: readonly Part[]): Promise<void>
  list(part: Part): Promise<readonly FileInfo[]>
  /** The bytes of a file; undefined when it is larger than `most` bytes, or gone. */
  read(part: Part, name: string, most: number): Promise<Buffer | 'too-large' | undefined>
  /** Resolves when the whole file is there under this name; half of it never is. */
  write(part: Part, name: string, bytes: Buffer): Promise<void>
  /** Nothing if it is gone already. */
  move(from: Part, name: string, to: Part, as: string): Promise<void>
  close(): Promise<void>
}

/** A folder of this machine. */
export function openDirectory(root: string): Folder {
  return {
    prepare: async (parts) => {
      for (const part of parts) await mkdir(join(root, part), { recursive: true })
    },
    list: async (part) => {
      const entries = await readdir(join(root, part), { withFileTypes: true })
      const files = entries.filter((entry) => entry.isFile())
      const known = await Promise.all(
        files.map(async ({ name }): Promise<FileInfo | undefined> => {
          const found = await stat(join(root, part, name)).catch(gone)
          return found === undefined ? undefined : { name, size: found.size, modified: found.mtimeMs }
        }),
      )
      return known.filter((one) => one !== undefined)
    },
    read: async (part, name, most) => {
      const found = await stat(join(root, part, name)).catch(gone)
      if (found === undefined) return undefined
      return found.size > most ? 'too-large' : readFile(join(root, part, name)).catch(gone)
    },
    write: async (part, name, bytes) => {
      await keepFile(join(root, part, name), bytes)
    },
    move: async (from, name, to, as) => {
      await rename(join(root, from, name), join(root, to, as)).catch(gone)
      await syncFolder(join(root, to))
    },
    close: async () => undefined,
  }
}

/** A file that another process has taken meanwhile is no fault. */
function gone(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  return undefined
}
