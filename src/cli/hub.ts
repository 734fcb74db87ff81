import { startHub } from '../compose/hub.ts'
import { readConfig } from '../config.ts'
import { type CommandContext, ended } from './context.ts'

/** `corridor hub`: runs the hub until the process is asked to stop. Rejects with ConfigError on wrong settings. */
export async function hub({ env, stopped, out }: CommandContext): Promise<number> {
  const started = await startHub(readConfig(env))
  out(`corridor hub ready at ${started.url}`)
  await ended(stopped)
  await started.stop()
  return 0
}
