import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { contentOf } from '../../adapters/jms/body.ts'
import { profileOf } from '../../adapters/jms/profile.ts'
import { type Taken, Way } from '../../adapters/jms/way.ts'
import { Intake } from '../../adapters/rest/intake.ts'
import type { AdapterContext, Envelope } from '../../src/adapter-api/index.ts'
import { createLooks } from '../../src/adapter-host/looks.ts'
import { processTimers } from '../../src/compose/process-timers.ts'
import { freePorts } from '../../tools/services/ports.ts'
import { must, run } from './command.ts'
import { type Outcome, outcomesOf } from './outcome.ts'

const SOURCES = join(import.meta.dirname, 'java', 'jms')
const MAIN = join(import.meta.dirname, '..', '..', 'src', 'main.ts')
const CLASSPATH = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath'
const FETCH_MS = 180_000
const RUN_MS = 240_000
const STEPS = 6

/**
 * The adapter `jms` on what national systems have: conformance by both protocols on a real ActiveMQ Artemis, and Apache Qpid JMS
 * as the national system's own client.
 */
export async function jmsBroker(folder: string): Promise<Outcome[]> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, 'classpath')
  await must('mvn', ['-B', '-q', '-f', join(SOURCES, 'pom.xml'), CLASSPATH, `-Dmdep.outputFile=${file}`], {
    limitMs: FETCH_MS,
  })
  const classpath = readFileSync(file, 'utf8').trim()
  const password = randomBytes(12).toString('hex')
  const [port = 0] = await freePorts(1)
  const broker = await startBroker({ classpath, folder, port, password })
  try {
    const conforms = await Promise.all(
      (['amqp', 'stomp'] as const).map(async (protocol): Promise<Outcome> => {
        const name = `the adapter jms conforms on ActiveMQ Artemis over ${protocol}`
        const env = { CORRIDOR_JMS_BROKER: `${protocol}://corridor:${password}@127.0.0.1:${port}` }
        const { code, output } = await run(process.execPath, [MAIN, 'conformance', 'jms'], { env, limitMs: RUN_MS })
        return code === 0 ? { name } : { name, why: output.slice(-3000) }
      }),
    )
    return [...conforms, ...(await qpidClient({ classpath, folder, port, password }))]
  } finally {
    await broker.stop()
  }
}

type Place = { classpath: string; folder: string; port: number; password: string }

async function startBroker({ classpath, folder, port, password }: Place): Promise<{ stop: () => Promise<void> }> {
  const args = [
    '-Xmx256m',
    '-cp',
    classpath,
    join(SOURCES, 'ArtemisBroker.java'),
    join(folder, 'artemis'),
    String(port),
  ]
  const child = spawn('java', args, {
    env: { ...process.env, JMS_PASSWORD: password },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const closed = once(child, 'close')
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL')
    await closed
  }
  const limit = setTimeout(() => child.kill('SIGKILL'), RUN_MS)
  for await (const line of createInterface(child.stdout)) {
    if (line !== 'ready') continue
    clearTimeout(limit)
    return { stop }
  }
  throw new Error('ActiveMQ Artemis does not start')
}

/** Asks and is answered through the adapter's own way to queues; what it delivers is taken. */
async function qpidClient({ classpath, folder, port, password }: Place): Promise<Outcome[]> {
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  const profile = profileOf({
    broker: { url: `amqp://127.0.0.1:${port}`, pauseMs: 50 },
    format: 'json',
    deliver: { address: 'qpid.out', map: '$' },
    receive: { address: 'qpid.in', map: 'body', charset: 'windows-1252', selector: "Kind = 'T1'" },
    answers: { replyTo: ['qpid.'] },
    deadLetter: { address: 'qpid.dead' },
  })
  const ending = new AbortController()
  const log = (): void => undefined
  const lookAgain = createLooks({ signal: ending.signal, timers: processTimers, log })
  const settings = { user: 'corridor', passwordFile }
  const rest = { clock: () => new Date(), log, settings, connections: [], lookAgain }
  const context = { ...rest, dataDir: join(folder, 'qpid') } as unknown as AdapterContext
  const way = new Way({
    queues: profile,
    context,
    documentsOf: (text) => [contentOf(text, 'json', () => ({ reason: 'no message' }))],
    answerOf: async (told) => JSON.stringify(told),
  })
  const intake = await Intake.open({
    dataDir: context.dataDir,
    log,
    answerTo: (document) => (document as Taken).to,
    // The hub's part: what was understood comes back in the answer.
    send: async (document) => {
      const { number, place } = (document as Taken).content as { number: string; place: string }
      return { outcome: 'accepted', id: number, mrn: place, status: 'taken', logIndex: 1 }
    },
  })
  const ends = await way.start(intake)
  try {
    const client = run('java', ['-cp', classpath, join(SOURCES, 'QpidClient.java'), String(port)], {
      env: { JMS_PASSWORD: password },
      limitMs: RUN_MS,
    })
    const envelope = { id: 'an-id', sender: 'BF', type: 'discharge', mrn: '26TG1', logIndex: 7 } as unknown as Envelope
    let isDelivered = false
    const stop = lookAgain('deliver', 50, async () => {
      if (isDelivered) return
      await way.deliver('{"place":"Ouagadougou"}', envelope)
      isDelivered = true
    })
    const { output } = await client
    await stop()
    return outcomesOf(output, 'Qpid JMS', STEPS)
  } finally {
    await Promise.all(ends.map((end) => end()))
    await way.stop()
    await intake.close()
  }
}
