import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { identify, isRunning, type ProcessIdentity, signalGroup } from './process-identity.ts'

/** The folder of one start, and what belongs to it elsewhere. */
export interface Instance {
  readonly name: string
  readonly dir: string
  /** Notes a folder outside the instance's own that must be removed with it. */
  noteOutside(path: string): void
}

interface InstanceFile {
  readonly owner: ProcessIdentity
  readonly outside: readonly string[]
}

const KEPT = 'kept'

const readJson = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    // Missing or half-written: its writer died before it had anything to protect.
    return undefined
  }
}

const isIdentity = (value: unknown): value is ProcessIdentity =>
  typeof value === 'object' && value !== null && 'pid' in value && 'started' in value && typeof value.pid === 'number'

const readInstance = (dir: string): InstanceFile | undefined => {
  const file = readJson(join(dir, 'instance.json'))
  if (typeof file !== 'object' || file === null || !('owner' in file) || !isIdentity(file.owner)) return undefined
  const outside = 'outside' in file && Array.isArray(file.outside) ? file.outside : []
  return { owner: file.owner, outside: outside.filter((path) => typeof path === 'string') }
}

/** Ends what a dead owner's guardians left running; only processes whose number and start time both match. */
const endRemains = (dir: string): void => {
  for (const name of readdirSync(dir)) {
    if (!name.endsWith('.pids.json')) continue
    const pids = readJson(join(dir, name))
    for (const who of Array.isArray(pids) ? pids.filter(isIdentity) : []) {
      if (isRunning(who)) signalGroup(who.pid, 'SIGKILL')
    }
    rmSync(join(dir, name), { force: true })
  }
}

/**
 * Clears what dead owners left in `<dir>/run`: processes first, then data. Kept data stay.
 * @param dir the private folder
 * @param log told what was cleared
 */
export const sweep = (dir: string, log: (line: string) => void): void => {
  const run = join(dir, 'run')
  mkdirSync(run, { recursive: true })
  for (const name of readdirSync(run)) {
    const path = join(run, name)
    const file = readInstance(path)
    if (file !== undefined && isRunning(file.owner)) continue
    try {
      endRemains(path)
      if (name === KEPT) continue
      for (const outside of file?.outside ?? []) rmSync(outside, { recursive: true, force: true })
      rmSync(path, { recursive: true, force: true, maxRetries: 5 })
      log(`cleared what an earlier run left in ${path}`)
    } catch (error) {
      // Another user's, or a file where a folder belongs: a new instance has its own name, so it does not hinder us.
      log(`could not clear ${path}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
}

/**
 * Makes the folder of a new start.
 * @param dir the private folder
 * @param persistent the one kept instance instead of a new one
 * @throws Error when a running process owns the kept instance
 */
export const createInstance = (dir: string, persistent: boolean): Instance => {
  const owner = identify(process.pid)
  if (owner === undefined) throw new Error('this process cannot be seen by itself')
  const name = persistent ? KEPT : `${process.pid}-${randomBytes(4).toString('hex')}`
  const path = join(dir, 'run', name)
  const other = readInstance(path)
  if (other !== undefined && other.owner.pid !== owner.pid && isRunning(other.owner)) {
    throw new Error(`the kept services in ${path} are in use by process ${other.owner.pid}; stop it first`)
  }
  const outside = new Set<string>(persistent ? (other?.outside ?? []) : [])
  const write = (folder: string): void => {
    const file = join(folder, 'instance.json')
    // Renamed into place, so that a sweep never reads half a file and takes a living instance for a dead one.
    writeFileSync(`${file}.new`, JSON.stringify({ owner, outside: [...outside] }))
    renameSync(`${file}.new`, file)
  }
  if (existsSync(path)) write(path)
  else {
    // The folder as well appears with its owner in it: another starter's sweep may come at any moment.
    const fresh = join(dir, `${name}.new`)
    rmSync(fresh, { recursive: true, force: true })
    mkdirSync(fresh, { recursive: true })
    write(fresh)
    mkdirSync(dirname(path), { recursive: true })
    renameSync(fresh, path)
  }
  return {
    name,
    dir: path,
    noteOutside: (extra) => {
      outside.add(extra)
      write(path)
    },
  }
}

/** The kept value of this name in the instance, made once. */
export const remembered = <T extends Record<string, unknown>>(dir: string, name: string, make: () => T): T => {
  const path = join(dir, `${name}.json`)
  const found = readJson(path)
  if (typeof found === 'object' && found !== null) return found as T
  const made = make()
  writeFileSync(path, JSON.stringify(made), { mode: 0o600 })
  return made
}

/** A password that needs no escaping in a URL or a configuration file. */
export const newPassword = (): string => randomBytes(18).toString('hex')
