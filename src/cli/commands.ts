import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { listAdapters } from '../adapter-host/discover.ts'
import { readAdapterHostConfig } from '../adapter-host/host-config.ts'
import { runAdapterHost } from '../adapter-host/host.ts'
import { ConfigError, readConfig, settings } from '../config.ts'
import { migrateDatabase, startHub } from '../compose/hub.ts'
import { openManualClock, systemClock } from '../compose/clocks.ts'
import { AUDIT_USAGE, auditCommand } from './audit.ts'
import type { CommandContext } from './context.ts'
import { EXPORT_USAGE, exportData } from './export.ts'
import { IMPORT_USAGE, importFile } from './import.ts'
import { option } from './option.ts'
import { park } from './park.ts'
import { send } from './send.ts'
import { setAside } from './set-aside.ts'
import { validate } from './validate.ts'

type Command = { usage: string; does: string; run: (context: CommandContext) => Promise<number> }

/** The commands by name. Each returns its exit code: 0 done, 1 failed, 2 called wrongly. */
export const commands: Readonly<Record<string, Command>> = {
  hub: {
    usage: 'corridor hub',
    does: 'runs the hub; configured by environment variables (corridor help settings)',
    run: hub,
  },
  adapter: {
    usage: 'corridor adapter <name> --config <file>',
    does: 'runs the adapter of that name; without a name lists those there are',
    run: adapter,
  },
  migrate: { usage: 'corridor migrate', does: 'brings the database of DATABASE_URL up to date and ends', run: migrate },
  audit: {
    usage: AUDIT_USAGE,
    does: 'checks log, movements, guarantees and deliveries of DATABASE_URL against the invariants and says what is wrong where',
    run: auditCommand,
  },
  send: {
    usage: 'corridor send <file> --hub <url> --token <token> --key <pem> --certificate <pem> --hub-certificate <pem>',
    does: 'signs a message file and posts it; prints the receipt or the problem',
    run: send,
  },
  validate: {
    usage: 'corridor validate <file>... [--json] [--language en|fr|pt] [--reference <file>] [--at <time>]',
    does:
      'gives the hub’s verdict on message files without a hub; exit code 0 valid, 3 unreadable or too large, ' +
      '4 not well-formed, 5 schema, 6 business rule or header',
    run: validate,
  },
  import: {
    usage: IMPORT_USAGE,
    does: 'hands code lists, registers, rates or contribution tables to a running hub; --dry-run only says what would change',
    run: importFile,
  },
  export: {
    usage: EXPORT_USAGE,
    does: 'writes the monthly statement of contributions and claims between guarantors as CSV',
    run: exportData,
  },
  park: {
    usage: 'corridor park list|show|replay|discard [<id>] --hub <url> --token <token> [--reason <text>]',
    does: 'what was given up for now, and an operator\u2019s act on it; a discard takes a second operator',
    run: park,
  },
  'set-aside': {
    usage: 'corridor set-aside list|retry [<log index>] --hub <url> --token <token> [--reason <text>]',
    does: 'messages that the hub failed to deal with, and an operator\u2019s try of one of them; exit code 0 only when accepted',
    run: setAside,
  },
  help: { usage: 'corridor help [settings]', does: 'shows this, or the table of settings', run: help },
}

/** Runs the command named first; the exit code is returned, never set. */
export async function runCommand(context: CommandContext): Promise<number> {
  const [name = 'help', ...args] = context.args
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command === undefined) {
    context.err(`corridor has no command '${name}'; corridor help lists them`)
    return 2
  }
  try {
    return await command.run({ ...context, args })
  } catch (error) {
    context.err(error instanceof ConfigError ? error.message : `corridor ${name}: ${(error as Error).message}`)
    return 1
  }
}

async function hub({ env, stopped, out }: CommandContext): Promise<number> {
  const started = await startHub(readConfig(env))
  out(`corridor hub ready at ${started.url}`)
  await ended(stopped)
  await started.stop()
  return 0
}

const ended = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })

async function adapter({ args, env, stopped, out, err }: CommandContext): Promise<number> {
  const folder = join(import.meta.dirname, '..', '..', 'adapters')
  const [name] = args
  if (name === undefined) {
    for (const one of await listAdapters(folder)) out(one)
    return 0
  }
  const config = option(args, '--config')
  if (config === undefined) {
    err(`usage: ${commands['adapter']?.usage}`)
    return 2
  }
  // In a sandbox whose clock stands still, a simulated system goes by it: what it said of the future would be refused.
  const file = env['CORRIDOR_SANDBOX_CLOCK']
  const clock = file === undefined ? systemClock : openManualClock(file)
  const settings = await readAdapterHostConfig(config)
  if (settings.tlsCa !== undefined) await trustForTls(settings.tlsCa)
  const running = await runAdapterHost({
    name,
    config: settings,
    adapters: folder,
    clock: () => clock.now(),
    log: (event, fields) => out(JSON.stringify({ time: new Date().toISOString(), event, ...fields })),
  })
  await Promise.race([ended(stopped), running.ended])
  await running.stop()
  return 0
}

/** Lets all clients of this process, which is the adapter's alone, believe these authorities too. */
async function trustForTls(path: string): Promise<void> {
  const added = (await readFile(path, 'utf8')).match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g)
  if (added === null) throw new ConfigError(`tlsCa: ${path} holds no certificate (PEM)`)
  setDefaultCACertificates([...getCACertificates('default'), ...added])
}

async function migrate({ env, out }: CommandContext): Promise<number> {
  const url = env['DATABASE_URL']
  if (url === undefined || url === '') throw new ConfigError('DATABASE_URL is not set: PostgreSQL connection URL')
  const applied = await migrateDatabase(url)
  out(applied.length === 0 ? 'the database is up to date' : `applied ${applied.join(', ')}`)
  return 0
}

async function help({ args, out }: CommandContext): Promise<number> {
  if (args[0] === 'settings') {
    for (const { name, required, default: value, description } of settings) {
      out(`${name.padEnd(28)} ${required ? 'required' : `[${value ?? ''}]`}  ${description}`)
    }
    return 0
  }
  const { version } = JSON.parse(await readFile(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8')) as {
    version: string
  }
  out(`corridor ${version}`)
  for (const { usage, does } of Object.values(commands)) out(`  ${usage}\n      ${does}`)
  return 0
}
