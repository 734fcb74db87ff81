import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { buildWeb } from '../web/build.ts'
import { startStack } from '../demo/stack.ts'
import { stopController } from '../demo/stop.ts'
import { registerDirectly } from './guarantees.ts'
import { writeDescription } from './description.ts'

const USAGE = 'npm run sandbox -- [--simulate TG,BF] [--port <port>] [--amqp-port <port>] [--clock real|manual] [--tls]'

/** How long a simulated vehicle takes from office to office: long enough for a person to follow. */
const TRAVEL_MS = 1_000

/** `npm run sandbox`: the demonstration's stack without its traffic, until SIGTERM (interface.md 1). */
const main = async (): Promise<void> => {
  const options = readOptions()
  const stop = stopController()
  const startedAt = performance.now()
  const log = (line: string) =>
    console.log(`${((performance.now() - startedAt) / 1000).toFixed(1).padStart(6)} s  ${line}`)
  const folder = resolve('.corridor')
  const file = join(folder, 'sandbox.json')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  // A file left by a sandbox that was killed would send its readers to a hub that is gone.
  rmSync(file, { force: true })
  await buildWeb()
  const stack = await startStack({
    dir: mkdtempSync(join(folder, 'sandbox-')),
    travelMs: TRAVEL_MS,
    keepAlive: true,
    signal: stop.signal,
    log,
    onEvent: (country, event) => {
      if (event['event'] === 'act-failed' || event['event'] === 'fatal') log(`${country}: ${JSON.stringify(event)}`)
    },
    onDeath: (name, how) => log(`${name} ended (${how}) and is started again`),
    ...options,
  })
  try {
    if (!stop.signal.aborted) {
      log(`${await registerDirectly(stack)} guarantees registered by their guarantors`)
      await writeDescription(file, stack)
      log(`ready: ${file}`)
      await new Promise<void>((done) => {
        if (stop.signal.aborted) done()
        stop.signal.addEventListener('abort', () => done(), { once: true })
      })
    }
  } finally {
    rmSync(file, { force: true })
    log('stopping')
    await stack.stop()
  }
}

const readOptions = () => {
  const { values } = parseArgs({
    options: {
      simulate: { type: 'string' },
      port: { type: 'string' },
      'amqp-port': { type: 'string' },
      clock: { type: 'string', default: 'real' },
      tls: { type: 'boolean', default: false },
    },
  })
  if (values.clock !== 'real' && values.clock !== 'manual') throw new Error(`'${values.clock}' is no clock; ${USAGE}`)
  const simulate = (values.simulate ?? '').split(',').filter((one) => one !== '')
  const hubPort = portOf(values.port)
  const amqpPort = portOf(values['amqp-port'])
  return {
    simulate,
    manualClock: values.clock === 'manual',
    tls: values.tls,
    ...(hubPort === undefined ? {} : { hubPort }),
    ...(amqpPort === undefined ? {} : { amqpPort }),
  }
}

const portOf = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`'${text}' is no port; ${USAGE}`)
  return port
}

try {
  await main()
} catch (error) {
  console.error(`sandbox: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}
