import { join } from 'node:path'
import { createOfflineValidator } from '../../src/compose/offline.ts'
import { processTimers } from '../../src/compose/process-timers.ts'
import { runConformance } from '../../src/conformance/run.ts'

const MAIN = join(import.meta.dirname, '../../src/main.ts')

/** The checks that an adapter fails, each with its fault. `only`: those whose name has this in it. */
export async function checksThatFail(options: {
  name: string
  adapters: string
  /** Not there yet. */
  folder: string
  only?: string
}): Promise<readonly string[]> {
  using validator = await createOfflineValidator({ now: Date.now() })
  const results = await runConformance({
    kills: 3,
    ...options,
    program: [process.execPath, MAIN],
    judge: (bytes) => {
      const { verdict, findings } = validator.validate(bytes, 'en')
      return verdict === 'valid' ? undefined : `${verdict} ${findings.map(({ pointer }) => pointer).join(' ')}`
    },
    random: Math.random,
    clock: () => new Date(),
    timers: processTimers,
  })
  if (results.length === 0) throw new Error(`no check is called ${options.only}`)
  return results.filter(({ ok }) => !ok).map(({ name, fault }) => `${name}: ${fault}`)
}
