import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runProgram } from './apt.ts'
import { vendored } from './packages.ts'
import { findServer, type RabbitProgram } from './rabbitmq-program.ts'

/** Stands for the folder of Erlang in its start scripts, so that the vendor folder may be moved. */
export const ROOT_VARIABLE = 'CORRIDOR_ERLANG_ROOT'

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
export const libraryPath = (root: string): string =>
  ['usr/lib', 'lib']
    .map((dir) => join(root, dir))
    .flatMap((dir) =>
      (existsSync(dir) ? readdirSync(dir) : []).filter((name) => name.endsWith('-linux-gnu')).map((n) => join(dir, n)),
    )
    .join(':')

/** The server in a folder of unpacked packages; undefined when it is not there. */
export const rabbitIn = (root: string): RabbitProgram | undefined => {
  const found = findServer(join(root, 'usr/lib/rabbitmq/lib'))
  const erlang = join(root, 'usr/lib/erlang')
  if (found === undefined || !existsSync(join(erlang, 'bin', 'erl'))) return undefined
  const libraries = libraryPath(root)
  const env = { [ROOT_VARIABLE]: erlang, ...(libraries === '' ? {} : { LD_LIBRARY_PATH: libraries }) }
  return { ...found, erlangBin: join(erlang, 'bin'), env, name: `RabbitMQ ${found.version} (unpacked packages)` }
}

/** Runs the unpacked Erlang with the library that most depends on the machine, OpenSSL. */
const verifyErlang = async (program: RabbitProgram, path: string): Promise<void> => {
  const ask = 'ok = crypto:start(), io:format("erlang ~s~n", [erlang:system_info(otp_release)]), halt(0).'
  const said = await runProgram({
    command: join(program.erlangBin, 'erl'),
    args: ['-noshell', '-boot', 'start_clean', '-eval', ask],
    path: `${program.erlangBin}:${path}`,
    env: { ...program.env, HOME: '/nonexistent', ERL_CRASH_DUMP: '/dev/null' },
  })
  if (!/^erlang \d+/m.test(said)) throw new Error(`the unpacked Erlang does not run: ${said}`)
}

/** Has unpacked Erlang know where it lies, and tries it. Rejects when it does not run. @param programIn what is there */
export const prepareRabbit = async (root: string, path: string, programIn: typeof rabbitIn): Promise<void> => {
  relocate(join(root, 'usr/lib/erlang'))
  const program = programIn(root)
  if (program !== undefined) await verifyErlang(program, path)
}

/**
 * RabbitMQ from the packages of a Debian or Ubuntu system.
 * @param dir the vendor folder; several starters may share it
 * @param path the `PATH` with `apt-get` and `dpkg-deb`
 * @throws NotAvailable on other systems, or when the packages cannot be had
 */
export const vendoredRabbit = (dir: string, path: string, log: (line: string) => void): Promise<RabbitProgram> =>
  vendored(
    {
      title: 'RabbitMQ',
      folder: 'rabbitmq',
      package: 'rabbitmq-server',
      runtime: /^(erlang|rabbitmq)/,
      programIn: rabbitIn,
      prepare: (root) => prepareRabbit(root, path, rabbitIn),
    },
    dir,
    path,
    log,
  )
