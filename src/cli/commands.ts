import { ConfigError } from '../config.ts'
import { type AnyCall, nearest, readCall, UnknownCommand, UsageError } from './call.ts'
import type { CommandContext } from './context.ts'
import { commandHelp, overview, settingsHelp, usageOf } from './help.ts'
import { type Call, type CommandName, specs } from './specs.ts'

type Run<Name extends CommandName> = (context: CommandContext, call: Call<Name>) => Promise<number>

/**
 * The implementation of each command. Its code is loaded only when it runs: asking for help or misspelling an option must
 * not wait for the hub and its libraries to load.
 */
const runners: { readonly [Name in CommandName]: Run<Name> } = {
  hub: async (context) => (await import('./hub.ts')).hub(context),
  adapter: async (context, call) => (await import('./adapter.ts')).adapter(context, call),
  conformance: async (context, call) => (await import('./conformance.ts')).conformance(context, call),
  migrate: async (context, call) => (await import('./migrate.ts')).migrate(context, call),
  archive: async (context, call) => (await import('./archive.ts')).archive(context, call),
  statistics: async (context) => (await import('./statistics.ts')).statistics(context),
  doctor: async (context, call) => (await import('./doctor.ts')).doctor(context, call),
  audit: async (context, call) => (await import('./audit.ts')).audit(context, call),
  send: async (context, call) => (await import('./send.ts')).send(context, call),
  validate: async (context, call) => (await import('./validate.ts')).validate(context, call),
  import: async (context, call) => (await import('./import.ts')).importFile(context, call),
  operator: async (context, call) => (await import('./operator.ts')).operator(context, call),
  participant: async (context, call) => (await import('./participant.ts')).participant(context, call),
  registry: async (context, call) => (await import('./registry.ts')).registry(context, call),
  'outage-report': async (context, call) => (await import('./outage-report.ts')).outageReport(context, call),
  reconcile: async (context, call) => (await import('./reconcile.ts')).reconcile(context, call),
  export: async (context, call) => (await import('./export.ts')).exportData(context, call),
  officer: async (context, call) => (await import('./officer.ts')).officer(context, call),
  representative: async (context, call) => (await import('./representative.ts')).representative(context, call),
  park: async (context, call) => (await import('./park.ts')).park(context, call),
  retention: async (context, call) => (await import('./retention.ts')).retention(context, call),
  'set-aside': async (context, call) => (await import('./set-aside.ts')).setAside(context, call),
  witness: async (context, call) => (await import('./witness.ts')).witness(context, call),
  verify: async (context, call) => (await import('./verify.ts')).verify(context, call),
  pki: async (context, call) => (await import('./pki.ts')).pki(context, call),
  help,
}

/**
 * Runs the command named first; without one lists the commands. The exit code is returned, never set: 0 done, 1 failed, 2
 * incorrect usage, and whatever the command's own spec says.
 */
export async function runCommand({ args, ...context }: CommandContext & { args: readonly string[] }): Promise<number> {
  const [first = 'help', ...rest] = args
  const name = first === '--help' || first === '-h' ? 'help' : first
  try {
    if (!isCommand(name)) throw unknown(name)
    const call = readCall(specs[name], rest)
    if (call !== undefined) return await run(name, context, call)
    for (const line of commandHelp(name, specs[name])) context.out(line)
    return 0
  } catch (error) {
    if (error instanceof UsageError) return calledWrongly(name, rest, error, context)
    context.err(error instanceof ConfigError ? error.message : `corridor ${name}: ${(error as Error).message}`)
    return 1
  }
}

const isCommand = (name: string): name is CommandName => Object.hasOwn(specs, name)

/** `readCall` parsed the call by the very spec its type is derived from. */
const run = <Name extends CommandName>(name: Name, context: CommandContext, call: AnyCall): Promise<number> =>
  runners[name](context, call as unknown as Call<Name>)

function unknown(name: string): UnknownCommand {
  const near = nearest(name, Object.keys(specs))
  return new UnknownCommand(`corridor has no command '${name}'${near === undefined ? '' : `; is ${near} meant?`}`)
}

/** Prints what is wrong, what would be right, and where to read more. */
function calledWrongly(name: string, args: readonly string[], error: UsageError, { err }: CommandContext): number {
  if (error instanceof UnknownCommand || !isCommand(name)) {
    err(error.message)
    err('corridor help lists the commands')
    return 2
  }
  err(`corridor ${name}: ${error.message}`)
  for (const line of usageOf(name, specs[name], args[0])) err(`usage: ${line}`)
  err(`corridor help ${name} tells more`)
  return 2
}

async function help({ out }: CommandContext, call: Call<'help'>): Promise<number> {
  for (const line of await helpFor(call)) out(line)
  return 0
}

async function helpFor(call: Call<'help'>): Promise<string[]> {
  if (call.form === '') return overview()
  if (call.form === 'settings') return settingsHelp()
  const { command } = call.named
  if (!isCommand(command)) throw unknown(command)
  return commandHelp(command, specs[command])
}
