import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Apt, closure, download, privateApt, runProgram, systemApt } from './apt.ts'
import { findServer, type RabbitProgram } from './rabbitmq-program.ts'
import { NotAvailable } from './types.ts'
import { withLock } from './vendor-lock.ts'

const PACKAGE = 'rabbitmq-server'
const RUNTIME = /^(erlang|rabbitmq)/
const ATTEMPTS = 4
/** Stands for the folder of Erlang in its start scripts, so that the vendor folder may be moved. */
const ROOT_VARIABLE = 'CORRIDOR_ERLANG_ROOT'

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

/** The start scripts of Debian's Erlang name `/usr/lib/erlang`; ours is told in the environment. */
const relocate = (erlang: string): void => {
  const runtime = readdirSync(erlang).filter((name) => name.startsWith('erts-'))
  for (const script of ['bin/erl', ...runtime.map((name) => `${name}/bin/erl`)]) {
    const path = join(erlang, script)
    if (!existsSync(path)) continue
    const text = readFileSync(path, 'utf8')
    const moved = text.replaceAll(/^(\s*)ROOTDIR=\/usr\/lib\/erlang\s*$/gm, `$1ROOTDIR="$${ROOT_VARIABLE}"`)
    if (!moved.includes(ROOT_VARIABLE)) throw new Error(`${path} does not look like Debian's start script of Erlang`)
    writeFileSync(path, moved)
  }
}

/** Folders of shared libraries that came with the packages because this machine lacks them. */
const libraryPath = (root: string): string =>
  ['usr/lib', 'lib']
    .map((dir) => join(root, dir))
    .flatMap((dir) =>
      (existsSync(dir) ? readdirSync(dir) : []).filter((name) => name.endsWith('-linux-gnu')).map((n) => join(dir, n)),
    )
    .join(':')

const programIn = (root: string): RabbitProgram | undefined => {
  const found = findServer(join(root, 'usr/lib/rabbitmq/lib'))
  const erlang = join(root, 'usr/lib/erlang')
  if (found === undefined || !existsSync(join(erlang, 'bin', 'erl'))) return undefined
  const libraries = libraryPath(root)
  const env = { [ROOT_VARIABLE]: erlang, ...(libraries === '' ? {} : { LD_LIBRARY_PATH: libraries }) }
  return { ...found, erlangBin: join(erlang, 'bin'), env, name: `RabbitMQ ${found.version} (unpacked packages)` }
}

/** Runs the unpacked Erlang with the library that most depends on the machine, OpenSSL. */
const verify = async (program: RabbitProgram, path: string): Promise<void> => {
  const ask = 'ok = crypto:start(), io:format("erlang ~s~n", [erlang:system_info(otp_release)]), halt(0).'
  const said = await runProgram({
    command: join(program.erlangBin, 'erl'),
    args: ['-noshell', '-boot', 'start_clean', '-eval', ask],
    path: `${program.erlangBin}:${path}`,
    env: { ...program.env, HOME: '/nonexistent', ERL_CRASH_DUMP: '/dev/null' },
  })
  if (!/^erlang \d+/m.test(said)) throw new Error(`the unpacked Erlang does not run: ${said}`)
}

const fetchPackages = async (apt: Apt, dir: string, log: (line: string) => void): Promise<string[]> => {
  const packages = await closure(apt, PACKAGE, RUNTIME, dir)
  const debs = join(dir, 'debs')
  mkdirSync(debs, { recursive: true })
  log(`downloading ${packages.length} packages of the distribution (about 35 MB)`)
  await download(apt, packages, debs, (count, text) => log(`  ${count}/${packages.length} ${text}`))
  return packages
}

/** Half a download is resumed; after a failure with the machine's own lists it goes on with fresh private ones. */
const fetchWithRetries = async (dir: string, path: string, log: (line: string) => void): Promise<string[]> => {
  let apt: Apt | undefined
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await fetchPackages(apt ?? systemApt(path), dir, log)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      if (attempt >= ATTEMPTS) throw new NotAvailable(`the packages cannot be had: ${reason}`)
      log(`attempt ${attempt} failed (${reason.split('\n').slice(0, 2).join(' ')})`)
    }
    try {
      log('fetching package lists into a private folder')
      apt = await privateApt(join(dir, 'apt'), path, () => undefined)
    } catch (error) {
      log(`no fresh package lists: ${error instanceof Error ? error.message.split('\n').slice(0, 2).join(' ') : ''}`)
    }
  }
}

const unpack = async (dir: string, root: string, path: string, log: (line: string) => void): Promise<void> => {
  const packages = await fetchWithRetries(dir, path, log)
  const fresh = `${root}.${process.pid}.new`
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { recursive: true })
  const debs = join(dir, 'debs')
  // apt escapes the colon of an epoch in file names and nothing else of a version.
  const wanted = new Set(packages.map((entry) => entry.replace('=', '_').replaceAll(':', '%3a')))
  const files = readdirSync(debs).filter((name) => name.endsWith('.deb') && wanted.has(name.replace(/_[^_]+$/, '')))
  if (files.length < packages.length) throw new Error(`only ${files.length} of ${packages.length} packages in ${debs}`)
  log(`unpacking ${files.length} packages into ${root}`)
  for (const file of files) {
    await runProgram({ command: 'dpkg-deb', args: ['-x', join(debs, file), fresh], path })
  }
  relocate(join(fresh, 'usr/lib/erlang'))
  const program = programIn(fresh)
  if (program === undefined) throw new Error(`the packages hold no RabbitMQ server: ${packages.join(' ')}`)
  await verify(program, path)
  rmSync(root, { recursive: true, force: true })
  // Published whole or not at all: whoever sees the folder sees a finished one.
  renameSync(fresh, root)
  for (const rest of [debs, join(dir, 'apt')]) rmSync(rest, { recursive: true, force: true })
}

/**
 * RabbitMQ from the packages of a Debian or Ubuntu system, downloaded and unpacked into a folder: no root, nothing
 * installed. A finished folder is used again, an unfinished one finished.
 * @param dir the vendor folder; several starters may share it
 * @param path the `PATH` with `apt-get` and `dpkg-deb`
 * @throws NotAvailable on other systems, or when the packages cannot be had
 */
export const vendoredRabbit = async (
  dir: string,
  path: string,
  log: (line: string) => void,
): Promise<RabbitProgram> => {
  const system = release()
  if (system === undefined) throw new NotAvailable('packages can be unpacked on Debian and Ubuntu only')
  const home = join(dir, `rabbitmq-${system}`)
  const root = join(home, 'root')
  const finished = programIn(root)
  if (finished !== undefined) return finished
  for (const tool of ['apt-get', 'dpkg-deb']) {
    if (!onPath(tool, path)) throw new NotAvailable(`${tool} is not on the PATH`)
  }
  mkdirSync(home, { recursive: true })
  const waiting = (): void => log('waiting for another process that is unpacking RabbitMQ')
  return withLock(join(home, 'lock'), { timeoutMs: 600_000, waiting }, async () => {
    for (const name of readdirSync(home)) {
      if (/^root\.\d+\.new$/.test(name)) rmSync(join(home, name), { recursive: true, force: true })
    }
    if (programIn(root) === undefined) await unpack(home, root, path, log)
    const program = programIn(root)
    if (program === undefined) throw new Error(`no RabbitMQ in ${root}`)
    return program
  })
}
