import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { listAdapters } from '../adapter-host/discover.ts'
import { readAdapterHostConfig } from '../adapter-host/host-config.ts'
import { runAdapterHost } from '../adapter-host/host.ts'
import { openManualClock, systemClock } from '../compose/clocks.ts'
import { processTimers } from '../compose/process-timers.ts'
import { ConfigError } from '../config.ts'
import { type CommandContext, ended } from './context.ts'
import type { Call } from './specs.ts'

const ADAPTERS = join(import.meta.dirname, '..', '..', 'adapters')

/**
 * `corridor adapter <name>`: runs the adapter of that name until it ends or the process is asked to stop; without a name
 * lists the adapters. Rejects with ConfigError on wrong settings.
 */
export async function adapter({ env, stopped, out }: CommandContext, call: Call<'adapter'>): Promise<number> {
  if (call.form === '') {
    for (const one of await listAdapters(ADAPTERS)) out(one)
    return 0
  }
  // In a sandbox with a manual clock a simulated system must use that clock: messages from the future would be refused.
  const file = env['CORRIDOR_SANDBOX_CLOCK']
  const clock = file === undefined ? systemClock : openManualClock(file)
  const settings = await readAdapterHostConfig(call.values.config)
  if (settings.tlsCa !== undefined) await trustForTls(settings.tlsCa)
  const running = await runAdapterHost({
    name: call.named.name,
    config: settings,
    adapters: ADAPTERS,
    clock: () => clock.now(),
    timers: processTimers,
    log: (event, fields) => out(JSON.stringify({ time: new Date().toISOString(), event, ...fields })),
  })
  await ended(stopped, running.ended)
  await running.stop()
  return 0
}

/** Makes all clients of this process, which serves the adapter only, trust these authorities too. */
async function trustForTls(path: string): Promise<void> {
  const added = (await readFile(path, 'utf8')).match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g)
  if (added === null) throw new ConfigError(`tlsCa: ${path} holds no certificate (PEM)`)
  setDefaultCACertificates([...getCACertificates('default'), ...added])
}
