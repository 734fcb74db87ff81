import { resolve } from 'node:path'
import { listAdapters } from '../adapter-host/discover.ts'
import { readAdapterHostConfig } from '../adapter-host/host-config.ts'
import { runAdapterHost } from '../adapter-host/host.ts'
import { openManualClock, systemClock } from '../compose/clocks.ts'
import { processTimers } from '../compose/process-timers.ts'
import { ADAPTERS } from './adapter-folder.ts'
import { tryMapping } from './adapter-try.ts'
import { showCountries } from './countries.ts'
import { newAdapter } from '../conformance/new-adapter.ts'
import { type CommandContext, ended } from './context.ts'
import type { Call } from './specs.ts'

/**
 * `corridor adapter <name>`: runs the adapter of that name until it ends or the process is asked to stop; without a name
 * lists the adapters. `new` copies the template, `try` maps files, `countries` prints profiles.
 */
export async function adapter(context: CommandContext, call: Call<'adapter'>): Promise<number> {
  const { out } = context
  const adapters = resolve(call.values.adapters ?? ADAPTERS)
  switch (call.form) {
    case '':
      for (const one of await listAdapters(adapters)) out(one)
      return 0
    case 'countries':
    case 'countries <code>': {
      const code = call.form === 'countries' ? undefined : call.named.code
      const draft = call.form === 'countries' ? false : call.values.draft
      return showCountries(context, { code, adapters, draft })
    }
    case 'new <name>': {
      const made = await newAdapter(ADAPTERS, adapters, call.named.name)
      for (const file of made) out(file)
      return 0
    }
    case 'try <name> <file>...':
      return tryMapping(context, {
        adapters,
        name: call.named.name,
        files: call.named.file,
        config: call.values.config,
        isNational: call.values.national,
      })
    case '<name>':
      return run(context, { adapters, name: call.named.name, config: call.values.config })
  }
}

type Run = { adapters: string; name: string; config: string }

async function run({ env, stopped, out }: CommandContext, { adapters, name, config }: Run): Promise<number> {
  // In a sandbox with a manual clock a simulated system must use that clock: messages from the future would be refused.
  const file = env['CORRIDOR_SANDBOX_CLOCK']
  const clock = file === undefined ? systemClock : openManualClock(file)
  const settings = await readAdapterHostConfig(config)
  const running = await runAdapterHost({
    name,
    config: settings,
    adapters,
    clock: () => clock.now(),
    timers: processTimers,
    log: (event, fields) => out(JSON.stringify({ time: new Date().toISOString(), event, ...fields })),
  })
  await ended(stopped, running.ended)
  await running.stop()
  return 0
}
