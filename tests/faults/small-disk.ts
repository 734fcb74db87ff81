import { execFile, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { totalmem, tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A file system in memory that can become full, and have room again. */
export type SmallDisk = {
  readonly path: string
  /** Leaves so many bytes free: none, unless another number is named. */
  fill(free?: number): Promise<void>
  empty(): Promise<void>
}

const MARK = 'CORRIDOR_FAULTS_MOUNTS'
const ROOM = Math.floor(totalmem() / 3)
/** Blocks of so many bytes are what such a file system gives. */
const PAGE = 4_096

/** Whether what is mounted by this process is seen by nobody else, and goes when it ends, however it ends. */
export const mountsAreOwn = (): boolean => process.env[MARK] === 'own'

/**
 * Begins this program again with mounts of its own, where that takes root and there is root.
 * @returns its exit code; undefined where it cannot be, or is so already
 */
export function againWithOwnMounts(): number | undefined {
  if (mountsAreOwn() || process.platform !== 'linux' || process.getuid?.() !== 0) return undefined
  if (spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'none', tmpdir()]).status !== 0) return undefined
  const args = ['--mount', process.execPath, ...process.execArgv, ...process.argv.slice(1)]
  const { status } = spawnSync('unshare', args, { stdio: 'inherit', env: { ...process.env, [MARK]: 'own' } })
  return status ?? 1
}

/** @param names of the disks @returns them, and what takes them away once nobody uses them */
export async function mountSmallDisks<Name extends string>(
  names: readonly Name[],
): Promise<{ disks: Record<Name, SmallDisk>; remove: () => Promise<void> }> {
  if (!mountsAreOwn()) throw new Error('disks are mounted where nobody else sees them')
  // Where PostgreSQL's user may enter, wherever the checkout lies.
  const folder = mkdtempSync(join(tmpdir(), 'corridor-disks-'))
  chmodSync(folder, 0o755)
  const disks = {} as Record<Name, SmallDisk>
  for (const name of names) disks[name] = await mount(join(folder, name))
  const remove = async (): Promise<void> => {
    for (const name of names) await run('umount', ['--lazy', disks[name].path])
    rmSync(folder, { recursive: true, force: true })
  }
  return { disks, remove }
}

async function mount(path: string): Promise<SmallDisk> {
  mkdirSync(path)
  await run('mount', ['-t', 'tmpfs', '-o', `mode=755,size=${ROOM}`, 'corridor-small', path])
  const size = (bytes: number): Promise<unknown> => run('mount', ['-o', `remount,size=${bytes}`, path])
  return {
    path,
    fill: async (free = 0) => {
      for (let attempt = 1; ; attempt += 1) {
        try {
          await size(used(path) + PAGE + free)
          return
        } catch (error) {
          // More has been written since it was looked up, and no file system is made smaller than what is on it.
          if (attempt === 50) throw error
        }
      }
    },
    empty: async () => void (await size(ROOM)),
  }
}

function used(path: string): number {
  const { blocks, bfree, bsize } = statfsSync(path)
  return (blocks - bfree) * bsize
}
