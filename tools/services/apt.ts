import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** How `apt-get` is called here: with these options and this `PATH`, never changing the system. */
export interface Apt {
  readonly path: string
  readonly options: readonly string[]
}

/**
 * Runs a program and collects what it says.
 * @param what command, arguments, folder, `PATH`, and who hears each line as it comes
 * @returns standard output
 * @throws Error with the last lines of both outputs when it does not end with 0
 */
export const runProgram = (what: {
  readonly command: string
  readonly args: readonly string[]
  readonly path: string
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  readonly onLine?: (line: string) => void
}): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(what.command, [...what.args], {
      cwd: what.cwd,
      // LC_ALL=C because apt's output is read.
      env: { PATH: what.path, LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive', ...what.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    const said: string[] = []
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        said.push(line)
        if (stream === child.stdout) output += `${line}\n`
        what.onLine?.(line)
      })
    }
    child.once('error', (error) => reject(new Error(`${what.command}: ${error.message}`)))
    child.once('close', (code) => {
      if (code === 0) resolve(output)
      else reject(new Error(`${what.command} ended with ${code}:\n${said.slice(-8).join('\n')}`))
    })
  })

const aptGet = (apt: Apt, args: readonly string[], extra?: { cwd?: string; onLine?: (line: string) => void }) =>
  runProgram({ command: 'apt-get', args: ['-q', ...apt.options, ...args], path: apt.path, ...extra })

/**
 * apt with package lists of its own, fetched now: for a machine that has none or has old ones, as any user.
 * @param dir folder for lists and cache
 * @param sources options that name other sources than the machine's
 */
export const privateApt = async (
  dir: string,
  path: string,
  onLine: (line: string) => void,
  sources: readonly string[] = [],
): Promise<Apt> => {
  for (const sub of ['state/lists/partial', 'cache/archives/partial']) mkdirSync(join(dir, sub), { recursive: true })
  const options = [
    ['Dir::State', join(dir, 'state')],
    ['Dir::State::status', '/var/lib/dpkg/status'],
    ['Dir::Cache', join(dir, 'cache')],
    ['Debug::NoLocking', '1'],
    // apt as root otherwise drops to a user that may not enter this folder.
    ...(process.getuid?.() === 0 ? [['APT::Sandbox::User', 'root']] : []),
    // Hooks of the system (for instance image clean-up) are about the system's own state.
    ['APT::Update::Post-Invoke', ''],
    ['APT::Update::Post-Invoke-Success', ''],
  ]
    .map(([name, value]) => `${name}=${value}`)
    .concat(sources)
    .flatMap((option) => ['-o', option])
  const apt: Apt = { path, options: [...options, '-o', 'Acquire::Retries=3'] }
  await aptGet(apt, ['update'], { onLine })
  return apt
}

/**
 * apt with the package lists of another release of the machine's distribution, from where the machine gets its own.
 * @param dir folder for lists and cache
 * @param release its code name
 */
export const releaseApt = async (dir: string, path: string, release: string): Promise<Apt> => {
  const shown = await aptGet(systemApt(path), [
    'indextargets',
    '--format',
    '$(SITE) $(RELEASE) $(COMPONENT)',
    'Created-By: Packages',
  ])
  // `bookworm`, and not `bookworm-updates` or what others offer.
  const site = /^(\S+) [a-z]+ main$/m.exec(shown)?.[1]
  if (site === undefined) throw new Error('the machine names no source of its distribution')
  const list = join(dir, 'sources.list')
  mkdirSync(dir, { recursive: true })
  writeFileSync(list, `deb ${site} ${release} main\n`)
  return privateApt(dir, path, () => undefined, [`Dir::Etc::sourcelist=${list}`, 'Dir::Etc::sourceparts=-'])
}

/** apt with the machine's own package lists. */
export const systemApt = (path: string): Apt => ({
  path,
  options: [
    '-o',
    'Acquire::Retries=3',
    '-o',
    'Debug::NoLocking=1',
    ...(process.getuid?.() === 0 ? ['-o', 'APT::Sandbox::User=root'] : []),
  ],
})

const toInstall = async (apt: Apt, wanted: string, extra: readonly string[]): Promise<string[]> => {
  const plan = await aptGet(apt, [...extra, '-s', '--no-install-recommends', 'install', wanted])
  // `Inst name [installed version] (new version …)`: what is there already, only older, is left alone.
  return plan.split('\n').flatMap((line) => /^Inst (\S+) \((\S+)/.exec(line)?.slice(1, 3).join('=') ?? [])
}

/**
 * What must be unpacked to run a package: all that apt would install here, and in any case its whole runtime, since a
 * half-installed one of the machine cannot be combined with ours. Of a foreign release the runtime alone.
 * @param package names: what is wanted, and what belongs to its runtime
 * @param dir folder for an empty status file
 * @returns `name=version` entries
 */
export const closure = async (
  apt: Apt,
  { wanted, runtime, isForeign }: { wanted: string; runtime: RegExp; isForeign: boolean },
  dir: string,
): Promise<string[]> => {
  const empty = join(dir, 'empty-status')
  writeFileSync(empty, '')
  const fromNothing = await toInstall(apt, wanted, ['-o', `Dir::State::status=${empty}`])
  const here = isForeign ? [] : await toInstall(apt, wanted, [])
  const all = new Set([...here, ...fromNothing.filter((entry) => runtime.test(entry))])
  if (![...all].some((entry) => entry.startsWith(`${wanted}=`))) throw new Error(`apt knows no ${wanted}`)
  return [...all]
}

/**
 * Downloads packages into a folder; those already there and whole are not fetched again. apt checks every digest
 * against the signed lists.
 * @param onEach told the number and name of each package as it comes
 */
export const download = async (
  apt: Apt,
  packages: readonly string[],
  dir: string,
  onEach: (count: number, text: string) => void,
): Promise<void> => {
  let count = 0
  await aptGet(apt, ['download', ...packages], {
    cwd: dir,
    onLine: (line) => {
      const got = /^Get:\d+ .* (\S+) \S+ (\S+) \[(.+)\]$/.exec(line)
      if (got === null) return
      count += 1
      onEach(count, `${got[1]} ${got[2]} (${got[3]})`)
    },
  })
}
