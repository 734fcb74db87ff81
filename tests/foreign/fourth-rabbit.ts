import { chmodSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { vendored } from '../../tools/services/packages.ts'
import { installedRabbit, type RabbitProgram, USUAL_ROOTS } from '../../tools/services/rabbitmq-program.ts'
import { prepareRabbit, rabbitIn, ROOT_VARIABLE } from '../../tools/services/vendor.ts'

/** The release of Debian that came with the first RabbitMQ of the fourth generation. */
const RELEASE = 'trixie'
/** What Erlang and RabbitMQ of it are linked with, so that they run on an older one. */
const RUNTIME =
  /^(?:erlang-|rabbitmq-server=|libc6=|libgcc-s1=|libstdc\+\+6=|libsystemd0=|libtinfo6=|zlib1g=|libssl3t64=|libzstd1=|libcap2=)/
const ELF = Buffer.from('\x7fELF', 'latin1')

/**
 * A RabbitMQ of the fourth generation: this machine's own if it is one, else that of another release of Debian with the C library
 * it needs, unpacked. Throws NotAvailable where neither is to be had.
 * @param vendor folder for what is unpacked
 */
export async function fourthRabbit(vendor: string, log: (line: string) => void): Promise<RabbitProgram> {
  const path = process.env['PATH'] ?? ''
  const own = installedRabbit(USUAL_ROOTS, path)
  if (own !== undefined && Number.parseInt(own.version, 10) >= 4) return own
  const prepare = (root: string): Promise<void> => {
    const erlang = join(root, 'usr/lib/erlang')
    for (const file of elfProgramsIn(erlang)) startByItsOwnLoader(erlang, file, loaderIn(root))
    return prepareRabbit(root, path, programIn)
  }
  const wanted = {
    title: 'RabbitMQ 4',
    folder: 'rabbitmq',
    package: 'rabbitmq-server',
    runtime: RUNTIME,
    release: RELEASE,
  }
  return vendored({ ...wanted, programIn, prepare }, vendor, path, log)
}

function programIn(root: string): RabbitProgram | undefined {
  const found = rabbitIn(root)
  if (found === undefined) return undefined
  // Its own programs find their libraries by their loader; all others must not find them.
  const { LD_LIBRARY_PATH: _, ...env } = found.env
  return { ...found, env, name: `RabbitMQ ${found.version} (Debian ${RELEASE}, unpacked)` }
}

/** What starts programs of the unpacked release: its dynamic loader, beside its libraries. */
function loaderIn(root: string): string {
  const libraries = join(root, 'usr/lib')
  for (const folder of readdirSync(libraries).filter((name) => name.endsWith('-linux-gnu'))) {
    const loader = readdirSync(join(libraries, folder)).find((name) => /^ld-linux.*\.so\.\d+$/.test(name))
    if (loader !== undefined) return join(libraries, folder, loader)
  }
  throw new Error('the packages hold no dynamic loader')
}

const elfProgramsIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.so'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file).subarray(0, ELF.length).equals(ELF))

/** By a script in its place, which names nothing but what lies beside Erlang: the folder may be moved. */
function startByItsOwnLoader(erlang: string, file: string, loader: string): void {
  const libraries = `$${ROOT_VARIABLE}/../${basename(dirname(loader))}`
  renameSync(file, `${file}.elf`)
  const start = `exec "${libraries}/${basename(loader)}" --library-path "${libraries}" --argv0 "$0" "$${ROOT_VARIABLE}/${relative(erlang, file)}.elf" "$@"`
  writeFileSync(file, `#!/bin/sh\n${start}\n`)
  chmodSync(file, 0o755)
}
