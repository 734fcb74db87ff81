import { mkdtempSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { buildWeb } from '../web/build.ts'
import { doorsOf, doorsText } from './doors.ts'
import { readRegistry } from './registry.ts'
import { createProgress } from './progress.ts'
import { type DemoResult, runDemo } from './run.ts'
import { startStack } from './stack.ts'
import { stopController } from './stop.ts'
import { summaryOf } from './summary.ts'

/** `npm run demo`: the main job on real parts, from nothing to discharged movements (docs: README). */
const main = async (): Promise<number> => {
  const { values } = parseArgs({
    options: { once: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
  })
  const startedAt = performance.now()
  const stop = stopController()
  const progress = createProgress(process.stdout, startedAt)
  mkdirSync(resolve('.corridor'), { recursive: true, mode: 0o700 })
  let dead: string | undefined
  const dir = mkdtempSync(join(resolve('.corridor'), 'demo-'))
  await buildWeb()
  const stack = await startStack({
    dir,
    simulate: readRegistry().simulators.map((row) => row.country),
    travelMs: 300,
    witness: true,
    keepAlive: false,
    signal: stop.signal,
    log: (line) => progress.line(line),
    onEvent: (country, event) => progress.event(country, event),
    onDeath: (name, how) => {
      dead ??= `${name} ended (${how})`
      stop.abort(new Error(dead))
    },
  })
  try {
    progress.line(`${stack.simulators.size} national systems are up, each a process of its own`)
    const result = await runDemo(stack, progress, stop.signal)
    const { database, broker } = stack.services
    console.log(summaryOf(result, { database, broker }))
    for (const failure of result.failures) console.log(`FAILED: ${failure}`)
    if (!values.once) {
      console.log(doorsText(await doorsOf(stack)))
      await new Promise<void>((done) => {
        if (stop.signal.aborted) done()
        stop.signal.addEventListener('abort', () => done(), { once: true })
      })
    }
    await stack.stop(result.failures.length > 0)
    if (values.json) console.log(JSON.stringify(lastLine(result, { database, broker, startedAt })))
    return result.failures.length === 0 && dead === undefined ? 0 : 1
  } catch (error) {
    await stack.stop(true)
    console.error(`logs and journals of this run: ${dir}`)
    throw dead === undefined ? error : new Error(dead)
  }
}

/** The one object of interface.md 1, with the time from the start to everything stopped. */
const lastLine = (result: DemoResult, run: { database: string; broker: string; startedAt: number }) => {
  const { mismatches: _, ...figures } = result.figures
  const { database, broker, startedAt } = run
  return { ...figures, broker, database, seconds: Math.round((performance.now() - startedAt) / 100) / 10 }
}

try {
  process.exitCode = await main()
} catch (error) {
  console.error(`demo: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}
