import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { writeDurably } from '../pki/folder.ts'
import type { Log } from '../ports/runtime.ts'
import { memoryText, readMemory, type RememberedLog } from '../trust/log-memory.ts'

/** What tells one log from another, in whatever database it lies: its name and its first entry, of which no other log has the same. */
export type LogName = { origin: string; first: Buffer }

/**
 * The newest state of each log, in files outside of its database. Each state is a file of its own under a name that says how new
 * it is, and only what is older is removed: several hubs on one folder need no lock, and none makes the memory go back.
 */
export type LogMemory = {
  recall(log: LogName): Promise<RememberedLog | undefined>
  /** Rejects when the folder cannot be written. */
  keep(log: LogName, state: RememberedLog): Promise<void>
}

type Kept = { file: string; restores: number; size: number }

export function createLogMemory(folder: string, log: Log): LogMemory {
  const kept = async (name: LogName): Promise<Kept[]> => {
    const files = (await readdir(folder).catch(unlessGone)) ?? []
    const found = files.flatMap((file): Kept[] => {
      const [, key, restores, size] = /^([0-9a-f]{32})\.([0-9]+)\.([0-9]+)\.json$/.exec(file) ?? []
      return key === keyOf(name) ? [{ file, restores: Number(restores), size: Number(size) }] : []
    })
    return found.toSorted((one, other) => (isOlder(one, other) ? 1 : -1))
  }
  return {
    async recall(name) {
      for (const { file } of await kept(name)) {
        const text = await readFile(join(folder, file), 'utf8').catch(unlessGone)
        // Another hub has remembered more meanwhile.
        if (text === undefined) return this.recall(name)
        const state = readMemory(text)
        if (state !== undefined) return state
        log.error({ file }, 'what was remembered of the log is damaged; an older state is taken, if there is one')
      }
      return undefined
    },
    async keep(name, state) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const before = await kept(name)
      if (before.some((one) => isOlder(state, one))) return
      await writeDurably(join(folder, `${keyOf(name)}.${state.restores}.${state.size}.json`), memoryText(state))
      for (const one of before) if (isOlder(one, state)) await rm(join(folder, one.file), { force: true })
    },
  }
}

const unlessGone = (error: NodeJS.ErrnoException): undefined => {
  if (error.code !== 'ENOENT') throw error
}

const keyOf = ({ origin, first }: LogName): string =>
  createHash('sha256').update(`${origin}\n`).update(first).digest('hex').slice(0, 32)

type Age = Pick<Kept, 'restores' | 'size'>

const isOlder = (one: Age, other: Age): boolean =>
  one.restores < other.restores || (one.restores === other.restores && one.size < other.size)
