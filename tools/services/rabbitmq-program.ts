import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'

/** A RabbitMQ server program that any user may start. */
export interface RabbitProgram {
  /** The version's own start script, not the wrapper of a system package. */
  readonly server: string
  /** Folder of `erl` and `epmd`. */
  readonly erlangBin: string
  /** What it needs in its environment beyond the usual. */
  readonly env: Readonly<Record<string, string>>
  readonly version: string
  /** For a human: `installed RabbitMQ 3.10.8`. */
  readonly name: string
}

/** Where systems put RabbitMQ: Debian and Fedora, the generic archive, Homebrew on both processors. */
export const USUAL_ROOTS: readonly string[] = [
  '/usr/lib/rabbitmq/lib',
  '/usr/local/lib/rabbitmq/lib',
  '/opt/rabbitmq',
  '/usr/local/opt/rabbitmq',
  '/opt/homebrew/opt/rabbitmq',
]

const byVersion = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true })

/** The newest `sbin/rabbitmq-server` in or directly below a folder. */
export const findServer = (root: string): { server: string; version: string } | undefined => {
  const folders = existsSync(root) ? readdirSync(root).filter((name) => name.startsWith('rabbitmq_server-')) : []
  for (const folder of [...folders.sort(byVersion).reverse(), '.']) {
    const server = join(root, folder, 'sbin', 'rabbitmq-server')
    if (!existsSync(server)) continue
    return { server, version: /rabbitmq_server-(.+)$/.exec(folder)?.[1] ?? versionOf(join(root, folder)) }
  }
  return undefined
}

/** The generic archive and Homebrew name no version in the folder, but the plugin file of the server itself does. */
const versionOf = (home: string): string => {
  const plugins = join(home, 'plugins')
  const rabbit = existsSync(plugins) ? readdirSync(plugins).find((name) => /^rabbit-\d/.test(name)) : undefined
  return /^rabbit-([\d.]*\d)/.exec(rabbit ?? '')?.[1] ?? 'of unknown version'
}

/** Homebrew and Debian put `erl` beside each other's programs; a private Erlang is found by `PATH`. */
const findErlang = (path: string): string | undefined =>
  [...path.split(delimiter), '/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'].find(
    (folder) => folder !== '' && existsSync(join(folder, 'erl')),
  )

/** `epmd` lies in the runtime's folder on systems that do not link it beside `erl`. */
export const findEpmd = (erlangBin: string): string => {
  const beside = join(erlangBin, 'epmd')
  if (existsSync(beside)) return beside
  const script = readFileSync(join(erlangBin, 'erl'), 'latin1')
  const roots = [/^\s*ROOTDIR="?([^"\n$]+)"?/m.exec(script)?.[1], join(dirname(erlangBin), 'lib/erlang')]
  for (const root of roots) {
    const runtime = root !== undefined && existsSync(root) ? readdirSync(root).find((n) => n.startsWith('erts-')) : ''
    const epmd = join(root ?? '/', runtime ?? '', 'bin', 'epmd')
    if (existsSync(epmd)) return epmd
  }
  return 'epmd'
}

/**
 * The RabbitMQ that is installed on this machine, if any.
 * @param roots folders to look in
 * @param path the `PATH` in which Erlang is looked for
 */
export const installedRabbit = (roots: readonly string[], path: string): RabbitProgram | undefined => {
  const erlangBin = findErlang(path)
  if (erlangBin === undefined) return undefined
  for (const root of roots) {
    const found = findServer(root)
    if (found !== undefined) return { ...found, erlangBin, env: {}, name: `installed RabbitMQ ${found.version}` }
  }
  return undefined
}
