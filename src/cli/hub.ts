import cluster from 'node:cluster'
import { readConfig } from '../config.ts'
import { type CommandContext, ended } from './context.ts'

/** `corridor hub`: runs the hub until the process is asked to stop. Rejects with ConfigError on wrong settings. */
export async function hub({ env, stopped, out, err }: CommandContext): Promise<number> {
  const config = readConfig(env)
  const ready = (url: string): void => out(`corridor hub ready at ${url}`)
  if (config.processes > 1 && cluster.isPrimary) {
    const { runProcesses } = await import('../compose/processes.ts')
    const work = runProcesses({ count: config.processes, stopped, ready, tell: err })
    let code = 0
    await ended(
      NEVER,
      work.then((how) => void (code = how)),
    )
    return code
  }
  const [{ startHub }, { siblingsOf }] = await Promise.all([
    import('../compose/hub.ts'),
    import('../compose/siblings.ts'),
  ])
  const siblings = siblingsOf()
  try {
    const started = await startHub(config, siblings === undefined ? {} : { siblings })
    if (siblings === undefined) ready(started.url)
    else siblings.ready(started.url)
    try {
      await ended(stopped, started.failed)
    } finally {
      await started.stop()
    }
    return 0
  } finally {
    siblings?.leave()
  }
}

/** A hub of several processes ends when the last of them has. */
const NEVER = new AbortController().signal
