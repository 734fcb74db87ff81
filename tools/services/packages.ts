import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Apt, closure, download, privateApt, releaseApt, runProgram, systemApt } from './apt.ts'
import { NotAvailable } from './types.ts'
import { withLock } from './vendor-lock.ts'

/** A program of the distribution that is unpacked into a folder instead of installed. */
export type Wanted<Program> = {
  /** What people call it. */
  title: string
  /** Name of its folder. */
  folder: string
  package: string
  /** Packages that cannot be combined with older ones of the machine. */
  runtime: RegExp
  /** Code name of another release than the machine's: then its runtime alone is unpacked, down to the C library. */
  release?: string
  /** The program in a folder of unpacked packages; undefined when it is not there. */
  programIn: (root: string) => Program | undefined
  /** Makes the unpacked files fit to run from where they lie, and tries them. Rejects when they do not run. */
  prepare: (root: string) => Promise<void>
}

const ATTEMPTS = 4

/** `debian-12-x64`: packages of one release do not run on another (C library). */
const release = (): string | undefined => {
  try {
    const text = readFileSync('/etc/os-release', 'utf8')
    const field = (name: string): string => new RegExp(`^${name}="?([^"\n]*)"?$`, 'm').exec(text)?.[1] ?? ''
    if (!/\b(debian|ubuntu)\b/.test(`${field('ID')} ${field('ID_LIKE')}`)) return undefined
    return `${field('ID')}-${field('VERSION_ID') || field('VERSION_CODENAME')}-${process.arch}`
  } catch {
    return undefined
  }
}

const onPath = (name: string, path: string): boolean => path.split(':').some((dir) => existsSync(join(dir, name)))

type Fetch = Pick<Wanted<unknown>, 'package' | 'runtime' | 'release'>

const fetchPackages = async (wanted: Fetch, apt: Apt, dir: string, log: (line: string) => void): Promise<string[]> => {
  const { package: name, runtime, release: other } = wanted
  const packages = await closure(apt, { wanted: name, runtime, isForeign: other !== undefined }, dir)
  const debs = join(dir, 'debs')
  mkdirSync(debs, { recursive: true })
  log(`downloading ${packages.length} packages of the distribution`)
  await download(apt, packages, debs, (count, text) => log(`  ${count}/${packages.length} ${text}`))
  return packages
}

/** Half a download is resumed; after a failure with the machine's own lists it goes on with fresh private ones. */
const fetchWithRetries = async (
  wanted: Fetch,
  dir: string,
  path: string,
  log: (line: string) => void,
): Promise<string[]> => {
  const { release: other } = wanted
  const lists = join(dir, 'apt')
  const freshLists = (): Promise<Apt> =>
    other === undefined ? privateApt(lists, path, () => undefined) : releaseApt(lists, path, other)
  let apt = other === undefined ? systemApt(path) : undefined
  for (let attempt = 1; ; attempt += 1) {
    try {
      apt ??= await freshLists()
      return await fetchPackages(wanted, apt, dir, log)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      if (attempt >= ATTEMPTS) throw new NotAvailable(`the packages cannot be had: ${reason}`)
      log(`attempt ${attempt} failed (${reason.split('\n').slice(0, 2).join(' ')})`)
    }
    try {
      log('fetching package lists into a private folder')
      apt = await freshLists()
    } catch (error) {
      log(`no fresh package lists: ${error instanceof Error ? error.message.split('\n').slice(0, 2).join(' ') : ''}`)
    }
  }
}

const unpack = async <Program>(
  wanted: Wanted<Program>,
  dir: string,
  root: string,
  path: string,
  log: (line: string) => void,
): Promise<void> => {
  const packages = await fetchWithRetries(wanted, dir, path, log)
  const fresh = `${root}.${process.pid}.new`
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { recursive: true })
  const debs = join(dir, 'debs')
  // apt escapes the colon of an epoch in file names and nothing else of a version.
  const names = new Set(packages.map((entry) => entry.replace('=', '_').replaceAll(':', '%3a')))
  const files = readdirSync(debs).filter((name) => name.endsWith('.deb') && names.has(name.replace(/_[^_]+$/, '')))
  if (files.length < packages.length) throw new Error(`only ${files.length} of ${packages.length} packages in ${debs}`)
  log(`unpacking ${files.length} packages into ${root}`)
  for (const file of files) {
    await runProgram({ command: 'dpkg-deb', args: ['-x', join(debs, file), fresh], path })
  }
  await wanted.prepare(fresh)
  if (wanted.programIn(fresh) === undefined)
    throw new Error(`the packages hold no ${wanted.title}: ${packages.join(' ')}`)
  rmSync(root, { recursive: true, force: true })
  // Published whole or not at all: whoever sees the folder sees a finished one.
  renameSync(fresh, root)
  for (const rest of [debs, join(dir, 'apt')]) rmSync(rest, { recursive: true, force: true })
}

/**
 * A program from the packages of a Debian or Ubuntu system, downloaded and unpacked into a folder: no root, nothing
 * installed. A finished folder is used again, an unfinished one finished.
 * @param dir the vendor folder; several starters may share it
 * @param path the `PATH` with `apt-get` and `dpkg-deb`
 * @throws NotAvailable on other systems, or when the packages cannot be had
 */
export const vendored = async <Program>(
  wanted: Wanted<Program>,
  dir: string,
  path: string,
  log: (line: string) => void,
): Promise<Program> => {
  const system = release()
  if (system === undefined) throw new NotAvailable('packages can be unpacked on Debian and Ubuntu only')
  const home = join(
    dir,
    `${wanted.folder}-${wanted.release === undefined ? system : `${wanted.release}-${process.arch}`}`,
  )
  const root = join(home, 'root')
  const finished = wanted.programIn(root)
  if (finished !== undefined) return finished
  for (const tool of ['apt-get', 'dpkg-deb']) {
    if (!onPath(tool, path)) throw new NotAvailable(`${tool} is not on the PATH`)
  }
  mkdirSync(home, { recursive: true })
  const waiting = (): void => log(`waiting for another process that is unpacking ${wanted.title}`)
  return withLock(join(home, 'lock'), { timeoutMs: 600_000, waiting }, async () => {
    for (const name of readdirSync(home)) {
      if (/^root\.\d+\.new$/.test(name)) rmSync(join(home, name), { recursive: true, force: true })
    }
    if (wanted.programIn(root) === undefined) await unpack(wanted, home, root, path, log)
    const program = wanted.programIn(root)
    if (program === undefined) throw new Error(`no ${wanted.title} in ${root}`)
    return program
  })
}
